"""Hand-overs of an original: the two sides that people wrote, put together."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from app.domain.visits.visit_merge import Operation

OWNER: Final = "owner"
OFFICE: Final = "office"
"""The two parties of a hand-over that have no id of their own; anybody else is told by theirs."""
MOST_WRONG_CODES: Final = 5
"""Who tried more wrong codes on an original proves nothing by a code any more."""
DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class How(StrEnum):
    """What proves that both sides agree to a hand-over; NOT when only one of them said so."""

    SCAN = "scan"
    APP = "app"
    CODE = "code"
    SIGNATURE = "signature"
    PAPER = "paper"
    OFFICE = "office"
    NOT = ""


@dataclass(frozen=True)
class Move:
    """One hand-over: `gave` is what the giver wrote, `took` what the taker wrote.

    `contested`: it cannot be true together with another one, somebody has to decide.
    """

    id: str
    giver: str
    taker: str
    gave: Operation | None
    took: Operation | None
    how: How
    contested: bool = False

    @property
    def key(self) -> str:
        """How a decision about it is called: the field `move.<key>` of the record."""
        return f"{self.id}/{self.giver}/{self.taker}"

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What was written of it, the giver's side first."""
        return tuple(one for one in (self.gave, self.took) if one is not None)

    @property
    def both(self) -> bool:
        """Whether both sides agree."""
        return self.how is not How.NOT

    @property
    def at(self) -> datetime:
        """When it was first told."""
        return min(one.at for one in self.operations)


@dataclass(frozen=True)
class Ties:
    """What the operations alone do not tell.

    `ours` is the device of the office and of people online; only there somebody acts for the
    office. `right_code(operation)` says whether the code in it is the one of the visit. `same`
    leads from people to who they turned out to be.
    """

    owner: UUID
    ours: UUID
    right_code: Callable[[Operation], bool]
    same: Mapping[UUID, UUID] = field(default_factory=lambda: MappingProxyType({}))


def party_of(operation: Operation, ties: Ties) -> str:
    """For whom something was written."""
    if operation.device == ties.ours and operation.body.get("as") == OFFICE:
        return OFFICE
    return party(operation.by, ties)


def party(named: object, ties: Ties) -> str:
    """The party that a text or an id means; empty when it means none."""
    if named in (OWNER, OFFICE):
        return str(named)
    try:
        person = named if isinstance(named, UUID) else UUID(str(named))
    except ValueError:
        return ""
    person = ties.same.get(person, person)
    return OWNER if person == ties.owner else str(person)


@dataclass(frozen=True)
class _Side:
    """One side of a hand-over, as somebody wrote it."""

    move: str
    giver: str
    taker: str
    gave: bool
    operation: Operation


def _side(operation: Operation, ties: Ties) -> _Side | None:
    body, who = operation.body, party_of(operation, ties)
    giver, taker = who, party(body.get("to"), ties)
    if operation.kind == "back":
        taker = OWNER
    elif operation.kind in ("take", "open"):
        giver, taker = party(body.get("from", OWNER), ties), who
    elif operation.kind != "give":
        return None
    if not giver or not taker or giver == taker:
        return None
    move = str(body.get("move") or operation.id)
    return _Side(move, giver, taker, operation.kind in ("give", "back"), operation)


def parties_of(operations: Iterable[Operation], ties: Ties) -> Mapping[str, frozenset[str]]:
    """Everybody who gave, took or wrote of each hand-over, by its key: none of them decides on it.

    Who wrote for the office is named as well, and who was merged into somebody as that one.
    """
    found: dict[str, frozenset[str]] = {}
    for side in (_side(one, ties) for one in operations):
        if side is not None:
            key = f"{side.move}/{side.giver}/{side.taker}"
            named = {side.giver, side.taker, party(side.operation.by, ties)}
            found[key] = found.get(key, frozenset()) | named
    return found


def moves_of(ordered: list[Operation], ties: Ties) -> list[Move]:
    """The hand-overs, each with both its sides, by what was written first."""
    found: dict[tuple[str, str, str], list[_Side]] = {}
    for side in (_side(one, ties) for one in ordered):
        if side is not None:
            found.setdefault((side.move, side.giver, side.taker), []).append(side)
    wrong = _wrong_codes(ordered, ties)
    return [_paired(sides, ties, wrong) for sides in found.values()]


def _paired(sides: list[_Side], ties: Ties, wrong: Mapping[UUID | None, int]) -> Move:
    first = sides[0]
    gave = [one.operation for one in sides if one.gave]
    took = [one.operation for one in sides if not one.gave]
    pairs = [(one, two) for one in gave for two in took if _agree(one, two, ties)]
    how = _scanned(*pairs[0], ties) if pairs else How.NOT
    if how is How.NOT and OWNER in (first.giver, first.taker):
        proofs = [_proof(one.operation, ties, wrong) for one in sides]
        how = next((proof for proof in proofs if proof), How.NOT)
    one, two = pairs[0] if pairs else (next(iter(gave), None), next(iter(took), None))
    return Move(first.move, first.giver, first.taker, one, two, how)


def _agree(gave: Operation, took: Operation, ties: Ties) -> bool:
    """Whether two sides speak of one meeting: the same nonce, and the same answer if any.

    Nobody agrees with themselves, as when they work at the office to which they bring a paper.
    """
    if gave.by is not None and party(gave.by, ties) == party(took.by, ties):
        return False
    nonce, answer = gave.body.get("nonce"), gave.body.get("answer")
    if not nonce or nonce != took.body.get("nonce"):
        return False
    return not answer or answer == took.body.get("answer")


def _scanned(gave: Operation, took: Operation, ties: Ties) -> How:
    ours = (one for one in (gave, took) if one.device == ties.ours)
    return How.APP if any(one.body.get("how") == How.APP for one in ours) else How.SCAN


def _proof(operation: Operation, ties: Ties, wrong: Mapping[UUID | None, int]) -> How:
    """What stands for the owner, who has no phone, on the other side's."""
    body = operation.body
    if DIGEST.fullmatch(str(body.get("signature", ""))):
        return How.SIGNATURE
    if body.get("code") and wrong.get(operation.by, 0) <= MOST_WRONG_CODES:
        return How.CODE if ties.right_code(operation) else How.NOT
    ours = operation.device == ties.ours and body.get("as") == OFFICE
    return How.PAPER if ours and body.get("paper") is True else How.NOT


def _wrong_codes(ordered: list[Operation], ties: Ties) -> Mapping[UUID | None, int]:
    found: dict[UUID | None, int] = {}
    for one in ordered:
        if one.body.get("code") and not ties.right_code(one):
            found[one.by] = found.get(one.by, 0) + 1
    return found


def decisions(ordered: list[Operation], ties: Ties) -> Mapping[str, Operation]:
    """The last decision of the office on each hand-over."""
    settled = [one for one in ordered if one.kind == "settle" and one.device == ties.ours]
    return {str(one.body.get("key")): one for one in settled}


def text_of(body: Mapping[str, Any], key: str) -> str:
    """A text out of the body of an operation, empty when there is none."""
    value = body.get(key)
    return value if isinstance(value, str) else ""
