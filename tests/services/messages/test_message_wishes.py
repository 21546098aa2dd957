"""How somebody wants to hear from us, kept in place of what they said before."""

import asyncio

import pytest

from app.domain.messages.message_wishes import BadQuietHours, NotOptional, StaffGather
from app.models.carrier import ClosedWay
from app.models.person import Person
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.messages import message_wishes
from app.services.messages.message_wishes import Wishes, WishGroup
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG


async def test_whoever_said_nothing_hears_as_usual(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    found = await message_wishes.of(deps, yang, "zh")

    assert (found.first, found.muted, found.gather, found.texts) == ("", [], False, True)
    assert (found.quiet_from, found.usual_from, found.usual_until) == ("", "21:30", "07:30")
    assert not found.may_gather
    assert found.groups == [
        WishGroup("case_done", "邀请评价"),
        WishGroup("day_before", "预约前一天提醒"),
        WishGroup("visit_news", "上门完成"),
    ]


async def test_what_is_kept_replaces_what_was_kept(deps: Deps) -> None:
    yang = await a_person(deps, YANG)
    first = Wishes(first="sms", muted=("day_before",), quiet_from="20:00", quiet_until="08:00")

    kept = await message_wishes.keep(deps, yang, first, "zh")
    again = await message_wishes.keep(deps, yang, Wishes(texts=False), "zh")

    assert (kept.first, kept.muted, kept.quiet_from, kept.quiet_until) == (
        "sms",
        ["day_before"],
        "20:00",
        "08:00",
    )
    assert (again.first, again.muted, again.quiet_from, again.texts) == ("", [], "", False)
    assert await MessageWish.all().count() == 1


async def test_what_cannot_be_wished_for_is_refused(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    for wishes, refusal in (
        (Wishes(quiet_from="08:00"), BadQuietHours),
        (Wishes(muted=("cancelled",)), NotOptional),
        (Wishes(muted=("staff_alarm",)), NotOptional),
        (Wishes(gather=True), StaffGather),
    ):
        with pytest.raises(refusal):
            await message_wishes.keep(deps, yang, wishes, "zh")
    assert not await MessageWish.exists()


async def test_staff_may_have_their_work_gathered(deps: Deps) -> None:
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)

    kept = await message_wishes.keep(deps, li, Wishes(gather=True, muted=("staff_alarm",)), "en")

    assert (kept.gather, kept.may_gather, kept.muted) == (True, True, ["staff_alarm"])


async def test_wanting_texts_again_takes_back_the_reply_and_nothing_else(deps: Deps) -> None:
    yang = await a_person(deps, YANG)
    index = (await Person.get(id=yang.person_id)).phone_index
    for rung, error in (("sms", "stopped-by-reply"), ("second", "stopped-by-reply")):
        known = {"id": deps.ids.new(), "since_at": deps.clock.now()}
        await ClosedWay.create(**known, rung=rung, to_index=index, error=error)

    await message_wishes.keep(deps, yang, Wishes(texts=True), "zh")

    assert [row.rung for row in await ClosedWay.all()] == ["second"]


async def test_two_phones_at_once_leave_one_row(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    await asyncio.gather(
        *[message_wishes.keep(deps, yang, Wishes(first=one), "zh") for one in ("sms", "knock")]
    )

    assert await MessageWish.all().count() == 1
