"""Whether this installation can serve, and what it says when it cannot."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from app.formats.packaged_calendar import packaged_year
from app.models import sql
from app.models.journal import JournalEntry
from app.models.notice import Notice
from app.models.visit import Visit
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.house import health
from app.services.house.health import Check
from app.services.journal import journal
from tests.engines import opened
from tests.fakes import StillClock, test_deps
from tests.make import CENTRE, ITEM, a_person, a_town, a_village_room, a_visit, at
from tests.people import YANG


async def checks(deps: Deps) -> dict[str, Check]:
    return {check.name: check for check in (await health.check(deps)).checks}


async def booked(deps: Deps) -> UUID:
    yang = await a_person(deps, YANG)
    return (await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")).id


async def test_an_installation_at_work_is_ready_and_well(deps: Deps) -> None:
    await a_town(deps)
    await health.beat(deps, "deliver_notices", "idle")

    view = await health.check(deps)

    assert view.ready
    assert [(check.name, check.ok, check.stops) for check in view.checks] == [
        ("database", True, True),
        ("migrations", True, True),
        ("jobs", True, False),
        ("messages", True, False),
        ("calendar", True, False),
    ]


async def test_a_database_without_the_newest_schema_stops_the_service(deps: Deps) -> None:
    await sql.rows("DELETE FROM tortoise_migrations RETURNING name")

    view = await health.check(deps)

    assert not view.ready
    migrations = view.checks[1]
    assert (migrations.name, migrations.ok, migrations.stops) == ("migrations", False, True)
    missing = (
        "0001_initial, 0002_cases, 0003_catalogue, 0004_to_the_door, 0005_messages,"
        " 0006_message_log"
    )
    assert migrations.said == f"run `cunkou migrate`: {missing}"


async def test_an_empty_database_says_what_to_do_and_nothing_breaks(tmp_path: Path) -> None:
    async with opened(f"sqlite://{tmp_path / 'empty.sqlite3'}"):
        view = await health.check(test_deps(StillClock()))

    assert not view.ready
    assert [(check.name, check.ok) for check in view.checks] == [
        ("database", True),
        ("migrations", False),
    ]
    assert view.checks[1].said.startswith("run `cunkou migrate`")


async def test_a_database_that_is_gone_is_told_without_details(tmp_path: Path) -> None:
    async with opened(f"sqlite://{tmp_path}/nowhere/cunkou.sqlite3"):
        view = await health.check(test_deps(StillClock()))

    assert not view.ready
    [database] = view.checks
    assert (database.name, database.ok, database.stops) == ("database", False, True)
    assert str(tmp_path) not in database.said


async def test_jobs_that_never_ran_or_fell_silent_are_a_warning(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    never = (await checks(deps))["jobs"]
    await health.beat(deps, "deliver_notices", "idle")
    clock.pass_(minutes=2)
    silent = (await checks(deps))["jobs"]

    view = await health.check(deps)

    assert (never.ok, never.said) == (False, "never ran; start `cunkou jobs`")
    assert (silent.ok, silent.said) == (False, "last ran 120 s ago")
    assert view.ready


async def test_messages_that_wait_too_long_are_a_warning(deps: Deps, clock: StillClock) -> None:
    await a_town(deps)
    await booked(deps)
    clock.pass_(minutes=5)

    late = (await checks(deps))["messages"]
    view = await health.check(deps)

    assert (late.ok, late.said) == (False, "oldest waits 300 s; 0 without an answer")
    assert view.ready


async def test_a_calendar_that_ends_soon_is_only_a_warning(deps: Deps, clock: StillClock) -> None:
    empty = (await checks(deps))["calendar"]
    await a_town(deps)
    clock.at = datetime(2026, 11, 13, 1, tzinfo=UTC)
    enough = (await checks(deps))["calendar"]
    clock.pass_(days=1)
    ends = (await checks(deps))["calendar"]

    view = await health.check(deps)

    assert (empty.ok, empty.said) == (False, "empty; import the next notice when it is out")
    assert (enough.ok, enough.said) == (True, "known until 2026-12-28")
    assert not ends.ok
    assert view.ready
    assert packaged_year(2027) is None, "move this test to the last year that is known"


async def test_a_job_that_runs_again_leaves_one_heartbeat(deps: Deps, clock: StillClock) -> None:
    await health.beat(deps, "sweep_notices", "idle")
    clock.pass_(seconds=30)

    await health.beat(deps, "sweep_notices", "x" * 500)

    [row] = await sql.rows("SELECT name, said FROM heartbeat")
    assert (row["name"], len(row["said"])) == ("sweep_notices", 200)
    assert (await checks(deps))["jobs"].said == "last ran 0 s ago"


async def test_the_figures_count_what_waits_and_what_was_said(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    before = await health.figures(deps)
    booking = await booked(deps)
    await Notice.filter(booking_id=booking, template="two_hours").update(state="unknown")
    await health.beat(deps, "deliver_notices", "idle")
    clock.pass_(seconds=45)

    after = await health.figures(deps)

    assert before == {
        **{f"notices_{state}": 0.0 for state in STATES},
        "oldest_notice_late_seconds": 0.0,
        "jobs_silent_seconds": -1.0,
        "journal_entries_waiting": 0.0,
        "oldest_journal_entry_seconds": 0.0,
        "records_in_conflict": 0.0,
    }
    assert {name: value for name, value in after.items() if value != before[name]} == {
        "notices_planned": 2.0,
        "notices_unknown": 1.0,
        "oldest_notice_late_seconds": 45.0,
        "jobs_silent_seconds": 45.0,
    }


async def test_the_figures_count_operations_that_wait_and_records_that_contradict_themselves(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    await a_village_room(deps)
    visit_id = await a_visit(deps, await a_person(deps, YANG))
    await Visit.filter(id=visit_id).update(conflicts=1)
    await journal.write(deps, "visit", visit_id, "note", {"text": "gate is blue"}, None)
    await JournalEntry.filter(kind="note").update(state=journal.WAITING)
    clock.pass_(seconds=30)

    found = await health.figures(deps)

    assert found["journal_entries_waiting"] == 1.0
    assert found["oldest_journal_entry_seconds"] == 30.0
    assert found["records_in_conflict"] == 1.0


STATES = (
    *("planned", "claimed", "sent", "delivered"),
    *("unknown", "refused", "given_up", "retracted"),
)
