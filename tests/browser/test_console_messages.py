"""Messages in the console: the log, one message's ladder, said again, the carriers, the replies."""

import json
import re
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desks import MakeDesk
from tests.browser.office import Office
from tests.browser.test_console_axe import OFFICE, PHONE, WIDER, serious

pytestmark = pytest.mark.browser

CENTRE = "511503102000"
ITEM = "birth-service"
TEXTS = ("aliyun", "tencent", "sms")
SECONDS = 90.0
NUMBERS = count(13_900_770_000)
Desk = Callable[[str, str], Page]


@pytest.fixture
def desk(desk_of: MakeDesk) -> Desk:
    """desk(role, path): somebody at a page of the console, signed in the first time."""
    signed_in = cache(desk_of)
    return lambda role, path: signed_in(role)(path)


@pytest.fixture
def sandbox(town: Any) -> Iterator[Callable[..., None]]:
    """sandbox(path, **told): the stand-ins of the carriers; calm again afterwards."""

    def tell(path: str, **told: object) -> None:
        request = urllib.request.Request(
            town.sandbox + path, json.dumps(told).encode(), {"content-type": "application/json"}
        )
        urllib.request.urlopen(request).close()

    yield tell
    for carrier in TEXTS:
        tell("/control/faults", carrier=carrier)


def by_day(town: Any) -> None:
    """Let it be noon in the town, when messages are not held back for the night."""
    now = time.gmtime(time.time() + 8 * 3600)
    minute = now.tm_hour * 60 + now.tm_min
    if not 8 * 60 <= minute < 20 * 60:
        town.advance((12 * 60 - minute) % (24 * 60))


def booked(town: Any, name: str) -> tuple[Office, str]:
    """Somebody books at the counter and gets a message: the office, and their phone."""
    office, phone = Office.at(town), str(next(NUMBERS))
    days = office.ask("GET", f"/centres/{CENTRE}/items/{ITEM}/days?count=14")["days"]
    on = [day["on"] for day in days if day["state"] == "open"][1]
    slots = office.ask("GET", f"/centres/{CENTRE}/items/{ITEM}/slots?on={on}")["slots"]
    starts_at = next(slot["starts_at"] for slot in slots if slot["free"])
    person = {"name": name, "phone": phone}
    form = {"centre": CENTRE, "item": ITEM, "starts_at": starts_at, "person": person}
    office.ask("POST", "/staff/bookings", form)
    return office, phone


def message(town: Any, name: str, state: str, rung: str = "") -> tuple[str, str]:
    """What became of the message about a booking once it is in this state: its id, the phone."""
    office, phone = booked(town, name)
    query = f"/staff/messages?centre={CENTRE}&kind=booked&person={phone}"
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        (row,) = office.ask("GET", query)["items"]
        if row["state"] == state and rung in ("", row["rung"]):
            return str(row["id"]), phone
        time.sleep(0.5)
    raise AssertionError(f"not {state} in time: {row}")


def part(page: Page, name: str) -> Locator:
    """A part of the page."""
    return page.get_by_role("region", name=name, exact=True)


def test_a_message_is_found_by_its_number_and_opened(town: Any, desk: Desk):
    by_day(town)
    _, phone = message(town, "周小满", "delivered")
    page = desk("director", "messages?when=all")
    expect(part(page, "本月概况").get_by_role("img")).to_be_visible()
    assert serious(page) == []

    page.get_by_label("完整姓名或手机号").fill(phone)
    page.get_by_role("button", name="查找").click()
    rows = part(page, "消息列表").get_by_role("row").filter(has_text="周*满")
    told = rows.filter(has_text="预约成功")
    expect(told).to_contain_text("已送达")
    expect(told).to_contain_text("0.05 元")
    assert phone not in page.url
    told.get_by_role("link").click()

    ladder = part(page, "经过的渠道").get_by_role("listitem")
    expect(ladder).to_have_count(1)
    expect(ladder).to_contain_text("短信")
    expect(ladder).to_contain_text(re.compile(r"用了 \d+ 秒|用了 \d+ 分钟"))
    assert serious(page) == []


def test_a_number_that_is_dead_leads_to_somebody_who_goes(
    town: Any, desk: Desk, sandbox: Callable[..., None]
):
    by_day(town)
    for carrier in TEXTS:
        sandbox("/control/faults", carrier=carrier, receipt_failed=1)
    found, _ = message(town, "郑空号", "sent", "knock")

    page = desk("director", f"messages/{found}")

    ladder = part(page, "经过的渠道").get_by_role("listitem")
    expect(ladder).to_have_count(2)
    expect(ladder.first).to_contain_text("为什么走下一级")
    expect(ladder.last).to_contain_text("代办员上门告知")
    expect(ladder.last).to_have_attribute("aria-current", "step")
    expect(part(page, "上门告知")).to_contain_text("最晚")
    assert serious(page) == []


