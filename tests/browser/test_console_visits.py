"""Home visits in the console: from a call to an agreed time, rounds, conflicts, roads, plans."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desks import Desk, MakeDesk
from tests.browser.office import Office
from tests.browser.test_console_axe import OFFICE, PHONE, WIDER, serious
from tests.browser.village import a_phone_writes, household

pytestmark = pytest.mark.browser

CENTRE = "511503102000"
AGENT = "王代办"


def day(ahead: int) -> date:
    """A day of the office, so many days from today."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date() + timedelta(days=ahead)


@pytest.fixture
def desk(desk_of: MakeDesk) -> Desk:
    """The director of the town."""
    return desk_of("director")


def write_down(page: Page, name: str, phone: str, on: date) -> None:
    """What the hotline writes down while somebody is on the phone."""
    page.get_by_role("button", name="记一次上门申请").click()
    dialog = page.get_by_role("dialog", name="记一次上门申请")
    expect(dialog.get_by_label("电话登记")).to_be_checked()
    dialog.get_by_label("手机号").fill(phone)
    dialog.get_by_label("姓名").fill(name)
    dialog.get_by_label("住址").fill("大庙村二组18号")
    dialog.get_by_label("小组").select_option(label="大庙村二组")
    dialog.get_by_label("为什么要上门").fill("腿摔了，要换老年卡")
    dialog.get_by_role("button", name="加一个方便的时间").click()
    dialog.get_by_label("日期").fill(on.isoformat())
    dialog.get_by_role("button", name="记下", exact=True).click()


def test_a_call_becomes_a_visit_with_an_agent_and_an_agreed_time(desk: Desk):
    page = desk("visits")
    write_down(page, "陈桂花", "13911112222", day(4))
    expect(page.get_by_role("region", name="上门", exact=True)).to_contain_text("等待安排")
    assert serious(page) == []

    triage = page.get_by_role("region", name="谁去")
    suggested = triage.locator("label").filter(has_text="建议")
    expect(suggested.get_by_role("radio")).to_be_checked()
    expect(suggested).to_contain_text("本村代办员")
    triage.get_by_role("button", name=re.compile("^派")).click()
    times = page.get_by_role("region", name="约时间")
    expect(times.get_by_role("button", name=re.compile("本人方便"))).to_have_attribute(
        "aria-pressed", "true"
    )
    times.get_by_role("radio", name=re.compile("09:30")).check(force=True)
    expect(times).to_contain_text("提出就算约定")
    times.get_by_role("button", name="提出这个时间").click()

    head = page.get_by_role("region", name="上门", exact=True)
    expect(head).to_contain_text("时间已定")
    expect(head).to_contain_text("09:30")
    expect(page.get_by_role("region", name="经过")).to_contain_text("09:30")
    assert serious(page) == []


def test_a_form_without_a_reason_says_so_and_nothing_is_written(desk: Desk):
    page = desk("visits")
    page.get_by_role("button", name="记一次上门申请").click()
    dialog = page.get_by_role("dialog", name="记一次上门申请")

    dialog.get_by_role("button", name="记下", exact=True).click()

    expect(dialog.get_by_text("请写为什么要上门。")).to_be_visible()
    expect(dialog.get_by_text("请写住址。")).to_be_visible()
    assert serious(page) == []


def test_refusing_needs_words_which_the_person_reads(desk: Desk):
    page = desk("visits")
    write_down(page, "何远山", "13911113333", day(5))
    page.get_by_role("button", name="不能上门").click()
    dialog = page.get_by_role("dialog", name="不能上门")
    dialog.get_by_role("button", name="不能上门").click()
    expect(dialog.get_by_text("请写明原因，本人会看到。")).to_be_visible()

    dialog.get_by_label("说明").fill("换卡要本人照相，请到窗口，可以派车接")
    dialog.get_by_role("button", name="不能上门").click()

    expect(dialog).to_be_hidden()
    expect(page.get_by_role("region", name="经过")).to_contain_text("可以派车接")
    expect(page.get_by_role("button", name="重新安排")).to_be_visible()


