"""The messages of a month in figures: how they ended, which way they went, what they cost."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor
from app.domain.visits.visit_months import BadMonth, days_of, month_of
from app.kit.clock import SHANGHAI
from app.models import sql
from app.ports import Deps
from app.services.messages import message_log
from app.services.messages.carrier_alarms import said_carrier
from app.services.messages.notices import said_of_rung
from app.words import say

COUNTED: Final = "count(*) AS count, sum(cost_fen) AS fen, sum(parts) AS parts"
OF_MONTH: Final = "FROM notice WHERE wanted_at >= $1 AND wanted_at < $2{places}"
LAST: Final = " AND next_id IS NULL"
ASKED: Final = " AND sending_at IS NOT NULL"


class MessageCount(Struct, frozen=True):
    """How many messages are of one sort (a state, a rung, a carrier), and what they cost."""

    key: str
    said: str
    count: int
    parts: int
    cost_fen: int


class MessageDay(Struct, frozen=True):
    """The messages that were wanted on one day, those that surely arrived, and what all cost."""

    on: date
    count: int
    delivered: int
    cost_fen: int


class MessageFigures(Struct, frozen=True):
    """A month: `states` counts each message once, `rungs` and `carriers` every hand-over.

    A message stands where it was wanted last: one that the office has said again, in the month of
    that. What was handed over before stays, with what it cost, in the month that it was wanted in.
    """

    month: str
    count: int
    parts: int
    cost_fen: int
    states: list[MessageCount]
    rungs: list[MessageCount]
    carriers: list[MessageCount]
    days: list[MessageDay]


async def of_month(
    deps: Deps, actor: Actor, centre: str, month: str, language: str
) -> MessageFigures:
    """The month of an office and its rooms, of every place without one; the present if empty.

    NoSuchCentre, BadMonth.
    """
    wanted = month or month_of(deps.clock.today())
    asked = _Asked(wanted, await message_log.places_of(actor, centre))
    rungs = await asked.by("rung", ASKED)
    days = await asked.days()
    return MessageFigures(
        month=wanted,
        count=sum(day.count for day in days),
        parts=sum(row["parts"] for row in rungs),
        cost_fen=sum(row["fen"] for row in rungs),
        states=[
            _count(row, say(f"notice.state.{row['key']}", language))
            for row in await asked.by("state", LAST)
        ],
        rungs=[_count(row, said_of_rung(row["key"], language)) for row in rungs],
        carriers=[
            _count(row, said_carrier(row["key"], language))
            for row in await asked.by("channel", ASKED)
        ],
        days=days,
    )


def bounds(month: str) -> tuple[datetime, datetime]:
    """The moments (UTC) at which a month of the office begins and ends; BadMonth."""
    begins, ends = (datetime.combine(day, time(), SHANGHAI) for day in days_of(month))
    try:
        return begins.astimezone(UTC), ends.astimezone(UTC)
    except OverflowError:
        raise BadMonth(pointer="/month") from None


def day_of(column: str) -> str:
    """The office's day of a moment, in the words of the engine."""
    if sql.on_sqlite():
        return f"date({column}, '+8 hours')"
    return f"CAST({column} AT TIME ZONE 'Asia/Shanghai' AS date)"


class _Asked:
    """The month and the places that are counted; None is every place."""

    def __init__(self, month: str, places: Sequence[UUID] | None) -> None:
        self.values = (*bounds(month), *(places or ()))
        among = f" AND centre_id IN ({sql.gaps(3, len(places))})" if places else ""
        self.rest = OF_MONTH.format(places=among)

    async def by(self, column: str, which: str) -> list[dict[str, Any]]:
        """Counted by a column, of the last rows or of those whose carrier was asked."""
        asked = f"SELECT {column} AS key, {COUNTED} {self.rest}{which} GROUP BY 1 ORDER BY 1"
        return [
            {**row, "fen": int(row["fen"]), "parts": int(row["parts"])}
            for row in await sql.rows(asked, *self.values)
        ]

    async def days(self) -> list[MessageDay]:
        """Each day with messages; what they cost is that of all their rungs."""
        told = (
            "sum(CASE WHEN next_id IS NULL THEN 1 ELSE 0 END) AS count, sum(cost_fen) AS fen,"
            " sum(CASE WHEN next_id IS NULL AND state = 'delivered' THEN 1 ELSE 0 END) AS there"
        )
        asked = f"SELECT {day_of('wanted_at')} AS day, {told} {self.rest} GROUP BY 1 ORDER BY 1"
        return [
            MessageDay(day(row["day"]), int(row["count"]), int(row["there"]), int(row["fen"]))
            for row in await sql.rows(asked, *self.values)
        ]


def day(value: object) -> date:
    """A day out of a row of either engine."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _count(row: dict[str, Any], said: str) -> MessageCount:
    return MessageCount(row["key"], said, int(row["count"]), row["parts"], row["fen"])
