"""Originals that change hands online: given, taken over, confirmed, and what a director decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from app.domain.custody.custody_moves import DIGEST, OFFICE, OWNER, How
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Forbidden, Invalid
from app.models import sql
from app.models.original import Original
from app.ports import Deps
from app.services.custody import custody_parties, custody_records, custody_views
from app.services.custody.custody_views import OriginalView
from app.services.house import access, audit
from app.services.journal import journal
from app.services.visits import visit_places

As = Literal["", "office"]
NONCE_LENGTH = 16


class NotHolder(Conflict):
    """Somebody else has this original as far as we know; look again where it is."""


class HandOverWaits(Conflict):
    """The office gave this original away and nobody confirmed it; a director decides first."""


class NothingToConfirm(Conflict):
    """This hand-over is confirmed already, or nobody waits for you to confirm it."""


class BadProof(Invalid):
    """A signature is named by its fingerprint; paper and code are for the owner's side alone."""


class NoSuchHolder(Invalid):
    """Papers are handed to agents and the staff of the place, to their owner or to the office."""


class OwnHandOver(Forbidden):
    """You are on one side of this hand-over; another director decides on it."""


@dataclass(frozen=True)
class Proof:
    """What stands for the side of an owner without a phone: one of them, or nothing.

    `code` are the four digits of the visit, `signature` the fingerprint of a picture, `paper` a
    receipt signed by hand that the office keeps.
    """

    code: str = ""
    signature: str = ""
    paper: bool = False

    def body(self) -> dict[str, Any]:
        """The part of an operation that says so; BadProof for a wrong fingerprint."""
        if self.signature and not DIGEST.fullmatch(self.signature):
            raise BadProof(pointer="/signature")
        said = {"code": self.code, "signature": self.signature, "paper": self.paper}
        return {key: value for key, value in said.items() if value}


@dataclass(frozen=True)
class Manner:
    """How somebody acts: for themselves or the office, and what stands for the owner's side."""

    as_: As = ""
    proof: Proof = Proof()


async def move(
    deps: Deps, actor: Actor, original_id: UUID, to: str, manner: Manner, language: str
) -> OriginalView:
    """Give an original to somebody (a person's id), the office or its owner, or take it over.

    It is half until the other side confirms it, or a proof stands for the owner's. NoSuchOriginal,
    NotHolder, HandOverWaits, NoSuchHolder, BadProof.
    """
    async with sql.transaction():
        original = await _held_and_seen(deps, actor, original_id)
        me, holder = await acting(actor, original, manner.as_), holder_of(original)
        if to == me and holder != me:
            return await _take_over(deps, actor, original, manner, language)
        if holder != me:
            raise NotHolder(original=str(original.id))
        taker = await _taker(original, to)
        check_not_given(deps, original, me, taker)
        if taker == me:
            raise NoSuchHolder(pointer="/to")
        kind = "back" if taker == OWNER else "give"
        body = {"to": taker, "move": str(deps.ids.new()), "nonce": new_nonce(deps)} | for_whom(
            manner.as_
        )
        proven = body | _proven(manner.proof, OWNER in (taker, me))
        return await written(deps, actor, original, kind, proven, language)


async def confirm(
    deps: Deps, actor: Actor, original_id: UUID, move_id: str, manner: Manner, language: str
) -> OriginalView:
    """Say yes to a hand-over that names oneself as the other side, or add a proof to one's own.

    Who works at the office and brought a paper there themselves leaves the yes to a colleague.

    NoSuchOriginal, NothingToConfirm, BadProof.
    """
    async with sql.transaction():
        original = await _held_and_seen(deps, actor, original_id)
        me = await acting(actor, original, manner.as_)
        kept = custody_records.kept_chain(deps, original)
        found = [one for one in (*kept.moves, *kept.contested) if one.move == move_id]
        waiting = [one for one in found if not one.how and me in (one.giver, one.taker)]
        if not waiting:
            raise NothingToConfirm(original=str(original.id))
        asked = waiting[0]
        other = asked.taker if me == asked.giver else asked.giver
        gives = me == asked.giver
        said = asked.gave_at if gives else asked.took_at
        body = {"to" if gives else "from": other, "move": move_id, "nonce": asked.nonce}
        body |= {"answer": asked.answer} if asked.answer else {}
        proven = _proven(manner.proof, other == OWNER)
        alone = said is None and await _wrote(deps, actor, original, asked.key)
        if alone or (said is not None and not proven):
            raise NothingToConfirm(original=str(original.id))
        agreed = body | proven | for_whom(manner.as_) | {"how": How.APP.value}
        kind = "give" if gives else "take"
        return await written(deps, actor, original, kind, agreed, language)


