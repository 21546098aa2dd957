"""A village room below the small town's centre, and the agent who helps people there."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.people.roles import Actor
from app.models.centre import Centre, Offer
from app.models.division import Division
from app.models.item import Item
from app.models.mandate import Mandate
from app.ports import Deps
from app.services.cases import cases
from app.services.cases.cases import Filing
from app.services.people import people
from tests.casework import a_filing
from tests.make import CENTRE, ITEM, a_mandate, a_person
from tests.people import YANG, Someone

ROOM = "511503102201"
AGENT = Someone("agent", "王代办", "13900000018")


@dataclass(frozen=True)
class Room:
    """The room, and its agent."""

    id: UUID
    agent: Actor


async def a_room(deps: Deps) -> Room:
    """A room of the village below CENTRE that offers ITEM, with its agent."""
    await Division.create(code=ROOM, level="village", name={"zh": "刘家村"}, parent_code=CENTRE)
    above = await Centre.get(code=CENTRE)
    room = await Centre.create(
        id=deps.ids.new(),
        code=ROOM,
        division_id=ROOM,
        kind="room",
        name={"zh": "刘家村便民服务室"},
        address=above.address,
        hours_text=above.hours_text,
        phone=above.phone,
        complaint_phone=above.complaint_phone,
        areas=[],
    )
    item = await Item.get(code=ITEM)
    await Offer.create(id=deps.ids.new(), centre_id=room.id, item_id=item.id, windows=[])
    return Room(room.id, await a_person(deps, AGENT, agent=ROOM))


def for_yang(**values: object) -> Filing:
    """What the agent files for Yang, at the room."""
    return a_filing(**{"centre": ROOM, "name": YANG.name, "phone": YANG.phone, **values})


async def let_by_yang(deps: Deps, agent: Actor, id_number: str = "", **values: object) -> Mandate:
    """The mandate by which Yang lets the agent act; made when there is none."""
    yang = await people.walk_in(deps, YANG.name, YANG.phone, id_number)
    found = await Mandate.filter(principal_id=yang.id, proxy_id=agent.person_id).first()
    return found or await a_mandate(deps, yang.id, agent.person_id, **values)


async def filed_for_yang(deps: Deps, agent: Actor, **values: object) -> UUID:
    """A case that the agent filed for Yang, under a mandate."""
    await let_by_yang(deps, agent)
    return (await cases.take_in_as_agent(deps, agent, for_yang(**values), "", "zh")).id
