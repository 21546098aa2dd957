"""The desk around the simulated phone: messages, clock, persons, font size."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakePhone
from tests.browser.stub_server import StubServer

pytestmark = pytest.mark.browser

REMINDER = {
    "openid": "sandbox-resident",
    "template_id": "demo-day-before",
    "title": "预约到期提醒",
    "data": {"事项": "高龄津贴申领", "时间": "2026-12-01 09:00"},
    "page": "pages/detail/index?name=A07",
}


def test_a_message_arrives_and_a_touch_opens_its_page(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()
    menu = one.screen.get_by_role("button", name="模拟器面板")
    log = one.page.locator("[role=log][aria-busy=false]")
    expect(log).to_be_attached()  # the first look at the messages found none

    stub.post("/test/message", REMINDER)
    expect(one.screen.get_by_role("status")).to_contain_text("预约到期提醒")
    one.shot("simulator-banner")
    menu.tap()
    message = one.page.get_by_role("log", name="消息").get_by_role("button")
    expect(message).to_contain_text("高龄津贴申领")
    one.shot("simulator-drawer")
    message.tap()

    expect(one.current.get_by_text("A07")).to_be_visible()
    expect(one.current.get_by_text("场景 1014")).to_be_visible()
    assert one.sim("app.seen.slice(-2)") == ["hide", "show pages/detail/index 1014"]
    one.touch(one.screen.get_by_role("button", name="返回首页"))
    expect(one.screen.get_by_role("heading", name="样例首页")).to_be_visible()


def test_messages_of_others_stay_on_their_phones(stub: StubServer, phone: MakePhone) -> None:
    stub.post("/test/message", REMINDER)
    one, other = phone(stub.url, wide=True), phone(stub.url, wide=True)

    one.open(persona="resident")
    other.open(persona="agent")

    expect(one.page.get_by_role("log", name="消息")).to_contain_text("高龄津贴申领")
    expect(other.page.get_by_role("log", name="消息")).to_contain_text("还没有消息")


def test_the_desk_moves_the_clock_of_the_sandbox_and_of_the_phone(
    stub: StubServer, phone: MakePhone
) -> None:
    one = phone(stub.url, wide=True)
    one.open("pages/me/index")
    before = one.sim("clock.now()")

    one.page.get_by_role("button", name="+1 天").click()
    expect(one.page.get_by_text("快 1 天")).to_be_visible()
    one.shot("simulator-desk")

    assert 86_400_000 <= one.sim("clock.now()") - before < 86_460_000
    assert json.loads(stub.get("/clock").body) == {"offset_seconds": 86_400}


def test_another_persona_has_another_storage(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url, wide=True)
    one.open()
    one.sim("wx.setStorageSync('token', 'of the resident')")

    one.page.get_by_role("button", name="村代办员 王代办").click()
    one.page.wait_for_url("**as=agent**")
    one.ready()

    assert one.sim("wx.getStorageSync('token')") == ""
    assert one.sim("device.openid") == "sandbox-agent"


def test_the_font_size_of_wechat_reaches_the_page(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url, wide=True)
    one.open("pages/me/index")

    one.page.get_by_role("button", name="特大").click()
    one.page.wait_for_url("**font=1.25**")
    one.ready()

    line = one.current.get_by_text("字号 20")
    expect(line).to_be_visible()
    assert line.evaluate("node => getComputedStyle(node).fontSize") == "20px"


def test_bare_shows_the_phone_alone(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url, wide=True)

    one.open(bare="1")

    expect(one.page.get_by_role("log", name="消息")).to_have_count(0)
    box = one.screen.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (1440, 900)
