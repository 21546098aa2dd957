"""A message that nothing brings to somebody but a person at the door."""

from dataclasses import replace
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import delivery, notices
from app.services.messages.notices import Addressee
from tests.services.homes import Village, a_household, a_village

__all__ = ["TOLD", "Village", "a_village", "luo", "no_carriers", "waiting"]
TOLD = {"item": "高龄津贴", "number": "512-1", "centre": "刘家镇", "due": "2026-03-20"}


async def luo(deps: Deps, village: Village) -> UUID:
    """Luo, who lives alone in the hamlet of the village."""
    return (await a_household(deps, village)).members[0].person.id


def no_carriers(deps: Deps) -> Deps:
    """The same place without any carrier."""
    return replace(deps, channels={})


async def waiting(
    deps: Deps, person: UUID, kind: str = "case_decided", centre: UUID | None = None
) -> Notice:
    """A message to somebody that no carrier takes, delivered as far as it goes: to the door."""
    key = f"test/{kind}/{person.hex}/{deps.ids.new().hex}"
    to = Addressee(person, "zh", centre_id=centre)
    await notices.queue(deps, to, [Planned(key, kind, deps.clock.now())], TOLD)
    await delivery.deliver(no_carriers(deps))
    return await Notice.get(key=key)
