"""Two rows that are one person: everything moves, nobody loses anything, and it can go back."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from tortoise import Tortoise

from app.domain.people.roles import Actor
from app.models.booking import Booking
from app.models.case import Case
from app.models.mandate import NotTheSame, PersonMerge
from app.models.person import Membership, Person
from app.models.session import Session
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.house import access
from app.services.people import people, person_columns, person_merges, sessions
from app.services.people.merge_checks import (
    MergedBefore,
    NumbersNeeded,
    OwnMerge,
    RolesMerge,
    SameRow,
    TwoPeople,
)
from app.services.people.person_merges import MergedFurther, MergeUndone
from tests.casework import a_session, an_office, filed
from tests.make import CENTRE, ITEM, Staffed, a_mandate, a_person, at, one_number
from tests.people import YANG, ZHAXI, Someone

NEWS = ("people_merged", "people_parted")
AGAIN = Someone("yang-again", "杨秀英", "13900000091")


async def two_of_yang(deps: Deps) -> tuple[Staffed, Actor, Actor]:
    """The office, Yang, and Yang once more."""
    town = await an_office(deps)
    both = await a_person(deps, YANG), await a_person(deps, AGAIN)
    await one_number(deps, *(one.person_id for one in both))
    return town, *both


async def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as it stands, without what only tells of merging."""
    told = {}
    for name, model in Tortoise.apps["app"].items():
        if name in ("AuditEntry", "PersonMerge", "Session"):
            continue
        rows = [dict(row) for row in await model.all().values()]
        told[name] = sorted([one for one in rows if one.get("template") not in NEWS], key=str)
    return told


async def merged(deps: Deps, town: Staffed, kept: Actor, gone: Actor) -> PersonMerge:
    return await person_merges.merge(deps, town.li, kept.person_id, gone.person_id, "同一人")


async def booked(deps: Deps, who: Actor, hour: str) -> UUID:
    wish = Wish(centre=CENTRE, item=ITEM, starts_at=at(hour))
    return (await bookings.book(deps, who, wish, "zh")).id


async def test_no_column_that_names_a_person_is_forgotten(deps: Deps) -> None:
    found = {(one.table, one.name) for one in person_columns.moving()}

    assert person_columns.unknown() == []
    assert {
        ("Booking", "person_id"),
        ("Case", "person_id"),
        ("Case", "made_by_id"),
        ("Visit", "person_id"),
        ("Visit", "agent_id"),
        ("Original", "owner_id"),
        ("Mandate", "principal_id"),
        ("Session", "person_id"),
        ("Credential", "person_id"),
        ("Notice", "person_id"),
    } <= found


