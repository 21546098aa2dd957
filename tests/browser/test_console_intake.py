"""An intake with conditions and pictures in the console, and its case under a newer version."""

import base64
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.browser import SCREENSHOTS
from tests.browser.case_desk import Desk
from tests.browser.office import Office

pytestmark = pytest.mark.browser

RELIEF = "temporary-relief"
ID_NUMBER, CARD = "11010519491231002X", "6222021234567890128"
PICTURE: FilePayload = {
    "name": "scene.png",
    "mimeType": "image/png",
    "buffer": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
}


def seen(page: Page, name: str) -> None:
    """Keep a picture of the page, to be looked at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / f"{name}.png"), full_page=True)


def begin(page: Page, item: str, name: str, phone: str) -> None:
    """Choose the item and say who it is for."""
    page.get_by_role("navigation").get_by_role("link", name="收件").click()
    page.get_by_placeholder("输入事项名称").fill(item)
    page.get_by_placeholder("输入事项名称").press("Enter")
    page.get_by_label("手机号").fill(phone)
    page.get_by_label("姓名", exact=True).fill(name)


def answer_after_a_fire(form: Locator) -> None:
    """The questions of temporary relief: a fire asks for pictures, and the family is a table."""
    form.get_by_role("group", name="是否急需救助").get_by_label("是").check()
    expect(form.get_by_text("现场照片")).to_have_count(0)
    form.get_by_label("火灾").check()
    form.get_by_label("申请人身份证号").fill(ID_NUMBER)
    form.get_by_role("button", name="加一行 共同生活的家庭成员").click()
    row = form.get_by_role("group", name="共同生活的家庭成员第 1 行")
    row.get_by_label("姓名").fill("王小江")
    form.get_by_label("家庭月收入 (元)").fill("1200.50")
    form.get_by_label("社会保障卡银行账号").fill(CARD)
    form.get_by_label("申请人已读过，同意").check()
    photo = form.get_by_role("group", name="现场照片")
    photo.locator("input[type=file]").set_input_files(PICTURE)
    expect(photo.get_by_text("scene.png").first).to_be_visible()


def newer_version(town: Any) -> int:
    """The number of a new version of the item: a question is gone, another one may be answered."""
    admin = Office.at(town, "admin")
    made = admin.ask(
        "POST", "/staff/drafts", {"centre": "511503102000", "code": RELIEF, "from": RELIEF}
    )
    body = made["body"]
    form = [one for one in body["procedure"]["form"] if one["key"] != "income"]
    form.append({"key": "hamlet", "label": "住哪个组", "kind": "text", "required": False})
    body["procedure"]["form"] = form
    change = {"revision": made["revision"], "body": body}
    made = admin.ask("PUT", f"/staff/drafts/{made['id']}", change)
    publish = {"revision": made["revision"], "from_on": None, "note": "", "centre_offers": True}
    number = admin.ask("POST", f"/staff/drafts/{made['id']}/publish", publish)["number"]
    assert isinstance(number, int)
    return number


def test_a_case_with_conditions_and_a_photo_is_taken_in_and_moved_to_a_new_version(
    town: Any, desk: Desk
):
    page = desk("clerk")
    begin(page, "临时救助", "王大江", "13811110005")
    form = page.get_by_role("region", name="申请表")
    form.get_by_role("group", name="是否居住在本乡镇").get_by_label("否").check()
    expect(page.get_by_text("临时救助向居住地的乡镇申请")).to_be_visible()
    answer_after_a_fire(form)
    page.get_by_role("button", name="收件", exact=True).click()
    relation = form.get_by_label("与申请人关系")
    expect(relation).to_be_focused()  # a cell that is needed; everything else is fine
    seen(page, "console-intake-questions")
    relation.fill("儿子")
    page.get_by_role("button", name="收件", exact=True).click()
    expect(page.get_by_role("heading", name="已收件")).to_be_focused()
    page.get_by_role("link", name="看办件").click()

    answers = page.get_by_role("region", name="申请表")
    expect(answers.get_by_role("button", name="scene.png").first).to_be_visible()
    expect(answers.get_by_text(ID_NUMBER)).to_have_count(0)
    answers.get_by_role("button", name="看完整内容").click()
    expect(answers.get_by_text(ID_NUMBER)).to_be_visible()
    expect(answers.get_by_text("已记录这次查看")).to_be_visible()
    seen(page, "console-case-answers")
    answers.get_by_role("button", name="隐藏").click()
    expect(answers.get_by_text(ID_NUMBER)).to_have_count(0)

    number = newer_version(town)
    page.reload()
    newer = page.get_by_role("region", name="事项有新版本")
    newer.get_by_role("button", name="看会改变什么").click()
    plan = page.get_by_role("dialog", name=f"改按第 {number} 版办理")
    expect(plan.get_by_text("家庭月收入").last).to_be_visible()
    seen(page, "console-case-move")
    plan.get_by_role("button", name="确认改按新版").click()

    kept = page.get_by_role("region", name="按以前版本填交的")
    expect(kept.get_by_text("家庭月收入")).to_be_visible()
    expect(newer).to_have_count(0)
    seen(page, "console-case-kept")
