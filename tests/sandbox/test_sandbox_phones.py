"""Each phone and mailbox on one page: what arrived, in its order, and how its receipt stands."""

from sandbox.server import Sandbox
from sandbox.state import SentMail, SentNote
from tests.sandbox.offices import PHONE, Office
from tests.sandbox.visitor import Visitor

YANG = "sandbox-resident"


async def fill(sandbox: Sandbox, visitor: Visitor, office: Office) -> None:
    """Yang signs in and shows her number; WeChat, a text, WeCom and a mail arrive."""
    office.receipts_take_long()
    await visitor.post("/device/phone", {"openid": YANG, "phone": PHONE})
    await office.send_aliyun()
    sandbox.state.allow(YANG, "demo-booked")
    await visitor.send()
    await office.send_tencent("13800000002")
    sandbox.state.arrive(
        SentNote("wecom-1", "2026-11-22T02:00:00Z", "li", "textcard", "新办件", "高龄津贴", "x")
    )
    sandbox.state.arrive(
        SentMail("mail-1", "2026-11-22T02:00:00Z", "a@b", "desk@nanxi.example", "停机", "", "")
    )


async def test_a_phone_holds_what_came_by_number_and_by_openid_in_order(
    sandbox: Sandbox, visitor: Visitor, office: Office
) -> None:
    await fill(sandbox, visitor, office)

    phones = (await visitor.get("/control/phones"))["items"]
    found = await visitor.get("/control/phones", who=PHONE)

    assert [(phone["kind"], phone["names"]) for phone in phones] == [
        ("phone", [YANG, PHONE]),
        ("phone", ["13800000002"]),
        ("wecom", ["li"]),
        ("mailbox", ["desk@nanxi.example"]),
    ]
    assert [item["carrier"] for item in phones[0]["items"]] == ["aliyun", "wechat"]
    assert found["items"] == [phones[0]]


async def test_a_text_says_how_its_receipt_stands(
    sandbox: Sandbox, visitor: Visitor, office: Office
) -> None:
    sandbox.state.lines["13800000003"] = "dead"
    office.receipts_take_long()
    await office.send_aliyun()
    await office.send_aliyun("13800000003")

    early = await receipts(visitor)
    office.receipts_are_due()

    assert early == {PHONE: "waiting", "13800000003": "waiting"}
    assert await receipts(visitor) == {PHONE: "delivered", "13800000003": "UNDELIVERED"}


async def receipts(visitor: Visitor) -> dict[str, str]:
    phones = (await visitor.get("/control/phones"))["items"]
    return {phone["names"][0]: phone["items"][0]["receipt"] for phone in phones}


async def test_the_page_shows_them_all_and_what_people_answered(
    sandbox: Sandbox, visitor: Visitor, office: Office
) -> None:
    await fill(sandbox, visitor, office)
    await visitor.post("/device/reply", {"phone": PHONE, "text": "<b>TD</b>"})
    await visitor.post("/control/faults", {"carrier": "tencent", "outage_minutes": 10})
    await visitor.post("/control/numbers", {"phone": "13800000002", "line": "black"})

    async with visitor.http.get(sandbox.url) as answer:
        page = await answer.text()

    told = ("高龄津贴，A07", "等待回执", "预约成功通知", "企业微信", "desk@nanxi.example", "断到")
    assert all(word in page for word in told)
    assert "&lt;b&gt;TD" in page
    assert '<option value="black" selected>' in page
    assert page.index("SMS_booked") < page.index("预约成功通知"), "in the order it arrived"


async def test_an_empty_page_says_what_to_do(sandbox: Sandbox, visitor: Visitor) -> None:
    async with visitor.http.get(sandbox.url) as answer:
        page = await answer.text()

    assert "还没有人登录" in page
    assert "还没有邮件" in page
