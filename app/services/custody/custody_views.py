"""What people see of an original: where it is, who has it, and each time it changed hands."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.domain.custody.custody_moves import OFFICE, OWNER
from app.domain.people.roles import Actor
from app.kit.masking import masked_name
from app.models.case import Case
from app.models.centre import Centre
from app.models.original import Original
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.custody import custody_parties, custody_records
from app.services.custody.custody_parties import Standing
from app.services.custody.custody_records import KeptChain, KeptMove
from app.services.journal import blobs
from app.services.people import people
from app.words import say


class CustodyPerson(Struct, frozen=True):
    """Somebody who has or had an original; whose paper it is, is masked for others."""

    id: UUID
    name: str


class OriginalCase(Struct, frozen=True):
    """The case to which an original belongs."""

    id: UUID
    number: str


class OriginalRow(Struct, frozen=True):
    """An original in a list: its receipt, where it is, and whether something is wrong with it.

    `place` is owner, person or office. `half`: of the last hand-over only one side is known.
    `conflicts`: how many hand-overs contradict others and wait for a decision.
    """

    id: UUID
    number: str
    name: str
    copies: int
    place: str
    place_said: str
    holder: CustodyPerson | None
    owner: CustodyPerson
    due_on: date | None
    overdue: bool
    half: bool
    conflicts: int
    case: OriginalCase | None
    made_at: datetime
    returned_at: datetime | None
    version: int


class OriginalMove(Struct, frozen=True, rename={"giver": "from", "taker": "to"}):
    """One hand-over: `how` is scan, app, code, signature, paper or office, empty when unproven.

    `move` is given back to confirm it, `key` to decide about a contested one. `waits_for` is giver
    or taker, whose side is missing; `mine`: it is the viewer's to confirm. `signature` names the
    picture under /v1/originals/<id>/signatures, which may not have come yet.
    """

    key: str
    move: str
    at: datetime
    giver: str
    taker: str
    how: str
    how_name: str
    both: bool
    waits_for: str
    mine: bool
    contested: bool
    clock_doubtful: bool
    signature: str
    signature_here: bool
    said: str


class OriginalView(OriginalRow, frozen=True):
    """An original with its whole chain, and what the viewer may do with it now.

    `contested` are hand-overs that cannot be true together with the chain. `may`: give, back,
    confirm, settle. `needs_another`: the viewer directs the office and would settle, but is a side
    of it: somebody else has to.
    """

    centre: str = ""
    chain: list[OriginalMove] = []
    contested: list[OriginalMove] = []
    may: list[str] = []
    needs_another: bool = False


class OriginalsView(Struct, frozen=True):
    """My papers that others have or had, and those of others that I have."""

    items: list[OriginalRow]
    held: list[OriginalRow]


def is_overdue(original: Original, today: date) -> bool:
    """Whether an original should be back by now and is not."""
    return original.due_on is not None and original.due_on < today and original.place != OWNER


async def rows(
    deps: Deps, actor: Actor, originals: Sequence[Original], language: str
) -> list[OriginalRow]:
    """Originals as a list shows them, in the order given."""
    named = await _named(deps, actor, _people_of(originals), {one.owner_id for one in originals})
    wanted = {one.case_id for one in originals if one.case_id}
    cases = {row.id: row.number for row in await Case.filter(id__in=list(wanted))} if wanted else {}
    centres = await _centres(originals, language)
    return [_row(deps, one, _Names(named, one, centres, language), cases) for one in originals]


async def seen(deps: Deps, actor: Actor, original_id: UUID, language: str) -> OriginalView:
    """An original with its chain; NoSuchOriginal."""
    return await view(deps, actor, await custody_parties.seen(deps, actor, original_id), language)


async def view(deps: Deps, actor: Actor, original: Original, language: str) -> OriginalView:
    """An original as somebody sees it who may."""
    kept = custody_records.kept_chain(deps, original)
    every = [*kept.moves, *kept.contested]
    standing = await custody_parties.standing(actor, original)
    wanted = _people_of([original]) | _parties(every)
    named = await _named(deps, actor, wanted, {original.owner_id})
    [row] = await rows(deps, actor, [original], language)
    here = await blobs.whole((one.signed_by, one.signature) for one in every if one.signed_by)
    names = _Names(named, original, await _centres([original], language), language)
    decides = standing.directs and bool(original.conflicts or original.half)
    sided = decides and await custody_records.is_party(deps, original, actor.person_id)
    return OriginalView(
        **{name: getattr(row, name) for name in OriginalRow.__struct_fields__},
        centre=names.centre,
        chain=[_move(one, names, standing, here) for one in kept.moves],
        contested=[_move(one, names, standing, here) for one in kept.contested],
        may=[*_may(original, kept, standing), *(["settle"] if decides and not sided else [])],
        needs_another=sided,
    )


class _Names:
    """What the parties of an original's hand-overs are called."""

    def __init__(
        self,
        named: Mapping[UUID, str],
        original: Original,
        centres: Mapping[UUID, str],
        language: str,
    ) -> None:
        self.named, self.owner_id = named, original.owner_id
        self.centre, self.language = centres[original.centre_id], language

    def of(self, party: str) -> str:
        """The name of a party."""
        if party == OFFICE:
            return self.centre
        return self.person(self.owner_id if party == OWNER else UUID(party)).name

    def person(self, person_id: UUID) -> CustodyPerson:
        """Somebody by name."""
        name = self.named.get(person_id) or say("custody.nameless", self.language)
        return CustodyPerson(person_id, name)


