"""Asking how it was: once for each visit and each delivered case; nobody has to answer."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from app.catalog.texts import said
from app.domain.bookings.openings import moment
from app.domain.bookings.reminders import Planned
from app.domain.cases.case_messages import CaseKind
from app.domain.people.roles import Actor
from app.domain.ratings.ratings import RATE_FOR, AskFacts, AskKind, OwnWork
from app.kit.clock import office_day
from app.kit.errors import NotFound
from app.models import sql
from app.models.booking import Booking
from app.models.case import Case, CaseEvent
from app.models.centre import Centre, Offer, Post, Window
from app.models.notice import Notice
from app.models.person import Person
from app.models.rating import RatingAsk
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.catalogue.items import wordings
from app.services.house.access import NoSuchCentre, centre_called
from app.services.messages import notices
from app.services.messages.notices import Addressee, State

ASK = (
    "INSERT INTO rating_ask (id, person_id, centre_id, booking_id, case_id, kind, item_id,"
    " handler_id, window_code, token, asked_at, until_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING"
    " RETURNING id"
)
TELL_AFTER: Final = timedelta(minutes=15)
"""The ask comes a little later than the news that it is done, so that no phone rings twice."""
PAGE: Final = "/pages/rating/form/index?id={id}"
HANDLING: Final = ("accepted", "decided", "delivered", "returned")
"""Lines of a ledger whose authors handled the case, besides its holder."""


class NoSuchWindow(NotFound):
    """There is no such window at this office."""


async def after_visit(deps: Deps, booking: Booking, handler_id: UUID) -> RatingAsk | None:
    """Ask the person of a booking that was served, by `handler_id`; None when nobody is asked.

    Once for each booking, and not when the person scanned the window's code that day. Inside
    anybody's transaction; the booking's and the person's rows are held.
    """
    windows = await _windows(booking.centre_id, booking.item_id)
    now = deps.clock.now()
    if booking.person_id == handler_id:
        return None
    if any(one.window_code in windows for one in await _scanned(booking, now)):
        return None
    ask = _new(deps, AskKind.VISIT, booking.person_id, booking.centre_id, now)
    ask.booking_id, ask.item_id, ask.handler_id = booking.id, booking.item_id, handler_id
    ask.window_code = windows[0] if len(windows) == 1 else ""
    return await _asked(deps, ask, booking)


async def of_past_visit(deps: Deps, booking: Booking, handler_id: UUID, at: datetime) -> RatingAsk:
    """The ask of a visit that is over, without any message: for a rehearsal."""
    ask = _new(deps, AskKind.VISIT, booking.person_id, booking.centre_id, at)
    ask.booking_id, ask.item_id, ask.handler_id = booking.id, booking.item_id, handler_id
    await _write(ask)
    return ask


async def after_case(deps: Deps, case: Case) -> RatingAsk | None:
    """Ask the person of a case that is delivered, once; None when they were asked before.

    Inside the act's transaction. The person handles no case of their own, so somebody can rate.
    """
    ask = _new(deps, AskKind.CASE, case.person_id, case.centre_id, deps.clock.now())
    ask.case_id, ask.item_id, ask.handler_id = case.id, case.item_id, case.holder_id
    return await _asked(deps, ask, case)


async def at_window(deps: Deps, actor: Actor, centre_code: str, window_code: str) -> RatingAsk:
    """The ask of who scans the code at a window: once for each person, window and day.

    A booking that was served here today is the same visit. Who works at the office rates none of
    its windows. NoSuchCentre, NoSuchWindow, OwnWork.
    """
    centre = await centre_called(centre_code)
    if centre is None:
        raise NoSuchCentre(centre=centre_code)
    if not await Window.exists(centre_id=centre.id, code=window_code):
        raise NoSuchWindow(window=window_code)
    if actor.works_at(centre.id):
        raise OwnWork
    async with sql.transaction():
        await sql.find(Person, f"WHERE id = $1{sql.held_rows()}", actor.person_id)
        now = deps.clock.now()
        today = await _visits(actor.person_id, centre.id, now)
        same = [one for one in today if window_code == one.window_code]
        same += [one for one in today if one.booking_id and not one.window_code]
        if same:
            return same[0]
        ask = _new(deps, AskKind.VISIT, actor.person_id, centre.id, now)
        ask.window_code, ask.handler_id = window_code, await _on_duty(centre.id, window_code, now)
        await _write(ask)
        return ask


async def answered(ask_id: UUID) -> None:
    """Take back the message that asks, if it was not sent yet."""
    planned = Notice.filter(key=_key(ask_id), state=State.PLANNED)
    await planned.update(state=State.RETRACTED)


async def facts_of(ask: RatingAsk) -> AskFacts:
    """An ask as the rules see it."""
    handlers = (await handlers_of([ask]))[ask.id]
    return AskFacts(AskKind(ask.kind), ask.person_id, handlers, ask.until_at)


async def handlers_of(asks: Iterable[RatingAsk]) -> Mapping[UUID, frozenset[UUID]]:
    """Whose work each ask is about: who served or held it, accepted, decided or handed it out."""
    known = list(asks)
    found = {ask.id: {ask.handler_id} if ask.handler_id else set() for ask in known}
    by_case = {ask.case_id: ask.id for ask in known if ask.case_id}
    lines = CaseEvent.filter(case_id__in=list(by_case), kind__in=HANDLING)
    for line in await lines if by_case else []:
        if line.actor_id is not None:
            found[by_case[line.case_id]].add(line.actor_id)
    return {ask_id: frozenset(people) for ask_id, people in found.items()}


def _new(
    deps: Deps, kind: AskKind, person_id: UUID, centre_id: UUID, asked_at: datetime
) -> RatingAsk:
    return RatingAsk(
        id=deps.ids.new(),
        kind=kind,
        person_id=person_id,
        centre_id=centre_id,
        token=deps.ids.token(),
        asked_at=asked_at,
        until_at=asked_at + RATE_FOR,
    )


async def _asked(deps: Deps, ask: RatingAsk, source: Booking | Case) -> RatingAsk | None:
    """Write the ask and plan the message; None when there was one before."""
    if not await _write(ask):
        return None
    person, centre = await Person.get(id=source.person_id), await Centre.get(id=source.centre_id)
    wording = (source.item_id, source.item_version)
    body = (await wordings({wording}))[wording]
    params = {
        "item": said(body.name, person.language).text,
        "number": source.number,
        "centre": said_of(centre.name, person.language),
        "token": ask.token,
        "url": f"{deps.public_url}/r/{ask.token}" if deps.public_url else "",
    }
    page = PAGE.format(id=ask.id)
    to = Addressee(person.id, person.language, page=page, case_id=ask.case_id)
    planned = [Planned(_key(ask.id), CaseKind.RATE, deps.clock.now() + TELL_AFTER)]
    await notices.queue(deps, to, planned, params)
    return ask


async def _write(ask: RatingAsk) -> bool:
    """Whether the ask is new; the database keeps one for each booking and each case."""
    return bool(
        await sql.rows(
            ASK,
            ask.id,
            ask.person_id,
            ask.centre_id,
            ask.booking_id,
            ask.case_id,
            ask.kind,
            ask.item_id,
            ask.handler_id,
            ask.window_code,
            ask.token,
            ask.asked_at,
            ask.until_at,
        )
    )


async def _visits(person_id: UUID, centre_id: UUID, at: datetime) -> list[RatingAsk]:
    """What somebody was asked of their visits to an office on the day of `at`."""
    begins = moment(office_day(at), time(0))
    return await RatingAsk.filter(
        kind=AskKind.VISIT,
        person_id=person_id,
        centre_id=centre_id,
        asked_at__gte=begins,
        asked_at__lt=begins + timedelta(days=1),
    ).order_by("-asked_at")


async def _scanned(booking: Booking, at: datetime) -> list[RatingAsk]:
    found = await _visits(booking.person_id, booking.centre_id, at)
    return [one for one in found if one.booking_id is None]


async def _windows(centre_id: UUID, item_id: UUID) -> list[str]:
    offer = await Offer.get_or_none(centre_id=centre_id, item_id=item_id)
    return list(offer.windows) if offer else []


async def _on_duty(centre_id: UUID, window_code: str, at: datetime) -> UUID | None:
    post = await Post.filter(centre_id=centre_id, window_code=window_code).order_by("code").first()
    return (await routing.on_duty(post, at)).person_id if post else None


def _key(ask_id: UUID) -> str:
    return f"rating/{ask_id.hex}"
