"""What is new at an office, for screens that stay open: ids alone, in the order of UUIDv7."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.domain.cases.case_messages import ALARM, GRANT_OF
from app.domain.people.roles import Actor
from app.models import sql
from app.ports import Deps
from app.services.house import access

MOST = 200
"""So many new events a look; what is more comes with the next."""
OVERLAP_MS = 10_000
"""An id is made a moment before its row can be read: what is a little older is looked at again."""
ALARMS = tuple(sorted(kind for kind, group in GRANT_OF.items() if group == ALARM))
FRESH = (
    "SELECT kind, id, subject FROM ("
    "SELECT 'case' AS kind, e.id AS id, e.case_id AS subject FROM case_event e"
    " JOIN service_case c ON c.id = e.case_id WHERE c.centre_id = $1 AND e.id > $2"
    " UNION ALL SELECT 'case', m.id, m.case_id FROM case_message m"
    " JOIN service_case c ON c.id = m.case_id WHERE c.centre_id = $1 AND m.id > $2"
    " UNION ALL SELECT 'card', k.id, k.id FROM card k WHERE k.centre_id = $1 AND k.id > $2"
    " UNION ALL SELECT 'card', v.id, v.card_id FROM card_event v"
    " JOIN card k ON k.id = v.card_id WHERE k.centre_id = $1 AND v.id > $2"
    " UNION ALL SELECT 'alarm', n.id, n.id FROM notice n"
    " WHERE n.person_id = $3 AND n.id > $2 AND n.template IN ({alarms})"
    "{ratings}) fresh ORDER BY id LIMIT {most}"
)
RATINGS = (
    " UNION ALL SELECT 'rating', t.id, t.id FROM rating_todo t WHERE t.centre_id = $1 AND t.id > $2"
)
"""To directors alone: whoever handled a case is not told that its rating came."""


@dataclass(frozen=True)
class News:
    """One thing that happened: `subject` is the case, card, to-do or notice to look at again."""

    id: UUID
    kind: str
    subject: UUID


@dataclass
class Feed:
    """One listener's place in the stream of an office."""

    centre_id: UUID
    person_id: UUID
    directs: bool
    since: UUID
    newest: UUID
    told: set[UUID] = field(default_factory=set)

    async def fresh(self) -> list[News]:
        """What came since the last look, each thing once, the oldest first; one question."""
        floor = max(self.since, _before(self.newest))
        self.told = {one for one in self.told if one > floor}
        values = (self.centre_id, floor, self.person_id, *ALARMS)
        found = [_news(row) for row in await sql.rows(_statement(self), *values)]
        news = [one for one in found if one.id not in self.told]
        self.told |= {one.id for one in news}
        self.newest = max([self.newest, *self.told])
        return news


async def listen(deps: Deps, actor: Actor, centre: str, last: str) -> Feed:
    """A place in the stream of an office, after the event `last`; without one, after now.

    What came at the same time as `last` may come once more. NoSuchCentre.
    """
    office = await access.centre_of_staff(actor, centre)
    known, now = _id(last), deps.ids.new()
    return Feed(
        centre_id=office.id,
        person_id=actor.person_id,
        directs=actor.directs(office.id),
        since=_before(known) if known else now,
        newest=known or now,
        told={known} if known else set(),
    )


def _statement(feed: Feed) -> str:
    alarms, ratings = sql.gaps(4, len(ALARMS)), RATINGS if feed.directs else ""
    return FRESH.format(alarms=alarms, ratings=ratings, most=MOST + len(feed.told))


def _news(row: dict[str, Any]) -> News:
    return News(UUID(str(row["id"])), row["kind"], UUID(str(row["subject"])))


def _before(event: UUID) -> UUID:
    """The smallest id of a moment OVERLAP_MS before this one was made (RFC 9562, 5.7)."""
    ms = max(0, (event.int >> 80) - OVERLAP_MS)
    return UUID(int=ms << 80)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
