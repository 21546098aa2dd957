"""The open cases that a change of a service would leave behind."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor
from app.kit.masking import masked_name
from app.models.case import Case
from app.models.person import Person
from app.ports import Deps
from app.services.catalogue import item_drafts
from app.services.people import people
from app.words import say

MOST_SHOWN = 200


class TouchedCase(Struct, frozen=True):
    """An open case: under which version it was filed, and by whom, masked."""

    id: UUID
    number: str
    state: str
    state_name: str
    received_at: datetime
    person: str
    version: int


class TouchedCases(Struct, frozen=True):
    """Open cases of a service in the offices where one works, the oldest first; at most 200."""

    cases: list[TouchedCase]


async def cases(deps: Deps, actor: Actor, draft_id: UUID, language: str) -> TouchedCases:
    """The open cases of a draft's service; NoSuchDraft."""
    draft = await item_drafts.mine(actor, draft_id)
    found = Case.filter(item__code=draft.code, closed_at__isnull=True)
    if actor.offices is not None:
        found = found.filter(centre_id__in=list(actor.offices))
    rows = await found.order_by("received_at", "id").limit(MOST_SHOWN)
    who = {one.id: one for one in await Person.filter(id__in={row.person_id for row in rows})}
    return TouchedCases(
        [
            TouchedCase(
                id=row.id,
                number=row.number,
                state=row.state,
                state_name=say(f"case.state.{row.state}", language),
                received_at=row.received_at,
                person=masked_name(people.name_of(deps, who[row.person_id])),
                version=row.item_version,
            )
            for row in rows
        ]
    )
