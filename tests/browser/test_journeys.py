"""What people do with the mini-program, on a touch screen, against the real town."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.town import Town

pytestmark = pytest.mark.browser

CENTRE = "511503102000"
CENTRE_NAME = "刘家镇便民服务中心"
ITEM = "old-age-allowance"
LONE_SEAT_ITEM = "individual-business"  # one window serves it, so a seat is gone after one booking
GUIDE = f"pages/service/guide/index?item={ITEM}&centre={CENTRE}"
PATIENCE_SECONDS = 90.0
SHANGHAI = timedelta(hours=8)
EVENING_BEFORE = 18


def newcomer(phone: Phone) -> str:
    """A persona whom nobody knows yet takes this phone, so that journeys do not meet each other."""
    persona = f"newcomer-{uuid4().hex[:8]}"
    number = f"18{uuid4().int % 10**9:09d}"

    def settings(route: Route) -> None:
        answer = route.fetch()
        known = answer.json()
        known["personas"].append({"id": persona, "name": "新来的人", "phone": number})
        route.fulfill(response=answer, json=known)

    phone.page.route("**/simulator/settings.json", settings)
    return persona


def open_days(phone: Phone) -> Locator:
    """The days with free seats, side by side."""
    return phone.current.get_by_test_id("day").and_(phone.current.locator('[data-state="open"]'))


def free_seats(phone: Phone) -> Locator:
    """The free seats of the chosen day."""
    return phone.current.get_by_test_id("slot").and_(phone.current.locator('[data-state="open"]'))


def choose_seat(phone: Phone, day: int = 2, seat: int = 0) -> datetime:
    """Touch the `day`-th open day and the `seat`-th free seat; when the seat starts, in UTC."""
    open_days(phone).nth(day).tap()
    expect(free_seats(phone).first).to_be_visible()
    chosen = free_seats(phone).nth(seat)
    starts_at = chosen.get_attribute("data-starts-at")
    assert starts_at is not None
    chosen.tap()
    return datetime.fromisoformat(starts_at)


def confirm_as(phone: Phone, name: str) -> None:
    """Fill in who comes, take the number from WeChat, allow messages, confirm."""
    phone.preset(subscribe="accept", phone="allow")
    phone.current.get_by_placeholder("和身份证上一样").fill(name)
    phone.tap("用微信里的手机号")
    expect(phone.current.get_by_text(re.compile(r"\d{3}\*{4}\d{4}"))).to_be_visible()
    phone.tap("确认预约")
    expect(phone.current.get_by_text("预约成功")).to_be_visible()


def book(phone: Phone, persona: str, name: str = "罗桂芳") -> datetime:
    """A newcomer books the usual item; when the seat starts, in UTC."""
    phone.open(GUIDE, persona)
    phone.tap("预约办理")
    starts_at = choose_seat(phone)
    phone.tap("下一步")
    confirm_as(phone, name)
    return starts_at


def eventually(answers: Callable[[], bool]) -> None:
    """Ask again until the answer is yes; the jobs need a moment. Fails after a while."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if answers():
            return
        time.sleep(0.3)
    raise AssertionError("it did not come")


