"""A clerk's workbook becomes a service on the phone, is changed and undone under an open case."""

import json
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from uuid import uuid4

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.test_case_journeys import LEAVE_OUT, NUMBER, papers, photo
from tests.browser.test_journeys import CENTRE, newcomer
from tests.browser.town import Town

pytestmark = pytest.mark.browser

CODE = "gas-alarm-subsidy"
WORKBOOK = Path(__file__).resolve().parents[2] / "docs" / "examples" / f"{CODE}.xlsx"
NAME = "独居老人燃气报警器安装补贴"
APPLY = f"pages/case/apply/index?item={CODE}&centre={CENTRE}"
OLD, YOUNG, MISREAD = "511503194005060025", "511503197005060029", "511503194005060026"
NEIGHBOUR = {"key": "neighbour", "label": "邻居电话", "kind": "phone"}
QUICK, SLOW = "承诺时限：5 个工作日", "承诺时限：7 个工作日"


@pytest.fixture
def editors(town: Town) -> Iterator[tuple[Office, Office]]:
    """Two administrators of an office where nobody publishes what they wrote themselves."""
    director = Office.at(town)
    name = f"second-{uuid4().hex[:6]}"
    password = town.make_admin(name, "周编辑", f"18{uuid4().int % 10**9:09d}")
    rules: dict[str, object] = {"publish_by_two": True}
    director.ask("PUT", "/staff/policies", {"centre": CENTRE, "body": rules})
    yield Office.at(town, "admin"), Office.as_(town, name, password)
    director.ask("PUT", "/staff/policies", {"centre": CENTRE, "body": {}})


def taken_in(phone: Phone, admin: Office, dry_run: bool) -> dict[str, Any]:
    """What the console's import makes of the workbook."""
    headers = {"authorization": f"Bearer {admin.token}", "idempotency-key": str(uuid4())}
    answer = phone.context.request.post(
        f"{admin.url}/v1/staff/catalogue/import",
        headers=headers,
        multipart={"centre": CENTRE, "dry_run": json.dumps(dry_run), "file": WORKBOOK},
    )
    assert answer.ok, answer.text()
    found: dict[str, Any] = answer.json()
    return found


def publish(office: Office, draft: dict[str, Any]) -> int:
    """The number of the version that the draft became."""
    path, wish = f"/staff/drafts/{draft['id']}", {"revision": draft["revision"]}
    return int(office.ask("POST", f"{path}/publish", wish)["number"])


def imported(phone: Phone, editors: tuple[Office, Office]) -> None:
    """The workbook is tried, taken in, checked, and published by the second of two."""
    first, second = editors
    tried = taken_in(phone, first, dry_run=True)
    assert (tried["problems"], tried["items"], tried["drafts"]) == ([], [CODE], [])
    (draft_id,) = taken_in(phone, first, dry_run=False)["drafts"]
    draft = first.ask("GET", f"/staff/drafts/{draft_id}")
    checked = first.ask("POST", f"/staff/drafts/{draft_id}/check", {"revision": draft["revision"]})
    assert (checked["state"], checked["may_publish"]) == ("checked", False)
    with pytest.raises(HTTPError, match="403"):
        publish(first, checked)
    assert publish(second, checked) == 1


def narrower(office: Office) -> dict[str, Any]:
    """A draft that asks one more question and promises it sooner."""
    draft = office.ask("POST", "/staff/drafts", {"centre": CENTRE, "code": CODE, "from": CODE})
    procedure = draft["body"]["procedure"]
    stages = [{**one, "workdays": min(one["workdays"], 1)} for one in procedure["stages"]]
    procedure = {**procedure, "form": [*procedure["form"], NEIGHBOUR], "stages": stages}
    body = {**draft["body"], "procedure": procedure, "promised_workdays": 5}
    wish = {"revision": draft["revision"], "body": body}
    return office.ask("PUT", f"/staff/drafts/{draft['id']}", wish)


