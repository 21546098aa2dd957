"""The ledger of grants: what WeChat says, what the phone says, and never less than nothing."""

import asyncio
from uuid import UUID

from app.models.notice import GrantEntry
from app.ports import Deps
from app.services.messages import grants
from app.services.messages.grants import Spent
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import YANG, ZHAXI

BOOKED, DAY_BEFORE = "T-booked", "T-day-before"


async def yang(deps: Deps) -> UUID:
    return (await a_person(deps, YANG)).person_id


async def event(deps: Deps, key: str, accepted: bool = True) -> None:
    await grants.take_in_event(deps, YANG.openid, BOOKED, accepted, key)


async def test_each_accept_on_the_sheet_allows_one_message_more(deps: Deps) -> None:
    person = await yang(deps)

    await grants.take_in(deps, person, {BOOKED: "accept", DAY_BEFORE: "reject", "T-else": "accept"})
    shown = await grants.take_in(deps, person, {BOOKED: "acceptWithAudio"})

    assert shown.balance == {"booked": 2}


async def test_one_tap_told_by_phone_and_by_wechat_is_one_grant(deps: Deps) -> None:
    person = await yang(deps)

    await grants.take_in(deps, person, {BOOKED: "accept"})
    await event(deps, "e1")
    await event(deps, "e1")

    assert await grants.balance(person) == {"booked": 1}


async def test_told_by_both_in_the_same_moment_it_is_still_one(deps: Deps) -> None:
    person = await yang(deps)

    for turn in range(10):
        deps.clock.pass_(minutes=1)  # type: ignore[attr-defined]
        await asyncio.gather(
            grants.take_in(deps, person, {BOOKED: "accept"}), event(deps, f"e{turn}")
        )

    assert await grants.balance(person) == {"booked": 10}


async def test_two_taps_are_two_grants_however_they_are_told(deps: Deps, clock: StillClock) -> None:
    person = await yang(deps)

    await grants.take_in(deps, person, {BOOKED: "accept"})
    clock.pass_(seconds=30)
    await event(deps, "e2")

    assert await grants.balance(person) == {"booked": 2}


async def test_a_refusal_told_by_wechat_leaves_nothing(deps: Deps) -> None:
    person = await yang(deps)
    await grants.take_in(deps, person, {BOOKED: "accept", DAY_BEFORE: "accept"})

    await event(deps, "e3", accepted=False)

    assert await grants.balance(person) == {"day_before": 1}


async def test_clearing_twice_at_once_does_not_fall_below_zero(deps: Deps) -> None:
    person = await yang(deps)
    await grants.note(deps, person, "booked", 1, "phone")

    await asyncio.gather(
        *(grants.clear(deps, person, "booked", "refusal") for _ in range(5)),
        *(grants.settle(deps, [Spent(person, "booked", f"n{n}")], []) for n in range(5)),
    )
    await grants.note(deps, person, "booked", 1, "phone")

    assert await grants.balance(person) == {"booked": 1}


async def test_a_message_uses_up_one_grant_however_often_it_is_noted(deps: Deps) -> None:
    person, other = await yang(deps), (await a_person(deps, ZHAXI)).person_id
    for _ in range(3):
        await grants.note(deps, person, "booked", 1, "phone")

    await grants.settle(deps, [Spent(person, "booked", "n1"), Spent(other, "booked", "n2")], [])
    await grants.settle(deps, [Spent(person, "booked", "n1")], [])

    assert await grants.balances([person, other]) == {person: {"booked": 2}, other: {}}
    assert await GrantEntry.filter(source="sent").count() == 1


async def test_what_was_sent_counts_before_what_is_gone(deps: Deps) -> None:
    person = await yang(deps)
    for _ in range(3):
        await grants.note(deps, person, "booked", 1, "phone")

    await grants.settle(deps, [Spent(person, "booked", "n1")], [(person, "booked")])

    taken_off = await GrantEntry.filter(delta__lt=0).order_by("id")
    assert [line.delta for line in taken_off] == [-1, -2]
    assert await grants.balance(person) == {}


async def test_an_event_worked_off_late_is_still_one_tap_with_the_phones_answer(
    deps: Deps, clock: StillClock
) -> None:
    person, tapped_at = await yang(deps), clock.now()
    await grants.take_in(deps, person, {BOOKED: "accept"})
    clock.pass_(minutes=5)

    await grants.take_in_event(deps, YANG.openid, BOOKED, True, "e1", tapped_at)

    assert await grants.balance(person) == {"booked": 1}


async def test_a_refusal_heard_again_takes_nothing_that_was_given_since(deps: Deps) -> None:
    person = await yang(deps)
    await event(deps, "e1", accepted=False)
    await grants.take_in(deps, person, {BOOKED: "accept"})

    await event(deps, "e1", accepted=False)

    assert await grants.balance(person) == {"booked": 1}


async def test_what_is_told_of_nobody_or_of_no_template_of_ours_changes_nothing(deps: Deps) -> None:
    await yang(deps)

    await grants.take_in_event(deps, "stranger", BOOKED, True, "e1")
    await grants.take_in_event(deps, YANG.openid, "T-else", True, "e2")

    assert await GrantEntry.all().count() == 0
