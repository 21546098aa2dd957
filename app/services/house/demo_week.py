"""A week to look at: people, logins, an absence, a special day, and bookings in every state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.catalog.catalog import Catalog
from app.catalog.demo import Demo
from app.catalog.items import Item
from app.domain.bookings import slots
from app.domain.bookings.bookings import CHECK_IN_EARLY, By, State
from app.domain.bookings.openings import moment
from app.domain.bookings.slots import Slot
from app.kit import passwords
from app.models.booking import Booking
from app.models.centre import Centre, Offer, Post
from app.models.duty import Absence, Shift
from app.models.item import Item as ItemRow
from app.models.notice import Notice
from app.models.opening import OpeningDay
from app.models.person import Membership, Person
from app.models.session import Credential
from app.ports import Deps
from app.services.bookings import bookings, seats, timetables
from app.services.bookings.absence_views import sealed_place
from app.services.bookings.bookings import Entry, Offered, announce
from app.services.catalogue import items
from app.services.catalogue.catalog_import import texts
from app.services.house import demo_ratings
from app.services.messages import notices
from app.services.people import people

DIRECTORS_MAIL = "director@example.com"
"""Where the sandbox's mailbox shows the morning digest."""
CONSOLE_ROLES = ("clerk", "director", "admin")
PERSONAS = {role: role for role in CONSOLE_ROLES} | {"agent": "agent", "agent-b": "agent2"}
"""Who of a catalogue's people is which persona of the simulator."""
PAST_DAYS, LONGEST_CLOSED_DAYS = 3, 15
STATES = (
    State.SERVED,
    State.MISSED,
    State.CANCELLED,
    State.CHECKED_IN,
    State.BOOKED,
    State.BOOKED,
)


@dataclass(frozen=True)
class Week:
    """Where the demonstration plays and with whom.

    `staff` are the people of the catalogue by centre and key: those that PERSONAS names become
    the personas of the simulator.
    """

    centre: str
    staff: Mapping[tuple[str, str], UUID]
    demo: Demo


@dataclass(frozen=True)
class Login:
    """A console login of the demonstration."""

    username: str
    password: str
    role: str


def main_centre(catalog: Catalog) -> str:
    """The best equipped township centre of a catalogue: there the demonstration plays."""
    centres = [centre for centre in catalog.centres if centre.kind == "centre"]
    return max(centres, key=lambda centre: (len(centre.openings), len(centre.windows))).code


async def make_demo(
    deps: Deps, week: Week, secret: str, report: Callable[[str], object]
) -> list[Login]:
    """Fill the demonstration centre; twice changes nothing. Returns the console logins.

    Passwords end with `secret`, so that the same installation says the same ones again.
    """
    centre = await Centre.get(code=week.centre)
    for (place, key), person_id in week.staff.items():
        if key in PERSONAS and place[:6] == week.centre[:6]:
            openid = f"sandbox-{PERSONAS[key]}"
            await Person.filter(id=person_id, openid=None).update(openid=openid)
    logins = [await _login(deps, role, secret) for role in CONSOLE_ROLES]
    report("logins")
    residents = [await people.walk_in(deps, r.name, r.phone) for r in week.demo.residents]
    if not await Person.exists(openid="sandbox-resident"):
        await Person.filter(id=residents[0].id).update(openid="sandbox-resident")
    report("people")
    async with in_transaction():
        await _duty(deps, centre, week.demo.hand_over_note)
        await _special_day(deps, centre, texts(week.demo.market_day))
    if not await Booking.filter(centre_id=centre.id).exists():
        for made in await _bookings(deps, centre, residents, week.demo.cancelled_because):
            report(made)
    async with in_transaction():
        await demo_ratings.make(deps, centre, week.demo.ratings)
    return logins


async def _login(deps: Deps, role: str, secret: str) -> Login:
    """A console login for one of the staff personas; an administrator serves everywhere."""
    person = await Person.get(openid=f"sandbox-{role}")
    if role == "admin":
        await _role(deps, person, role, None)
    if role == "director" and not person.email_sealed:
        people.set_email(deps, person, DIRECTORS_MAIL)
        await person.save(update_fields=["email_sealed"])
    if not await Credential.exists(username=role):
        await Credential.create(
            id=deps.ids.new(),
            person_id=person.id,
            username=role,
            password_hash=passwords.hashed(f"{role}-{secret}"),
        )
    return Login(role, f"{role}-{secret}", role)


async def _role(deps: Deps, person: Person, role: str, centre_id: UUID | None) -> None:
    if not await Membership.exists(person_id=person.id, role=role, centre_id=centre_id):
        await Membership.create(
            id=deps.ids.new(), person_id=person.id, role=role, centre_id=centre_id
        )


async def _duty(deps: Deps, centre: Centre, note: str) -> None:
    """Somebody whom no phone of the demonstration plays is away, and covers are on the roster."""
    posts = await Post.filter(centre_id=centre.id, cover_id__isnull=False).order_by("code")
    played = {person.id for person in await Person.filter(openid__startswith="sandbox-")}
    held = [post for post in posts if post.holder_id and post.holder_id not in played]
    if not held or await Absence.exists(centre_id=centre.id):
        return
    now, today = deps.clock.now(), deps.clock.today()
    absence_id, away = deps.ids.new(), held[0].holder_id
    await Absence.create(
        id=absence_id,
        person_id=away,
        centre_id=centre.id,
        reason="training",
        from_at=now,
        until_at=moment(today + timedelta(days=4), time(0)),
        note_sealed=deps.cipher.seal(note, sealed_place(absence_id)),
        made_by_id=away,
        made_at=now,
    )
    for day, post in enumerate(held[1:], 1):
        shift: dict[str, Any] = {
            "post_id": post.id,
            "person_id": post.cover_id,
            "made_by_id": post.cover_id,
        }
        await Shift.create(id=deps.ids.new(), on=today + timedelta(days=day), **shift)


