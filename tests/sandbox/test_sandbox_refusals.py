"""What WeChat refuses is refused here, one by one."""

from typing import Any

import pytest

from sandbox.server import Sandbox
from sandbox.settings import APPID, SECRET
from tests.sandbox.visitor import Visitor, fields

SESSION = "/wechat/sns/jscode2session"
STABLE = "/wechat/cgi-bin/stable_token"
QR = "/wechat/wxa/getwxacodeunlimit"
PHONE = "/wechat/wxa/business/getuserphonenumber"
ME = {"appid": APPID, "secret": SECRET}


async def test_a_sign_in_code_works_once(visitor: Visitor) -> None:
    code = (await visitor.post("/device/login", {"openid": "o-yang"}))["code"]
    asked = {**ME, "grant_type": "authorization_code", "js_code": code}

    first = await visitor.get(SESSION, **asked)
    again = await visitor.get(SESSION, **asked)

    assert (first["openid"], "session_key" in first) == ("o-yang", True)
    assert again["errcode"] == 40029


async def test_a_sign_in_code_ends_after_five_minutes(sandbox: Sandbox, visitor: Visitor) -> None:
    code = (await visitor.post("/device/login", {"openid": "o-yang"}))["code"]
    sandbox.state.clock.shift(5)

    late = await visitor.get(SESSION, **ME, grant_type="authorization_code", js_code=code)

    assert late["errcode"] == 40029


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"appid": "wx1"}, 40013),
        ({"secret": "x"}, 40125),
        ({"js_code": "never-given"}, 40029),
        ({"grant_type": "password"}, 40002),
    ],
)
async def test_a_sign_in_that_is_wrong_is_refused(
    visitor: Visitor, change: dict[str, str], errcode: int
) -> None:
    asked = {**ME, "grant_type": "authorization_code", "js_code": "x"} | change

    assert (await visitor.get(SESSION, **asked))["errcode"] == errcode


@pytest.mark.parametrize(
    ("change", "errcode"),
    [({"appid": "wx1"}, 40013), ({"secret": "x"}, 40125), ({"grant_type": "x"}, 40002)],
)
async def test_a_token_for_a_stranger_is_refused(
    visitor: Visitor, change: dict[str, str], errcode: int
) -> None:
    asked = {**ME, "grant_type": "client_credential"} | change

    assert (await visitor.post(STABLE, asked))["errcode"] == errcode
    assert (await visitor.get("/wechat/cgi-bin/token", **asked))["errcode"] == errcode


async def test_the_stable_token_stays_the_same_until_its_last_five_minutes(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    first, again = await visitor.token(), await visitor.token()
    sandbox.state.clock.shift(116)
    late = await visitor.token()

    assert first == again
    assert late != first
    assert (await visitor.send(first))["errcode"] == 43101, "both hold for five minutes"


async def test_a_forced_token_ends_the_old_one_at_once_and_twenty_a_day_is_enough(
    visitor: Visitor,
) -> None:
    old = await visitor.token()

    await visitor.token(force=True)
    for _ in range(19):
        await visitor.token(force=True)
    one_more = await visitor.post(
        STABLE, {**ME, "grant_type": "client_credential", "force_refresh": True}
    )

    assert (await visitor.send(old))["errcode"] == 40001
    assert one_more["errcode"] == 45009


async def test_a_new_plain_token_ends_the_old_one_in_five_minutes(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    asked = {**ME, "grant_type": "client_credential"}
    old = (await visitor.get("/wechat/cgi-bin/token", **asked))["access_token"]
    await visitor.get("/wechat/cgi-bin/token", **asked)

    at_once = await visitor.send(old)
    sandbox.state.clock.shift(6)
    later = await visitor.send(old)

    assert (at_once["errcode"], later["errcode"]) == (43101, 42001)


async def test_no_token_a_strange_token_and_an_old_token_are_told_apart(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    token = await visitor.token()
    sandbox.state.clock.shift(121)

    codes = [
        (await visitor.post("/wechat/cgi-bin/message/subscribe/send", {}))["errcode"],
        (await visitor.send("made-up"))["errcode"],
        (await visitor.send(token))["errcode"],
    ]

    assert codes == [41001, 40001, 42001]


@pytest.mark.parametrize(
    ("change", "errcode", "word"),
    [
        ({"touser": "o-nobody"}, 40003, "openid"),
        ({"template_id": "demo-nothing"}, 40037, "template_id"),
        ({"data": "text"}, 47003, "object"),
        ({"data": fields(thing1="字" * 21)}, 47003, "thing1"),
        ({"data": fields(thing1="")}, 47003, "data.thing1.value is empty"),
        ({"data": fields(thing1="  ")}, 47003, "data.thing1.value is empty"),
        ({"data": fields(thing1=None)}, 47003, "data.thing1.value is empty"),
        ({"data": fields(thing3="两\n行")}, 47003, "thing3"),
        ({"data": fields(time2="下午三点")}, 47003, "time2"),
        ({"data": fields(character_string5="甲07")}, 47003, "character_string5"),
        ({"data": fields(thing9="x")}, 47003, "thing9"),
        ({"data": {"thing1": {"value": "x"}}}, 47003, "time2"),
        ({"data": {**fields(), "thing1": "no object"}}, 47003, "thing1"),
        ({"page": "pages/nowhere/index"}, 41030, "page"),
        ({"page": "/pages/booking/index"}, 41030, "page"),
        ({"miniprogram_state": "beta"}, 40097, "miniprogram_state"),
        ({"lang": "bo_CN"}, 40097, "lang"),
        ({}, 43101, "refuse"),
    ],
)
async def test_a_message_that_is_wrong_is_refused_by_name(
    sandbox: Sandbox, visitor: Visitor, change: dict[str, Any], errcode: int, word: str
) -> None:
    if change:
        sandbox.state.allow("sandbox-resident", "demo-booked")

    answer = await visitor.send(**change)

    assert (answer["errcode"], word in answer["errmsg"]) == (errcode, True)
    assert "rid: " in answer["errmsg"]
    assert list(sandbox.state.messages) == []


async def test_one_grant_carries_one_message(sandbox: Sandbox, visitor: Visitor) -> None:
    left = await visitor.post(
        "/device/grants", {"openid": "sandbox-resident", "results": {"demo-booked": "accept"}}
    )

    codes = [(await visitor.send())["errcode"] for _ in range(2)]

    assert left == {"left": {"demo-booked": 1}}
    assert codes == [0, 43101]
    assert len(sandbox.state.messages) == 1


async def test_a_body_that_is_no_json_is_refused(visitor: Visitor) -> None:
    token = await visitor.token()

    answer = await visitor.post(
        "/wechat/cgi-bin/message/subscribe/send", ["list"], access_token=token
    )

    assert answer["errcode"] == 47001


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"scene": "x" * 33}, 40169),
        ({"scene": ""}, 40169),
        ({"scene": "中文"}, 40169),
        ({"scene": 7}, 40169),
        ({"page": "pages/nowhere/index"}, 41030),
        ({"page": "pages/index/index?x=1"}, 41030),
        ({"env_version": "beta"}, 40097),
        ({"width": 100}, 40097),
        ({"width": "wide"}, 40097),
    ],
)
async def test_a_code_that_is_wrong_is_refused(
    visitor: Visitor, change: dict[str, object], errcode: int
) -> None:
    asked = {"scene": "k1", "page": "pages/index/index"} | change

    answer = await visitor.post(QR, asked, access_token=await visitor.token())

    assert answer["errcode"] == errcode