async def settle(
    deps: Deps, actor: Actor, original_id: UUID, key: str, stands: bool, language: str
) -> OriginalView:
    """Decide whether a hand-over that is half or contradicts another took place; by a director.

    Four eyes: who gave, took or wrote of what waits for a decision leaves it to another director of
    the office, the one above a room, or an administrator. NoSuchOriginal, DirectorsOnly,
    NothingToConfirm, OwnHandOver.
    """
    async with sql.transaction():
        original = await _held_and_seen(deps, actor, original_id)
        standing = await custody_parties.standing(actor, original)
        if not standing.directs:
            raise access.DirectorsOnly(centre=str(original.centre_id))
        kept = custody_records.kept_chain(deps, original)
        found = [one for one in (*kept.moves, *kept.contested) if one.key == key]
        if not any(one.contested or not one.how for one in found):
            raise NothingToConfirm(original=str(original.id))
        if await custody_records.is_party(deps, original, actor.person_id):
            raise OwnHandOver(original=str(original.id))
        body = {"key": f"move.{key}", "value": "stands" if stands else "falls", "as": OFFICE}
        return await written(deps, actor, original, "settle", body, language)


async def record(
    deps: Deps, actor: Actor, original: Original, kind: str, body: Mapping[str, Any]
) -> Original:
    """Write an act into the journal of a held original, and into its row."""
    await journal.write(deps, "original", original.id, kind, body, actor.person_id)
    fresh = await custody_records.refresh(deps, original)
    act = {"open": "original-opened", "settle": "original-settled"}.get(kind, "original-moved")
    await audit.record(deps, actor.person_id, act, f"original:{original.id}", kind=kind)
    return fresh


async def written(
    deps: Deps,
    actor: Actor,
    original: Original,
    kind: str,
    body: Mapping[str, Any],
    language: str,
) -> OriginalView:
    """As `record`, shown to whoever did it."""
    fresh = await record(deps, actor, original, kind, body)
    return await custody_views.view(deps, actor, fresh, language)


async def _take_over(
    deps: Deps, actor: Actor, original: Original, manner: Manner, language: str
) -> OriginalView:
    standing = await custody_parties.standing(actor, original)
    if not standing.member and OWNER not in standing.parties:
        raise NotHolder(original=str(original.id))
    holder = holder_of(original)
    body = {"from": holder, "move": str(deps.ids.new()), "nonce": new_nonce(deps)} | for_whom(
        manner.as_
    )
    proven = body | _proven(manner.proof, holder == OWNER)
    return await written(deps, actor, original, "take", proven, language)


async def _held_and_seen(deps: Deps, actor: Actor, original_id: UUID) -> Original:
    original = await custody_parties.held(original_id)
    await custody_parties.check_visible(deps, actor, original)
    return original


async def acting(actor: Actor, original: Original, as_: As) -> str:
    """The party for which somebody acts; NoSuchOriginal for an office that is not theirs."""
    parties = (await custody_parties.standing(actor, original)).parties
    if as_ and OFFICE not in parties:
        raise custody_parties.NoSuchOriginal(original=str(original.id))
    return OFFICE if as_ else next(iter(parties - {OFFICE}))


def holder_of(original: Original) -> str:
    """The party that has an original as far as we know."""
    return str(original.holder_id) if original.holder_id else original.place


async def _wrote(deps: Deps, actor: Actor, original: Original, key: str) -> bool:
    """Whether somebody wrote a side of a hand-over: nobody confirms their own to themselves."""
    found = await custody_records.chain_of(deps, original)
    moves = [one for one in (*found.moves, *found.contested) if one.key == key]
    return any(said.by == actor.person_id for one in moves for said in one.operations)


def check_not_given(deps: Deps, original: Original, giver: str, taker: str) -> None:
    """Nothing, or HandOverWaits while the office has given it to another, who has not confirmed.

    To the same one it may be given again: what proves it may have come since.
    """
    waits = custody_records.given_away(custody_records.kept_chain(deps, original))
    if giver == OFFICE and waits not in ("", taker):
        raise HandOverWaits(original=str(original.id))


async def _taker(original: Original, to: str) -> str:
    """The party to whom something is given; NoSuchHolder for anybody who handles no papers."""
    if to in (OWNER, OFFICE):
        return to
    person_id = custody_records.id_of(to)
    if person_id == original.owner_id:
        return OWNER
    places = await visit_places.agent_places(original.centre_id)
    if person_id is None or not await custody_parties.handles_papers(person_id, places):
        raise NoSuchHolder(pointer="/to")
    return str(person_id)


def _proven(proof: Proof, for_owner: bool) -> dict[str, Any]:
    """A proof as an operation tells it; BadProof where the owner is no side."""
    said = proof.body()
    if said and not for_owner:
        raise BadProof(pointer="/proof")
    return said


def for_whom(as_: As) -> dict[str, str]:
    """The part of an operation that says so when somebody acts for the office."""
    return {"as": OFFICE} if as_ else {}


def new_nonce(deps: Deps) -> str:
    """A number used once; 16 hex digits."""
    return deps.cipher.blind("custody", deps.ids.token())[:NONCE_LENGTH]
