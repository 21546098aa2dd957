"""Whether this installation can serve: database, schema, jobs, calendar, messages."""

from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec import Struct
from tortoise.exceptions import BaseORMException

from app.kit.clock import office_day
from app.models import sql
from app.models.household import Household
from app.models.journal import JournalEntry
from app.models.notice import Notice
from app.models.operation import Heartbeat
from app.models.original import Original
from app.models.visit import Visit
from app.ports import Deps
from app.services.deadlines import calendars
from app.services.journal import journal
from app.services.messages import delivery
from app.services.messages.notices import State

JOBS_SILENT = timedelta(minutes=2)
MESSAGES_LATE = timedelta(minutes=5)
CALENDAR_AHEAD = timedelta(days=45)
MIGRATIONS = Path(__file__).parents[2] / "migrations"


class Check(Struct, frozen=True):
    """One thing looked at; `stops` when nobody can be served without it."""

    name: str
    ok: bool
    said: str
    stops: bool = False


class HealthView(Struct, frozen=True):
    """All checks; ready when none that stops has failed."""

    ready: bool
    checks: list[Check]


async def check(deps: Deps) -> HealthView:
    """Look at everything once; never raises."""
    checks = [await _database()]
    if checks[-1].ok:
        checks.append(await _schema())
    if checks[-1].ok:
        checks += [await _jobs(deps), await _messages(deps), await _calendar(deps)]
    return HealthView(all(c.ok for c in checks if c.stops), checks)


async def beat(deps: Deps, name: str, said: str) -> None:
    """A job says that it ran."""
    await Heartbeat.update_or_create(
        name=name, defaults={"at": deps.clock.now(), "said": said[:200]}
    )


async def _database() -> Check:
    try:
        await sql.rows("SELECT 1 AS one")
    except (BaseORMException, OSError) as error:
        return Check("database", False, type(error).__name__, stops=True)
    return Check("database", True, "answers", stops=True)


async def _schema() -> Check:
    try:
        applied = {row["name"] for row in await sql.rows("SELECT name FROM tortoise_migrations")}
    except BaseORMException:
        applied = set()
    missing = sorted({file.stem for file in MIGRATIONS.glob("[0-9]*.py")} - applied)
    said = f"run `cunkou migrate`: {', '.join(missing)}" if missing else "is the newest"
    return Check("migrations", not missing, said, stops=True)


async def _jobs(deps: Deps) -> Check:
    last = await Heartbeat.all().order_by("-at").first()
    if last is None:
        return Check("jobs", False, "never ran; start `cunkou jobs`")
    silent = deps.clock.now() - last.at
    return Check("jobs", silent < JOBS_SILENT, f"last ran {round(silent.total_seconds())} s ago")


async def _messages(deps: Deps) -> Check:
    late = await delivery.oldest_waiting(deps.clock.now())
    unknown = await Notice.filter(state=State.UNKNOWN).count()
    said = f"oldest waits {round(late.total_seconds())} s; {unknown} without an answer"
    return Check("messages", late < MESSAGES_LATE, said)


async def _calendar(deps: Deps) -> Check:
    until = (await calendars.work_days()).certain_until
    needed: date = office_day(deps.clock.now() + CALENDAR_AHEAD)
    if until is None or until < needed:
        known = f"known until {until}" if until else "empty"
        return Check("calendar", False, f"{known}; import the next notice when it is out")
    return Check("calendar", True, f"known until {until}")


async def figures(deps: Deps) -> dict[str, float]:
    """What waits and what stands, for the measuring instruments."""
    now = deps.clock.now()
    late = await delivery.oldest_waiting(now)
    last = await Heartbeat.all().order_by("-at").first()
    found = {f"notices_{state}": 0.0 for state in State}
    counted = await sql.rows("SELECT state, count(*) AS many FROM notice GROUP BY state")
    found.update({f"notices_{row['state']}": float(row["many"]) for row in counted})
    return {
        **found,
        "oldest_notice_late_seconds": late.total_seconds(),
        "jobs_silent_seconds": (now - last.at).total_seconds() if last else -1.0,
        **await _of_journals(now),
    }


async def _of_journals(now: datetime) -> dict[str, float]:
    """What phones sent that waits for something earlier, and what people have to decide."""
    waiting = JournalEntry.filter(state=journal.WAITING)
    first = await waiting.order_by("received_at").first()
    both = [await kind.filter(conflicts__gt=0).count() for kind in (Visit, Household, Original)]
    return {
        "journal_entries_waiting": float(await waiting.count()),
        "oldest_journal_entry_seconds": (now - first.received_at).total_seconds() if first else 0.0,
        "records_in_conflict": float(sum(both)),
    }
