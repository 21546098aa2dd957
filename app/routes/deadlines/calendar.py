"""HTTP for the statutory calendar: open to everybody, as the law is."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.deadlines.workdays import MAX_WORKDAYS, BeyondCalendar
from app.routes.http.wire import Call, operation
from app.services.deadlines import calendars
from app.services.deadlines.calendars import FIRST_YEAR, LAST_YEAR, DueView, YearView

bp = Blueprint("calendar", url_prefix="/calendar")


class DueQuery(Struct, forbid_unknown_fields=True):
    """A promise of `workdays` working days on a matter accepted on `accepted_on`."""

    accepted_on: date
    workdays: Annotated[int, Meta(ge=0, le=MAX_WORKDAYS)]


class YearQuery(Struct, forbid_unknown_fields=True):
    """One year."""

    year: Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR)]


@operation(
    bp, "GET", "/due", summary="When is it due, and why", query=DueQuery, answer=DueView,
    problems=(BeyondCalendar,), max_age=300,
)  # fmt: skip
async def due(call: Call[None, DueQuery]) -> DueView:
    """Day one is the next working day; every day passed over is named."""
    return await calendars.due(call.query.accepted_on, call.query.workdays, call.language)


@operation(
    bp, "GET", "/days", summary="The days of a year that differ", query=YearQuery,
    answer=YearView, max_age=300,
)  # fmt: skip
async def days(call: Call[None, YearQuery]) -> YearView:
    """Holidays on weekdays and weekend days that are worked; provisional without a notice."""
    return await calendars.year(call.query.year, call.language)
