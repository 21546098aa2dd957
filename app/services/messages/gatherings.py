"""What waits for somebody of the staff who wishes it together: said in one message, twice a day.

`delivery_turns` holds what may be gathered (the row stays planned, its error is GATHERING) until an
hour after its hour; the job here takes it back before and says it in one. What holds up a message
that cannot wait is let go alone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.messages.gathering import (
    GATHERED,
    GATHERING,
    LET_GO,
    MOST_LINES,
    gathered_at,
    gathering_kinds,
)
from app.domain.messages.house_messages import HouseKind
from app.models import sql
from app.models.centre import Centre
from app.models.notice import Notice
from app.models.person import Person
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.messages import delivery, knocks, notices, wordings
from app.services.messages.notices import Addressee
from app.services.messages.wordings import Wordings
from app.words import say

MOST_PEOPLE: Final = 500
"""So many people one round looks after; the next round has the others."""

KINDS: Final = gathering_kinds()
NAMED: Final = ", ".join(f"'{kind}'" for kind in KINDS)
"""The kinds are ours; no words of anybody else."""

WAITING: Final = (
    "n.state = 'planned' AND n.wanted_at <= $1 AND n.step = 0 AND n.via = '' AND NOT n.urgent"
    f" AND n.template IN ({NAMED})"
)
WHO: Final = (
    "SELECT DISTINCT n.person_id FROM notice AS n JOIN message_wish w ON w.person_id = n.person_id"  # noqa: S608
    f" WHERE w.gather AND {WAITING} AND n.error <> '{LET_GO}' ORDER BY n.person_id LIMIT $2"
)
THEIRS: Final = (
    "UPDATE notice SET state = 'retracted', error = $3, lease_until_at = NULL"  # noqa: S608
    f" WHERE id IN (SELECT n.id FROM notice AS n WHERE n.person_id = $2 AND {WAITING}"
    f" AND NOT EXISTS (SELECT 1 FROM notice AS o WHERE {delivery.EARLIER}"
    " AND (o.state <> 'unknown' OR o.settle_by_at IS NOT NULL) AND NOT (o.state = 'planned'"
    f" AND o.step = 0 AND o.via = '' AND NOT o.urgent AND o.template IN ({NAMED})))"
    "{free_rows}) RETURNING id"
)
LEFT_OVER: Final = (
    "UPDATE notice SET due_at = $3, error = $4 WHERE id IN (SELECT n.id FROM notice AS n"  # noqa: S608
    f" WHERE n.person_id = $2 AND {WAITING} AND n.error = $5{{free_rows}}) RETURNING id"
)
IN_THE_WAY: Final = (
    "UPDATE notice SET due_at = $1, error = $2 WHERE id IN (SELECT o.id FROM message_wish AS w"  # noqa: S608
    " JOIN notice AS o ON o.person_id = w.person_id AND o.state = 'planned' AND o.error = $3"
    f" JOIN notice AS n ON {delivery.EARLIER} AND n.state = 'planned' AND n.due_at <= $1"
    " WHERE w.gather AND (n.step > 0 OR n.via <> '' OR n.error = $2"
    f" OR n.template NOT IN ({NAMED})){{free_rows}}) RETURNING id"
)
RELEASE: Final = (
    "UPDATE notice SET due_at = $2, error = '' WHERE person_id = $1 AND state = 'planned'"
    " AND error = $3 RETURNING id"
)


async def gather(deps: Deps) -> dict[str, int]:
    """Say together what waits since the last hour of gathering; says how many of what.

    Each person has one such message an hour, however often this runs: a message that comes too
    late for it goes alone.
    """
    now = deps.clock.now()
    free = sql.free_rows().replace("UPDATE", "UPDATE OF o")
    waits = (LET_GO, GATHERING)
    async with sql.transaction():
        alone = len(await sql.rows(IN_THE_WAY.format(free_rows=free), now, *waits))
    hour, gathered = gathered_at(now), 0
    words = await wordings.load(deps)
    for row in await sql.rows(WHO, hour, MOST_PEOPLE):
        async with sql.transaction():
            gathered += await _gather(deps, UUID(str(row["person_id"])), hour, words)
    return {"gathered": gathered, "alone": alone}


async def release(deps: Deps, person_id: UUID) -> int:
    """Let everything go that waits for somebody who wishes it one by one now; how many."""
    return len(await sql.rows(RELEASE, person_id, deps.clock.now(), GATHERING))


async def _gather(deps: Deps, person_id: UUID, hour: datetime, words: Wordings) -> int:
    """Say in one message what waits for a person, whose wish is held; how many messages it says."""
    held = f"WHERE person_id = $1 AND gather{sql.held_rows()}"
    if not await sql.find(MessageWish, held, person_id):
        return 0
    key = f"gather/{hour:%Y%m%d%H}/{person_id.hex}"
    free = sql.free_rows().replace("UPDATE", "UPDATE OF n")
    if await Notice.filter(key=key).exists():
        late = (hour, person_id, deps.clock.now(), LET_GO, GATHERING)
        await sql.rows(LEFT_OVER.format(free_rows=free), *late)
        return 0
    taken = await sql.rows(THEIRS.format(free_rows=free), hour, person_id, GATHERED)
    if not taken:
        return 0
    ids = [UUID(str(row["id"])) for row in taken]
    rows = await Notice.filter(id__in=ids).order_by("wanted_at", "id")
    await _say(deps, await Person.get(id=person_id), key, rows, words)
    return len(rows)


async def _say(
    deps: Deps, person: Person, key: str, rows: Sequence[Notice], words: Wordings
) -> None:
    language, places = person.language, {row.centre_id for row in rows if row.centre_id}
    centre = await Centre.get(id=min(places)) if len(places) == 1 else None
    said = [_line(row, words) for row in rows[:MOST_LINES]]
    told = {
        "item": say("message_kind.staff_digest", language),
        "number": "",
        "centre": said_of(centre.name, language) if centre else "",
        "count": str(len(rows)),
        "lines": "".join(f"\n{number}. {line}" for number, line in enumerate(said, 1)),
    }
    page = _page([row.page for row in rows])
    payer = centre.id if centre else next((row.centre_id for row in rows if row.centre_id), None)
    to = Addressee(person.id, language, page=page, centre_id=payer)
    now = deps.clock.now()
    await notices.queue(deps, to, [Planned(key, HouseKind.STAFF_DIGEST, now)], told)


def _line(row: Notice, words: Wordings) -> str:
    """A message in its short form, without the address that ends it."""
    try:
        return words.said(row.template, row.language, {**row.params, "url": ""}).short
    except KeyError:
        return say(f"message_kind.{row.template}", row.language)


def _page(pages: Sequence[str]) -> str:
    """Where a tap leads: the one page of all, else the list of what is to be done."""
    if len(set(pages)) == 1:
        return pages[0]
    agents = all(page.startswith("/packages/agent/") for page in pages)
    return knocks.AGENT_PAGE if agents else knocks.OFFICE_PAGE
