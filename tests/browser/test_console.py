"""The office's day in the console, in a real browser against a working town."""

import json
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

DAYS_TO_LOOK = 10


@pytest.fixture
def office(town: Any, browser: Browser) -> Iterator[Page]:
    """An office computer that has the console open; a page that breaks fails the test."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/")
    yield page
    context.close()
    assert broken == []


def sign_in(page: Page, username: str, password: str) -> None:
    """Fill in the door's form and enter."""
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


@pytest.fixture
def desk(town: Any, office: Page) -> Page:
    """The same computer with a clerk signed in, the day in front of them."""
    return seated(town, office)


@pytest.fixture
def busy_desk(town: Any, office: Page) -> Page:
    """The same at a time when the next person is expected."""
    wait_for_somebody(town)
    return seated(town, office)


def seated(town: Any, office: Page) -> Page:
    """The clerk's day, loaded."""
    sign_in(office, *town.console_login("clerk"))
    expect(office.get_by_role("heading", level=1)).to_contain_text("星期")
    expect(office.get_by_text("更新于")).to_be_visible()
    return office


def ask(town: Any, method: str, path: str, token: str = "", body: Any = None) -> Any:
    """What the API says, asked beside the browser as a colleague would."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{town.url}{path}", data=data, headers=headers, method=method)
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)


def colleague(town: Any) -> tuple[str, str]:
    """A token and the centre of a clerk at another window."""
    username, password = town.console_login("clerk")
    login = {"username": username, "password": password}
    session = ask(town, "POST", "/v1/sessions/password", body=login)
    return session["token"], session["person"]["roles"][0]["centre"]


def wait_for_somebody(town: Any) -> None:
    """Let the town's clock jump to the start of the next booking at the clerk's centre."""
    token, centre = colleague(town)
    now = datetime.now(UTC)
    today = date.fromisoformat(ask(town, "GET", f"/v1/staff/day?centre={centre}", token)["on"])
    for ahead in range(DAYS_TO_LOOK):
        on = today + timedelta(days=ahead)
        day = ask(town, "GET", f"/v1/staff/day?centre={centre}&on={on}", token)
        starts = [
            datetime.fromisoformat(booking["starts_at"])
            for booking in day["bookings"]
            if booking["state"] == "booked"
        ]
        coming = [start for start in starts if start > now]
        if coming:
            town.advance((min(coming) - now) // timedelta(minutes=1) + 1)
            return
    raise AssertionError(f"nobody is expected within {DAYS_TO_LOOK} days")


def choose_item(page: Page) -> str:
    """Take the first service that can be booked here; its code."""
    page.get_by_role("navigation").get_by_role("link", name="代预约").click()
    step = page.get_by_role("region", name="办什么事")
    step.get_by_role("listitem").get_by_role("button").first.click()
    expect(step.get_by_role("button", name="换一项")).to_be_visible()
    return page.url.rpartition("item=")[2]


def choose_day(page: Page) -> None:
    """Take the last open day of the two weeks: far from what others book."""
    days = page.get_by_role("region", name="哪一天").get_by_role("radio", disabled=False)
    days.last.check(force=True)


def seats(page: Page) -> Locator:
    """The times of the chosen day that still have a seat."""
    return page.get_by_role("region", name="几点").get_by_role("radio", disabled=False)


def fill_in_person(page: Page, name: str, phone: str) -> None:
    """Say who comes, and book."""
    page.get_by_label("姓名").fill(name)
    page.get_by_label("手机号").fill(phone)
    page.get_by_role("button", name="确认预约").click()


def test_a_wrong_password_says_so_and_what_to_do(town: Any, office: Page):
    username, _ = town.console_login("clerk")

    sign_in(office, username, "wrong")

    expect(office.get_by_role("alert")).to_contain_text("管理员")
    expect(office.get_by_role("button", name="登录", exact=True)).to_be_enabled()


def test_a_clerk_sees_the_day(busy_desk: Page):
    figures = busy_desk.get_by_role("main")

    for words in ("待到", "已报到", "已办", "未到", "已取消", "剩余席位"):
        expect(figures.get_by_role("term").filter(has_text=words).first).to_be_visible()
    expect(busy_desk.get_by_role("region", name="当日值班")).to_be_visible()
    expect(busy_desk.get_by_role("region", name="预约名单")).to_be_visible()


def test_a_clerk_checks_somebody_in(busy_desk: Page):
    arrive = busy_desk.get_by_role("button", name=re.compile(r"^报到"))
    expect(arrive.first).to_be_visible()
    number = (arrive.first.inner_text()).split()[1]
    row = busy_desk.get_by_role("row").filter(has=busy_desk.get_by_text(number, exact=True))

    row.get_by_role("button", name=re.compile(r"^报到")).click()

    expect(row).to_contain_text("已报到")
    expect(busy_desk.get_by_role("status").filter(has_text=f"{number} ")).to_contain_text("已报到")
    busy_desk.reload()
    expect(row).to_contain_text("已报到")


def test_a_whole_phone_is_shown_on_request_and_says_that_the_look_is_logged(busy_desk: Page):
    look = busy_desk.get_by_role("button", name=re.compile(r"^看全号")).first

    look.click()

    expect(busy_desk.get_by_text("本次查看已记录")).to_be_visible()
    expect(busy_desk.get_by_role("row").get_by_role("link").first).to_have_text(
        re.compile(r"^1\d{10}$")
    )


def test_a_clerk_books_for_a_person_who_came(desk: Page):
    choose_item(desk)
    choose_day(desk)
    seats(desk).last.check(force=True)
    fill_in_person(desk, "", "138")
    expect(desk.get_by_label("姓名")).to_have_attribute("aria-invalid", "true")
    expect(desk.get_by_text("请填写 11 位手机号")).to_be_visible()

    fill_in_person(desk, "周阿婆", "13900007001")

    expect(desk.get_by_role("heading", level=1)).to_contain_text("预约成功")
    expect(desk.get_by_role("region", name="预约单")).to_contain_text("139****7001")
    desk.get_by_role("link", name="看当日名单").click()
    expect(desk.get_by_role("row").filter(has_text="周阿婆")).to_contain_text("窗口代约")


def test_a_seat_taken_meanwhile_leads_back_to_the_times(town: Any, desk: Page):
    item = choose_item(desk)
    choose_day(desk)
    time = seats(desk).first
    time.check(force=True)
    starts_at = time.get_attribute("value")
    wall = (time.get_attribute("aria-label") or "")[:5]
    take_every_seat(town, item, str(starts_at))

    fill_in_person(desk, "迟来的人", "13900007002")

    step = desk.get_by_role("region", name="几点")
    expect(step.get_by_role("alert")).to_contain_text("请另选时段")
    expect(step.get_by_role("radio", name=re.compile(f"^{wall}.*已满"))).to_be_disabled()
    seats(desk).first.check(force=True)
    expect(desk.get_by_label("姓名")).to_have_value("迟来的人")


def take_every_seat(town: Any, item: str, starts_at: str) -> None:
    """Colleagues at other windows book until the time is full."""
    token, centre = colleague(town)
    day = f"/v1/centres/{centre}/items/{item}/slots?on={office_day(starts_at)}"
    slots = {slot["starts_at"]: slot for slot in ask(town, "GET", day)["slots"]}
    for seat in range(slots[starts_at]["free"]):
        person = {"name": f"先到{seat}", "phone": f"1390000{8000 + seat}"}
        wish = {"centre": centre, "item": item, "starts_at": starts_at, "person": person}
        ask(town, "POST", "/v1/staff/bookings", token, wish)


def office_day(starts_at: str) -> str:
    """The day of a slot; no office is open when Shanghai and UTC have different days."""
    return starts_at[:10]


def test_the_keys_move_through_the_days_and_tell_what_they_do(desk: Page):
    today = desk.get_by_role("heading", level=1).inner_text()

    desk.keyboard.press("ArrowRight")

    expect(desk.get_by_role("heading", level=1)).not_to_have_text(today)
    desk.keyboard.press("t")
    expect(desk.get_by_role("heading", level=1)).to_have_text(today)
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="快捷键")).to_be_visible()


def test_without_a_network_the_day_stays_and_says_how_old_it_is(desk: Page):
    desk.context.set_offline(True)

    expect(desk.get_by_role("alert")).to_contain_text("最后更新")
    expect(desk.get_by_role("region", name="预约名单")).to_be_visible()
    desk.context.set_offline(False)
    expect(desk.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(("language", "heading"), [("བོད་ཡིག", "ལོ"), ("English", "day")])
def test_the_console_speaks_three_languages(desk: Page, language: str, heading: str):
    desk.get_by_role("button", name=language, exact=True).click()

    expect(desk.get_by_role("heading", level=1)).to_contain_text(heading)


def test_a_deadline_explains_itself(desk: Page):
    desk.get_by_role("navigation").get_by_role("link", name="工作日历").click()
    tool = desk.get_by_role("region", name="哪天到期")
    tool.get_by_label("受理日期").fill("2026-02-12")
    tool.get_by_label("工作日数").fill("3")

    tool.get_by_role("button", name="推算").click()

    expect(tool).to_contain_text("2026年2月24日 星期二")
    expect(tool.get_by_role("listitem").filter(has_text="春节").first).to_be_visible()
