"""What a phone says it had seen, believed as far as it can be true."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from app.domain.visits.visit_merge import Operation, Seen

SLACK: Final = timedelta(minutes=1)
"""So far the clocks of our own machines may be apart."""
Came = tuple[Operation, datetime]


def believed(came: Sequence[Came]) -> list[Operation]:
    """The operations of one record, each as if it had seen only what we could have shown.

    Whatever came to us after an operation was shown to nobody before: who says they had seen it
    made the `base` up, and counts as not having seen it. Of a number up to which all of a phone
    was seen, what comes before the first that came later is left. For every `base` that we gave
    this changes nothing.
    """
    newest = max((at for _, at in came), default=None)
    return [
        _cut(one, at, came) if newest and at + SLACK < newest and _says(one) else one
        for one, at in came
    ]


def _says(one: Operation) -> bool:
    return bool(one.base.upto or one.base.also)


def _cut(one: Operation, received_at: datetime, came: Sequence[Came]) -> Operation:
    upto, also = dict(one.base.upto), one.base.also
    for other, at in came:
        if at <= received_at + SLACK or other.device == one.device:
            continue
        if other.sequence <= upto.get(other.device, 0):
            upto[other.device] = other.sequence - 1
        also -= {other.id}
    return replace(one, base=Seen(upto, also))
