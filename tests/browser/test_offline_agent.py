"""An agent's day without a network, and how all of it comes to the office once."""

import io
from hashlib import sha512

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser import agent_day as day
from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.town import Town
from tests.browser.village import CENTRE, Asked, by_phone, until_tomorrow, visit_asked

pytestmark = pytest.mark.browser

ROUND = ("养老认证，手机不会弄", "医保资料要交", "低保表不会填")


def at_the_door(phone: Phone, visit: Asked, number: int) -> bytes:
    """One visit without a network, from the way to the code; the photo that was taken."""
    phone.open(day.TODAY, "agent")
    day.see(phone, visit.name)
    day.walk_to(phone)
    day.answer(phone, "living", "独居")
    day.answer(phone, "house", "漏雨")
    day.note(phone, f"屋后漏雨，第{number}家")
    taken = day.take_photo(phone, number)
    if number == 1:
        phone.shot("agent-visit")
    day.finish(phone, visit.code)
    return taken


def test_a_day_without_a_network_is_at_the_office_once(town: Town, phone: MakePhone) -> None:
    visits = [visit_asked(town, why, hour=9 + n) for n, why in enumerate(ROUND)]
    until_tomorrow(town)
    one, two = phone(town.url), phone(town.url)
    day.pulled(one, "agent")
    day.pulled(two, "agent2")
    one.shot("agent-today")
    for each in (one, two):
        each.online(False)
        day.starts_without_a_network(each)

    taken = [at_the_door(one, visit, n) for n, visit in enumerate(visits, 1)]
    papers(one, two, visits[0])
    started_anew(one, visits)
    met = day.come_back(one, town) + day.come_back(two, town)

    assert set(met) == {"pass", "dropped", "lost", "doubled", "cut", "broken"}
    for visit, picture in zip(visits, taken, strict=True):
        at_the_office_once(town, visit, picture)
    in_the_right_hands(town, visits[0])
    counted(town, visits)
    shown_as_counted(one, visits)


def names(visit: Asked) -> tuple[str, str]:
    """The papers that are handed over in the round that begins with this visit."""
    return f"低保证（{visit.name}经手）", f"户口簿（{visit.name}）"


def papers(one: Phone, two: Phone, visit: Asked) -> None:
    """An owner without a phone signs, another one says the code; one paper goes on to `two`."""
    allowance, booklet = names(visit)
    one.open(f"{day.AGENT}/papers/index", "agent")
    day.collect(one, allowance, owner="3-002")
    day.sign(one)
    one.shot("agent-signed")
    day.yes(one, "收下了")
    expect(one.current.get_by_test_id("paper").filter(has_text=allowance)).to_have_count(1)
    one.open(f"{day.AGENT}/papers/index?visit={visit.id}", "agent")
    day.collect(one, booklet)
    day.sheet(one).get_by_placeholder("4 位数字").fill(visit.code)
    day.yes(one, "收下了")
    expect(one.current.get_by_test_id("paper").filter(has_text=booklet)).to_have_count(1)
    one.shot("agent-papers")
    two.open(f"{day.AGENT}/papers/index", "agent2")
    day.hand_over(one, two, booklet)
    expect(one.current.get_by_test_id("paper").filter(has_text=booklet)).to_have_count(0)


def started_anew(phone: Phone, visits: list[Asked]) -> None:
    """After a start without a network everything is there, and goes on to be used."""
    phone.open(day.TODAY, "agent")
    expect(day.bar(phone)).to_contain_text("现在没有网络，照常记，不会丢")
    expect(day.bar(phone)).to_contain_text("4 个照片或录音等着送")
    phone.shot("agent-offline")
    day.see(phone, visits[1].name)
    expect(phone.current.get_by_test_id("note")).to_contain_text("第2家")
    expect(phone.current.get_by_test_id("file").locator("img")).to_have_count(1)
    phone.open(f"{day.AGENT}/journal/index", "agent")
    expect(phone.current.get_by_text("还在这部手机上")).to_have_count(5)
    phone.shot("agent-journal")


def at_the_office_once(town: Town, visit: Asked, picture: bytes) -> None:
    """What was written at the door stands there once, and the photo is whole."""
    director = Office.at(town)
    view = director.ask("GET", f"/staff/visits/{visit.id}")
    record = view["record"]
    assert (view["state"], view["conflicts"]) == ("done", 0)
    assert [line["text"][:4] for line in record["notes"]] == ["屋后漏雨"]
    assert [(one["key"], one["shown"]) for one in record["answers"]][:1] == [("living", "独居")]
    assert [(one["how"], one["right"]) for one in record["proofs"]] == [("code", True)]
    (attached,) = record["attachments"]
    assert (attached["whole"], attached["digest"]) == (True, sha512(picture).hexdigest()[:64])
    kept = Image.open(io.BytesIO(director.bytes_of(attached["href"])))
    assert kept.size == Image.open(io.BytesIO(picture)).size


def in_the_right_hands(town: Town, visit: Asked) -> None:
    """Both papers are where they were given to, and both sides wrote so."""
    office = Office.at(town)
    found = office.ask("GET", f"/staff/originals?centre={CENTRE}")["items"]
    held = {one["name"]: office.ask("GET", f"/originals/{one['id']}") for one in found}
    signed, coded = (held[name] for name in names(visit))
    assert [(m["how"], m["both"]) for m in coded["chain"]] == [("code", True), ("scan", True)]
    assert [(m["how"], m["signature_here"]) for m in signed["chain"]] == [("signature", True)]
    assert (coded["half"], coded["conflicts"], signed["half"]) == (False, 0, False)
    agents = [by_phone(town, who).ask("GET", "/me")["id"] for who in ("agent", "agent2")]
    assert [one["holder"]["id"] for one in (signed, coded)] == agents


def counted(town: Town, visits: list[Asked]) -> None:
    """The month counts each visit, and every receipt is ours."""
    agent = by_phone(town, "agent")
    month = agent.ask("GET", "/agent/month")
    of_the_round = {visit.id for visit in visits}
    mine, waiting, refused = (
        [one for one in month[name] if one["visit"] in of_the_round]
        for name in ("receipts", "waiting", "refused")
    )
    assert (len(mine), waiting, refused) == (len(visits), [], [])
    for one in mine:
        shown = {name: one[name] for name in ("payload", "signature", "key_id")}
        assert agent.ask("POST", "/receipts/verify", shown)["right"]


def shown_as_counted(phone: Phone, visits: list[Asked]) -> None:
    """The phone says of each visit that it counts, and checks the receipts itself."""
    phone.open(day.TODAY, "agent")
    for visit in visits:
        line = phone.current.get_by_test_id("visit").filter(has_text=visit.name)
        expect(line).to_contain_text("已算数")
    phone.shot("agent-counted")
    day.see(phone, visits[0].name)
    expect(phone.current.get_by_text("这次走访已算数，凭据号")).to_be_visible()
    phone.open(f"{day.AGENT}/month/index", "agent")
    good = phone.current.get_by_test_id("receipt").filter(has_text="签名是真的")
    expect(good.nth(len(visits) - 1)).to_be_visible()
    phone.shot("agent-month")
