"""My account in the console: a second factor set up, asked for at the door, taken off; e-mail."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from app.kit.clock import SystemClock

pytestmark = pytest.mark.browser


@pytest.fixture
def office(town: Any, browser: Browser) -> Iterator[Page]:
    """An office computer that has the console open; a page that breaks fails the test."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/account")
    yield page
    context.close()
    assert broken == []


def sign_in(page: Page, username: str, password: str) -> None:
    """Fill in name and password and enter."""
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    press(page, "登录")


def press(place: Any, name: str) -> None:
    place.get_by_role("button", name=name, exact=True).click()


def code(secret: str, steps_ahead: int = 0) -> str:
    """What the app shows now, or as many steps of thirty seconds later."""
    now = SystemClock().now()
    return pyotp.TOTP(secret).at(now + timedelta(seconds=30 * steps_ahead))


def test_an_administrator_sets_up_a_second_factor_comes_in_with_it_and_takes_it_off(
    town: Any, office: Page
) -> None:
    username, password = town.console_login("admin")
    sign_in(office, username, password)

    press(office, "开始设置")
    expect(office.get_by_alt_text("两步登录的二维码，内容与下面的密钥相同")).to_be_visible()
    secret = office.locator("code.secret").inner_text().replace(" ", "")
    field = office.get_by_label("输入验证器显示的 6 位数字")
    field.fill("12")
    press(office, "开启")
    expect(office.get_by_text("请填写 6 位数字。")).to_be_visible()
    first = code(secret)
    field.fill(first)
    press(office, "开启")
    expect(office.get_by_text("两步登录已开启").first).to_be_visible()

    press(office, "退出登录")
    sign_in(office, username, password)
    expect(office.get_by_label("动态验证码")).to_be_focused()
    office.get_by_label("动态验证码").fill(first)
    press(office, "登录")
    expect(office.get_by_role("alert")).to_contain_text("动态验证码不对")
    office.get_by_label("动态验证码").fill(code(secret, 1))
    press(office, "登录")
    expect(office.get_by_text("登录办公台")).to_have_count(0)

    town.advance(10)
    office.goto(f"{town.url}/console/account")
    press(office, "关闭两步登录")
    press(office.get_by_role("dialog"), "关闭两步登录")
    asked = office.get_by_role("dialog", name="请再确认一次身份")
    press(asked, "改用密码")
    asked.get_by_label("密码").fill("wrong")
    press(asked, "确认")
    expect(asked).to_contain_text("账号或密码不对")
    asked.get_by_label("密码").fill(password)
    press(asked, "确认")
    expect(office.get_by_text("两步登录没有开启").first).to_be_visible()
    expect(asked).to_be_hidden()


def test_an_e_mail_address_is_shown_in_part_and_can_be_taken_away(town: Any, office: Page) -> None:
    sign_in(office, *town.console_login("clerk"))

    office.get_by_label("新的邮箱地址").fill("clerk")
    press(office, "保存")
    expect(office.get_by_text("邮箱地址要像")).to_be_visible()
    office.get_by_label("新的邮箱地址").fill("clerk@example.com")
    press(office, "保存")
    expect(office.get_by_text("c***@example.com")).to_be_visible()
    press(office, "不再用邮箱")

    expect(office.get_by_text("还没有填写邮箱。")).to_be_visible()
