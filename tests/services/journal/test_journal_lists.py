"""What agents did that did not count is seen by their office, and dealt with by hand once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec import json

from app.domain.people.roles import Actor, Role, RoleName
from app.models.centre import Centre
from app.models.journal import JournalEntry
from app.models.operation import AuditEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.journal import journal_lists
from app.services.journal.journal_lists import EntryCounts, EntrySettled, NoSuchEntry, SoughtEntries
from app.services.journal.journal_views import JournalRow
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town
from tests.people import LI, WANG, YANG, ZHAO
from tests.phones import Phone, a_household, a_phone, a_visit


async def an_office(deps: Deps) -> tuple[Actor, Actor, Phone]:
    """Li of the office, Yang who is its agent, and Yang's phone."""
    await a_town(deps)
    li, agent = await a_person(deps, LI, clerk=CENTRE), await a_person(deps, YANG, agent=CENTRE)
    return li, agent, await a_phone(deps, agent)


async def listed(deps: Deps, actor: Actor, language: str = "zh", **values: Any) -> list[JournalRow]:
    asked = SoughtEntries(values.pop("centre", CENTRE), **values)
    return (await journal_lists.listed(deps, actor, asked, language)).items


async def refused(deps: Deps, agent: Actor, phone: Phone) -> UUID:
    """An answer to a record that nobody knows; its operation."""
    phone.write("visit", deps.ids.new(), "note", text="屋顶漏雨")
    await phone.send()
    return phone.ops[-1]


async def test_what_was_refused_is_told_in_words(deps: Deps) -> None:
    li, agent, phone = await an_office(deps)
    visit, home = await a_visit(deps, agent), await a_household(deps)
    mine = await a_visit(deps, agent, agent.person_id)
    phone.write("visit", mine.id, "note", text="在自己家")
    phone.write("visit", visit.id, "move", to="confirmed", why="说好了")
    phone.write("household", home, "answer", key="no key", value="井水")
    phone.write(
        "original", deps.ids.new(), "open", number="B2-1", name="户口簿", visit=str(visit.id)
    )
    phone.write("visit", visit.id, "dance", step=1)
    head = {"op": str(deps.ids.new()), "device": str(phone.id), "seq": 6}
    phone.chained(json.encode(head).decode())
    await phone.send()

    rows = sorted(await listed(deps, li), key=lambda one: phone.ops.index(one.op))

    assert [(one.code, one.title, one.said) for one in rows] == [
        ("own-visit", f"上门 {mine.number}", "记录：在自己家"),
        ("move-not-now", f"上门 {visit.number}", "上门改为“时间已定”：说好了"),
        ("bad-body", "住户 17", "填写“no key”：井水"),
        ("receipt-number-foreign", "", "收下原件：户口簿，收据号 B2-1"),
        ("unknown-kind", f"上门 {visit.number}", "原文：{'step': 1}"),
        ("unreadable", "", f"读不出来，原文：{json.encode(head).decode()}"),
    ]
    first = rows[0]
    assert (first.agent.id, first.agent.name, first.phone) == (agent.person_id, "杨秀英", "K7")
    assert (first.state, first.clock_doubtful, first.settled) == ("refused", False, None)
    assert first.why == "这是看望您自己家的，要由别的代办员来做，没有记入。"
    assert first.todo == "这是代办员自己家的上门，派别的代办员去，再点“已处理”。"
    assert rows[2].todo == "打电话问代办员当时的情况，把内容补进记录，再点“已处理”。"
    assert await AuditEntry.filter(act="journal-seen", actor_id=li.person_id).count() == 1


async def test_what_waits_stands_apart_and_a_wrong_clock_is_told(deps: Deps) -> None:
    li, agent, phone = await an_office(deps)
    visit = await a_visit(deps, agent)
    phone.off = timedelta(days=3)
    phone.write("visit", visit.id, "note", text="one")
    phone.write("visit", visit.id, "note", text="two")
    await phone.send(phone.written[1:])

    [row] = await listed(deps, li, "en", state="waiting")

    assert await listed(deps, li) == []
    assert (row.state, row.said, row.clock_doubtful) == ("waiting", "Noted: two", True)
    assert row.todo.startswith("Nothing to write.")
    with pytest.raises(EntryCounts):
        await journal_lists.settle(deps, li, row.op, "补录了", "zh")


