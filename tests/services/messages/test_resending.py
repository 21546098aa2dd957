"""The office says a message again: one more rung, by one clerk, and only for who is sure."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.messages.carriers import Can
from app.domain.messages.knock_flow import KnockAct, KnockParty
from app.domain.messages.verdicts import Fate
from app.domain.people.roles import Actor, Role, RoleName
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.messages import knock_acts, message_log_views, resending, settling
from app.services.messages.knock_acts import KnockOrder
from app.services.messages.message_log import NoSuchMessage
from app.services.messages.resending import AgainWish, MessageUnderWay, NoSuchRung, SureNeeded
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.knocking import a_village, luo, waiting
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town
from tests.people import LI, SUN, WANG, YANG
from tests.services.carriers import (
    Carrier,
    drained,
    due_messages,
    over,
    silence,
    states,
)

LOST = AgainWish(because="lost", words="她说没收到", sure=True)


async def a_clerk(deps: Deps, sms: Carrier) -> tuple[Deps, Actor, Notice]:
    """Li, and the message `one` to Yang of Li's office, which this carrier was asked for."""
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    await due_messages(deps, YANG, ["one"], kind="case_written")
    told = {"item": "高龄津贴", "number": "512-1", "centre": "刘家镇", "due": "2026-03-20"}
    await Notice.all().update(centre_id=li.roles[0].centre_id, params=told)
    deps = over(deps, sms=sms)
    await drained(deps)
    return deps, li, await Notice.get(key="one")


