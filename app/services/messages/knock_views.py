"""Tasks to tell somebody in person as their agent and the office see them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.messages import knock_flow
from app.domain.messages.knock_flow import KnockParty, KnockState
from app.domain.people.roles import Actor, RoleName
from app.kit.errors import NotFound
from app.kit.masking import masked_address
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.house import access, audit
from app.services.messages import knock_agents, knock_places, wordings
from app.services.messages.knock_agents import KnockAgentView
from app.services.messages.knock_places import KnockPlace
from app.services.messages.wordings import Wordings
from app.services.people import people
from app.services.people.people import ContactView, PersonView
from app.services.villages import village_offices
from app.services.visits import visit_places
from app.words import knows, say

Which: TypeAlias = Literal["waiting", "open", "not_found", "told", "dropped", "all"]
MOST_OF_AN_AGENT = 200


COUNT = (
    "SELECT count(*) AS waiting, count(CASE WHEN due_at < $2 THEN 1 END) AS late FROM knock_task"
    " WHERE agent_id = $1 AND state = 'open' AND EXISTS (SELECT 1 FROM notice"
    " WHERE notice.knock_id = knock_task.id AND notice.state <> 'retracted')"
)


class NoSuchKnock(NotFound):
    """There is no such task, or it is not yours."""


class KnockLine(Struct, frozen=True):
    """One thing to tell, in the language of the person and as one says it aloud."""

    kind: str
    text: str
    wanted_at: datetime


class KnockHolder(Struct, frozen=True):
    """Who goes, or who told the person."""

    id: UUID
    name: str


class KnockView(Struct, frozen=True):
    """Somebody to be told in person: whole for the agent who goes there, masked for the office.

    `because_said` is why nothing else led to them, `words` what was last noted, `may` what the
    reader may do with it; `late` while it should have been done already.
    """

    id: UUID
    person: PersonView
    address: str
    hamlet: str
    agent: KnockHolder | None
    state: str
    state_said: str
    because_said: str
    due_at: datetime
    late: bool
    lines: list[KnockLine]
    words: str
    closed_at: datetime | None
    closed_by: KnockHolder | None
    version: int
    may: list[str]


class KnockCount(Struct, frozen=True):
    """How many somebody has to tell in person, and how many of them should be done already."""

    open: int
    late: int


@dataclass(frozen=True)
class AskedKnocks:
    """Which tasks of an office: those that wait for somebody, or those in a state."""

    centre: str
    state: Which = "waiting"
    cursor: str = ""
    limit: int | None = None


@dataclass(frozen=True)
class _Known:
    """What the views of some tasks need besides, by person and by task."""

    people: dict[UUID, Person]
    places: dict[UUID, KnockPlace]
    lines: dict[UUID, list[Notice]]
    wordings: Wordings


def words_place(knock_id: UUID) -> str:
    """Where the words of a task are bound to."""
    return f"knock_task:words:{knock_id}"


async def of_agent(deps: Deps, actor: Actor, language: str) -> list[KnockView]:
    """Whom I am to tell, what is due first; whole, and each look is written down."""
    if not is_agent(actor):
        return []
    found = KnockTask.filter(agent_id=actor.person_id, state=KnockState.OPEN)
    rows = await found.order_by("due_at", "id").limit(MOST_OF_AN_AGENT)
    shown = await views(deps, rows, KnockParty.AGENT, language)
    shown = [one for one in shown if one.lines]
    if shown:
        subject, seen = f"person:{actor.person_id}", [str(one.id) for one in shown]
        await audit.record(deps, actor.person_id, "knocks-seen", subject, knocks=seen)
    return shown


async def count_of_agent(deps: Deps, actor: Actor) -> KnockCount:
    """How many I am to tell; no names are seen, so nothing is written down."""
    if not is_agent(actor):
        return KnockCount(0, 0)
    [found] = await sql.rows(COUNT, actor.person_id, deps.clock.now())
    return KnockCount(int(found["waiting"]), int(found["late"]))


async def of_staff(deps: Deps, actor: Actor, asked: AskedKnocks, language: str) -> Page[KnockView]:
    """The tasks of an office and its rooms, what is due first; NoSuchCentre, BadCursor.

    Without a centre those of every office where one works; those of no office are for who works
    everywhere.
    """
    wanted = await _of_places(actor, asked.centre) & _in_state(asked.state)
    size, found = page_size(asked.limit), KnockTask.filter(wanted)
    if asked.cursor:
        at, last = read_cursor(asked.cursor, datetime, UUID)
        found = found.filter(Q(due_at__gt=at) | Q(due_at=at, id__gt=last))
    rows: Sequence[KnockTask] = await found.order_by("due_at", "id").limit(size + 1)
    listed = page(rows, size, lambda row: (row.due_at, row.id))
    return Page(await views(deps, listed.items, KnockParty.OFFICE, language), listed.next)


async def agents(deps: Deps, actor: Actor, knock_id: UUID) -> list[KnockAgentView]:
    """Who may be sent to somebody, the best first; NoSuchKnock."""
    task = await seen(actor, knock_id, KnockParty.OFFICE)
    home = await knock_agents.home_of(task.person_id, task.centre_id)
    return await knock_agents.options(deps, task.person_id, home)


async def contact(deps: Deps, actor: Actor, knock_id: UUID) -> ContactView:
    """Name and phone of whom the office has to tell, whole; the look is logged. NoSuchKnock."""
    task = await seen(actor, knock_id, KnockParty.OFFICE)
    person = await Person.get(id=task.person_id)
    return await people.contact(deps, actor.person_id, person, f"knock:{task.id}")


async def seen(actor: Actor, knock_id: UUID, party: KnockParty) -> KnockTask:
    """The task when `actor` is that party of it; NoSuchKnock."""
    task = await KnockTask.get_or_none(id=knock_id)
    if task is None:
        raise NoSuchKnock(knock=str(knock_id))
    await check_visible(actor, task, party)
    return task


async def check_visible(actor: Actor, task: KnockTask, party: KnockParty) -> None:
    """Nothing, or NoSuchKnock unless `actor` is that party of the task."""
    if party is KnockParty.AGENT:
        known = is_agent(actor) and task.agent_id == actor.person_id
    elif task.centre_id is None:
        known = actor.is_staff and actor.offices is None
    else:
        known = await village_offices.handles(actor, task.centre_id)
    if not known:
        raise NoSuchKnock(knock=str(task.id))


def is_agent(actor: Actor) -> bool:
    """Whether somebody does the legwork anywhere."""
    return any(role.name is RoleName.AGENT for role in actor.roles)


async def view(deps: Deps, task: KnockTask, party: KnockParty, language: str) -> KnockView:
    """One task as a party sees it."""
    [shown] = await views(deps, [task], party, language)
    return shown


async def views(
    deps: Deps, tasks: Sequence[KnockTask], party: KnockParty, language: str
) -> list[KnockView]:
    """Tasks as a party sees them, in their order."""
    known = await _known(deps, tasks)
    return [_view(deps, task, known, party, language) for task in tasks]


async def _known(deps: Deps, tasks: Sequence[KnockTask]) -> _Known:
    ids = {one for t in tasks for one in (t.person_id, t.agent_id, t.closed_by_id) if one}
    rows = {p.id: p for p in await Person.filter(id__in=list(ids))} if ids else {}
    lines: dict[UUID, list[Notice]] = defaultdict(list)
    if tasks:
        found = Notice.filter(knock_id__in=[t.id for t in tasks]).exclude(state="retracted")
        for notice in await found.order_by("wanted_at", "id"):
            if notice.knock_id is not None:
                lines[notice.knock_id].append(notice)
    homes = await knock_agents.homes_of((t.person_id, t.centre_id) for t in tasks)
    places = await knock_places.places(deps, tasks, homes, lines)
    return _Known(rows, places, lines, await wordings.load(deps))


def _view(
    deps: Deps, task: KnockTask, known: _Known, party: KnockParty, language: str
) -> KnockView:
    whole = party is KnockParty.AGENT
    person, place = known.people[task.person_id], known.places[task.id]
    name, phone = people.name_of(deps, person), people.phone_of(deps, person)
    late = task.state == KnockState.OPEN and task.due_at < deps.clock.now()
    because = f"knock.because.{task.because}"
    return KnockView(
        id=task.id,
        person=PersonView(person.id, name, phone) if whole else people.seen(deps, person),
        address=place.address if whole else masked_address(place.address),
        hamlet=place.hamlet_said(language),
        agent=_holder(deps, known, task.agent_id),
        state=task.state,
        state_said=say(f"knock.state.{'late' if late else task.state}", language),
        because_said=say(because if knows(because) else "knock.because.other", language),
        due_at=task.due_at,
        late=late,
        lines=[_line(known.wordings, one) for one in known.lines[task.id]],
        words=deps.cipher.open(task.words_sealed, words_place(task.id)),
        closed_at=task.closed_at,
        closed_by=_holder(deps, known, task.closed_by_id),
        version=task.version,
        may=[act.value for act in knock_flow.may(task.state, party)],
    )


def _line(words: Wordings, notice: Notice) -> KnockLine:
    """A message that lacks a word for one of its gaps is named instead of said."""
    try:
        text = words.said(notice.template, notice.language, notice.params).spoken
    except KeyError:
        text = say(f"message_kind.{notice.template}", notice.language)
    return KnockLine(notice.template, text, notice.wanted_at or notice.due_at)


def _holder(deps: Deps, known: _Known, person_id: UUID | None) -> KnockHolder | None:
    person = known.people.get(person_id) if person_id else None
    return KnockHolder(person.id, people.name_of(deps, person)) if person else None


async def _of_places(actor: Actor, code: str) -> Q:
    if code:
        centre = await access.centre_of_staff(actor, code)
        return Q(centre_id__in=await visit_places.places_of(centre.id))
    offices = actor.offices
    if offices is None:
        return Q()
    places = {one for office in offices for one in await visit_places.places_of(office)}
    return Q(centre_id__in=list(places))


def _in_state(which: Which) -> Q:
    if which == "all":
        return Q()
    if which == "waiting":
        return Q(state__in=[KnockState.OPEN, KnockState.NOT_FOUND])
    return Q(state=which)
