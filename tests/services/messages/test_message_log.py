"""The office's log: its own messages by their last rung, narrowed, in words, and in figures."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.domain.bookings.reminders import Planned
from app.domain.messages.message_kinds import RULES
from app.domain.people.roles import Actor, Role, RoleName
from app.domain.visits.visit_months import BadMonth
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.messages import (
    message_figures,
    message_kinds,
    message_log_views,
    notices,
    resending,
)
from app.services.messages.message_figures import MessageDay
from app.services.messages.message_log import AskedMessages
from app.services.messages.message_log_views import MessageMatter
from app.services.messages.notices import Addressee
from app.services.messages.resending import AgainWish
from app.words import languages
from tests.fakes import StillClock
from tests.knocking import a_village, luo, waiting
from tests.make import CENTRE, OTHER_CENTRE, ROOM, a_person, a_town, at
from tests.people import LI, SUN, YANG, ZHAXI, Someone

TOLD = {"item": "高龄津贴", "number": "512-1", "centre": "刘家镇", "due": "2026-03-20"}
SENT = {"state": "sent", "rung": "sms", "channel": "sms", "parts": 2, "cost_fen": 10}
ERRORS = [
    "no-grant",
    "grant-kept",
    "way-closed",
    "texts-stopped",
    "budget",
    "paused",
    "number-limit",
    "quiet",
    "muted",
    "stale",
    "unreachable",
    "no-wording",
    "gone",
    "taken-back",
    "arrived",
    "gathering",
    "gathered",
    "let-go",
    "no-receipt",
    "not-taken",
    "bounced",
    "knock-dropped",
    "said-again",
    "carrier-busy",
    "carrier-errors",
    "number-closed",
]


async def said(deps: Deps, who: Someone, key: str, office: UUID | None, **values: Any) -> Notice:
    """A message to somebody that ended as `values` say."""
    person = await a_person(deps, who)
    to = Addressee(person.person_id, "zh", centre_id=office)
    await notices.queue(deps, to, [Planned(key, "case_written", deps.clock.now())], TOLD)
    if values.get("channel"):
        values = {"sending_at": deps.clock.now(), **values}
    if values:
        await Notice.filter(key=key).update(**values)
    return await Notice.get(key=key)


async def an_office(deps: Deps) -> tuple[Actor, UUID]:
    """Li, and the office."""
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    centre_id = li.roles[0].centre_id
    assert centre_id is not None
    return li, centre_id


async def keys(deps: Deps, actor: Actor, **asked: Any) -> list[str]:
    """The keys of what the log shows, in its order."""
    wanted = AskedMessages(**{"centre": CENTRE, **asked})
    page = await message_log_views.listed(deps, actor, wanted, "zh")
    found = {row.id: row.key for row in await Notice.all()}
    return [found[row.id] for row in page.items]


async def test_a_message_stands_there_once_by_its_last_rung(deps: Deps) -> None:
    li, office = await an_office(deps)
    first = await said(deps, YANG, "one", office, state="refused", error="number-closed")
    last = await said(deps, YANG, "one#1", office, step=1, first_id=first.id, **SENT)
    await Notice.filter(id=first.id).update(next_id=last.id)

    page = await message_log_views.listed(deps, li, AskedMessages(centre=CENTRE), "zh")

    [row] = page.items
    assert (row.id, row.kind, row.state_said, row.rung_said, row.steps) == (
        last.id,
        "case_written",
        "已发出",
        "短信",
        2,
    )
    assert (row.person.name, row.person.phone) == ("杨*英", "139****0001")
    assert (row.parts, row.cost_fen, row.carrier, row.error_said) == (2, 10, "sms", "")
    assert "高龄津贴" in row.text


async def test_the_log_is_narrowed_by_each_of_its_filters(deps: Deps, clock: StillClock) -> None:
    li, office = await an_office(deps)
    await said(deps, YANG, "one", office, **SENT)
    clock.at = at("10:00", date(2026, 3, 5))
    await said(deps, ZHAXI, "two", office, state="refused", rung="wechat", error="no-grant")
    await said(deps, YANG, "three", None, **SENT)

    found = {
        "all": await keys(deps, li),
        "state": await keys(deps, li, state="refused"),
        "rung": await keys(deps, li, rung="sms"),
        "kind": await keys(deps, li, kind="booked"),
        "from": await keys(deps, li, from_on=date(2026, 3, 5)),
        "to": await keys(deps, li, to_on=date(2026, 3, 4)),
        "day": await keys(deps, li, from_on=date(2026, 3, 5), to_on=date(2026, 3, 5)),
        "ever": await keys(deps, li, from_on=date.min, to_on=date.max),
        "phone": await keys(deps, li, person="139 0000 0001"),
        "name": await keys(deps, li, person=" 扎西卓玛 "),
        "part": await keys(deps, li, person="扎西"),
    }

    assert found == {
        "all": ["two", "one"],
        "state": ["two"],
        "rung": ["one"],
        "kind": [],
        "from": ["two"],
        "to": ["one"],
        "day": ["two"],
        "ever": ["two", "one"],
        "phone": ["one"],
        "name": ["two"],
        "part": [],
    }


async def test_a_merged_person_is_found_with_what_was_said_to_either_row(deps: Deps) -> None:
    li, office = await an_office(deps)
    await said(deps, YANG, "one", office)
    await said(deps, ZHAXI, "two", office)
    yang = await Person.get(openid=YANG.openid)
    await Person.filter(openid=ZHAXI.openid).update(merged_into_id=yang.id)

    assert sorted(await keys(deps, li, person=ZHAXI.phone)) == ["one", "two"]


async def test_the_log_comes_in_pages_without_gap_or_repetition(deps: Deps) -> None:
    li, office = await an_office(deps)
    for number in range(5):
        await said(deps, YANG, f"n{number}", office)

    seen: list[UUID] = []
    cursor: str | None = ""
    while cursor is not None:
        asked = AskedMessages(centre=CENTRE, limit=2, cursor=cursor)
        page = await message_log_views.listed(deps, li, asked, "zh")
        seen += [row.id for row in page.items]
        cursor = page.next

    assert len(seen) == len(set(seen)) == 5


async def test_an_office_sees_its_rooms_and_nobody_elses(deps: Deps) -> None:
    village = await a_village(deps)
    await said(deps, YANG, "room", village.room)
    sun = await a_person(deps, SUN, clerk=OTHER_CENTRE)
    admin = replace(sun, roles=(Role(RoleName.ADMIN),))

    own = await keys(deps, village.li)
    of_all = await keys(deps, admin, centre="")

    assert own == of_all == ["room"]
    assert await keys(deps, admin, centre=ROOM) == ["room"]
    for centre in (CENTRE, "", "no-such"):
        with pytest.raises(NoSuchCentre):
            await keys(deps, sun, centre=centre)


async def test_the_story_of_what_is_told_in_person_names_the_task(deps: Deps) -> None:
    village = await a_village(deps)
    notice = await waiting(deps, await luo(deps, village), centre=village.room)

    story = await message_log_views.story(deps, village.li, notice.id, "zh")

    assert story.knock is not None
    assert (story.knock.id, story.knock.state, story.knock.agent) == (
        notice.knock_id,
        "open",
        "王*办",
    )
    assert (story.row.state_said, story.may) == ("由村级帮办员上门告知", ["again"])


async def test_a_message_names_what_it_is_about_and_its_rungs(deps: Deps) -> None:
    li, centre_id = await an_office(deps)
    visit_id = deps.ids.new()
    rows = [
        await said(deps, YANG, "none", centre_id, **SENT),
        await said(deps, YANG, "visit", centre_id, visit_id=visit_id, **SENT),
    ]

    stories = [await message_log_views.story(deps, li, row.id, "zh") for row in rows]

    assert [story.row.matter for story in stories] == [None, MessageMatter("visit", visit_id)]
    assert stories[0].rungs == ["wechat", "sms", "email", "second", "knock"]


@pytest.mark.parametrize("language", languages())
def test_the_kinds_of_the_log_have_names(language: str) -> None:
    kinds = message_kinds.listed(language)

    assert {one.kind for one in kinds} == set(RULES) - {"sms_code", "pass_on"}
    assert all(one.name for one in kinds)


@pytest.mark.parametrize("language", languages())
def test_every_error_is_said_in_words(language: str) -> None:
    said_of = {error: notices.said_of_error(error, language) for error in ERRORS}
    other = notices.said_of_error("TimeoutError", language)

    assert all(said_of.values())
    assert [error for error, words in said_of.items() if words == other] == []
    assert notices.said_of_error("", language) == ""


async def test_a_month_is_counted_by_how_it_ended_and_which_way_it_went(
    deps: Deps, clock: StillClock
) -> None:
    li, office = await an_office(deps)
    first = await said(deps, YANG, "one", office, state="refused", rung="wechat", channel="wechat")
    last = await said(deps, YANG, "one#1", office, step=1, first_id=first.id, **SENT)
    await Notice.filter(id=first.id).update(next_id=last.id)
    clock.at = at("23:30", date(2026, 3, 4))
    await said(deps, YANG, "two", office, **{**SENT, "state": "delivered", "parts": 1})
    clock.at = at("00:30", date(2026, 4, 1))
    await said(deps, YANG, "april", office, **SENT)

    march = await message_figures.of_month(deps, li, CENTRE, "2026-03", "zh")
    april = await message_figures.of_month(deps, li, CENTRE, "", "zh")
    nothing = await message_figures.of_month(deps, li, CENTRE, "2025-01", "zh")

    assert (march.count, march.parts, march.cost_fen) == (2, 3, 20)
    assert [(one.key, one.count) for one in march.states] == [("delivered", 1), ("sent", 1)]
    assert [(one.key, one.said, one.count, one.cost_fen) for one in march.rungs] == [
        ("sms", "短信", 2, 20),
        ("wechat", "微信", 1, 0),
    ]
    assert [one.key for one in march.carriers] == ["sms", "wechat"]
    assert march.days == [
        MessageDay(date(2026, 3, 2), 1, 0, 10),
        MessageDay(date(2026, 3, 4), 1, 1, 10),
    ]
    assert (april.month, april.count, nothing.count, nothing.states) == ("2026-04", 1, 0, [])


async def test_what_is_said_again_counts_on_the_day_of_its_new_wish_and_keeps_its_old_costs(
    deps: Deps, clock: StillClock
) -> None:
    li, office = await an_office(deps)
    failed = {**SENT, "state": "refused", "error": "bounced"}
    row = await said(deps, YANG, "one", office, **failed)
    clock.at = at("09:00", date(2026, 4, 2))

    await resending.again(deps, li, row.id, AgainWish(because="lost"))
    await Notice.filter(key="one#1").update(**SENT, sending_at=clock.at)

    march = await message_figures.of_month(deps, li, CENTRE, "2026-03", "zh")
    april = await message_figures.of_month(deps, li, CENTRE, "2026-04", "zh")
    assert (march.count, march.states, march.cost_fen) == (0, [], 10)
    assert march.days == [MessageDay(date(2026, 3, 2), 0, 0, 10)]
    assert (april.count, [one.key for one in april.states], april.cost_fen) == (1, ["sent"], 10)
    assert april.days == [MessageDay(date(2026, 4, 2), 1, 0, 10)]
    assert await keys(deps, li, from_on=date(2026, 3, 1), to_on=date(2026, 3, 31)) == []
    assert await keys(deps, li, from_on=date(2026, 4, 2)) == ["one#1"]


async def test_a_month_that_is_none_is_refused(deps: Deps) -> None:
    li, _ = await an_office(deps)

    for month in ("2026-13", "0001-01", "march"):
        with pytest.raises(BadMonth):
            await message_figures.of_month(deps, li, CENTRE, month, "zh")
