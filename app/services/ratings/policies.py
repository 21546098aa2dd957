"""A centre's rules for warnings and cards: kept in versions, the latest in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.domain.people.roles import Actor
from app.domain.ratings import policies as rules
from app.domain.ratings.policies import Policy
from app.models import sql
from app.models.card import CasePolicy
from app.models.centre import Centre
from app.models.person import Person
from app.ports import Deps
from app.services.house import access, audit
from app.services.people import people

KNOWN = frozenset(Policy.__struct_fields__)
SET = (
    "INSERT INTO case_policy (id, centre_id, number, body, made_at, made_by_id)"
    " SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM case_policy WHERE centre_id = $2"
    " RETURNING number"
)


@dataclass(frozen=True)
class InForce:
    """The rules of a centre and the number of their version, 0 for the defaults."""

    number: int
    rules: Policy


class VersionView(Struct, frozen=True):
    """One version of the rules: when and by whom it was set."""

    number: int
    made_at: datetime
    made_by_name: str


class PolicyView(Struct, frozen=True):
    """The rules in force, and the versions that came before."""

    number: int
    body: Policy
    history: list[VersionView]


async def in_force(centre_id: UUID) -> InForce:
    """The rules that hold at a centre now."""
    found = await sql.find(
        CasePolicy, "WHERE centre_id = $1 ORDER BY number DESC LIMIT 1", centre_id
    )
    if not found:
        return InForce(0, Policy())
    return InForce(found[0].number, read(found[0].body))


def read(kept: Mapping[str, object]) -> Policy:
    """Rules as they were kept; what later versions no longer know is left out."""
    return msgspec.convert({key: kept[key] for key in kept if key in KNOWN}, Policy)


async def shown(deps: Deps, actor: Actor, centre_code: str) -> PolicyView:
    """The rules of an office the actor works in; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    return await _view(deps, centre.id)


async def set_rules(
    deps: Deps, actor: Actor, centre_code: str, body: Mapping[str, object]
) -> PolicyView:
    """Put new rules into force, for directors; what `body` leaves out is as by default.

    Two at once make two versions. NoSuchCentre, DirectorsOnly, BadPolicy, ForbiddenRule.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    access.check_directs(actor, centre.id)
    checked = msgspec.json.encode(rules.policy(body)).decode()
    async with sql.transaction():
        await sql.find(Centre, f"WHERE id = $1{sql.held_rows()}", centre.id)
        values = (deps.ids.new(), centre.id, checked, deps.clock.now(), actor.person_id)
        [made] = await sql.rows(SET, *values)
        await audit.record(
            deps, actor.person_id, "policy-set", f"centre:{centre.id}", number=made["number"]
        )
        return await _view(deps, centre.id)


async def _view(deps: Deps, centre_id: UUID) -> PolicyView:
    now = await in_force(centre_id)
    versions = await CasePolicy.filter(centre_id=centre_id).order_by("-number")
    makers = {one.id: one for one in await Person.filter(id__in=[v.made_by_id for v in versions])}
    history = [
        VersionView(one.number, one.made_at, people.name_of(deps, makers[one.made_by_id]))
        for one in versions
    ]
    return PolicyView(now.number, now.rules, history)
