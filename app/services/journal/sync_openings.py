"""Records that begin on a phone: a visit on the spot, a paper that was handed over."""

from uuid import UUID

import msgspec
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.domain.journal import sync_rules
from app.domain.journal.operation_bodies import NewPerson, OriginalOpen, VisitOpen
from app.domain.people.roles import RoleName
from app.domain.visits.visit_plans import CHECK_LIST
from app.kit.errors import Conflict, Forbidden, Invalid
from app.models.case import Case
from app.models.centre import Centre
from app.models.household import Household
from app.models.journal import Device
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import custody_records
from app.services.house.access import NoSuchCentre
from app.services.journal.journal import OperationText
from app.services.journal.sync_rights import Rights
from app.services.journal.sync_subjects import Row
from app.services.people import paper_people
from app.services.people.paper_people import Named
from app.services.people.people import NoSuchPerson
from app.services.villages.household_records import NoSuchHousehold
from app.services.visits import visits
from app.services.visits.visit_parties import OwnVisit
from app.services.visits.visits import NewVisit


class RecordIdTaken(Conflict):
    """Something else has this id already."""


class BadId(Invalid):
    """Whatever a phone makes has an id of its own: a UUID of version 7."""


class ReceiptNumberForeign(Invalid):
    """The number of a receipt begins with the short name of the phone that gives it out."""


class OwnPaperTaken(Forbidden):
    """Nobody takes their own papers into custody; a colleague does."""


async def opened(
    deps: Deps, rights: Rights, person_id: UUID, device_id: UUID, text: OperationText
) -> Row:
    """The new row of a record that `person_id` opened on a phone.

    Inside anybody's transaction, of which a refusal undoes nothing but this. Any AppError.
    """
    if not sync_rules.is_id(text.id):
        raise BadId
    try:
        async with in_transaction():
            if text.subject == "visit":
                body = msgspec.convert(text.body, VisitOpen)
                return await _visit(deps, rights, person_id, text.id, body)
            return await _original(deps, rights, person_id, device_id, text)
    except IntegrityError:
        raise RecordIdTaken from None


async def _visit(
    deps: Deps, rights: Rights, agent_id: UUID, visit_id: UUID, body: VisitOpen
) -> Visit:
    household = await _household(rights, agent_id, body.household) if body.household else None
    centre = await _centre(rights, agent_id, body.centre, household)
    person = await _person(deps, body.person)
    if person.id == agent_id:
        raise OwnVisit
    address, place = body.address, f"household:address:{household.id if household else ''}"
    if household and not address:
        address = deps.cipher.open(household.address_sealed, place)
    new = NewVisit(
        id=visit_id,
        centre=centre,
        person_id=person.id,
        source="spot",
        asked_by_id=agent_id,
        why=body.why,
        address=address,
        hamlet_id=household.hamlet_id if household else None,
        household_id=household.id if household else None,
        agent_id=agent_id,
        items=tuple(dict.fromkeys(body.items)),
        check_list=body.form_item or CHECK_LIST,
    )
    return await visits.write(deps, new)


async def _original(
    deps: Deps, rights: Rights, agent_id: UUID, device_id: UUID, text: OperationText
) -> Original:
    body = msgspec.convert(text.body, OriginalOpen)
    device = await Device.get(id=device_id)
    if not body.number.startswith(f"{device.short}-"):
        raise ReceiptNumberForeign
    visit = await Visit.get_or_none(id=body.visit) if body.visit else None
    case = await Case.get_or_none(id=body.case) if body.case else None
    owner_id = body.owner or (visit.person_id if visit else None)
    if owner_id is None:
        raise NoSuchPerson
    owner = await _person(deps, owner_id)
    if owner.id == agent_id:
        raise OwnPaperTaken
    if visit is not None:
        centre_id = visit.centre_id
    else:
        centre_id = (await _centre(rights, agent_id, "", None)).id
    said = {**text.body, "case": str(case.id) if case else None}
    return await custody_records.begin(deps, text.id, centre_id, owner.id, said)


async def _household(rights: Rights, agent_id: UUID, household_id: UUID) -> Household:
    """The household, when somebody goes or went there as an agent; NoSuchHousehold."""
    found = await Household.get_or_none(id=household_id)
    if found is None or not await _goes_to(rights, agent_id, found.centre_id):
        raise NoSuchHousehold
    return found


async def _centre(rights: Rights, agent_id: UUID, code: str, household: Household | None) -> Centre:
    """Where a record belongs: to the household's place, the one named, or the agent's room.

    Who is agent nowhere any more sends what they did to where they went last. NoSuchCentre.
    """
    if household is not None:
        return await Centre.get(id=household.centre_id)
    if code:
        named = await Centre.get_or_none(code=code)
        if named is None or not await _goes_to(rights, agent_id, named.id):
            raise NoSuchCentre
        return named
    actor = await rights.actor(agent_id)
    places = [one.centre_id for one in actor.roles if one.name is RoleName.AGENT and one.centre_id]
    if not places:
        last = await Visit.filter(agent_id=agent_id).order_by("-asked_at", "-id").first()
        places = [last.centre_id] if last else []
    found = await Centre.filter(id__in=places).order_by("code").first()
    if found is None:
        raise NoSuchCentre
    return found


async def _goes_to(rights: Rights, agent_id: UUID, centre_id: UUID) -> bool:
    if await rights.helps_at(agent_id, centre_id):
        return True
    return await rights.helped_at(agent_id, centre_id)


async def _person(deps: Deps, told: UUID | NewPerson) -> Person:
    """Whoever is meant, also when two rows became one; NoSuchPerson, and as for a new person."""
    if isinstance(told, NewPerson):
        return await paper_people.found_or_made(deps, Named(name=told.name, phone=told.phone))
    found = await Person.get_or_none(id=told)
    while found is not None and found.merged_into_id is not None:
        found = await Person.get_or_none(id=found.merged_into_id)
    if found is None:
        raise NoSuchPerson
    return found
