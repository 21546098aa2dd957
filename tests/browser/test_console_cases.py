"""Cases in the console: taken in at the counter, corrected, decided, delivered, all by clicks."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.case_desk import Desk

pytestmark = pytest.mark.browser

AFTER_A_CONFIRMATION = 6
"""So many minutes after signing in one is asked again who one is."""


def take_in(page: Page, item: str, name: str, phone: str) -> str:
    """Take a case in with everything but its first paper; the number it got."""
    page.get_by_role("navigation").get_by_role("link", name="收件").click()
    page.get_by_placeholder("输入事项名称").fill(item)
    page.get_by_placeholder("输入事项名称").press("Enter")
    expect(page.get_by_label("手机号")).to_be_focused()
    page.get_by_label("手机号").fill(phone)
    page.get_by_label("姓名").fill(name)
    fill_in(page.get_by_role("region", name="申请表"))
    papers = page.get_by_role("region", name="材料")
    papers.get_by_role("button", name="全部已交").click()
    papers.get_by_role("listitem").first.get_by_role("button", name="未交").click()
    page.get_by_role("button", name="收件", exact=True).click()
    expect(page.get_by_role("heading", name="已收件")).to_be_focused()
    number = page.get_by_text(re.compile(r"^\d+-\d{4}-\d+$")).inner_text()
    page.get_by_role("link", name="看办件").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(item)
    return number


def fill_in(form: Locator) -> None:
    """Answer every question of the form with something that fits."""
    for box in form.get_by_role("textbox").all():
        numeric = box.get_attribute("inputmode") == "numeric"
        day = box.get_attribute("type") == "date"
        box.fill("1950-01-01" if day else "3" if numeric else "三组")
    for day in form.locator("input[type=date]").all():
        day.fill("1950-01-01")
    for group in form.get_by_role("group").filter(has=form.page.get_by_role("radio")).all():
        group.get_by_role("radio").first.check()


def do(page: Page, act: str, fill: Callable[[Locator], object] = lambda dialog: None) -> None:
    """Press the button of an act, fill its dialog in, and send it."""
    page.get_by_role("region", name="可以办的").get_by_role("button", name=act, exact=True).click()
    dialog = page.get_by_role("dialog", name=act)
    fill(dialog)
    dialog.get_by_role("button", name=act, exact=True).click()


def confirm(town: Any, page: Page, role: str) -> None:
    """Say again who one is, where the console asks for it."""
    dialog = page.get_by_role("dialog", name="请再确认一次身份")
    dialog.get_by_label("密码").fill(town.console_login(role)[1])
    dialog.get_by_role("button", name="确认", exact=True).click()


def head(page: Page) -> Locator:
    """What the case is and where it stands."""
    return page.get_by_role("region", name="办件", exact=True)


def stands(page: Page, state: str) -> None:
    """The head of the page says where the case stands, and no dialog is left open."""
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(head(page).get_by_text(state, exact=True)).to_be_visible()


def happened(page: Page) -> list[str]:
    """What the timeline tells, in order."""
    story = page.get_by_role("region", name="办理过程").get_by_role("listitem")
    return [said.split()[3] for said in story.all_inner_texts()]  # day, weekday, time, title


def test_a_clerk_carries_a_promised_case_from_the_counter_to_its_delivery(town: Any, desk: Desk):
    page = desk("clerk")
    number = take_in(page, "高龄津贴申领", "马秀兰", "13811110001")
    stands(page, "待受理")

    do(page, "一次性告知补正", lambda dialog: dialog.get_by_label("理由或说明").fill("缺第一件"))
    stands(page, "待补正")
    do(page, "提交补正", lambda dialog: dialog.get_by_role("checkbox").first.check())
    stands(page, "待受理")
    do(page, "受理")
    stands(page, "审查中")
    do(page, "完成审核")
    stands(page, "待决定")
    town.advance(AFTER_A_CONFIRMATION)
    do(page, "作出决定", lambda dialog: dialog.get_by_label("准予").check())
    confirm(town, page, "clerk")
    stands(page, "待送达")
    do(page, "送达")

    stands(page, "已办结")
    assert number in head(page).inner_text()
    expect(head(page).get_by_text("准予")).to_be_visible()
    steps = ["一次性告知补正", "提交补正", "受理", "审核完成", "作出决定", "送达办结"]
    assert [step for step in happened(page) if step in steps] == steps


def test_departments_answer_about_a_house_and_the_lead_decides(town: Any, desk: Desk):
    clerk = desk("clerk")
    take_in(clerk, "农村宅基地建房审批", "王大江", "13811110002")
    case = clerk.url
    lead = desk("director")
    lead.goto(case)
    do(lead, "受理")
    stands(lead, "会办中")

    for department in ("农业农村部门", "自然资源所"):
        do(lead, "移交", partial(pass_on, department=department))
        stands(lead, "会办中")
    clerk.goto(case)
    for department in ("农业农村部门", "自然资源所", "住房建设部门"):
        do(clerk, "提出部门意见", partial(agree, department=department))
        task = clerk.get_by_role("region", name="协办部门").get_by_role("listitem")
        expect(task.filter(has_text=department).get_by_text("同意")).to_be_visible()
    stands(lead, "待决定")  # heard by the live link, nobody reloaded
    town.advance(AFTER_A_CONFIRMATION)
    do(lead, "作出决定", lambda dialog: dialog.get_by_label("准予").check())
    confirm(town, lead, "director")

    stands(lead, "待送达")
    expect(lead.get_by_role("region", name="文书").get_by_role("listitem")).to_have_count(2)


def pass_on(dialog: Locator, department: str) -> None:
    """Give one department's question to the clerk."""
    if dialog.get_by_text("移交什么").count():
        dialog.get_by_label(f"协办：{department}").check()
    clerk = dialog.get_by_role("option", name="李窗口").first
    dialog.get_by_role("combobox").select_option(str(clerk.get_attribute("value")))
    dialog.get_by_label("移交说明").fill("由窗口代答")


