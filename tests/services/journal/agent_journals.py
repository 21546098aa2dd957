"""An agent with a phone, and where the operations of that phone stand."""

from app.domain.people.roles import Actor
from app.models.journal import JournalEntry
from app.ports import Deps
from tests.make import CENTRE, a_person, a_town
from tests.people import YANG
from tests.phones import Phone, a_phone


async def an_agent(deps: Deps) -> tuple[Actor, Phone]:
    await a_town(deps)
    agent = await a_person(deps, YANG, agent=CENTRE)
    return agent, await a_phone(deps, agent)


async def states_of(phone: Phone) -> list[str]:
    rows = JournalEntry.filter(device_id=phone.id).order_by("sequence")
    return [" ".join(filter(None, (row.state, row.code))) for row in await rows]
