"""The timetable: what runs by itself, what it leaves behind, and how it stops."""

import asyncio
import logging
from datetime import timedelta

import pytest
from tortoise import Tortoise

from app.jobs import TIMETABLE, Job, deliver_notices, forget_old, sweep_notices
from app.jobs.runner import run_jobs, run_one
from app.models.notice import Notice
from app.models.operation import Heartbeat
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.house import answers
from app.services.people import sessions
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, a_person, a_town, an_opening, at
from tests.people import YANG


async def broken(deps: Deps) -> str:
    """A job that fails."""
    raise ZeroDivisionError("13900000001")


BROKEN = Job("broken", timedelta(seconds=1), broken)


async def heartbeats() -> dict[str, str]:
    return {row.name: row.said for row in await Heartbeat.all()}


def test_the_timetable_is_short_and_every_job_has_its_own_name() -> None:
    assert {job.name: job.every.total_seconds() for job in TIMETABLE} == {
        "deliver_notices": 2,
        "sweep_notices": 30,
        "settle_notices": 30,
        "gather_notices": 10,
        "take_in_events": 2,
        "watch_carriers": 30,
        "watch_budgets": 60,
        "alarm_knocks": 300,
        "begin_absences": 60,
        "warn_of_deadlines": 60,
        "count_deadlines": 300,
        "send_digests": 300,
        "begin_versions": 300,
        "issue_cards": 600,
        "end_mandates": 600,
        "plan_visits": 600,
        "examine_setup": 600,
        "deem_accepted": 900,
        "alarm_originals": 900,
        "chase_gaps": 900,
        "chase_superior": 3600,
        "force_waiting": 3600,
        "forget_old": 21_600,
    }


async def test_a_job_leaves_its_heartbeat(deps: Deps) -> None:
    for job in TIMETABLE:
        await run_one(deps, job)

    said = await heartbeats()
    assert {name: said[name] for name in (job.name for job in TIMETABLE)} == {
        "deliver_notices": "idle",
        "sweep_notices": "0 unknown, 0 planned",
        "begin_absences": "idle",
        "begin_versions": "idle",
        "warn_of_deadlines": "0 warned",
        "count_deadlines": "0 moved",
        "send_digests": "0 sent",
        "issue_cards": "0 issued",
        "end_mandates": "idle",
        "plan_visits": "idle",
        "examine_setup": "idle",
        "deem_accepted": "0 deemed accepted",
        "alarm_originals": "0 originals alarmed",
        "chase_gaps": "0 promised papers due",
        "chase_superior": "0 cases overdue above",
        "force_waiting": "0 operations forced",
        "take_in_events": "idle",
        "watch_carriers": "idle",
        "gather_notices": "0 gathered, 0 alone",
        "alarm_knocks": "0 knocks alarmed",
        "settle_notices": "idle",
        "watch_budgets": "0 budgets told",
        "forget_old": "0 sign-ins, 0 answers, 0 files, 0 events, 0 minutes",
    }


async def test_a_job_that_fails_is_logged_and_tried_again(
    deps: Deps, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "cunkou.jobs")

    await run_one(deps, BROKEN)
    await run_one(deps, BROKEN)

    assert [record.getMessage() for record in caplog.records] == ["job broken failed"] * 2
    assert await heartbeats() == {"broken": "failed: ZeroDivisionError"}


async def test_a_database_that_goes_away_does_not_end_the_jobs(
    deps: Deps, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.ERROR, "cunkou.jobs")
    await Tortoise.get_connection("default").execute_script("DROP TABLE heartbeat")

    await run_one(deps, TIMETABLE[0])

    assert [record.getMessage() for record in caplog.records] == [
        "job deliver_notices left no heartbeat"
    ]


async def test_delivery_goes_on_until_nothing_is_due(deps: Deps, clock: StillClock) -> None:
    await a_town(deps, openings=(an_opening(windows=50),))
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    [first] = await Notice.filter(booking_id=made.id, template="booked")
    copies = [
        Notice(**{**values(first), "id": deps.ids.new(), "key": f"copy/{n}"}) for n in range(120)
    ]
    await Notice.bulk_create(copies)

    said = await deliver_notices.run(deps)
    again = await deliver_notices.run(deps)

    assert (said, again) == ("121 sent", "idle")


def values(row: Notice) -> dict[str, object]:
    return {name: getattr(row, name) for name in row._meta.db_fields}


async def test_what_a_dead_drainer_left_is_settled(deps: Deps, clock: StillClock) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    gone = clock.now() - timedelta(seconds=1)
    await Notice.filter(template="booked").update(state="claimed", lease_until_at=gone)
    await Notice.filter(template="two_hours").update(
        state="claimed", lease_until_at=gone, sending_at=gone
    )

    said = await sweep_notices.run(deps)

    assert said == "1 unknown, 1 planned"
    assert {row.template: row.state for row in await Notice.all()} == {
        "booked": "planned",
        "day_before": "planned",
        "two_hours": "unknown",
    }


async def test_old_sign_ins_and_answers_are_forgotten(deps: Deps, clock: StillClock) -> None:
    await a_town(deps)
    view = await sessions.sign_in(deps, "login-yang", "zh")
    actor = await sessions.authenticate(deps, view.token)
    assert actor is not None

    async def act() -> str:
        return "done"

    await answers.once(deps, actor, deps.ids.new(), "0" * 32, act)
    clock.pass_(days=2, seconds=1)
    answers_only = await forget_old.run(deps)
    clock.pass_(days=119)
    both = await forget_old.run(deps)

    assert (answers_only, both) == (
        "0 sign-ins, 1 answers, 0 files, 0 events, 0 minutes",
        "1 sign-ins, 0 answers, 0 files, 0 events, 0 minutes",
    )


async def beaten_once() -> None:
    """Wait until delivery has left its heartbeat."""
    while not await Heartbeat.exists(name="deliver_notices"):  # noqa: ASYNC110 - the row is the event
        await asyncio.sleep(0.01)


async def test_the_timetable_begins_at_once_and_ends_when_told(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, LONG_ITEM, at("09:30")), "zh")
    stop = asyncio.Event()

    running = asyncio.create_task(run_jobs(deps, stop))
    async with asyncio.timeout(120):
        await beaten_once()
        stop.set()
        await running

    assert (await heartbeats())["deliver_notices"] == "1 sent"