def person(town: Town, persona: str) -> Office:
    """The resident's own session, for what this test asks over the API."""
    login = json.dumps({"openid": f"sandbox-{persona}"}).encode()
    request = urllib.request.Request(
        f"{town.sandbox}/device/login", login, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        code = json.load(answer)["code"]
    return Office(town.url, Office(town.url, "").ask("POST", "/sessions", {"code": code})["token"])


def find_it(phone: Phone, persona: str) -> None:
    """From the search on the home page to the question whether it is worth the way."""
    phone.open(persona=persona)
    phone.current.get_by_test_id("search").tap()
    phone.current.get_by_placeholder("输入事项名称").fill("燃气")
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


def fill_in(phone: Phone, neighbour: str = "") -> None:
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
    write(phone, "visit-on", (date.today() + timedelta(days=7)).isoformat())
    phone.current.get_by_test_id("agreed").get_by_test_id("agree").tap()
    if neighbour:
        write(phone, "neighbour", neighbour)


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


def told_in_public(town: Town, limit: str) -> None:
    """The page on the web and the sheet on paper say this limit."""
    with urllib.request.urlopen(f"{town.url}/p/items/{CODE}?centre={CENTRE}&lang=zh") as page:
        shown = page.read().decode()
    with urllib.request.urlopen(
        f"{town.url}/v1/items/{CODE}/notice.pdf?centre={CENTRE}&lang=zh"
    ) as sheet:
        pdf = sheet.read()
    with pypdfium2.PdfDocument(pdf) as document:
        printed = "".join(one.get_textpage().get_text_bounded() for one in document)
    assert limit.partition("：")[2] in shown
    assert "".join(limit.split()) in "".join(printed.split())


def all_of_it(me: Office, case: str) -> dict[str, Any]:
    """Everything that was filed, as its person sees it."""
    view = me.ask("GET", f"/cases/{case}")
    return {part: view[part] for part in ("form", "materials", "files", "note")}


def move(phone: Phone, persona: str, case: str, reason: str) -> None:
    """The office asked whether the case may go over to another version; its person agrees."""
    phone.open(f"pages/case/detail/index?id={case}", persona)
    expect(phone.current.get_by_text(reason, exact=True)).to_be_visible()
    phone.shot("service-move")
    phone.tap("同意，按新规定办")
    sheet = phone.current.get_by_role("dialog").last
    sheet.get_by_role("button", name="同意，按新规定办", exact=True).tap()
    expect(phone.current.get_by_text("您同意了，这件事改按新规定办。")).to_be_visible()


def open_cases(office: Office) -> dict[int, int]:
    """How many open cases stand on each version."""
    found = office.ask("GET", f"/staff/items/{CODE}/versions")["versions"]
    return {one["number"]: one["open_cases"] for one in found}


def test_a_workbook_becomes_a_service_that_is_changed_and_undone_under_an_open_case(
    town: Town, phone: MakePhone, editors: tuple[Office, Office]
) -> None:
    one, other = phone(town.url), phone(town.url)
    director, (first, second) = Office.at(town), editors
    persona = newcomer(one)
    imported(one, editors)
    told_in_public(town, SLOW)

    find_it(one, persona)
    check_before_going(one)
    fill_in(one)
    leave_and_come_back(one)
    misread(one)
    number = hand_in(one)
    case = director.case(number)
    me = person(town, persona)
    filed = all_of_it(me, case["id"])
    assert [secret for secret in (OLD, YOUNG) if secret in json.dumps(case)] == []
    assert [len(one["files"]) for one in case["form"] if one["key"] == "kitchen"] == [1]
    assert case["fee"]["fen"] == 0

    draft = narrower(first)
    lines = first.ask("GET", f"/staff/drafts/{draft['id']}/what-if")["lines"]
    (unanswered,) = (line for line in lines if line["key"] == "unanswered")
    assert [one["number"] for one in unanswered["cases"]] == [number]
    assert publish(second, draft) == 2
    told_in_public(town, QUICK)
    assert (open_cases(first), all_of_it(me, case["id"])) == ({2: 0, 1: 1}, filed)
    other.open(APPLY, newcomer(other))
    expect(other.current.get_by_test_id("neighbour")).to_be_visible()

    director.ask("POST", f"/staff/cases/{case['id']}/move", {"number": 2})
    move(one, persona, case["id"], "要补答“邻居电话”")
    assert open_cases(first) == {2: 1, 1: 0}
    body = {"centre": CENTRE, "number": 1, "note": "先不改"}
    first.ask("POST", f"/staff/items/{CODE}/restore", body)
    told_in_public(town, SLOW)
    other.open(APPLY, newcomer(other))
    expect(other.current.get_by_test_id("gas")).to_be_visible()
    expect(other.current.get_by_test_id("neighbour")).to_have_count(0)
    director.ask("POST", f"/staff/cases/{case['id']}/move", {"number": 3})
    move(one, persona, case["id"], "承诺时限由5个工作日改为7个工作日")
    assert (open_cases(first), all_of_it(me, case["id"])) == ({3: 1, 2: 0, 1: 0}, filed)
    expect(one.current.get_by_text("刘家镇 五组12号")).to_be_visible()
    one.shot("service-case")
