"""Originals, mandates, people who look alike, registers and months in the console."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.desks import MakeDesk
from tests.browser.office import Office

pytestmark = pytest.mark.browser

AFTER_A_CONFIRMATION = 6
"""So many minutes after signing in one is asked again who one is."""
OFFICE = {"width": 1366, "height": 768}
AXE = Path(__file__).resolve().parents[2] / "console/node_modules/axe-core/axe.min.js"
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .filter(({ impact }) => ['serious', 'critical'].includes(impact))
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))"""


@pytest.fixture
def door(town: Any, browser: Browser) -> Iterator[Page]:
    """An office computer with the director signed in; a page that breaks fails the test."""
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
    username, password = town.console_login("director")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    yield page
    context.close()
    assert broken == []


@pytest.fixture
def office(town: Any) -> Office:
    """The same director, asked beside the browser as a colleague would."""
    return Office.at(town)


def room(town: Any, page: Page, address: str) -> Page:
    """A room of the console."""
    page.goto(f"{town.url}/console/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def centre_of(office: Office) -> str:
    """The office at which the director works."""
    roles = office.ask("GET", "/me")["roles"]
    return str(next(role["centre"] for role in roles if role["centre"]))


def serious(page: Page) -> list[str]:
    """What axe holds against the page as it is now."""
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN)
    return found


def taken_in(town: Any, page: Page, name: str, owner: str, phone: str) -> None:
    """A paper that its owner hands over at the counter, signing the receipt by hand."""
    room(town, page, "custody").get_by_role("button", name="收下原件").first.click()
    dialog = page.get_by_role("dialog", name="收下原件")
    dialog.get_by_label("什么原件").fill(name)
    dialog.get_by_label("本人姓名").fill(owner)
    dialog.get_by_label("手机号").fill(phone)
    dialog.get_by_role("button", name="收下并编号").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def pdf(page: Page, button: str) -> bytes:
    """What is saved when a button is pressed."""
    with page.expect_download() as told:
        page.get_by_role("button", name=button).click()
    return Path(told.value.path()).read_bytes()


def steps(page: Page) -> Locator:
    """The hand-overs of the paper that is open."""
    return page.get_by_role("region", name="交接记录").get_by_role("listitem")


def test_a_paper_is_taken_in_and_given_back_with_a_signature(town: Any, door: Page) -> None:
    taken_in(town, door, "户口本", "韩秀英", "13900004101")
    expect(door.get_by_text(re.compile(r"^O-\d+-\d{4}-\d+$"))).to_be_visible()
    expect(steps(door)).to_have_count(1)
    expect(steps(door).first).to_contain_text("本人在纸质收据上签字")
    assert serious(door) == []

    acts = door.get_by_role("region", name="办理")
    acts.get_by_label("在纸质收据上签字").check()
    acts.get_by_role("button", name="还给本人").click()

    expect(steps(door)).to_have_count(2)
    expect(door.get_by_text("已归还", exact=True)).to_be_visible()
    assert pdf(door, "交接记录 PDF").startswith(b"%PDF-")
    assert pdf(door, "收据").startswith(b"%PDF-")


def given_to_the_agent(page: Page) -> None:
    """The paper that is open, handed to an agent who has not said yes yet."""
    acts = page.get_by_role("region", name="办理")
    acts.get_by_label("交给代办员").check()
    acts.get_by_role("button", name="交给代办员").click()
    expect(acts.get_by_text("请选择代办员。")).to_be_visible()
    acts.get_by_label("交给谁").select_option(label="王代办")
    acts.get_by_role("button", name="交给代办员").click()
    expect(steps(page).last).to_contain_text("等接收的一方确认")


def test_who_wrote_a_hand_over_does_not_decide_on_it(town: Any, door: Page) -> None:
    taken_in(town, door, "林权证", "魏国强", "13900004102")
    given_to_the_agent(door)

    expect(steps(door).last).to_contain_text("要由没经手的主任来认定")
    expect(door.get_by_role("button", name="认定交接了")).to_have_count(0)


def test_a_hand_over_to_an_agent_stays_half_until_it_is_decided(
    town: Any, door: Page, desk_of: MakeDesk
) -> None:
    counter = desk_of("clerk")("custody")
    taken_in(town, counter, "土地承包合同", "魏国强", "13900004102")
    given_to_the_agent(counter)

    room(town, door, "custody?which=half").get_by_role(
        "link", name=re.compile("土地承包合同")
    ).click()
    steps(door).last.get_by_role("button", name="认定交接了").click()

    expect(steps(door).last).to_contain_text("中心查实")
    expect(door.get_by_text("在王代办手里", exact=True).first).to_be_visible()
    listed = room(town, door, "custody").get_by_role("region", name="在谁手里")
    listed.get_by_role("button", name=re.compile("王代办")).click()
    expect(door.get_by_role("row").filter(has_text="土地承包合同")).to_be_visible()


def test_the_papers_of_a_case_stand_with_the_case(town: Any, door: Page, office: Office) -> None:
    centre = centre_of(office)
    query = f"centre={centre}&queue=centre&state=open"
    case = office.ask("GET", f"/staff/cases?{query}")["items"][0]
    room(town, door, f"cases/{case['id']}")

    door.get_by_role("region", name="随件原件").get_by_role("link", name="收下原件").click()
    dialog = door.get_by_role("dialog", name="收下原件")
    expect(dialog).to_contain_text(case["number"])
    dialog.get_by_label("什么原件").fill("结婚证")
    dialog.get_by_role("button", name="收下并编号").click()
    expect(door.get_by_role("heading", level=1)).to_contain_text("结婚证")

    room(town, door, f"cases/{case['id']}")
    expect(door.get_by_role("region", name="随件原件")).to_contain_text("结婚证")


