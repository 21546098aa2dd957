"""Papers that go from hand to hand: both sides write on their own phones, some never send."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.custody.custody import Chain, chain
from app.domain.custody.custody_moves import Ties
from app.domain.visits.visit_merge import Operation, Seen

YANG, LI, WANG, CHEN = (UUID(int=number) for number in range(1, 5))
ORIGINAL = UUID(int=99)
"""The original; our own side of it is the device of the same id."""
BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
CODE = "4821"
OWNER_PARTY, OFFICE_PARTY = "owner", "office"


@dataclass
class Phones:
    """Everybody's phone: what is written counts up by phone, and shares nothing until told."""

    written: list[Operation] = field(default_factory=list)
    counts: dict[UUID, int] = field(default_factory=dict)
    known: dict[UUID, dict[UUID, int]] = field(default_factory=dict)

    def write(self, by: UUID, kind: str, device: UUID | None = None, /, **body: Any) -> Operation:
        """Somebody writes an operation on their phone (or on another device)."""
        on = device or by
        number = self.counts[on] = self.counts.get(on, 0) + 1
        said = {name.rstrip("_"): value for name, value in body.items()}
        made = Operation(
            id=UUID(int=on.int * 1_000_000 + number),
            device=on,
            sequence=number,
            kind=kind,
            body=said,
            at=BEGIN + timedelta(minutes=len(self.written)),
            by=by,
            base=Seen(dict(self.known.get(on, {}))),
        )
        self.written.append(made)
        return made

    def pull(self, on: UUID) -> None:
        """A phone hears of everything that was written until now."""
        self.known[on] = dict(self.counts)

    def give(self, by: UUID, to: object, move: str = "m1", **body: Any) -> Operation:
        """The giver's side."""
        return self.write(by, "give", to=str(to), move=move, **({"nonce": "n" + move} | body))

    def take(self, by: UUID, from_: object, move: str = "m1", **body: Any) -> Operation:
        """The taker's side."""
        said = {"nonce": "n" + move, "answer": "a" + move} | body
        return self.write(by, "take", from_=str(from_), move=move, **said)

    def hand_over(self, giver: UUID, taker: UUID, move: str) -> None:
        """Both sides, each on their own phone."""
        self.take(taker, giver, move)
        self.give(giver, taker, move, answer="a" + move)

    def chain(self, **ties: Any) -> Chain:
        """Where everything written leads."""
        return chain_of(self.written, **ties)


def chain_of(operations: Iterable[Operation], same: Mapping[UUID, UUID] | None = None) -> Chain:
    """The chain of Yang's paper."""

    def right(operation: Operation) -> bool:
        return operation.body.get("code") == CODE

    return chain(operations, Ties(YANG, ORIGINAL, right, same or {}))


def shown(found: Chain) -> list[tuple[str, str, str]]:
    """Giver, taker and proof of each hand-over."""
    names = {str(who.int): name for who, name in ((LI, "li"), (WANG, "wang"), (CHEN, "chen"))}
    known = {str(who): names[str(who.int)] for who in (LI, WANG, CHEN)}
    return [
        (known.get(one.giver, one.giver), known.get(one.taker, one.taker), one.how.value)
        for one in found.moves
    ]


def standing(found: Chain) -> tuple[str, bool, int]:
    """Who has it, whether a side is missing, how many contradictions wait."""
    return found.holder, found.half, found.conflicts
