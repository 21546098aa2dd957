"""Staff who wish it hear of their work together at noon and at five, once, and of nothing twice."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.bookings.reminders import Planned
from app.domain.people.roles import Actor
from app.jobs import gather_notices
from app.kit.ids import SystemIds
from app.models.notice import Notice
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.messages import gatherings, message_wishes, notices
from app.services.messages.message_wishes import Wishes
from app.services.messages.notices import Addressee
from tests.fakes import StillClock
from tests.make import CENTRE, a_person, a_town, at
from tests.people import LI, WANG
from tests.services.carriers import Carrier, drained, over, states

TOLD = {"item": "高龄津贴", "number": "512-1", "centre": "刘家镇", "due": "2026-03-20"}
EIGHT, NOON = at("08:00"), at("12:00")


async def gathering(deps: Deps, wishes: bool = True) -> Actor:
    """Li, who wishes to hear of everything together."""
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    await message_wishes.keep(deps, li, Wishes(gather=wishes), "zh")
    return li


async def queued(deps: Deps, to: Actor, key: str, kind: str = "case_new", **about: Any) -> None:
    """Something about work, due now."""
    wanted = [Planned(key, kind, deps.clock.now())]
    await notices.queue(deps, Addressee(to.person_id, "zh", **about), wanted, TOLD)


async def digests() -> list[Notice]:
    """What was said together, in order."""
    return await Notice.filter(template="staff_digest").order_by("wanted_at")


async def test_what_waits_comes_in_one_message_at_noon(deps: Deps, clock: StillClock) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    li = await gathering(deps)
    for key, kind in (("one", "case_new"), ("two", "case_replied")):
        await queued(deps, li, key, kind)
        clock.pass_(minutes=5)
        await drained(deps)

    before = [await gather_notices.run(deps), dict(sms.said)]
    clock.at = NOON + timedelta(seconds=5)
    after = [await gather_notices.run(deps), await gather_notices.run(deps)]
    await drained(deps)

    [digest] = await digests()
    assert before == ["0 gathered, 0 alone", {}]
    assert after == ["2 gathered, 0 alone", "0 gathered, 0 alone"]
    assert sms.said == {digest.key: 1}
    assert await states() == {digest.key: "sent", "one": "retracted", "two": "retracted"}
    assert {row.error for row in await Notice.filter(state="retracted")} == {"gathered"}
    assert (digest.params["count"], digest.params["lines"].count("\n")) == ("2", 2)
    assert digest.params["lines"].startswith("\n1. ")


async def test_what_comes_after_noon_comes_at_five(deps: Deps, clock: StillClock) -> None:
    deps, clock.at = over(deps, sms=Carrier()), NOON + timedelta(seconds=1)
    li = await gathering(deps)
    await queued(deps, li, "one")
    await drained(deps)

    early = await gatherings.gather(deps)
    clock.at = at("17:00")
    late = await gatherings.gather(deps)

    assert (early["gathered"], late["gathered"]) == (0, 1)


async def test_a_job_that_comes_late_still_says_them_together(
    deps: Deps, clock: StillClock
) -> None:
    deps, clock.at = over(deps, sms=Carrier()), EIGHT
    li = await gathering(deps)
    await queued(deps, li, "one")
    await drained(deps)

    clock.at = at("12:50")
    await drained(deps)

    assert (await gatherings.gather(deps))["gathered"] == 1
    assert len(await digests()) == 1


async def test_what_nobody_gathers_for_an_hour_goes_alone(deps: Deps, clock: StillClock) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    await queued(deps, await gathering(deps), "one")
    await drained(deps)

    clock.at = at("13:00")
    await drained(deps)
    later = await gatherings.gather(deps)

    assert (sms.said, later["gathered"]) == ({"one": 1}, 0)


@pytest.mark.parametrize(
    ("kind", "via"),
    [("case_warning", ""), ("carrier_stopped", ""), ("case_new", "sms")],
)
async def test_what_cannot_wait_goes_at_once(
    deps: Deps, clock: StillClock, kind: str, via: str
) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    told = {**TOLD, "left": "1", "why": "-", "count": "1", "starts": EIGHT.isoformat()}
    to = Addressee((await gathering(deps)).person_id, "zh", via=via)
    await notices.queue(deps, to, [Planned("one", kind, clock.at)], told)

    await drained(deps)

    assert sms.said == {"one": 1}


async def test_who_does_not_wish_it_hears_of_each_at_once(deps: Deps, clock: StillClock) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    await queued(deps, await gathering(deps, wishes=False), "one")

    await drained(deps)
    clock.at = NOON

    assert (sms.said, (await gatherings.gather(deps))["gathered"]) == ({"one": 1}, 0)


async def test_who_wishes_it_no_more_hears_at_once_what_waited(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    li = await gathering(deps)
    await queued(deps, li, "one")
    await drained(deps)

    await message_wishes.keep(deps, li, Wishes(), "zh")
    await drained(deps)

    assert sms.said == {"one": 1}


async def test_an_alarm_of_the_same_case_does_not_wait_behind_the_news(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    li = await gathering(deps)
    for key, kind in (("one", "case_new"), ("two", "card_appealed")):
        await queued(deps, li, key, kind)
        await Notice.filter(key=key).update(matter="case/1")
        clock.pass_(seconds=30)
        await drained(deps)

    blocked = dict(sms.said)
    let_go = await gatherings.gather(deps)
    await drained(deps)

    assert (blocked, let_go) == ({}, {"gathered": 0, "alone": 1})
    assert list(sms.said) == ["one", "two"]


async def test_news_that_are_taken_back_are_not_said_together(
    deps: Deps, clock: StillClock
) -> None:
    deps, clock.at = over(deps, sms=Carrier()), EIGHT
    li = await gathering(deps)
    await queued(deps, li, "one")
    await queued(deps, li, "two")
    await drained(deps)
    await Notice.filter(key="one").update(state="retracted")

    clock.at = NOON
    await gatherings.gather(deps)

    assert [digest.params["count"] for digest in await digests()] == ["1"]


async def test_what_misses_its_hour_by_a_moment_goes_alone(deps: Deps, clock: StillClock) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    li = await gathering(deps)
    await queued(deps, li, "one")
    await queued(deps, li, "two")
    await drained(deps)
    clock.at = NOON
    await Notice.filter(key="two").update(state="claimed")
    await gatherings.gather(deps)
    await Notice.filter(key="two").update(state="planned", error="gathering")

    again = await gatherings.gather(deps)
    await drained(deps)

    [digest] = await digests()
    assert (again["gathered"], digest.params["count"]) == (0, "1")
    assert sms.said == {"two": 1, digest.key: 1}


async def test_many_are_counted_and_twenty_are_said(deps: Deps, clock: StillClock) -> None:
    deps, clock.at = over(deps, sms=Carrier()), EIGHT
    li = await gathering(deps)
    for number in range(25):
        await queued(deps, li, f"n{number}")

    clock.at = NOON
    await gatherings.gather(deps)

    [digest] = await digests()
    assert (digest.params["count"], digest.params["lines"].count("\n")) == ("25", 20)


async def test_two_jobs_and_two_drainers_at_once_lose_nothing_and_say_nothing_twice(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier()
    deps, clock.at = over(deps, sms=sms), EIGHT
    li = await gathering(deps)
    wang = await a_person(deps, WANG, clerk=CENTRE)
    await MessageWish.create(
        id=deps.ids.new(), person_id=wang.person_id, muted=[], gather=True, changed_at=EIGHT
    )
    for number in range(10):
        await queued(deps, li if number % 2 else wang, f"n{number}")
    clock.at = NOON

    await asyncio.gather(
        *(gatherings.gather(deps) for _ in range(3)), *(drained(deps) for _ in range(2))
    )
    for minutes in (1, 30, 61):
        clock.at = NOON + timedelta(minutes=minutes)
        await gatherings.gather(deps)
        await drained(deps)

    rows = await Notice.filter(key__startswith="n").order_by("key")
    said = await digests()
    alone = [row.key for row in rows if row.state == "sent"]
    assert len(said) == 2
    assert {row.state for row in rows} <= {"sent", "retracted"}
    assert sum(int(one.params["count"]) for one in said) + len(alone) == 10
    assert set(sms.said.values()) == {1}
    assert set(sms.said) == {*alone, *(one.key for one in said)}


class Killed(SystemIds):
    """Ids of a process that dies when it needs one."""

    def new(self) -> UUID:
        """None."""
        raise asyncio.CancelledError


async def test_a_job_killed_in_the_middle_changes_nothing(deps: Deps, clock: StillClock) -> None:
    deps, clock.at = over(deps, sms=Carrier()), EIGHT
    await queued(deps, await gathering(deps), "one")
    clock.at = NOON

    with pytest.raises(asyncio.CancelledError):
        await gatherings.gather(replace(deps, ids=Killed(clock)))
    between = await states()
    await gatherings.gather(deps)

    assert between == {"one": "planned"}
    assert [digest.params["count"] for digest in await digests()] == ["1"]
