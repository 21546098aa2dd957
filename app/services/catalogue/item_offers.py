"""Letting an office offer services that are there already, such as those of a neighbour."""

from collections.abc import Collection, Sequence
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor, Role, RoleName
from app.models import sql
from app.models.centre import Centre, Offer
from app.models.item import Item as ItemRow
from app.ports import Deps
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import item_wordings
from app.services.catalogue.items import NoSuchItem
from app.services.house import access, audit
from app.services.house.access import NoSuchCentre


class AdoptedView(Struct, frozen=True):
    """The services that the office did not offer before."""

    added: list[str]


async def adopt(
    deps: Deps, actor: Actor, centre_code: str, origin: str, codes: Sequence[str]
) -> AdoptedView:
    """Offer these services at all windows of an office, for its editors; all or nothing.

    `origin` names the office that offers them already, "" asks none. NoSuchCentre, EditorsOnly,
    NoSuchItem for what cannot be started, or is not offered there.
    """
    centre = await access.centre_of_editor(actor, centre_code)
    source = await access.centre_called(origin) if origin else None
    if origin and source is None:
        raise NoSuchCentre(centre=origin, pointer="/from")
    added = []
    async with sql.transaction():
        for code in dict.fromkeys(codes):
            row = await ItemRow.get_or_none(code=code, current__gt=0)
            if row is None or (
                source and not await Offer.exists(centre_id=source.id, item_id=row.id)
            ):
                raise NoSuchItem(item=code)
            if await item_wordings.offer(deps, centre.id, row.id):
                added.append(code)
        subject = f"centre:{centre.id}"
        await audit.record(deps, actor.person_id, "items-adopted", subject, items=added)
    return AdoptedView(added)


async def check_offered(actor: Actor, centre: Centre, item: ItemRow) -> None:
    """Nothing, or NotOffered unless the office may change the service."""
    if await elsewhere(actor, centre, [item]):
        raise NotOffered(centre=centre.code)


async def elsewhere(actor: Actor, centre: Centre, items: Collection[ItemRow]) -> list[str]:
    """The codes of those services that other offices offer and this one does not.

    It does not change them; what no office offers is changed by anybody who edits, and an
    administrator everywhere changes all.
    """
    if Role(RoleName.ADMIN) in actor.roles:
        return []
    offered: dict[UUID, set[UUID]] = {}
    for offer in await Offer.filter(item_id__in=[item.id for item in items]):
        offered.setdefault(offer.item_id, set()).add(offer.centre_id)
    return [one.code for one in items if one.id in offered and centre.id not in offered[one.id]]
