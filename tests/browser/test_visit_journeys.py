"""Somebody who cannot walk asks for a visit, agrees to it, and lets the agent act for them."""

import json
import re
import urllib.request
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.test_journeys import SHANGHAI, newcomer
from tests.browser.town import Town

pytestmark = pytest.mark.browser

ROOM = "511503102201"
AGENT = "王代办"
HOME = "一组 6 号，水井边"


class Office:
    """The clerk of the township, by the API."""

    def __init__(self, town: Town) -> None:
        self.town, self.token = town, ""
        code = self.post("/device/login", {"openid": "sandbox-clerk"}, town.sandbox)["code"]
        self.token = self.post("/v1/sessions", {"code": code})["token"]

    def post(self, path: str, body: dict[str, Any], base: str = "") -> Any:
        """What the server answers to a POST."""
        return self._ask(path, json.dumps(body).encode(), base)

    def get(self, path: str) -> Any:
        """What the server answers to a GET."""
        return self._ask(path, None, "")

    def act(self, visit: dict[str, Any], act: str, **told: Any) -> dict[str, Any]:
        """The visit after one act of the office."""
        body = {"act": act, "version": visit["version"], **told}
        answered: dict[str, Any] = self.post(f"/v1/staff/visits/{visit['id']}/act", body)
        return answered

    def _ask(self, path: str, body: bytes | None, base: str) -> Any:
        headers = {"content-type": "application/json", "idempotency-key": str(uuid4())}
        headers |= {"authorization": f"Bearer {self.token}"} if self.token else {}
        request = urllib.request.Request((base or self.town.url) + path, body, headers)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)


def ask_for_a_visit(phone: Phone, persona: str, why: str) -> str:
    """A newcomer asks for a visit to the first group of the village; its id."""
    phone.open(f"pages/visit/ask/index?centre={ROOM}", persona)
    phone.preset(subscribe="accept", phone="allow")
    phone.current.get_by_placeholder("比如：老人走不动，要办高龄津贴").fill(why)
    phone.tap("大庙村一组")
    phone.current.get_by_placeholder("几组几号，旁边有什么").fill(HOME)
    phone.tap("上午 09:00–12:00")
    phone.current.get_by_placeholder("和身份证上一样").fill("罗桂芳")
    phone.tap("用微信里的手机号")
    expect(phone.current.get_by_text("用微信里的手机号")).to_have_count(0)
    phone.tap("请人上门")
    expect(phone.current.get_by_text("收到了。定了谁来、哪天来，会告诉您。")).to_be_visible()
    return str(phone.sim("current.options.id"))


def morning_in(days: int) -> str:
    """Ten o'clock on the office's clock, as it travels."""
    on = (datetime.now(UTC) + SHANGHAI).date() + timedelta(days=days)
    return (datetime.combine(on, time(10), UTC) - SHANGHAI).isoformat()


def test_a_visit_is_asked_for_agreed_to_and_its_agent_given_a_mandate(
    town: Town, phone: MakePhone
) -> None:
    one, office = phone(town.url), Office(town)
    persona = newcomer(one)

    visit_id = ask_for_a_visit(one, persona, "腿脚不好，要办医保")
    one.shot("visit-asked")
    visit = office.get(f"/v1/staff/visits/{visit_id}")
    agents = office.get(f"/v1/staff/visits/{visit_id}/agents")
    agent = next(found for found in agents if found["name"] == AGENT)
    visit = office.act(visit, "assign", agent=agent["id"])
    office.act(visit, "propose", starts_at=morning_in(3), minutes=30)

    one.open("pages/home/index", persona)
    expect(one.current.get_by_test_id("home-visit")).to_contain_text("等您定时间")
    one.shot("visit-at-home")
    one.current.get_by_test_id("home-visit").get_by_role("button").tap()
    expect(one.current.get_by_test_id("agent")).to_have_text(AGENT)
    expect(one.current.get_by_test_id("when")).to_contain_text("10:00")
    expect(one.current.get_by_test_id("code")).to_have_text(re.compile(r"^\d \d \d \d$"))
    one.tap("就这个时间")
    expect(one.current.get_by_test_id("state")).to_have_text("时间已定")
    one.shot("visit-agreed")

    one.open(f"pages/mandate/new/index?centre={ROOM}", persona)
    one.preset(subscribe="accept")
    one.current.get_by_role("radio", name=re.compile(AGENT)).tap()
    expect(one.current.get_by_text(re.compile("不能替您填银行账号"))).to_be_visible()
    one.tap("下一步")
    one.shot("mandate-asked-again")
    one.tap("同意委托")
    expect(one.current.get_by_text("委托好了，已经告诉对方。")).to_be_visible()
    expect(one.current.get_by_test_id("state")).to_have_text("有效")
    one.tap("停止委托")
    one.current.get_by_role("dialog").get_by_role("button", name="停止委托").tap()
    expect(one.current.get_by_test_id("state")).to_have_text("已终止")
    one.shot("mandate-ended")


def test_a_hand_over_that_waits_is_agreed_to_from_the_home_page(
    town: Town, phone: MakePhone
) -> None:
    one, office = phone(town.url), Office(town)
    persona = newcomer(one)
    visit_id = ask_for_a_visit(one, persona, "户口簿要带去中心")
    paper = {"centre": "511503102000", "visit": visit_id, "name": "户口簿"}
    office.post("/v1/staff/originals", paper)

    one.open("pages/home/index", persona)
    expect(one.current.get_by_test_id("papers-wait")).to_contain_text("1 份证件的交接等您确认")
    one.current.get_by_test_id("papers-wait").get_by_role("button").tap()
    expect(one.current.get_by_test_id("waiting")).to_contain_text("户口簿")
    one.tap("对，是这样")

    expect(one.current.get_by_test_id("waiting")).to_have_count(0)
    expect(one.current.get_by_test_id("paper")).to_contain_text("刘家镇便民服务中心")
    one.online(False)
    one.current.get_by_test_id("paper").tap()
    expect(one.current.get_by_text(re.compile("没有网络，下面是"))).to_be_visible()
    expect(one.current.get_by_test_id("where")).to_contain_text("刘家镇便民服务中心")
    expect(one.current.get_by_role("button", name="对，是这样")).to_have_count(0)
    one.shot("paper-without-a-network")
