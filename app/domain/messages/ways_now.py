"""Which ways lead to somebody at this moment, and what closes each of the others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.messages.rungs import TEXTS


class Closed(StrEnum):
    """Why a way does not lead to somebody now."""

    NO_WECHAT = "no-wechat"
    NO_GRANT = "no-grant"
    NO_PHONE = "no-phone"
    NO_MOBILE = "no-mobile"
    """The number is a landline, which takes no text messages."""
    NUMBER = "number-closed"
    """The vendor says that the number or account takes nothing any more."""
    STOPPED = "texts-stopped"
    NO_CONTACT = "no-contact"
    NO_AGENT = "no-agent"
    NOT_BOUND = "not-bound"
    NO_ACCOUNT = "no-account"
    NO_EMAIL = "no-email"
    NO_CARRIER = "no-carrier"
    PAUSED = "paused"
    BUDGET = "budget-spent"
    """The month's budget pays for no text message but an urgent one."""
    GONE = "gone"
    """They moved away or died."""


@dataclass(frozen=True, kw_only=True)
class Reaching:
    """What is known of somebody that opens or closes ways; rungs are those of the ladder.

    `missing` is what a rung lacks of the person, `carriers` how many of its carriers are set up,
    `running` how many of them are not paused.
    """

    rungs: tuple[str, ...]
    missing: Mapping[str, Closed]
    carriers: Mapping[str, int]
    running: Mapping[str, int]
    standing: str = ""
    closed: Collection[str] = field(default_factory=frozenset)
    """The rungs whose number or account is closed for good."""
    unpaid: bool = False
    """Nothing is left this month to pay for a text message."""


@dataclass(frozen=True)
class WayNow:
    """One way to somebody; `why` is empty while it is open."""

    rung: str
    why: Closed | None = None

    @property
    def ok(self) -> bool:
        """Whether it leads to them now."""
        return self.why is None


KNOCK = "knock"


def ways_now(known: Reaching) -> tuple[WayNow, ...]:
    """Each rung in its order, with the first thing that closes it.

    Nobody is reached who died; whoever moved away is not looked for at their door.
    """
    return tuple(WayNow(rung, _closes(rung, known)) for rung in known.rungs)


def _closes(rung: str, known: Reaching) -> Closed | None:
    if known.standing == "died" or (known.standing and rung == KNOCK):
        return Closed.GONE
    if rung in known.missing:
        return known.missing[rung]
    if rung in known.closed:
        return Closed.NUMBER
    if rung == KNOCK:
        return None
    if not known.carriers.get(rung):
        return Closed.NO_CARRIER
    if not known.running.get(rung):
        return Closed.PAUSED
    return Closed.BUDGET if known.unpaid and rung in TEXTS else None
