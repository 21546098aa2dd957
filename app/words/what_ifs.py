"""A count under two wordings as people say it: how many more or fewer, in its own unit."""

from typing import Protocol

from app.words import DEFAULT, say

FEES = "fees_fen"


class Tally(Protocol):
    """One thing counted under both wordings."""

    @property
    def key(self) -> str:
        """What is counted."""

    @property
    def before(self) -> int:
        """Under the present wording."""

    @property
    def after(self) -> int:
        """Under the new one."""


def sentence(tally: Tally, language: str = DEFAULT) -> str:
    """The count in one sentence; fees, kept in fen, are said in yuan."""
    by = tally.after - tally.before
    form = "more" if by > 0 else "fewer" if by < 0 else "same"
    return say(
        f"what-if.{form}",
        language,
        what=say(f"what-if.{tally.key}", language),
        by=_amount(tally.key, abs(by), language),
        before=_amount(tally.key, tally.before, language),
        after=_amount(tally.key, tally.after, language),
    )


def _amount(key: str, count: int, language: str) -> str:
    shown = f"{count // 100}.{count % 100:02}" if key == FEES else str(count)
    return say(f"what-if.unit.{key}", language, count=shown)
