"""HTTP for one's own cases: applying, following, answering, taking back."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.bookings import bookings as rules
from app.domain.cases.case_flow import Act, NotNow, NotYours
from app.domain.catalogue.item_rules import NotEligible
from app.domain.deadlines.clock_explanation import NoSuchDeadline
from app.domain.papers.forms import BadAnswers
from app.domain.people.identity import BadPhone
from app.domain.people.mandates import NoMandate
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import (
    Centre,
    CorrectionForm,
    FilingForm,
    PapersForm,
    WordsForm,
    order_of,
    with_answers,
)
from app.services.bookings.timetables import NotOffered
from app.services.cases import case_acts, case_lists, case_parties, case_views, cases
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_mandates import MandateOver
from app.services.cases.case_views import CaseRow, CaseView
from app.services.cases.cases import CaseLimit, Filing
from app.services.cases.routing import NobodyOnDuty
from app.services.catalogue.items import NoSuchItem
from app.services.deadlines import case_deadlines
from app.services.deadlines.case_deadlines import ExplanationView
from app.services.house.access import NoSuchCentre
from app.services.papers import case_applications
from app.services.papers.case_applications import ApplicationView
from app.services.papers.case_materials import NoSuchMaterial, NotPromisable
from app.services.papers.case_offers import ItemChanged
from app.services.people.people import BadName
from app.services.people.verified_documents import NotReusable

bp = Blueprint("cases")

OF_A_FILING = (
    NoSuchItem,
    ItemChanged,
    NotOffered,
    BadAnswers,
    NotEligible,
    NoSuchMaterial,
    NotPromisable,
    NotReusable,
    CaseLimit,
    rules.NameNeeded,
    rules.PhoneNeeded,
    BadName,
    BadPhone,
    NobodyOnDuty,
    NoMandate,
)
OF_AN_ACT = (NoSuchCase, NotNow, NotYours, MandateOver)


class PlaceQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Centre


class MineQuery(Struct, forbid_unknown_fields=True):
    """Which cases: still open, closed, or all."""

    state: Literal["open", "closed", "all"] = "all"
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class KeyQuery(Struct, forbid_unknown_fields=True):
    """The stage or department, where a case has several such deadlines."""

    key: Annotated[str, Meta(max_length=60)] = ""


@operation(
    bp, "GET", "/items/<item:str>/application", summary="What to fill in and bring",
    query=PlaceQuery, answer=ApplicationView, problems=(NoSuchItem, NoSuchCentre),
)  # fmt: skip
async def application(call: Call[None, PlaceQuery], item: str) -> ApplicationView:
    """The form, the papers with those that may follow later, and how long it takes."""
    return await case_applications.application(
        call.deps, call.actor, item, call.query.centre, call.language
    )


@operation(
    bp, "GET", "/cases/<case:uuid>/application", summary="The form that a case was filed with",
    answer=ApplicationView, who="person", problems=(NoSuchCase,),
)  # fmt: skip
async def filed_with(call: Call, case: UUID) -> ApplicationView:
    """Of the version of the item that the case stands on, whatever was published since."""
    return await case_applications.of_case(call.deps, call.actor, case, call.language)


@operation(
    bp,
    "POST",
    "/cases",
    summary="Apply for something",
    body=FilingForm,
    answer=CaseView,
    status=201,
    who="person",
    idempotent=True,
    problems=OF_A_FILING,
    example={
        "centre": "511503001000",
        "item": "old-age-allowance",
        "answers": {"bank": "6217000000000000"},
        "materials": [0, 1],
    },
)
async def file(call: Call[FilingForm]) -> msgspec.Raw:
    """A confirmed answer means that the office has it: it was written before we said so."""
    given = msgspec.structs.asdict(call.form)
    given |= {
        "materials": tuple(call.form.materials),
        "promised": dict.fromkeys(call.form.promised),
        "reused": tuple(call.form.reused),
    }
    return await with_answers(
        lambda: once(
            call, lambda: cases.file(call.deps, call.actor, Filing(**given), call.language)
        )
    )


@operation(
    bp, "GET", "/cases", summary="My cases", query=MineQuery, answer=Page[CaseRow],
    who="person", problems=(BadCursor,),
)  # fmt: skip
async def mine(call: Call[None, MineQuery]) -> Page[CaseRow]:
    """The latest first."""
    asked = call.query
    return await case_lists.mine(
        call.deps, call.actor, asked.state, asked.cursor, asked.limit, call.language
    )


@operation(
    bp, "GET", "/cases/<case:uuid>", summary="One case", answer=CaseView,
    who="person", problems=(NoSuchCase,),
)  # fmt: skip
async def show(call: Call, case: UUID) -> CaseView:
    """For its person, for the office, and for a department that was asked."""
    found = await case_parties.seen(call.actor, case)
    return await case_views.view(call.deps, found, call.actor, call.language)


@operation(
    bp, "GET", "/cases/<case:uuid>/deadlines/<which:str>", summary="How a deadline was counted",
    query=KeyQuery, answer=ExplanationView, who="person", problems=(NoSuchCase, NoSuchDeadline),
)  # fmt: skip
async def deadline(call: Call[None, KeyQuery], case: UUID, which: str) -> ExplanationView:
    """Every day between start and end: counted, skipped by name, paused, extended."""
    return await case_deadlines.explanation(
        call.deps, call.actor, case, which, call.query.key, call.language
    )


@operation(
    bp,
    "POST",
    "/cases/<case:uuid>/correct",
    summary="Hand in what was missing",
    body=CorrectionForm,
    answer=CaseView,
    who="person",
    idempotent=True,
    problems=(*OF_AN_ACT, BadAnswers, NoSuchMaterial),
)
async def correct(call: Call[CorrectionForm], case: UUID) -> msgspec.Raw:
    """The office looks at it anew."""
    order = order_of(call.form, Act.CORRECT)
    return await with_answers(
        lambda: once(call, lambda: case_acts.act(call.deps, call.actor, case, order, call.language))
    )


@operation(
    bp,
    "POST",
    "/cases/<case:uuid>/supplement",
    summary="Add something unasked",
    body=PapersForm,
    answer=CaseView,
    who="person",
    idempotent=True,
    problems=(*OF_AN_ACT, NoSuchMaterial),
)
async def supplement(call: Call[PapersForm], case: UUID) -> msgspec.Raw:
    """Words, or papers brought or attached."""
    order = order_of(call.form, Act.SUPPLEMENT)
    return await once(
        call, lambda: case_acts.act(call.deps, call.actor, case, order, call.language)
    )


@operation(
    bp,
    "POST",
    "/cases/<case:uuid>/withdraw",
    summary="Take an application back",
    body=WordsForm,
    answer=CaseView,
    who="person",
    idempotent=True,
    problems=OF_AN_ACT,
)
async def withdraw(call: Call[WordsForm], case: UUID) -> msgspec.Raw:
    """Until it is decided; it can be filed again."""
    order = order_of(call.form, Act.WITHDRAW)
    return await once(
        call, lambda: case_acts.act(call.deps, call.actor, case, order, call.language)
    )
