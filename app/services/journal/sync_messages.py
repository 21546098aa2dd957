"""What a phone sends when it syncs and what it is answered: the shapes of the protocol."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.domain.journal.sync_rules import LONGEST_TEXT, MOST_OPERATIONS, VerdictName
from app.services.visits.visit_receipts import ReceiptView

Clock = Literal["ok", "wrong"]


class SentOperation(Struct, frozen=True, forbid_unknown_fields=True):
    """One operation: its text byte for byte, and the chain after it as the phone made it."""

    text: Annotated[str, Meta(min_length=2, max_length=LONGEST_TEXT)]
    chain: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class SyncForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A batch: the phone that sends it, its time at this moment, and operations in any order."""

    device: UUID
    sent_at: Annotated[datetime, Meta(tz=True)]
    operations: Annotated[list[SentOperation], Meta(max_length=MOST_OPERATIONS)]


class ClashValue(Struct, frozen=True):
    """One of several values of a field, with the operation that gave it."""

    value: Any
    op: UUID
    by: UUID | None
    at: datetime
    doubtful: bool = False


class ClashView(Struct, frozen=True):
    """A field about which people differ; hard when somebody has to choose between values."""

    key: str
    hard: bool
    values: list[ClashValue]


class OperationAnswer(Struct, frozen=True):
    """What became of an operation; `first` is what a duplicate was answered before.

    `op` is missing where the text is so broken that it does not even say that. `at` is when it was
    done by our clock, `doubtful` when the phone's was wrong.
    """

    op: UUID | None
    verdict: VerdictName
    first: VerdictName | None
    code: str
    said: str
    conflicts: list[ClashView]
    at: datetime | None = None
    doubtful: bool = False


class SyncView(Struct, frozen=True):
    """The answers in the order of the batch, then those of operations that had been waiting.

    `acknowledged` is the number up to which this phone's journal is here without a gap, `missing`
    are the numbers to send again. `skew_seconds`: how far its clock is behind ours.
    """

    received_at: datetime
    skew_seconds: int
    clock: Clock
    answers: list[OperationAnswer]
    acknowledged: int
    missing: list[int]
    receipts: list[ReceiptView]
