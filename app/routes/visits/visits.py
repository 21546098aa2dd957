"""HTTP for home visits: asking for one, seeing who comes, agreeing on a time."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.bookings.bookings import NameNeeded, PhoneNeeded
from app.domain.people.identity import BadPhone
from app.domain.people.mandates import NoMandate
from app.domain.visits.visit_wishes import BadWish
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.routes.visits.visit_forms import (
    OF_AN_ACT,
    VisitActForm,
    VisitForm,
    resident_order,
    wish_of,
)
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.visits import visit_acts, visit_lists, visit_parties, visit_views, visits
from app.services.visits.visit_lists import VisitRow
from app.services.visits.visit_parties import NoSuchVisit
from app.services.visits.visit_views import VisitView
from app.services.visits.visits import NoSuchHamlet, VisitLimit, VisitOfferView, VisitWhyNeeded

bp = Blueprint("visits", url_prefix="/visits")

OF_A_VISIT = (NoSuchCentre, NoSuchItem, NoSuchHamlet, BadWish, VisitWhyNeeded)


class VisitOfferQuery(Struct, forbid_unknown_fields=True):
    """The room or centre."""

    centre: Centre


class VisitsQuery(Struct, forbid_unknown_fields=True):
    """Which visits: still open, closed, or all."""

    state: Literal["open", "closed", "all"] = "all"
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


@operation(
    bp, "GET", "/offer", summary="Whether and about what one may ask for a visit",
    query=VisitOfferQuery, answer=VisitOfferView, problems=(NoSuchCentre,),
)  # fmt: skip
async def offer(call: Call[None, VisitOfferQuery]) -> VisitOfferView:
    """A visit costs nothing; `earliest_on` is the first day one may wish for."""
    return await visits.offer(call.deps, call.query.centre, call.language)


@operation(
    bp,
    "POST",
    "",
    summary="Ask for a visit to one's door",
    body=VisitForm,
    answer=VisitView,
    status=201,
    who="person",
    idempotent=True,
    problems=(*OF_A_VISIT, VisitLimit, NameNeeded, PhoneNeeded, BadPhone, NoMandate),
    example={
        "centre": "511503102201",
        "why": "Cannot walk to the centre; help with the allowance",
        "address": "Group 3, No. 12",
        "wishes": [{"on": "2026-03-05", "from": "09:00", "to": "12:00"}],
        "items": ["old-age-allowance"],
    },
)
async def ask(call: Call[VisitForm]) -> msgspec.Raw:
    """For oneself, or for somebody of the family or by mandate; three may be open at once."""
    wish = wish_of(call.form)
    return await once(call, lambda: visits.ask(call.deps, call.actor, wish, call.language))


@operation(
    bp, "GET", "", summary="Visits to me and my family", query=VisitsQuery,
    answer=Page[VisitRow], who="person", problems=(BadCursor,),
)  # fmt: skip
async def listed(call: Call[None, VisitsQuery]) -> Page[VisitRow]:
    """The latest first."""
    asked = call.query
    return await visit_lists.mine(
        call.deps, call.actor, asked.state, asked.cursor, asked.limit, call.language
    )


@operation(
    bp, "GET", "/<visit:uuid>", summary="One visit", answer=VisitView, who="person",
    problems=(NoSuchVisit,),
)  # fmt: skip
async def show(call: Call, visit: UUID) -> VisitView:
    """Who comes, when, and the code by which they prove that they were there."""
    found = await visit_parties.seen(call.actor, visit)
    return await visit_views.view(call.deps, call.actor, found, call.language)


@operation(
    bp,
    "POST",
    "/<visit:uuid>/act",
    summary="Agree to a visit, or not",
    body=VisitActForm,
    answer=VisitView,
    who="person",
    idempotent=True,
    problems=OF_AN_ACT,
    example={"act": "confirm", "version": 3},
)
async def act(call: Call[VisitActForm], visit: UUID) -> msgspec.Raw:
    """Whoever is at turn after that is told."""
    order = resident_order(call.form)
    return await once(
        call, lambda: visit_acts.act(call.deps, call.actor, visit, order, call.language)
    )
