"""The configuration doctor: looking at a centre, keeping what is wrong, and telling it once."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from uuid import UUID

import msgspec
from msgspec import Struct
from tortoise.expressions import Q

from app.catalog.texts import said
from app.domain.cases.case_messages import CaseKind
from app.domain.catalogue import setup_checks
from app.domain.catalogue.setup_checks import ASKED_OUTSIDE, Fault, Severity
from app.domain.people.roles import Actor, RoleName
from app.models import sql
from app.models.centre import Centre
from app.models.operation import Heartbeat
from app.models.person import Membership, Person
from app.models.setup_fault import SetupFault
from app.ports import Deps
from app.services.cases import routing
from app.services.cases.case_notices import tell_office
from app.services.catalogue import setup_facts
from app.services.house import access, audit
from app.words import say
from app.words.setup_faults import next_step, sentence

KEEP = (
    "INSERT INTO setup_fault (id, centre_id, key, kind, severity, facts, found_on, seen_on)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (centre_id, key) DO UPDATE SET"
    " severity = excluded.severity, facts = excluded.facts, seen_on = excluded.seen_on"
)
EXAMINED = "setup/{code}"
"""The heartbeat that remembers on which morning a centre was looked at last."""


class FaultView(Struct, frozen=True):
    """One thing to put right; `path` leads to where it is done in the console."""

    key: str
    kind: str
    severity: str
    said: str
    next: str
    path: str
    found_on: date
    seen_on: date


class SetupView(Struct, frozen=True):
    """What stands against the setup of a centre, errors first.

    `examined_on` is the day of the last look that is known of, None: there was none yet.
    """

    centre: str
    examined_on: date | None
    errors: int
    warnings: int
    infos: int
    faults: list[FaultView]


async def shown(deps: Deps, actor: Actor, centre_code: str, language: str) -> SetupView:
    """What was found last, for those who answer for the office; NoSuchCentre, DirectorsOnly."""
    return await _view(await _centre(actor, centre_code), language)


async def examine_now(deps: Deps, actor: Actor, centre_code: str, language: str) -> SetupView:
    """Look again, the addresses on the web left aside; NoSuchCentre, DirectorsOnly."""
    centre = await _centre(actor, centre_code)
    await examine(deps, centre, actor_id=actor.person_id)
    return await _view(centre, language, deps.clock.today())


async def examine(
    deps: Deps,
    centre: Centre,
    *,
    dead: frozenset[str] | None = None,
    actor_id: UUID | None = None,
) -> int:
    """Keep what is wrong with a centre now and forget what is not; returns how many faults stand.

    Errors that are new are told once to its directors and administrators, but to `actor_id`, who
    sees them. `dead` as in `setup_facts`: what is asked outside is kept while nobody asked.
    """
    facts = await setup_facts.facts_of(deps, centre, dead)
    found = setup_checks.faults(facts)
    async with sql.transaction():
        await sql.find(Centre, f"WHERE id = $1{sql.held_rows()}", centre.id)
        before = {row.key: row for row in await SetupFault.filter(centre_id=centre.id)}
        spared = ASKED_OUTSIDE if dead is None else ()
        gone = [row.id for row in before.values() if row.key not in _keys(found)]
        await SetupFault.filter(id__in=gone).exclude(kind__in=list(spared)).delete()
        await sql.many(KEEP, [_row(deps, centre, fault) for fault in found])
        known = {key for key, row in before.items() if row.severity == Severity.ERROR}
        fresh = [one for one in found if one.severity is Severity.ERROR and one.key not in known]
        if fresh:
            await _tell(deps, centre, fresh, actor_id)
            facts_told = {"errors": [one.key for one in fresh]}
            await audit.record(deps, None, "setup-faults", f"centre:{centre.id}", **facts_told)
    return len(found)


async def standing_errors() -> int | None:
    """How many errors stand against the setup of all centres; None before anybody has looked."""
    looked = await Heartbeat.filter(name__startswith=EXAMINED.format(code="")).exists()
    if not (looked or await SetupFault.exists()):
        return None
    return await SetupFault.filter(severity=Severity.ERROR).count()


async def _centre(actor: Actor, code: str) -> Centre:
    centre = await access.centre_of_staff(actor, code)
    access.check_directs(actor, centre.id)
    return centre


def _keys(found: Iterable[Fault]) -> frozenset[str]:
    return frozenset(fault.key for fault in found)


def _row(deps: Deps, centre: Centre, fault: Fault) -> tuple[object, ...]:
    facts = msgspec.json.encode(dict(fault.facts)).decode()
    today = deps.clock.today()
    return (deps.ids.new(), centre.id, fault.key, fault.kind, fault.severity, facts, today)


async def _tell(deps: Deps, centre: Centre, fresh: Sequence[Fault], but: UUID | None) -> None:
    """The same new errors are told once a day, however often somebody looks."""
    mark = sha256("\n".join(sorted(_keys(fresh))).encode()).hexdigest()[:12]
    about = f"{deps.clock.today()}/{mark}"
    count = str(len(fresh))
    of_office = Q(centre_id=centre.id) | Q(centre_id=None)
    admins = await Membership.filter(of_office, role=RoleName.ADMIN)
    people = {row.person_id for row in admins} | set(await routing.directors_of(centre.id))
    for person in await Person.filter(id__in=[*people - {but}]).order_by("id"):
        subject = say("setup.subject", person.language)
        params = {"item": subject, "number": count, "count": count}
        await tell_office(deps, [person.id], centre, CaseKind.SETUP_FAULTS, about, **params)


async def _view(centre: Centre, language: str, looked_on: date | None = None) -> SetupView:
    rows = await SetupFault.filter(centre_id=centre.id)
    order = list(Severity)
    rows.sort(key=lambda row: (order.index(Severity(row.severity)), row.key))
    names = {
        item.code: said(item.name, language).text for item in await setup_facts.wordings_of(centre)
    }
    many = [row.severity for row in rows]
    mark = await Heartbeat.get_or_none(name=EXAMINED.format(code=centre.code))
    known = [looked_on, date.fromisoformat(mark.said) if mark else None]
    days = [day for day in [*known, *(row.seen_on for row in rows)] if day]
    return SetupView(
        centre=centre.code,
        examined_on=max(days, default=None),
        errors=many.count(Severity.ERROR),
        warnings=many.count(Severity.WARNING),
        infos=many.count(Severity.INFO),
        faults=[_fault(row, names, language) for row in rows],
    )


def _fault(row: SetupFault, names: dict[str, str], language: str) -> FaultView:
    facts = dict(row.facts)
    facts["item"] = names.get(str(facts.get("code")), facts.get("item", ""))
    return FaultView(
        key=row.key,
        kind=row.kind,
        severity=row.severity,
        said=sentence(row.kind, facts, language),
        next=next_step(row.kind, language),
        path=setup_checks.console_path(row.kind, facts),
        found_on=row.found_on,
        seen_on=row.seen_on,
    )
