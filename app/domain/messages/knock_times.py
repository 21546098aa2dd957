"""By when somebody has to be told in person: counted in the working time of the office."""

from datetime import UTC, datetime, timedelta

from app.domain.deadlines.warnings import office_moment
from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar
from app.domain.ratings.policies import Policy
from app.kit.clock import SHANGHAI


def knock_due(now: datetime, allowed: timedelta, rules: Policy, calendar: WorkCalendar) -> datetime:
    """The moment `allowed` after `now`, its days working days, the rest of it office hours; in UTC.

    It begins when the office works next, and always lies in office hours or at their end. Two days
    on a Friday at 16:00 end on Tuesday at 16:00. Nothing allowed is that beginning.
    """
    at, left = office_moment(now, rules, calendar), max(allowed, timedelta())
    for _ in range(left.days):
        at = _same_time_next(at, calendar)
    return _office_hours_on(at, left - timedelta(days=left.days), rules, calendar)


def _same_time_next(at: datetime, calendar: WorkCalendar) -> datetime:
    local = at.astimezone(SHANGHAI)
    day = local.date() + ONE_DAY
    while not calendar.is_workday(day):
        day += ONE_DAY
    return datetime.combine(day, local.time(), SHANGHAI).astimezone(UTC)


def _office_hours_on(
    at: datetime, by: timedelta, rules: Policy, calendar: WorkCalendar
) -> datetime:
    while True:
        on = at.astimezone(SHANGHAI).date()
        closes = datetime.combine(on, rules.office_to, SHANGHAI).astimezone(UTC)
        if at + by <= closes:
            return at + by
        by -= closes - at
        at = office_moment(closes, rules, calendar)
