"""A case on a touch screen, from the application to the rating; and one an agent files."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.test_journeys import CENTRE, newcomer
from tests.browser.town import Town
from tests.browser.village import a_number, mandated, neighbour

pytestmark = pytest.mark.browser

ITEM = "tree-felling"
GUIDE = f"pages/service/guide/index?item={ITEM}&centre={CENTRE}"
ALLOWANCE = "old-age-allowance"
NUMBER = re.compile(rf"{CENTRE}-\d{{4}}-\d+")
LEAVE_OUT = "先承诺，后补"


def photo(colour: str = "seagreen") -> dict[str, object]:
    """A photo as the camera hands it over."""
    made = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(made, "JPEG")
    return {"name": "tmp_9c1f.jpg", "type": "image/jpeg", "bytes": list(made.getvalue())}


def papers(phone: Phone) -> Locator:
    """The papers on the page in front, in their order."""
    return phone.current.get_by_test_id("paper")


def add_photo(phone: Phone, room: Locator) -> None:
    """Takes a photo for a paper."""
    phone.preset(pick=[photo()])
    room.get_by_role("button", name="加照片或文件").or_(
        room.get_by_text("加照片或文件")
    ).first.tap()
    phone.answer("拍照或从相册选")


def fill_in(phone: Phone) -> None:
    """Answers every question of the form."""
    answers = {"place": "五组屋后竹林边", "species": "杉木", "trees": "12", "volume": "3"}
    for key, answer in answers.items():
        phone.current.get_by_test_id(key).locator("input").fill(answer)
    phone.current.get_by_test_id("from").locator("input").fill("2026-12-20")
    phone.current.get_by_role("radio", name="择伐").tap()
    phone.current.get_by_test_id("replant").get_by_role("radio", name="是").tap()


def apply(phone: Phone, persona: str, name: str = "罗桂芳") -> str:
    """A newcomer applies: one paper as a photo, one by a promise, one to bring; the number."""
    phone.open(GUIDE, persona)
    phone.tap("在线申请")
    fill_in(phone)
    papers(phone).nth(0).get_by_role("radio", name="拍照上传").tap()
    add_photo(phone, papers(phone).nth(0))
    expect(papers(phone).nth(0).get_by_test_id("file")).to_have_count(1)
    papers(phone).nth(1).get_by_role("radio", name=LEAVE_OUT).tap()
    papers(phone).nth(2).get_by_role("radio", name="带到窗口").tap()
    phone.current.get_by_test_id("pledge").tap()
    phone.preset(subscribe="accept", phone="allow")
    phone.current.get_by_placeholder("和身份证上一样").fill(name)
    phone.tap("用微信里的手机号")
    expect(phone.current.get_by_text(re.compile(r"\d{3}\*{4}\d{4}"))).to_be_visible()
    phone.shot("case-apply")
    phone.tap("交申请")
    number = phone.current.get_by_test_id("number")
    expect(number).to_have_text(NUMBER)
    return number.inner_text()


def correct(phone: Phone) -> None:
    """Answers the notice of what is missing, with a photo and a word."""
    phone.tap("去补正")
    add_photo(phone, papers(phone).first)
    expect(papers(phone).first.get_by_test_id("file")).to_have_attribute("data-state", "kept")
    phone.current.get_by_placeholder(re.compile("户口簿在派出所")).fill("两面都拍了")
    phone.shot("case-correct")
    phone.preset(subscribe="accept")
    phone.tap("交补正")
    expect(phone.current.get_by_test_id("state")).to_have_text("已收件，待受理")


def read_why(phone: Phone) -> None:
    """Reads how the promised day is counted, day by day, and comes back."""
    phone.current.locator("[data-which=promised]").tap()
    phone.tap("逐日看")
    expect(phone.current.locator("[data-kind=counted]")).to_have_count(10)
    phone.shot("case-deadline")
    phone.back()


def talk(phone: Phone, said: str) -> None:
    """Reads what the window wrote, answers, and comes back."""
    phone.current.get_by_test_id("unread").tap()
    expect(phone.current.get_by_test_id("message")).to_contain_text(said)
    phone.current.locator("textarea").fill("好的，在家等。")
    phone.tap("发送")
    expect(phone.current.get_by_test_id("message")).to_have_count(2)
    phone.shot("case-thread")
    phone.back()


def read_letter(phone: Phone) -> None:
    """Opens the last letter as PDF, and closes it."""
    phone.current.get_by_test_id("letter").last.tap()
    expect(phone.screen.locator(".sim-overlay")).to_contain_text("pdf", ignore_case=True)
    phone.answer("关闭")


def rate(phone: Phone) -> None:
    """Says how it was."""
    phone.current.get_by_text("办得怎么样？说说看").tap()
    phone.current.get_by_role("radio", name="非常满意").tap()
    phone.current.get_by_test_id("indicator").first.tap()
    phone.shot("case-rating")
    phone.tap("交评价")
    expect(phone.current.get_by_text("谢谢，已经收到").first).to_be_visible()


def test_a_case_is_applied_for_corrected_decided_read_and_rated(
    town: Town, phone: MakePhone
) -> None:
    one, office = phone(town.url), Office.at(town)
    persona = newcomer(one)
    number = apply(one, persona)
    one.shot("case-result")
    case = office.case(number)["id"]
    one.tap("看办理进度")
    expect(one.current.get_by_test_id("state")).to_have_text("已收件，待受理")
    expect(papers(one).nth(0).get_by_test_id("file")).to_have_count(1)

    office.act(case, "ask_correction", materials=[2], words="身份证请拍正反两面，要看得清字。")
    one.open(f"pages/case/detail/index?id={case}", persona)
    expect(one.current.get_by_test_id("fix")).to_contain_text("居民身份证")
    one.shot("case-correcting")
    correct(one)

    office.act(case, "accept")
    office.write(case, "您好，明天上午来看现场，请在家。")
    one.open("pages/home/index", persona)
    expect(one.current.get_by_test_id("cases")).to_contain_text("1 件在办")
    one.current.get_by_test_id("cases").tap()
    one.current.get_by_test_id("case").tap()
    expect(one.current.get_by_test_id("unread")).to_contain_text("1 条新留言")
    one.shot("case-reviewing")
    read_why(one)
    talk(one, "明天上午来看现场")
    expect(one.current.get_by_test_id("unread")).to_have_count(0)

    finish(office, case)
    one.sim("current.instance.load(true)")
    expect(one.current.get_by_test_id("state")).to_have_text("准予")
    read_letter(one)
    one.shot("case-delivered")
    rate(one)


def finish(office: Office, case: str) -> None:
    """The office goes through what is left, over the API, and hands the result over."""
    office.act(case, "review", words="材料齐全")
    view = office.ask("GET", f"/staff/cases/{case}")
    if view["state"] == "surveying":
        office.act(case, "survey", words="现场与申请一致")
    office.act(case, "settle_gap", materials=[1])
    office.act(case, "decide", outcome="granted", words="同意")
    office.act(case, "deliver")


def test_a_case_is_applied_for_in_large_print_one_thing_at_a_time(
    town: Town, phone: MakePhone
) -> None:
    one = phone(town.url)
    persona = newcomer(one)
    one.open("pages/me/profile/index", persona)
    one.current.get_by_test_id("large").locator("input").check()
    one.open(GUIDE, persona)
    one.tap("在线申请")

    fill_in(one)
    one.shot("case-apply-large")
    one.tap("下一步")
    for place in range(3):
        papers(one).nth(place).get_by_role("radio", name="带到窗口").tap()
    one.shot("case-papers-large")
    one.tap("下一步")
    one.preset(subscribe="accept", phone="allow")
    one.current.get_by_placeholder("和身份证上一样").fill("何素芬")
    one.tap("用微信里的手机号")
    expect(one.current.get_by_text(re.compile(r"\d{3}\*{4}\d{4}"))).to_be_visible()
    one.shot("case-who-large")
    one.tap("交申请")

    expect(one.current.get_by_test_id("number")).to_have_text(NUMBER)
    one.shot("case-result-large")
    one.tap("看办理进度")
    expect(one.current.get_by_test_id("state")).to_be_visible()
    one.shot("case-detail-large")


def test_a_village_agent_files_for_somebody_and_follows_it(town: Town, phone: MakePhone) -> None:
    one, office, number = phone(town.url), Office.at(town), a_number()
    mandated(town, neighbour(town, "罗桂芳", number))
    one.open(f"pages/service/guide/index?item={ALLOWANCE}&centre={CENTRE}", "agent")
    one.tap("在线申请")

    one.current.get_by_test_id("errand").locator("input").check()
    expect(one.current.get_by_text("大庙村便民服务工作站")).to_be_visible()
    one.shot("case-errand")
    one.current.get_by_test_id("born-on").locator("input").fill("1940-05-06")
    one.current.get_by_test_id("living").get_by_role("radio").first.tap()
    one.current.get_by_test_id("moving").get_by_role("radio", name="否").tap()
    for place in range(2):
        papers(one).nth(place).get_by_role("radio", name="带到窗口").tap()
    one.current.get_by_placeholder("和身份证上一样").fill("罗桂芳")
    one.current.get_by_placeholder("11 位手机号").fill(number)
    one.current.get_by_placeholder("18 位").scroll_into_view_if_needed()
    one.shot("case-errand-who")
    one.tap("交申请")
    shown = one.current.get_by_test_id("number")
    expect(shown).to_have_text(NUMBER)
    case = office.case(shown.inner_text())
    expect(one.current.get_by_text("会告诉办事人 罗*芳")).to_be_visible()
    one.shot("case-errand-result")

    one.open("pages/case/list/index", "agent")
    one.tap("我代办的")
    expect(one.current.get_by_test_id("case").first).to_contain_text("办事人 罗*芳")
    one.shot("case-errands")
    office.act(case["id"], "ask_correction", materials=[1], words="社保卡请补复印件。")
    one.open(f"pages/case/detail/index?id={case['id']}", "agent")

    expect(one.current.get_by_test_id("fix")).to_contain_text("社会保障卡")
    expect(one.current.get_by_text("王代办替罗*芳提交")).to_be_visible()
    one.shot("case-errand-detail")
    assert (case["intake"], case["centre"]["code"]) == ("agent", CENTRE)


def test_the_code_at_a_window_opens_a_rating_once_a_day(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    persona = newcomer(one)
    window = Office.at(town).ask("GET", f"/centres/{CENTRE}")["windows"][0]["code"]
    page = f"pages/rating/form/index?scene=r.{CENTRE}.{window}"

    one.open(page, persona)
    one.current.get_by_role("radio", name="不满意", exact=True).tap()
    one.tap("交评价")
    expect(one.current.get_by_text("谢谢，已经收到").first).to_be_visible()
    one.open(page, persona)

    expect(one.current.get_by_text("谢谢，已经收到").first).to_be_visible()
    one.shot("case-window-rated")
