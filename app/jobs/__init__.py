"""The timetable: everything that happens without anybody asking."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from app.jobs import (
    alarm_knocks,
    alarm_originals,
    begin_absences,
    begin_versions,
    chase_gaps,
    chase_superior,
    count_deadlines,
    deem_accepted,
    deliver_notices,
    end_mandates,
    examine_setup,
    force_waiting,
    forget_old,
    gather_notices,
    issue_cards,
    plan_visits,
    send_digests,
    settle_notices,
    sweep_notices,
    take_in_events,
    warn_of_deadlines,
    watch_budgets,
    watch_carriers,
)
from app.ports import Deps


@dataclass(frozen=True)
class Job:
    """One thing that is done every so often; it may run twice, late, or never tonight."""

    name: str
    every: timedelta
    run: Callable[[Deps], Awaitable[str]]


TIMETABLE = (
    Job("deliver_notices", timedelta(seconds=2), deliver_notices.run),
    Job("sweep_notices", timedelta(seconds=30), sweep_notices.run),
    Job("settle_notices", timedelta(seconds=30), settle_notices.run),
    Job("take_in_events", timedelta(seconds=2), take_in_events.run),
    Job("gather_notices", timedelta(seconds=10), gather_notices.run),
    Job("watch_budgets", timedelta(minutes=1), watch_budgets.run),
    Job("watch_carriers", timedelta(seconds=30), watch_carriers.run),
    Job("deem_accepted", timedelta(minutes=15), deem_accepted.run),
    Job("alarm_originals", timedelta(minutes=15), alarm_originals.run),
    Job("alarm_knocks", timedelta(minutes=5), alarm_knocks.run),
    Job("chase_gaps", timedelta(minutes=15), chase_gaps.run),
    Job("chase_superior", timedelta(hours=1), chase_superior.run),
    Job("warn_of_deadlines", timedelta(minutes=1), warn_of_deadlines.run),
    Job("issue_cards", timedelta(minutes=10), issue_cards.run),
    Job("count_deadlines", timedelta(minutes=5), count_deadlines.run),
    Job("send_digests", timedelta(minutes=5), send_digests.run),
    Job("begin_absences", timedelta(minutes=1), begin_absences.run),
    Job("begin_versions", timedelta(minutes=5), begin_versions.run),
    Job("end_mandates", timedelta(minutes=10), end_mandates.run),
    Job("plan_visits", timedelta(minutes=10), plan_visits.run),
    Job("examine_setup", timedelta(minutes=10), examine_setup.run),
    Job("force_waiting", timedelta(hours=1), force_waiting.run),
    Job("forget_old", timedelta(hours=6), forget_old.run),
)
