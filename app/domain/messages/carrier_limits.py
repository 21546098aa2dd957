"""How often a vendor takes messages for one number, so that its limit is met before it is hit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

from app.domain.messages.message_kinds import SMS_CODE

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LOOK_BACK = DAY
"""The longest window: earlier hand-overs limit nothing."""


@dataclass(frozen=True)
class Limit:
    """At most `most` hand-overs to one number within any span of `window`.

    `of` says which count: all of them, those of the same kind of message (one template, and so
    one content), codes alone, or the same kind where it is not a code.
    """

    most: int
    window: timedelta
    of: Literal["all", "kind", "code", "notice"] = "all"


LIMITS: Mapping[str, tuple[Limit, ...]] = MappingProxyType(
    {
        "aliyun": (
            Limit(50, DAY, "notice"),
            Limit(1, MINUTE, "code"),
            Limit(5, HOUR, "code"),
            Limit(10, DAY, "code"),
        ),
        "tencent": (Limit(1, timedelta(seconds=30), "kind"), Limit(10, DAY)),
        "wecom": (Limit(30, MINUTE), Limit(1000, HOUR)),
    }
)
"""Sources: help.aliyun.com 2881383 (a day there is 24 hours); Tencent Cloud techpedia 1295/8938 (a
calendar day, which 24 hours never exceed); WeCom path 90454 (what is over is silently dropped)."""


def free_at(
    carrier: str, kind: str, sent: Sequence[tuple[datetime, str]], now: datetime
) -> datetime:
    """From when `carrier` takes a message of `kind` for a number; `now` when it does already.

    `sent` are the hand-overs by this carrier to this number (when, which kind), in any order; what
    is older than LOOK_BACK may be left out. Counted whether a receipt came or not.
    """
    free = now
    for limit in LIMITS.get(carrier, ()):
        if _binds(limit, kind):
            times = sorted(at for at, its in sent if _counts(limit, kind, its))
            if len(times) >= limit.most:
                free = max(free, times[-limit.most] + limit.window)
    return free


def _binds(limit: Limit, kind: str) -> bool:
    return {"code": kind == SMS_CODE, "notice": kind != SMS_CODE}.get(limit.of, True)


def _counts(limit: Limit, kind: str, its: str) -> bool:
    return limit.of == "all" or its == kind
