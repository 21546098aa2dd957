"""Yes, no and not known yet, as they are put together."""

from collections.abc import Iterable
from typing import TypeAlias

Truth: TypeAlias = bool | None
"""None while it is not known."""


def all_of(truths: Iterable[Truth]) -> Truth:
    """No when one is no, yes when all are yes."""
    found = list(truths)
    if any(one is False for one in found):
        return False
    return None if any(one is None for one in found) else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes when one is yes, no when all are no."""
    return contrary(all_of(contrary(one) for one in truths))


def contrary(truth: Truth) -> Truth:
    """No for yes and yes for no."""
    return None if truth is None else not truth
