"""Mandates as both sides and the office see them: one, those of somebody, those of an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from msgspec import Struct

from app.domain.people.mandates import MandateState, state_on
from app.domain.people.roles import Actor
from app.kit.masking import masked_name, masked_phone
from app.models.case import Case
from app.models.centre import Centre
from app.models.mandate import Mandate
from app.models.operation import AuditEntry
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_views, routing
from app.services.cases.case_views import CaseRow
from app.services.house import access
from app.services.people import mandate_agents, mandate_notices, people
from app.services.people.mandate_notices import MandateItemView
from app.words import say

MOST_CASES = 20
MOST_MANDATES = 200
PRINTED = "mandate-printed"
Standing: TypeAlias = Literal["open", "asked", "given", "ended", "over", "all"]


class PrincipalView(Struct, frozen=True):
    """Who lets somebody act for them."""

    id: UUID
    name: str


class ProxyView(Struct, frozen=True):
    """Who acts; an agent's name and phone are told whole to whom they act for."""

    id: UUID
    name: str
    phone: str


class ForbiddenActView(Struct, frozen=True):
    """What the mandate never allows."""

    act: str
    name: str


class MandateView(Struct, frozen=True):
    """A mandate; `items` empty is every item.

    `may`: what the reader may do with it (give, end). `paper`: its person can only be told on
    paper, and `to_print` that nobody has printed that notice yet (for the office).
    """

    id: UUID
    number: str
    centre: str
    principal: PrincipalView
    proxy: ProxyView
    as_agent: bool
    items: list[MandateItemView]
    forbidden: list[ForbiddenActView]
    way: str
    way_name: str
    witness: str
    words: str
    from_on: date
    until_on: date
    state: str
    state_name: str
    made_at: datetime
    cases: list[CaseRow]
    may: list[str]
    paper: bool
    to_print: bool


class MandatesView(Struct, frozen=True):
    """Mandates, the latest first."""

    items: list[MandateView]


@dataclass(frozen=True)
class _Seen:
    """What is known of several mandates at once."""

    people: Mapping[UUID, Person]
    centres: Mapping[UUID, Centre]
    printed: frozenset[str]


async def view(deps: Deps, actor: Actor, row: Mandate, language: str) -> MandateView:
    """One mandate with the cases filed under it; the reader was let in before."""
    cases = await Case.filter(mandate_id=row.id).order_by("-received_at").limit(MOST_CASES)
    if actor.person_id not in (row.principal_id, row.proxy_id):
        cases = [case for case in cases if actor.works_at(case.centre_id)]
    shown = await case_views.rows(deps, cases, language, actor)
    return await _view(deps, actor, row, await _seen([row]), language, shown)


async def seen(actor: Actor, mandate_id: UUID) -> Mandate | None:
    """The mandate when `actor` may see it: a side of it, its office; else None."""
    row = await Mandate.get_or_none(id=mandate_id)
    if row is None:
        return None
    mine = actor.person_id in (row.principal_id, row.proxy_id)
    return row if mine or await _in_office(actor, row.centre_id) else None


async def mine(deps: Deps, actor: Actor, language: str) -> MandatesView:
    """The mandates that somebody gave or holds otherwise than as an agent."""
    given = await Mandate.filter(principal_id=actor.person_id).order_by("-made_at", "-id")
    held = await Mandate.filter(proxy_id=actor.person_id, as_agent=False)
    rows = sorted({row.id: row for row in [*given, *held]}.values(), key=_latest, reverse=True)
    return MandatesView([await view(deps, actor, row, language) for row in rows[:MOST_MANDATES]])


async def of_agent(deps: Deps, actor: Actor, language: str) -> MandatesView:
    """The mandates that somebody holds as an agent, the latest first, without their cases."""
    rows = await Mandate.filter(proxy_id=actor.person_id, as_agent=True).order_by("-made_at", "-id")
    return await _list(deps, actor, rows[:MOST_MANDATES], language)


