"""Filing a case: by the person, at the counter, through an agent or on the phone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import json

from app.domain.cases.case_flow import Act, Mode, Outcome, State, Turn
from app.domain.cases.case_messages import CaseKind
from app.domain.catalogue import item_rules
from app.domain.deadlines.clock_ledger import EventKind
from app.domain.people.mandates import forbidden_for
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.case import Case
from app.models.centre import Post
from app.models.person import Person
from app.ports import Deps
from app.services.cases import (
    case_acts,
    case_ledger,
    case_mandates,
    case_notices,
    case_parties,
    case_views,
    priorities,
    routing,
)
from app.services.cases.case_orders import Order
from app.services.cases.case_views import CaseView
from app.services.house import access, audit
from app.services.papers import case_materials, case_tokens
from app.services.papers.case_offers import Offered, offered_for
from app.services.people import paper_people, people, verified_documents
from app.services.people.paper_people import Named
from app.services.people.verified_documents import NotReusable

MOST_OPEN = 5
"""Open cases of one item that a person may have: more are the same tap again."""
COUNT_UP = (
    "INSERT INTO case_count (centre_id, year, given) VALUES ($1, $2, 1)"
    " ON CONFLICT (centre_id, year) DO UPDATE SET given = case_count.given + 1 RETURNING given"
)


class CaseLimit(Conflict):
    """There are open cases of this service already."""


class NotImmediate(Invalid):
    """Only what is done at once can be finished at the counter."""


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What somebody files; `name` and `phone` fill what we do not know of them yet.

    `materials` are the papers brought, `promised` those that follow, by a day or (None) by the last
    one the item allows, `reused` those for which a verified document of the person stands; all by
    their place in the list of the item's `version` that was filled in (None: the one in force).
    `for_person` is the relative for whom it is; None is oneself.
    """

    centre: str
    item: str
    answers: Mapping[str, object] = field(default_factory=dict)
    materials: tuple[int, ...] = ()
    promised: Mapping[int, date | None] = field(default_factory=dict)
    reused: tuple[int, ...] = ()
    name: str = ""
    phone: str = ""
    note: str = ""
    version: int | None = None
    for_person: UUID | None = None


@dataclass(frozen=True)
class Desk:
    """How a case comes in through somebody of the office, or `by_agent` under a `mandate`.

    `finish` decides and delivers at once what is done while the person waits.
    """

    intake: Literal["counter", "agent", "hotline"]
    id_number: str = ""
    finish: bool = False
    by_agent: bool = False
    mandate: UUID | None = None


async def file(deps: Deps, actor: Actor, filing: Filing, language: str) -> CaseView:
    """File a case for the person who asks or a relative, and tell them; or refuse with the reason.

    A relative is a minor whose guardian one is, or gave a mandate (else NoMandate). Refusals:

    NoSuchItem, ItemChanged, NotOffered, BadAnswers, NotEligible, NoSuchMaterial, NotPromisable,
    BadPromiseDay, NotReusable, CaseLimit, NameNeeded, PhoneNeeded, BadName, BadPhone, NobodyOnDuty.
    """
    offered = await offered_for(deps, filing.centre, filing.item, filing.answers, filing.version)
    offered.check_eligible(language)
    async with sql.transaction():
        mine = filing.for_person in (None, actor.person_id)
        if mine:
            person = await people.held(actor.person_id)
            await people.complete(deps, person, filing.name, filing.phone)
            case = _new(deps, offered, person, actor, "person")
        else:
            case = await _for_relative(deps, actor, filing, offered)
        await _hold(deps, case, offered.department)
        await _write(deps, actor, case, offered, filing)
        await audit.record(deps, actor.person_id, "case-filed", f"case:{case.id}")
        await case_notices.tell_staff(deps, [case.holder_id], case, CaseKind.NEW)
    return await case_views.view(deps, case, actor, language)


