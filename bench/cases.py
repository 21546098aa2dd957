"""The office's workbench: a page of cases, deadlines replayed, against the rows it rests on."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from app.domain.people.roles import Actor, Role, RoleName
from app.models import sql
from app.models.case import Case
from app.models.centre import Centre
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.cases import case_ledger, case_rows, cases
from app.services.cases.cases import Filing
from bench.measure import Line, Rate, Stopwatch, side_by_side
from bench.town import a_town, inside

CASES, PAGE, PAGES, REPLAYS = 200, 100, 4, 200
OFFICE, ITEM = "513326101000", "household-move-in"
BARE = (
    "SELECT * FROM service_case c JOIN case_event e ON e.case_id = c.id"
    " WHERE c.id IN ({gaps}) ORDER BY c.next_due_on, e.sequence"
)


async def measured(folder: Path) -> list[Line]:
    """Cases shown a second, beside one bare SELECT of them and their ledgers; and replays."""
    town = await a_town(folder, f"sqlite://{folder / 'cases.sqlite3'}")
    async with inside(town) as deps:
        clerk, filed = await _filed(deps)
        page = filed[:PAGE]
        shown, raw = await side_by_side(
            _pages(lambda: case_rows.rows(deps, page, "zh", clerk)),
            _pages(lambda: _bare(page)),
        )
        [replayed] = await side_by_side(lambda: _replays(deps, filed[0]))
    return [
        Line(
            "cases on a workbench page, SQLite",
            f"{shown.per_second:.0f}/s",
            f"{raw.per_second:.0f}/s (one SELECT of case and ledger)",
            shown.per_second / raw.per_second,
            0.05,
            0.2,
        ),
        Line("deadlines of a case replayed", f"{replayed.per_second:.0f}/s", ""),
    ]


async def _filed(deps: Deps) -> tuple[Actor, list[Case]]:
    """Cases in the office, and somebody who works there."""
    office = await Centre.get(code=OFFICE)
    for person in await Person.exclude(name_sealed="").order_by("id").limit(CASES):
        filing = Filing(centre=OFFICE, item=ITEM)
        await cases.file(deps, Actor(person.id, person.id), filing, "zh")
    member = await Membership.filter(centre_id=office.id, role="clerk").order_by("id").first()
    assert member is not None
    clerk = Actor(member.person_id, member.person_id, (Role(RoleName.CLERK, office.id),))
    return clerk, await Case.filter(centre_id=office.id).order_by("number").limit(CASES)


def _pages(look: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[Rate]]:
    async def run() -> Rate:
        watch = Stopwatch()
        for _ in range(PAGES):
            await look()
        return Rate(PAGE * PAGES, watch.seconds)

    return run


async def _bare(page: list[Case]) -> object:
    ids = [case.id for case in page]
    return await sql.rows(BARE.format(gaps=sql.gaps(1, len(ids))), *ids)


async def _replays(deps: Deps, case: Case) -> Rate:
    watch = Stopwatch()
    for _ in range(REPLAYS):
        await case_ledger.clock(deps, case)
    return Rate(REPLAYS, watch.seconds)