async def test_cases_and_bookings_of_both_are_those_of_the_kept_one(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    first, second = await filed(deps, yang), await filed(deps, again)
    mine, other = await booked(deps, yang, "09:30"), await booked(deps, again, "10:30")

    await merged(deps, town, yang, again)

    cases = await Case.filter(person_id=yang.person_id)
    kept = await Booking.filter(person_id=yang.person_id).order_by("place")
    assert {case.id for case in cases} == {first, second}
    assert [(one.id, one.place) for one in kept] == [(mine, 1), (other, 2)]
    assert (await Person.get(id=again.person_id)).merged_into_id == yang.person_id


async def test_two_who_sign_in_are_merged_only_on_an_id_number_that_the_office_has_seen(
    deps: Deps,
) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    await Person.filter(id=again.person_id).update(id_number_index="")

    with pytest.raises(NumbersNeeded):
        await merged(deps, town, yang, again)

    await Person.filter(id=again.person_id).update(openid=None)
    await merged(deps, town, yang, again)


async def test_a_merge_and_its_undoing_leave_everything_as_it_was(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    for who, hour in ((yang, "09:30"), (again, "10:30")):
        await filed(deps, who)
        await booked(deps, who, hour)
    await a_mandate(deps, again.person_id, town.zhou.person_id)
    await Person.filter(id=yang.person_id).update(openid=None, phone_sealed="", phone_index="")
    await Person.filter(id=again.person_id).update(wecom_user="yang")
    before = await everything()

    done = await merged(deps, town, yang, again)
    between = await everything()
    await person_merges.undo(deps, town.li, done.id)

    assert between != before
    assert await everything() == before


async def test_what_the_kept_one_lacks_comes_along(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    await Person.filter(id=yang.person_id).update(openid=None, phone_sealed="", phone_index="")
    await Person.filter(id=again.person_id).update(wecom_user="yang")

    await merged(deps, town, yang, again)

    kept, gone = await Person.get(id=yang.person_id), await Person.get(id=again.person_id)
    assert (kept.openid, gone.openid) == (AGAIN.openid, None)
    assert (kept.wecom_user, gone.wecom_user) == ("yang", "")
    assert people.phone_of(deps, kept) == AGAIN.phone


async def test_the_sign_in_of_the_gone_one_leads_to_the_kept_one_until_it_is_undone(
    deps: Deps,
) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    before = await sessions.sign_in(deps, f"login-{AGAIN.openid}", "zh")

    done = await merged(deps, town, yang, again)
    since = await sessions.sign_in(deps, f"login-{AGAIN.openid}#2", "zh")

    for token in (before.token, since.token):
        actor = await sessions.authenticate(deps, token)
        assert actor is not None
        assert actor.person_id == yang.person_id
    await person_merges.undo(deps, town.li, done.id)
    old = await sessions.authenticate(deps, before.token)
    assert old is not None
    assert old.person_id == again.person_id
    assert await sessions.authenticate(deps, since.token) is None


async def test_what_the_kept_one_has_already_stays_and_is_listed(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    office = town.centre
    for who in (yang, again):
        await Membership.create(
            id=deps.ids.new(), person_id=who.person_id, role="agent", centre_id=office
        )
    await a_session(
        deps,
        director := await a_person(deps, Someone("d", "丁主任", "13900000055"), director=CENTRE),
    )

    done = await person_merges.merge(deps, director, yang.person_id, again.person_id, "")

    stays = [line for line in done.moved if line.get("stays")]
    assert [(line["table"], line["column"]) for line in stays] == [("Membership", "person_id")]
    assert await Membership.filter(person_id=again.person_id).count() == 1


async def test_a_walk_in_under_the_number_of_the_gone_one_is_the_kept_one(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)

    await merged(deps, town, yang, again)

    assert (await people.walk_in(deps, AGAIN.name, AGAIN.phone)).id == yang.person_id
    assert [one.id for one in await people.by_phone(deps, AGAIN.phone)] == [yang.person_id]


async def test_nobody_merges_themselves_or_what_is_two(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    zhaxi = await a_person(deps, ZHAXI)
    for who in (yang, again, zhaxi):
        await filed(deps, who)
    await NotTheSame.create(
        id=deps.ids.new(),
        one_id=zhaxi.person_id,
        other_id=yang.person_id,
        made_by_id=town.li.person_id,
        made_at=deps.clock.now(),
    )
    await a_mandate(deps, again.person_id, zhaxi.person_id)

    with pytest.raises(SameRow):
        await merged(deps, town, yang, yang)
    for other in (yang, again):
        with pytest.raises(TwoPeople):
            await merged(deps, town, zhaxi, other)
    with pytest.raises(OwnMerge):
        await merged(deps, town, yang, town.li)
    with pytest.raises(RolesMerge):
        await merged(deps, town, yang, town.wang)


async def test_whoever_is_of_one_office_alone_touches_nobody_elses_people(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)

    with pytest.raises(people.NoSuchPerson):
        await merged(deps, town, yang, again)


async def test_a_merge_needs_a_fresh_confirmation(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    await Session.filter(id=town.li.session_id).update(confirmed_at=None)

    with pytest.raises(access.ConfirmationNeeded):
        await merged(deps, town, yang, again)


async def test_merges_come_apart_once_and_the_last_one_first(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    third = await a_person(deps, Someone("yang-3", "杨秀英", "13900000092"))
    await filed(deps, yang)
    await filed(deps, third)
    await one_number(deps, third.person_id)
    first = await merged(deps, town, yang, again)
    with pytest.raises(MergedBefore):
        await merged(deps, town, third, again)
    second = await merged(deps, town, third, yang)

    with pytest.raises(MergedFurther):
        await person_merges.undo(deps, town.li, first.id)
    await person_merges.undo(deps, town.li, second.id)
    await person_merges.undo(deps, town.li, first.id)

    with pytest.raises(MergeUndone):
        await person_merges.undo(deps, town.li, first.id)
    assert await Case.filter(person_id=yang.person_id).count() == 1


async def test_of_two_merges_at_one_moment_one_is_refused(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    await filed(deps, again)

    done = await asyncio.gather(
        merged(deps, town, yang, again), merged(deps, town, again, yang), return_exceptions=True
    )

    assert sorted(type(one).__name__ for one in done) == ["MergedBefore", "PersonMerge"]
    assert await Person.filter(merged_into_id__isnull=False).count() == 1
    assert await Case.all().distinct().values_list("person_id", flat=True) in (
        [yang.person_id],
        [again.person_id],
    )


async def test_what_is_filed_or_booked_while_two_are_merged_is_the_kept_ones(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)

    await asyncio.gather(
        merged(deps, town, yang, again), filed(deps, again), booked(deps, again, "10:30")
    )

    assert await Case.filter(person_id=yang.person_id).count() == 2
    assert await Booking.filter(person_id=yang.person_id).count() == 1
