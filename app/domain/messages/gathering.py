"""Which messages to staff may come together, and at which hours they do."""

from datetime import UTC, datetime, time, timedelta

from app.domain.cases.case_messages import STAFF
from app.domain.messages.message_grants import GROUP_OF
from app.domain.messages.message_kinds import rules_of
from app.kit.clock import SHANGHAI

HOURS = (time(12, 0), time(17, 0))
"""When what was gathered is said, in Asia/Shanghai."""
MOST_LINES = 20
"""So many messages are said one by one, the rest is counted."""
GATHERED_WITHIN = timedelta(hours=1)
"""What nobody gathered so long after its hour goes alone."""
GATHERING, GATHERED, LET_GO = "gathering", "gathered", "let-go"
"""Why a message waits, why it was taken back, and that it waits no more."""


def gathering_kinds() -> tuple[str, ...]:
    """Every kind that may wait for others."""
    return tuple(sorted(kind for kind in GROUP_OF if may_gather(kind)))


def may_gather(kind: str) -> bool:
    """Whether a message of `kind` may wait for others: work for staff that is not urgent."""
    if GROUP_OF.get(kind) != STAFF:
        return False
    rules = rules_of(kind)
    return not (rules.urgent or rules.proof)


def gather_at(now: datetime) -> datetime:
    """The next hour of gathering at or after `now` (aware), in UTC."""
    local = now.astimezone(SHANGHAI)
    days = (local.date(), local.date() + timedelta(days=1))
    hours = (datetime.combine(day, hour, SHANGHAI) for day in days for hour in HOURS)
    return next(at for at in hours if at >= local).astimezone(UTC)


def gathered_at(now: datetime) -> datetime:
    """The last hour of gathering at or before `now` (aware), in UTC."""
    local = now.astimezone(SHANGHAI)
    days = (local.date(), local.date() - timedelta(days=1))
    hours = (datetime.combine(day, hour, SHANGHAI) for day in days for hour in reversed(HOURS))
    return next(at for at in hours if at <= local).astimezone(UTC)


def held_until(kind: str, wanted_at: datetime, now: datetime) -> datetime | None:
    """Until when a message that was wanted at `wanted_at` waits for others; None: it goes now.

    Whoever gathers takes it before that; the end is for the day on which nobody does.
    """
    if not may_gather(kind):
        return None
    until = gather_at(wanted_at) + GATHERED_WITHIN
    return until if now < until else None
