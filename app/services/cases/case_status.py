"""The public state of a case for whoever holds its token: where it stands, and nobody's name."""

import re
from datetime import date

from msgspec import Struct

from app.catalog.texts import said
from app.domain.deadlines.clock_ledger import Which
from app.kit.clock import office_day
from app.kit.errors import NotFound
from app.models.case import Case
from app.models.centre import Centre
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import case_ledger, case_rows
from app.words import say

TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


class NoSuchStatus(NotFound):
    """There is no case under this address."""


class CaseStatusView(Struct, frozen=True):
    """Where a case stands; `due_on` is the promised day, null when none runs."""

    number: str
    item_name: str
    centre_name: str
    centre_phone: str
    state_name: str
    turn_name: str
    received_on: date
    due_on: date | None
    provisional: bool
    closed: bool


async def status(deps: Deps, token: str, language: str) -> CaseStatusView:
    """The state of the case with this token; NoSuchStatus."""
    case = await Case.get_or_none(status_token=token) if TOKEN.fullmatch(token) else None
    if case is None:
        raise NoSuchStatus
    centre, body = await Centre.get(id=case.centre_id), await case_ledger.body_of(case)
    clock = await case_ledger.clock(deps, case)
    promise = clock.deadline(Which.PROMISED) or clock.deadline(Which.STATUTORY)
    runs = promise if promise and promise.open else None
    return CaseStatusView(
        number=case.number,
        item_name=said(body.name, language).text,
        centre_name=said_of(centre.name, language),
        centre_phone=centre.phone,
        state_name=say(f"case.state.{case.state}", language),
        turn_name=case_rows.turn_name(case, False, language),
        received_on=office_day(case.received_at),
        due_on=runs.due_on if runs else None,
        provisional=bool(runs and runs.provisional),
        closed=case.closed_at is not None,
    )
