"""Which agent takes a home visit: one who is there, of the village, with the fewest open ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Because(StrEnum):
    """What speaks for or against an agent."""

    OF_VILLAGE = "of_village"
    OF_NEIGHBOURS = "of_neighbours"
    FREE = "free"
    BUSY = "busy"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """An agent as the choice sees them: away today, how many visits are open, of this village."""

    person_id: UUID
    away: bool
    open_visits: int
    of_village: bool


def ranked(agents: Iterable[AgentFacts]) -> list[AgentFacts]:
    """The best first: who is there, then the village's own, then the fewest open visits."""
    return sorted(agents, key=lambda a: (a.away, not a.of_village, a.open_visits, a.person_id))


def suggested(agents: Iterable[AgentFacts]) -> UUID | None:
    """Who should go; None when nobody is there."""
    return next((one.person_id for one in ranked(agents) if not one.away), None)


def reasons(agent: AgentFacts) -> list[Because]:
    """What speaks for or against an agent, in the order in which it counts."""
    return [
        *([Because.AWAY] if agent.away else []),
        Because.OF_VILLAGE if agent.of_village else Because.OF_NEIGHBOURS,
        Because.BUSY if agent.open_visits else Because.FREE,
    ]
