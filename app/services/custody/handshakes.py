"""Handing originals over by scanning, for those whose phone is online."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from app.domain.custody import handshakes as rules
from app.domain.custody.custody_moves import OFFICE, OWNER
from app.domain.custody.handshakes import BadHandshake, Offer, Taken
from app.domain.people.roles import Actor
from app.kit.clock import SHANGHAI
from app.models import sql
from app.models.original import Original
from app.ports import Deps
from app.services.custody import custody, custody_parties, custody_views
from app.services.custody.custody import NONCE_LENGTH, As, NotHolder
from app.services.custody.custody_views import OriginalRow


class OfferView(Struct, frozen=True):
    """What to show as a QR code to whoever takes the papers, and which papers."""

    text: str
    originals: list[UUID]


class HandshakeView(Struct, frozen=True):
    """The papers as they stand now; `text` is what the taker shows in turn, empty for the giver."""

    text: str
    originals: list[OriginalRow]


async def offer(deps: Deps, actor: Actor, ids: Sequence[UUID], as_: As) -> OfferView:
    """The text by which somebody offers papers that they have; nothing is written yet.

    NoSuchOriginal, NotHolder, BadHandshake for a paper named twice.
    """
    if len(set(ids)) != len(ids):
        raise BadHandshake(pointer="/originals")
    for original_id in ids:
        original = await custody_parties.seen(deps, actor, original_id)
        me = await custody.acting(actor, original, as_)
        if custody.holder_of(original) != me:
            raise NotHolder(original=str(original_id))
    giver = OFFICE if as_ else str(actor.person_id)
    move, now = deps.ids.new(), deps.clock.now().astimezone(SHANGHAI).isoformat(timespec="seconds")
    nonce = _nonce(deps, move, giver, ids)
    return OfferView(rules.offered(Offer(move, tuple(ids), nonce, giver, at=now)), list(ids))


async def handshake(
    deps: Deps, actor: Actor, text: str, ids: Sequence[UUID], as_: As, language: str
) -> HandshakeView:
    """Write one's side of a hand-over: what the other shows was scanned.

    A giver's text is taken; a taker's answers an offer of the papers `ids`. BadHandshake,
    NoSuchOriginal, NotHolder, HandOverWaits.
    """
    scanned = rules.read(text.strip())
    async with sql.transaction():
        if isinstance(scanned, Offer):
            shown, rows = await _take(deps, actor, scanned, as_)
        else:
            shown, rows = "", await _give(deps, actor, scanned, ids, as_)
        listed = await custody_views.rows(deps, actor, rows, language)
    return HandshakeView(shown, listed)


async def _take(deps: Deps, actor: Actor, offer: Offer, as_: As) -> tuple[str, list[Original]]:
    me = OFFICE if as_ else str(actor.person_id)
    if offer.f == me:
        raise BadHandshake
    answer = deps.cipher.blind("custody-answer", f"{offer.m}:{offer.n}:{me}")[:NONCE_LENGTH]
    body = {"from": offer.f, "move": str(offer.m), "nonce": offer.n, "answer": answer}
    body |= custody.for_whom(as_)
    rows = []
    for original in await custody_parties.held_for(actor, offer.o):
        taker = await custody.acting(actor, original, as_)
        custody.check_not_given(deps, original, offer.f, taker)
        rows.append(await custody.record(deps, actor, original, "take", body))
    return rules.answered(Taken(offer.m, offer.n, answer, me)), rows


async def _give(
    deps: Deps, actor: Actor, taken: Taken, ids: Sequence[UUID], as_: As
) -> list[Original]:
    me = OFFICE if as_ else str(actor.person_id)
    if not ids or taken.t == me or taken.n != _nonce(deps, taken.m, me, ids):
        raise BadHandshake
    body = {"to": taken.t, "move": str(taken.m), "nonce": taken.n, "answer": taken.a}
    body |= custody.for_whom(as_)
    rows = []
    for original_id in sorted(ids):
        original = await custody_parties.held(original_id)
        await custody_parties.check_visible(deps, actor, original)
        party = await custody.acting(actor, original, as_)
        if not _may_give(original, party, taken):
            raise NotHolder(original=str(original_id))
        rows.append(await custody.record(deps, actor, original, "give", body))
    return rows


def _may_give(original: Original, party: str, taken: Taken) -> bool:
    """Whether somebody has the paper, or whoever shows the answer has taken it from them."""
    taker = OWNER if taken.t == str(original.owner_id) else taken.t
    return custody.holder_of(original) in (party, taker)


def _nonce(deps: Deps, move: UUID, giver: str, ids: Sequence[UUID]) -> str:
    """The number of an offer: it comes back with the answer, and nobody else can make it."""
    papers = ",".join(map(str, sorted(ids)))
    return deps.cipher.blind("custody-offer", f"{move}:{giver}:{papers}")[:NONCE_LENGTH]
