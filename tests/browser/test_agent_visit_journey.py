"""An agent's day without a network: a visit is made offline, survives a restart, and counts."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.town import Town

pytestmark = pytest.mark.browser

TODAY = "packages/agent/today/index"
JOURNAL = "packages/agent/journal/index"


def dialog(phone: Phone) -> Locator:
    """The sheet that lies over the page."""
    return phone.current.get_by_role("dialog").last


def with_network(phone: Phone, online: bool) -> None:
    """Takes the phone's network away, or gives it back."""
    phone.page.evaluate("online => __sim.setOnline(online)", online)


def test_a_visit_without_a_network_survives_a_restart_and_counts(
    town: Town, phone: MakePhone
) -> None:
    one = phone(town.url)
    one.open(TODAY, "agent")
    expect(one.current.get_by_test_id("journal")).to_contain_text("都送到了")
    one.touch(one.current.get_by_test_id("visit").first)
    name = one.current.get_by_test_id("name").inner_text()
    with_network(one, online=False)

    one.tap("出发")
    one.tap("我到了")
    one.current.get_by_placeholder("看到什么、答应了什么，一句话就行").fill("门口有狗")
    one.tap("记下")
    one.tap("录一段话")
    one.tap("说完了")
    one.tap("办完了")
    one.touch(dialog(one).get_by_role("radio", name="都没有"))
    one.touch(dialog(one).get_by_role("button", name="办完了", exact=True))
    expect(one.current.get_by_test_id("progress")).to_have_text("还在这部手机上，没送出去")

    one.open(JOURNAL, "agent")
    expect(one.current.get_by_test_id("journal")).to_contain_text("都送到了")
    expect(one.current.get_by_test_id("record").first).to_contain_text(name)
    expect(one.current).to_contain_text("已算数")

    one.open("packages/agent/month/index", "agent")
    expect(one.current.get_by_test_id("receipt").first).to_contain_text("签名是真的")


def test_a_paper_is_taken_over_against_a_signature_and_a_receipt(
    town: Town, phone: MakePhone
) -> None:
    one = phone(town.url)
    one.open(TODAY, "agent")
    expect(one.current.get_by_test_id("journal")).to_contain_text("都送到了")
    one.open("packages/agent/papers/index", "agent")

    one.tap("收一份原件")
    dialog(one).get_by_placeholder("姓名、电话、户号、地址").fill("罗")
    one.touch(dialog(one).get_by_test_id("person").first)
    dialog(one).get_by_placeholder("如：户口簿").fill("户口簿")
    one.touch(dialog(one).get_by_role("button", name="下一步：本人签名"))
    pad = dialog(one).locator("wx-canvas").bounding_box()
    assert pad is not None
    one.page.mouse.move(pad["x"] + 30, pad["y"] + 40)
    one.page.mouse.down()
    one.page.mouse.move(pad["x"] + 200, pad["y"] + 120)
    one.page.mouse.up()
    one.touch(dialog(one).get_by_role("button", name="签好了"))
    expect(dialog(one).get_by_test_id("signed")).to_be_visible()
    one.touch(dialog(one).get_by_role("button", name="收下了"))

    expect(one.current.get_by_test_id("paper").first).to_contain_text(
        re.compile(r"收据号 [A-Z]\d+-1")
    )
    one.tap("交给别人")
    expect(one.current.get_by_test_id("qr")).to_have_attribute("data-text", re.compile(r"^CK1\."))
