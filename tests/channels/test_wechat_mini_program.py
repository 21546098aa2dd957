"""Signing in, phone numbers and mini-program codes over a real socket."""

import time

import pytest

from app.channels.refusals import CarrierBusy, CarrierMisconfigured, CarrierRefused, CarrierSilent
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.mini_program import WeChatMiniProgram
from app.channels.wechat.refusals import BadCode, BadPage, BadScene, BlockedUser, ForeignPhone
from app.kit.errors import AppError
from app.ports import WeChatIdentity
from sandbox.faults import ALWAYS, Fault
from sandbox.server import Sandbox


@pytest.fixture
def program(client: AsyncWeChat) -> WeChatMiniProgram:
    return WeChatMiniProgram(client)


async def test_a_sign_in_code_tells_who_it_is_and_works_once(
    sandbox: Sandbox, program: WeChatMiniProgram
) -> None:
    code = sandbox.state.logins.give("sandbox-agent")

    identity = await program.identity(code)
    with pytest.raises(BadCode):
        await program.identity(code)

    assert identity == WeChatIdentity("sandbox-agent", "")


async def test_signing_in_needs_no_token(sandbox: Sandbox, program: WeChatMiniProgram) -> None:
    sandbox.state.faults.set("token", Fault("fail", ALWAYS))

    await program.identity(sandbox.state.logins.give("sandbox-agent"))

    assert sandbox.state.tokens.fetches == 0


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (Fault("fail", 1, 40029), BadCode),
        (Fault("fail", 1, 40163), BadCode),
        (Fault("fail", 1, 40226), BlockedUser),
        (Fault("fail", 1, 40125), CarrierMisconfigured),
        (Fault("busy"), CarrierBusy),
        (Fault("hang"), CarrierSilent),
        (Fault("lost"), CarrierSilent),
    ],
)
async def test_a_sign_in_that_fails_says_how(
    sandbox: Sandbox, hasty: AsyncWeChat, fault: Fault, refusal: type[AppError]
) -> None:
    sandbox.state.faults.set("code2session", fault)
    started = time.monotonic()

    with pytest.raises(refusal):
        await WeChatMiniProgram(hasty).identity(sandbox.state.logins.give("sandbox-agent"))

    assert time.monotonic() - started < 20


@pytest.mark.parametrize("code", ["", "with space", "有中文", "x" * 257, "line\n"])
async def test_what_cannot_be_a_code_is_not_even_asked_about(
    sandbox: Sandbox, program: WeChatMiniProgram, code: str
) -> None:
    with pytest.raises(BadCode):
        await program.identity(code)
    with pytest.raises(BadCode):
        await program.phone(code)

    assert list(sandbox.state.log) == []


async def test_a_phone_code_tells_the_number_once(
    sandbox: Sandbox, program: WeChatMiniProgram
) -> None:
    code = sandbox.state.phones.give("13800000000")

    phone = await program.phone(code)
    with pytest.raises(BadCode):
        await program.phone(code)

    assert phone == "13800000000"


async def test_a_phone_from_abroad_is_refused(sandbox: Sandbox, program: WeChatMiniProgram) -> None:
    with pytest.raises(ForeignPhone) as caught:
        await program.phone(sandbox.state.phones.give("+852 51234567"))

    assert caught.value.facts == {"country": "852"}


async def test_a_code_picture_is_a_picture(program: WeChatMiniProgram) -> None:
    picture = await program.code_image("k1." + "x" * 29, "pages/checkin/index")

    assert picture.startswith(b"\x89PNG")


@pytest.mark.parametrize("scene", ["", "x" * 33, "100%", "中文", "a b", "a\n"])
async def test_a_scene_that_wechat_refuses_never_leaves(
    sandbox: Sandbox, program: WeChatMiniProgram, scene: str
) -> None:
    with pytest.raises(BadScene):
        await program.code_image(scene, "pages/checkin/index")

    assert list(sandbox.state.log) == []


@pytest.mark.parametrize("page", ["", "/pages/a", "pages/a?x=1", "pages//a", "../a"])
async def test_a_page_that_cannot_be_never_leaves(
    sandbox: Sandbox, program: WeChatMiniProgram, page: str
) -> None:
    with pytest.raises(BadPage):
        await program.code_image("k1", page)

    assert list(sandbox.state.log) == []


async def test_an_error_in_place_of_a_picture_is_a_refusal(
    sandbox: Sandbox, program: WeChatMiniProgram
) -> None:
    sandbox.state.faults.set("qr", Fault("fail", 1, 99999))

    with pytest.raises(CarrierRefused):
        await program.code_image("k1", "pages/checkin/index")
