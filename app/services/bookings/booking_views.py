"""How bookings are shown: to the person masked, with their messages and what to bring."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.bookings import bookings as rules
from app.domain.bookings.bookings import By
from app.models.booking import Booking
from app.models.centre import Centre, Offer, Window
from app.models.item import Item as ItemRow
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.catalogue.items import wordings
from app.services.messages.notices import State
from app.services.people import people


class CentreBrief(Struct, frozen=True):
    """Where to go."""

    code: str
    name: str
    address: str
    phone: str


class ItemBrief(Struct, frozen=True):
    """What it is for."""

    code: str
    name: str


class WhoView(Struct, frozen=True, omit_defaults=True):
    """The person of a booking, masked; the office sees the name, and it alone the `id`."""

    name: str
    phone: str
    id: UUID | None = None


class ReminderView(Struct, frozen=True):
    """One message of the booking's life."""

    kind: str
    due_at: datetime
    state: str
    channel: str


class BookingView(Struct, frozen=True):
    """A booking with everything a person needs on the day."""

    id: UUID
    number: str
    state: str
    centre: CentreBrief
    item: ItemBrief
    starts_at: datetime
    ends_at: datetime
    on: date
    person: WhoView
    note: str
    can_change: bool
    change_until: datetime
    made_at: datetime
    cancelled_at: datetime | None
    reason: str
    made_by: str
    version: int
    reminders: list[ReminderView]
    bring: list[str]
    windows: list[str]


def facts(row: Booking) -> rules.BookingFacts:
    """What the rules need to know of a booking."""
    return rules.BookingFacts(rules.State(row.state), row.starts_at)


async def show(
    deps: Deps, rows: Sequence[Booking], language: str, by: By = By.PERSON
) -> list[BookingView]:
    """The bookings as `by` may see them, in the order given; seven queries however many."""
    centres = {c.id: c for c in await Centre.filter(id__in={row.centre_id for row in rows})}
    items = {i.id: i for i in await ItemRow.filter(id__in={row.item_id for row in rows})}
    people_by_id = {p.id: p for p in await Person.filter(id__in={row.person_id for row in rows})}
    bodies = await wordings({(row.item_id, row.item_version) for row in rows})
    names = {
        (window.centre_id, window.code): said_of(window.name, language)
        for window in await Window.filter(centre_id__in=list(centres))
    }
    offers = {
        (offer.centre_id, offer.item_id): [names[offer.centre_id, code] for code in offer.windows]
        for offer in await Offer.filter(centre_id__in=list(centres), item_id__in=list(items))
    }
    reminders = await _reminders(rows)
    return [
        view(
            deps,
            row,
            (centres[row.centre_id], items[row.item_id], bodies[row.item_id, row.item_version]),
            people_by_id[row.person_id],
            Around(reminders.get(row.id, []), offers.get((row.centre_id, row.item_id), []), by),
            language,
        )
        for row in rows
    ]


class Around(Struct, frozen=True):
    """What stands beside a booking: its messages, the windows' names, and who looks."""

    reminders: list[ReminderView]
    windows: list[str]
    by: By


async def _reminders(rows: Sequence[Booking]) -> dict[UUID, list[ReminderView]]:
    found: dict[UUID, list[ReminderView]] = {}
    every = Notice.filter(booking_id__in=[row.id for row in rows]).exclude(state=State.RETRACTED)
    for one in await every.order_by("due_at", "id"):
        if one.booking_id is not None:
            shown = ReminderView(one.template, one.due_at, one.state, one.channel)
            found.setdefault(one.booking_id, []).append(shown)
    return found


def view(
    deps: Deps,
    row: Booking,
    what: tuple[Centre, ItemRow, Item],
    person: Person,
    around: Around,
    language: str,
) -> BookingView:
    """One booking, of whom everything is loaded already."""
    centre, item, body = what
    now, notice = deps.clock.now(), body.booking.notice_minutes
    who = people.seen(deps, person)
    if around.by is By.STAFF:
        shown = WhoView(people.name_of(deps, person), who.phone, person.id)
    else:
        shown = WhoView(who.name, who.phone)
    return BookingView(
        id=row.id,
        number=row.number,
        state=row.state,
        centre=CentreBrief(
            centre.code,
            said_of(centre.name, language),
            said_of(centre.address, language),
            centre.phone,
        ),
        item=ItemBrief(item.code, said(body.name, language).text),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        on=row.on,
        person=shown,
        note=deps.cipher.open(row.note_sealed, f"booking:note:{row.id}"),
        can_change=rules.may_change(facts(row), around.by, now, notice),
        change_until=rules.change_until(facts(row), around.by, notice),
        made_at=row.made_at,
        cancelled_at=row.closed_at if row.state == rules.State.CANCELLED else None,
        reason=deps.cipher.open(row.reason_sealed, f"booking:reason:{row.id}"),
        made_by=row.made_by,
        version=row.version,
        reminders=around.reminders,
        bring=bring(body, language),
        windows=around.windows,
    )


def bring(body: Item, language: str) -> list[str]:
    """What to bring: the names of the required papers."""
    return [said(paper.name, language).text for paper in body.materials if paper.required]


def said_of(texts: dict[str, str], language: str) -> str:
    """A stored text in `language`, or in Chinese."""
    return texts.get(language) or texts.get("zh", "")
