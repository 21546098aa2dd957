"""A resident's joint case on a touch screen: three departments answer at once, one result comes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.test_case_journeys import LEAVE_OUT, NUMBER, papers
from tests.browser.test_journeys import CENTRE, newcomer
from tests.browser.town import Town

pytestmark = pytest.mark.browser

GUIDE = f"pages/service/guide/index?item=homestead&centre={CENTRE}"
DEPARTMENTS = ("agriculture", "natural-resources", "construction")
GAP = 4


def apply(phone: Phone, persona: str) -> str:
    """A newcomer wants to rebuild a house; the plan of it follows later. The case's number."""
    phone.open(GUIDE, persona)
    phone.tap("在线申请")
    for key, answer in {"group": "三组", "members": "4", "plot-area": "120", "floors": "2"}.items():
        phone.current.get_by_test_id(key).locator("input").fill(answer)
    phone.current.get_by_role("radio", name="改建").tap()
    phone.current.get_by_test_id("old-plot").get_by_role("radio", name="是").tap()
    for place in range(GAP):
        papers(phone).nth(place).get_by_role("radio", name="带到窗口").tap()
    papers(phone).nth(GAP).get_by_role("radio", name=LEAVE_OUT).tap()
    phone.current.get_by_test_id("pledge").tap()
    phone.preset(subscribe="accept", phone="allow")
    phone.current.get_by_placeholder("和身份证上一样").fill("罗桂芳")
    phone.tap("用微信里的手机号")
    expect(phone.current.get_by_text(re.compile(r"\d{3}\*{4}\d{4}"))).to_be_visible()
    phone.tap("交申请")
    number = phone.current.get_by_test_id("number")
    expect(number).to_have_text(NUMBER)
    return number.inner_text()


def answer_for(director: Office, clerk: Office, case: str, department: str) -> None:
    """One department's question goes to the clerk, who says yes."""
    me = str(clerk.ask("GET", "/me")["id"])
    director.act(case, "hand_over", department=department, person=me, words="请代为答复")
    clerk.act(case, "opine", department=department, opinion="agree", words="同意")


def test_a_joint_case_is_followed_from_three_departments_to_one_result(
    town: Town, phone: MakePhone
) -> None:
    one, director, clerk = phone(town.url), Office.at(town), Office.at(town, "clerk")
    persona = newcomer(one)
    case = director.case(apply(one, persona))["id"]

    director.act(case, "accept")
    one.open(f"pages/case/detail/index?id={case}", persona)
    expect(one.current.get_by_test_id("state")).to_have_text("部门会办中")
    expect(one.current.get_by_text("征求协办部门意见")).to_have_count(len(DEPARTMENTS))
    one.shot("joint-consulting")

    for department in DEPARTMENTS:
        answer_for(director, clerk, case, department)
    one.sim("current.instance.load(true)")
    expect(one.current.get_by_test_id("state")).not_to_have_text("部门会办中")

    director.act(case, "settle_gap", materials=[GAP])
    director.act(case, "decide", outcome="granted", words="符合规划")
    director.act(case, "deliver")
    one.sim("current.instance.load(true)")
    expect(one.current.get_by_test_id("state")).to_have_text("准予")
    one.shot("joint-delivered")