async def test_a_code_is_a_picture(visitor: Visitor) -> None:
    asked = {"scene": "k1.token", "page": "pages/index/index"}

    picture = await visitor.post(QR, asked, access_token=await visitor.token())

    assert picture.startswith(b"\x89PNG")


async def test_a_phone_code_tells_the_number_once(visitor: Visitor) -> None:
    phone = {"openid": "o-yang", "phone": "13800000000"}
    code = (await visitor.post("/device/phone", phone))["code"]
    token = await visitor.token()

    first = await visitor.post(PHONE, {"code": code}, access_token=token)
    again = await visitor.post(PHONE, {"code": code}, access_token=token)

    told = first["phone_info"]
    assert (told["phoneNumber"], told["purePhoneNumber"], told["countryCode"]) == (
        "13800000000",
        "13800000000",
        "86",
    )
    assert (told["watermark"]["appid"], again["errcode"]) == (APPID, 40029)


async def test_an_unknown_path_is_not_there(visitor: Visitor) -> None:
    assert await visitor.status("/wechat/cgi-bin/message/template/send", {}) == 404


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/device/login", {"openid": ""}),
        ("/device/login", {"openid": "有中文"}),
        ("/device/login", []),
        ("/device/phone", {"openid": "o", "phone": "abc"}),
        ("/device/grants", {"openid": "o", "results": {"demo-nothing": "accept"}}),
        ("/device/grants", {"openid": "o", "results": 7}),
        ("/device/settings", {"openid": "o", "results": {"demo-nothing": "reject"}}),
        ("/device/settings", {"openid": "o", "results": 7}),
        ("/device/reply", {"phone": "13800000000", "text": "nobody wrote to this number"}),
        ("/device/work", {"openid": "o", "results": {"demo-booked": "accept"}}),
        ("/device/work", {"openid": "", "results": {}}),
        ("/control/faults", {"carrier": "pigeon"}),
        ("/control/faults", {"carrier": "aliyun", "lost": 2}),
        ("/control/faults", {"carrier": "aliyun", "weather": 1}),
        ("/control/faults", {"carrier": "aliyun", "outage": "holiday"}),
        ("/control/faults", {"carrier": "aliyun", "seed": "x"}),
        ("/control/numbers", {"phone": "13800000000", "line": "busy"}),
        ("/control/members", {"user": "li", "member": "no"}),
        ("/control", {"endpoint": "nothing", "mode": "ok"}),
        ("/control", {"endpoint": "token", "mode": "nothing"}),
        ("/control", {"endpoint": "token", "mode": "fail", "times": "often"}),
        ("/clock", {"minutes": "many"}),
        ("/clock", 7),
    ],
)
async def test_a_device_that_asks_for_nonsense_is_told_so(
    visitor: Visitor, path: str, told: object
) -> None:
    assert await visitor.status(path, told) == 400
