"""The office on the phone: taking in, accepting and deciding with confirmation, being away."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.town import Town

pytestmark = pytest.mark.browser

CENTRE = "511503102000"
TODO = "packages/staff/todo/index"
ITEM = "高龄津贴申领"
PHONE_NUMBER = "18612340007"


def dialog(phone: Phone) -> Locator:
    """The sheet that lies over the page."""
    return phone.current.get_by_role("dialog")


def yes(phone: Phone, text: str) -> None:
    """Touches a button of the sheet that lies over the page."""
    phone.touch(dialog(phone).last.get_by_role("button", name=text, exact=True))


def act(phone: Phone, name: str) -> None:
    """Does the act that the bar at the lower edge offers first, without anything to add."""
    phone.tap(name)
    expect(dialog(phone)).to_be_visible()
    yes(phone, name)
    expect(dialog(phone)).to_have_count(0)


def take_in(phone: Phone, name: str = "罗桂芳") -> str:
    """The clerk takes in the usual item for somebody; the number of the case."""
    phone.open(f"packages/staff/intake/index?centre={CENTRE}", "clerk")
    phone.preset(subscribe="accept")
    phone.current.get_by_test_id("item").locator("select").select_option(label=ITEM)
    phone.current.get_by_placeholder("11 位手机号").fill(PHONE_NUMBER)
    phone.current.get_by_placeholder("和身份证上一样").fill(name)
    fill_form(phone)
    phone.tap("收下申请")
    number = phone.current.get_by_test_id("number")
    expect(number).to_have_text(re.compile(rf"{CENTRE}-\d{{4}}-\d{{5}}"))
    return number.inner_text()


def fill_form(phone: Phone) -> None:
    """Answers every question of the item's form."""
    phone.current.get_by_test_id("born-on").locator("input").fill("1940-05-01")
    phone.current.get_by_test_id("living").get_by_role("radio", name="独居").tap()
    phone.current.get_by_test_id("moving").get_by_role("radio", name="是").tap()


def test_the_clerk_accepts_and_decides_a_case_with_confirmation(
    town: Town, phone: MakePhone
) -> None:
    one = phone(town.url)
    _, password = town.console_login("clerk")
    number = take_in(one)
    one.shot("staff-taken-in")
    one.tap("看这个办件")
    expect(one.current.get_by_test_id("number")).to_have_text(number)

    act(one, "受理")
    one.shot("staff-case")
    act(one, "完成审核")
    one.tap("作出决定")
    dialog(one).get_by_role("radio", name="准予", exact=True).tap()
    one.shot("staff-decide")
    yes(one, "作出决定")
    one.current.get_by_placeholder("登录控制台的密码").fill("not the password")
    yes(one, "验证并继续")
    expect(dialog(one).get_by_role("alert")).to_be_visible()
    one.shot("staff-confirm")
    one.current.get_by_placeholder("登录控制台的密码").fill(password)
    yes(one, "验证并继续")

    expect(dialog(one)).to_have_count(0)
    act(one, "送达")
    expect(one.current.get_by_text("这件事已经办结。")).to_be_visible()
    one.shot("staff-done")


def test_the_clerk_hands_over_for_a_day_and_comes_back(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    one.open("packages/staff/away/index", "clerk")
    one.preset(subscribe="accept")

    one.tap("我要离岗")
    dialog(one).get_by_role("radio", name="培训", exact=True).tap()
    yes(one, "离岗，交给 B 岗")
    expect(dialog(one).get_by_text("请写一句交代的话，免得事情断了")).to_be_visible()
    dialog(one).locator("textarea").fill("供水那件等水务站回话")
    one.shot("staff-leaving")
    yes(one, "离岗，交给 B 岗")

    expect(one.current.get_by_text("您现在不在岗")).to_be_visible()
    expect(one.current.get_by_test_id("moved")).to_contain_text("已转给 周敏")
    one.shot("staff-away")
    one.tap("我回来了")
    yes(one, "我回来了")
    expect(one.current.get_by_text("您现在在岗")).to_be_visible()


def test_a_number_is_asked_for_and_a_message_is_written(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    take_in(one, "邓明珍")
    one.tap("看这个办件")
    expect(one.current.get_by_test_id("state")).to_have_text("已收件，待受理")

    one.tap("查看电话")
    expect(dialog(one)).to_contain_text("都会留下记录")
    yes(one, "查看并拨打")
    expect(one.screen.locator(".sim-overlay")).to_contain_text(PHONE_NUMBER)
    one.answer("取消")
    expect(dialog(one)).to_have_count(0)
    one.tap("和申请人沟通")
    one.current.get_by_placeholder("写给申请人的话").fill("请带社保卡来窗口。")
    one.tap("发送")

    expect(one.current.get_by_test_id("message")).to_contain_text("请带社保卡来窗口。")
    one.shot("staff-talk")
