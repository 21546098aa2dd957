"""Letting an open case go over to another version of its item, with its person's consent if due."""

from uuid import UUID

from app.domain.cases.case_flow import Act, Party
from app.domain.cases.case_messages import CaseKind
from app.domain.cases.case_moves import NotAsked
from app.domain.deadlines.clock_ledger import Which
from app.domain.people.roles import Actor
from app.models import sql
from app.models.case import Case
from app.models.item_draft import CaseMove
from app.ports import Deps
from app.services.cases import (
    case_ledger,
    case_mandates,
    case_move_plans,
    case_move_views,
    case_notices,
    case_parties,
)
from app.services.cases.case_move_plans import Plan
from app.services.cases.case_move_views import MoveView
from app.services.cases.case_parties import OwnCase
from app.services.house import access, audit
from app.services.papers import case_kept

ASKED, REFUSED, DROPPED, DONE = "asked", "refused", "dropped", "done"
"""Where a move stands; the office dropped one when it asked for another instead."""


async def preview(
    deps: Deps, actor: Actor, case_id: UUID, number: int | None, language: str
) -> MoveView:
    """What a move to the version `number` (None: the one in force) would do; changes nothing.

    NoSuchCase, CaseOver, NoSuchVersion, AlreadyThere.
    """
    case = await case_parties.seen(actor, case_id)
    access.check_works_at(actor, case.centre_id)
    planned = await case_move_plans.plan(deps, case, number)
    return await case_move_views.shown(deps, planned, await _open(case), language)


async def move(deps: Deps, actor: Actor, case_id: UUID, number: int, language: str) -> MoveView:
    """Move the case, or ask its person first where the other version is to their disadvantage.

    For its holder and the director. Asked again for the same version, nothing happens; for another
    one, the person is asked about that instead. As `preview`, and NotYours, ClaimFirst, OwnCase.
    """
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        await _check_handles(deps, actor, case)
        planned = await case_move_plans.plan(deps, case, number)
        row = await _open(case)
        if row is None or row.after != number:
            row = await _begun(deps, actor, planned, row)
        view = await case_move_views.shown(deps, planned, row, language)
        if row.state != ASKED:
            await _carry_out(deps, planned, row, actor.person_id)
    return view


async def asked(deps: Deps, actor: Actor, case_id: UUID, language: str) -> MoveView:
    """What the person of a case is asked, for them or their agent; NoSuchCase, NotAsked."""
    case = await case_parties.seen(actor, case_id)
    row = await _open(case) if case_parties.acts_for_person(actor.person_id, case) else None
    if row is None:
        raise NotAsked(case=str(case_id))
    planned = await case_move_plans.plan(deps, case, row.after)
    return await case_move_views.shown(deps, planned, row, language)


async def answer(deps: Deps, actor: Actor, case_id: UUID, agree: bool, language: str) -> MoveView:
    """Agree, and the case moves; or refuse, and it stays. NoSuchCase, MandateOver, NotAsked,
    CaseOver.

    Whoever holds the case is told.
    """
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        await case_parties.check_visible(actor, case)
        await case_mandates.check_still(deps, actor.person_id, case)
        row = await _open(case)
        if row is None or not case_parties.acts_for_person(actor.person_id, case):
            raise NotAsked(case=str(case_id))
        planned = await case_move_plans.plan(deps, case, row.after)
        row.answered_at = deps.clock.now()
        row.state = DONE if agree else REFUSED
        view = await case_move_views.shown(deps, planned, row, language)
        if agree:
            await _carry_out(deps, planned, row, actor.person_id)
        else:
            await _settle(deps, row)
            await _note(deps, planned, case_kept.REFUSED, actor.person_id)
            await _record(deps, actor.person_id, "case-move-refused", planned)
        holder = [case.holder_id]
        await case_notices.tell_staff(deps, holder, case, CaseKind.REPLIED, row.id.hex)
    return view


async def drop(deps: Deps, item_id: UUID, number: int) -> None:
    """Ask nobody any more whether their case may go over to a version that is withdrawn."""
    asked_for = CaseMove.filter(case__item_id=item_id, after=number, done_at__isnull=True)
    ids = [row.id for row in await asked_for]
    await CaseMove.filter(id__in=ids).update(state=DROPPED, done_at=deps.clock.now())


async def _check_handles(deps: Deps, actor: Actor, case: Case) -> None:
    """Nothing, or a refusal unless it is for `actor` to decide on the case."""
    await case_parties.check_visible(actor, case)
    if await case_parties.party(deps, actor, case, Act.REVIEW, None) is Party.PERSON:
        raise OwnCase(case=str(case.id))


async def _begun(deps: Deps, actor: Actor, planned: Plan, earlier: CaseMove | None) -> CaseMove:
    """A move to be done at once, or the question whether it may be."""
    if earlier:
        earlier.state = DROPPED
        await _settle(deps, earlier)
    row = CaseMove(
        id=deps.ids.new(),
        case_id=planned.case.id,
        before=planned.case.item_version,
        after=planned.number,
        state=ASKED if planned.move.needs_consent else DONE,
        asked_by_id=actor.person_id,
        asked_at=deps.clock.now(),
    )
    await row.save(force_create=True)
    if row.state == ASKED:
        await _note(deps, planned, case_kept.ASKED, actor.person_id)
        await _record(deps, actor.person_id, "case-move-asked", planned)
        await case_notices.tell_person(deps, planned.case, CaseKind.MOVE_ASKED, row.id.hex)
    return row


async def _carry_out(deps: Deps, planned: Plan, row: CaseMove, actor_id: UUID) -> None:
    facts = {"before": row.before, "after": row.after}
    await case_move_plans.write(deps, planned, actor_id)
    await _settle(deps, row)
    case = planned.case
    await audit.record(deps, actor_id, "case-moved", f"case:{case.id}", **facts)
    clock = await case_ledger.clock(deps, case)
    promise = clock.deadline(Which.PROMISED) or clock.deadline(Which.STATUTORY)
    due = promise.due_on.isoformat() if promise else ""
    await case_notices.tell_person(deps, case, CaseKind.MOVED, row.id.hex, due=due)


async def _note(deps: Deps, planned: Plan, kind: str, actor_id: UUID) -> None:
    facts = {"before": planned.case.item_version, "after": planned.number}
    await case_ledger.write(deps, planned.case, kind, actor_id, facts=facts)


async def _record(deps: Deps, actor_id: UUID, act: str, planned: Plan) -> None:
    facts = {"before": planned.case.item_version, "after": planned.number}
    await audit.record(deps, actor_id, act, f"case:{planned.case.id}", **facts)


async def _settle(deps: Deps, row: CaseMove) -> None:
    """Close a move as it stands now."""
    row.done_at = deps.clock.now()
    values = {"state": row.state, "answered_at": row.answered_at, "done_at": row.done_at}
    await CaseMove.filter(id=row.id).update(**values)


async def _open(case: Case) -> CaseMove | None:
    """What the person of a case is asked now, if anything."""
    return await CaseMove.filter(case_id=case.id, done_at__isnull=True).first()
