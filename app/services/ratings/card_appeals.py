"""Due process for cards: an appeal with reasons, decided by somebody whom it does not concern."""

from datetime import date
from uuid import UUID

from app.domain.cases.case_messages import CaseKind
from app.domain.people.roles import Actor
from app.domain.ratings import cards as rules
from app.domain.ratings.cards import CardState
from app.kit.errors import Invalid
from app.models import sql
from app.models.card import Card, CardEvent
from app.models.case import Case
from app.ports import Deps
from app.services.cases import routing
from app.services.cases.case_notices import tell_staff
from app.services.house import access, audit
from app.services.ratings import card_views
from app.services.ratings.card_views import CardView


class WordsNeeded(Invalid):
    """Say why: an appeal and its decision carry their reasons."""


async def appeal(
    deps: Deps, actor: Actor, card_id: UUID, words: str, until_on: date | None, language: str
) -> CardView:
    """Speak against a card one is named on; `until_on` says when more will be brought.

    The directors are told. NoSuchCard, NotYourCard, NoAppealNow, AppealOver, WordsNeeded.
    """
    async with sql.transaction():
        card, kinds = await _held(actor, card_id)
        until = await card_views.appeal_until(card)
        rules.check_appeal(kinds, card.person_id, actor.person_id, until, deps.clock.today())
        await _write(deps, actor, card, CardState.APPEALED, words, until_on)
        directors = set(await routing.directors_of(card.centre_id)) - {actor.person_id}
        case = await Case.get(id=card.case_id)
        await tell_staff(deps, directors, case, CaseKind.APPEALED, card.id.hex[-12:])
        return await card_views.view(deps, actor, card, language)


async def decide(
    deps: Deps, actor: Actor, card_id: UUID, outcome: CardState, words: str, language: str
) -> CardView:
    """Uphold or withdraw a card that was appealed; who is named on it is told.

    NoSuchCard, DirectorsOnly, OwnCard, NotAppealed, WordsNeeded.
    """
    async with sql.transaction():
        card, kinds = await _held(actor, card_id)
        rules.check_decision(kinds, card.person_id, actor.person_id)
        access.check_directs(actor, card.centre_id)
        await _write(deps, actor, card, outcome, words, None)
        case = await Case.get(id=card.case_id)
        await tell_staff(deps, [card.person_id], case, CaseKind.CARD_DECIDED, card.id.hex[-12:])
        return await card_views.view(deps, actor, card, language)


async def _held(actor: Actor, card_id: UUID) -> tuple[Card, list[str]]:
    """The card, its row held, and what happened to it so far."""
    await card_views.visible(actor, card_id)
    [card] = await sql.find(Card, f"WHERE id = $1{sql.held_rows()}", card_id)
    events = (await card_views.events_of([card.id]))[card.id]
    return card, [event.kind for event in events]


async def _write(
    deps: Deps, actor: Actor, card: Card, kind: CardState, words: str, until_on: date | None
) -> None:
    said = words.strip()
    if not said:
        raise WordsNeeded
    event_id = deps.ids.new()
    await CardEvent.create(
        id=event_id,
        card_id=card.id,
        sequence=await CardEvent.filter(card_id=card.id).count() + 1,
        at=deps.clock.now(),
        kind=kind,
        actor_id=actor.person_id,
        words_sealed=deps.cipher.seal(said, f"card_event:words:{event_id}"),
        until_on=until_on,
    )
    await audit.record(deps, actor.person_id, f"card-{kind}", f"card:{card.id}")
