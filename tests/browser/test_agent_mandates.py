"""An agent files for somebody: not without their mandate, and never the account for the money."""

import pytest
from playwright.sync_api import expect

from tests.browser import agent_day as day
from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.test_case_journeys import NUMBER, papers
from tests.browser.town import Town
from tests.browser.village import ROOM, a_name, a_number, by_phone, tomorrow

pytestmark = pytest.mark.browser

ITEM = "disability-allowance"
APPLY = f"pages/case/apply/index?item={ITEM}&centre={ROOM}"
ACCOUNT, DISABILITY = "6217852000000000003", "51150319400506002544"
NOT_YET = "您还没有这个人办这件事的有效委托，请先办一份委托再提交。"
NOT_YOURS = "这一项要本人或窗口来填，代办员请空着提交。"


def test_a_mandate_is_needed_and_forbids_what_is_not_the_agents(
    town: Town, phone: MakePhone
) -> None:
    one, name, number = phone(town.url), a_name(), a_number()
    fill_in(one, name, number)
    one.tap("交申请")
    expect(one.current.get_by_text(NOT_YET)).to_be_in_viewport()
    one.shot("agent-no-mandate")

    one.current.get_by_test_id("mandate").tap()
    write_a_mandate(one, name, number)
    one.open(APPLY, "agent")
    account = one.current.get_by_test_id("bank-card")
    account.locator("input").fill(ACCOUNT)
    one.tap("交申请")
    expect(account.get_by_role("alert")).to_have_text(NOT_YOURS)
    expect(account).to_be_in_viewport()
    one.shot("agent-forbidden")
    account.locator("input").fill("")
    one.tap("交申请")
    expect(one.current.get_by_test_id("number")).to_have_text(NUMBER)

    case = Office.at(town).case(one.current.get_by_test_id("number").inner_text())
    mandates = by_phone(town, "agent").ask("GET", "/agent/mandates")["items"]
    (mine,) = [held for held in mandates if held["principal"]["name"] == name]
    assert (case["mandate"]["id"], case["intake"]) == (mine["id"], "agent")
    (told,) = [answer for answer in case["form"] if answer["key"] == "bank-card"]
    assert (told["value"], told["text"]) == (None, "")


def fill_in(phone: Phone, name: str, number: str) -> None:
    """For somebody else, with everything that the form asks but their account."""
    phone.open(APPLY, "agent")
    phone.current.get_by_test_id("errand").locator("input").check()
    day.answer(phone, "which", "护理补贴")
    phone.current.get_by_test_id("certificate").locator("input").fill(DISABILITY)
    day.answer(phone, "degree", "一级")
    day.answer(phone, "low-income", "否")
    day.answer(phone, "similar", "否")
    expect(phone.current.get_by_test_id("bank-card")).to_contain_text("（可不填）")
    for place in range(papers(phone).count()):
        papers(phone).nth(place).get_by_role("radio", name="带到窗口").tap()
    phone.current.get_by_placeholder("和身份证上一样").fill(name)
    phone.current.get_by_placeholder("11 位手机号").fill(number)


def write_a_mandate(phone: Phone, name: str, number: str) -> None:
    """On paper, with a witness, for a day; it goes to the office at once."""
    phone.tap("写一份委托")
    phone.touch(day.sheet(phone).get_by_text("名单里没有，写姓名"))
    day.sheet(phone).get_by_placeholder("和身份证上一样").fill(name)
    day.sheet(phone).get_by_placeholder("11 位手机号").fill(number)
    day.sheet(phone).locator("input[type=date]").fill(f"{tomorrow(0):%Y-%m-%d}")
    phone.preset(pick=[day.photo(9)])
    phone.touch(day.sheet(phone).get_by_role("button", name="拍下委托书"))
    expect(day.sheet(phone).get_by_text("拍好了")).to_be_visible()
    day.sheet(phone).get_by_placeholder("在场的人").fill("唐大勇")
    phone.shot("agent-mandate")
    day.yes(phone, "交给镇里")
    expect(phone.current.get_by_test_id("mandate").filter(has_text=name)).to_be_visible()
    phone.shot("agent-mandates")
