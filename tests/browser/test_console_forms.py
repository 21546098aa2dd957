"""Forms of the console: the wrong field gets the hand, and nothing typed is lost unasked."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desk, MakeDesk
from tests.browser.test_console_axe import serious

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(desk_of: MakeDesk) -> Desk:
    """The director of the town."""
    return desk_of("director")


def test_the_first_field_that_is_wrong_gets_the_hand_and_escape_warns_before_it_drops(desk: Desk):
    page = desk("rounds/travel")
    page.get_by_role("button", name="加一个小组").click()
    dialog = page.get_by_role("dialog", name="加一个小组")
    dialog.get_by_label("代码").fill("dm-9")
    dialog.get_by_label("名称（中文）").fill("大庙村九组")
    latitude = dialog.get_by_label("纬度")
    latitude.fill("北边")
    dialog.get_by_role("button", name="保存").click()
    expect(latitude).to_be_focused()
    expect(latitude).to_have_accessible_description(re.compile("请填数字，例如 28.75。"))
    assert serious(page) == []

    page.keyboard.press("Escape")

    expect(dialog).to_contain_text("再按一次 Esc 就放弃")
    expect(latitude).to_have_value("北边")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_minutes_that_are_not_saved_are_not_lost_by_leaving(desk: Desk):
    page = desk("rounds/travel")
    there = page.get_by_label("开元村四组到大庙村五组，分钟")
    there.fill("61")
    page.get_by_role("link", name="回到走访路线").click()
    asked = page.get_by_role("dialog", name="还有没保存的修改")
    asked.get_by_role("button", name="接着改").click()
    expect(there).to_have_value("61")

    page.get_by_role("link", name="回到走访路线").click()
    asked.get_by_role("button", name="保存并离开").click()

    expect(page.get_by_role("heading", name="走访路线")).to_be_visible()
    expect(desk("rounds/travel").get_by_label("开元村四组到大庙村五组，分钟")).to_have_value("61")
