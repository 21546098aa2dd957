"""The simulator in a real Chromium, with the sample mini-program and a stub sandbox."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakePhone
from tests.browser.stub_server import StubServer

pytestmark = pytest.mark.browser


def test_the_unchanged_source_runs_and_asks_the_backend(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)

    one.open()

    expect(one.current.get_by_text("城乡居民医保参保登记")).to_be_visible()
    expect(one.current.get_by_text("380.00 元")).to_be_visible()
    expect(one.screen.get_by_role("heading", name="样例首页")).to_be_visible()
    one.shot("simulator-phone")


def test_tibetan_is_drawn_with_the_font_that_comes_along(
    stub: StubServer, phone: MakePhone
) -> None:
    one = phone(stub.url)
    one.open()
    family = "'Noto Serif Tibetan'"

    one.page.evaluate(f'document.fonts.load("16px {family}", "བོད")')

    assert one.page.evaluate(f'document.fonts.check("16px {family}", "བོད")') is True
    assert one.page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length") > 0


def test_a_touch_opens_a_page_and_the_arrow_leads_back(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()

    one.tap("填写表格")
    expect(one.screen.get_by_role("heading", name="填写表格")).to_be_visible()
    expect(one.screen.locator(".sim-tabs")).to_be_hidden()
    one.back()

    assert one.path == "pages/home/index"
    expect(one.screen.locator(".sim-tabs")).to_be_visible()


def test_tabs_keep_their_pages_alive(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()

    one.tab("我的")
    one.tab("首页")
    one.tab("我的")

    expect(one.current.get_by_text("看过 2 次")).to_be_visible()


def test_a_form_gathers_what_was_filled_in(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open("pages/fields/index")

    one.current.get_by_placeholder("姓名").fill("杨秀英")
    one.current.get_by_placeholder("手机号").fill("13800000001")
    one.current.get_by_test_id("village").locator("select").select_option(label="石桥村")
    one.current.get_by_test_id("day").locator("input").fill("2026-12-01")
    one.tap("上门")
    one.tap("身份证")
    one.current.get_by_role("switch", name="提醒我").tap()
    one.current.get_by_placeholder("其他说明").fill("行动不便")
    one.shot("simulator-fields")
    one.tap("提交")

    assert json.loads(one.current.get_by_test_id("sent").inner_text()) == {
        "name": "杨秀英",
        "phone": "13800000001",
        "village": 1,
        "on": "2026-12-01",
        "way": "home",
        "bring": ["card"],
        "notify": True,
        "note": "行动不便",
    }


def test_the_subscription_sheet_takes_each_answer_to_the_sandbox(
    stub: StubServer, phone: MakePhone
) -> None:
    one = phone(stub.url)
    one.open()

    one.tap("订阅提醒")
    sheet = one.screen.get_by_role("dialog", name="订阅消息")
    sheet.get_by_label("预约到期提醒").uncheck()
    one.shot("simulator-subscribe")
    one.answer("允许")

    answers = {"demo-booked": "accept", "demo-day-before": "reject"}
    expect(one.current.get_by_test_id("said")).to_have_text(
        json.dumps(answers, separators=(",", ":"))
    )
    assert stub.told() == [{"what": "grants", "openid": "sandbox-resident", "results": answers}]


def test_a_kept_choice_is_not_asked_again(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()
    one.tap("订阅提醒")
    one.screen.get_by_label("总是保持以上选择，不再询问").check()
    one.answer("取消")
    expect(one.current.get_by_test_id("said")).to_contain_text("reject")

    one.page.reload()
    one.ready()
    one.tap("订阅提醒")

    expect(one.current.get_by_test_id("said")).to_contain_text("reject")
    assert len(stub.told()) == 2


def test_a_preset_answer_needs_no_sheet(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()
    one.preset(subscribe="accept")

    one.tap("订阅提醒")

    expect(one.current.get_by_test_id("said")).to_contain_text('"demo-booked":"accept"')


def test_a_subscription_after_an_await_is_refused(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()

    one.tap("迟到的订阅")

    expect(one.current.get_by_test_id("said")).to_contain_text("can only be invoked by user TAP")
    assert stub.told() == []


def test_the_phone_number_is_given_only_when_allowed(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open(persona="agent")

    one.tap("手机号快捷填写")
    expect(one.screen.get_by_text("138****0002")).to_be_visible()
    one.answer("取消")
    expect(one.current.get_by_test_id("said")).to_have_text("getPhoneNumber:fail user deny")
    one.tap("手机号快捷填写")
    one.answer("允许")

    expect(one.current.get_by_test_id("said")).to_have_text("phone-code-1")
    asked = {"what": "phone", "openid": "sandbox-agent", "phone": "13800000002"}
    assert stub.told() == [asked]


def test_signing_in_takes_a_code_from_the_sandbox_and_needs_a_network(
    stub: StubServer, phone: MakePhone
) -> None:
    one = phone(stub.url)
    one.open(persona="clerk")

    one.tap("登录")
    expect(one.current.get_by_test_id("said")).to_have_text("login-code-1")
    one.online(False)
    one.tap("登录")

    expect(one.current.get_by_test_id("said")).to_contain_text("login:fail")
    assert stub.told() == [{"what": "login", "openid": "sandbox-clerk"}]


def test_a_modal_a_sheet_and_a_toast_are_answered_by_touch(
    stub: StubServer, phone: MakePhone
) -> None:
    one = phone(stub.url)
    one.open()

    one.tap("取消预约")
    expect(one.screen.get_by_role("dialog", name="取消预约")).to_be_visible()
    one.shot("simulator-modal")
    one.answer("确定")
    expect(one.current.get_by_test_id("said")).to_have_text("取消了")
    one.tap("选择原因")
    one.answer("改到其他日子")
    expect(one.current.get_by_test_id("said")).to_have_text("第 1 项")
    one.tap("保存")

    expect(one.screen.get_by_role("status")).to_have_text("已保存")


def test_pulling_down_refreshes_the_page(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()
    expect(one.current.get_by_text("高龄津贴申领").first).to_be_visible()

    touch = one.context.new_cdp_session(one.page)
    for kind, y in [("touchStart", 200), ("touchMove", 260), ("touchMove", 330), ("touchEnd", 0)]:
        points = [] if kind == "touchEnd" else [{"x": 200, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    one.page.wait_for_function("window.__sim.current.instance.data.loaded === 2")
    expect(one.screen.get_by_label("正在刷新")).to_have_count(0)


def test_what_is_not_simulated_is_an_error(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()

    one.page.evaluate("window.__sim.wx.startBluetooth")

    assert one.sim("errors") == [{"where": "wx", "message": "wx.startBluetooth is not simulated"}]
    assert len(one.forgive()) == 1


def test_a_promise_nobody_catches_is_an_error(stub: StubServer, phone: MakePhone) -> None:
    one = phone(stub.url)
    one.open()

    one.page.evaluate("void window.__sim.wx.navigateTo({ url: '/pages/nowhere/index' })")

    one.page.wait_for_function("window.__sim.errors.length === 1")
    assert "pages/nowhere/index" in one.forgive()[0]
