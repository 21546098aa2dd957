"""The rungs of the ladder: in which order the ways to somebody are tried."""

from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache

from app.domain.messages.message_kinds import Rules


class Rung(StrEnum):
    """One way up: a kind of address of a person, whoever carries it."""

    WECHAT = "wechat"
    WORK = "work"
    """WeChat's messages of work, for staff who bound them."""
    WECOM = "wecom"
    SMS = "sms"
    EMAIL = "email"
    SECOND = "second"
    """A text message to the second contact."""
    KNOCK = "knock"
    """Somebody goes and tells them."""


PERSON = (Rung.WECHAT, Rung.SMS, Rung.EMAIL, Rung.SECOND, Rung.KNOCK)
STAFF = (Rung.WECOM, Rung.WORK, Rung.WECHAT, Rung.SMS, Rung.EMAIL)
TEXTS = frozenset({Rung.SMS, Rung.SECOND})


@lru_cache(maxsize=512)
def order(rules: Rules, first: str = "") -> tuple[Rung, ...]:
    """The rungs of a kind of message, the lowest first; a wished `first` rung comes before.

    What demands proof does not rest on mail, which gives none. Nobody walks first for what is
    urgent, and never for what has no `knock`.
    """
    rungs = STAFF if rules.to == "staff" else PERSON
    left_out = {Rung.KNOCK} if rules.knock is None else set()
    if rules.proof and rules.to == "person":
        left_out.add(Rung.EMAIL)
    kept = [rung for rung in rungs if rung not in left_out]
    if not (first == Rung.KNOCK and rules.urgent):
        kept.sort(key=lambda rung: rung != first)
    return tuple(kept)


def above(
    rules: Rules, first: str, rung: str, having: Collection[str] | None = None
) -> Rung | None:
    """The rung that follows `rung`; None after the last.

    Of `having` (the rungs on which the person has an address) if that is given, and the knock,
    which nothing follows.
    """
    if rung == Rung.KNOCK:
        return None
    for other in rungs_from(order(rules, first), rung):
        if other != rung and (having is None or other in having or other is Rung.KNOCK):
            return other
    return None


def rungs_from(rungs: tuple[Rung, ...], rung: str) -> tuple[Rung, ...]:
    """The rungs from `rung` on; by its place among all where this ladder is without it.

    A knock is at the end of it wherever somebody wishes it to be.
    """
    every = rungs if rung in rungs else tuple(Rung)
    later = every[every.index(Rung(rung)) :] if rung in every else ()
    return tuple(one for one in rungs if one in later or (later and one is Rung.KNOCK))
