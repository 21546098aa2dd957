"""Fill an installation with the sample townships, the calendar and a demonstration week."""

import argparse
import asyncio

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.cli.rehearsal import password_ending
from app.domain.deadlines.workdays import DaySource
from app.formats.packaged_calendar import packaged_sheets, packaged_year, statutory_days
from app.formats.samples import load_demo, load_demo_cases, load_demo_village, load_samples
from app.ports import Deps
from app.services.catalogue import catalog_import
from app.services.deadlines import calendars
from app.services.house import demo_cases, demo_visits, demo_week
from app.services.house.demo_week import Login, Week
from app.settings import Settings
from app.wiring import open_deps

DEMO_STEPS = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Real offices leave the demonstration out."""
    parser.add_argument("--no-demo", action="store_true", help="不要演示人员和预约")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Twice changes nothing."""
    demo = settings.development and not given.no_demo
    asyncio.run(seed_with_progress(settings, demo))
    return 0


async def seed_with_progress(settings: Settings, demo: bool) -> list[Login]:
    """Seed behind a progress bar; the console logins when the demonstration was made."""
    bar = Progress(
        TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), transient=False
    )
    async with open_deps(settings) as deps:
        with bar:
            return await seed(deps, bar, demo, password_ending(settings))


async def seed(deps: Deps, bar: Progress, demo: bool, secret: str) -> list[Login]:
    """Calendar, catalogue, demonstration, each with its own bar."""
    sheets = packaged_sheets()
    years = bar.add_task("工作日历", total=len(sheets))
    for sheet in sheets:
        year = packaged_year(sheet.year or 0)
        if year is not None:
            await calendars.take_in_year(
                deps, year.year, year.days, sheet.notice, DaySource.LIBRARY
            )
        bar.advance(years)
    await calendars.take_in_statutory(statutory_days())
    catalog = load_samples()
    total = len(catalog.divisions) + len(catalog.items) + len(catalog.centres)
    entries = bar.add_task("机构与事项", total=total)
    taken = await catalog_import.take_in(deps, catalog, lambda _: bar.advance(entries), demo=True)
    if not demo:
        return []
    week = Week(demo_week.main_centre(catalog), taken.people, load_demo())
    people = bar.add_task("演示一周", total=DEMO_STEPS)
    logins = await demo_week.make_demo(deps, week, secret, lambda _: bar.advance(people))
    bar.update(people, completed=DEMO_STEPS)
    told = load_demo_cases()
    cases = bar.add_task("演示办件", total=len(told.passed.workdays) + len(told.stories))
    await demo_cases.make_cases(deps, week, told, lambda _: bar.advance(cases))
    bar.update(cases, completed=len(told.passed.workdays) + len(told.stories))
    village = load_demo_village()
    doors = bar.add_task("演示走访", total=len(village.visits))
    await demo_visits.make_visits(deps, week, village, lambda _: bar.advance(doors))
    bar.update(doors, completed=len(village.visits))
    return logins