async def test_the_office_says_once_how_it_dealt_with_it(deps: Deps) -> None:
    li, agent, phone = await an_office(deps)
    op = await refused(deps, agent, phone)
    entry = await JournalEntry.get(id=op)

    row = await journal_lists.settle(deps, li, op, " 打过电话，补记在册 ", "zh")

    assert row.settled is not None
    assert (row.state, row.settled.words, row.settled.by_name) == (
        "settled",
        "打过电话，补记在册",
        "李窗口",
    )
    assert await listed(deps, li) == []
    assert [one.settled for one in await listed(deps, li, state="settled")] == [row.settled]
    after = await JournalEntry.get(id=op)
    assert (after.state, after.answer, after.chain) == (entry.state, entry.answer, entry.chain)
    assert await AuditEntry.filter(act="journal-settled", subject=f"journal:{op}").count() == 1
    with pytest.raises(EntrySettled):
        await journal_lists.settle(deps, li, op, "又一次", "zh")


async def test_of_two_who_deal_with_it_at_once_one_is_told_so(deps: Deps) -> None:
    li, agent, phone = await an_office(deps)
    zhao = await a_person(deps, ZHAO, director=CENTRE)
    op = await refused(deps, agent, phone)

    acts = (journal_lists.settle(deps, who, op, "补记了", "zh") for who in (li, zhao))
    done = await asyncio.gather(*acts, return_exceptions=True)

    assert sorted(type(one).__name__ for one in done) == ["EntrySettled", "JournalRow"]


async def test_another_office_sees_nothing_of_it(deps: Deps) -> None:
    _, agent, phone = await an_office(deps)
    stranger = await a_person(deps, WANG, clerk=OTHER_CENTRE)
    op = await refused(deps, agent, phone)

    assert await listed(deps, stranger, centre=OTHER_CENTRE) == []
    with pytest.raises(NoSuchCentre):
        await listed(deps, stranger)
    for unknown in (op, deps.ids.new()):
        with pytest.raises(NoSuchEntry):
            await journal_lists.settle(deps, stranger, unknown, "补记了", "zh")


async def test_whoever_looks_after_every_office_deals_with_it_too(deps: Deps) -> None:
    _, agent, phone = await an_office(deps)
    anna = await a_person(deps, WANG)
    admin = Actor(anna.person_id, anna.session_id, (Role(RoleName.ADMIN),))
    op = await refused(deps, agent, phone)

    row = await journal_lists.settle(deps, admin, op, "补记了", "zh")

    assert (row.op, row.state) == (op, "settled")


async def test_what_is_about_another_offices_record_is_not_told(deps: Deps) -> None:
    li, agent, phone = await an_office(deps)
    visit = await a_visit(deps, agent, agent.person_id)
    there = await a_person(deps, WANG, clerk=OTHER_CENTRE)
    theirs = await Centre.get(code=OTHER_CENTRE)
    await Visit.filter(id=visit.id).update(centre_id=theirs.id)
    phone.write("visit", visit.id, "note", text="私事")
    await phone.send()

    [row] = await listed(deps, li)

    assert (row.title, row.said) == ("", "写的是别的中心的记录，内容由那边看。")
    assert [one.said for one in await listed(deps, there, centre=OTHER_CENTRE)] == ["记录：私事"]


async def test_pages_follow_each_other(deps: Deps) -> None:
    li, agent, phone = await an_office(deps)
    for _ in range(3):
        await refused(deps, agent, phone)

    first = await journal_lists.listed(deps, li, SoughtEntries(CENTRE, limit=2), "zh")
    rest = SoughtEntries(CENTRE, cursor=first.next or "", limit=2)
    second = await journal_lists.listed(deps, li, rest, "zh")

    assert {one.op for one in (*first.items, *second.items)} == set(phone.ops)
    assert (len(first.items), len(second.items), second.next) == (2, 1, None)
