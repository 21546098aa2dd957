"""Giving somebody many cases at once."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from app.domain.cases.case_flow import Act
from app.domain.people.roles import Actor
from app.kit.errors import AppError
from app.models import sql
from app.ports import Deps
from app.services.cases import case_acts
from app.services.cases.case_orders import Order
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


def _sentence(error: AppError, language: str) -> str:
    """The refusal as a problem would say it."""
    key = f"problem.{error.code}"
    return say(key, language, **error.facts) if knows(key) else error.detail
