"""When a centre receives people and what of it is taken, loaded for the rules to decide on."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from app.domain.bookings.openings import (
    WORKDAYS,
    Days,
    Opening,
    OpeningException,
    Timetable,
    moment,
)
from app.domain.bookings.slots import Taken
from app.kit.errors import NotFound
from app.models import sql
from app.models.centre import Centre, Offer
from app.models.opening import OpeningDay, OpeningRule
from app.services.deadlines import calendars
from app.services.house.access import centre_called
from app.words import DEFAULT

CELLS_TAKEN = (
    "SELECT pool, starts_at, taken FROM seat"
    " WHERE starts_at >= $1 AND starts_at < $2 AND taken > 0 AND pool IN ({pools})"
)


class NotOffered(NotFound):
    """This office does not offer this service."""


async def centre_offering(centre: str, item_id: UUID) -> tuple[Centre, Offer]:
    """The centre and what it says of the item; NotOffered when either is unknown there."""
    found = await centre_called(centre)
    of_both = "WHERE centre_id = $1 AND item_id = $2"
    offers = await sql.find(Offer, of_both, found.id, item_id) if found else []
    if found is None or not offers:
        raise NotOffered(centre=centre)
    return found, offers[0]


async def timetable(centre_id: UUID, first: date, last: date, language: str = DEFAULT) -> Timetable:
    """The centre's rules, and its special days from `first` to `last` with their names.

    BeyondCalendar for days that no calendar knows.
    """
    return (await timetables([centre_id], first, last, language))[centre_id]


async def timetables(
    centre_ids: Collection[UUID], first: date, last: date, language: str = DEFAULT
) -> dict[UUID, Timetable]:
    """The timetables of several centres for some days, in four queries; BeyondCalendar."""
    calendar = await calendars.work_days(first, last)
    if not centre_ids:
        return {}
    rules: dict[UUID, list[OpeningRule]] = defaultdict(list)
    wanted = f"WHERE centre_id IN ({sql.gaps(1, len(centre_ids))})"
    for rule in await sql.find(OpeningRule, f"{wanted} ORDER BY code", *centre_ids):
        rules[rule.centre_id].append(rule)
    special: dict[UUID, list[OpeningDay]] = defaultdict(list)
    between = f"AND on_day BETWEEN ${len(centre_ids) + 1} AND ${len(centre_ids) + 2}"
    rest = f"{wanted} {between} ORDER BY on_day"
    for day in await sql.find(OpeningDay, rest, *centre_ids, first, last):
        special[day.centre_id].append(day)
    return {
        one: Timetable(
            openings=tuple(_opening(rule) for rule in rules[one]),
            exceptions=tuple(_exception(day, language) for day in special[one]),
            calendar=calendar,
        )
        for one in centre_ids
    }


async def taken(table: Timetable, first: date, last: date) -> Taken:
    """The seats taken in the centre's pools from `first` to `last`, both included."""
    pools = [opening.id for opening in table.openings]
    pools += [opening.id for special in table.exceptions for opening in special.openings]
    if not pools:
        return {}
    begin, end = moment(first, time.min), moment(last + timedelta(days=1), time.min)
    asked = CELLS_TAKEN.format(pools=sql.gaps(3, len(pools)))
    rows = await sql.rows(asked, begin, end, *[UUID(pool) for pool in pools])
    return {(str(row["pool"]), sql.moment(row["starts_at"])): row["taken"] for row in rows}


def _opening(rule: OpeningRule) -> Opening:
    return Opening(
        id=str(rule.id),
        days=days_of(rule.days),
        starts=time.fromisoformat(rule.starts),
        ends=time.fromisoformat(rule.ends),
        breaks=_breaks(rule.breaks),
        windows=rule.windows,
        step_minutes=rule.step_minutes,
        items=frozenset(rule.items) if rule.items is not None else None,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        off_hours=rule.off_hours,
        on_holidays=rule.on_holidays,
    )


def _exception(day: OpeningDay, language: str) -> OpeningException:
    return OpeningException(
        on=day.on,
        name=day.name.get(language) or day.name.get(DEFAULT, ""),
        closed=day.closed,
        openings=tuple(_one_day(rule) for rule in day.rules),
    )


def _one_day(rule: dict[str, Any]) -> Opening:
    return Opening(
        id=rule["id"],
        days=WORKDAYS,
        starts=time.fromisoformat(rule["starts"]),
        ends=time.fromisoformat(rule["ends"]),
        breaks=_breaks(rule.get("breaks", [])),
        windows=rule["windows"],
        step_minutes=rule["step_minutes"],
        items=frozenset(rule["items"]) if rule.get("items") is not None else None,
        off_hours=rule.get("off_hours", False),
    )


def _breaks(pairs: Sequence[Sequence[str]]) -> tuple[tuple[time, time], ...]:
    return tuple((time.fromisoformat(begin), time.fromisoformat(end)) for begin, end in pairs)


def days_of(text: str) -> Days:
    """The days of a stored rule: "workdays", or ISO weekdays such as "1,3,5"."""
    return WORKDAYS if text == WORKDAYS else frozenset(int(day) for day in text.split(","))
