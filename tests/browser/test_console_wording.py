"""Messages in the console: who is told in person, what is said, what it costs, who is reached."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desks import Desk, MakeDesk
from tests.browser.office import Office
from tests.browser.test_console_axe import OFFICE, PHONE, WIDER, serious
from tests.browser.village import a_name, a_number, neighbour

pytestmark = pytest.mark.browser

CENTRE = "511503102000"


@pytest.fixture
def desk(desk_of: MakeDesk) -> Desk:
    """The director of the town."""
    return desk_of("director")


def untold(town: Any) -> tuple[str, str]:
    """Somebody who wants to hear of it at the door, and is booked: name and phone."""
    name, number = a_name(), a_number()
    neighbour(town, name, number).ask("PUT", "/me/message-wishes", {"first": "knock"})
    booked_for(town, name, number)
    return name, number


def booked_for(town: Any, name: str, number: str) -> None:
    """The office books the next free time for somebody."""
    office = Office.at(town)
    person = {"name": name, "phone": number}
    for item in office.ask("GET", f"/items?centre={CENTRE}")["items"]:
        days = office.ask("GET", f"/centres/{CENTRE}/items/{item['code']}/days")["days"]
        for on in [day["on"] for day in days if day["free"]]:
            slots = office.ask("GET", f"/centres/{CENTRE}/items/{item['code']}/slots?on={on}")
            free = [slot["starts_at"] for slot in slots["slots"] if slot["free"]]
            if free:
                wish = {"centre": CENTRE, "item": item["code"], "starts_at": free[-1]}
                office.ask("POST", "/staff/bookings", {**wish, "person": person})
                return
    raise AssertionError("no free time")


def card_of(page: Page, number: str) -> Any:
    """The card of somebody to be told, by the end of their phone; the list comes with the job."""
    card = page.get_by_role("listitem").filter(has_text=f"****{number[-4:]}")
    for _ in range(20):
        if card.count():
            break
        page.wait_for_timeout(1500)
        page.get_by_role("button", name="立即更新").click()
    return card


def test_whom_nothing_reaches_is_told_in_person_and_then_counts_as_told(desk: Desk, town: Any):
    _, number = untold(town)
    card = card_of(desk("knocks"), number)
    page = desk("knocks")
    expect(card).to_contain_text("照这样说")
    expect(card).to_contain_text("您约好了")
    assert serious(page) == []

    card.get_by_role("button", name=re.compile("^已经告诉本人")).click()
    dialog = page.get_by_role("dialog", name="已经告诉本人")
    dialog.get_by_label("说明").fill("电话里说了")
    dialog.get_by_role("button", name="已经告诉本人").click()

    expect(dialog).to_be_hidden()
    expect(card).to_be_hidden()
    page.get_by_role("button", name="已当面告知").click()
    expect(card).to_contain_text("电话里说了")


def test_somebody_is_sent_and_nobody_is_let_go_without_a_reason(desk: Desk, town: Any):
    _, number = untold(town)
    card = card_of(desk("knocks"), number)
    page = desk("knocks")
    card.get_by_role("button", name=re.compile("^换人去")).click()
    sending = page.get_by_role("dialog", name="换人去")
    expect(sending.get_by_role("radio").first).to_be_visible()
    assert serious(page) == []
    sending.get_by_role("radio").first.check()
    chosen = sending.locator(".option.chosen .line > span").first.inner_text()
    sending.get_by_role("button", name="换人去").click()
    expect(sending).to_be_hidden()
    expect(card).to_contain_text(chosen)

    card.get_by_role("button", name=re.compile("^不用再告知")).click()
    dialog = page.get_by_role("dialog", name="不用再告知")
    dialog.get_by_role("button", name="不用再告知").click()
    expect(dialog.get_by_text("请写明为什么不用再告知。")).to_be_visible()
    dialog.get_by_label("说明").fill("已经自己来过了")
    dialog.get_by_role("button", name="不用再告知").click()

    expect(card).to_be_hidden()


def test_the_slip_for_the_door_holds_what_to_say_and_nothing_else(desk: Desk, town: Any):
    name, number = untold(town)
    page = desk("knocks")
    card = card_of(page, number)
    page.evaluate("window.print = () => { window.printed = document.body.cloneNode(true) }")

    card.get_by_role("button", name=re.compile("^打印告知单")).click()

    page.wait_for_function("window.printed")
    slip = str(page.evaluate("window.printed.querySelector('section.only-print').textContent"))
    assert (name in slip, number in slip, "您约好了" in slip) == (True, True, True)


def test_a_wording_is_tried_while_one_types_published_with_a_reason_and_gone_back(
    desk_of: MakeDesk,
):
    page = desk_of("admin")("wording")
    page.get_by_label("按名称查找").fill("前一天")
    page.get_by_role("link", name="预约前一天提醒").click()
    preview = page.get_by_role("region", name="看起来这样")
    expect(preview).to_contain_text("来不了请提前取消")
    full = page.get_by_label("全文", exact=True)

    full.fill("明天见：")
    page.get_by_role("button", name=re.compile(r"^\{item\}")).click()
    expect(full).to_have_value("明天见：{item}")
    expect(preview).to_contain_text(re.compile("明天见：.{4,}"))
    full.fill("明天见：{nobody}")
    expect(page.get_by_text(re.compile("还有 1 处问题"))).to_be_visible()
    expect(full).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("button", name="发布", exact=True)).to_be_disabled()
    assert serious(page) == []

    full.fill("明天见：{item}，{centre}，{starts}，{number}")
    expect(page.get_by_text(re.compile("处问题"))).to_be_hidden()
    page.get_by_role("button", name="发布", exact=True).click()
    dialog = page.get_by_role("dialog", name="发布")
    dialog.get_by_role("button", name="发布").click()
    expect(dialog.get_by_text("请写明为什么改。")).to_be_visible()
    dialog.get_by_label("为什么改").fill("说得短一点")
    dialog.get_by_role("button", name="发布").click()
    expect(dialog).to_be_hidden()
    versions = page.get_by_role("region", name="以前的版本")
    expect(versions).to_contain_text("说得短一点")

    versions.get_by_role("button", name=re.compile("自带的文字")).click()
    back = page.get_by_role("dialog", name="改回自带的文字")
    back.get_by_label("为什么改").fill("群众看不懂")
    back.get_by_role("button", name="改回这一版").click()

    expect(back).to_be_hidden()
    expect(full).to_have_value(re.compile("来不了请提前取消"))


def test_what_was_typed_is_kept_as_a_draft_by_going_elsewhere(desk_of: MakeDesk):
    page = desk_of("admin")("wording/cancelled")
    title = page.get_by_label("标题")
    title.fill("预约没有了")
    page.get_by_role("button", name="登记模板 阿里云短信").click()
    page.get_by_label("模板编号").fill("SMS_1")

    page.get_by_role("link", name="消息文字").first.click()

    row = page.get_by_role("row").filter(has_text="cancelled")
    expect(row).to_contain_text("有草稿")
    row.get_by_role("link").click()
    expect(title).to_have_value("预约没有了")
    expect(page.get_by_label("模板编号")).to_have_value("SMS_1")
    page.get_by_role("button", name="不要草稿").click()
    expect(title).not_to_have_value("预约没有了")


def test_a_budget_is_set_and_says_what_happens_when_it_is_spent(desk: Desk, town: Any):
    booked_for(town, a_name(), a_number())
    page = desk("messages/budget")
    page.get_by_role("button", name="改预算").click()
    dialog = page.get_by_role("dialog", name="改预算")
    dialog.get_by_label("每月多少元").fill("很多")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog.get_by_text("请填金额，最多两位小数。")).to_be_visible()
    assert serious(page) == []

    dialog.get_by_label("每月多少元").fill("300")
    dialog.get_by_text("只发急的。").click()
    dialog.get_by_role("button", name="保存").click()

    expect(dialog).to_be_hidden()
    expect(page.get_by_role("region", name=re.compile("年.*月"))).to_contain_text("预算 ¥300")
    expect(page.get_by_role("region", name="用完以后")).to_contain_text("只发急的")


def test_the_counter_sees_who_is_not_reached_and_notes_who_passes_word_on(desk: Desk, town: Any):
    _, number = untold(town)
    page = desk("intake")
    page.get_by_placeholder("输入事项名称").fill("临时救助")
    page.get_by_placeholder("输入事项名称").press("Enter")
    page.get_by_label("手机号", exact=True).fill(number)
    page.get_by_role("button", name="记一个转告的人").click()
    dialog = page.get_by_role("dialog", name="转告的人")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog.get_by_text("请选择关系。")).to_be_visible()
    dialog.get_by_label("转告人姓名").fill("罗小妹")
    dialog.get_by_label("转告人手机号").fill(number)
    dialog.get_by_label("是本人的什么人").select_option(label="子女")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert serious(page) == []

    dialog.get_by_label("转告人手机号").fill(a_number())
    dialog.get_by_role("button", name="保存").click()

    expect(dialog).to_be_hidden()
    expect(page.get_by_text(re.compile("转告人：子女 罗"))).to_be_visible()


def test_an_administrator_notes_the_wecom_account_of_a_colleague(desk_of: MakeDesk):
    page = desk_of("admin")("posts")
    page.get_by_label("服务中心").first.select_option(CENTRE)
    page.get_by_role("button", name=re.compile("^企业微信账号")).first.click()
    dialog = page.get_by_role("dialog", name="企业微信账号")
    dialog.get_by_label("账号（userid）").fill("not an account")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog.get_by_text(re.compile("只能用字母"))).to_be_visible()
    assert serious(page) == []

    dialog.get_by_label("账号（userid）").fill("LiChuangKou")
    dialog.get_by_role("button", name="保存").click()

    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("size", [OFFICE, PHONE])
def test_every_page_about_wording_and_cost_can_be_used_by_everybody(
    desk_of: MakeDesk, size: dict[str, int]
):
    at = desk_of("admin")
    at("knocks").set_viewport_size(size)  # type: ignore[arg-type]
    paths = ["knocks", "knocks?state=all", "wording", "wording?to=staff", "wording/visit_agreed"]

    found = {
        path: (serious(at(path)), at(path).evaluate(WIDER)) for path in [*paths, "messages/budget"]
    }

    assert found == {path: ([], False) for path in [*paths, "messages/budget"]}
