"""The designer and its phone: what an administrator writes is what the mini-program shows."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browser import SCREENSHOTS
from tests.browser.office import Office
from tests.browser.town import Town

pytestmark = pytest.mark.browser

CENTRE = "511503102000"
ITEM = "old-age-allowance"
OFFICE = {"width": 1440, "height": 900}


@pytest.fixture
def draft(town: Town) -> Iterator[dict[str, Any]]:
    """A draft of the usual item, thrown away at the end."""
    admin = Office.at(town, "admin")
    made = admin.ask("POST", "/staff/drafts", {"centre": CENTRE, "code": ITEM, "from": ITEM})
    yield made
    try:
        admin.ask("DELETE", f"/staff/drafts/{made['id']}")
    except ValueError:  # the answer has no body
        return


@pytest.fixture
def designer(town: Town, browser: Browser, draft: dict[str, Any]) -> Iterator[Page]:
    """An administrator in the designer of the draft, at the guide."""
    context = browser.new_context(
        viewport=OFFICE,  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/")
    username, password = town.console_login("admin")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    page.goto(f"{town.url}/console/catalogue/drafts/{draft['id']}?tab=guide")
    yield page
    context.close()
    assert broken == []


def test_the_phone_follows_what_is_written(designer: Page) -> None:
    phone = designer.frame_locator("iframe").locator("wx-page:not([hidden])")
    part = designer.get_by_role("region", name="手机上的样子")
    expect(phone.get_by_text("高龄津贴申领").first).to_be_visible()

    designer.get_by_label("事项名称", exact=True).fill("高龄老人津贴")
    expect(phone.get_by_text("高龄老人津贴").first).to_be_visible()

    designer.get_by_role("tab", name="申请材料").click()
    papers = designer.get_by_role("list", name="申请材料")
    papers.get_by_role("button", expanded=False).first.click()
    designer.get_by_label("材料名称").fill("老人的新式证件")
    expect(phone.get_by_text("老人的新式证件").first).to_be_visible()

    papers.get_by_role("button", expanded=True).press("Alt+ArrowDown")
    row = papers.get_by_role("listitem").nth(1)
    expect(row.get_by_role("button", expanded=True)).to_be_focused()
    expect(row).to_contain_text("老人的新式证件")

    part.get_by_role("combobox").select_option("English")
    expect(phone.get_by_text("What to bring").first).to_be_visible()
    part.get_by_role("checkbox", name="大字").check()
    expect(phone.locator("[class*=elder]").first).to_be_visible()
    part.get_by_role("button", name="申请", exact=True).click()
    expect(phone.get_by_role("textbox").first).to_be_visible()
    SCREENSHOTS.mkdir(exist_ok=True)
    designer.screenshot(path=SCREENSHOTS / "designer-phone.png", animations="disabled")


def test_the_picture_of_the_flow_follows_every_key(designer: Page) -> None:
    designer.get_by_role("tab", name="办理流程").click()
    part = designer.get_by_role("region", name="一件事从申请到拿到结果")

    designer.get_by_label("承诺时限", exact=True).fill("7")

    expect(part.locator("svg").first).to_contain_text("承诺 7 个工作日办完")
    designer.get_by_label("要到现场看").check()
    expect(part.locator("svg").first).to_contain_text("踏勘中")
    states = part.locator("figcaption li")
    expect(states).to_have_count(6)
    expect(states.nth(2)).to_have_text(re.compile("^踏勘中"))