async def take_in(deps: Deps, actor: Actor, filing: Filing, desk: Desk, language: str) -> CaseView:
    """File a case for somebody at the counter, on the phone or far away; staff of the centre only.

    As `file`, and BadIdNumber, NoSuchCentre, NotImmediate, GapsOpen. Whoever takes it in was asked
    first and owns it until it goes, with a trace, to the post that handles the item. A person who
    insists is not turned away by a rule for applying: that is decided in writing.
    """
    await access.centre_of_staff(actor, filing.centre)
    return await _take_in(deps, actor, filing, desk, language)


async def take_in_as_agent(
    deps: Deps,
    actor: Actor,
    filing: Filing,
    id_number: str,
    language: str,
    mandate: UUID | None = None,
) -> CaseView:
    """File a case for somebody of the village, at its room or centre; only by an agent of it.

    As `file`, and BadIdNumber, NoSuchCentre, AnotherName, NoMandate, MandateForbids. It needs a
    mandate of the person that covers the item: the one named, else any. The person is told; the
    office handles it; the agent follows it and answers for the person, but never decides on it.
    """
    await access.centre_of_agent(actor, filing.centre)
    if filing.reused:
        raise NotReusable(pointer="/reused")
    return await _take_in(
        deps, actor, filing, Desk("agent", id_number, by_agent=True, mandate=mandate), language
    )


async def _take_in(deps: Deps, actor: Actor, filing: Filing, desk: Desk, language: str) -> CaseView:
    """Take a case in for somebody else, where `actor` may."""
    forbidden = forbidden_for(desk.by_agent)
    offered = await offered_for(
        deps, filing.centre, filing.item, filing.answers, filing.version, forbidden
    )
    if desk.intake == "agent":
        offered.check_eligible(language)
    if desk.finish and Mode(offered.body.mode) is not Mode.IMMEDIATE:
        raise NotImmediate(pointer="/finish")
    async with sql.transaction():
        person = await people.held((await _whose(deps, actor, filing, desk)).id)
        if desk.intake == "counter" and desk.id_number:
            await priorities.note_age(deps, actor.person_id, person, desk.id_number)
        case = _new(deps, offered, person, actor, desk.intake)
        case.first_asked_id = actor.person_id
        if desk.by_agent:
            case.mandate_id = await case_mandates.of_agent(
                deps, actor.person_id, person.id, filing.item, desk.mandate
            )
        await case_mandates.check_filing(actor.person_id, case, offered.body, filing.answers)
        await _hold(deps, case, offered.department)
        routed_to, theirs = case.holder_id, not await case_parties.may_handle(actor.person_id, case)
        case.holder_id = routed_to if theirs else actor.person_id
        await _write(deps, actor, case, offered, filing)
        await audit.record(deps, actor.person_id, "case-taken-in", f"case:{case.id}")
        if desk.finish:
            case = await _finish(deps, actor, case)
        elif not theirs and not await case_parties.serves(deps, actor.person_id, case.post_id):
            await case_acts.done_by_itself(deps, case, Order(act=Act.HAND_OVER, person=routed_to))
        told = {case.holder_id} - {actor.person_id}
        await case_notices.tell_staff(deps, told, case, CaseKind.NEW)
    return await case_views.view(deps, case, actor, language)


async def _whose(deps: Deps, actor: Actor, filing: Filing, desk: Desk) -> Person:
    """The person whose case it will be: who stands there, or whose mandate is named."""
    if desk.mandate is not None:
        return await case_mandates.principal_of(actor.person_id, desk.mandate)
    if desk.intake == "agent":
        said = Named(name=filing.name, phone=filing.phone, id_number=desk.id_number)
        return await paper_people.found_or_made(deps, said, pointer="/person/name")
    return await people.walk_in(deps, filing.name, filing.phone, desk.id_number)


async def _for_relative(deps: Deps, actor: Actor, filing: Filing, offered: Offered) -> Case:
    """A case for a minor of one's own or under the mandate of a relative; NoMandate."""
    assert filing.for_person is not None
    who, item = actor.person_id, filing.item
    mandate = await case_mandates.of_relative(deps, who, filing.for_person, item)
    person = await people.held(filing.for_person)
    case = _new(deps, offered, person, actor, "family")
    case.mandate_id = mandate.id if mandate else None
    return case


