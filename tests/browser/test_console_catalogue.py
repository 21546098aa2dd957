"""The catalogue in the console: a file taken in, published, changed after a look back, undone."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.browser import SCREENSHOTS
from tests.browser.office import Office
from tests.browser.test_console_axe import WIDER, serious

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SUPPLIED = ROOT / "docs/examples/gas-alarm-subsidy.xlsx"
NEW = "独居老人燃气报警器安装补贴"
KNOWN, KNOWN_NAME = "old-age-allowance", "高龄津贴申领"
OFFICE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
TABS_AT_MOST = 120


@pytest.fixture
def door(town: Any, browser: Browser) -> Iterator[Page]:
    """An office computer at the door of the console; a page that breaks fails the test."""
    context = browser.new_context(
        viewport=OFFICE,  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/")
    yield page
    context.close()
    assert broken == []


def seated(town: Any, page: Page, room: str, role: str = "admin") -> Page:
    """Somebody signed in, in one room."""
    username, password = town.console_login(role)
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    page.goto(f"{town.url}/console/{room}")
    return page


def shot(page: Page, name: str, whole: bool = True) -> None:
    """A picture for those who look."""
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"catalogue-{name}.png"
    page.screenshot(path=path, animations="disabled", full_page=whole)


def row_of(page: Page, code: str) -> Locator:
    """A service's row in the catalogue."""
    return page.locator(f"[data-item='{code}']")


def broken_file(folder: Path) -> Path:
    """The supplied workbook with a kind of question that does not exist."""
    book = openpyxl.load_workbook(SUPPLIED)
    sheet = book["申请表字段"]
    sheet.cell(3, 4).value = "刷脸"
    made = folder / "broken.xlsx"
    book.save(made)
    return made


@pytest.fixture
def draft(town: Any) -> Iterator[dict[str, Any]]:
    """A draft of a known service with shorter limits, made over the API; gone at the end."""
    office = Office.at(town, "admin")
    centre = next(one["centre"] for one in office.ask("GET", "/me")["roles"] if one["centre"])
    start = {"centre": centre, "code": KNOWN, "from": KNOWN}
    made = office.ask("POST", "/staff/drafts", start)
    body = made["body"]
    body["promised_workdays"] = 3
    for stage in body["procedure"]["stages"]:
        stage["workdays"] = 1
    change = {"revision": made["revision"], "body": body}
    yield office.ask("PUT", f"/staff/drafts/{made['id']}", change)
    address = f"{town.url}/v1/staff/drafts/{made['id']}"
    headers = {"authorization": f"Bearer {office.token}"}
    with suppress(HTTPError):  # it was published
        urlopen(Request(address, headers=headers, method="DELETE")).close()


def press_until(page: Page, target: Locator, key: str = "Tab") -> None:
    """Moves the focus with a key until it rests on the target, as one without a mouse does."""
    for _ in range(TABS_AT_MOST):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no way to {target}")


def test_a_supplied_workbook_becomes_a_published_service(
    town: Any, door: Page, tmp_path: Path
) -> None:
    page = seated(town, door, "catalogue")
    expect(row_of(page, KNOWN)).to_contain_text("在办")
    assert serious(page) == []
    shot(page, "list", whole=False)
    page.get_by_role("button", name="从文件导入").click()
    dialog = page.get_by_role("dialog", name="从文件导入")

    dialog.get_by_label("选择文件").set_input_files(broken_file(tmp_path))
    expect(dialog).to_contain_text("文件里有错误，什么都没有导入")
    wrong = dialog.get_by_role("row").filter(has_text="必须改").first
    expect(wrong.get_by_role("cell").nth(0)).to_contain_text("申请表字段")
    expect(wrong.get_by_role("cell").nth(1)).to_contain_text("3")
    expect(wrong.get_by_role("cell").nth(2)).to_contain_text("D")
    expect(dialog.get_by_role("button", name="导入为")).to_have_count(0)
    assert serious(page) == []
    shot(page, "import-broken", whole=False)

    dialog.get_by_label("换一个文件").set_input_files(SUPPLIED)
    dialog.get_by_role("button", name="导入为 1 份草稿").click()
    dialog.get_by_role("link", name=f"打开草稿：{NEW}").click()

    page.get_by_role("tab", name="检查和发布").click()
    expect(page.get_by_role("region", name="和现在的版本比，改了什么")).to_contain_text(
        "这是新事项"
    )
    form = page.get_by_role("form", name="发布")
    form.get_by_label("为什么改").fill("按县里的通知新开办")
    assert serious(page) == []
    shot(page, "publish-new")
    form.get_by_role("button", name="马上发布").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    versions = page.get_by_role("region", name="历次版本")
    expect(versions.get_by_role("listitem")).to_have_count(1)
    expect(versions).to_contain_text("按县里的通知新开办")


