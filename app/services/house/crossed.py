"""Two transactions that held rows crosswise: the one that had to give way is begun anew."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

Answer = TypeVar("Answer")
RETRIED = frozenset({"40001", "40P01"})
"""The states of SQL after which the same is tried again (PostgreSQL, appendix A: class 40)."""
TRIES = 4
"""So often an act is begun when others hold the same rows crosswise."""


async def begun_anew(act: Callable[[], Awaitable[Answer]]) -> Answer:
    """What `act` answers, a whole transaction of its own, which leaves nothing when it fails."""
    for left in reversed(range(TRIES)):
        try:
            return await act()
        except Exception as error:
            if not (left and is_crossed(error)):
                raise
    raise AssertionError("the last try answers or raises")


def is_crossed(error: BaseException | None) -> bool:
    """Whether two transactions held rows crosswise: the database let one of them fail."""
    while error is not None:
        if getattr(error, "sqlstate", "") in RETRIED:
            return True
        error = error.__cause__
    return False