def _new(deps: Deps, offered: Offered, person: Person, actor: Actor, intake: str) -> Case:
    """A case that was not written yet; nobody holds it."""
    case_id = deps.ids.new()
    answers = json.encode(offered.answers).decode() if offered.answers else ""
    return Case(
        id=case_id,
        person_id=person.id,
        centre_id=offered.centre.id,
        item_id=offered.item.id,
        item_version=offered.item.current,
        mode=offered.body.mode,
        intake=intake,
        made_by_id=actor.person_id,
        state=State.RECEIVED,
        turn=Turn.OFFICE,
        form_sealed=deps.cipher.seal(answers, f"service_case:form:{case_id}"),
        status_token=deps.ids.token(),
        received_at=deps.clock.now(),
    )


async def _hold(deps: Deps, case: Case, department: str) -> None:
    """Route a case to its post and holder: never to its own person, nor to who filed it for them.

    With a `department` to the post that speaks for it. NobodyOnDuty when there is nobody else.
    """
    now = deps.clock.now()
    if department:
        owner = await routing.department_owner(deps, case.centre_id, department, now)
    else:
        owner = await routing.owner_for(deps, case.centre_id, case.item_id, now)
    case.post_id, case.holder_id = owner.post_id, owner.person_id
    if await case_parties.may_handle(owner.person_id, case):
        return
    post = await Post.get_or_none(id=owner.post_id) if owner.post_id else None
    others = [post.holder_id, post.cover_id, post.lead_id] if post else []
    gone = await routing.away([case.centre_id], now)
    for other in (*others, *await routing.directors_of(case.centre_id)):
        if other and other not in gone and await case_parties.may_handle(other, case):
            case.holder_id = other
            return
    raise routing.NobodyOnDuty(centre=str(case.centre_id))


async def _write(deps: Deps, actor: Actor, case: Case, offered: Offered, filing: Filing) -> None:
    """Number the case, write its row, papers and first line, start its clock, tell its person."""
    await _check_limit(case)
    body = offered.body
    papers = case_materials.Papers(
        given=filing.materials,
        promised=await case_materials.promised_days(deps, body, filing.promised),
        reused=await verified_documents.reused(deps, case.person_id, body, filing.reused),
        listed=item_rules.listed(body, offered.facts),
    )
    today = deps.clock.today()
    [count] = await sql.rows(COUNT_UP, case.centre_id, today.year)
    case.number = f"{offered.centre.code}-{today.year}-{count['given']:05}"
    case.item_priority = item_rules.goes_first(body, offered.facts)
    case.priority = case.item_priority or await priorities.priority_of(case.person_id, today)
    await case.save(force_create=True)
    await case_materials.write_down(deps, case.id, body, papers)
    await case_tokens.keep(deps, case.id, body.procedure.form, offered.answers)
    await verified_documents.note_reuse(deps, actor, case, papers.reused.values())
    facts: dict[str, object] = {
        "intake": case.intake,
        "materials": sorted(set(filing.materials)),
    }
    unusual: dict[str, object] = {"unmet": offered.unmet, "reused": sorted(papers.reused)}
    facts |= {key: held for key, held in unusual.items() if held}
    await case_ledger.write(
        deps, case, EventKind.RECEIVED, case.made_by_id, facts=facts, words=filing.note.strip()
    )
    await case_ledger.refresh(deps, case)
    await case_notices.tell_person(deps, case, CaseKind.RECEIVED)


async def _check_limit(case: Case) -> None:
    """Nothing, or CaseLimit; the person's row is held, so that two filings queue up here."""
    alike = Case.filter(person_id=case.person_id, item_id=case.item_id, closed_at__isnull=True)
    if await alike.count() >= MOST_OPEN:
        raise CaseLimit(limit=MOST_OPEN)


async def _finish(deps: Deps, actor: Actor, case: Case) -> Case:
    """Grant it and hand it over while the person waits: whoever stands there confirmed already."""
    for order in (Order(act=Act.DECIDE, outcome=Outcome.GRANTED), Order(act=Act.DELIVER)):
        case = await case_acts.done(deps, actor, case.id, order, at_counter=True)
    return case