def _row(deps: Deps, one: Original, names: _Names, cases: Mapping[UUID, str]) -> OriginalRow:
    holder = names.person(one.holder_id) if one.holder_id else None
    who = holder.name if holder else ""
    return OriginalRow(
        id=one.id,
        number=one.number,
        name=custody_records.name_of(deps, one),
        copies=one.copies,
        place=one.place,
        place_said=say(f"custody.place.{one.place}", names.language, who=who, centre=names.centre),
        holder=holder,
        owner=names.person(one.owner_id),
        due_on=one.due_on,
        overdue=is_overdue(one, deps.clock.today()),
        half=one.half,
        conflicts=one.conflicts,
        case=OriginalCase(one.case_id, cases[one.case_id]) if one.case_id else None,
        made_at=one.made_at,
        returned_at=one.returned_at,
        version=one.version,
    )


def _move(
    one: KeptMove, names: _Names, standing: Standing, here: Container[tuple[UUID, str]]
) -> OriginalMove:
    language = names.language
    missing = "" if one.how else ("taker" if one.took_at is None else "giver")
    waits_for = one.taker if missing == "taker" else one.giver
    giver, taker = names.of(one.giver), names.of(one.taker)
    how = say(f"custody.how.{one.how or 'not'}", language)
    return OriginalMove(
        key=one.key,
        move=one.move,
        at=one.at,
        giver=giver,
        taker=taker,
        how=one.how,
        how_name=how,
        both=bool(one.how),
        waits_for=missing,
        mine=bool(missing) and waits_for in standing.parties,
        contested=one.contested,
        clock_doubtful=one.doubtful,
        signature=one.signature,
        signature_here=one.signed_by is not None and (one.signed_by, one.signature) in here,
        said=say("custody.moved", language, giver=giver, taker=taker, how=how),
    )


def _may(original: Original, kept: KeptChain, standing: Standing) -> list[str]:
    found = []
    holder = str(original.holder_id) if original.holder_id else original.place
    last = kept.moves[-1] if kept.moves else None
    given = custody_records.given_away(kept)
    if holder in standing.parties:
        found += ["give"] if given != OWNER else []
        found += ["back"] if holder != OWNER and given in ("", OWNER) else []
    if last is not None and not last.how:
        waits_for = last.taker if last.took_at is None else last.giver
        found += ["confirm"] if waits_for in standing.parties else []
    return found


def _people_of(originals: Iterable[Original]) -> set[UUID]:
    found = {one.owner_id for one in originals}
    return found | {one.holder_id for one in originals if one.holder_id}


def _parties(moves: Iterable[KeptMove]) -> set[UUID]:
    parties = {party for one in moves for party in (one.giver, one.taker)}
    return {UUID(party) for party in parties - {OWNER, OFFICE}}


async def _named(deps: Deps, actor: Actor, wanted: set[UUID], owners: set[UUID]) -> dict[UUID, str]:
    """Names by id: those who work with papers whole, owners masked but to themselves."""
    found = {}
    for person in await Person.filter(id__in=list(wanted)):
        name = people.name_of(deps, person)
        masked = person.id in owners and person.id != actor.person_id
        found[person.id] = masked_name(name) if masked else name
    return found


async def _centres(originals: Iterable[Original], language: str) -> dict[UUID, str]:
    rows = await Centre.filter(id__in=list({one.centre_id for one in originals}))
    return {row.id: said_of(row.name, language) for row in rows}
