"""The hamlets of a village: adding, renaming and placing them, and who goes where."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.centre import Centre
from app.models.household import Hamlet, Household
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.house import audit
from app.services.villages import village_offices
from app.services.visits import visit_places
from app.services.visits.visits import NoSuchHamlet

Name = Annotated[str, Meta(max_length=60)]
MOST_HAMLETS = 60
"""So many a place may have: the table of ways between them stays readable."""
ADD = (
    "INSERT INTO hamlet (id, centre_id, code, name, latitude, longitude)"
    " VALUES ($1, $2, $3, '{}', $4, $5) ON CONFLICT (centre_id, code) DO NOTHING RETURNING id"
)


class HamletCodeTaken(Conflict):
    """Another hamlet here has this code."""


class BadHamlet(Invalid):
    """A hamlet has a Chinese name, and a position in latitude and longitude or none at all."""


class TooManyHamlets(Conflict):
    """No place has so many hamlets."""


class HamletNames(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The name of a hamlet in each language."""

    zh: Name
    bo: Name = ""
    en: Name = ""


class HamletView(Struct, frozen=True):
    """A hamlet as the office keeps it; `centre` is the code of the room or centre of its agents."""

    id: UUID
    code: str
    name: str
    names: HamletNames
    latitude: float | None
    longitude: float | None
    centre: str
    households: int


class HamletsView(Struct, frozen=True):
    """The hamlets of an office and of the rooms below it."""

    items: list[HamletView]


@dataclass(frozen=True)
class HamletWish:
    """What a hamlet is to be called, and where it lies."""

    names: HamletNames
    latitude: float | None
    longitude: float | None


async def listed(deps: Deps, actor: Actor, centre_code: str, language: str) -> HamletsView:
    """The hamlets that an office looks after, by place and code; NoSuchCentre."""
    centre = await village_offices.place_for(actor, centre_code)
    return HamletsView(await _views(await rows_of(centre.id), language))


async def add(
    deps: Deps, actor: Actor, centre_code: str, code: str, wish: HamletWish, language: str
) -> HamletView:
    """A new hamlet of that place, by who directs or administers its office.

    NoSuchCentre, DirectorsOnly, BadHamlet, HamletCodeTaken, TooManyHamlets.
    """
    centre = await village_offices.place_directed(actor, centre_code)
    _check(wish)
    async with sql.transaction():
        await village_offices.hold(centre.id)
        if await Hamlet.filter(centre_id=centre.id).count() >= MOST_HAMLETS:
            raise TooManyHamlets(most=MOST_HAMLETS)
        lies = (wish.latitude, wish.longitude)
        made = await sql.rows(ADD, deps.ids.new(), centre.id, code, *lies)
        if not made:
            raise HamletCodeTaken(pointer="/code")
        return await _named(deps, actor, UUID(str(made[0]["id"])), wish, "hamlet-added", language)


async def change(
    deps: Deps, actor: Actor, hamlet_id: UUID, wish: HamletWish, language: str
) -> HamletView:
    """Rename or place a hamlet; its code stays. NoSuchHamlet, DirectorsOnly, BadHamlet."""
    row = await found(actor, hamlet_id)
    await village_offices.check_directs(actor, row.centre_id)
    _check(wish)
    async with sql.transaction():
        return await _named(deps, actor, hamlet_id, wish, "hamlet-changed", language)


async def found(actor: Actor, hamlet_id: UUID) -> Hamlet:
    """The hamlet when the office of `actor` looks after it; NoSuchHamlet."""
    row = await Hamlet.get_or_none(id=hamlet_id)
    if row is None or not await village_offices.handles(actor, row.centre_id):
        raise NoSuchHamlet(hamlet=str(hamlet_id))
    return row


async def rows_of(centre_id: UUID) -> list[Hamlet]:
    """The hamlets of a place and of the rooms below it, by place and code."""
    return await of_places(await visit_places.places_of(centre_id))


async def of_places(places: Collection[UUID]) -> list[Hamlet]:
    """The hamlets of these places, in the order of the places."""
    order = list(places)
    rows = await Hamlet.filter(centre_id__in=order).order_by("code")
    return sorted(rows, key=lambda row: order.index(row.centre_id))


async def _named(
    deps: Deps, actor: Actor, hamlet_id: UUID, wish: HamletWish, act: str, language: str
) -> HamletView:
    texts = {key: getattr(wish.names, key).strip() for key in ("zh", "bo", "en")}
    await Hamlet.filter(id=hamlet_id).update(
        name={key: text for key, text in texts.items() if text},
        latitude=wish.latitude,
        longitude=wish.longitude,
    )
    await audit.record(deps, actor.person_id, act, f"hamlet:{hamlet_id}")
    return (await _views([await Hamlet.get(id=hamlet_id)], language))[0]


def _check(wish: HamletWish) -> None:
    if not wish.names.zh.strip():
        raise BadHamlet(pointer="/names/zh")
    if (wish.latitude is None) != (wish.longitude is None):
        raise BadHamlet(pointer="/longitude" if wish.longitude is None else "/latitude")


async def _views(rows: Collection[Hamlet], language: str) -> list[HamletView]:
    ids = [row.id for row in rows]
    living = Counter([home.hamlet_id for home in await Household.filter(hamlet_id__in=ids)])
    places = await Centre.filter(id__in=list({row.centre_id for row in rows}))
    codes = {place.id: place.code for place in places}
    return [
        HamletView(
            id=row.id,
            code=row.code,
            name=said_of(row.name, language),
            names=HamletNames(**{key: row.name.get(key, "") for key in ("zh", "bo", "en")}),
            latitude=row.latitude,
            longitude=row.longitude,
            centre=codes[row.centre_id],
            households=living[row.id],
        )
        for row in rows
    ]