async def test_a_refused_message_is_said_again_as_one_more_rung(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier()
    deps, li, row = await a_clerk(deps, sms)
    await Notice.filter(key="one").update(state="refused", error="unknown-recipient")
    clock.pass_(hours=3)

    made = await resending.again(deps, li, row.id, AgainWish(because="wrong_number", rung="sms"))
    await drained(deps)

    old, new = await Notice.get(id=row.id), await Notice.get(id=made)
    assert (old.next_id, old.state, new.first_id) == (made, "refused", row.id)
    assert (new.key, new.step, new.state, new.rung) == ("one#1", 1, "sent", "sms")
    assert (new.wanted_at, new.matter, new.centre_id) == (clock.at, old.matter, old.centre_id)
    assert sms.said == {"one": 1, "one#1": 1}
    [entry] = await AuditEntry.filter(act="message-again")
    assert (entry.actor_id, entry.subject) == (li.person_id, f"notice:{made}")
    assert entry.facts == {"because": "wrong_number", "rung": "sms", "words": 0, "was": "refused"}


async def test_the_words_of_a_clerk_are_not_kept(deps: Deps) -> None:
    deps, li, row = await a_clerk(deps, Carrier())

    await resending.again(deps, li, row.id, LOST)

    [entry] = await AuditEntry.filter(act="message-again")
    assert entry.facts == {"because": "lost", "rung": "", "words": 5, "was": "sent"}


@pytest.mark.parametrize("state", ["unknown", "sent", "delivered"])
async def test_what_may_have_arrived_is_said_again_only_by_who_is_sure(
    deps: Deps, state: str
) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    await Notice.filter(id=row.id).update(state=state)

    with pytest.raises(SureNeeded):
        await resending.again(deps, li, row.id, AgainWish(because="lost"))
    await resending.again(deps, li, row.id, LOST)

    assert await states() == {"one": state, "one#1": "planned"}


@pytest.mark.parametrize("state", ["planned", "claimed", "retracted"])
async def test_what_is_on_its_way_or_taken_back_is_not_said_again(deps: Deps, state: str) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    await Notice.filter(id=row.id).update(state=state)

    with pytest.raises(MessageUnderWay):
        await resending.again(deps, li, row.id, LOST)

    assert await states() == {"one": state}


async def test_of_clerks_who_ask_at_once_one_says_it_again(deps: Deps) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    wang = await a_person(deps, WANG, clerk=CENTRE)

    done = await asyncio.gather(
        *(resending.again(deps, who, row.id, LOST) for who in (li, wang, li, wang)),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in done) == [*["MessageUnderWay"] * 3, "UUID"]
    assert await states() == {"one": "sent", "one#1": "planned"}
    assert await AuditEntry.filter(act="message-again").count() == 1


async def test_it_goes_behind_the_last_rung_whichever_row_was_looked_at(deps: Deps) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    made = await resending.again(deps, li, row.id, LOST)
    await drained(deps)

    third = await resending.again(deps, li, row.id, LOST)

    assert (await Notice.get(id=made)).next_id == third
    assert (await Notice.get(id=third)).key == "one#2"


async def test_strangers_and_unknown_ways_are_refused(deps: Deps) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    sun = await a_person(deps, SUN, clerk=OTHER_CENTRE)

    for who, wish, refusal in (
        (sun, LOST, NoSuchMessage),
        (li, AgainWish(because="lost", rung="wecom", sure=True), NoSuchRung),
        (li, AgainWish(because="lost", rung="pigeon", sure=True), NoSuchRung),
    ):
        with pytest.raises(refusal):
            await resending.again(deps, who, row.id, wish)

    assert await states() == {"one": "sent"}


async def test_a_receipt_that_comes_after_all_takes_back_what_was_not_said_yet(
    deps: Deps,
) -> None:
    deps, li, row = await a_clerk(deps, Carrier(can=Can(receipts=True)))
    await resending.again(deps, li, row.id, LOST)

    await settling.settle(deps, Word("sms", True, deps.clock.now(), key="one"))

    assert await states() == {"one": "delivered", "one#1": "retracted"}


class Interrupted(Carrier):
    """While it is asked what became of a message, a clerk has it said again."""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """It never came here."""
        await self.meanwhile()
        return Fate.NOT_THERE

    meanwhile: Callable[[], Awaitable[object]]


async def test_what_was_said_again_meanwhile_is_not_planned_a_second_time(
    deps: Deps, clock: StillClock
) -> None:
    sms = Interrupted(silence, can=Can(askable=True))
    deps, li, row = await a_clerk(deps, sms)
    clock.pass_(minutes=30)
    sms.meanwhile = lambda: resending.again(deps, li, row.id, LOST)

    await settling.look(deps)

    assert await states() == {"one": "unknown", "one#1": "planned"}


async def test_what_nobody_told_yet_is_said_again_at_once_and_leaves_the_task(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    one, other = [await waiting(deps, person, centre=village.room) for _ in range(2)]
    asked = AgainWish(because="wrong_number", rung="sms")

    await resending.again(deps, village.li, one.id, asked)
    [half] = await KnockTask.all()
    await resending.again(deps, village.li, other.id, asked)
    [task] = await KnockTask.all()

    left = await Notice.filter(knock_id=task.id).values_list("state", "error")
    assert (half.state, task.state) == ("open", "dropped")
    assert left == [("retracted", "said-again")] * 2
    assert await Notice.filter(first_id=one.id, state="planned").count() == 1


async def test_what_was_told_meanwhile_is_said_again_only_by_who_is_sure(deps: Deps) -> None:
    village = await a_village(deps)
    notice = await waiting(deps, await luo(deps, village), centre=village.room)
    order = KnockOrder(act=KnockAct.TOLD, party=KnockParty.AGENT, version=1)
    assert notice.knock_id is not None
    await knock_acts.act(deps, village.agent, notice.knock_id, order, "zh")

    with pytest.raises(SureNeeded):
        await resending.again(deps, village.li, notice.id, AgainWish(because="lost"))

    assert (await Notice.get(id=notice.id)).state == "delivered"


async def test_the_story_tells_each_rung_and_who_had_it_said_again(
    deps: Deps, clock: StillClock
) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    clock.pass_(hours=1)
    made = await resending.again(deps, li, row.id, LOST)
    before = await message_log_views.story(deps, li, row.id, "zh")
    await drained(deps)
    clock.pass_(minutes=1)

    story = await message_log_views.story(deps, li, made, "zh")

    assert (before.may, story.may) == ([], ["again", "sure"])
    assert story.row.id == made
    assert [(one.step, one.state, one.rung_said, one.carrier) for one in story.steps] == [
        (0, "sent", "短信", "sms"),
        (1, "sent", "短信", "sms"),
    ]
    assert [(one.by, one.because_said) for one in story.steps] == [
        ("", ""),
        ("李*口", "本人说没收到"),
    ]
    assert story.steps[1].asked_at == clock.at - timedelta(minutes=1)
    assert (story.parts, story.cost_fen) == (sum(s.parts for s in story.steps), 10)
    assert story.knock is None


async def test_an_administrator_of_the_house_sees_what_belongs_to_no_office(deps: Deps) -> None:
    deps, li, row = await a_clerk(deps, Carrier())
    await Notice.filter(id=row.id).update(centre_id=None)
    wang = await a_person(deps, WANG)
    admin = replace(wang, roles=(Role(RoleName.ADMIN),))

    with pytest.raises(NoSuchMessage):
        await message_log_views.story(deps, li, row.id, "zh")

    assert (await message_log_views.story(deps, admin, row.id, "zh")).row.id == row.id
