"""Publishing in the console when it is not at once: later, by a second person, elsewhere."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_console_axe import serious
from tests.browser.test_console_catalogue import KNOWN, door, draft, row_of, seated, shot

__all__ = ["door", "draft"]
pytestmark = pytest.mark.browser

IN_TEN_DAYS = "new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)"


def test_a_version_for_a_later_day_waits_and_is_taken_back(
    town: Any, door: Page, draft: dict[str, Any]
) -> None:
    page = seated(town, door, f"catalogue/drafts/{draft['id']}")
    page.get_by_role("tab", name="检查和发布").click()
    form = page.get_by_role("form", name="发布")
    form.get_by_label("从某一天起").check()
    form.get_by_label("生效日期").fill("2020-01-01")
    form.get_by_role("button", name="定好日子发布").click()
    expect(form.get_by_text("请选明天起、一年以内的日子。")).to_be_visible()
    form.get_by_label("生效日期").fill(page.evaluate(IN_TEN_DAYS))
    form.get_by_role("button", name="定好日子发布").click()

    versions = page.get_by_role("region", name="历次版本")
    latest = versions.get_by_role("listitem").first
    expect(latest).to_contain_text("等待生效")
    expect(page.get_by_role("button", name="撤销第")).to_have_count(0)
    assert serious(page) == []
    shot(page, "scheduled")
    latest.get_by_role("button", name="撤回第").click()
    page.get_by_role("dialog").get_by_role("button", name="撤回", exact=True).click()

    expect(latest).to_contain_text("没有生效就撤回了")


def test_who_changed_a_draft_is_told_that_somebody_else_publishes_it(
    town: Any, door: Page, draft: dict[str, Any]
) -> None:
    def by_two(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "may_publish": False})

    door.route(re.compile(rf"/staff/drafts/{draft['id']}$"), by_two)
    page = seated(town, door, f"catalogue/drafts/{draft['id']}")
    page.get_by_role("tab", name="检查和发布").click()

    form = page.get_by_role("form", name="发布")

    expect(form).to_contain_text(f"最后修改的是{draft['changed_by_name']}")
    expect(form).to_contain_text("要由另一位管理员来发布")
    expect(form.get_by_role("button", name="马上发布")).to_be_disabled()
    assert serious(page) == []
    shot(page, "second")


def test_a_catalogue_that_does_not_come_is_asked_for_again(town: Any, door: Page) -> None:
    door.route(re.compile(r"/staff/catalogue\?"), lambda route: route.abort())
    page = seated(town, door, "catalogue")
    expect(page.get_by_role("alert")).to_be_visible()

    page.unroute(re.compile(r"/staff/catalogue\?"))
    page.unroute_all()
    page.get_by_role("button", name="重试").click()

    expect(row_of(page, KNOWN)).to_be_visible()


def test_what_a_neighbour_offers_is_offered_here_too(town: Any, door: Page) -> None:
    page = seated(town, door, "catalogue")
    row = row_of(page, "village-affairs")
    expect(row).to_contain_text("本中心不办")
    page.get_by_role("button", name="增加可办事项").click()
    dialog = page.get_by_role("dialog", name="增加可办事项")
    dialog.get_by_label("村务公开查询和质询").check()
    assert serious(page) == []
    shot(page, "adopt", whole=False)

    dialog.get_by_role("button", name="增加 1 项").click()

    expect(dialog).to_be_hidden()
    expect(row).to_contain_text("本中心能办")