def names(card: Any) -> list[str]:
    """The people of a round in their order."""
    found: list[str] = card.get_by_role("list").first.get_by_role("link").all_inner_texts()
    return found


def test_the_round_of_a_day_is_planned_and_put_in_another_order_by_hand(desk: Desk):
    page = desk(f"rounds/{day(1)}")
    page.get_by_role("button", name="排好这一天").click()
    card = page.get_by_role("region", name=f"{AGENT}的路线")
    expect(card.get_by_role("listitem").nth(1)).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("个小组和"))).to_be_visible()
    before = names(card)
    assert serious(page) == []

    card.get_by_role("button", name=re.compile("Alt")).first.focus()
    page.keyboard.press("Alt+ArrowDown")

    expect(card.get_by_text("手工排的")).to_be_visible()
    expect(card.get_by_role("status")).to_contain_text("路上")
    assert names(card) == [before[1], before[0], *before[2:]]
    expect(card.get_by_role("button", name=re.compile("Alt")).nth(1)).to_be_focused()

    card.get_by_role("button", name="按最近的路重排").click()
    expect(card.get_by_text("手工排的")).to_be_hidden()
    assert names(card) == before


def test_telling_people_says_who_was_told(desk: Desk, town: Any):
    office = Office.at(town)
    office.ask("POST", "/staff/rounds/plan", {"centre": CENTRE, "on": str(day(1))})
    page = desk(f"rounds/{day(1)}")

    page.get_by_role("button", name="告诉群众时间").click()
    dialog = page.get_by_role("dialog", name="告诉群众时间")
    dialog.get_by_role("button", name="发通知").click()

    expect(dialog.get_by_text(re.compile(r"已通知 \d+ 户"))).to_be_visible()


def test_what_two_people_wrote_is_settled_side_by_side(desk: Desk):
    page = desk("conflicts")
    water = page.get_by_role("region", name="饮水")
    expect(water).to_contain_text("缺水")
    expect(water).to_contain_text("井水或山泉")
    assert serious(page) == []

    water.get_by_role("button", name=re.compile("缺水")).click()

    expect(water).to_be_hidden()
    page = desk("households")
    page.get_by_role("link", name="3-002").click()
    expect(page.get_by_role("region", name="已知情况")).to_contain_text("缺水")


def test_what_was_only_changed_at_once_is_looked_at(desk: Desk, town: Any):
    home = household(town)
    for answer in ({"key": "water", "value": "well"}, {"key": "people", "value": 2}):
        a_phone_writes(town, ("household", home["id"]), "answer", answer)
    page = desk("conflicts")
    record = page.get_by_role("region", name=re.compile(home["number"]))

    record.get_by_role("button", name=re.compile("都看过了")).click()

    expect(record).to_be_hidden()
    expect(page.get_by_text("两个人没看到对方的记录")).to_be_focused()


def test_what_did_not_count_is_dealt_with_in_words(desk: Desk, town: Any):
    a_phone_writes(town, ("visit", str(uuid4())), "note", {"text": "灶台漏烟"}, broken=True)
    page = desk("conflicts")
    page.get_by_role("button", name="没有算数的", exact=True).click()
    entries = page.get_by_role("region", name="没有算数的操作")
    entry = entries.get_by_role("listitem").filter(has_text="灶台漏烟")
    expect(entry).to_contain_text(AGENT)
    expect(entry).to_contain_text("先向代办员核实")
    assert serious(page) == []

    entry.get_by_role("button", name=re.compile("已处理")).click()
    dialog = page.get_by_role("dialog", name="已处理")
    done = dialog.get_by_role("button", name="已处理")
    done.click()
    expect(dialog.get_by_text("请写一句怎么处理的。")).to_be_visible()
    dialog.get_by_label("怎么处理的").fill("打过电话，已补进记录")
    done.click()

    expect(entry).to_be_hidden()
    expect(entries.get_by_role("heading").first).to_be_focused()
    entries.get_by_role("button", name="已处理", exact=True).click()
    expect(entry).to_contain_text("打过电话，已补进记录")


