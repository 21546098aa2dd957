"""What somebody may wish for about messages: quiet hours within bounds, groups that may be off."""

from collections.abc import Collection
from datetime import time, timedelta
from typing import Final

from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import RULES
from app.kit.errors import Forbidden, Invalid

LONGEST_QUIET: Final = timedelta(hours=14)
FIRST_RUNGS: Final = ("", "sms", "knock")
"""What may come first instead of WeChat; empty: as usual."""


class BadQuietHours(Invalid):
    """Quiet hours have a beginning and an end, and last 14 hours at most."""


class NotOptional(Invalid):
    """Only messages that nobody needs can be switched off."""


class StaffGather(Forbidden):
    """Only messages to staff are gathered."""


def check_quiet(begins: str, ends: str) -> None:
    """Nothing for two times of day (HH:MM) or two empty ones; BadQuietHours.

    They may span midnight; a span of no length would be a day and is refused.
    """
    if not begins and not ends:
        return
    if not begins or not ends:
        raise BadQuietHours(pointer="/quiet_until" if begins else "/quiet_from")
    if not timedelta() < _span(begins, ends) <= LONGEST_QUIET:
        raise BadQuietHours(pointer="/quiet_until")


def _span(begins: str, ends: str) -> timedelta:
    return (_since_midnight(ends) - _since_midnight(begins)) % timedelta(days=1)


def _since_midnight(text: str) -> timedelta:
    at = time.fromisoformat(text)
    return timedelta(hours=at.hour, minutes=at.minute)


def optional_groups(*, staff: bool) -> dict[str, tuple[str, ...]]:
    """What somebody may switch off: the groups of messages, and which kinds of each are optional.

    Those to staff only for staff. A group that is off keeps everything that is needed.
    """
    told = ("person", "staff") if staff else ("person",)
    kinds = sorted(kind for kind, its in RULES.items() if its.optional and its.to in told)
    groups = sorted({grant_of(kind) for kind in kinds})
    return {one: tuple(kind for kind in kinds if grant_of(kind) == one) for one in groups}


def check_muted(muted: Collection[str], *, staff: bool) -> None:
    """Nothing, or NotOptional for a group that is needed, or of which they get nothing."""
    known = optional_groups(staff=staff)
    for number, group in enumerate(muted):
        if group not in known:
            raise NotOptional(group=group, pointer=f"/muted/{number}")