def minutes_until(moment: datetime) -> int:
    """Whole minutes from the real time to `moment`."""
    return int((moment - datetime.now(UTC)).total_seconds() // 60)


def test_a_resident_finds_a_service_reads_what_to_bring_and_books(
    town: Town, phone: MakePhone
) -> None:
    town.wake()
    one = phone(town.url)
    persona = newcomer(one)
    one.open(persona=persona)
    one.shot("home")

    one.current.get_by_test_id("search").tap()
    one.current.get_by_placeholder("输入事项名称").fill("高龄")
    one.current.get_by_test_id("item").filter(has_text="高龄津贴").tap()
    expect(one.current.get_by_text("要带什么")).to_be_visible()
    one.current.get_by_test_id("material").first.tap()
    one.shot("guide")
    one.tap("预约办理")
    one.current.get_by_role("radio", name=CENTRE_NAME).tap()
    choose_seat(one)
    one.shot("choose-a-seat")
    one.tap("下一步")
    confirm_as(one, "罗桂芳")

    expect(one.current.get_by_test_id("number")).to_have_text(re.compile(r"[A-Z]\d+"))
    expect(one.current.get_by_text("到时候会在微信里提醒您。")).to_be_visible()
    one.shot("booked")
    eventually(lambda: len(town.messages(persona)) == 1)


def test_the_reminder_arrives_the_evening_before(town: Town, phone: MakePhone) -> None:
    town.wake()
    one = phone(town.url)
    persona = newcomer(one)
    starts_at = book(one, persona)
    eventually(lambda: len(town.messages(persona)) == 1)
    due = (starts_at + SHANGHAI).replace(hour=EVENING_BEFORE, minute=0) - SHANGHAI

    town.jump_to(due - timedelta(days=1) + timedelta(minutes=2))

    eventually(lambda: len(town.messages(persona)) == 2)
    one.open("pages/me/messages/index", persona)
    came = re.compile("已经发出|已经送到")
    expect(one.current.get_by_test_id("message").filter(has_text=came)).to_have_count(2)
    one.shot("messages")


def test_a_booking_moves_in_one_step(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    persona = newcomer(one)
    before = book(one, persona)

    one.tap("看这个预约")
    one.tap("改时间")
    after = choose_seat(one, day=3, seat=1)
    one.current.get_by_role("button", name=re.compile("^改到")).tap()

    expect(one.current.get_by_test_id("span")).to_contain_text(f"{after + SHANGHAI:%H:%M}")
    assert after > before
    evening = after + SHANGHAI - timedelta(days=1)
    reminders = one.current.get_by_test_id("reminder")
    expect(reminders.filter(has_text="前一天提醒")).to_contain_text(
        f"{evening.month}月{evening.day}日"
    )
    one.shot("moved")


def test_a_cancelled_booking_frees_its_seat(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    persona = newcomer(one)
    book(one, persona)

    one.tap("看这个预约")
    one.tap("取消预约")
    one.current.get_by_role("radio", name="临时有事").tap()
    one.shot("cancel")
    one.tap("确定取消")

    expect(one.current.get_by_test_id("state")).to_have_text("已取消")
    one.open("pages/booking/list/index", persona)
    expect(one.current.get_by_text("现在没有预约")).to_be_visible()
    one.tap("以前的")
    expect(one.current.get_by_test_id("booking")).to_contain_text("已取消")


def test_a_seat_taken_meanwhile_costs_nothing_that_was_typed(town: Town, phone: MakePhone) -> None:
    slow, quick = phone(town.url), phone(town.url)
    entry = f"pages/book/time/index?item={LONE_SEAT_ITEM}&centre={CENTRE}"
    for one in (slow, quick):
        one.open(entry, newcomer(one))
        choose_seat(one, day=3, seat=2)
        one.tap("下一步")
    slow.preset(subscribe="accept", phone="allow")
    slow.current.get_by_placeholder("和身份证上一样").fill("泽仁拉姆")
    slow.tap("用微信里的手机号")
    slow.current.get_by_placeholder("如：坐轮椅、只会说藏语").fill("坐轮椅")
    confirm_as(quick, "周明富")

    slow.tap("确认预约")

    expect(slow.current.get_by_text("您填的都还在，另选一个时间就行。")).to_be_visible()
    slow.shot("seat-gone")
    expect(slow.current.get_by_placeholder("和身份证上一样")).to_have_value("泽仁拉姆")
    expect(slow.current.get_by_placeholder("如：坐轮椅、只会说藏语")).to_have_value("坐轮椅")
    free_seats(slow).last.tap()
    slow.tap("确认预约")
    expect(slow.current.get_by_text("预约成功")).to_be_visible()


def test_an_elder_books_in_tibetan_and_large_print(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    town.wake()
    persona = newcomer(one)
    one.open("pages/me/profile/index", persona)
    one.preset(subscribe="accept", phone="allow")

    one.current.get_by_test_id("large").locator("input").tap()
    one.current.get_by_role("radio", name="བོད་ཡིག").tap()
    expect(one.current.get_by_text("ཡིག་གཟུགས་ཆེན་པོ")).to_be_visible()
    expect(one.screen.locator(".sim-tabs")).to_contain_text("མདུན་ངོས")
    one.tab("མདུན་ངོས")
    expect(one.current.get_by_text("གྲོང་སྒོའི་དམངས་བདེའི་ཞབས་ཞུ")).to_be_visible()
    one.shot("home-tibetan-large")
    one.page.evaluate(
        "url => window.__sim.wx.navigateTo({ url })",
        f"/pages/book/time/index?item={ITEM}&centre={CENTRE}",
    )
    choose_seat(one)
    one.shot("seats-tibetan-large")
    one.tap("གོམ་རྗེས་མ")
    one.current.get_by_placeholder("ཐོབ་ཐང་ལག་ཁྱེར་དང་འདྲ་བ").fill("བཀྲ་ཤིས")
    one.tap("སྐད་འཕྲིན་གྱི་ཁ་པར་སྤྱོད")
    expect(one.current.get_by_text(re.compile(r"\d{3}\*{4}\d{4}"))).to_be_visible()
    one.tap("སྔོན་མངགས་གཏན་འཁེལ")

    expect(one.current.get_by_text("སྔོན་མངགས་གྲུབ").first).to_be_visible()
    eventually(lambda: len(town.messages(persona)) == 1)


def test_the_office_checks_a_person_in(town: Town, phone: MakePhone) -> None:
    resident, clerk = phone(town.url), phone(town.url)
    name = f"考勤{uuid4().hex[:4].translate(str.maketrans('0123456789', 'ghijklmnop'))}"
    starts_at = book(resident, newcomer(resident), name)
    number = resident.current.get_by_test_id("number").inner_text()
    town.advance(minutes_until(starts_at) - 5)
    clerk.open(f"packages/staff/day/index?on={starts_at + SHANGHAI:%Y-%m-%d}", "clerk")

    line = clerk.current.locator("card").filter(has_text=name)
    expect(line).to_contain_text(number)
    clerk.shot("the-day")
    line.get_by_role("button", name="到了").tap()
    expect(line).to_contain_text("已到场")
    line.get_by_role("button", name="办好了").tap()

    expect(line).to_have_count(0)
    clerk.tap("全部")
    expect(line).to_contain_text("已办好")


def test_the_office_books_for_a_person_without_a_phone_of_their_own(
    town: Town, phone: MakePhone
) -> None:
    clerk = phone(town.url)
    clerk.open(f"packages/staff/counter/index?centre={CENTRE}", "clerk")

    clerk.current.get_by_placeholder("11 位手机号").fill("13655556666")
    clerk.current.get_by_placeholder("和身份证上一样").fill("何素芬")
    clerk.current.get_by_test_id("item").locator("select").select_option(label="高龄津贴申领")
    choose_seat(clerk, day=1)
    clerk.shot("counter")
    clerk.tap("约好这个号")

    expect(clerk.current.get_by_text(re.compile("约好了：[A-Z]\\d+ 号"))).to_be_visible()


def test_without_a_network_the_booking_is_still_readable(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    persona = newcomer(one)
    book(one, persona)
    one.tap("看这个预约")
    expect(one.current.get_by_test_id("number")).to_be_visible()

    one.online(False)
    one.sim("current.instance.load(true)")

    expect(one.current.get_by_text(re.compile("没有网络，下面是 .* 看到的内容。"))).to_be_visible()
    expect(one.current.get_by_test_id("number")).to_be_visible()
    one.shot("offline")
    one.online(True)
    expect(one.current.get_by_text(re.compile("没有网络"))).to_have_count(0)
