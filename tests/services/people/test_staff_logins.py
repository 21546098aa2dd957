"""Logins of the console: who may sign in with a password."""

import pytest

from app.domain.people.identity import BadPhone
from app.models.operation import AuditEntry
from app.models.person import Membership, Person
from app.models.session import Credential
from app.ports import Deps
from app.services.people import people, sessions, staff_logins
from app.services.people.proofs import TooManyTries, WrongPassword
from app.services.people.staff_logins import BadUsername, NameTaken, NoSuchLogin, WeakPassword
from tests.people import LI
from tests.sign_ins import a_login, a_second_factor, at_the_console

PASSWORD = "Nanxi-river-7"


async def admin(deps: Deps, username: str = "li.admin", password: str = PASSWORD) -> None:
    await staff_logins.create_admin(deps, username, LI.name, LI.phone, password)


async def test_an_administrator_can_sign_in_and_serves_everywhere(deps: Deps) -> None:
    await admin(deps, " Li.Admin ")

    view = await sessions.sign_in_with_password(deps, "li.admin", PASSWORD, "zh")

    assert [(role.role, role.centre) for role in view.person.roles] == [("admin", None)]
    assert (view.person.name, view.person.phone) == ("李*口", "139****0011")
    entry = await AuditEntry.get(act="admin-made")
    assert entry.subject == f"credential:{(await Credential.get()).id}"


async def test_the_password_is_kept_as_a_hash(deps: Deps) -> None:
    await admin(deps)

    login = await Credential.get()

    assert login.password_hash.startswith("scrypt$")
    assert PASSWORD not in login.password_hash


@pytest.mark.parametrize(
    ("password", "reasons"),
    [
        ("Short-1", ("too-short",)),
        ("aaaaaaaaaaaaaaaaaaaa", ("too-repetitive",)),
        ("Password-2026", ("too-common",)),
        (f"x{LI.phone}Y-", ("contains-known",)),
        ("lowercaseonly", ("too-plain",)),
        ("x" * 129 + "Y-12", ("too-long",)),
    ],
)
async def test_a_weak_password_is_refused_with_its_reasons(
    deps: Deps, password: str, reasons: tuple[str, ...]
) -> None:
    with pytest.raises(WeakPassword) as refusal:
        await admin(deps, password=password)

    assert refusal.value.facts["reasons"] == reasons
    assert password not in refusal.value.detail
    assert await Person.all().count() == 0


@pytest.mark.parametrize("username", ["", "li", "li admin", "李窗口", "x" * 41, "li\0"])
async def test_a_user_name_is_plain(deps: Deps, username: str) -> None:
    with pytest.raises(BadUsername):
        await admin(deps, username)


async def test_a_user_name_is_given_once(deps: Deps) -> None:
    await admin(deps)

    with pytest.raises(NameTaken):
        await admin(deps, "LI.ADMIN")

    assert await Credential.all().count() == 1


async def test_somebody_we_know_gets_no_second_record(deps: Deps) -> None:
    known = await people.walk_in(deps, LI.name, LI.phone)

    await admin(deps)
    await admin(deps, "li.second")

    assert [member.person_id for member in await Membership.all()] == [known.id]
    assert {login.person_id for login in await Credential.all()} == {known.id}


async def test_a_bad_phone_leaves_nothing(deps: Deps) -> None:
    with pytest.raises(BadPhone):
        await staff_logins.create_admin(deps, "li.admin", LI.name, "12", PASSWORD)

    assert await Credential.all().count() == await Person.all().count() == 0


async def test_who_lost_the_phone_of_the_second_factor_is_let_in_again(deps: Deps) -> None:
    await a_login(deps)
    await a_second_factor(deps, await at_the_console(deps))

    await staff_logins.reset(deps, " LI ")

    assert (await at_the_console(deps)).is_staff
    entry = await AuditEntry.get(act="reset-login")
    assert (entry.actor_id, entry.subject) == (None, f"credential:{(await Credential.get()).id}")


async def test_a_resting_login_wakes_and_the_new_password_is_the_one(deps: Deps) -> None:
    await a_login(deps)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            await sessions.sign_in_with_password(deps, "li", "wrong", "zh")
    with pytest.raises(TooManyTries):
        await at_the_console(deps)

    await staff_logins.reset(deps, "li", PASSWORD)

    with pytest.raises(WrongPassword):
        await at_the_console(deps)
    view = await sessions.sign_in_with_password(deps, "li", PASSWORD, "zh")
    assert view.person.second_factor == "off"


async def test_a_reset_ends_what_is_open_at_the_console_and_leaves_the_phone(deps: Deps) -> None:
    await a_login(deps)
    token = (await sessions.sign_in_with_password(deps, "li", "Correct-horse-9", "zh")).token
    phone = (await sessions.sign_in(deps, f"login-{LI.openid}", "zh")).token

    await staff_logins.reset(deps, "li")

    assert await sessions.authenticate(deps, token) is None
    assert await sessions.authenticate(deps, phone) is not None


async def test_a_reset_refuses_an_unknown_name_and_a_weak_password(deps: Deps) -> None:
    await a_login(deps)

    with pytest.raises(NoSuchLogin):
        await staff_logins.reset(deps, "nobody")
    with pytest.raises(WeakPassword):
        await staff_logins.reset(deps, "li", "12345")

    assert (await at_the_console(deps)).is_staff
