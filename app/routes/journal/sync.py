"""HTTP for the journals of phones."""

import msgspec
from sanic import Blueprint

from app.kit.errors import Conflict
from app.routes.http.problems import Refused, Wrong
from app.routes.http.wire import Call, operation
from app.services.journal import sync
from app.services.journal.devices import NoSuchDevice
from app.services.journal.sync_arrivals import BatchTooLarge, OpDiffers
from app.services.journal.sync_messages import SyncForm, SyncView

bp = Blueprint("sync")


@operation(
    bp,
    "POST",
    "/sync",
    summary="Send what a phone did",
    body=SyncForm,
    answer=SyncView,
    who="person",
    idempotent=True,
    problems=(NoSuchDevice, BatchTooLarge, OpDiffers),
    example={
        "device": "0198c0de-0000-7000-8000-000000000001",
        "sent_at": "2026-03-02T10:00:00+08:00",
        "operations": [],
    },
)
async def take_in(call: Call[SyncForm]) -> msgspec.Raw:
    """Each operation is answered by itself; the protocol stands in docs/OFFLINE_SYNC.md.

    Other bytes under a known id refuse the whole batch, and the errors name the operations.
    """
    try:
        return await sync.take_in_once(
            call.deps, call.actor, call.key, call.fingerprint, call.form, call.language
        )
    except OpDiffers as differs:
        raise _named(differs) from None


def _named(differs: Conflict) -> Refused:
    """The refusal with a pointer to each operation that differs."""
    places = differs.facts["places"]
    assert isinstance(places, list)
    wrong = [Wrong(f"/operations/{place}", "problem.op-differs") for place in places]
    return Refused(409, differs.code, wrong)