async def of_office(
    deps: Deps, actor: Actor, centre_code: str, which: Standing, to_print: bool, language: str
) -> MandatesView:
    """The mandates of an office and of the rooms below it; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    places = [centre.id, *[one.id for one in await mandate_agents.rooms_below(centre)]]
    rows = await Mandate.filter(centre_id__in=places).order_by("-made_at", "-id")
    today = deps.clock.today()
    kept = [row for row in rows if _wanted(which, state_on(row.state, row.until_on, today))]
    listed = await _list(deps, actor, kept[:MOST_MANDATES], language)
    return MandatesView([one for one in listed.items if one.to_print or not to_print])


async def _in_office(actor: Actor, centre_id: UUID) -> bool:
    """Whether somebody works at an office, or at the one above a room."""
    if actor.works_at(centre_id):
        return True
    if not actor.is_staff:
        return False
    return any(actor.works_at(above) for above in await routing.upwards(centre_id))


async def _list(deps: Deps, actor: Actor, rows: list[Mandate], language: str) -> MandatesView:
    known = await _seen(rows)
    return MandatesView([await _view(deps, actor, row, known, language, []) for row in rows])


async def _seen(rows: list[Mandate]) -> _Seen:
    who = {one for row in rows for one in (row.principal_id, row.proxy_id, row.witness_id) if one}
    places = {row.centre_id for row in rows}
    subjects = [f"mandate:{row.id}" for row in rows]
    printed = await AuditEntry.filter(act=PRINTED, subject__in=subjects) if rows else []
    return _Seen(
        {one.id: one for one in await Person.filter(id__in=list(who))} if who else {},
        {one.id: one for one in await Centre.filter(id__in=list(places))} if places else {},
        frozenset(entry.subject for entry in printed),
    )


async def _view(
    deps: Deps, actor: Actor, row: Mandate, known: _Seen, language: str, cases: list[CaseRow]
) -> MandateView:
    state = state_on(row.state, row.until_on, deps.clock.today())
    paper = await mandate_notices.needs_paper(deps, row)
    printed = f"mandate:{row.id}" in known.printed
    return MandateView(
        id=row.id,
        number=row.number,
        centre=known.centres[row.centre_id].code,
        principal=_principal(deps, actor, row, known),
        proxy=_proxy(deps, actor, row, known),
        as_agent=row.as_agent,
        items=await mandate_notices.item_names(row.items, language),
        forbidden=[_forbidden(one, language) for one in row.forbidden],
        way=row.way,
        way_name=say(f"mandate.way.{row.way}", language),
        witness=_witness(deps, row, known),
        words=deps.cipher.open(row.words_sealed, f"mandate:words:{row.id}"),
        from_on=row.from_on,
        until_on=row.until_on,
        state=state,
        state_name=say(f"mandate.state.{state}", language),
        made_at=row.made_at,
        cases=cases,
        may=_may(actor, row, state),
        paper=paper,
        to_print=paper and not printed and row.made_by_id != row.principal_id,
    )


def _forbidden(act: str, language: str) -> ForbiddenActView:
    return ForbiddenActView(act, say(f"mandate.forbidden.{act}", language))


def _principal(deps: Deps, actor: Actor, row: Mandate, known: _Seen) -> PrincipalView:
    """Whole for both sides once they agreed, masked for everybody else."""
    name = people.name_of(deps, known.people[row.principal_id])
    whole = actor.person_id == row.principal_id or (
        actor.person_id == row.proxy_id and row.state != MandateState.ASKED
    )
    return PrincipalView(row.principal_id, name if whole else masked_name(name))


def _proxy(deps: Deps, actor: Actor, row: Mandate, known: _Seen) -> ProxyView:
    person = known.people[row.proxy_id]
    name, phone = people.name_of(deps, person), people.phone_of(deps, person)
    if row.as_agent or actor.person_id == row.proxy_id:
        return ProxyView(person.id, name, phone)
    return ProxyView(person.id, masked_name(name), masked_phone(phone))


def _witness(deps: Deps, row: Mandate, known: _Seen) -> str:
    if row.witness_id and row.witness_id in known.people:
        return people.name_of(deps, known.people[row.witness_id])
    return deps.cipher.open(row.witness_sealed, f"mandate:witness:{row.id}")


def _may(actor: Actor, row: Mandate, state: MandateState) -> list[str]:
    if state not in (MandateState.ASKED, MandateState.GIVEN):
        return []
    mine = actor.person_id in (row.principal_id, row.proxy_id) or actor.is_staff
    give = state is MandateState.ASKED and actor.person_id == row.principal_id
    return [*(["give"] if give else []), *(["end"] if mine else [])]


def _wanted(which: Standing, state: MandateState) -> bool:
    if which == "all":
        return True
    if which == "open":
        return state in (MandateState.ASKED, MandateState.GIVEN)
    return state == which


def _latest(row: Mandate) -> tuple[datetime, UUID]:
    return row.made_at, row.id
