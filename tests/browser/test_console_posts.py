"""Posts, roster, absences, cards, ratings and rules in the console, against a working town."""

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

OFFICE = {"width": 1366, "height": 768}
CARD: dict[str, Any] = {
    "id": "0198c0de-0000-7000-8000-0000000000c1",
    "colour": "yellow",
    "colour_name": "黄牌",
    "case": {
        "id": "0198c0de-0000-7000-8000-0000000000c2",
        "number": "511503102000-2026-00001",
        "item_name": "农村集中供水接入",
    },
    "which": "promised",
    "which_name": "承诺时限",
    "due_on": "2026-11-18",
    "issued_at": "2026-11-19T02:00:00Z",
    "post_name": "综合受理和咨询导办岗",
    "person": {"id": "0198c0de-0000-7000-8000-0000000000c3", "name": "李窗口"},
    "rule_number": 2,
    "cause": "承诺时限到11月18日(周三)为止，已超过 1 个工作日。",
    "evidence": ["11月9日(周一)收到申请。", "到期时由李窗口经办。"],
    "state": "issued",
    "state_name": "已发出",
    "appeal_until": "2026-11-26",
    "events": [],
    "can": ["appeal"],
}


class Api:
    """What the API says to one person, asked beside the browser as a colleague would."""

    def __init__(self, town: Any, role: str) -> None:
        self.url, self.token = town.url, ""
        username, password = town.console_login(role)
        login = {"username": username, "password": password}
        session = self.ask("POST", "/v1/sessions/password", login)
        self.token, self.me = session["token"], session["person"]["id"]
        self.centre = next(one["centre"] for one in session["person"]["roles"] if one["centre"])

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """One question and its answer; a refusal is an error."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.url}{path}", data=data, headers=headers, method=method)
        with urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def office(self) -> Any:
        """The posts and people of the office."""
        return self.ask("GET", f"/v1/staff/posts?centre={self.centre}")

    def absent(self, person: str, note: str = "") -> Any:
        """Note that somebody is away from now on."""
        wish = {"centre": self.centre, "person": person, "reason": "training", "note": note}
        return self.ask("POST", "/v1/staff/absences", wish)

    def back(self, person: str) -> None:
        """End every open absence of somebody."""
        for one in self.ask("GET", f"/v1/staff/absences?centre={self.centre}")["items"]:
            if one["person"]["id"] == person:
                self.ask("POST", f"/v1/staff/absences/{one['id']}/end", {})


@pytest.fixture
def door(town: Any, browser: Browser) -> Iterator[Page]:
    """An office computer at the door of the console; a page that breaks fails the test."""
    context = browser.new_context(
        viewport=OFFICE,  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{town.url}/console/")
    yield page
    context.close()
    assert broken == []


def seated(town: Any, page: Page, role: str, room: str) -> Page:
    """Somebody signed in, in one room."""
    username, password = town.console_login(role)
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    page.goto(f"{town.url}/console/{room}")
    return page


@pytest.fixture
def empty_post(town: Any) -> Iterator[Any]:
    """A post whose A is away and that has no B."""
    director = Api(town, "director")
    post = director.office()["posts"][-1]
    holder, cover = post["holder"]["id"], post["cover"]["id"]
    path = f"/v1/staff/posts/{post['id']}"
    director.ask("PUT", path, {"cover": None})
    director.back(holder)
    director.absent(holder)
    yield post
    director.back(holder)
    director.ask("PUT", path, {"cover": cover})


def test_the_director_sees_an_empty_post_and_puts_somebody_there(
    town: Any, door: Page, empty_post: Any
) -> None:
    page = seated(town, door, "director", "posts")
    alarm = page.get_by_role("alert").filter(has_text="个岗位现在没有人")
    expect(alarm).to_contain_text(empty_post["name"])

    alarm.get_by_role("button", name=f"排人 {empty_post['name']}").click()
    dialog = page.get_by_role("dialog", name=re.compile(empty_post["name"]))
    dialog.get_by_label("这一天谁来").select_option(label="周敏")
    dialog.get_by_role("button", name="排定").click()

    expect(dialog).to_be_hidden()
    expect(alarm).to_be_hidden()
    now = page.get_by_role("region", name="现在谁在岗")
    row = now.get_by_role("row").filter(has_text=empty_post["name"])
    expect(row).to_contain_text("按排班值班")
    expect(row).to_contain_text("周敏")


def test_the_roster_is_filled_by_keyboard(town: Any, door: Page) -> None:
    page = seated(town, door, "director", "posts")
    roster = page.get_by_role("region", name="一周值班表")
    roster.get_by_role("button", name="后一周").click()
    roster.get_by_role("button", name="后一周").click()
    first = roster.locator("[data-cell='0/0']")
    first.focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("这一天谁来").select_option(label="陈静")
    dialog.get_by_role("button", name="排定").click()

    expect(roster.locator("[data-cell='1/1']")).to_contain_text("陈静")
    expect(roster.locator("[data-cell='1/1']")).to_contain_text("排班")


def test_a_clerk_goes_away_with_a_note_and_whoever_covers_has_the_work(
    town: Any, door: Page
) -> None:
    director, clerk = Api(town, "director"), Api(town, "clerk")
    director.back(clerk.me)
    before = {one["id"]: one["open_cases"] for one in director.office()["people"]}
    page = seated(town, door, "clerk", "posts")

    page.get_by_role("button", name="我要离岗").click()
    dialog = page.get_by_role("dialog", name="登记离岗")
    dialog.get_by_label("培训").check()
    dialog.get_by_label("移交说明").fill("供水那件等水厂周三回话")
    dialog.get_by_role("button", name="登记并移交").click()

    away = page.get_by_role("region", name="谁不在岗")
    expect(away).to_contain_text("供水那件等水厂周三回话")
    after = {one["id"]: one["open_cases"] for one in director.office()["people"]}
    taken = {one: after[one] - before[one] for one in after if after[one] > before[one]}
    assert after[clerk.me] == 0
    assert sum(taken.values()) == before[clerk.me]

    page.get_by_role("button", name="我回来了", exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name="登记返岗").click()
    expect(page.get_by_role("button", name="我要离岗")).to_be_visible()
    back = {one["id"]: one["open_cases"] for one in director.office()["people"]}
    assert back == before


def told(page: Page, card: dict[str, Any]) -> None:
    """The server's cards are this one; appeals and decisions change it as the server would."""

    def answer(route: Route) -> None:
        request = route.request
        if request.method == "POST":
            said = json.loads(request.post_data or "{}")
            kind = said.get("outcome", "appealed")
            name = {"appealed": "申诉中", "withdrawn": "已撤销", "upheld": "维持"}[kind]
            event = {"at": "2026-11-20T02:00:00Z", "kind": kind, "kind_name": name, "who": "李窗口"}
            event |= {"words": said["words"], "until_on": said.get("until_on")}
            card.update(state=kind, state_name=name, can=[], events=[*card["events"], event])
            route.fulfill(json=card)
        else:
            route.fulfill(json={"items": [card], "next": None})

    page.route(re.compile(r"/v1/staff/cards"), answer)


