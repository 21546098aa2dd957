"""HTTP for agents who take papers in at the door, while they are online."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.custody.custody import Code, Digest
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.cases.case_ledger import NoSuchCase
from app.services.custody import custody_lists, originals
from app.services.custody.custody import BadProof, Manner, Proof
from app.services.custody.custody_views import OriginalRow, OriginalView
from app.services.custody.originals import BadDueDay, OwnerNeeded, OwnPaper, Registering
from app.services.house.access import NoSuchCentre
from app.services.visits.visit_parties import NoSuchVisit

bp = Blueprint("agent_custody", url_prefix="/agent")
CentreCode = Annotated[str, Meta(min_length=1, max_length=16)]
PaperName = Annotated[str, Meta(min_length=1, max_length=100)]
Copies = Annotated[int, Meta(ge=1, le=99)]


class AgentOriginalForm(Struct, forbid_unknown_fields=True):
    """A paper that the person of a visit or a case hands over, with their code or signature."""

    centre: CentreCode
    name: PaperName
    copies: Copies = 1
    case: UUID | None = None
    visit: UUID | None = None
    due_on: date | None = None
    code: Code = ""
    signature: Digest = ""


class HeldOriginalsView(Struct, frozen=True):
    """The papers of others that I have, those first that should be back soonest."""

    items: list[OriginalRow]


@operation(
    bp, "GET", "/originals", summary="Papers that I have", answer=HeldOriginalsView, who="person",
)  # fmt: skip
async def held(call: Call) -> HeldOriginalsView:
    """Those of other people; at most two hundred."""
    return HeldOriginalsView(await custody_lists.held_by(call.deps, call.actor, call.language))


@operation(
    bp,
    "POST",
    "/originals",
    summary="Take a paper in at the door",
    body=AgentOriginalForm,
    answer=OriginalView,
    status=201,
    who="person",
    idempotent=True,
    problems=(
        *(NoSuchCentre, NoSuchCase, NoSuchVisit, OwnerNeeded, OwnPaper),
        *(BadDueDay, BadProof),
    ),
    example={"centre": "511503102201", "name": "household register", "code": "4821"},
)
async def take_in(call: Call[AgentOriginalForm]) -> msgspec.Raw:
    """Its number is the receipt; half until the owner confirms or a code or signature is there."""
    form = call.form
    wish = Registering(
        centre=form.centre,
        name=form.name,
        copies=form.copies,
        case=form.case,
        visit=form.visit,
        due_on=form.due_on,
    )
    manner = Manner(proof=Proof(form.code, form.signature))
    return await once(
        call, lambda: originals.register(call.deps, call.actor, wish, manner, call.language)
    )
