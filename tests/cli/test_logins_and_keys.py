"""Making a login for an administrator, and making and turning keys."""

import asyncio

import pytest

from app.models import sql
from app.services.people import people, sessions
from app.settings_checks import PATH_SECRET
from app.vault.blind_index import new_index_key
from app.vault.field_cipher import FieldCipher
from app.vault.keys import key_ring, new_key
from app.vault.signing import signer_of
from tests.cli.conftest import Shell
from tests.engines import opened
from tests.fakes import StillClock, test_deps

WHO = ("--name", "李管理", "--phone", "13900000011")
PASSWORD = "Nanxi-river-7"


def test_an_administrator_can_sign_in_with_the_password_that_was_typed(
    house: Shell, url: str
) -> None:
    status, said = house.spawn("create-admin", "li.admin", *WHO, said=f"{PASSWORD}\n")

    async def sign_in() -> str:
        async with opened(url):
            [row] = await sql.rows("SELECT username, password_hash FROM credential")
            return str(row["username"])

    assert (status, said) == (0, "管理员 li.admin 可以登录控制台了\n")
    assert asyncio.run(sign_in()) == "li.admin"


@pytest.mark.parametrize(
    ("username", "password", "sentence"),
    [
        (
            "li.admin",
            "12345",
            "密码太容易猜到，请换一个长一些、不常见的。少于 10 个字符、"
            "只有一两种字符：请混用大小写字母、数字和符号、含有常见的密码",
        ),
        ("li.admin", "Aa1-13900000011", "密码太容易猜到，请换一个长一些、不常见的。含有"),
        ("li admin", PASSWORD, "账号名要写 3 到 40 个小写字母、数字、点、横线或下划线。"),
    ],
)
def test_what_cannot_be_a_login_is_refused_with_its_reason(
    house: Shell, username: str, password: str, sentence: str
) -> None:
    status, said = house.spawn("create-admin", username, *WHO, said=f"{password}\n")

    assert status == 1
    assert said.startswith(sentence)
    assert said.count("\n") == 1
    assert password not in said


def test_a_login_is_reset_with_a_new_password(house: Shell) -> None:
    house.spawn("create-admin", "li.admin", *WHO, said=f"{PASSWORD}\n")

    plain = house.spawn("reset-login", "li.admin")
    weak = house.spawn("reset-login", "li.admin", "--password", said="12345\n")
    changed = house.spawn("reset-login", "li.admin", "--password", said="Another-river-8\n")
    unknown = house.spawn("reset-login", "nobody")

    assert plain == (0, "账号 li.admin 已解锁，两步登录已关闭，已登录的办公台都要重新登录\n")
    assert (weak[0], weak[1].partition("，")[0]) == (1, "密码太容易猜到")
    assert (changed[0], changed[1].endswith("，密码已换新\n")) == (0, True)
    assert unknown == (1, "没有找到这个登录账号，请核对账号名。\n")


def test_a_fresh_key_can_be_used_as_it_is_printed(shell: Shell) -> None:
    printed = [shell.do("new-key"), shell.do("new-key", "--algorithm", "sm4gcm")]

    rings = []
    for status, said in printed:
        ring, index, signing, path = (line.partition("=") for line in said.splitlines())
        assert (status, ring[0], index[0]) == (0, "CUNKOU_KEY_RING", "CUNKOU_INDEX_KEY")
        assert (signing[0], path[0]) == ("CUNKOU_RECEIPT_KEYS", "CUNKOU_RECEIPT_PATH_SECRET")
        assert PATH_SECRET.fullmatch(path[2])
        signer = signer_of(signing[2])
        assert signer.verify(b"x", signer.sign(b"x"), signer.key_id)
        sealed = FieldCipher.of(ring[2], index[2]).seal("杨秀英", "x")
        rings.append((key_ring(ring[2]).active_alg, sealed.split(".")[1]))
    assert rings == [("a256gcm", "a256gcm"), ("sm4gcm", "sm4gcm")]
    assert printed[0] != shell.do("new-key"), "never the same twice"


def test_turning_the_ring_seals_everything_again_and_says_how_much(
    house: Shell, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, index, new = new_key(kid="old"), new_index_key(), new_key(kid="new")
    monkeypatch.setenv("CUNKOU_INDEX_KEY", index)

    async def somebody() -> None:
        async with opened(url):
            deps = test_deps(StillClock())
            given = type(deps)(**{**vars(deps), "cipher": FieldCipher.of(old, index)})
            person = await people.walk_in(given, "杨秀英", "13900000001")
            assert await sessions.authenticate(given, str(person.id)) is None

    asyncio.run(somebody())
    monkeypatch.setenv("CUNKOU_KEY_RING", f"{old},{new}")

    first, again = house.do("rotate-keys"), house.do("rotate-keys")

    assert first[0] == again[0] == 0
    assert first[1].splitlines()[-1] == "2 个字段、0 个文件已换用最新密钥"
    assert again[1].splitlines()[-1] == "0 个字段、0 个文件已换用最新密钥"
