"""Cases and mandates: under which one a case is filed, and whom that keeps from deciding it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q, Subquery

from app.catalog.form_fields import FormField
from app.catalog.items import Item as ItemBody
from app.domain.papers.forms import Value
from app.domain.people import mandates as rules
from app.domain.people.mandates import MandateState, NoMandate, covers, state_on
from app.domain.people.roles import Actor, RoleName
from app.kit.errors import Forbidden
from app.models import sql
from app.models.case import Case
from app.models.item import Item
from app.models.mandate import FamilyTie, Mandate
from app.models.person import Person
from app.ports import Deps
from app.services.people import acting_for, people
from app.words import say

FOR_OTHERS = ("agent", "family")
"""Ways in on which somebody filed for somebody else, and stands on their side since."""


class MandateOver(Forbidden):
    """The mandate has ended: you can no longer act for this person."""


class CaseMandateView(Struct, frozen=True):
    """Under which mandate a case was filed."""

    id: UUID
    number: str
    proxy_name: str
    way_name: str
    until_on: date
    state: str
    state_name: str


async def under(
    deps: Deps, actor_id: UUID, person_id: UUID, item: str, mandate_id: UUID | None = None
) -> Mandate | None:
    """The mandate for filing an item for somebody, its row held; None for a guardian; NoMandate."""
    today = deps.clock.today()
    found = await acting_for.check_may_act(deps, actor_id, person_id, item, today)
    wanted = mandate_id or (found.id if found else None)
    if wanted is None:
        return None
    held = await sql.find(Mandate, f"WHERE id = $1{sql.held_rows()}", wanted)
    if not held or not _serves(held[0], actor_id, person_id, item, today):
        raise NoMandate(person=str(person_id))
    return held[0]


async def of_agent(
    deps: Deps, actor_id: UUID, person_id: UUID, item: str, mandate_id: UUID | None
) -> UUID:
    """The mandate under which an agent files; NoMandate, also for their own case or child."""
    mandate = await under(deps, actor_id, person_id, item, mandate_id)
    if mandate is None:
        raise NoMandate(person=str(person_id))
    return mandate.id


async def of_relative(deps: Deps, actor_id: UUID, person_id: UUID, item: str) -> Mandate | None:
    """The mandate of a relative, None for a guardian; NoMandate, also for one held as an agent."""
    mandate = await under(deps, actor_id, person_id, item)
    if mandate is not None and mandate.as_agent:
        raise NoMandate(person=str(person_id))
    return mandate


async def principal_of(actor_id: UUID, mandate_id: UUID) -> Person:
    """Whose mandate it is that `actor_id` holds; NoMandate."""
    row = await Mandate.get_or_none(id=mandate_id, proxy_id=actor_id)
    if row is None:
        raise NoMandate(mandate=str(mandate_id))
    return await Person.get(id=row.principal_id)


async def proxies_of(case: Case, *, as_agent: bool = False) -> frozenset[UUID]:
    """Everybody who may act for the person of a case about its item, and so never decides on it.

    With `as_agent` the agents among them alone.
    """
    given = await Mandate.filter(principal_id=case.person_id, state=MandateState.GIVEN)
    given = [row for row in given if row.as_agent or not as_agent]
    if not given:
        return frozenset()
    code = (await Item.get(id=case.item_id)).code
    return frozenset(row.proxy_id for row in given if covers(row.items, code))


def filed_as_agent(actor: Actor) -> Q:
    """The cases that somebody filed for others as an agent and may still read.

    Reading ends with the duty, and with the mandate under which the case was filed; a mandate that
    passed its last day ends within ten minutes (`mandates.end_over`).
    """
    if not any(role.name is RoleName.AGENT for role in actor.roles):
        return Q(id__in=[])
    given = Mandate.filter(proxy_id=actor.person_id, state=MandateState.GIVEN)
    stands = Q(mandate_id__isnull=True) | Q(mandate_id__in=Subquery(given.values("id")))
    return Q(made_by_id=actor.person_id, intake="agent") & stands


def filed_for_family(actor: Actor) -> Q:
    """As `filed_as_agent`, for the family: under a mandate, or as a guardian while the tie holds.

    The case of a child that came of age since stays readable, nothing is done on it any more.
    """
    given = Mandate.filter(proxy_id=actor.person_id, state=MandateState.GIVEN)
    ties = FamilyTie.filter(
        person_id=actor.person_id,
        guardian=True,
        verified_at__isnull=False,
        ended_at__isnull=True,
    )
    children = Q(mandate_id__isnull=True, person_id__in=Subquery(ties.values("relative_id")))
    stands = Q(mandate_id__in=Subquery(given.values("id"))) | children
    return Q(made_by_id=actor.person_id, intake="family") & stands


async def check_still(deps: Deps, actor_id: UUID, case: Case) -> None:
    """Nothing, or MandateOver for who filed for somebody and may act for them no more."""
    if actor_id == case.person_id or case.intake not in FOR_OTHERS:
        return
    today = deps.clock.today()
    if case.mandate_id is not None:
        row = await Mandate.get(id=case.mandate_id)
        if state_on(row.state, row.until_on, today) is not MandateState.GIVEN:
            raise MandateOver(mandate=str(row.id))
    elif case.intake == "family" and not await acting_for.is_guardian(
        deps, actor_id, case.person_id, today
    ):
        raise MandateOver(case=str(case.id))


async def forbidden_to(actor_id: UUID | None, case: Case) -> tuple[str, ...]:
    """What `actor_id` never does on a case: the limits of its agent, who may work here as well.

    Its agent is who filed it as one, or has a mandate as one of its person for the item.
    """
    if actor_id is None or actor_id == case.person_id:
        return ()
    filed = case.intake == "agent" and case.made_by_id == actor_id
    return rules.forbidden_for(filed or actor_id in await proxies_of(case, as_agent=True))


async def closed_to(actor_id: UUID, case: Case, form: Sequence[FormField]) -> frozenset[str]:
    """The questions whose answers an agent neither gives nor sees."""
    return rules.closed_keys(form, await forbidden_to(actor_id, case))


async def check_filing(
    actor_id: UUID, case: Case, body: ItemBody, given: Mapping[str, object]
) -> None:
    """MandateForbids for an agent of the person who files at the counter what they may not fill."""
    rules.check_answers(body.procedure.form, await forbidden_to(actor_id, case), given)


def check_correction(
    forbidden: Collection[str],
    form: Sequence[FormField],
    given: Mapping[str, object],
    stood: Mapping[str, Value],
) -> frozenset[str]:
    """The questions that may stay open when an agent corrects; MandateForbids."""
    rules.check_answers(form, forbidden, given, stood)
    return rules.closed_keys(form, forbidden)


async def shown(deps: Deps, case: Case, language: str) -> CaseMandateView | None:
    """The mandate of a case, None where there is none."""
    if case.mandate_id is None:
        return None
    row = await Mandate.get(id=case.mandate_id)
    state = state_on(row.state, row.until_on, deps.clock.today())
    return CaseMandateView(
        id=row.id,
        number=row.number,
        proxy_name=people.name_of(deps, await Person.get(id=row.proxy_id)),
        way_name=say(f"mandate.way.{row.way}", language),
        until_on=row.until_on,
        state=state,
        state_name=say(f"mandate.state.{state}", language),
    )


def _serves(row: Mandate, actor_id: UUID, person_id: UUID, item: str, today: date) -> bool:
    sides = (row.proxy_id, row.principal_id) == (actor_id, person_id)
    given = state_on(row.state, row.until_on, today) is MandateState.GIVEN
    return sides and given and row.from_on <= today and covers(row.items, item)
