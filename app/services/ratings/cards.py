"""Issuing cards: by which rule, for which deadline, to whom was on duty when it passed."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from app.domain.cases.case_messages import CaseKind
from app.domain.deadlines.clock_ledger import Clock, Which
from app.domain.deadlines.warnings import is_office_time
from app.domain.ratings import cards as rules
from app.domain.ratings.cards import CardDue, CardState
from app.kit.clock import SHANGHAI, office_day
from app.models import sql
from app.models.card import Card, CardEvent, CaseWarning
from app.models.case import Case, CaseEvent, CaseTask
from app.models.centre import Post
from app.ports import Deps
from app.services.cases import case_ledger, routing
from app.services.cases.case_notices import tell_staff
from app.services.cases.routing import Owner
from app.services.house import audit
from app.services.ratings import policies
from app.services.ratings.policies import InForce

LATE = (
    "SELECT id FROM service_case WHERE (closed_at IS NULL AND next_due_on < $1)"
    " OR id IN (SELECT case_id FROM case_event WHERE at_moment > $2) ORDER BY id"
)
ISSUE = (
    "INSERT INTO card (id, case_id, centre_id, key, colour, which, clock_key, rule_number, rule,"
    " due_on, evidence, post_id, person_id, issued_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    " ON CONFLICT (key) DO NOTHING RETURNING id"
)
HELD = "held"
"""Why somebody answers who simply had the case; else the reason of a duty (cover, shift)."""
LOOK_BACK = timedelta(days=2)
"""A deadline that ended late is looked at for so long after anything happened to its case."""


async def issue_due(deps: Deps) -> int:
    """Issue the cards that are due, in office hours only; returns how many."""
    now, today = deps.clock.now(), deps.clock.today()
    issued = 0
    for row in await sql.rows(LATE, today, now - LOOK_BACK):
        async with sql.transaction():
            issued += await _issue(deps, await case_ledger.held(UUID(str(row["id"]))))
    return issued


async def _issue(deps: Deps, case: Case) -> int:
    now, calendar = deps.clock.now(), await case_ledger.calendar_for(deps, [case])
    place = await policies.in_force(case.centre_id)
    if not is_office_time(now, place.rules, calendar):
        return 0
    clock = await case_ledger.clock(deps, case)
    standing = [(c.which, c.clock_key, c.due_on) for c in await standing_cards([case.id])]
    due = rules.cards_due(clock.deadlines, place.rules, calendar, deps.clock.today(), standing)
    return sum([await _give(deps, case, clock, one, place) for one in due])


async def standing_cards(cases: Iterable[UUID]) -> list[Card]:
    """The cards of some cases that were not withdrawn."""
    found = await Card.filter(case_id__in=list(cases)).order_by("issued_at", "id")
    withdrawn = await CardEvent.filter(
        card_id__in=[card.id for card in found], kind=CardState.WITHDRAWN
    )
    gone = {event.card_id for event in withdrawn}
    return [card for card in found if card.id not in gone]


async def _give(deps: Deps, case: Case, clock: Clock, due: CardDue, place: InForce) -> int:
    """Issue one card and tell its person and the directors; 0 when it was issued before."""
    ends = datetime.combine(due.due_on, place.rules.office_to, SHANGHAI).astimezone(UTC)
    liable, why = await on_duty_at(case, due, ends)
    evidence = await _evidence(case, clock, due, why)
    card_id = deps.ids.new()
    made = await sql.rows(
        ISSUE,
        card_id,
        case.id,
        case.centre_id,
        f"case/{case.id.hex}/{due.key}",
        due.colour,
        due.which,
        due.clock_key,
        place.number,
        msgspec.json.encode(place.rules).decode(),
        due.due_on,
        msgspec.json.encode(evidence).decode(),
        liable.post_id,
        liable.person_id,
        deps.clock.now(),
    )
    if not made:
        return 0
    told = {liable.person_id, *await routing.directors_of(case.centre_id)}
    await tell_staff(deps, told, case, CaseKind.CARD, card_id.hex[-12:])
    facts = {"case": str(case.id), "colour": due.colour, "person": str(liable.person_id)}
    await audit.record(deps, None, "card-issued", f"card:{card_id}", **facts)
    return 1


async def on_duty_at(case: Case, due: CardDue, at: datetime) -> tuple[Owner, str]:
    """Whose duty it was when the deadline passed, and why: read from what was so at that time.

    Who held the case, unless they were away: then who was on duty at the post where it lay.
    """
    if due.which is Which.DEPARTMENT:
        task = await CaseTask.get_or_none(case_id=case.id, department=due.clock_key)
        if task is not None:
            return await _at_post(case.centre_id, task.post_id, task.holder_id, at)
    then = await CaseEvent.filter(case_id=case.id, at__lte=at).order_by("-sequence").first()
    post_id = then.post_id if then else case.post_id
    return await _at_post(case.centre_id, post_id, await _holder_then(case, at), at)


async def _at_post(
    centre_id: UUID, post_id: UUID | None, holder_id: UUID, at: datetime
) -> tuple[Owner, str]:
    if holder_id not in await routing.away([centre_id], at):
        return Owner(post_id, holder_id), HELD
    post = await Post.get_or_none(id=post_id) if post_id else None
    if post is not None:
        duty = await routing.on_duty(post, at)
        if duty.person_id is not None:
            return Owner(post.id, duty.person_id), str(duty.why)
    return Owner(post_id, holder_id), HELD


async def _holder_then(case: Case, at: datetime) -> UUID:
    """Who held the case at a moment: as the hand-overs after it tell, read backwards."""
    moves = CaseEvent.filter(case_id=case.id, at__gt=at, kind__in=["hand_over", "claim"])
    after = [move for move in await moves.order_by("sequence") if "task" not in move.facts]
    before = after[0].facts.get("from") if after else None
    return UUID(str(before)) if before else case.holder_id


async def _evidence(case: Case, clock: Clock, due: CardDue, why: str) -> dict[str, object]:
    """What a reader needs to check the card: ids, days and numbers."""
    said = await CaseWarning.filter(case_id=case.id, state="said").order_by("said_at", "id")
    same = [one for one in said if one.which == due.which and one.clock_key == due.clock_key]
    deadline = clock.deadline(due.which, due.clock_key)
    return {
        "received_on": office_day(case.received_at).isoformat(),
        "start_on": deadline.start_on.isoformat() if deadline else None,
        "workdays": deadline.workdays if deadline else None,
        "due_on": due.due_on.isoformat(),
        "late_workdays": due.late_workdays,
        "why": why,
        "warnings": [
            {
                "step": one.step,
                "said_at": one.said_at.isoformat() if one.said_at else None,
                "told": str(one.told_id),
            }
            for one in same
        ],
    }