def agree(dialog: Locator, department: str) -> None:
    """The department has nothing against it."""
    if dialog.get_by_label(department).count():
        dialog.get_by_label(department).check()
    dialog.get_by_label("同意", exact=True).check()


def test_what_was_written_survives_somebody_who_was_quicker(town: Any, desk: Desk):
    clerk = desk("clerk")
    take_in(clerk, "高龄津贴申领", "扎西顿珠", "13811110003")
    lead = desk("director")
    lead.goto(clerk.url)
    lead.get_by_role("button", name="不予受理", exact=True).click()
    dialog = lead.get_by_role("dialog", name="不予受理")
    dialog.get_by_label("理由或说明").fill("不满年龄")

    do(clerk, "一次性告知补正", lambda asked: asked.get_by_label("理由或说明").fill("缺第一件"))
    stands(clerk, "待补正")
    do_again = dialog.get_by_role("button", name="不予受理", exact=True)
    expect(do_again).to_be_disabled()

    expect(dialog.get_by_text("现在不能再办这一步")).to_be_visible()
    expect(dialog.get_by_label("理由或说明")).to_have_value("不满年龄")


def test_the_list_is_walked_with_keys_and_its_filters_stand_in_the_address(town: Any, desk: Desk):
    page = desk("clerk")
    number = take_in(page, "高龄津贴申领", "格桑卓玛", "13811110004")
    page.goto(f"{town.url}/console/cases?queue=centre&mode=promise")
    expect(page.get_by_role("status").get_by_text("共")).to_be_visible()

    page.keyboard.press("/")
    page.keyboard.type(number)
    expect(page).to_have_url(re.compile(f"q={number}"))
    expect(page.get_by_role("row")).to_have_count(2)
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")

    expect(head(page).get_by_text(number)).to_be_visible()
