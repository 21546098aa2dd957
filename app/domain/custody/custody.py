"""Where an original is: the chain of its hand-overs out of what both sides wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.domain.custody.custody_moves import OFFICE, OWNER, How, Move, Ties, decisions, moves_of
from app.domain.visits.visit_merge import Operation, in_order

HALF_FOR: Final = timedelta(days=2)
"""How long one side may be missing before somebody is told."""
SETTLED: Final = "move."
"""What a decision on a hand-over is called begins so: `move.<key>`."""


class Place(StrEnum):
    """Where an original is."""

    OWNER = "owner"
    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True)
class Chain:
    """All hand-overs of an original in their order, and where they lead.

    `holder` is a party. As long as only the giver wrote of the last hand-over, the giver has the
    original; a taker who says that they have it is believed. `half`: one side of the last one is
    missing, or a link before it. `contested` are hand-overs beside the chain.
    """

    holder: str = OWNER
    moves: tuple[Move, ...] = ()
    contested: tuple[Move, ...] = ()
    half: bool = False
    conflicts: int = 0

    @property
    def place(self) -> Place:
        """Where the original is."""
        if self.holder in (OWNER, OFFICE):
            return Place(self.holder)
        return Place.PERSON

    @property
    def returned_at(self) -> datetime | None:
        """Since when it is back with its owner, both sides agreeing; None while it is not."""
        last = self.moves[-1] if self.moves else None
        if last is None or last.taker != OWNER or self.half or self.conflicts:
            return None
        return max(one.at for one in last.operations)

    @property
    def half_since(self) -> datetime | None:
        """Since when one side is missing."""
        return self.moves[-1].at if self.half and self.moves else None


def chain(operations: Iterable[Operation], ties: Ties) -> Chain:
    """The chain that a set of operations makes, the same in whatever order they came.

    Moves that leave one holder at once contradict each other: the one that both sides wrote of is
    followed, all of them wait for a decision (`settle` of `move.<key>`: stands or falls). Total.
    """
    ordered = in_order(operations)
    walk = _Walk(moves_of(ordered, ties), decisions(ordered, ties))
    walk.go()
    return walk.chain()


class _Walk:
    """The way along the hand-overs, from the owner to whoever has the original now."""

    def __init__(self, moves: list[Move], decisions: Mapping[str, Operation]) -> None:
        self.place = {move.key: number for number, move in enumerate(moves)}
        self.earlier = _earlier(moves)
        self.decisions = decisions
        self.left = [self._decided(move) for move in moves if not self._falls(move)]
        self.path: list[Move] = []
        self.contested: list[Move] = []
        self.dropped = {move.taker for move in moves if self._falls(move)}
        self.conflicts = 0
        self.at, self.instead, self.gap = OWNER, "", False
        self.been = {OWNER}

    def go(self) -> None:
        """Follow the hand-overs until none is left."""
        while self.left:
            here = [move for move in self.left if move.giver == self.at]
            if not here and self.instead:
                here = [move for move in self.left if move.giver == self.instead]
            if here:
                self._follow(self._chosen(self._first(here)))
            else:
                self._jump(min(self._first(self.left), key=self._number))

    def chain(self) -> Chain:
        """Where the way has led."""
        last = self.path[-1] if self.path else None
        half = self.gap or (last is not None and not last.both)
        holder = self.instead or self.at
        return Chain(holder, tuple(self.path), tuple(self.contested), half, self.conflicts)

    def _first(self, moves: list[Move]) -> list[Move]:
        """Those that none of the others came before."""
        found = [one for one in moves if not any(self._before(two, one) for two in moves)]
        return found or [min(moves, key=self._number)]

    def _before(self, one: Move, two: Move) -> bool:
        if one.key == two.key or one.key not in self.earlier[two.key]:
            return False
        return two.key not in self.earlier[one.key] or self._number(one) < self._number(two)

    def _chosen(self, rivals: list[Move]) -> Move:
        """The one to follow: one that leads back here, so that the others follow it.

        Else rivals to others than its taker are put aside, and contested.
        """
        rivals = sorted(rivals, key=self._rank)
        back = [one for one in rivals if self._comes_back(one)]
        if back and len({one.taker for one in rivals if one not in back}) <= 1:
            return min(back, key=self._number)
        standing = [one for one in rivals if self._stands_against(one, rivals)]
        chosen = standing[0] if len(standing) == 1 else rivals[0]
        others = [one for one in rivals if one.taker != chosen.taker]
        for one in others:
            self.left.remove(one)
            self.dropped.add(one.taker)
        if others and len(standing) != 1:
            self.conflicts += 1
            self.contested += [replace(one, contested=True) for one in others]
            self.left[self.left.index(chosen)] = chosen = replace(chosen, contested=True)
        return chosen

    def _comes_back(self, move: Move) -> bool:
        """Whether the other hand-overs lead from its taker to its giver again."""
        onward = [one for one in self.left if one.giver != move.giver]
        reached, ahead = {move.taker}, {move.taker}
        while ahead:
            ahead = {one.taker for one in onward if one.giver in ahead} - reached
            reached |= ahead
        return move.giver in reached

    def _follow(self, move: Move) -> None:
        """Go along a hand-over; one that was tried again between the same two counts once."""
        onward = [one for one in self.left if one.giver == move.taker]
        again = [
            one
            for one in self.left
            if (one.giver, one.taker) == (move.giver, move.taker)
            and (one.key == move.key or not any(self._before(leaving, one) for leaving in onward))
        ]
        best = replace(min(again, key=self._rank), contested=move.contested)
        self.left = [one for one in self.left if one not in again]
        self.path.append(best)
        self.been.add(best.taker)
        self.at = best.taker
        self.instead = best.giver if best.took is None and not best.both else ""

    def _jump(self, move: Move) -> None:
        """Go on at a hand-over whose giver is not known to have the original."""
        if move.taker == self.at and move.giver in self.been:
            self.left.remove(move)
            return
        known = move.giver in self.been
        if not known and move.giver in self.dropped:
            self.left.remove(move)
            self.dropped.add(move.taker)
            self.contested.append(replace(move, contested=True))
            return
        if known and SETTLED + move.key not in self.decisions:
            self.conflicts += 1
            self.left[self.left.index(move)] = move = replace(move, contested=True)
        self.gap = self.gap or not known
        self._follow(move)

    def _number(self, move: Move) -> int:
        return self.place[move.key]

    def _rank(self, move: Move) -> tuple[bool, bool, int]:
        return (not move.both, move.took is None, self._number(move))

    def _decided(self, move: Move) -> Move:
        said = self.decisions.get(SETTLED + move.key)
        if said is None or said.body.get("value") != "stands" or move.both:
            return move
        return replace(move, how=How.OFFICE)

    def _falls(self, move: Move) -> bool:
        """Whether the office has decided against it, knowing all that was written of it."""
        said = self.decisions.get(SETTLED + move.key)
        return said is not None and said.body.get("value") == "falls" and _all_known(said, move)

    def _stands_against(self, move: Move, rivals: list[Move]) -> bool:
        said = self.decisions.get(SETTLED + move.key)
        if said is None or said.body.get("value") != "stands":
            return False
        return all(_all_known(said, one) for one in rivals)


def _earlier(moves: list[Move]) -> Mapping[str, set[str]]:
    """The hand-overs that came before each: a meeting tells both all that either knew."""
    direct = {
        one.key: {two.key for two in moves if two is not one and _knew(one, two)} for one in moves
    }
    found: dict[str, set[str]] = {}
    for key in direct:
        seen: set[str] = set()
        ahead = set(direct[key])
        while ahead:
            seen |= ahead
            ahead = {two for one in ahead for two in direct[one]} - seen
        found[key] = seen
    return found


def _knew(one: Move, other: Move) -> bool:
    return any(mine.knew(its) for mine in one.operations for its in other.operations)


def _all_known(decision: Operation, move: Move) -> bool:
    return all(decision.knew(one) for one in move.operations)
