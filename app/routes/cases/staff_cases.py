"""HTTP for the office's cases: taking in, queues, acts, handing over."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.cases import case_flow
from app.domain.cases.case_flow import Act
from app.domain.papers.letter_texts import LetterIncomplete
from app.domain.papers.letters import LetterTooLong
from app.domain.people.identity import BadIdNumber
from app.domain.people.mandates import MandateForbids
from app.kit.paging import BadCursor
from app.routes.cases.cases import OF_A_FILING
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import (
    ActForm,
    AssignForm,
    Centre,
    IntakeForm,
    filing_of,
    order_of,
    with_answers,
)
from app.services.cases import (
    case_acts,
    case_disclosures,
    case_heaps,
    case_lists,
    case_parties,
    case_views,
    cases,
)
from app.services.cases.case_acts import CaseChanged
from app.services.cases.case_assignments import NobodyThere
from app.services.cases.case_decisions import OutcomeNeeded
from app.services.cases.case_heaps import AssignedView
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_lists import Asked, StaffCasesView
from app.services.cases.case_orders import Order
from app.services.cases.case_parties import ClaimFirst, OwnCase
from app.services.cases.case_tasks import OpinionNeeded
from app.services.cases.case_views import CaseView
from app.services.cases.cases import Desk, NotImmediate
from app.services.deadlines.case_pauses import ExtensionTooLong, NoSuchPause, PauseNotAllowed
from app.services.house.access import ConfirmationNeeded, NoSuchCentre
from app.services.papers.case_answers import AnswerView
from app.services.papers.case_materials import BadPromiseDay, NoSuchMaterial, NotPromisable
from app.services.people.people import ContactView

bp = Blueprint("staff-cases", url_prefix="/staff/cases")

OF_THE_FLOW = (
    case_flow.NotNow,
    case_flow.NotYours,
    case_flow.ReasonsNeeded,
    case_flow.NotWhilePaused,
    case_flow.AlreadyExtended,
    case_flow.PromiseOver,
    case_flow.SecondCorrection,
    case_flow.DepartmentsOpen,
    case_flow.GapsOpen,
)
OF_AN_ACT = (
    NoSuchCase,
    CaseChanged,
    ClaimFirst,
    OwnCase,
    ConfirmationNeeded,
    OutcomeNeeded,
    OpinionNeeded,
    NobodyThere,
    PauseNotAllowed,
    NoSuchPause,
    ExtensionTooLong,
    NoSuchMaterial,
    NotPromisable,
    BadPromiseDay,
    LetterIncomplete,
    LetterTooLong,
)


class QueueQuery(Struct, forbid_unknown_fields=True):
    """Which cases of the office; `q` is a part of a number, or a whole phone number."""

    centre: Centre
    queue: Literal["mine", "covering", "post", "department", "centre"] = "mine"
    state: Literal["open", "closed", "all"] = "open"
    post: Annotated[str, Meta(max_length=20)] = ""
    item: Annotated[str, Meta(max_length=60)] = ""
    mode: Literal["", "immediate", "promise", "joint", "report", "reply"] = ""
    q: Annotated[str, Meta(max_length=40)] = ""
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


@operation(
    bp, "GET", "", summary="Cases of the office", query=QueueQuery, answer=StaffCasesView,
    who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def listed(call: Call[None, QueueQuery]) -> StaffCasesView:
    """Open ones the most pressing first: priority, then the next last day, then the filing."""
    asked = Asked(**msgspec.structs.asdict(call.query))
    return await case_lists.of_staff(call.deps, call.actor, asked, call.language)


@operation(
    bp,
    "POST",
    "",
    summary="Take a case in",
    body=IntakeForm,
    answer=CaseView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        *OF_A_FILING,
        BadIdNumber,
        NoSuchCentre,
        NotImmediate,
        BadPromiseDay,
        MandateForbids,
    ),
)
async def take_in(call: Call[IntakeForm]) -> msgspec.Raw:
    """One window for every item; whoever is asked first owns it until it is handed over."""
    form = call.form
    filing, desk = filing_of(form), Desk(form.intake, form.person.id_number, form.finish)
    return await with_answers(
        lambda: once(
            call, lambda: cases.take_in(call.deps, call.actor, filing, desk, call.language)
        )
    )


@operation(
    bp,
    "POST",
    "/assign",
    summary="Give somebody many cases",
    body=AssignForm,
    answer=AssignedView,
    who="staff",
    idempotent=True,
)
async def assign(call: Call[AssignForm]) -> AssignedView:
    """Each for itself: what is refused says why. Asked again, what is done stays done."""
    form = call.form
    order = Order(act=Act.HAND_OVER, person=form.person, words=form.words)
    return await case_heaps.assign(call.deps, call.actor, form.cases, order, call.language)


@operation(
    bp, "GET", "/<case:uuid>", summary="One case of the office", answer=CaseView,
    who="staff", problems=(NoSuchCase,),
)  # fmt: skip
async def show(call: Call, case: UUID) -> CaseView:
    """The same as its person sees, with what staff may do."""
    found = await case_parties.seen(call.actor, case)
    return await case_views.view(call.deps, found, call.actor, call.language)


@operation(
    bp,
    "POST",
    "/<case:uuid>/acts",
    summary="Do something with a case",
    body=ActForm,
    answer=CaseView,
    who="staff",
    idempotent=True,
    problems=(*OF_THE_FLOW, *OF_AN_ACT),
    example={"act": "accept", "version": 1},
)
async def do(call: Call[ActForm], case: UUID) -> msgspec.Raw:
    """Deciding, replying, rejecting and extending need a sign-in confirmed just now."""
    order = order_of(call.form)
    return await with_answers(
        lambda: once(call, lambda: case_acts.act(call.deps, call.actor, case, order, call.language))
    )


@operation(
    bp, "GET", "/<case:uuid>/answers", summary="The whole answers of a case's form",
    answer=list[AnswerView], who="staff", problems=(NoSuchCase,),
)  # fmt: skip
async def answers(call: Call, case: UUID) -> list[AnswerView]:
    """With ID numbers and cards, which the case itself shows masked; each look is written down."""
    return await case_disclosures.answers(call.deps, call.actor, case, call.language)


@operation(
    bp, "GET", "/<case:uuid>/contact", summary="Whole name and phone of a case's person",
    answer=ContactView, who="staff", problems=(NoSuchCase,),
)  # fmt: skip
async def contact(call: Call, case: UUID) -> ContactView:
    """Each look is written down."""
    return await case_disclosures.contact(call.deps, call.actor, case)
