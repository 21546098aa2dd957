"""News that no phone brings: how somebody is reached, and an agent who tells them in person."""

import time
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import agent_day as day
from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.test_journeys import PATIENCE_SECONDS, choose_seat, newcomer
from tests.browser.town import Town
from tests.browser.village import CENTRE, ROOM, a_name, a_number, by_phone, until_tomorrow

pytestmark = pytest.mark.browser

ITEM = "old-age-allowance"
REACH = "pages/me/reach/index"
NOBODY = "我们现在通知不到您。下面的办法，请至少开通一种。"


def sentence(phone: Phone) -> Locator:
    """What the page says of whether news arrives."""
    return phone.current.get_by_test_id("sentence")


def test_a_newcomer_reads_how_they_are_reached_and_changes_it(town: Town, phone: MakePhone) -> None:
    one = phone(town.url)
    one.open(REACH, newcomer(one))
    expect(sentence(one)).to_have_text(NOBODY)
    expect(one.current.get_by_test_id("way-sms")).to_contain_text("没有留电话")
    one.shot("reach-nobody")

    one.tap("登记一个人")
    one.current.get_by_placeholder("怎么称呼他").fill("罗小梅")
    one.current.get_by_placeholder("11 位手机号").fill(a_number())
    one.tap("邻居")
    one.tap("保存")
    expect(one.current.get_by_test_id("second")).to_contain_text("邻居")
    expect(sentence(one)).to_have_text("手机上通知不到您，只能靠请人转告。")
    one.shot("reach-second")

    reminder = one.current.get_by_test_id("group-day_before").locator("input")
    expect(reminder).to_be_checked()
    reminder.uncheck()
    expect(one.screen.get_by_text("已保存")).to_be_visible()
    one.page.reload()
    one.ready()
    expect(one.current.get_by_test_id("group-day_before").locator("input")).not_to_be_checked()

    one.preset(subscribe="accept")
    one.tap("允许：办件进展")
    expect(sentence(one)).to_have_text("有消息，会用微信告诉您。")
    one.shot("reach-wechat")


def test_who_is_not_reached_reads_so_where_a_reminder_is_promised(
    town: Town, phone: MakePhone
) -> None:
    one = phone(town.url)
    persona = newcomer(one)
    one.open(f"pages/book/time/index?item={ITEM}&centre={CENTRE}", persona)
    choose_seat(one)
    one.tap("下一步")
    expect(one.current.get_by_text("我们现在通知不到您")).to_be_visible()
    one.shot("reach-confirm")

    one.tap("去开通")

    expect(sentence(one)).to_have_text(NOBODY)


def test_who_no_phone_reaches_is_told_in_person_and_the_message_counts(
    town: Town, phone: MakePhone
) -> None:
    theirs, name = phone(town.url), a_name()
    persona = newcomer(theirs)
    asks_for_a_visit(town, persona, name)
    given_to_the_agent(town, name)

    agent = phone(town.url)
    agent.open(day.TODAY, "agent")
    expect(agent.current.get_by_test_id("knocks")).to_contain_text("人要当面告诉")
    agent.shot("knocks-today")
    agent.current.get_by_test_id("knocks").tap()
    task = agent.current.get_by_test_id("knock").filter(has_text=name)
    expect(task).to_contain_text("这样说")
    agent.shot("knocks")
    task.get_by_role("button", name="没找到人").tap()
    day.sheet(agent).locator("textarea").fill("邻居说在地里")
    agent.online(False)
    day.yes(agent, "没找到人")
    expect(day.sheet(agent)).to_contain_text("没有网络，还没有记下")
    agent.shot("knocks-offline")
    agent.online(True)
    agent.touch(day.sheet(agent).get_by_role("button", name="先不"))
    task.get_by_role("button", name="当面说了").tap()
    expect(day.sheet(agent)).to_contain_text(f"都说给 {name} 听了？")
    agent.shot("knocks-told")
    day.yes(agent, "都说了")
    expect(task).to_have_count(0)

    theirs.open("pages/me/messages/index", persona)
    message = theirs.current.get_by_test_id("message").first
    expect(message).to_contain_text("当面告诉您了")
    theirs.shot("messages-told")
    states = {one["state"] for one in by_phone(town, persona).ask("GET", "/messages")["items"]}
    assert states == {"delivered"}


def test_staff_bind_messages_of_work_and_gather_what_is_not_urgent(
    town: Town, phone: MakePhone
) -> None:
    clerk = phone(town.url)
    clerk.open("packages/staff/todo/index", "clerk")
    work = clerk.current.get_by_test_id("work-messages")
    expect(work).to_contain_text("绑定一次")
    clerk.tap("开通")
    expect(clerk.screen.get_by_text("申请与你建立用工关系")).to_be_visible()
    clerk.shot("work-messages-sheet")
    clerk.answer("允许")
    expect(work).to_contain_text("已开通")
    work.scroll_into_view_if_needed()
    clerk.shot("work-messages")

    clerk.open(REACH, "clerk")
    expect(clerk.current.get_by_test_id("way-work")).to_contain_text("能用")
    gather = clerk.current.get_by_test_id("gather").locator("input")
    gather.check()
    expect(clerk.screen.get_by_text("已保存")).to_be_visible()
    clerk.shot("reach-staff")
    assert by_phone(town, "clerk").ask("GET", "/me/message-wishes")["gather"] is True
    gather.uncheck()
    expect(gather).not_to_be_checked()
    clerk.current.get_by_test_id("way-work").get_by_role("button", name="不再接收").tap()
    expect(clerk.current.get_by_test_id("way-work")).to_contain_text("没有开通工作消息")


def asks_for_a_visit(town: Town, persona: str, name: str) -> None:
    """Somebody without a phone number asks for a visit, and allows no messages."""
    until_tomorrow(town, 9)
    person = by_phone(town, persona)
    person.ask("PATCH", "/me", {"name": name})
    offer = person.ask("GET", f"/visits/offer?centre={ROOM}")
    place = {"centre": ROOM, "address": "大庙村二组", "hamlet": offer["hamlets"][1]["id"]}
    person.ask("POST", "/visits", {"why": "走不动，要办高龄津贴", **place})


def given_to_the_agent(town: Town, name: str) -> None:
    """Once nothing else led to them, the office gives the task to the agent of the simulator."""
    office, agent = Office.at(town), by_phone(town, "agent").ask("GET", "/me")["id"]
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        path = f"/staff/knocks?centre={CENTRE}&state=waiting&limit=100"
        found = [one for one in office.ask("GET", path)["items"] if is_of(office, one, name)]
        if found:
            break
        time.sleep(1)
    (task,) = found
    if (task["agent"] or {}).get("id") != agent:
        order = {"act": "assign", "agent": agent, "version": task["version"]}
        office.ask("POST", f"/staff/knocks/{task['id']}/act", order)


def is_of(office: Office, task: dict[str, Any], name: str) -> bool:
    """Whether a task is about somebody: the office sees their name masked until it asks."""
    return bool(office.ask("GET", f"/staff/knocks/{task['id']}/contact")["name"] == name)
