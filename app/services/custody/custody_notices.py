"""Telling people about originals: the owner of each step, both sides of what is unfinished."""

from collections.abc import Iterable
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.custody.custody import Chain
from app.domain.custody.custody_messages import CustodyKind
from app.domain.custody.custody_moves import OFFICE, OWNER, Move
from app.models.centre import Centre
from app.models.original import Original
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.messages import notices
from app.services.messages.notices import Addressee
from app.words import say

PAGE = "/pages/papers/detail/index?id={id}"


async def tell(deps: Deps, original: Original, found: Chain, conflicts_before: int) -> None:
    """Tell whoever has to know how an original stands now; nobody hears the same twice.

    Inside the transaction that changed it. Its owner hears of every step that both sides confirmed;
    whose side is missing is asked; directors hear of new contradictions.
    """
    if original.conflicts > conflicts_before:
        directors = await routing.directors_of(original.centre_id)
        about = f"{original.conflicts}/{original.version}"
        await tell_people(deps, original, CustodyKind.CONFLICT, directors, about)
    last = found.moves[-1] if found.moves else None
    if last is None:
        return
    if last.both or (len(found.moves) == 1 and last.giver == OWNER):
        kind = _news(last, first=len(found.moves) == 1)
        await tell_people(deps, original, kind, [original.owner_id], last.key)
    if not last.both:
        asked = people_of([missing_of(last)], original)
        await tell_people(deps, original, CustodyKind.ASKED, asked, last.key)


def missing_of(move: Move) -> str:
    """The party whose side of a half hand-over is missing."""
    return move.taker if move.took is None else move.giver


def people_of(parties: Iterable[str], original: Original) -> list[UUID]:
    """The people that parties are; nobody for the office."""
    named = set(parties) - {OFFICE}
    return [original.owner_id if one == OWNER else UUID(one) for one in sorted(named)]


def _news(move: Move, *, first: bool) -> CustodyKind:
    if move.taker == OWNER:
        return CustodyKind.BACK
    return CustodyKind.TAKEN if first else CustodyKind.MOVED


async def tell_people(
    deps: Deps,
    original: Original,
    kind: CustodyKind,
    who: Iterable[UUID],
    about: str,
    **params: str,
) -> None:
    """Tell people about an original, each once for every `about`; inside anybody's transaction."""
    centre = await Centre.get(id=original.centre_id)
    for person in await Person.filter(id__in=list(set(who))).order_by("id"):
        page = PAGE.format(id=original.id)
        to = Addressee(
            person.id,
            person.language,
            page=page,
            case_id=original.case_id,
            centre_id=original.centre_id,
        )
        known = {
            "item": say("custody.paper", person.language),
            "number": original.number,
            "centre": said_of(centre.name, person.language),
            **params,
        }
        key = f"original/{original.id.hex}/{kind.removeprefix('original_')}/{short(about)}"
        planned = [Planned(f"{key}/{person.id.hex}", kind, deps.clock.now())]
        await notices.queue(deps, to, planned, known)


def short(about: str) -> str:
    """What tells two messages apart, short enough for a key of 120 characters."""
    return about.replace("-", "")[:24]
