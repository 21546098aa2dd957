"""A village with a household, its agent, and the check list of a visit."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.catalog.form_fields import FormField
from app.catalog.procedures import Procedure
from app.catalog.texts import Texts
from app.domain.people.roles import Actor
from app.models.household import Hamlet
from app.ports import Deps
from app.services.catalogue import item_wordings
from app.services.villages import households
from app.services.villages.household_members import Living
from app.services.villages.household_views import HouseholdView
from app.services.villages.households import HouseholdWish
from tests.make import CENTRE, a_person, a_town, an_item
from tests.people import LI, ZHAO
from tests.services.village_rooms import AGENT, a_room

__all__ = ["AGENT", "Village", "a_household", "a_village", "wish"]
FORM = (
    FormField(key="living", label=Texts(zh="居住情况", en="Living"), kind="text"),
    FormField(key="water", label="饮水", kind="choice", choices=("自来水", "井水")),
)


@dataclass(frozen=True)
class Village:
    """Li works at the centre, Zhao directs it; the agent belongs to the room of the hamlet."""

    li: Actor
    zhao: Actor
    agent: Actor
    room: UUID
    hamlet: UUID


async def a_village(deps: Deps) -> Village:
    """The small town with a room below it, one hamlet, and the check list `home-visit`."""
    await a_town(deps)
    await item_wordings.take_in(deps, an_item("home-visit", procedure=Procedure(form=FORM)))
    room = await a_room(deps)
    li, zhao = await a_person(deps, LI, clerk=CENTRE), await a_person(deps, ZHAO, director=CENTRE)
    known: dict[str, Any] = {"id": deps.ids.new(), "centre_id": room.id, "code": "h3"}
    hamlet = await Hamlet.create(**known, name={"zh": "三组", "en": "Group 3"})
    return Village(li, zhao, room.agent, room.id, hamlet.id)


def wish(village: Village, *members: Living, **values: Any) -> HouseholdWish:
    """A household of the hamlet; Luo lives there alone unless others are named."""
    alone = Living("self", name="罗桂芳", phone="13900000031", head=True)
    given = {"number": "3-012", "address": "三组12号", "hamlet": village.hamlet, **values}
    return HouseholdWish(members=members or (alone,), **given)


async def a_household(
    deps: Deps, village: Village, *members: Living, **values: Any
) -> HouseholdView:
    """That household, written down by Li."""
    return await households.make(deps, village.li, CENTRE, wish(village, *members, **values), "zh")