async def _special_day(deps: Deps, centre: Centre, name: dict[str, str]) -> None:
    """A market day: the coming Sunday the centre is open in the morning, holidays or not."""
    today = deps.clock.today()
    sunday = today + timedelta(days=7 - today.isoweekday() or 7)
    if await OpeningDay.exists(centre_id=centre.id):
        return
    rule = {
        "id": str(deps.ids.new()),
        "starts": "08:30",
        "ends": "12:00",
        "breaks": [],
        "windows": 2,
        "step_minutes": 30,
        "items": None,
        "off_hours": True,
    }
    await OpeningDay.create(
        id=deps.ids.new(),
        centre_id=centre.id,
        on=sunday,
        name=name,
        closed=False,
        rules=[rule],
    )


async def _bookings(deps: Deps, centre: Centre, residents: list[Person], because: str) -> list[str]:
    """Bookings of the past days, today and the days to come, one after another."""
    made = []
    offered = await _offered(centre)
    now, today = deps.clock.now(), deps.clock.today()
    for day, on in enumerate(await _days(centre, offered, today)):
        for place, person in enumerate(residents):
            if place == 0 and on >= today:
                continue  # the simulator's resident makes the next bookings with her own hands
            row, body = offered[(day * 3 + place) % len(offered)]
            wanted = STATES[(place + day) % len(STATES)]
            free = await _free(centre, (row, body), on)
            if not free:
                continue
            found = free[(place + day) * 2 % len(free)]
            if on == today and wanted is State.CHECKED_IN:
                found = min(free, key=lambda slot: abs(slot.starts_at - now))
            async with in_transaction():
                booking = await _write(deps, Offered(centre, row, body, [found]), person, found)
                await _age(deps, booking, wanted, because)
            made.append(booking.number)
    return made


async def _days(centre: Centre, offered: Sequence[tuple[ItemRow, Item]], today: date) -> list[date]:
    """The last days on which the centre was open, whatever day it is now, today and those after."""
    past: list[date] = []
    for ago in range(1, LONGEST_CLOSED_DAYS):
        on = today - timedelta(days=ago)
        if len(past) < PAST_DAYS and any([await _free(centre, what, on) for what in offered]):
            past.append(on)
    return [*reversed(past), *(today + timedelta(days=ahead) for ahead in range(6))]


async def _offered(centre: Centre) -> list[tuple[ItemRow, Item]]:
    """The items of the centre that can be booked, with their wording."""
    held = await Offer.filter(centre_id=centre.id)
    rows = await ItemRow.filter(id__in=[offer.item_id for offer in held]).order_by("code")
    bodies = [(await items.published(row.code)) for row in rows if row.current]
    return [(row, body) for row, body in bodies if body.booking.bookable]


async def _free(centre: Centre, what: tuple[ItemRow, Item], on: date) -> list[Slot]:
    """The slots of a day that have a seat left."""
    row, body = what
    table = await timetables.timetable(centre.id, on, on)
    taken = await timetables.taken(table, on, on)
    found = slots.slots(on, row.code, body.booking.duration_minutes, table, taken)
    return [slot for slot in found if slot.free]


async def _write(deps: Deps, offered: Offered, person: Person, slot: Slot) -> Booking:
    """A booking as `bookings.make` writes it, but also in the past and above the limit."""
    held = await bookings.open_places(person.id, offered.item.id)
    await seats.take(slot)
    entry = Entry(By.PERSON, bookings.free_place(held))
    made = await bookings.write(deps, offered, person, slot, entry)
    await announce(deps, offered, person, made)
    return made


async def _age(deps: Deps, booking: Booking, wanted: State, because: str) -> None:
    """Bring a booking to where it would be by now: past ones are over, future ones not begun."""
    now, today, state = deps.clock.now(), deps.clock.today(), wanted
    early = timedelta() if state is State.MISSED else CHECK_IN_EARLY
    if now < booking.starts_at - early and state is not State.CANCELLED:
        state = State.BOOKED
    if booking.on < today and state in (State.BOOKED, State.CHECKED_IN):
        state = State.SERVED
    await Notice.filter(booking_id=booking.id).update(state=notices.State.RETRACTED)
    if state is State.BOOKED:
        await Notice.filter(booking_id=booking.id, due_at__gt=now).update(
            state=notices.State.PLANNED
        )
        return
    booking.state = state
    await _close(deps, booking, state, because)


async def _close(deps: Deps, booking: Booking, state: State, because: str) -> None:
    now = deps.clock.now()
    if state is State.CHECKED_IN:
        booking.checked_in_at = now
    else:
        booking.place, booking.closed_at = None, min(now, booking.ends_at)
    if state is State.CANCELLED:
        booking.reason_sealed = deps.cipher.seal(because, f"booking:reason:{booking.id}")
        await seats.give_back(booking.pool, map(datetime.fromisoformat, booking.cells))
    await booking.save()
