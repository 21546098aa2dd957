"""What is to be said in the week: of bookings, cases and visits; and what is taken back."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final
from uuid import UUID

from app.domain.bookings.reminders import Kind, Planned
from app.domain.cases.case_messages import CaseKind
from app.domain.visits.visit_messages import VisitKind
from app.kit.clock import office_day
from app.models import sql
from app.models.booking import Booking
from app.models.case import Case
from app.ports import Deps
from app.services.messages import notices
from app.services.messages.longest_names import Longest
from app.services.messages.notices import Addressee
from tests.flows.message_week.clock import MONDAY, WEEK
from tests.flows.message_week.town import Someone, Town

HOUR: Final = timedelta(hours=1)
NIGHTLY: Final = 0.12
"""So many matters begin at any hour, also at night."""
TAKEN_BACK: Final = 0.15
LONGEST: Final = Longest(items={}, centres={})
OF_A_CASE: Final = (
    CaseKind.ACCEPTED,
    CaseKind.WRITTEN,
    CaseKind.CORRECTION,
    CaseKind.PAUSED,
    CaseKind.RESUMED,
    CaseKind.DECIDED,
    CaseKind.DELIVERED,
)
OF_STAFF: Final = (
    *(CaseKind.NEW, CaseKind.HANDED, CaseKind.REPLIED, CaseKind.WARNING, VisitKind.NEW),
)


@dataclass(frozen=True)
class Wish:
    """One message that is wanted: asked for at `at`, to be said at `due_at`."""

    number: int
    kind: str
    to: Someone
    about: str
    about_id: UUID | None
    at: datetime
    due_at: datetime

    @property
    def key(self) -> str:
        """Under which it is put into the outbox."""
        return f"week/{self.number}"

    @property
    def item(self) -> str:
        """What it is about; no other message says the same."""
        return f"津贴{self.number:05d}号"


@dataclass(frozen=True)
class Retraction:
    """A booking or a visit that is called off: what is still planned for it is taken back."""

    at: datetime
    about: str
    about_id: UUID


@dataclass
class Traffic:
    """Everything that happens, in its order."""

    wishes: list[Wish] = field(default_factory=list)
    retractions: list[Retraction] = field(default_factory=list)

    @property
    def called_off(self) -> set[UUID]:
        """The bookings and visits that were called off."""
        return {one.about_id for one in self.retractions}


Line = tuple[str, datetime, datetime]
"""A kind, when it is asked for, and when it is to be said."""


def traffic(deps: Deps, town: Town, many: int, dice: random.Random) -> Traffic:
    """`many` messages of matters that begin all over the week."""
    made, last = Traffic(), MONDAY + WEEK - timedelta(hours=2)
    while len(made.wishes) < many:
        about = dice.choices(("booking", "case", "visit", ""), (34, 40, 20, 6))[0]
        to = dice.choice(town.staff[5:] if not about else town.residents)
        about_id = deps.ids.new() if about else None
        lines, off = STORIES[about](_begins(dice), dice)
        lines = [line for line in lines if line[1] <= last][: many - len(made.wishes)]
        for kind, at, due_at in lines:
            number = len(made.wishes)
            made.wishes.append(Wish(number, kind, to, about, about_id, at, due_at))
        if off and off <= last and about_id:
            made.retractions.append(Retraction(off, about, about_id))
    return made


def _begins(dice: random.Random) -> datetime:
    day = MONDAY + timedelta(days=dice.randrange(7))
    hours = dice.uniform(0, 24) if dice.random() < NIGHTLY else dice.gauss(5, 2.5)
    return day + HOUR * min(23.0, max(0.0, hours))


def _of_booking(at: datetime, dice: random.Random) -> tuple[list[Line], datetime | None]:
    starts = at + HOUR * dice.uniform(3, 60)
    lines: list[Line] = [(Kind.BOOKED, at, at), (Kind.TWO_HOURS, at, starts - 2 * HOUR)]
    if starts - at > timedelta(days=1):
        lines.insert(1, (Kind.DAY_BEFORE, at, starts - timedelta(hours=20)))
    later = at + (starts - at) * dice.uniform(0.1, 0.9)
    if dice.random() < TAKEN_BACK:
        return [*lines, (Kind.CANCELLED, later, later)], later
    if dice.random() < TAKEN_BACK:
        lines.append((Kind.MOVED, later, later))
    return [line for line in lines if line[2] >= at], None


def _of_case(at: datetime, dice: random.Random) -> tuple[list[Line], datetime | None]:
    lines: list[Line] = [(CaseKind.RECEIVED, at, at)]
    for kind in OF_A_CASE:
        if dice.random() < 0.5:
            at += HOUR * dice.choice((0, 0, 0.2, 3, 20))
            lines.append((kind, at, at))
    return lines, None


def _of_visit(at: datetime, dice: random.Random) -> tuple[list[Line], datetime | None]:
    agreed = at + HOUR * dice.uniform(0.1, 8)
    comes = agreed + HOUR * dice.uniform(3, 40)
    lines: list[Line] = [(VisitKind.ASKED, at, at), (VisitKind.AGREED, agreed, agreed)]
    if dice.random() < TAKEN_BACK:
        off = agreed + (comes - agreed) * dice.random()
        told = [(VisitKind.TOMORROW, agreed, agreed + 4 * HOUR), (VisitKind.WITHDRAWN, off, off)]
        return [*lines, *told], off
    lines.append((VisitKind.ON_WAY, comes, comes))
    lines.append((dice.choice((VisitKind.DONE, VisitKind.MISSED)), comes + HOUR, comes + HOUR))
    return lines, None


def _of_work(at: datetime, dice: random.Random) -> tuple[list[Line], datetime | None]:
    kinds: list[str] = dice.sample(OF_STAFF, 3)
    return [(kind, at, at) for kind in kinds], None


STORIES: Final = {"booking": _of_booking, "case": _of_case, "visit": _of_visit, "": _of_work}


async def begin(deps: Deps, town: Town, made: Traffic) -> None:
    """The rows that messages of bookings and cases lead to; visits need none."""
    firsts = {wish.about_id: wish for wish in made.wishes}
    bookings = [_booking(town, one) for one in firsts.values() if one.about == "booking"]
    cases = [_case(town, one) for one in firsts.values() if one.about == "case"]
    for kind, rows in ((Booking, bookings), (Case, cases)):
        its: Iterator[Any] = iter(rows)
        while some := list(islice(its, 200)):
            await kind.bulk_create(some)


def _booking(town: Town, wish: Wish) -> Booking:
    times = {"starts_at": wish.at, "ends_at": wish.at + HOUR, "made_at": wish.at}
    return Booking(
        id=wish.about_id,
        number="A01",
        person_id=wish.to.id,
        centre_id=wish.to.centre_id,
        item_id=town.item_id,
        item_version=1,
        on=office_day(wish.at),
        pool=wish.about_id,
        cells=[],
        state="cancelled",
        made_by="self",
        **times,
    )


def _case(town: Town, wish: Wish) -> Case:
    assert wish.about_id is not None
    return Case(
        id=wish.about_id,
        number=wish.about_id.hex,
        person_id=wish.to.id,
        centre_id=wish.to.centre_id,
        item_id=town.item_id,
        holder_id=town.staff[0].id,
        item_version=1,
        mode="promise",
        intake="counter",
        made_by_id=wish.to.id,
        state="closed",
        turn="nobody",
        status_token=wish.about_id.hex,
        received_at=wish.at,
    )


async def happen(deps: Deps, wishes: Sequence[Wish], retractions: Sequence[Retraction]) -> None:
    """What happens between two steps, in its order and in one transaction."""
    events: list[Wish | Retraction] = sorted([*retractions, *wishes], key=lambda one: one.at)
    if not events:
        return
    async with sql.transaction():
        for one in events:
            if isinstance(one, Wish):
                planned = [Planned(one.key, one.kind, one.due_at)]
                await notices.queue(deps, _addressee(one), planned, _params(one))
            elif one.about == "booking":
                await notices.retract(one.about_id)
            else:
                await notices.retract_visit(one.about_id)


def _addressee(wish: Wish) -> Addressee:
    abouts: dict[str, Any] = {f"{wish.about}_id": wish.about_id} if wish.about else {}
    return Addressee(wish.to.id, "zh", centre_id=wish.to.centre_id, **abouts)


def _params(wish: Wish) -> dict[str, str]:
    own = {
        "item": wish.item,
        "number": f"N{wish.number:05d}",
        "centre": "刘家镇便民服务中心",
        "starts": (wish.due_at + 2 * HOUR).isoformat(),
        "due": "2026-03-20",
        "why": "材料不全",
        "url": "",
    }
    return {**LONGEST.params(wish.kind, "zh"), **own}
