"""An original's row out of its journal: where it is, who has it, and all its hand-overs."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct, json
from tortoise.expressions import Q

from app.domain.custody import custody as rules
from app.domain.custody.custody import Chain
from app.domain.custody.custody_moves import (
    OFFICE,
    OWNER,
    Move,
    Ties,
    parties_of,
    party,
    text_of,
)
from app.domain.visits.visit_merge import Operation
from app.models import sql
from app.models.case import Case
from app.models.journal import JournalEntry
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import custody_notices
from app.services.journal import journal

LONGEST_NAME = 100
MOST_COPIES = 99


class KeptMove(Struct, frozen=True):
    """A hand-over as the row keeps it; `key` names it where somebody decides about it.

    `giver` and `taker` are owner, office or a person's id. `gave_at` and `took_at` tell which side
    wrote of it, by the clock put right; `signature` names a picture that `signed_by` sends.
    """

    key: str
    move: str
    giver: str
    taker: str
    at: datetime
    how: str
    gave_at: datetime | None
    took_at: datetime | None
    nonce: str
    answer: str
    signature: str
    doubtful: bool
    contested: bool
    signed_by: UUID | None = None


class KeptChain(Struct, frozen=True):
    """The whole chain, and what is contested beside it."""

    moves: list[KeptMove] = []
    contested: list[KeptMove] = []
    half_since: datetime | None = None


def sealed_place(original_id: UUID) -> str:
    """Where the chain of an original is bound to."""
    return f"original:record:{original_id}"


def name_place(original_id: UUID) -> str:
    """Where the name of an original is bound to."""
    return f"original:name:{original_id}"


async def begin(
    deps: Deps, original_id: UUID, centre_id: UUID, owner_id: UUID, body: Mapping[str, object]
) -> Original:
    """The row of an original that somebody opens; its journal says the rest (`refresh`).

    `body` is that of the operation `open`, checked before: number, name, copies, case, visit,
    due_on. A case of somebody else is left out. Inside a transaction; the unique number refuses a
    second one.
    """
    name = str(body["name"])[:LONGEST_NAME]
    return await Original.create(
        id=original_id,
        number=str(body["number"]),
        centre_id=centre_id,
        owner_id=owner_id,
        case_id=await _case_of(owner_id, body.get("case")),
        visit_id=id_of(body.get("visit")),
        name_sealed=deps.cipher.seal(name, name_place(original_id)),
        copies=min(max(int(str(body.get("copies", 1))), 1), MOST_COPIES),
        place=OWNER,
        due_on=_day(body.get("due_on")),
        made_at=deps.clock.now(),
    )


async def _case_of(owner_id: UUID, named: object) -> UUID | None:
    case_id = id_of(named)
    theirs = case_id is not None and await Case.exists(id=case_id, person_id=owner_id)
    return case_id if theirs else None


async def refresh(deps: Deps, original: Original) -> Original:
    """Write into the row what its journal says now, and tell whoever has to know.

    The row is held by the caller's transaction, and `original` as it stood before.
    """
    found = await chain_of(deps, original)
    fresh = await _write(deps, original, found)
    await custody_notices.tell(deps, fresh, found, original.conflicts)
    return fresh


async def _write(deps: Deps, original: Original, found: Chain) -> Original:
    holder = None if found.place is not rules.Place.PERSON else UUID(found.holder)
    kept = json.encode(_kept(found)).decode()
    await Original.filter(id=original.id).update(
        place=found.place.value,
        holder_id=holder,
        half=found.half,
        conflicts=found.conflicts,
        returned_at=found.returned_at,
        record_sealed=deps.cipher.seal(kept, sealed_place(original.id)),
        version=original.version + 1,
    )
    return await Original.get(id=original.id)


async def renew(deps: Deps, people: Collection[UUID]) -> None:
    """Read the chains anew in which these people stand: they turned out to be one, or two again.

    Inside the transaction that says so; nobody is told.
    """
    named = JournalEntry.filter(subject_kind="original", actor_id__in=list(people))
    written = set(await named.values_list("subject_id", flat=True))
    theirs = Q(owner_id__in=list(people)) | Q(holder_id__in=list(people)) | Q(id__in=list(written))
    for row in await Original.filter(theirs).order_by("id"):
        [held] = await sql.find(Original, f"WHERE id = $1{sql.held_rows()}", row.id)
        await _write(deps, held, await chain_of(deps, held))


async def chain_of(deps: Deps, original: Original) -> Chain:
    """The chain that all operations on an original make."""
    operations = await journal.operations(deps, original.id)
    return rules.chain(operations, await ties_of(deps, original, operations))


async def ties_of(deps: Deps, original: Original, operations: Iterable[Operation]) -> Ties:
    """What is needed besides the operations: codes of visits, and who turned out to be whom."""
    found = list(operations)
    codes = await _codes(deps, original, found)

    def right(one: Operation) -> bool:
        visit = id_of(one.body.get("visit")) or original.visit_id
        return visit is not None and codes.get(visit) == str(one.body.get("code"))

    return Ties(original.owner_id, original.id, right, await _same(found))


async def is_party(deps: Deps, original: Original, person_id: UUID) -> bool:
    """Whether somebody is on any side of a hand-over that waits for a decision, or wrote of it.

    Of hand-overs that contradict each other one falls with the other: all of them count.
    """
    kept = kept_chain(deps, original)
    waiting = {one.key for one in (*kept.moves, *kept.contested) if one.contested or not one.how}
    operations = await journal.operations(deps, original.id)
    ties = await ties_of(deps, original, operations)
    named = parties_of(operations, ties)
    return any(party(person_id, ties) in named.get(key, ()) for key in waiting)


def kept_chain(deps: Deps, original: Original) -> KeptChain:
    """The chain as the row keeps it."""
    said = deps.cipher.open(original.record_sealed, sealed_place(original.id))
    return json.decode(said, type=KeptChain) if said else KeptChain()


def given_away(kept: KeptChain) -> str:
    """To whom the office gave an original that only it has written of so far; else empty."""
    last = kept.moves[-1] if kept.moves else None
    half = last is not None and not last.how and last.took_at is None
    return last.taker if last is not None and half and last.giver == OFFICE else ""


def name_of(deps: Deps, original: Original) -> str:
    """What kind of paper it is."""
    return deps.cipher.open(original.name_sealed, name_place(original.id))


async def _codes(
    deps: Deps, original: Original, operations: Iterable[Operation]
) -> Mapping[UUID, str]:
    """The codes of the visits that are named, as far as they are visits to the owner."""
    named = {id_of(one.body.get("visit")) for one in operations if one.body.get("code")}
    wanted = [one for one in named | {original.visit_id} if one is not None]
    rows = await Visit.filter(id__in=wanted, person_id=original.owner_id) if wanted else []
    return {row.id: deps.cipher.open(row.code_sealed, f"home_visit:code:{row.id}") for row in rows}


async def _same(operations: Iterable[Operation]) -> Mapping[UUID, UUID]:
    """From people in these operations to the rows they were merged into."""
    named = {id_of(one.body.get(key)) for one in operations for key in ("to", "from")}
    wanted = [one for one in named | {one.by for one in operations} if one is not None]
    found: dict[UUID, UUID] = {}
    while wanted:
        rows = await Person.filter(id__in=wanted, merged_into_id__isnull=False)
        onward = {row.id: row.merged_into_id for row in rows if row.merged_into_id}
        found |= {one: onward.get(two, two) for one, two in found.items()} | onward
        wanted = [one for one in onward.values() if one not in found]
    return found


def _kept(found: Chain) -> KeptChain:
    return KeptChain(
        [_kept_move(one) for one in found.moves],
        [_kept_move(one) for one in found.contested],
        found.half_since,
    )


def _kept_move(move: Move) -> KeptMove:
    bodies = [one.body for one in move.operations]
    texts = {
        key: next((said for body in bodies if (said := text_of(body, key))), "")
        for key in ("nonce", "answer", "signature")
    }
    return KeptMove(
        key=move.key,
        move=move.id,
        giver=move.giver,
        taker=move.taker,
        at=move.at,
        how=move.how.value,
        gave_at=move.gave.at if move.gave else None,
        took_at=move.took.at if move.took else None,
        doubtful=any(one.doubtful for one in move.operations),
        contested=move.contested,
        signed_by=next((one.by for one in move.operations if text_of(one.body, "signature")), None),
        **texts,
    )


def id_of(value: object) -> UUID | None:
    """The id that a text is, None when it is none."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return None


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
