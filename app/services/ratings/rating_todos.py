"""Following up unhappy ratings: a to-do for the directors that its handler never sees."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from msgspec import Struct

from app.domain.cases.case_messages import CaseKind
from app.domain.people.roles import Actor, RoleName
from app.domain.ratings import ratings as rules
from app.domain.ratings.ratings import Finding
from app.kit.clock import office_day
from app.kit.errors import Conflict, NotFound
from app.models import sql
from app.models.centre import Centre
from app.models.person import Membership, Person
from app.models.rating import Rating, RatingAsk, RatingTodo
from app.ports import Deps
from app.services.cases import routing
from app.services.cases.case_notices import tell_office
from app.services.deadlines import calendars
from app.services.house import access, audit
from app.services.people import people
from app.services.people.people import ContactView
from app.services.ratings import policies, rating_asks
from app.services.ratings.rating_views import (
    DONE,
    Names,
    added_words,
    additions_of,
    found_words,
    indicators,
    level_name,
    named,
    words_of,
)
from app.words import say

OPEN: Final = "open"
MOST_LISTED: Final = 100
CLOSE = (
    "UPDATE rating_todo SET state = 'done', finding = $2, words_sealed = $3, done_at = $4,"
    " done_by_id = $5 WHERE id = $1 AND state = 'open' RETURNING id"
)


class NoSuchTodo(NotFound):
    """There is no such follow-up, or it is not yours to see."""


class TodoDone(Conflict):
    """Somebody has looked into this already."""


class AddedView(Struct, frozen=True):
    """What was added to a rating, and on which day."""

    on: date
    words: str


class RatedView(Struct, frozen=True):
    """An unhappy rating without its person and hour."""

    level: int
    level_name: str
    indicators: list[str]
    words: str
    given_on: date
    kind: str
    item_name: str | None
    window_name: str | None
    additions: list[AddedView]


class TodoView(Struct, frozen=True):
    """What is to be looked into, by when, and what came of it; the call back comes first."""

    id: UUID
    rating: RatedView
    contact_until_on: date
    due_on: date
    left_workdays: int
    state: str
    done_at: datetime | None
    done_by_name: str
    finding: str
    finding_name: str
    words: str


class TodosView(Struct, frozen=True):
    """Follow-ups of an office."""

    items: list[TodoView]


async def open_for(deps: Deps, ask: RatingAsk, rating: Rating) -> RatingTodo:
    """Open the follow-up of an unhappy rating and tell who may look into it; a caller's act."""
    todo = await write(deps, ask, rating)
    centre = await Centre.get(id=ask.centre_id)
    handlers = (await rating_asks.handlers_of([ask]))[ask.id]
    told = await _directors(ask.centre_id, handlers)
    params = {"item": str(rating.level), "number": "1", "due": todo.due_on.isoformat()}
    await tell_office(deps, told, centre, CaseKind.REPAIR, todo.id.hex[-12:], **params)
    return todo


async def write(deps: Deps, ask: RatingAsk, rating: Rating) -> RatingTodo:
    """The row of a follow-up, due as the office's rules say."""
    given_on = office_day(rating.given_at)
    place, calendar = await policies.in_force(ask.centre_id), await calendars.work_days(given_on)
    return await RatingTodo.create(
        id=deps.ids.new(),
        rating_id=rating.id,
        centre_id=ask.centre_id,
        due_on=rules.fix_due_on(given_on, place.rules, calendar),
        state=OPEN,
        made_at=deps.clock.now(),
    )


