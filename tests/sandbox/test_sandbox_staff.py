"""What reaches staff in the sandbox: WeCom's messages and WeChat's messages of work."""

import json
from typing import Any

import pytest

from sandbox.server import Sandbox
from sandbox.settings import AGENT, CORP, CORP_SECRET
from tests.sandbox.visitor import Visitor

TOKEN = "/wecom/cgi-bin/gettoken"
SEND = "/wecom/cgi-bin/message/send"
WORK = "/wechat/cgi-bin/message/wxopen/employeerelationmsg/send"
CLERK = "sandbox-clerk"
CARD = {
    "title": "有新办件",
    "description": "高龄津贴，请及时处理",
    "url": "https://x.example/console/",
}
FIELDS = {
    "thing1": {"value": "高龄津贴"},
    "character_string2": {"value": "LJZ-2026-7"},
    "thing3": {"value": "刘家镇便民服务中心"},
    "thing4": {"value": "有新办件，请及时处理"},
}


async def wecom_token(visitor: Visitor, **changes: str) -> Any:
    return await visitor.get(TOKEN, **{"corpid": CORP, "corpsecret": CORP_SECRET, **changes})


async def tell(visitor: Visitor, to: str = "li", token: str = "", **changes: object) -> Any:
    token = token or (await wecom_token(visitor))["access_token"]
    asked = {"touser": to, "agentid": AGENT, "msgtype": "textcard", "textcard": CARD}
    return await visitor.post(SEND, asked | changes, access_token=token)


async def test_members_are_told_and_strangers_are_named(sandbox: Sandbox, visitor: Visitor) -> None:
    await visitor.post("/control/members", {"user": "gone", "member": False})

    answer = await tell(visitor, "li|gone|wang")
    nobody = await tell(visitor, "gone")

    assert (answer["errcode"], answer["invaliduser"]) == (0, "gone")
    assert nobody["errcode"] == 81013
    assert [note.user for note in sandbox.state.notes] == ["wang", "li"]
    assert sandbox.state.notes[0].text == "高龄津贴，请及时处理"


async def test_the_same_again_within_the_interval_is_not_shown(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    check = {"enable_duplicate_check": 1, "duplicate_check_interval": 14400}
    codes = [(await tell(visitor, **check))["errcode"] for _ in range(2)]
    await tell(visitor, textcard=CARD | {"url": "https://x.example/console/?m=2"}, **check)
    before = len(sandbox.state.notes)
    sandbox.state.clock.shift(241)
    await tell(visitor, **check)
    unchecked = len(sandbox.state.notes)
    await tell(visitor)

    assert (codes, before, unchecked) == ([0, 0], 2, 3)
    assert len(sandbox.state.notes) == 4


async def test_a_member_hears_thirty_a_minute_and_the_rest_is_dropped_without_a_word(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    token = (await wecom_token(visitor))["access_token"]

    codes = {(await tell(visitor, token=token))["errcode"] for _ in range(33)}
    await tell(visitor, "wang", token)

    assert (codes, sandbox.state.corp.dropped) == ({0}, 3)
    assert [note.user for note in sandbox.state.notes].count("li") == 30


async def test_the_token_stays_until_it_ends_in_the_middle(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    first = (await wecom_token(visitor))["access_token"]
    again = (await wecom_token(visitor))["access_token"]
    await visitor.post("/control", {"endpoint": "wecom.send", "mode": "expired"})

    ended = await tell(visitor, token=first)
    still = await tell(visitor, token=first)
    fresh = await tell(visitor)

    assert first == again
    assert [ended["errcode"], still["errcode"], fresh["errcode"]] == [42001, 42001, 0]


@pytest.mark.parametrize(
    ("changes", "errcode"), [({"corpid": "x"}, 40013), ({"corpsecret": "x"}, 40001)]
)
async def test_a_strange_corp_gets_no_token(
    visitor: Visitor, changes: dict[str, str], errcode: int
) -> None:
    assert (await wecom_token(visitor, **changes))["errcode"] == errcode


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"token": "made-up"}, 40014),
        ({"agentid": 7}, 40056),
        ({"msgtype": "voice"}, 40008),
        ({"textcard": "words"}, 40058),
        ({"textcard": CARD | {"url": ""}}, 44004),
        ({"to": ""}, 81013),
        ({"enable_duplicate_check": 1, "duplicate_check_interval": 14401}, 40058),
    ],
)
async def test_what_wecom_refuses_has_its_number(
    sandbox: Sandbox, visitor: Visitor, changes: dict[str, Any], errcode: int
) -> None:
    assert (await tell(visitor, **changes))["errcode"] == errcode
    assert len(sandbox.state.notes) == 0


async def test_other_kinds_of_message_are_shown_too(sandbox: Sandbox, visitor: Visitor) -> None:
    rows = [{"key": "事项", "value": "高龄津贴"}, {"key": "编号", "value": "7"}]
    notice = {"title": "新办件", "page": "pages/index/index", "content_item": rows}
    await tell(visitor, msgtype="text", text={"content": "字" * 1000})
    await tell(visitor, msgtype="miniprogram_notice", miniprogram_notice=notice)

    newer, older = sandbox.state.notes
    assert (newer.title, newer.text) == ("新办件", "事项：高龄津贴\n编号：7")
    assert older.text == "字" * 682, "cut at 2048 bytes"


async def work(visitor: Visitor, **changes: object) -> Any:
    asked = {
        "touser": CLERK,
        "template_id": "work-todo",
        "page": "pages/index/index",
        "data": json.dumps({"data": FIELDS}),
    }
    return await visitor.post(WORK, asked | changes, access_token=await visitor.token())


async def test_work_reaches_who_is_bound_until_unbound(sandbox: Sandbox, visitor: Visitor) -> None:
    before = (await work(visitor))["errcode"]
    results = {"work-todo": "accept", "work-alarm": "reject"}
    bound = await visitor.post("/device/work", {"openid": CLERK, "results": results})
    told = (await work(visitor))["errcode"]
    unbind = "/wechat/wxa/business/unbinduserb2cauthinfo"
    await visitor.post(unbind, {"openid": CLERK}, access_token=await visitor.token())
    after = (await work(visitor))["errcode"]

    shown = (await visitor.get("/device/messages", openid=CLERK))["items"]
    assert (before, bound, told, after) == (40256, {"bound": ["work-todo"]}, 0, 40256)
    assert [item["title"] for item in shown] == ["待办工作通知"]
    assert (await visitor.get("/device/work", openid=CLERK)) == {"bound": []}


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"touser": "o-nobody"}, 40257),
        ({"template_id": "demo-booked"}, 40037),
        ({"data": {"data": FIELDS}}, 40097),
        ({"data": "{"}, 40097),
        ({"data": json.dumps(FIELDS)}, 40097),
        ({"data": json.dumps({"data": FIELDS | {"thing1": {"value": "字" * 21}}})}, 47003),
        ({"page": "pages/nowhere/index"}, 41030),
    ],
)
async def test_work_that_is_wrong_is_refused(
    visitor: Visitor, changes: dict[str, object], errcode: int
) -> None:
    await visitor.post("/device/work", {"openid": CLERK, "results": {"work-todo": "accept"}})

    assert (await work(visitor, **changes))["errcode"] == errcode
