"""Households of a village: making them, their address and hamlet, and settling what is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.household import Hamlet, Household
from app.ports import Deps
from app.services.house import audit
from app.services.journal import journal
from app.services.villages import (
    household_members,
    household_records,
    household_views,
    village_offices,
)
from app.services.villages.household_members import Living
from app.services.villages.household_records import HouseholdChanged, NoSuchHousehold
from app.services.villages.household_views import HouseholdView
from app.services.visits import visit_places
from app.services.visits.visit_conflicts import Choice, NoSuchValue
from app.services.visits.visits import NoSuchHamlet

LONGEST_NUMBER, LONGEST_ADDRESS = 30, 200


class BadHousehold(Invalid):
    """A household has a number of at most 30 characters, and an address of at most 200."""


class NumberTaken(Conflict):
    """Another household of this place has this number."""


@dataclass(frozen=True)
class HouseholdWish:
    """A household as the office describes it: number and address, and everybody who lives there."""

    number: str
    address: str
    hamlet: UUID | None
    members: Sequence[Living]


async def make(
    deps: Deps, actor: Actor, centre_code: str, wish: HouseholdWish, language: str
) -> HouseholdView:
    """A new household of an office or of a room below it.

    It belongs to the place of its hamlet. NoSuchCentre, NoSuchHamlet, BadHousehold, NumberTaken,
    and what `household_members.settle_in` refuses.
    """
    centre = await village_offices.place_for(actor, centre_code)
    number, address = _checked(wish)
    async with sql.transaction():
        hamlet = await _hamlet(wish.hamlet, centre.id)
        row = Household(
            id=deps.ids.new(),
            centre_id=hamlet.centre_id if hamlet else centre.id,
            hamlet_id=wish.hamlet,
            number=number,
            made_at=deps.clock.now(),
        )
        row.address_sealed = deps.cipher.seal(address, household_views.address_place(row.id))
        await _check_number(row)
        await row.save(force_create=True)
        await household_members.settle_in(deps, actor.person_id, row, wish.members)
        await audit.record(deps, actor.person_id, "household-made", f"household:{row.id}")
        return await household_views.shown(deps, row, language)


async def change(
    deps: Deps,
    actor: Actor,
    household_id: UUID,
    wish: HouseholdWish,
    version: int,
    language: str,
) -> HouseholdView:
    """The household as the office describes it now; people who are left out moved out.

    NoSuchHousehold, HouseholdChanged, and what `make` refuses.
    """
    number, address = _checked(wish)
    async with sql.transaction():
        row = await household_records.held_by_office(actor, household_id)
        if row.version != version:
            raise HouseholdChanged(version=row.version)
        if wish.hamlet != row.hamlet_id:
            hamlet = await _hamlet(wish.hamlet, row.centre_id)
            row.hamlet_id = wish.hamlet
            row.centre_id = hamlet.centre_id if hamlet else row.centre_id
        row.number = number
        row.address_sealed = deps.cipher.seal(address, household_views.address_place(row.id))
        row.version += 1
        await _check_number(row)
        columns = ("centre_id", "hamlet_id", "number", "address_sealed", "version")
        changed: dict[str, Any] = {column: getattr(row, column) for column in columns}
        await Household.filter(id=row.id).update(**changed)
        await household_members.settle_in(deps, actor.person_id, row, wish.members)
        await audit.record(deps, actor.person_id, "household-changed", f"household:{row.id}")
        return await household_views.shown(deps, row, language)


async def settle(
    deps: Deps, actor: Actor, household_id: UUID, choice: Choice, language: str
) -> HouseholdView:
    """Say which of several answers holds.

    NoSuchHousehold, HouseholdChanged, NoSuchValue.
    """
    async with sql.transaction():
        row = await household_records.held_by_office(actor, household_id)
        if row.version != choice.version:
            raise HouseholdChanged(version=row.version)
        values = household_records.read(deps, row).fields.get(choice.key, [])
        chosen = next((one for one in values if one.op == choice.op), None)
        if chosen is None:
            raise NoSuchValue(op=str(choice.op))
        body = {"key": choice.key, "value": chosen.value}
        await journal.write(deps, "household", row.id, "settle", body, actor.person_id)
        await household_records.refresh(deps, row)
        subject = f"household:{row.id}"
        await audit.record(deps, actor.person_id, "household-settled", subject, key=choice.key)
        return await household_views.shown(deps, row, language)


async def seen(deps: Deps, actor: Actor, household_id: UUID, language: str) -> HouseholdView:
    """A household with its people and everything known of it; the look is logged.

    NoSuchHousehold.
    """
    row = await Household.get_or_none(id=household_id)
    if row is None or not await village_offices.handles(actor, row.centre_id):
        raise NoSuchHousehold(household=str(household_id))
    async with sql.transaction():
        await audit.record(deps, actor.person_id, "household-seen", f"household:{row.id}")
        return await household_views.shown(deps, row, language)


def _checked(wish: HouseholdWish) -> tuple[str, str]:
    number, address = wish.number.strip(), wish.address.strip()
    if not 1 <= len(number) <= LONGEST_NUMBER:
        raise BadHousehold(pointer="/number")
    if len(address) > LONGEST_ADDRESS:
        raise BadHousehold(pointer="/address")
    return number, address


async def _hamlet(hamlet_id: UUID | None, centre_id: UUID) -> Hamlet | None:
    """The hamlet, when it belongs to the same office as this place; NoSuchHamlet."""
    if hamlet_id is None:
        return None
    hamlet = await Hamlet.get_or_none(id=hamlet_id)
    office = (await visit_places.offices_of(centre_id))[-1]
    if hamlet is None or hamlet.centre_id not in await visit_places.places_of(office):
        raise NoSuchHamlet(hamlet=str(hamlet_id), pointer="/hamlet")
    return hamlet


async def _check_number(row: Household) -> None:
    """Nothing, or NumberTaken; who gives a number here at the same time waits."""
    await village_offices.hold(row.centre_id)
    same = Household.filter(centre_id=row.centre_id, number=row.number)
    if await same.exclude(id=row.id).exists():
        raise NumberTaken(pointer="/number")
