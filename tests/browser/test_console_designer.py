"""A service is designed without a programmer: by keyboard and by mouse, and nothing is lost."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.office import Office
from tests.browser.test_console_axe import WIDER, serious

pytestmark = pytest.mark.browser

DESK = {"width": 1366, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 15_000


@pytest.fixture
def desk(town: Any, browser: Browser) -> Iterator[Page]:
    """An admin at an office computer; a page that breaks fails the test."""
    context = browser.new_context(
        viewport=DESK,  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    context.route("**/v1/staff/live*", lambda route: route.fulfill(status=404, json={}))
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/")
    username, password = town.console_login("admin")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    yield page
    context.close()
    assert broken == []


@pytest.fixture
def office(town: Any) -> Office:
    """A colleague of the admin, beside the browser."""
    return Office.at(town, "admin")


def new_draft(office: Office, origin: str = "") -> dict[str, Any]:
    """A draft of a service that was never published: empty, or like another one."""
    (centre, *_) = office.ask("GET", "/centres")["items"]
    code = f"trial-{uuid4().hex[:8]}"
    named = {"centre": centre["code"], "code": code, "from": origin, "name": "试办事项"}
    return office.ask("POST", "/staff/drafts", named)


def designer(town: Any, page: Page, draft: dict[str, Any], tab: str = "form") -> Page:
    """The designer, with the draft open."""
    page.goto(f"{town.url}/console/catalogue/drafts/{draft['id']}?tab={tab}")
    expect(page.get_by_role("heading", level=1, name="试办事项")).to_be_visible()
    return page


def by_mouse(page: Page, kind: str, label: str) -> None:
    """Add a question of a kind, and say what it asks."""
    palette = page.get_by_role("region", name="添加题目")
    expect(palette).to_be_visible()
    if palette.get_by_role("button", name="添加题目").is_visible():
        palette.get_by_role("button", name="添加题目").click()
    palette.get_by_role("button", name=kind).first.click()
    page.keyboard.type(label)


def by_keyboard(page: Page, kind: str, label: str) -> None:
    """The same without a mouse: the new question has the focus, ready for its words."""
    page.get_by_role("button", name="添加题目").focus()
    page.keyboard.press("Enter")
    page.get_by_role("region", name="添加题目").get_by_role("button", name=kind).first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type(label)


def labels(page: Page) -> list[str]:
    """The questions in their order."""
    return page.locator("li.question .name").all_inner_texts()


def row(page: Page, label: str) -> Locator:
    """The question with this label."""
    return (
        page.get_by_role("list", name="题目")
        .get_by_role("listitem")
        .filter(has=page.locator(".name", has_text=label))
    )


def is_saved(page: Page) -> None:
    """Everything is on the server."""
    expect(page.get_by_text("已自动保存")).to_be_visible(timeout=PATIENCE_MS)


def test_a_form_is_made_by_mouse_and_by_keyboard_and_stays(town: Any, desk: Page, office: Office):
    draft = new_draft(office)
    page = designer(town, desk, draft)

    by_mouse(page, "姓名", "申请人姓名")
    by_keyboard(page, "是或否", "是否急需")
    by_keyboard(page, "多选", "困难原因")
    by_mouse(page, "身份证号", "身份证号码")
    by_keyboard(page, "表格", "主要支出")
    expect(page.get_by_text("共 5 道题")).to_be_visible()
    assert labels(page) == ["申请人姓名", "是否急需", "困难原因", "身份证号码", "主要支出"]

    # A condition, by choosing.
    asked = page.get_by_role("group", name="什么时候问这道题")
    asked.get_by_role("button", name="加条件").click()
    asked.get_by_label("哪道题").select_option(label="困难原因")
    expect(asked.get_by_text("当“困难原因”包含“选项1”时")).to_be_visible()

    # Another order: by keyboard, then by dragging the handle.
    row(page, "主要支出").locator(".open").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_text("“主要支出”移到第 4 位，共 5 位")).to_be_attached()
    expect(row(page, "主要支出").locator(".open")).to_be_focused()
    page.keyboard.press("Enter")
    drag(page, row(page, "身份证号码"), row(page, "申请人姓名"))
    ordered = ["身份证号码", "申请人姓名", "是否急需", "困难原因", "主要支出"]
    assert labels(page) == ordered

    # One deleted by mistake comes back.
    row(page, "是否急需").locator(".open").click()
    page.get_by_role("button", name="删除这道题").click()
    expect(page.get_by_text("共 4 道题")).to_be_visible()
    page.keyboard.press("Control+z")
    assert labels(page) == ordered
    is_saved(page)

    designer(town, page, draft)
    expect(page.get_by_text("共 5 道题")).to_be_visible()
    form = office.ask("GET", f"/staff/drafts/{draft['id']}")["body"]["procedure"]["form"]
    kept = [(one["key"], one["label"], one["kind"]) for one in form]

    assert labels(page) == ordered
    assert kept == [
        ("q4", "身份证号码", "id_number"),
        ("q1", "申请人姓名", "name"),
        ("q2", "是否急需", "yes_no"),
        ("q3", "困难原因", "choices"),
        ("q5", "主要支出", "rows"),
    ]
    assert form[4]["show_when"] == {"in": ["选项1", {"var": "q3"}]}


def drag(page: Page, what: Locator, above: Locator) -> None:
    """Hold the handle of one question and let it go over another."""
    what.locator(".grip").scroll_into_view_if_needed()
    start, end = what.locator(".grip").bounding_box(), above.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, end["y"] + end["height"] / 2, steps=4)
    page.mouse.move(start["x"] + 8, end["y"] + 2, steps=4)
    page.mouse.up()


def test_who_saves_second_is_told_and_loses_nothing(town: Any, desk: Page, office: Office):
    draft = new_draft(office)
    page = designer(town, desk, draft)
    theirs = {**draft["body"], "name": "试办事项（同事改的）"}
    office.ask("PUT", f"/staff/drafts/{draft['id']}", {"revision": 1, "body": theirs})

    by_mouse(page, "电话", "联系电话")
    expect(page.get_by_role("alert").get_by_text("刚才有人也改了这份草稿")).to_be_visible()
    page.get_by_role("button", name="看对方改的").click()
    expect(page.get_by_role("heading", level=1, name="试办事项（同事改的）")).to_be_visible()
    page.get_by_role("button", name="撤销").click()
    is_saved(page)

    assert labels(page) == ["联系电话"]


def test_a_wrong_place_is_one_click_away(town: Any, desk: Page, office: Office):
    draft = new_draft(office, "temporary-relief")
    page = designer(town, desk, draft)
    by_mouse(page, "说明文字", "请看")
    is_saved(page)

    designer(town, page, draft, "rules")
    page.get_by_role("button", name="处必须改").click()
    page.get_by_role("list", name="要改的地方").get_by_role("button", name="缺少正文").click()

    expect(page.get_by_label("正文", exact=True)).to_be_focused()


@pytest.mark.parametrize("tab", ["form", "rules"])
def test_the_designer_is_open_to_everybody_and_fits_a_phone(
    town: Any, desk: Page, office: Office, tab: str
):
    draft = new_draft(office)
    page = designer(town, desk, draft)
    by_mouse(page, "单选", "婚姻状况")
    is_saved(page)
    if tab == "rules":
        page.get_by_role("tab", name="条件和收费").click()
        page.get_by_role("button", name="加一个申请条件").click()
        page.get_by_role("button", name="加条件").first.click()
    found = serious(page)

    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    narrow = serious(page)

    assert (found, narrow, page.evaluate(WIDER)) == ([], [], False)
