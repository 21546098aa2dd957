"""A draft on the console's phone: the real mini-program in a frame, following each save."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.town import Town

pytestmark = pytest.mark.browser

CENTRE = "511503102000"
ITEM = "old-age-allowance"
APPLY = f"pages/case/apply/index?item={ITEM}&centre={CENTRE}"
IN_A_FRAME = """url => {
  window.heard = []
  window.addEventListener('message', ({ data }) => window.heard.push(data.type))
  const frame = document.createElement('iframe')
  frame.id = 'phone'
  frame.title = 'phone'
  frame.width = 390
  frame.height = 760
  frame.src = url
  document.body.replaceChildren(frame)
}"""
TELL = """message => document.getElementById('phone').contentWindow.postMessage(
  { type: 'cunkou-preview', ...message }, location.origin)"""


@pytest.fixture
def admin(town: Town) -> Office:
    """The administrator at a desk."""
    return Office.at(town, "admin")


@pytest.fixture
def draft(admin: Office) -> Iterator[dict[str, Any]]:
    """A draft of the usual item, thrown away at the end."""
    body = {"centre": CENTRE, "code": ITEM, "from": ITEM}
    made = admin.ask("POST", "/staff/drafts", body)
    yield made
    drop(admin, made)


def drop(admin: Office, draft: dict[str, Any]) -> None:
    """Throw the draft away; the answer has no body."""
    try:
        admin.ask("DELETE", f"/staff/drafts/{draft['id']}")
    except ValueError:
        return


def saved(admin: Office, draft: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The draft with `changes` in its body."""
    body = {"revision": draft["revision"], "body": {**draft["body"], **changes}}
    return admin.ask("PUT", f"/staff/drafts/{draft['id']}", body)


def framed(page: Page, town: Town, url: str) -> FrameLocator:
    """The phone in a frame of a page of the console."""
    page.goto(f"{town.url}/console/")
    page.evaluate(IN_A_FRAME, url)
    return page.frame_locator("#phone")


def test_a_draft_is_tried_on_the_phone_and_nothing_is_filed(
    town: Town, phone: MakePhone, admin: Office, draft: dict[str, Any]
) -> None:
    form = [{"key": "moon", "label": "月亮的颜色", "kind": "text"}]
    draft = saved(admin, draft, summary="草稿里的简介", procedure={"form": form}, materials=[])
    desk = phone(town.url, wide=True)

    frame = framed(desk.page, town, draft["preview_url"])
    front = frame.locator("wx-page:not([hidden])")

    expect(front.get_by_text("草稿里的简介")).to_be_visible()
    assert desk.page.evaluate("window.heard") == ["cunkou-preview-ready"]
    assert frame.locator("#panel section").count() == 0

    draft = saved(admin, draft, summary="又改了一次的简介")
    desk.page.evaluate(TELL, {"reload": True})
    expect(front.get_by_text("又改了一次的简介")).to_be_visible()

    desk.page.evaluate(TELL, {"page": APPLY})
    expect(front.get_by_text("月亮的颜色").first).to_be_visible()
    desk.shot("item-preview")
    front.get_by_role("button", name="交申请").last.click()
    expect(front.get_by_text("月亮的颜色").first).to_be_visible()
    front.get_by_role("textbox").first.fill("黄色")
    front.get_by_role("button", name="交申请").last.click()
    expect(front.get_by_text("什么都没有提交")).to_be_visible()


def test_without_a_draft_the_consoles_phone_stays_dark(town: Town, phone: MakePhone) -> None:
    desk = phone(town.url, wide=True)

    desk.page.goto(f"{town.url}/console/phone/?page={quote(APPLY, safe='')}")

    expect(desk.page.get_by_text("这里只能预览草稿")).to_be_visible()
    desk.forgive()