async def listed(
    deps: Deps, actor: Actor, centre_code: str, state: str, language: str
) -> TodosView:
    """Follow-ups of an office, for directors, without those of their own work.

    Open ones by their due day, done ones the latest first. NoSuchCentre, DirectorsOnly.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    access.check_directs(actor, centre.id)
    order = ("due_on", "id") if state == OPEN else ("-done_at", "id")
    rows = RatingTodo.filter(centre_id=centre.id, state=state).order_by(*order)
    todos = await rows.limit(MOST_LISTED).prefetch_related("rating__ask")
    handlers = await rating_asks.handlers_of([todo.rating.ask for todo in todos])
    seen = [todo for todo in todos if actor.person_id not in handlers[todo.rating.ask_id]]
    return TodosView(await _show(deps, seen, language))


async def close(
    deps: Deps, actor: Actor, todo_id: UUID, finding: Finding, words: str, language: str
) -> TodoView:
    """Say what was found and done; who rated reads it. NoSuchTodo, DirectorsOnly, TodoDone.

    Never by who handled what was rated: to them it does not exist.
    """
    async with sql.transaction():
        todo = await _visible(actor, todo_id)
        sealed = deps.cipher.seal(words.strip(), f"rating_todo:words:{todo.id}")
        values = (todo.id, finding, sealed, deps.clock.now(), actor.person_id)
        if not await sql.rows(CLOSE, *values):
            raise TodoDone
        await audit.record(
            deps, actor.person_id, "rating-todo-closed", f"rating_todo:{todo.id}", finding=finding
        )
        closed = await _visible(actor, todo_id)
    return (await _show(deps, [closed], language))[0]


async def contact(deps: Deps, actor: Actor, todo_id: UUID) -> ContactView:
    """Name and phone of who was unhappy, to call them back; each look is logged.

    NoSuchTodo, DirectorsOnly.
    """
    todo = await _visible(actor, todo_id)
    person = await Person.get_or_none(id=todo.rating.ask.person_id)
    if person is None:
        raise NoSuchTodo
    async with sql.transaction():
        return await people.contact(deps, actor.person_id, person, f"rating_todo:{todo.id}")


async def overdue(deps: Deps, centre_id: UUID) -> int:
    """How many follow-ups of an office are open beyond their day."""
    today = deps.clock.today()
    return await RatingTodo.filter(centre_id=centre_id, state=OPEN, due_on__lt=today).count()


async def _visible(actor: Actor, todo_id: UUID) -> RatingTodo:
    todo = await RatingTodo.get_or_none(id=todo_id).prefetch_related("rating__ask")
    if todo is None or not actor.works_at(todo.centre_id):
        raise NoSuchTodo
    access.check_directs(actor, todo.centre_id)
    handlers = await rating_asks.handlers_of([todo.rating.ask])
    if actor.person_id in handlers[todo.rating.ask_id]:
        raise NoSuchTodo
    return todo


async def _directors(centre_id: UUID, handlers: frozenset[UUID]) -> set[UUID]:
    """Who is told: the directors but those whose work it is, else the administrators."""
    told = set(await routing.directors_of(centre_id)) - handlers
    if told:
        return told
    admins = await Membership.filter(role=RoleName.ADMIN)
    return {one.person_id for one in admins} - handlers


async def _show(deps: Deps, todos: Sequence[RatingTodo], language: str) -> list[TodoView]:
    names = await named([todo.rating.ask for todo in todos], language)
    closers = await Person.filter(id__in=[todo.done_by_id for todo in todos if todo.done_by_id])
    known = {person.id: people.name_of(deps, person) for person in closers}
    calendar, today = await calendars.work_days(), deps.clock.today()
    rated = await _rated(deps, todos, names, language)
    places = {todo.centre_id: (await policies.in_force(todo.centre_id)).rules for todo in todos}
    return [
        TodoView(
            id=todo.id,
            rating=rated[todo.id],
            contact_until_on=rules.contact_due_on(
                rated[todo.id].given_on, places[todo.centre_id], calendar
            ),
            due_on=todo.due_on,
            left_workdays=rules.left_workdays(todo.due_on, _seen_on(todo, today), calendar),
            state=todo.state,
            done_at=todo.done_at,
            done_by_name=known.get(todo.done_by_id, "") if todo.done_by_id else "",
            finding=todo.finding,
            finding_name=say(f"rating.finding.{todo.finding}", language) if todo.finding else "",
            words=found_words(deps, todo),
        )
        for todo in todos
    ]


async def _rated(
    deps: Deps, todos: Sequence[RatingTodo], names: Mapping[UUID, Names], language: str
) -> dict[UUID, RatedView]:
    added = await additions_of([todo.rating_id for todo in todos])
    return {
        todo.id: RatedView(
            level=todo.rating.level,
            level_name=level_name(todo.rating.level, language),
            indicators=[
                one.name
                for one in indicators(
                    todo.rating.indicators, language, names[todo.rating.ask_id].own
                )
            ],
            words=words_of(deps, todo.rating),
            given_on=office_day(todo.rating.given_at),
            kind=todo.rating.ask.kind,
            item_name=names[todo.rating.ask_id].item,
            window_name=names[todo.rating.ask_id].window,
            additions=[
                AddedView(office_day(one.at), added_words(deps, one))
                for one in added[todo.rating_id]
            ],
        )
        for todo in todos
    }


def _seen_on(todo: RatingTodo, today: date) -> date:
    """The days left stand still once it is done."""
    return office_day(todo.done_at) if todo.state == DONE and todo.done_at else today
