"""What an absence does to cases: they leave whoever is away, and come home when it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Reason(StrEnum):
    """Why somebody is away."""

    LEAVE = "leave"
    TRAINING = "training"
    VISIT = "visit"
    SICK = "sick"
    OTHER = "other"


class Because(StrEnum):
    """Why a case changed hands without anybody asking for that case."""

    ABSENCE = "absence"
    RETURN = "return"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a case's holder; `absence` is None when a person wanted it so.

    `returning` is set when it brought the case home from that absence.
    """

    from_id: UUID | None = None
    to_id: UUID | None = None
    absence: UUID | None = None
    returning: bool = False


def away_from_home(moves: Sequence[Move], holder_id: UUID) -> tuple[Move, ...]:
    """The absences that brought a case to who holds it now, the first one first.

    `moves` are in their order. Empty when a person gave it to its holder, or it is home again.
    """
    open_moves: list[Move] = []
    for move in moves:
        if move.absence is None:
            open_moves = []
        elif not move.returning:
            open_moves.append(move)
        else:
            ended = [at for at, one in enumerate(open_moves) if one.absence == move.absence]
            open_moves = open_moves[: ended[0]] if ended else []
    if not open_moves or open_moves[-1].to_id != holder_id:
        return ()
    return tuple(open_moves)


def home_of(moves: Sequence[Move], holder_id: UUID, absence: UUID) -> UUID | None:
    """To whom a case goes back when `absence` ends: whom it was taken from; None when it stays.

    Whoever was handed it by a person since, or has it back already, keeps it.
    """
    still_away = away_from_home(moves, holder_id)
    return next((move.from_id for move in still_away if move.absence == absence), None)


def origin_of(moves: Sequence[Move], holder_id: UUID) -> UUID:
    """Whose case it would be if nobody were away."""
    still_away = away_from_home(moves, holder_id)
    return (still_away[0].from_id if still_away else None) or holder_id
