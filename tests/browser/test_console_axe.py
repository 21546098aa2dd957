"""Every page of the console can be used by everybody: axe finds nothing serious or critical."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "console/node_modules/axe-core/axe.min.js"
OFFICE = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .filter(({ impact }) => ['serious', 'critical'].includes(impact))
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))"""
WIDER = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser on an office computer, with nothing kept from before."""
    made = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce")
    # The live link never ends, so that a page with it is never idle.
    made.route("**/v1/staff/live*", lambda route: route.fulfill(status=404, json={}))
    yield made
    made.close()


@pytest.fixture
def page(town: Any, context: BrowserContext) -> Page:
    """The door of the console."""
    page = context.new_page()
    page.set_viewport_size(OFFICE)  # type: ignore[arg-type]
    page.goto(f"{town.url}/console/")
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    return page


def serious(page: Page) -> list[str]:
    """What axe holds against the page as it is now, with the place in it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN)
    return found


def enter(town: Any, page: Page, role: str) -> list[str]:
    """Sign in; the addresses of the rooms that this role may enter."""
    username, password = town.console_login(role)
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    rooms = page.get_by_role("navigation").get_by_role("link")
    expect(rooms.first).to_be_visible()
    return [str(room.get_attribute("href")) for room in rooms.all()]


def settled(page: Page, town: Any, address: str) -> Page:
    """The page at this address, with what it had to load."""
    page.goto(f"{town.url}{address}")
    page.wait_for_load_state("load")
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    return page


def test_the_door_is_open_to_everybody(page: Page):
    assert serious(page) == []


@pytest.mark.parametrize("role", ["clerk", "director", "admin"])
def test_every_room_is_open_to_everybody(town: Any, page: Page, role: str):
    rooms = enter(town, page, role)

    found = {room: serious(settled(page, town, room)) for room in rooms}

    assert found == {room: [] for room in rooms}


def test_every_room_fits_a_phone(town: Any, page: Page):
    rooms = [*enter(town, page, "director"), guide(town, page)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    found = {room: serious(settled(page, town, room)) for room in rooms}
    too_wide = [room for room in rooms if settled(page, town, room).evaluate(WIDER)]

    assert (found, too_wide) == ({room: [] for room in rooms}, [])


def guide(town: Any, page: Page) -> str:
    """The address of the first service's guide."""
    settled(page, town, "/console/services")
    return str(
        page.get_by_role("main").locator("a[href*='/services/']").first.get_attribute("href")
    )


def test_the_sheets_above_a_page_are_open_to_everybody(town: Any, page: Page):
    enter(town, page, "director")
    settled(page, town, "/console/calendar").keyboard.press("?")
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()

    assert serious(page) == []


def test_the_first_key_leads_past_the_rooms_to_the_page(town: Any, page: Page):
    enter(town, page, "clerk")
    settled(page, town, "/console/services").keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()

    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_be_focused()
