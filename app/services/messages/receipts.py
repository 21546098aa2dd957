"""Receipts of messages that arrived: many of them settled by one commit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from app.models import sql
from app.ports import Deps
from app.services.messages import carriers
from app.services.messages.carriers import Tally
from app.services.messages.delivery_facts import uuid_of
from app.services.messages.notices import State
from app.services.messages.settling import LONGEST_CARRIER_ID, Word

NAMED: Final = (
    "SELECT max(CAST(id AS TEXT)) AS id, carrier_id FROM notice WHERE channel = $1"
    " AND carrier_id <> '' AND carrier_id IN ({names}) GROUP BY carrier_id HAVING count(*) = 1"
)
PLAIN: Final = (
    "SELECT id, state, sending_at, sent_at FROM notice WHERE step = 0 AND next_id IS NULL"
    " AND sending_at IS NOT NULL AND id IN ({ids}) ORDER BY id{free_rows}"
)
"""No rung before or after them: what arrived here leaves nothing to be taken back."""
ARRIVED: Final = (
    "UPDATE notice SET state = 'delivered', error = '', settle_by_at = NULL, lease_until_at = NULL,"
    " delivered_at = $2, sent_at = $3 WHERE id = $1"
)


async def settle_many(deps: Deps, words: Mapping[UUID, Word]) -> set[UUID]:
    """Settle what arrived and is plain; which of these words that were, `settle` does the others.

    Plain is a message that its carrier names, with no rung before or after it. Nobody is waited
    for: a message that somebody else holds is left to `settle`. Inside anybody's transaction; it
    holds the minute of the carriers, so nothing that waits comes after it.
    """
    named = await _named(words)
    held = await _held(set(named.values()))
    about = {told: held[notice_id] for told, notice_id in named.items() if notice_id in held}
    now = deps.clock.now()
    lines: dict[UUID, tuple[UUID, datetime, datetime]] = {}
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for told, row in about.items():
        notice_id, word = named[told], words[told]
        if notice_id not in lines and row["state"] != State.DELIVERED:
            sent_at = sql.moment(row["sent_at"]) if row["sent_at"] else now
            lines[notice_id] = (notice_id, min(word.at, now), sent_at)
            waited = round((now - sql.moment(row["sending_at"])).total_seconds())
            tallies[word.carrier].update(delivered=1, receipt_seconds=max(0, waited))
    await sql.many(ARRIVED, lines.values())
    await carriers.count(deps, {carrier: Tally(**its) for carrier, its in tallies.items()})
    return set(about)


async def _named(words: Mapping[UUID, Word]) -> dict[UUID, UUID]:
    """The message of each word that says it arrived and by which name its carrier knows it."""
    told: dict[str, dict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for word_id, word in words.items():
        if word.delivered and word.carrier_id and not word.key:
            told[word.carrier][word.carrier_id[:LONGEST_CARRIER_ID]].append(word_id)
    found: dict[UUID, UUID] = {}
    for carrier, names in told.items():
        asked = NAMED.format(names=sql.gaps(2, len(names)))
        for row in await sql.rows(asked, carrier, *names):
            found |= dict.fromkeys(names[row["carrier_id"]], uuid_of(row["id"]))
    return found


async def _held(ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Those of these messages that are plain and that nobody else works on."""
    if not ids:
        return {}
    plain = PLAIN.format(ids=sql.gaps(1, len(ids)), free_rows=sql.free_rows())
    return {uuid_of(row["id"]): row for row in await sql.rows(plain, *ids)}
