"""Our signature under a finished visit: with it the visit counts, and both sides can prove it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec import Struct, json

from app.domain.visits.visit_flow import VisitState
from app.domain.visits.visit_merge import Operation, Record
from app.domain.visits.visit_months import is_evening, month_of
from app.kit.clock import office_day
from app.kit.errors import Unavailable
from app.models import sql
from app.models.centre import Centre
from app.models.journal import JournalEntry
from app.models.visit import Visit, VisitReceipt
from app.ports import Deps, Signer
from app.services.house import audit
from app.services.journal import journal
from app.services.visits import visit_records

ADD = (
    "INSERT INTO visit_receipt (id, visit_id, agent_id, month, evening, payload, signature,"
    " key_id, issued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    " ON CONFLICT (visit_id, agent_id) DO NOTHING RETURNING id"
)
PROOFS: Final = ("code", "signature", "voice", "none")
"""How it may be proved that somebody was there, the strongest first."""


class ReceiptsOff(Unavailable):
    """This installation signs no receipts."""


class ReceiptView(Struct, frozen=True):
    """A receipt: the signed text byte for byte, and our signature (Ed25519, base64url)."""

    id: UUID
    visit: UUID
    month: str
    payload: str
    signature: str
    key_id: str
    counted: bool


class ReceiptPayload(Struct, frozen=True):
    """What is signed of a visit; `chain` is that of the operation which finished it."""

    receipt: UUID
    visit: UUID
    number: str
    agent: UUID
    centre: str
    month: str
    on: str
    evening: bool
    proof: str
    chain: str
    issued_at: datetime


class VerdictView(Struct, frozen=True):
    """Whether the key named signed exactly this text, and whether its visit still counts."""

    right: bool
    key_id: str
    counted: bool


async def issue_due(deps: Deps, visit: Visit) -> VisitReceipt | None:
    """Sign a finished visit for whoever made it, each agent once; the newest receipt, if any.

    Inside anybody's transaction, after the row was refreshed. None while it is not done, while an
    operation on it still waits for an earlier one, and where nothing signs.
    """
    if visit.state != VisitState.DONE or deps.signer is None:
        return None
    waiting = JournalEntry.filter(subject_id=visit.id, state=journal.WAITING)
    if await waiting.exists():
        return None
    record = await journal.record(deps, "visit", visit.id)
    async with sql.transaction():
        for operation in _finished(record):
            await _issue(deps, deps.signer, visit, record, operation)
    return await VisitReceipt.filter(visit_id=visit.id).order_by("-issued_at", "-id").first()


async def of_visits(ids: Iterable[UUID]) -> dict[UUID, list[VisitReceipt]]:
    """The receipts of some visits by visit, the oldest first."""
    found: dict[UUID, list[VisitReceipt]] = {}
    wanted = list(ids)
    rows = VisitReceipt.filter(visit_id__in=wanted).order_by("issued_at", "id")
    for row in await rows if wanted else []:
        found.setdefault(row.visit_id, []).append(row)
    return found


async def of_visit(visit: Visit) -> ReceiptView | None:
    """The receipt of a visit as it is shown; None while there is none."""
    rows: Sequence[VisitReceipt] = (await of_visits([visit.id])).get(visit.id, [])
    return shown(rows[0], counted=visit.state == VisitState.DONE) if rows else None


def shown(row: VisitReceipt, *, counted: bool = True) -> ReceiptView:
    """A receipt as people get it; it counts no more when its visit was settled away from done."""
    return ReceiptView(
        id=row.id,
        visit=row.visit_id,
        month=row.month,
        payload=row.payload,
        signature=row.signature,
        key_id=row.key_id,
        counted=counted,
    )


async def verify(deps: Deps, payload: str, signature: str, key_id: str) -> VerdictView:
    """Whether we signed this text; ReceiptsOff where nothing signs."""
    if deps.signer is None:
        raise ReceiptsOff
    right = deps.signer.verify(payload.encode(), signature, key_id)
    told = json.decode(payload, type=ReceiptPayload).receipt if right else None
    held = VisitReceipt.filter(id=told, visit__state=VisitState.DONE.value)
    return VerdictView(right, key_id, counted=told is not None and await held.exists())


def proof_of(record: Record, code: str, agent_id: UUID) -> str:
    """The strongest proof that an agent brought of a visit whose code is `code`."""
    brought = {proved(one.body, code) for one in record.of("proof") if one.by == agent_id}
    return next((how for how in PROOFS if how in brought), "none")


def proved(body: Mapping[str, object], code: str) -> str:
    """How a proof proves: a wrong code, or a signature without its picture, proves nothing."""
    match body.get("how"):
        case "code":
            return "code" if body.get("code") == code else "none"
        case "signature" | "voice" as how:
            return str(how) if body.get("digest") else "none"
        case _:
            return "none"


def _finished(record: Record) -> list[Operation]:
    """The operations that finished the visit: the first, and those of agents who went as well.

    Who knew that somebody else had finished it before has not made this visit.
    """
    found: dict[UUID, Operation] = {}
    for one in record.order:
        if one.kind != "move" or one.body.get("to") != VisitState.DONE or one.by is None:
            continue
        if not any(one.knew(other) for by, other in found.items() if by != one.by):
            found.setdefault(one.by, one)
    return list(found.values())


async def _issue(
    deps: Deps, signer: Signer, visit: Visit, record: Record, operation: Operation
) -> None:
    payload = await _payload(deps, visit, record, operation)
    text = json.encode(payload).decode()
    given = (
        payload.receipt,
        visit.id,
        payload.agent,
        payload.month,
        payload.evening,
        text,
        signer.sign(text.encode()),
        signer.key_id,
        payload.issued_at,
    )
    if await sql.rows(ADD, *given):
        facts = {"receipt": str(payload.receipt)}
        await audit.record(deps, None, "receipt-issued", f"visit:{visit.id}", **facts)


async def _payload(
    deps: Deps, visit: Visit, record: Record, operation: Operation
) -> ReceiptPayload:
    assert operation.by is not None
    entry, centre = await JournalEntry.get(id=operation.id), await Centre.get(id=visit.centre_id)
    on = office_day(operation.at)
    return ReceiptPayload(
        receipt=deps.ids.new(),
        visit=visit.id,
        number=visit.number,
        agent=operation.by,
        centre=centre.code,
        month=month_of(on),
        on=on.isoformat(),
        evening=is_evening(operation.at),
        proof=proof_of(record, visit_records.opened(deps, visit, "code"), operation.by),
        chain=entry.chain,
        issued_at=deps.clock.now(),
    )
