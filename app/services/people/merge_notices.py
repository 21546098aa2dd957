"""Telling people that two entries of them were made one, or two again, and who acts for them."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.people import identity
from app.domain.people.mandates import MandateState
from app.domain.people.merge_messages import MergeKind
from app.domain.people.roles import Actor
from app.kit.masking import masked_name
from app.models.centre import Centre
from app.models.mandate import Mandate, PersonMerge
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.messages import notices
from app.services.messages.notices import Addressee
from app.services.people import people, person_places
from app.services.visits import visit_places
from app.words import say

PAGE = "/pages/me/profile/index"
SMS = "sms"


@dataclass(frozen=True)
class _News:
    """Which merge a message is about, what it says, and whom to ask."""

    row: PersonMerge
    kind: MergeKind
    centre: Centre


async def tell(deps: Deps, actor: Actor, row: PersonMerge, kind: MergeKind) -> None:
    """Tell both entries, and whoever holds a mandate of theirs; inside the transaction of the act.

    The kept one hears it as usual: who cannot be reached so through a second contact or at the
    door. The gone one, who may be somebody else after all, by text to the mobile of that entry, as
    far as it is another one.
    """
    kept, gone = await Person.get(id=row.kept_id), await Person.get(id=row.gone_id)
    centre = await _centre(actor, kept.id)
    news = _News(row, kind, centre)
    await _tell(deps, news, kept, kept)
    if kind is MergeKind.PARTED and gone.openid:
        await _tell(deps, news, gone, gone)
    elif _has_mobile(deps, gone) and gone.phone_index != kept.phone_index:
        await _tell(deps, news, gone, gone, SMS)
    for proxy in await _proxies({kept.id, gone.id}, actor.person_id):
        await _tell(deps, news, proxy, kept)


async def _tell(deps: Deps, news: _News, to: Person, about: Person, via: str = "") -> None:
    centre, row = news.centre, news.row
    told = Addressee(to.id, to.language, page=PAGE, via=via, centre_id=centre.id)
    planned = Planned(f"merge/{row.id.hex}/{news.kind}/{to.id.hex}", news.kind, deps.clock.now())
    params = {
        "item": say(f"merge.item.{news.kind}", to.language),
        "number": row.id.hex[-8:],
        "centre": said_of(centre.name, to.language),
        "phone": centre.phone,
        "person": masked_name(people.name_of(deps, about)),
    }
    await notices.queue(deps, told, [planned], params)


async def _proxies(sides: Collection[UUID], but: UUID) -> list[Person]:
    """Who holds a mandate of one of these, without who does it and hears it anyway."""
    given = Mandate.filter(principal_id__in=list(sides), state=MandateState.GIVEN)
    found = set(await given.values_list("proxy_id", flat=True)) - {but, *sides}
    return await Person.filter(id__in=list(found)).order_by("id") if found else []


async def _centre(actor: Actor, person_id: UUID) -> Centre:
    """The office that answers questions: above where somebody belongs, else where `actor` works."""
    places = (await person_places.places_of([person_id])).get(person_id, frozenset())
    above = [(await visit_places.offices_of(place))[-1] for place in sorted(places)[:1]]
    for office in [*above, *sorted(actor.offices or ())]:
        return await Centre.get(id=office)
    [found] = await Centre.all().order_by("code").limit(1)
    return found


def _has_mobile(deps: Deps, person: Person) -> bool:
    number = people.phone_of(deps, person)
    return bool(number) and identity.phone(number).is_mobile