def test_a_mandate_is_written_down_seen_and_ended(town: Any, door: Page) -> None:
    room(town, door, "mandates").get_by_role("button", name="登记委托").first.click()
    dialog = door.get_by_role("dialog", name="登记委托")
    dialog.get_by_role("button", name="登记", exact=True).click()
    expect(dialog.get_by_text("请填见证人。")).to_be_visible()
    dialog.get_by_label("委托人姓名").fill("何桂香")
    agent = dialog.get_by_label("代办员")
    agent.select_option(agent.locator("option", has_text="王代办").get_attribute("value"))
    dialog.get_by_label("见证人").fill("陈丽")
    assert serious(door) == []
    dialog.get_by_role("button", name="登记", exact=True).click()

    expect(door.get_by_role("heading", level=1)).to_have_text("何*香委托王代办")
    expect(door.get_by_text("填写银行账号")).to_be_visible()
    assert serious(door) == []
    assert pdf(door, "告知书").startswith(b"%PDF-")
    expect(door.get_by_text("告知书还没打印")).to_have_count(0)
    door.get_by_role("button", name="终止委托").click()
    door.get_by_role("dialog", name="终止委托").get_by_role("button", name="确认终止").click()

    expect(door.get_by_text("已终止", exact=True)).to_be_visible()
    room(town, door, "mandates?look=caps")
    expect(door.get_by_role("listitem").filter(has_text="王代办")).to_contain_text("/ 50 人")


def test_two_alike_are_merged_and_made_two_again(town: Any, door: Page, office: Office) -> None:
    for phone in ("13900004201", "13900004202"):
        who = {"name": "白玛卓玛", "phone": phone}
        visit = {"centre": centre_of(office), "source": "clerk", "person": who}
        office.ask("POST", "/staff/visits", {**visit, "why": "养老认证", "address": "三组 5 号"})
    pairs = room(town, door, "matches").get_by_role("region", name="可能重复的人")
    pair = pairs.get_by_role("listitem").filter(has_text="139****4201")
    expect(pair).to_contain_text("139****4202")
    assert serious(door) == []

    pair.get_by_role("button", name=re.compile("合并成一个人")).click()
    dialog = door.get_by_role("dialog", name="合并成一个人")
    expect(dialog).to_contain_text("上门 1 次")
    dialog.get_by_label("凭什么认定").fill("看过身份证")
    town.advance(AFTER_A_CONFIRMATION)
    dialog.get_by_role("button", name="合并", exact=True).click()
    again = door.get_by_role("dialog", name="请再确认一次身份")
    again.get_by_label("密码").fill(town.console_login("director")[1])
    again.get_by_role("button", name="确认", exact=True).click()

    expect(dialog).to_be_hidden()
    merges = door.get_by_role("region", name="合并记录")
    expect(merges).to_contain_text("看过身份证")
    expect(pair).to_have_count(0)
    merges.get_by_role("button", name=re.compile("撤销合并")).first.click()
    undo = door.get_by_role("dialog", name="撤销合并")
    undo.get_by_role("button", name="撤销", exact=True).click()
    expect(undo).to_be_hidden()
    expect(pair).to_have_count(1)

    pair.get_by_role("button", name=re.compile("不是同一个人")).click()
    door.get_by_role("dialog", name="不是同一个人").get_by_role("button", name="是两个人").click()
    expect(pair).to_have_count(0)


def test_a_register_is_made_and_saved_as_a_sheet(town: Any, door: Page) -> None:
    room(town, door, "registers").get_by_role("button", name="新建台账").click()
    dialog = door.get_by_role("dialog", name="新建台账")
    dialog.get_by_label("台账名称").fill("独居老人台账")
    dialog.get_by_label("代号").fill("alone")
    for source in ("上门日期", "姓名"):
        dialog.get_by_label("选择来源").select_option(label=source)
        dialog.get_by_role("button", name="加一列").click()
    expect(dialog.get_by_role("columnheader")).to_have_text(["上门日期", "姓名"])
    assert serious(door) == []
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_be_hidden()

    with door.expect_download() as told:
        door.get_by_role("button", name=re.compile("导出 Excel 独居老人台账")).click()

    assert re.fullmatch(r"独居老人台账 \d{4}-\d{2}\.xlsx", told.value.suggested_filename)
    assert Path(told.value.path()).read_bytes().startswith(b"PK")


def test_months_count_by_receipt_and_a_strange_receipt_is_told(town: Any, door: Page) -> None:
    page = room(town, door, "months")
    expect(page.get_by_role("row").filter(has_text="王代办")).to_be_visible()
    expect(page.get_by_text("不排名次")).to_be_visible()
    receipt = page.get_by_role("region", name="核验回执")
    receipt.get_by_label("回执内容").fill("看不懂的字")
    receipt.get_by_role("button", name="核验").click()
    expect(receipt.get_by_text("看不懂这段内容。")).to_be_visible()

    receipt.get_by_label("回执内容").fill('{"number": "V-1"}\nc2ln\nk1')
    receipt.get_by_role("button", name="核验").click()

    expect(receipt.get_by_role("status")).to_contain_text("不是本系统签发的")
    assert serious(page) == []