def test_somebody_appeals_against_their_card(town: Any, door: Page) -> None:
    card = {**CARD}
    told(door, card)
    page = seated(town, door, "clerk", "cards")
    page.get_by_role("button", name=re.compile("农村集中供水接入")).click()
    sheet = page.get_by_role("dialog", name="督办牌")
    expect(sheet).to_contain_text("已超过 1 个工作日")
    expect(sheet).to_contain_text("到期时由李窗口经办。")
    expect(sheet).to_contain_text("第 2 版规则")

    sheet.get_by_role("button", name="申诉", exact=True).click()
    dialog = page.get_by_role("dialog", name="申诉", exact=True)
    dialog.get_by_role("button", name="提交").click()
    expect(dialog.get_by_text("请写明理由。")).to_be_visible()
    dialog.get_by_label("申诉理由").fill("停电一天，材料打不开")
    dialog.get_by_role("button", name="提交").click()

    expect(dialog).to_be_hidden()
    expect(sheet).to_contain_text("停电一天，材料打不开")
    expect(sheet).to_contain_text("申诉中")


def test_a_director_decides_an_appeal(town: Any, door: Page) -> None:
    card = {**CARD, "state": "appealed", "state_name": "申诉中", "can": ["decide"]}
    told(door, card)
    page = seated(town, door, "director", "cards")
    page.get_by_role("button", name=re.compile("农村集中供水接入")).click()

    page.get_by_role("button", name="处理申诉").click()
    dialog = page.get_by_role("dialog", name="处理申诉")
    dialog.get_by_label("撤销这张牌").check()
    dialog.get_by_label("处理理由").fill("停电属实")
    dialog.get_by_role("button", name="提交").click()

    sheet = page.get_by_role("dialog", name="督办牌")
    expect(sheet).to_contain_text("已撤销")
    expect(sheet).to_contain_text("停电属实")


def test_rules_explain_themselves_and_become_a_version(town: Any, door: Page) -> None:
    page = seated(town, door, "director", "rules")
    share = page.get_by_label("剩多少时第一次提醒")
    expect(page.get_by_text("20 个工作日的事项：剩 4 个工作日时第一次提醒")).to_be_visible()

    share.fill("30")
    expect(page.get_by_text("20 个工作日的事项：剩 6 个工作日时第一次提醒")).to_be_visible()
    share.fill("99")
    page.get_by_role("button", name="保存为新版本").click()
    expect(page.get_by_text("请填 1 到 90 的整数。")).to_be_visible()
    share.fill("30")
    page.get_by_role("button", name="保存为新版本").click()

    history = page.get_by_role("region", name="历史版本")
    expect(history.get_by_role("row").filter(has_text="现行")).to_have_count(1)
    expect(page.get_by_role("button", name="保存为新版本")).to_be_disabled()
    expect(page.get_by_role("region", name="这些规则不能设")).to_contain_text("排名")


def test_ratings_count_silence_and_warn_before_a_contact_is_shown(town: Any, door: Page) -> None:
    page = seated(town, door, "director", "ratings")
    expect(page.get_by_role("region", name="评价数据")).to_contain_text("没有评价")
    page.get_by_role("button", name="联系评价人").first.click()
    dialog = page.get_by_role("dialog", name="联系评价人")
    expect(dialog).to_contain_text("查看会留下记录")

    dialog.get_by_role("button", name="查看姓名和电话").click()

    expect(dialog.get_by_role("link")).to_have_text(re.compile(r"^1\d{10}$"))