def test_a_closed_road_is_noted_and_opened_again(desk: Desk):
    page = desk("rounds/travel")
    page.get_by_role("button", name="登记断路").click()
    dialog = page.get_by_role("dialog", name="登记断路")
    dialog.get_by_role("combobox").select_option(label="开元村四组")
    dialog.get_by_label("原因").fill("塌方")
    dialog.get_by_role("button", name="登记并通知").click()
    expect(dialog).to_be_hidden()
    roads = page.get_by_role("region", name="断路和停走")
    expect(roads).to_contain_text("现在断着")
    assert serious(page) == []

    roads.get_by_role("button", name="开元村四组：路通了").click()

    expect(roads).to_contain_text("现在没有断路。")


def test_minutes_between_hamlets_are_the_same_both_ways(desk: Desk):
    page = desk("rounds/travel")
    there = page.get_by_label("大庙村二组到开元村一组，分钟")
    there.fill("55")
    expect(page.get_by_label("开元村一组到大庙村二组，分钟")).to_have_value("55")

    page.get_by_role("button", name="保存 1 处修改").click()

    expect(page.get_by_role("button", name=re.compile("处修改"))).to_be_hidden()
    expect(desk("rounds/travel").get_by_label("开元村一组到大庙村二组，分钟")).to_have_value("55")


def test_a_plan_is_made_for_a_household_and_ended(desk: Desk):
    page = desk("plans")
    page.get_by_role("button", name="新的走访计划").first.click()
    dialog = page.get_by_role("dialog", name="新的走访计划")
    dialog.get_by_label("去哪一户").fill("5-003")
    dialog.get_by_role("button", name=re.compile("5-003")).click()
    dialog.get_by_label("为什么去").fill("独居，天冷了看看取暖")
    dialog.get_by_label("联系人").select_option(label=AGENT)
    dialog.get_by_role("button", name="60", exact=True).click()
    dialog.get_by_label("下次").fill(str(day(30)))
    assert serious(page) == []
    dialog.get_by_role("button", name="保存").click()
    plan = page.get_by_role("article").filter(has_text="独居，天冷了看看取暖")
    expect(plan).to_contain_text("每 60 天")

    plan.get_by_role("button", name=re.compile("结束计划")).click()
    page.get_by_role("dialog", name="结束计划").get_by_role("button", name="结束计划").click()

    expect(plan).to_be_hidden()


def test_when_somebody_moves_away_their_visits_stop_and_go_on_when_they_are_back(desk: Desk):
    page = desk("households")
    page.get_by_role("link", name="1-015").click()
    button = page.get_by_role("button", name=re.compile("：搬走或去世")).first
    button.click()
    dialog = page.get_by_role("dialog", name=re.compile("的情况"))
    dialog.get_by_role("button", name="登记").click()
    members = page.get_by_role("region", name="家里的人")
    expect(members).to_contain_text("搬走")
    expect(page.get_by_role("status").filter(has_text="停下 1 个计划")).to_be_visible()

    button.click()
    expect(dialog.get_by_label("在这里")).to_be_checked()
    dialog.get_by_role("button", name="登记").click()

    expect(page.get_by_role("status").filter(has_text="恢复 1 个")).to_be_visible()


@pytest.mark.parametrize("size", [OFFICE, PHONE])
def test_every_page_of_the_villages_can_be_used_by_everybody(desk: Desk, size: dict[str, int]):
    page = desk("visits")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    paths = ["visits", "visits?look=board", f"rounds/{day(1)}", "rounds/travel", "households"]
    paths += ["plans", "conflicts", "conflicts?part=journal"]
    for room in ("visits?state=done", "households"):
        href = desk(room).get_by_role("row").get_by_role("link").first.get_attribute("href")
        paths.append(str(href).removeprefix("/console/"))

    found = {path: (serious(desk(path)), page.evaluate(WIDER)) for path in paths}

    assert found == {path: ([], False) for path in paths}
