"""What the configuration doctor looks at: everything about one centre that can be set wrongly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.catalog.items import Item


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """An item that the centre offers; `item` is its wording in force, None when it has none.

    `seats` are the bookings that fit into the coming days, None when it cannot be booked.
    """

    code: str
    name: str
    windows: frozenset[str]
    item: Item | None
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post, and the coming working days on which nobody stands at it (today the first)."""

    code: str
    name: str
    window: str
    departments: frozenset[str] = frozenset()
    empty_on: Sequence[date] = ()


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft, and the day on which it was changed last."""

    code: str
    name: str
    changed_on: date


@dataclass(frozen=True, slots=True)
class ScheduledFacts:
    """A version that comes into force on a later day."""

    code: str
    name: str
    number: int
    from_on: date


@dataclass(frozen=True, slots=True)
class SetupFacts:
    """One centre as it is set up; `spoken` are the departments spoken for here or above.

    `idle` are the openings with seats that never come in the coming days, `looked_on` the working
    days looked at, `dead` the addresses that did not answer (None: nobody asked).
    """

    today: date
    names: Mapping[str, str]
    offers: Sequence[OfferFacts] = ()
    posts: Sequence[PostFacts] = ()
    spoken: frozenset[str] = frozenset()
    idle: Sequence[str] = ()
    next_year_known: bool = True
    drafts: Sequence[DraftFacts] = ()
    scheduled: Sequence[ScheduledFacts] = ()
    dead: frozenset[str] | None = None
    languages: Sequence[str] = field(default=("zh", "bo", "en"))
