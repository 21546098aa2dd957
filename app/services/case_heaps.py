"""Giving somebody many cases at once, and whose contact is behind one."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from app.domain.case_flow import Act
from app.domain.roles import Actor
from app.kit.errors import AppError
from app.models import sql
from app.models.person import Person
from app.ports import Deps
from app.services import case_acts, case_parties, people
from app.services.case_orders import Order
from app.services.people import ContactView
from app.words import knows, say


class RefusedView(Struct, frozen=True):
    """A case that stayed where it was, and why."""

    id: UUID
    detail: str


class AssignedView(Struct, frozen=True):
    """What became of each case of the heap."""

    done: list[UUID]
    refused: list[RefusedView]


async def assign(
    deps: Deps, actor: Actor, cases: Iterable[UUID], order: Order, language: str
) -> AssignedView:
    """Hand over each case as `order` says, in a transaction of its own; refuses none as a whole.

    Whoever has a case already keeps it, so that the same request may come again.
    """
    done: list[UUID] = []
    refused: list[RefusedView] = []
    assert order.act is Act.HAND_OVER
    for case_id in sorted(set(cases)):
        try:
            async with sql.transaction():
                await case_acts.done(deps, actor, case_id, order)
            done.append(case_id)
        except AppError as error:
            refused.append(RefusedView(case_id, _sentence(error, language)))
    return AssignedView(done, refused)


async def contact(deps: Deps, actor: Actor, case_id: UUID) -> ContactView:
    """Name and phone of a case's person, whole, for who works on it; each look is logged."""
    case = await case_parties.seen(actor, case_id)
    person = await Person.get(id=case.person_id)
    return await people.contact(deps, actor.person_id, person, f"case:{case.id}")


def _sentence(error: AppError, language: str) -> str:
    """The refusal as a problem would say it."""
    key = f"problem.{error.code}"
    return say(key, language, **error.facts) if knows(key) else error.detail
