"""The public pages in a real browser: axe finds nothing, and they fit the narrowest phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_console_axe import AXE

pytestmark = pytest.mark.browser

CENTRE, ITEM = "513326101000", "homestead"
PAGES = (
    "/p/",
    f"/p/centres/{CENTRE}",
    "/p/items",
    f"/p/items/{ITEM}?centre={CENTRE}",
    "/p/items/x",
)
NARROW = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))"""
WIDER = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth"""
LARGE = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% }'); document.adoptedStyleSheets = [sheet]; }"""


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages run nothing of their own."""
    made = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", java_script_enabled=True
    )
    yield made
    made.close()


def opened(context: BrowserContext, town: Any, path: str, language: str = "zh") -> Page:
    """One of the public pages."""
    page = context.new_page()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(f"{town.url}{path}{'&' if '?' in path else '?'}lang={language}")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(town: Any, plain: BrowserContext, scheme: Any) -> None:
    found = {}
    for path in PAGES:
        page = opened(plain, town, path)
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE.read_text())
        found[path] = page.evaluate(RUN)

    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
def test_every_page_fits_the_narrowest_phone_also_in_large_print(
    town: Any, plain: BrowserContext, language: str
) -> None:
    too_wide = []
    for path in PAGES:
        page = opened(plain, town, path, language)
        too_wide += [path] if page.evaluate(WIDER) else []
        page.evaluate(LARGE)
        too_wide += [f"{path} large"] if page.evaluate(WIDER) else []

    assert too_wide == []


def test_from_the_town_to_the_guide_without_signing_in(town: Any, plain: BrowserContext) -> None:
    page = opened(plain, town, "/p/")

    page.get_by_role("link", name="八美镇便民服务中心").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("八美镇便民服务中心")
    page.get_by_role("link", name="农村宅基地建房审批").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("农村宅基地建房审批")
    expect(page.get_by_role("heading", name="申请材料")).to_be_visible()
    page.get_by_role("link", name="བོད་ཡིག").click()
    expect(page.get_by_role("heading", name="ཞུ་བའི་ཡིག་ཆ།")).to_be_visible()
    assert f"centre={CENTRE}" in page.url


def test_the_form_searches_by_itself(town: Any, plain: BrowserContext) -> None:
    page = opened(plain, town, "/p/items")

    page.get_by_label("您想办什么事？").fill("农村宅基地")
    page.get_by_role("button", name="查找").click()

    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_label("您想办什么事？")).to_have_value("农村宅基地")


def test_the_first_key_leads_past_the_links(town: Any, plain: BrowserContext) -> None:
    page = opened(plain, town, "/p/items")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_the_leaflets_open_from_the_guide(town: Any, plain: BrowserContext) -> None:
    page = opened(plain, town, f"/p/items/{ITEM}?centre={CENTRE}")

    ways = page.locator("a[href*='.pdf']").all()
    answers = [plain.request.get(f"{town.url}{way.get_attribute('href')}") for way in ways]

    assert [answer.status for answer in answers] == [200, 200]
    assert all(answer.body().startswith(b"%PDF") for answer in answers)


def test_on_paper_only_what_is_said_remains(town: Any, plain: BrowserContext) -> None:
    page = opened(plain, town, f"/p/items/{ITEM}")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.locator(".actions")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
