"""The doorstep of the tests of custody: a town, an agent, Yang, and papers that are taken in."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor
from app.models.notice import Notice
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import originals
from app.services.custody.custody import Manner, Proof
from app.services.custody.custody_views import OriginalView
from app.services.custody.originals import Registering
from tests.make import CENTRE, ROOM, Staffed, a_person, a_staffed_town, a_visit, an_agent
from tests.people import YANG

DIGEST = "ab" * 32
OFFICE = Manner("office")


@dataclass(frozen=True)
class Door:
    """The small town with an agent, and Yang, whom the agent visits."""

    town: Staffed
    agent: Actor
    yang: Actor
    visit: UUID
    code: str


async def a_door(deps: Deps) -> Door:
    """The small town with an agent who is to visit Yang."""
    town = await a_staffed_town(deps)
    agent, yang = await an_agent(deps), await a_person(deps, YANG)
    visit = await Visit.get(id=await a_visit(deps, yang))
    await Visit.filter(id=visit.id).update(agent_id=agent.person_id)
    code = deps.cipher.open(visit.code_sealed, f"home_visit:code:{visit.id}")
    return Door(town, agent, yang, visit.id, code)


async def taken_at_the_door(deps: Deps, door: Door, **values: Any) -> OriginalView:
    """The agent takes Yang's household register."""
    proof = Proof(**values.pop("proof", {"code": door.code}))
    wish = Registering(centre=ROOM, name="户口簿", visit=door.visit, **values)
    return await originals.register(deps, door.agent, wish, Manner(proof=proof), "zh")


async def taken_at_the_counter(deps: Deps, clerk: Actor, **values: Any) -> OriginalView:
    """Li takes the household register of whoever stands at the counter."""
    given = {"owner_name": YANG.name, "owner_phone": YANG.phone, **values}
    wish = Registering(centre=CENTRE, name="户口簿", **given)
    return await originals.register(deps, clerk, wish, Manner("office", Proof(paper=True)), "zh")


def standing(view: OriginalView) -> tuple[str, str, bool, int]:
    """Where it is, who has it, whether a side is missing, what is contested."""
    return view.place, view.holder.name if view.holder else "", view.half, view.conflicts


async def told(deps: Deps, original: OriginalView) -> list[str]:
    """Who was told what about an original."""
    rows = await Notice.filter(key__startswith=f"original/{original.id.hex}/").order_by("id")
    return sorted(row.template for row in rows)
