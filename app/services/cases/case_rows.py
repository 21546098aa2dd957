"""Cases as lists show them: what each is about, whose turn it is, and how long it still has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.deadlines.clock_ledger import Clock, Deadline, Running, Which, limits_of, replay
from app.domain.people.roles import Actor
from app.models import sql
from app.models.case import Case, CaseEvent
from app.models.centre import Centre, Post
from app.models.item import Item as ItemRow
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import case_ledger, case_parties
from app.services.catalogue.items import wordings
from app.services.papers.case_applications import Named
from app.services.people import people
from app.services.ratings.card_views import NamedPerson
from app.services.ratings.cards import standing_cards
from app.words import say
from app.words.explanations import clock_name

UNSEEN = (
    "SELECT case_id, side, count(*) AS number FROM case_message"
    " WHERE seen_at IS NULL AND case_id IN ({gaps}) GROUP BY case_id, side"
)
PROMISES = (Which.PROMISED, Which.STATUTORY)
"""What the office owes the person, before any limit that it sets itself."""


class PersonName(Struct, frozen=True):
    """Somebody who came for a service, masked."""

    id: UUID
    name: str
    phone: str


class Remaining(Struct, frozen=True):
    """The deadline that presses most; `left_workdays` is negative when it is over."""

    which: str
    which_name: str
    due_on: date
    left_workdays: int
    provisional: bool
    paused: bool
    text: str


class CaseRow(Struct, frozen=True):
    """A case as a list shows it; `cards` are told to the office alone."""

    id: UUID
    number: str
    item: Named
    centre: Named
    mode: str
    mode_name: str
    state: str
    state_name: str
    turn: str
    turn_name: str
    outcome: str
    outcome_name: str
    person: PersonName
    holder: NamedPerson | None
    post: Named | None
    priority: bool
    paused: bool
    received_at: datetime
    closed_at: datetime | None
    remaining: Remaining | None
    unread: int
    cards: list[str]


@dataclass(frozen=True)
class Around:
    """Everything read for some cases at once."""

    centres: Mapping[UUID, Centre]
    items: Mapping[UUID, ItemRow]
    bodies: Mapping[tuple[UUID, int], Item]
    people: Mapping[UUID, Person]
    posts: Mapping[UUID, Post]
    clocks: Mapping[UUID, Clock]
    unseen: Mapping[tuple[UUID, str], int]
    cards: Mapping[UUID, list[str]]


async def rows(deps: Deps, cases: Sequence[Case], language: str, viewer: Actor) -> list[CaseRow]:
    """The cases as `viewer` may see them, in the order given; a dozen queries however many."""
    if not cases:
        return []
    around = await read(deps, cases)
    return [row(deps, case, around, language, viewer) for case in cases]


async def read(deps: Deps, cases: Sequence[Case]) -> Around:
    """What stands around some cases; their deadlines are replayed, not taken from their rows."""
    ids = [case.id for case in cases]
    bodies = await wordings({(case.item_id, case.item_version) for case in cases})
    seen_by = {person_id for case in cases for person_id in (case.person_id, case.holder_id)}
    cards: dict[UUID, list[str]] = {}
    for card in await standing_cards(ids):
        cards.setdefault(card.case_id, []).append(card.colour)
    return Around(
        centres={c.id: c for c in await Centre.filter(id__in={c.centre_id for c in cases})},
        items={i.id: i for i in await ItemRow.filter(id__in={c.item_id for c in cases})},
        bodies=bodies,
        people={person.id: person for person in await Person.filter(id__in=seen_by)},
        posts=await _posts({case.post_id for case in cases if case.post_id}),
        clocks=await _clocks(deps, cases, bodies),
        unseen=await _unseen(ids),
        cards=cards,
    )


def row(deps: Deps, case: Case, around: Around, language: str, viewer: Actor) -> CaseRow:
    """One case, of which everything is read already."""
    centre, body = around.centres[case.centre_id], around.bodies[case.item_id, case.item_version]
    theirs = case_parties.acts_for_person(viewer.person_id, case)
    who, holder = people.seen(deps, around.people[case.person_id]), around.people[case.holder_id]
    post, clock = around.posts.get(case.post_id) if case.post_id else None, around.clocks[case.id]
    return CaseRow(
        id=case.id,
        number=case.number,
        item=Named(around.items[case.item_id].code, said(body.name, language).text),
        centre=Named(centre.code, said_of(centre.name, language)),
        mode=case.mode,
        mode_name=say(f"case.mode.{case.mode}", language),
        state=case.state,
        state_name=say(f"case.state.{case.state}", language),
        turn=case.turn,
        turn_name=turn_name(case, theirs, language),
        outcome=case.outcome,
        outcome_name=say(f"case.outcome.{case.outcome}", language) if case.outcome else "",
        person=PersonName(who.id, who.name, who.phone),
        holder=NamedPerson(holder.id, people.name_of(deps, holder)),
        post=Named(post.code, said_of(post.name, language)) if post else None,
        priority=case.priority,
        paused=clock.paused,
        received_at=case.received_at,
        closed_at=case.closed_at,
        remaining=remaining(clock, language, for_person=theirs),
        unread=around.unseen.get((case.id, "office" if theirs else "person"), 0),
        cards=[] if theirs else around.cards.get(case.id, []),
    )


def turn_name(case: Case, theirs: bool, language: str) -> str:
    """Whose turn it is: to the person "you", to everybody else "the applicant"."""
    key = f"case.turn.{case.turn}"
    return say(key if theirs or case.turn != "person" else f"{key}.told", language)


def remaining(clock: Clock, language: str, *, for_person: bool) -> Remaining | None:
    """The deadline that presses most; a person is told the promise before any inner limit.

    None when none runs: the case is over, or waits for the person.
    """
    deadline = pressing(clock, for_person=for_person)
    if deadline is None:
        return None
    return Remaining(
        which=deadline.which,
        which_name=clock_name(deadline.which, language),
        due_on=deadline.due_on,
        left_workdays=deadline.left_workdays,
        provisional=deadline.provisional,
        paused=deadline.state is Running.PAUSED,
        text=left_text(deadline, language),
    )


def pressing(clock: Clock, *, for_person: bool) -> Deadline | None:
    """The deadline to look at first; one that is paused only when nothing else runs."""
    still = [one for one in clock.deadlines if one.open]
    promised = [one for which in PROMISES for one in still if one.which is which]
    if for_person and promised:
        return promised[0]
    return clock.next or next(iter(promised or still), None)


def left_text(deadline: Deadline, language: str) -> str:
    """How long is left, or how it ended, in a few words: "剩3个工作日"."""
    text = say(f"case.left.{_left_form(deadline)}", language, count=abs(deadline.left_workdays))
    if deadline.open and deadline.provisional:
        return say("case.left.provisional", language, text=text)
    return text


def _left_form(deadline: Deadline) -> str:
    if deadline.state is not Running.RUNNING:
        return deadline.state.value if deadline.state is not Running.LATE else "ended_late"
    if deadline.left_workdays == 0:
        return "today"
    return "late" if deadline.left_workdays < 0 else "days"


async def _clocks(
    deps: Deps, cases: Sequence[Case], bodies: Mapping[tuple[UUID, int], Item]
) -> dict[UUID, Clock]:
    """The clock of each case, as it stands today."""
    lines: dict[UUID, list[CaseEvent]] = {case.id: [] for case in cases}
    found = CaseEvent.filter(case_id__in=list(lines), kind__in=list(case_ledger.CLOCK_KINDS))
    for line in await found.order_by("case_id", "sequence"):
        lines[line.case_id].append(line)
    calendar, today = await case_ledger.calendar_for(deps, cases), deps.clock.today()
    return {
        case.id: replay(
            limits_of(bodies[case.item_id, case.item_version]),
            calendar,
            case_ledger.clock_events(lines[case.id]),
            today,
        )
        for case in cases
    }


async def _posts(wanted: Iterable[UUID]) -> dict[UUID, Post]:
    return {post.id: post for post in await Post.filter(id__in=list(wanted))}


async def _unseen(ids: Sequence[UUID]) -> dict[tuple[UUID, str], int]:
    """How many messages of each side the other has not seen, by case and side."""
    found = await sql.rows(UNSEEN.format(gaps=sql.gaps(1, len(ids))), *ids)
    return {(UUID(str(one["case_id"])), one["side"]): one["number"] for one in found}
