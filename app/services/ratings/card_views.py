"""Cards as the office sees them: cause and evidence in sentences, and what was said of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.catalog.texts import said
from app.domain.people.roles import Actor
from app.domain.ratings import cards as rules
from app.domain.ratings.cards import CardState
from app.kit.clock import office_day
from app.kit.errors import NotFound
from app.kit.paging import Page, page, page_size, read_cursor
from app.models.card import Card, CardEvent
from app.models.case import Case
from app.models.centre import Post
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases.case_ledger import body_of
from app.services.deadlines import calendars
from app.services.house import access
from app.services.people import people
from app.services.ratings import policies
from app.words import say
from app.words.dates import day_text, moment_text
from app.words.explanations import clock_name


class NoSuchCard(NotFound):
    """There is no such card, or it is not yours to see."""


class CardCase(Struct, frozen=True):
    """The case of a card."""

    id: UUID
    number: str
    item_name: str


class NamedPerson(Struct, frozen=True):
    """A member of the staff: names of those on duty are public."""

    id: UUID
    name: str


class CardEventView(Struct, frozen=True):
    """One thing that happened to a card after it was issued."""

    at: datetime
    kind: str
    kind_name: str
    who: str
    words: str
    until_on: date | None


class CardView(Struct, frozen=True):
    """A card with everything needed to check it; `can` tells what the reader may do."""

    id: UUID
    colour: str
    colour_name: str
    case: CardCase
    which: str
    which_name: str
    due_on: date
    issued_at: datetime
    post_name: str
    person: NamedPerson
    rule_number: int
    cause: str
    evidence: list[str]
    state: str
    state_name: str
    appeal_until: date
    events: list[CardEventView]
    can: list[str]


async def listed(
    deps: Deps, actor: Actor, centre_code: str, state: str, cursor: str, language: str
) -> Page[CardView]:
    """An office's cards, the latest first; who does not direct it sees their own. NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    found = Card.filter(centre_id=centre.id)
    if not actor.directs(centre.id):
        found = found.filter(person_id=actor.person_id)
    if cursor:
        issued_at, _ = read_cursor(cursor, datetime, UUID)
        found = found.filter(issued_at__lt=issued_at)
    rows = await found.order_by("-issued_at", "-id")
    told = await events_of([row.id for row in rows])
    wanted = [row for row in rows if state in ("all", _state(told[row.id]))]
    size = page_size(None)
    shown = page(wanted[: size + 1], size, lambda row: (row.issued_at, row.id))
    views = {row.id: await _view(deps, actor, row, told[row.id], language) for row in shown.items}
    return shown.showing(lambda row: views[row.id])


async def view(deps: Deps, actor: Actor, card: Card, language: str) -> CardView:
    """One card; whoever calls has asked for access."""
    return await _view(deps, actor, card, (await events_of([card.id]))[card.id], language)


async def visible(actor: Actor, card_id: UUID) -> Card:
    """The card when `actor` may see it: who is named on it, and who directs; NoSuchCard."""
    card = await Card.get_or_none(id=card_id)
    if card is None or not (actor.directs(card.centre_id) or card.person_id == actor.person_id):
        raise NoSuchCard(card=str(card_id))
    return card


async def events_of(cards: Sequence[UUID]) -> Mapping[UUID, list[CardEvent]]:
    """What happened to some cards, each in order."""
    found: dict[UUID, list[CardEvent]] = defaultdict(list)
    for event in await CardEvent.filter(card_id__in=list(cards)).order_by("sequence"):
        found[event.card_id].append(event)
    return found


def _state(events: Sequence[CardEvent]) -> CardState:
    return rules.card_state([event.kind for event in events])


async def _view(
    deps: Deps, actor: Actor, card: Card, events: Sequence[CardEvent], language: str
) -> CardView:
    case = await Case.get(id=card.case_id)
    names = await _names(deps, card, events)
    state, until = _state(events), await appeal_until(card)
    post = await Post.get_or_none(id=card.post_id) if card.post_id else None
    which = clock_name(card.which, language)
    return CardView(
        id=card.id,
        colour=card.colour,
        colour_name=say(f"card.{card.colour}", language),
        case=CardCase(case.id, case.number, await _item_name(case, language)),
        which=card.which,
        which_name=which,
        due_on=card.due_on,
        issued_at=card.issued_at,
        post_name=said_of(post.name, language) if post else "",
        person=NamedPerson(card.person_id, names[card.person_id]),
        rule_number=card.rule_number,
        cause=_cause(card, which, language),
        evidence=_evidence(card, names, language),
        state=state,
        state_name=say(f"card.state.{state}", language),
        appeal_until=until,
        events=[_event(deps, event, names, language) for event in events],
        can=_can(actor, card, [event.kind for event in events], until, deps.clock.today()),
    )


async def appeal_until(card: Card) -> date:
    """The last day to appeal against a card, by the rules it was issued under."""
    issued_on = office_day(card.issued_at)
    calendar = await calendars.work_days(issued_on)
    return rules.appeal_until(issued_on, policies.read(card.rule), calendar)


async def _names(deps: Deps, card: Card, events: Sequence[CardEvent]) -> dict[UUID, str]:
    told = {UUID(one["told"]) for one in _warnings(card)}
    known = {card.person_id, *(event.actor_id for event in events), *told}
    found = await Person.filter(id__in=list(known))
    return {person.id: people.name_of(deps, person) for person in found}


async def _item_name(case: Case, language: str) -> str:
    return said((await body_of(case)).name, language).text


def _cause(card: Card, which: str, language: str) -> str:
    due, late = day_text(card.due_on, language), card.evidence["late_workdays"]
    return say("card.cause", language, which=which, due=due, late=late)


def _evidence(card: Card, names: Mapping[UUID, str], language: str) -> list[str]:
    facts = card.evidence
    on = {key: _day(facts[key], language) for key in ("received_on", "start_on", "due_on")}
    lines = [say("card.received", language, on=on["received_on"])]
    if facts["workdays"] is not None:
        started = {"on": on["start_on"], "workdays": facts["workdays"], "due": on["due_on"]}
        lines.append(say("card.started", language, **started))
    for one in _warnings(card):
        at = moment_text(datetime.fromisoformat(one["said_at"]), language)
        who, step = names[UUID(one["told"])], say(f"card.step.{one['step']}", language)
        lines.append(say("card.warned", language, at=at, who=who, step=step))
    name = names[card.person_id]
    return [*lines, say(f"card.why.{facts['why']}", language, who=name)]


def _warnings(card: Card) -> list[dict[str, Any]]:
    found = card.evidence["warnings"]
    return found if isinstance(found, list) else []


def _day(value: object, language: str) -> str:
    return day_text(date.fromisoformat(str(value)), language) if value else ""


def _event(deps: Deps, event: CardEvent, names: Mapping[UUID, str], language: str) -> CardEventView:
    return CardEventView(
        at=event.at,
        kind=event.kind,
        kind_name=say(f"card.state.{event.kind}", language),
        who=names[event.actor_id],
        words=deps.cipher.open(event.words_sealed, f"card_event:words:{event.id}"),
        until_on=event.until_on,
    )


def _can(actor: Actor, card: Card, kinds: Sequence[str], until: date, today: date) -> list[str]:
    state = rules.card_state(kinds)
    mine = card.person_id == actor.person_id
    if state is CardState.ISSUED and mine and today <= until:
        return ["appeal"]
    if state is CardState.APPEALED and not mine and actor.directs(card.centre_id):
        return ["decide"]
    return []
