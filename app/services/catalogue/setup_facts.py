"""Reading how a centre is set up: what it offers, who is there, when it opens, what is planned."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from app.catalog.items import Item
from app.catalog.texts import LANGUAGES, chinese
from app.domain.bookings.openings import Timetable, moment, ranges
from app.domain.bookings.slots import span
from app.domain.cases.routing import Why
from app.domain.catalogue import item_bodies
from app.domain.catalogue.setup_facts import (
    DraftFacts,
    OfferFacts,
    PostFacts,
    ScheduledFacts,
    SetupFacts,
)
from app.domain.catalogue.what_if import seats
from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar
from app.kit.clock import office_day
from app.models.centre import Centre, Offer, Post
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.models.item_draft import ItemDraft
from app.models.opening import OpeningRule
from app.ports import Deps
from app.services.bookings import timetables
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.catalogue import items
from app.services.deadlines import calendars
from app.services.ratings import policies

DUTY_DAYS = 8
"""Today and the seven days after it."""
SEAT_DAYS = 14


async def facts_of(deps: Deps, centre: Centre, dead: frozenset[str] | None) -> SetupFacts:
    """Everything the doctor looks at; `dead` are addresses that did not answer, None: not asked."""
    today = deps.clock.today()
    calendar = await calendars.work_days(today, today + timedelta(days=SEAT_DAYS))
    table = await timetables.timetable(centre.id, today, today + timedelta(days=SEAT_DAYS))
    offered = await _offered(centre)
    return SetupFacts(
        today=today,
        names=centre.name,
        offers=await _offers(offered, table, today),
        posts=await _posts(deps, centre, calendar),
        spoken=await _spoken(centre),
        idle=await _idle(centre, table, today),
        next_year_known=not calendar.provisional(today.year + 1),
        drafts=await _drafts(centre),
        scheduled=await _scheduled([offer.item for offer in offered], today),
        dead=dead,
        languages=LANGUAGES,
    )


async def wordings_of(centre: Centre) -> list[Item]:
    """The items a centre offers, as they are in force."""
    offered = [offer.item for offer in await _offered(centre)]
    found = await items.wordings({(row.id, row.current) for row in offered})
    return [found[row.id, row.current] for row in offered if row.current]


async def _offered(centre: Centre) -> list[Offer]:
    offers = Offer.filter(centre_id=centre.id).prefetch_related("item")
    return sorted(await offers, key=lambda offer: offer.item.code)


async def _offers(
    offered: Sequence[Offer], table: Timetable, today: date
) -> tuple[OfferFacts, ...]:
    found = await items.wordings({(one.item.id, one.item.current) for one in offered})
    last = await _last_names([one.item for one in offered if not one.item.current])
    return tuple(
        _offer(one, found.get((one.item.id, one.item.current)), last, table, today)
        for one in offered
    )


def _offer(
    offer: Offer, body: Item | None, last: Mapping[UUID, str], table: Timetable, today: date
) -> OfferFacts:
    room = None
    if body is not None and body.booking.bookable:
        room = seats(body, table, today, today + timedelta(days=SEAT_DAYS - 1))
    name = chinese(body.name) if body is not None else last.get(offer.item.id, offer.item.code)
    return OfferFacts(offer.item.code, name, frozenset(offer.windows), body, room)


async def _last_names(rows: Sequence[ItemRow]) -> dict[UUID, str]:
    """What items without a version in force were called last."""
    if not rows:
        return {}
    versions = ItemVersion.filter(item_id__in=[row.id for row in rows]).order_by("number")
    return {one.item_id: item_bodies.name_of(one.body, "zh") for one in await versions}


async def _posts(deps: Deps, centre: Centre, calendar: WorkCalendar) -> tuple[PostFacts, ...]:
    posts = await Post.filter(centre_id=centre.id).order_by("code")
    rules = (await policies.in_force(centre.id)).rules
    now, empty = deps.clock.now(), {post.id: list[date]() for post in posts}
    for day in span(deps.clock.today(), DUTY_DAYS):
        if calendar.is_workday(day):
            begins = moment(day, rules.office_from)
            at = max(begins, now) if day == office_day(now) else begins
            for post_id, duty in (await routing.duties(posts, at)).items():
                empty[post_id] += [day] if duty.why is Why.NOBODY else []
    return tuple(
        PostFacts(
            code=post.code,
            name=said_of(post.name, "zh"),
            window=post.window_code,
            departments=frozenset(post.departments),
            empty_on=tuple(empty[post.id]),
        )
        for post in posts
    )


async def _spoken(centre: Centre) -> frozenset[str]:
    """The departments for which a post speaks here or at an office above."""
    posts = await Post.filter(centre_id__in=await routing.upwards(centre.id))
    return frozenset(code for post in posts for code in post.departments)


async def _idle(centre: Centre, table: Timetable, today: date) -> tuple[str, ...]:
    """The openings with seats that none of the coming days has."""
    rules = await OpeningRule.filter(centre_id=centre.id, windows__gt=0).order_by("code")
    used = {one.opening.id for day in span(today, SEAT_DAYS) for one in ranges(day, table).ranges}
    return tuple(rule.code for rule in rules if str(rule.id) not in used)


async def _drafts(centre: Centre) -> tuple[DraftFacts, ...]:
    drafts = await ItemDraft.filter(centre_id=centre.id).order_by("code")
    return tuple(
        DraftFacts(
            draft.code,
            item_bodies.name_of(draft.body, "zh") or draft.code,
            office_day(draft.changed_at),
        )
        for draft in drafts
    )


async def _scheduled(rows: Sequence[ItemRow], today: date) -> tuple[ScheduledFacts, ...]:
    codes = {row.id: row.code for row in rows}
    coming = ItemVersion.filter(
        item_id__in=list(codes), from_on__gte=today + ONE_DAY, withdrawn_at=None
    )
    return tuple(
        ScheduledFacts(
            codes[one.item_id], item_bodies.name_of(one.body, "zh"), one.number, one.from_on
        )
        for one in await coming.order_by("from_on", "number")
        if one.from_on is not None
    )
