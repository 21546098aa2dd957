"""What a resident does on the phone with the service that a clerk made out of a workbook."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.browser import Phone
from tests.browser.test_case_journeys import LEAVE_OUT, NUMBER, papers, photo
from tests.browser.test_journeys import CENTRE, SHANGHAI

CODE, NAME = "smoke-alarm-subsidy", "独居老人烟雾报警器安装补贴"
APPLY = f"pages/case/apply/index?item={CODE}&centre={CENTRE}"
OLD, YOUNG, MISREAD = "511503194005060025", "511503197005060029", "511503194005060026"


def application(phone: Phone, persona: str) -> str:
    """Found, checked, filled in, left, resumed, put right and handed in; the case's number."""
    find_it(phone, persona)
    check_before_going(phone)
    fill_in(phone)
    leave_and_come_back(phone)
    misread(phone)
    return hand_in(phone)


def find_it(phone: Phone, persona: str) -> None:
    """From the search on the home page to the question whether it is worth the way."""
    phone.open(persona=persona)
    phone.current.get_by_test_id("search").tap()
    phone.current.get_by_placeholder("输入事项名称").fill("烟雾报警器")
    phone.current.get_by_test_id("item").filter(has_text=NAME).tap()
    expect(phone.current.get_by_text("要带什么")).to_be_visible()
    phone.shot("service-guide")
    phone.tap("出门前先看看")


def write(phone: Phone, key: str, text: str) -> None:
    """Types an answer, or picks a day."""
    phone.current.get_by_test_id(key).locator("input").fill(text)


def choose(phone: Phone, key: str, text: str) -> None:
    """Touches one of the choices of a question."""
    phone.current.get_by_test_id(key).get_by_role("radio", name=text, exact=True).tap()


def check_before_going(phone: Phone) -> None:
    """A young one is told no; an old one what is missing, then to come."""
    verdict = phone.current.get_by_test_id("verdict")
    expect(verdict).to_contain_text("个问题没答")
    write(phone, "id-number", YOUNG)
    expect(verdict).to_contain_text("这项补贴给年满六十周岁的老人。")
    write(phone, "id-number", OLD)
    choose(phone, "living", "独居")
    choose(phone, "hardship", "低保")
    choose(phone, "bought", "否")
    expect(verdict).to_contain_text("还差这些")
    expect(papers(phone)).to_have_count(3)
    papers(phone).first.tap()
    expect(verdict).to_contain_text("可以去办了")
    phone.shot("service-check")
    phone.tap("在线申请")


def fill_in(phone: Phone) -> None:
    """Answers what the check did not ask; a gas bottle brings one question more."""
    for key, text in {"name": "罗桂芳", "phone": "13900000001"}.items():
        write(phone, key, text)
    home = phone.current.get_by_test_id("address")
    home.locator("select").first.select_option(label="刘家镇")
    home.locator("input").fill("五组12号")
    expect(phone.current.get_by_test_id("bottle")).to_have_count(0)
    choose(phone, "gas", "瓶装液化气")
    choose(phone, "bottle", "厨房")
    choose(phone, "hard-of-hearing", "否")
    phone.tap("添加子女和紧急联系的亲属")
    row = phone.current.get_by_test_id("family").get_by_test_id("editing")
    for column, text in {"姓名": "罗小军", "与申请人关系": "儿子", "身份证号": YOUNG}.items():
        row.get_by_role("textbox", name=column).fill(text)
    phone.tap("写好了，放进表里")
    phone.preset(pick=[photo()])
    phone.tap("拍照或选照片（还能加 3 张）")
    phone.answer("拍照或从相册选")
    expect(phone.current.get_by_test_id("kitchen").get_by_test_id("file")).to_have_count(1)
    soon = datetime.now(UTC) + SHANGHAI + timedelta(days=7)
    write(phone, "visit-on", f"{soon:%Y-%m-%d}")
    phone.current.get_by_test_id("agreed").get_by_test_id("agree").tap()


def leave_and_come_back(phone: Phone) -> None:
    """What was filled in waits among the cases."""
    phone.page.evaluate("() => window.__sim.wx.switchTab({ url: '/pages/home/index' })")
    phone.page.evaluate("() => window.__sim.wx.navigateTo({ url: '/pages/case/list/index' })")
    expect(phone.current.get_by_test_id("draft")).to_contain_text(NAME)
    phone.shot("service-draft")
    phone.tap("接着填")
    expect(phone.current.get_by_text("上次没填完的都在。")).to_be_visible()
    expect(phone.current.get_by_test_id("name").locator("input")).to_have_value("罗桂芳")
    expect(phone.current.get_by_test_id("kitchen").get_by_test_id("file")).to_have_count(1)
    expect(phone.current.get_by_test_id("family").get_by_test_id("row")).to_contain_text("罗小军")


def hand_in(phone: Phone) -> str:
    """One paper to bring, one that follows, one not needed; the number of the case."""
    papers(phone).nth(0).get_by_role("radio", name="带到窗口").tap()
    papers(phone).nth(1).get_by_role("radio", name=LEAVE_OUT).tap()
    papers(phone).nth(2).get_by_role("radio", name="带到窗口").tap()
    phone.current.get_by_test_id("pledge").tap()
    phone.preset(subscribe="accept", phone="allow")
    phone.current.get_by_placeholder("和身份证上一样").fill("罗桂芳")
    phone.tap("用微信里的手机号")
    expect(phone.current.get_by_text("用微信里的手机号")).to_have_count(0)
    phone.shot("service-apply")
    phone.tap("交申请")
    number = phone.current.get_by_test_id("number")
    expect(number).to_have_text(NUMBER)
    return number.inner_text()


def misread(phone: Phone) -> None:
    """A digit is wrong: the question itself says so, in sight, with the keyboard."""
    write(phone, "id-number", MISREAD)
    phone.current.get_by_placeholder("和身份证上一样").scroll_into_view_if_needed()
    phone.tap("交申请")
    asked = phone.current.get_by_test_id("id-number")
    expect(asked.get_by_role("alert")).to_contain_text("身份证号不对")
    expect(asked.locator("input")).to_be_focused()
    expect(asked).to_be_in_viewport()
    phone.shot("service-wrong")
    write(phone, "id-number", OLD)
    expect(asked.get_by_role("alert")).to_have_count(0)


def move(phone: Phone, persona: str, case: str, reason: str) -> None:
    """The office asked whether the case may go over to another version; its person agrees."""
    phone.open(f"pages/case/detail/index?id={case}", persona)
    expect(phone.current.get_by_text(reason, exact=True)).to_be_visible()
    phone.shot("service-move")
    phone.tap("同意，按新规定办")
    sheet = phone.current.get_by_role("dialog").last
    sheet.get_by_role("button", name="同意，按新规定办", exact=True).tap()
    expect(phone.current.get_by_text("您同意了，这件事改按新规定办。")).to_be_visible()
