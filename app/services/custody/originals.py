"""Taking originals in under a numbered receipt: at the counter, or by an agent at the door."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor
from app.kit.errors import Forbidden, Invalid
from app.models import sql
from app.models.centre import Centre
from app.ports import Deps
from app.services.cases import case_parties
from app.services.custody import custody, custody_records
from app.services.custody.custody import As, Manner
from app.services.custody.custody_views import OriginalView
from app.services.house import access, serial_numbers
from app.services.people import paper_people
from app.services.people.paper_people import Named
from app.services.visits import visit_parties

FURTHEST = timedelta(days=366)


class BadDueDay(Invalid):
    """Papers are promised back for a day between today and a year from now."""


class OwnerNeeded(Invalid):
    """Say whose paper it is: by a case, a visit, or at the office by name."""


class OwnPaper(Forbidden):
    """Nobody takes in their own papers; a colleague does."""


@dataclass(frozen=True, kw_only=True)
class Registering:
    """A paper that is taken in: what, until when, whose: of `case`, of `visit`, or by name.

    An owner without a phone is known by their ID number, or else written down anew.
    """

    centre: str
    name: str
    copies: int = 1
    case: UUID | None = None
    visit: UUID | None = None
    owner_name: str = ""
    owner_phone: str = ""
    owner_id_number: str = ""
    due_on: date | None = None


async def register(
    deps: Deps, actor: Actor, wish: Registering, manner: Manner, language: str
) -> OriginalView:
    """Take a paper in, by the office or by an agent at the door: it gets a number, both a receipt.

    NoSuchCentre, NoSuchCase, NoSuchVisit, OwnerNeeded, OwnPaper, BadDueDay, BadProof;
    of an owner named at the counter BadName, BadPhone, BadIdNumber, AnotherName.
    """
    as_: As = manner.as_
    working = access.centre_of_staff if as_ else access.centre_of_agent
    centre = await working(actor, wish.centre)
    check_due_day(deps, wish.due_on)
    async with sql.transaction():
        owner_id = await _owner(deps, actor, centre, wish, as_)
        if owner_id == actor.person_id:
            raise OwnPaper
        number = await serial_numbers.next_number(deps, "original", centre)
        body = _opening(wish, owner_id, number) | manner.proof.body()
        body |= {"nonce": custody.new_nonce(deps)} | custody.for_whom(as_)
        opened = await custody_records.begin(deps, deps.ids.new(), centre.id, owner_id, body)
        return await custody.written(deps, actor, opened, "open", body, language)


def _opening(wish: Registering, owner_id: UUID, number: str) -> dict[str, Any]:
    said = {
        "owner": str(owner_id),
        "name": wish.name,
        "copies": wish.copies,
        "number": number,
        "case": wish.case and str(wish.case),
        "visit": wish.visit and str(wish.visit),
        "due_on": wish.due_on and wish.due_on.isoformat(),
    }
    return {key: value for key, value in said.items() if value}


async def _owner(deps: Deps, actor: Actor, centre: Centre, wish: Registering, as_: As) -> UUID:
    """Whose paper it is: of the case or visit named, else who stands at the counter."""
    if wish.visit is not None:
        return (await visit_parties.seen(actor, wish.visit)).person_id
    if wish.case is not None:
        return (await case_parties.seen(actor, wish.case)).person_id
    if not as_ or not wish.owner_name:
        raise OwnerNeeded
    named = Named(name=wish.owner_name, phone=wish.owner_phone, id_number=wish.owner_id_number)
    return (await paper_people.found_or_made(deps, named, pointer="/owner_name")).id


def check_due_day(deps: Deps, due_on: date | None) -> None:
    """Nothing, or BadDueDay for a day that is over or further than a year away."""
    today = deps.clock.today()
    if due_on is not None and not today <= due_on <= today + FURTHEST:
        raise BadDueDay(pointer="/due_on")
