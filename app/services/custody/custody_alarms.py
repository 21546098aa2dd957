"""Alarms for originals that should be back, and for hand-overs that only one side confirmed."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from tortoise.expressions import Q

from app.domain.custody.custody import HALF_FOR
from app.domain.custody.custody_messages import CustodyKind
from app.domain.custody.custody_moves import OFFICE, OWNER
from app.domain.deadlines.warnings import is_office_time
from app.models import sql
from app.models.case import Case
from app.models.original import Original
from app.ports import Deps
from app.services.cases import case_ledger, routing
from app.services.custody import custody_parties, custody_records
from app.services.custody.custody_notices import people_of, tell_people
from app.services.ratings import policies

MOST: Final = 500
"""How many originals one round looks at; the next round has the others."""


async def alarm(deps: Deps) -> int:
    """Tell whoever has it, and the directors, of each original that is late or half handed over.

    Once a day for each original, while its office works; returns for how many.
    """
    now, today = deps.clock.now(), deps.clock.today()
    late = Q(due_on__lt=today) & ~Q(place=OWNER)
    due = Q(alarmed_on=None) | Q(alarmed_on__lt=today)
    rows = await Original.filter(late | Q(half=True), due).order_by("id").limit(MOST)
    calendar, said = await case_ledger.calendar_for(deps, []), 0
    for row in rows:
        rules = (await policies.in_force(row.centre_id)).rules
        if is_office_time(now, rules, calendar):
            said += await _alarm(deps, row.id, now, today)
    return said


async def _alarm(deps: Deps, original_id: UUID, now: datetime, today: date) -> bool:
    async with sql.transaction():
        original = await custody_parties.held(original_id)
        if original.alarmed_on is not None and original.alarmed_on >= today:
            return False
        kinds = [*_late(original, today), *_half(deps, original, now)]
        if not kinds:
            return False
        who = [*await _involved(deps, original), *await routing.directors_of(original.centre_id)]
        due = {"due": original.due_on.isoformat()} if original.due_on else {}
        for kind in kinds:
            await tell_people(deps, original, kind, who, today.isoformat(), **due)
        await Original.filter(id=original.id).update(alarmed_on=today)
    return True


def _late(original: Original, today: date) -> list[CustodyKind]:
    due_on = original.due_on
    late = due_on is not None and due_on < today and original.place != OWNER
    return [CustodyKind.OVERDUE] if late else []


def _half(deps: Deps, original: Original, now: datetime) -> list[CustodyKind]:
    since = custody_records.kept_chain(deps, original).half_since
    return [CustodyKind.HALF] if since is not None and now - since > HALF_FOR else []


async def _involved(deps: Deps, original: Original) -> list[UUID]:
    """Who has it, both sides of a half hand-over but its owner, at the office who has the case."""
    moves = custody_records.kept_chain(deps, original).moves
    last = moves[-1] if original.half and moves else None
    parties = {last.giver, last.taker} if last else set()
    parties |= {str(original.holder_id)} if original.holder_id else set()
    if (original.place == OFFICE or OFFICE in parties) and original.case_id is not None:
        parties.add(str((await Case.get(id=original.case_id)).holder_id))
    return people_of(parties - {OWNER}, original)
