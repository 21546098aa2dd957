"""HTTP for receipts of visits and the months that they make."""

from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse

from app.domain.papers.attachments import MediaType
from app.domain.visits.visit_months import BadMonth
from app.routes.http.wire import Call, operation
from app.routes.papers.case_papers import download
from app.services.house.access import NoSuchCentre
from app.services.journal import devices
from app.services.journal.devices import KeysView
from app.services.visits import monthly_records, visit_receipts
from app.services.visits.monthly_records import MonthsView, MonthView
from app.services.visits.visit_receipts import ReceiptsOff, VerdictView

bp = Blueprint("visit_months")

XLSX = MediaType.XLSX.value

MonthText = Annotated[str, Meta(max_length=7)]


class MonthQuery(Struct, forbid_unknown_fields=True):
    """A month like 2026-03; without one, the present."""

    month: MonthText = ""


class MonthsQuery(Struct, forbid_unknown_fields=True):
    """An office or a room, and a month like 2026-03; without one, the present."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    month: MonthText = ""


class VerifyForm(Struct, forbid_unknown_fields=True):
    """A receipt as somebody shows it: its text byte for byte, the signature, the key's name."""

    payload: Annotated[str, Meta(min_length=1, max_length=4000)]
    signature: Annotated[str, Meta(max_length=200)]
    key_id: Annotated[str, Meta(max_length=20)]


@operation(
    bp, "GET", "/agent/month", summary="My month", query=MonthQuery, answer=MonthView,
    who="person", problems=(BadMonth,),
)  # fmt: skip
async def month(call: Call[None, MonthQuery]) -> MonthView:
    """What counts, what waits for what, and what was refused why."""
    return await monthly_records.mine(call.deps, call.actor, call.query.month, call.language)


@operation(
    bp, "GET", "/receipts/keys", summary="The keys that sign receipts", answer=KeysView,
    max_age=3600,
)  # fmt: skip
async def keys(call: Call) -> KeysView:
    """Ed25519 public keys; the last one signs now, the others signed before."""
    return devices.keys(call.deps)


@operation(
    bp, "POST", "/receipts/verify", summary="Is this receipt ours", body=VerifyForm,
    answer=VerdictView, problems=(ReceiptsOff,),
)  # fmt: skip
async def verify(call: Call[VerifyForm]) -> VerdictView:
    """Anybody may ask; nothing is told but whether it is, and whether its visit still counts."""
    form = call.form
    return await visit_receipts.verify(call.deps, form.payload, form.signature, form.key_id)


@operation(
    bp, "GET", "/staff/months", summary="The months of an office's agents", query=MonthsQuery,
    answer=MonthsView, who="staff", problems=(NoSuchCentre, BadMonth),
)  # fmt: skip
async def months(call: Call[None, MonthsQuery]) -> MonthsView:
    """By name; nobody is ranked."""
    asked = call.query
    return await monthly_records.of_centre(call.deps, call.actor, asked.centre, asked.month)


@operation(
    bp, "GET", "/staff/months/file", summary="The months of an office's agents as a file",
    query=MonthsQuery, answer=HTTPResponse, media_type=XLSX, who="staff",
    problems=(NoSuchCentre, BadMonth),
)  # fmt: skip
async def months_file(call: Call[None, MonthsQuery]) -> HTTPResponse:
    """Excel; who took it is written down."""
    asked = call.query
    name, content = await monthly_records.as_sheet(
        call.deps, call.actor, asked.centre, asked.month, call.language
    )
    return download(content, XLSX, name)