def test_a_change_is_weighed_published_told_in_sentences_and_undone(
    town: Any, door: Page, draft: dict[str, Any]
) -> None:
    page = seated(town, door, f"catalogue/drafts/{draft['id']}")
    page.get_by_role("tab", name="检查和发布").click()
    changes = page.get_by_role("region", name="和现在的版本比，改了什么")
    expect(changes.get_by_role("listitem").first).to_contain_text("3个工作日")
    past = page.get_by_role("region", name="如果过去三个月就这样办")
    expect(past.get_by_role("listitem").filter(has_text="黄牌").first).to_contain_text("多")
    past.get_by_text("看这").first.click()
    expect(past.get_by_role("link").first).to_be_visible()
    assert serious(page) == []
    shot(page, "publish-change")

    form = page.get_by_role("form", name="发布")
    form.get_by_label("为什么改").fill("试行三日办结")
    form.get_by_role("button", name="马上发布").click()

    versions = page.get_by_role("region", name="历次版本")
    expect(versions.get_by_role("listitem").first).to_contain_text("试行三日办结")
    compared = page.get_by_role("region", name="两版有什么不同")
    expect(compared).to_contain_text("10个工作日改为3个工作日")
    assert serious(page) == []
    shot(page, "versions")

    page.get_by_role("button", name="撤销第").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3个工作日改为10个工作日")
    dialog.get_by_label("为什么").fill("人手不够")
    assert serious(page) == []
    shot(page, "undo")
    dialog.get_by_role("button", name="恢复", exact=True).click()

    expect(dialog).to_be_hidden()
    latest = versions.get_by_role("listitem").first
    expect(latest).to_contain_text("恢复了第")
    expect(latest).to_contain_text("现行")


def test_the_keyboard_alone_publishes(town: Any, door: Page, draft: dict[str, Any]) -> None:
    page = seated(town, door, "catalogue")
    expect(row_of(page, KNOWN)).to_be_visible()
    press_until(page, page.get_by_role("searchbox"))
    page.keyboard.type(KNOWN)
    press_until(page, row_of(page, KNOWN).get_by_role("link", name=f"继续修改 {KNOWN_NAME}"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab").first).to_be_visible()
    press_until(page, page.get_by_role("tab", selected=True))
    press_until(page, page.get_by_role("tab", name="检查和发布"), "ArrowRight")
    form = page.get_by_role("form", name="发布")
    press_until(page, form.get_by_label("为什么改"))
    page.keyboard.type("keyboard")
    button = form.get_by_role("button", name="马上发布")
    expect(button).to_be_enabled()
    press_until(page, button)
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="已经发布")).to_be_visible()

    press_until(page, page.get_by_role("button", name="撤销第"))
    page.keyboard.press("Enter")
    press_until(page, page.get_by_role("dialog").get_by_role("button", name="恢复", exact=True))
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("region", name="历次版本").get_by_role("listitem").first
    ).to_contain_text("恢复了第")


def test_a_new_service_needs_a_name_and_a_code_of_its_own(town: Any, door: Page) -> None:
    page = seated(town, door, "catalogue")
    page.get_by_role("button", name="新建事项").click()
    dialog = page.get_by_role("dialog", name="新建事项")
    dialog.get_by_role("button", name="开始编写").click()
    expect(dialog.get_by_text("请填写事项名称。")).to_be_visible()
    dialog.get_by_label("事项名称").fill("村道路灯报修")
    dialog.get_by_label("编码").fill(KNOWN)
    expect(dialog.get_by_text("这个编码已经有事项在用")).to_be_visible()
    assert serious(page) == []
    dialog.get_by_label("编码").fill("lamp-repair")
    dialog.get_by_role("button", name="开始编写").click()
    expect(page.get_by_role("tab").first).to_be_visible()

    page.goto(f"{town.url}/console/catalogue")
    lamp = row_of(page, "lamp-repair")
    expect(lamp).to_contain_text("还没有发布")
    lamp.get_by_role("button", name="删除草稿").click()
    page.get_by_role("dialog", name="删除草稿").get_by_role(
        "button", name="删除", exact=True
    ).click()

    expect(lamp).to_have_count(0)


def test_services_are_saved_as_a_workbook(town: Any, door: Page, tmp_path: Path) -> None:
    page = seated(town, door, "catalogue")
    page.get_by_role("button", name="导出文件").click()
    dialog = page.get_by_role("dialog", name="导出文件")
    assert serious(page) == []

    with page.expect_download() as saved:
        dialog.get_by_role("button", name="导出", exact=True).click()

    assert saved.value.suggested_filename == "事项目录.xlsx"
    kept = tmp_path / saved.value.suggested_filename
    saved.value.save_as(kept)
    heads = [cell.value for cell in openpyxl.load_workbook(kept)["事项"][1]]
    assert heads[:2] == ["事项编码", "名称"]


def test_the_setup_is_looked_at_again_and_leads_to_what_is_wrong(town: Any, door: Page) -> None:
    page = seated(town, door, "setup")

    page.get_by_role("button", name="现在检查一遍").click()

    part = page.get_by_role("region", name="知道就好")
    expect(part.get_by_role("listitem").first).to_be_visible()
    assert serious(page) == []
    shot(page, "setup")
    untold = part.get_by_role("listitem").filter(has_text="没有藏文").first
    untold.get_by_role("link", name="去“事项目录”").click()
    expect(page.get_by_role("region", name="历次版本")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "bo"])
def test_the_rooms_fit_a_phone_with_large_text(
    town: Any, door: Page, draft: dict[str, Any], language: str
) -> None:
    page = seated(town, door, "catalogue")
    page.evaluate(f"localStorage.setItem('cunkou.language', '{language}')")
    page.evaluate("localStorage.setItem('cunkou.larger', 'yes')")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    wrong = {}

    for room in ("catalogue", f"catalogue/items/{KNOWN}", "setup"):
        page.goto(f"{town.url}/console/{room}")
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        wrong[room] = (serious(page), page.evaluate(WIDER))
        shot(page, f"phone-{language}-{room.replace('/', '-')}", whole=room == "setup")
    page.goto(f"{town.url}/console/catalogue/drafts/{draft['id']}")
    page.locator("#tab-publish").click()
    expect(page.get_by_role("form").get_by_role("textbox")).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    wrong["publish"] = (serious(page), page.evaluate(WIDER))
    shot(page, f"phone-{language}-publish")

    assert wrong == {room: ([], False) for room in wrong}
