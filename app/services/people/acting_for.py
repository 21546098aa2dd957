"""Whether somebody may act for somebody else: themselves, a guardian, or who has a mandate."""

from datetime import date
from uuid import UUID

from app.domain.people.mandates import MandateState, NoMandate, covers, is_minor
from app.models.mandate import FamilyTie, Mandate
from app.models.person import Person
from app.ports import Deps


async def check_may_act(
    deps: Deps, actor_id: UUID, person_id: UUID, item_code: str | None, today: date
) -> Mandate | None:
    """Under which mandate `actor_id` acts for `person_id`; None for oneself and a guardian.

    `item_code` None asks for no item in particular, as for a visit: then any verified tie of the
    family will do too. NoMandate.
    """
    if actor_id == person_id or await is_guardian(deps, actor_id, person_id, today):
        return None
    for mandate in await in_force(actor_id, person_id, today):
        if covers(mandate.items, item_code):
            return mandate
    if item_code is None and await is_family(actor_id, person_id):
        return None
    raise NoMandate(person=str(person_id))


async def in_force(proxy_id: UUID, principal_id: UUID, today: date) -> list[Mandate]:
    """The mandates that somebody holds for somebody today, those of a relative first."""
    return await Mandate.filter(
        proxy_id=proxy_id,
        principal_id=principal_id,
        state=MandateState.GIVEN,
        from_on__lte=today,
        until_on__gte=today,
    ).order_by("as_agent", "-made_at", "-id")


async def is_guardian(deps: Deps, actor_id: UUID, person_id: UUID, today: date) -> bool:
    """Whether somebody is the verified guardian of somebody who is under 18 today."""
    tie = FamilyTie.filter(
        person_id=actor_id,
        relative_id=person_id,
        guardian=True,
        verified_at__isnull=False,
        ended_at__isnull=True,
    )
    if not await tie.exists():
        return False
    return is_minor(id_number_of(deps, await Person.get(id=person_id)), today)


async def is_family(actor_id: UUID, person_id: UUID) -> bool:
    """Whether the office has seen that they are of one family, whoever said so first."""
    ties = FamilyTie.filter(verified_at__isnull=False, ended_at__isnull=True)
    here = ties.filter(person_id=actor_id, relative_id=person_id)
    return (
        await here.exists() or await ties.filter(person_id=person_id, relative_id=actor_id).exists()
    )


def id_number_of(deps: Deps, person: Person) -> str:
    """The whole ID number; empty when we do not know it."""
    return deps.cipher.open(person.id_number_sealed, f"person:id_number:{person.id}")
