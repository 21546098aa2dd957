"""Operations of phones that had not seen each other, as the sync would have kept them."""

from typing import Any
from uuid import UUID

from msgspec import json

from app.models.journal import Device, JournalEntry
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.journal import OperationText


async def phone_says(deps: Deps, household_id: UUID, by: UUID, body: dict[str, Any]) -> UUID:
    """An answer about a household by a phone that is new; its operation's id."""
    now = deps.clock.now()
    phone = await Device.create(
        id=deps.ids.new(), person_id=by, short=deps.ids.digits(6), made_at=now, seen_at=now
    )
    text = OperationText(
        op=deps.ids.new(),
        device=phone.id,
        seq=1,
        prev="",
        at=now,
        subject="household",
        id=household_id,
        kind="answer",
        base=None,
        body=body,
    )
    said = json.encode(text).decode()
    chain = journal.chained("", said)
    await JournalEntry.create(
        id=text.op,
        device_id=phone.id,
        sequence=1,
        chain=chain,
        subject_kind="household",
        subject_id=household_id,
        kind="answer",
        text_sealed=deps.cipher.seal(said, journal.sealed_place(text.op)),
        state=journal.APPLIED,
        answer={},
        actor_id=by,
        device_at=now,
        happened_at=now,
        received_at=now,
        applied_at=now,
    )
    await Device.filter(id=phone.id).update(sequence=1, chain=chain)
    return text.op
