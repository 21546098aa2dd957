"""The demonstration week: bookings in every state, and nothing new the second time."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from app.catalog.catalog import Catalog
from app.catalog.places import Post as PostOf
from app.catalog.places import Staff, StaffRole
from app.formats.samples import load_demo
from app.models import sql
from app.models.booking import Booking, Seat
from app.models.centre import Centre
from app.models.duty import Absence
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.catalogue import catalog_import, centres
from app.services.house import demo_week
from app.services.house.demo_week import Login, Week
from app.services.people import sessions
from tests.fakes import StillClock
from tests.make import CENTRE, a_catalog, a_centre, a_town, an_opening, at

ROLES: tuple[tuple[StaffRole, str, str], ...] = (
    ("clerk", "李窗口", "16900000102"),
    ("director", "王主任", "16900000103"),
    ("admin", "钱管理", "16900000104"),
    ("agent", "王代办", "16900000105"),
)
STAFF = tuple(Staff(key=role, name=name, role=role, phone=phone) for role, name, phone in ROLES)
OTHERS = (
    Staff(key="agent-b", name="杨志华", role="agent", phone="16900000106"),
    Staff(key="wu", name="吴建国", role="clerk", phone="16900000107"),
    Staff(key="zheng", name="郑秀兰", role="clerk", phone="16900000108"),
)
POSTS = (
    PostOf(code="p1", name="民政岗", window="w1", a="clerk", b="director"),
    PostOf(code="p2", name="户籍岗", window="w1", a="wu", b="zheng"),
    PostOf(code="p3", name="残联岗", window="w1", a="zheng", b="clerk"),
)
TABLES = (
    *("person", "membership", "booking", "seat", "notice", "opening_day", "post"),
    *("credential", "day_count", "absence", "shift"),
)


async def a_week(deps: Deps) -> list[Login]:
    """The demonstration in the small town."""
    opening = an_opening(windows=3)
    await a_town(deps, openings=(opening,))
    staffed = a_centre(openings=(opening,), staff=(*STAFF, *OTHERS), posts=POSTS)
    taken = await catalog_import.take_in(deps, Catalog(centres=(staffed,)))
    week = Week(CENTRE, taken.people, load_demo())
    return await demo_week.make_demo(deps, week, "ending-7Q", lambda step: None)


async def everything() -> dict[str, list[str]]:
    return {table: sorted(map(str, await sql.rows(f"SELECT * FROM {table}"))) for table in TABLES}


async def test_a_second_time_changes_nothing(deps: Deps, clock: StillClock) -> None:
    first = await a_week(deps)
    before = await everything()
    clock.pass_(days=1)

    again = await a_week(deps)

    assert again == first
    assert await everything() == before


async def test_every_state_can_be_seen_and_none_is_impossible(
    deps: Deps, clock: StillClock
) -> None:
    clock.at = at("11:15")
    await a_week(deps)

    rows = await Booking.all()

    states = Counter(row.state for row in rows)
    assert set(states) == {"booked", "checked_in", "served", "missed", "cancelled"}
    today = clock.today()
    assert {row.state for row in rows if row.on > today} <= {"booked", "cancelled"}
    assert {row.state for row in rows if row.on < today} <= {"served", "missed", "cancelled"}
    too_soon = [
        row.state
        for row in rows
        if row.starts_at - timedelta(hours=2) > clock.at and row.state in ("checked_in", "served")
    ]
    assert too_soon == []


async def test_one_holder_is_away_with_a_note_and_the_roster_knows_the_next_days(
    deps: Deps,
) -> None:
    await a_week(deps)
    centre = await Centre.get(code=CENTRE)

    today = await centres.duty(deps, centre, deps.clock.today(), "zh")
    tomorrow = await centres.duty(deps, centre, deps.clock.today() + timedelta(days=1), "zh")

    assert [(one.name, one.cover) for one in today] == [
        ("李窗口", False),
        ("郑秀兰", True),
        ("郑秀兰", False),
    ]
    assert [(one.name, one.cover) for one in tomorrow][2] == ("李窗口", True)
    absence = await Absence.get()
    note = deps.cipher.open(absence.note_sealed, f"absence:note:{absence.id}")
    assert note == load_demo().hand_over_note


async def test_the_seats_taken_are_those_of_the_bookings(deps: Deps) -> None:
    await a_week(deps)

    held = Counter(
        (row.pool, cell) for row in await Booking.exclude(state="cancelled") for cell in row.cells
    )
    taken = {(row.pool, row.starts_at.isoformat()): row.taken for row in await Seat.all()}

    assert {place: count for place, count in taken.items() if count} == dict(held)


async def test_only_messages_to_come_are_planned(deps: Deps) -> None:
    await a_week(deps)

    planned = await Notice.filter(state="planned")

    assert planned
    assert all(notice.due_at > deps.clock.now() for notice in planned)
    open_ones = {row.id for row in await Booking.filter(state="booked")}
    assert {notice.booking_id for notice in planned} <= open_ones


async def test_the_logins_that_are_told_open_the_console(deps: Deps) -> None:
    logins = await a_week(deps)

    roles = {}
    for login in logins:
        view = await sessions.sign_in_with_password(deps, login.username, login.password, "zh")
        roles[login.username] = {(role.role, role.centre) for role in view.person.roles}

    assert roles == {
        "clerk": {("clerk", CENTRE)},
        "director": {("director", CENTRE)},
        "admin": {("admin", CENTRE), ("admin", None)},
    }
    assert all(login.password.endswith("ending-7Q") for login in logins)


async def test_the_simulators_people_are_here(deps: Deps) -> None:
    await a_week(deps)

    personas = {row.openid: row.id for row in await Person.exclude(openid=None)}

    assert set(personas) == {f"sandbox-{one.id}" for one in load_demo().personas} | {
        "sandbox-director",
        "sandbox-admin",
    }
    assert all(isinstance(one, UUID) for one in personas.values())


async def test_the_first_resident_has_her_week_still_free(deps: Deps) -> None:
    await a_week(deps)
    yang = await Person.get(openid="sandbox-resident")

    coming = await Booking.filter(person_id=yang.id, on__gte=deps.clock.today())

    assert coming == []


def test_the_demonstration_plays_in_the_best_equipped_centre() -> None:
    town = a_catalog()
    rich = a_centre("511503103000", openings=(an_opening(), an_opening(code="second")))

    assert demo_week.main_centre(Catalog(centres=(*town.centres[:1], rich))) == "511503103000"
