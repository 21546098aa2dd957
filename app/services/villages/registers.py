"""Registers: what an upper level wants listed, filled from visits and written as Excel."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from msgspec import Struct

from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor
from app.domain.villages import registers as rules
from app.domain.villages.registers import Column
from app.domain.visits import visit_months
from app.domain.visits.visit_flow import VisitParty, VisitState
from app.formats.plain_sheets import sheet_bytes
from app.kit.errors import NotFound
from app.models import sql
from app.models.centre import Centre
from app.models.visit import Register, Visit
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.house import access, audit
from app.services.villages import register_facts, village_offices
from app.services.villages.register_facts import VisitFacts
from app.services.visits import visit_parties, visit_places

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NoSuchRegister(NotFound):
    """There is no such register here."""


@dataclass(frozen=True, kw_only=True)
class RegisterWish:
    """A register as it is to be; an ended one is no longer filled."""

    centre: str
    code: str
    name: Mapping[str, str]
    columns: Sequence[Column]
    plan_kinds: Sequence[str] = ()
    ended: bool = False


@dataclass(frozen=True)
class RegisterFile:
    """A register of a month as an Excel file."""

    name: str
    content: bytes


class ColumnView(Struct, frozen=True, rename={"source": "from"}):
    """A column by its title, and where its value comes from."""

    title: str
    source: str


class RegisterView(Struct, frozen=True):
    """A register; `said` is its name in the language asked for."""

    centre: str
    code: str
    name: dict[str, str]
    said: str
    columns: list[ColumnView]
    plan_kinds: list[str]
    ended_at: datetime | None


class RegistersView(Struct, frozen=True):
    """The registers of an office, and where their columns may come from."""

    items: list[RegisterView]
    sources: list[str]


class FedView(Struct, frozen=True):
    """What one visit gives to a register: the titles that it fills, of so many columns."""

    register: str
    name: str
    fields: list[str]
    filled: int
    columns: int


class FedRegistersView(Struct, frozen=True):
    """The registers that a visit feeds; `saved_fields` did not have to be typed for them."""

    items: list[FedView]
    saved_fields: int


async def listed(deps: Deps, actor: Actor, centre_code: str, language: str) -> RegistersView:
    """The registers of an office, by code; NoSuchCentre."""
    centre = await village_offices.place_for(actor, centre_code)
    rows = await Register.filter(centre_id=centre.id).order_by("code")
    return RegistersView([_view(row, centre, language) for row in rows], list(rules.KNOWN))


async def define(deps: Deps, actor: Actor, wish: RegisterWish, language: str) -> RegisterView:
    """A new register, or other columns of one; by the director.

    NoSuchCentre, DirectorsOnly, BadRegister, BadColumn.
    """
    centre = await access.centre_of_staff(actor, wish.centre)
    access.check_directs(actor, centre.id)
    rules.check(wish.code, wish.name.get("zh", ""), wish.columns)
    async with sql.transaction():
        await village_offices.hold(centre.id)
        row = await Register.get_or_none(centre_id=centre.id, code=wish.code)
        fresh = row is None
        row = row or Register(id=deps.ids.new(), centre_id=centre.id, code=wish.code)
        row.name = {language: said for language, said in wish.name.items() if said.strip()}
        row.columns = [{"title": one.title.strip(), "from": one.source} for one in wish.columns]
        row.plan_kinds = sorted(set(wish.plan_kinds))
        row.ended_at = (row.ended_at or deps.clock.now()) if wish.ended else None
        await row.save(force_create=fresh)
        await audit.record(deps, actor.person_id, "register-defined", f"register:{row.id}")
    return _view(row, centre, language)


async def fill(
    deps: Deps, actor: Actor, centre_code: str, code: str, month: str, language: str
) -> RegisterFile:
    """The register of a month as Excel: one line for each finished visit; the look is logged.

    NoSuchCentre, NoSuchRegister, BadMonth.
    """
    centre = await village_offices.place_for(actor, centre_code)
    kept = await sql.find(Register, "WHERE centre_id = $1 AND code = $2", centre.id, code)
    if not kept:
        raise NoSuchRegister(register=code)
    [row] = kept
    columns = _columns(row)
    found = await _done(centre.id, month)
    facts = await register_facts.facts(deps, found, language)
    taken = [one for one in facts if rules.takes(row.plan_kinds, one.plan_kind)]
    lines = [rules.row(columns, one.values) for one in taken]
    async with sql.transaction():
        told = {"month": month, "rows": len(lines)}
        await audit.record(deps, actor.person_id, "register-read", f"register:{row.id}", **told)
    titles = [one.title for one in columns]
    name = said_of(row.name, language)
    content = await asyncio.to_thread(sheet_bytes, name, titles, lines)
    return RegisterFile(f"{code}-{month}.xlsx", content)


async def of_visit(deps: Deps, actor: Actor, visit_id: UUID, language: str) -> FedRegistersView:
    """The registers that a visit feeds; NoSuchVisit."""
    visit = await visit_parties.seen(actor, visit_id, VisitParty.OFFICE)
    facts, rows = await _fed_by(deps, visit, language)
    fed = [(row, rules.fed(_columns(row), facts.values)) for row in rows]
    return FedRegistersView(
        items=[
            FedView(
                register=row.code,
                name=said_of(row.name, language),
                fields=list(one.titles),
                filled=len(one.titles),
                columns=one.columns,
            )
            for row, one in fed
        ],
        saved_fields=_saved(rows, facts),
    )


async def saved_fields(deps: Deps, visit: Visit) -> int:
    """How many fields of registers did not have to be typed for a visit."""
    facts, rows = await _fed_by(deps, visit, "zh")
    return _saved(rows, facts)


async def _fed_by(deps: Deps, visit: Visit, language: str) -> tuple[VisitFacts, list[Register]]:
    offices = await visit_places.offices_of(visit.centre_id)
    rows = await Register.filter(centre_id__in=offices, ended_at=None).order_by("code", "id")
    [facts] = await register_facts.facts(deps, [visit], language)
    return facts, [row for row in rows if rules.takes(row.plan_kinds, facts.plan_kind)]


def _saved(rows: Collection[Register], facts: VisitFacts) -> int:
    return rules.saved([_columns(row) for row in rows], facts.values, facts.typed)


async def _done(centre_id: UUID, month: str) -> list[Visit]:
    """The visits of an office and its rooms that were finished in a month, by their day."""
    first, after = visit_months.days_of(month)
    places = await visit_places.places_of(centre_id)
    span = {"closed_at__gte": moment(first, time(0)), "closed_at__lt": moment(after, time(0))}
    done = Visit.filter(centre_id__in=places, state=VisitState.DONE, **span)
    return await done.order_by("closed_at", "number")


def _columns(row: Register) -> list[Column]:
    return [Column(one["title"], one["from"]) for one in row.columns]


def _view(row: Register, centre: Centre, language: str) -> RegisterView:
    return RegisterView(
        centre=centre.code,
        code=row.code,
        name=row.name,
        said=said_of(row.name, language),
        columns=[ColumnView(one.title, one.source) for one in _columns(row)],
        plan_kinds=row.plan_kinds,
        ended_at=row.ended_at,
    )
