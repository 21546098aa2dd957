"""Consents that do not wear off: to WeChat's long-term templates, and to messages of work."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from app.models import sql
from app.models.notice import LastingGrant
from app.ports import Deps

GIVE = (
    "INSERT INTO lasting_grant (id, person_id, template, since_at, ended_at)"
    " VALUES ($1, $2, $3, $4, NULL) ON CONFLICT (person_id, template) DO UPDATE"
    " SET since_at = excluded.since_at, ended_at = NULL"
    " WHERE lasting_grant.ended_at <= excluded.since_at"
)
END = (
    "UPDATE lasting_grant SET ended_at = $3"
    " WHERE person_id = $1 AND template = $2 AND ended_at IS NULL AND since_at <= $3"
)


async def give(deps: Deps, person_id: UUID, grant: str, at: datetime | None = None) -> None:
    """Note that somebody allows a grant from `at` (now) on until they take it back.

    Given again it is the same consent; one that was taken back after `at` stays so. Inside
    anybody's transaction.
    """
    line = (deps.ids.new(), person_id, grant, at or deps.clock.now())
    await sql.many(GIVE, [line])


async def end(deps: Deps, person_id: UUID, grant: str, at: datetime | None = None) -> None:
    """Note that a grant was taken back at `at` (now); one given after that stays.

    Inside anybody's transaction.
    """
    await sql.many(END, [(person_id, grant, at or deps.clock.now())])


async def held(person_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """The grants each of these people gave for good; everybody asked for is in the answer."""
    found: dict[UUID, set[str]] = {person_id: set() for person_id in person_ids}
    if found:
        for row in await LastingGrant.filter(person_id__in=list(found), ended_at=None):
            found[row.person_id].add(row.template)
    return {person_id: frozenset(grants) for person_id, grants in found.items()}