def test_what_may_have_arrived_is_said_again_only_by_who_is_sure(
    town: Any, desk: Desk, sandbox: Callable[..., None]
):
    by_day(town)
    for carrier in TEXTS:
        sandbox("/control/faults", carrier=carrier, lost=1, receipt_lost=1)
    found, _ = message(town, "吴不知", "unknown")
    for carrier in TEXTS:
        sandbox("/control/faults", carrier=carrier)
    page = desk("director", f"messages/{found}")
    again = part(page, "再发一次")
    expect(again).to_contain_text("不知道对方收到没有")
    again.get_by_role("button", name="再发一次").click()
    expect(again.get_by_text("请先确认。")).to_be_visible()
    assert serious(page) == []

    again.get_by_label("我知道可能会发两次").check()
    again.get_by_label("从哪个渠道开始").select_option(label="短信")
    again.get_by_role("button", name="再发一次").click()

    ladder = part(page, "经过的渠道").get_by_role("listitem")
    expect(ladder).to_have_count(2)
    expect(ladder.last).to_contain_text("本人说没收到")


def test_another_reason_needs_words(town: Any, desk: Desk):
    by_day(town)
    found, _ = message(town, "何三遍", "delivered")
    page = desk("director", f"messages/{found}")
    again = part(page, "再发一次")
    again.get_by_label("其他原因").check()
    again.get_by_label("我知道可能会发两次").check()

    again.get_by_role("button", name="再发一次").click()

    expect(again.get_by_text("请写一句为什么。")).to_be_visible()
    expect(part(page, "经过的渠道").get_by_role("listitem")).to_have_count(1)


def test_the_log_says_when_nothing_matches_and_how_to_go_on(desk: Desk):
    page = desk("director", "messages?state=refused&on=2020-01-01")
    expect(page.get_by_text("没有符合条件的消息")).to_be_visible()

    part(page, "消息列表").get_by_role("button", name="清除筛选").last.click()

    expect(page).to_have_url(re.compile(r"/messages$"))


def test_an_administrator_pauses_a_carrier_with_a_reason_and_lets_it_go_on(desk: Desk):
    page = desk("admin", "messages/carriers")
    carrier = part(page, "电子邮件")
    carrier.get_by_role("button", name="暂停").click()
    dialog = page.get_by_role("dialog", name="暂停电子邮件")
    dialog.get_by_role("button", name="暂停").click()
    expect(dialog.get_by_text("请写原因。")).to_be_visible()
    assert serious(page) == []
    dialog.get_by_label("原因").fill("邮箱换密码")
    dialog.get_by_role("button", name="暂停").click()

    expect(carrier).to_contain_text("已暂停")
    expect(carrier).to_contain_text("邮箱换密码")
    expect(carrier).to_contain_text("直接改走")
    assert serious(page) == []

    carrier.get_by_role("button", name="恢复").click()
    dialog = page.get_by_role("dialog", name="恢复电子邮件")
    dialog.get_by_label("原因").fill("换好了")
    dialog.get_by_role("button", name="恢复").click()
    expect(carrier).to_contain_text("正常")


def test_who_is_no_administrator_looks_at_carriers_and_checks_them(town: Any, desk: Desk):
    by_day(town)
    message(town, "马有条", "delivered")
    page = desk("director", "messages/carriers?hours=24")
    texts = part(page, "阿里云短信")
    expect(texts.get_by_role("img")).to_have_count(2)
    expect(page.get_by_role("button", name=re.compile("^暂停"))).to_have_count(0)

    texts.get_by_text("用表格看").click()
    expect(texts.get_by_role("table")).to_be_visible()
    page.get_by_role("button", name="检查一遍").click()

    expect(texts.get_by_text(re.compile("刚检查过|检查没通过"))).to_be_visible()
    assert serious(page) == []


def test_an_answer_is_read_called_back_and_put_away(
    town: Any, desk: Desk, sandbox: Callable[..., None]
):
    by_day(town)
    _, phone = message(town, "谢回话", "delivered")
    sandbox("/device/reply", phone=phone, text="要带户口本吗？")
    page = desk("director", "messages/replies")
    reply = page.get_by_role("listitem").filter(has_text="谢*话")
    refresh = page.get_by_role("button", name="立即更新")
    for _ in range(int(SECONDS)):
        if reply.count():
            break
        time.sleep(1)
        refresh.click()
    expect(reply).to_contain_text("要带户口本吗？")
    assert serious(page) == []

    reply.get_by_role("button", name=re.compile("看全号回电")).click()
    expect(reply.get_by_role("link", name=phone)).to_be_visible()
    reply.get_by_role("button", name=re.compile("看过了")).click()

    expect(reply).to_be_hidden()
    expect(page.get_by_role("heading", name="回复列表")).to_be_focused()
    page.get_by_role("button", name="看过的").click()
    expect(reply).to_contain_text("看过")


@pytest.mark.parametrize("size", [OFFICE, PHONE])
@pytest.mark.parametrize("language", ["zh", "bo", "en"])
def test_every_page_of_messages_can_be_used_by_everybody(
    desk: Desk, language: str, size: dict[str, int]
):
    page = desk("director", "messages?when=all")
    page.evaluate("language => localStorage.setItem('cunkou.language', language)", language)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    href = page.get_by_role("row").get_by_role("link").first.get_attribute("href")
    one = str(href).removeprefix("/console/")
    paths = ["messages?when=all", "messages/carriers?hours=168", "messages/replies", one]

    found = {path: (serious(desk("director", path)), page.evaluate(WIDER)) for path in paths}

    assert found == {path: ([], False) for path in paths}
