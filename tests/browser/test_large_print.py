"""Every page can be touched with a thumb, and read in large print without glasses."""

import pytest

from tests.browser.conftest import MakePhone
from tests.browser.town import Town

pytestmark = pytest.mark.browser

ITEM = "item=old-age-allowance&centre=511503102000"
PAGES = {
    "pages/home/index": "resident",
    "pages/service/list/index": "resident",
    f"pages/service/guide/index?{ITEM}": "resident",
    "pages/centre/list/index": "resident",
    "pages/centre/detail/index?centre=511503102000": "resident",
    f"pages/book/time/index?{ITEM}": "resident",
    "pages/booking/list/index": "resident",
    "pages/me/profile/index": "resident",
    "pages/me/messages/index": "resident",
    "pages/me/reach/index": "resident",
    "packages/agent/knocks/index": "agent",
    "pages/case/list/index": "resident",
    "pages/case/apply/index?item=tree-felling&centre=511503102000": "resident",
    "pages/rating/list/index": "resident",
    "pages/rating/form/index?scene=r.511503102000.w01": "resident",
    "packages/staff/day/index": "clerk",
    "packages/staff/counter/index?centre=511503102000": "clerk",
}
THUMB_PX = 44
LARGE_TYPE_PX = 18
SMALL_TARGETS = """least => {
  const page = document.querySelector('wx-page:not([hidden])')
  const targets = '[role=button],[role=checkbox],[role=radio],[role=search],wx-button,wx-input'
  return [...page.querySelectorAll(targets)]
    .map((node) => [node.textContent.trim(), node.closest('.line') || node])
    .map(([name, node]) => [name, node.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < least || box.height < least))
    .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
}"""
SMALL_TYPE = """least => {
  const page = document.querySelector('wx-page:not([hidden])')
  const says = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
  return [...page.querySelectorAll('*')]
    .filter((node) => node.getClientRects().length && says(node))
    .map((node) => [node.textContent.trim(), parseFloat(getComputedStyle(node).fontSize)])
    .filter(([, size]) => size < least)
    .map(([text, size]) => `${text}: ${size} px`)
}"""


@pytest.mark.parametrize(("page", "persona"), PAGES.items())
def test_every_target_is_as_large_as_a_thumb(
    town: Town, phone: MakePhone, page: str, persona: str
) -> None:
    one = phone(town.url)
    one.open(page, persona)
    one.page.wait_for_load_state("networkidle")

    assert one.page.evaluate(SMALL_TARGETS, THUMB_PX) == []


@pytest.mark.parametrize(("page", "persona"), PAGES.items())
def test_large_print_has_no_small_type(
    town: Town, phone: MakePhone, page: str, persona: str
) -> None:
    one = phone(town.url)
    one.open("pages/me/profile/index", persona)
    one.current.get_by_test_id("large").locator("input").check()
    one.open(page, persona)
    one.page.wait_for_load_state("networkidle")

    assert one.page.evaluate(SMALL_TYPE, LARGE_TYPE_PX) == []
    assert one.page.evaluate(SMALL_TARGETS, THUMB_PX) == []
