"""Rating codes at the windows, and the green lane of a case's person, in a browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browser import SCREENSHOTS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "console/node_modules/axe-core/axe.min.js"
OFFICE = {"width": 1366, "height": 768}
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .filter(({ impact }) => ['serious', 'critical'].includes(impact))
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))"""

PLACE = """one => { const box = one.getBoundingClientRect()
  const all = [box.left + scrollX, box.top + scrollY, box.width, box.height]
  return all.map((pixels) => Math.round(pixels / 96 * 25.4)) }"""
"""Where a card lies on its paper, and how large it is, in millimetres."""


@pytest.fixture
def door(town: Any, browser: Browser) -> Iterator[Page]:
    """An office computer at the door of the console; printing is left to the test."""
    context = browser.new_context(
        viewport=OFFICE,  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    context.add_init_script("window.print = () => { window.printed = true }")
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/")
    yield page
    context.close()
    assert broken == []


def seated(town: Any, page: Page, role: str, room: str) -> Page:
    """Somebody signed in, in one room."""
    username, password = town.console_login(role)
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    page.goto(f"{town.url}/console/{room}")
    return page


def serious(page: Page) -> list[str]:
    """What axe holds against the page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN)
    return found


def shot(page: Page, name: str, **options: Any) -> None:
    """A picture for those who look."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled", **options)


def test_the_codes_of_all_windows_are_drawn_and_fill_sheets_of_four(town: Any, door: Page) -> None:
    page = seated(town, door, "director", "ratings")
    part = page.get_by_role("region", name="窗口评价码")
    windows = part.get_by_role("checkbox")
    expect(windows.first).to_be_checked()
    count = windows.count()

    part.get_by_role("button", name=f"生成 {count} 张评价码").click()
    expect(part.get_by_role("button", name=f"打印 {count} 张")).to_be_visible()

    cards = part.get_by_role("article")
    expect(cards).to_have_count(count)
    assert cards.first.locator("img").evaluate("one => one.naturalWidth") > 100
    expect(cards.first).to_contain_text("扫码评价，自愿、保密")
    expect(cards.first).to_contain_text("བཤེར་ནས་གདེང་འཇོག་གནང་།")
    assert serious(page) == []
    shot(page, "window-codes", full_page=True)

    part.get_by_role("button", name=f"打印 {count} 张").click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    expect(page.get_by_role("region", name="评价数据")).to_be_hidden()
    assert cards.first.evaluate(PLACE) == [0, 0, 105, 148]
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == -(-count // 4)


def test_a_refusal_of_wechat_is_said_and_tried_again(town: Any, door: Page) -> None:
    refusal = {
        "title": "对方正忙",
        "status": 503,
        "code": "carrier-busy",
        "detail": "微信或短信正忙，请过几分钟再试。",
    }
    door.route(re.compile(r"/code\?"), lambda route: route.fulfill(status=503, json=refusal))
    page = seated(town, door, "director", "ratings")
    part = page.get_by_role("region", name="窗口评价码")

    part.get_by_role("button", name=re.compile("生成")).click()
    expect(part.get_by_role("alert")).to_contain_text("微信或短信正忙")
    page.unroute(re.compile(r"/code\?"))
    part.get_by_role("button", name=re.compile("生成")).click()

    expect(part.get_by_role("alert")).to_be_hidden()
    expect(part.get_by_role("article").first).to_be_visible()


def test_why_somebody_goes_first_is_verified_and_ended(town: Any, door: Page) -> None:
    page = seated(town, door, "director", "cases?queue=centre&state=open")
    page.locator("[data-case]").first.click()
    part = page.get_by_role("region", name="绿色通道")

    part.get_by_role("button", name="核实身份").click()
    dialog = page.get_by_role("dialog", name="核实优先身份")
    dialog.get_by_role("button", name="核实无误").click()
    expect(dialog.get_by_text("请选择身份。")).to_be_visible()
    dialog.get_by_label("退役军人").check()
    dialog.get_by_label("有效到哪天").fill("2099-12-31")
    shot(page, "priority-verify")
    dialog.get_by_role("button", name="核实无误").click()

    expect(dialog).to_be_hidden()
    row = part.get_by_role("listitem").filter(has_text="退役军人").first
    expect(row).to_contain_text("2099年12月31日")
    expect(page.get_by_role("region", name="办件").first).to_contain_text("优先")
    assert serious(page) == []
    shot(page, "priority", full_page=True)

    row.get_by_role("button", name="结束 退役军人").click()
    page.get_by_role("dialog", name="结束优先：退役军人").get_by_role("button", name="结束").click()
    expect(part.get_by_role("button", name="结束 退役军人")).to_be_hidden()
    part.get_by_text(re.compile("已结束")).first.click()
    expect(part.get_by_role("listitem").filter(has_text="退役军人").first).to_be_visible()
