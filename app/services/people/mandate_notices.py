"""Telling people of mandates: their person always, and on another way than it was given."""

from uuid import UUID

from msgspec import Struct

from app.catalog.texts import said
from app.domain.bookings.reminders import Planned
from app.domain.people import identity
from app.domain.people.mandate_messages import MandateKind
from app.domain.people.mandates import MandateState
from app.kit.masking import masked_name
from app.models.centre import Centre
from app.models.mandate import Mandate
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.catalogue import items
from app.services.catalogue.items import NoSuchItem
from app.services.messages import notices
from app.services.messages.notices import Addressee
from app.services.people import people
from app.words import say

PAGE = "/pages/mandate/detail/index?id={id}"
STAFF_HOME = "/packages/staff/todo/index"
SMS = "sms"


class MandateItemView(Struct, frozen=True):
    """One item that a mandate is for."""

    code: str
    name: str


async def tell_of_new(deps: Deps, row: Mandate, by: UUID) -> None:
    """Tell of a new mandate whoever did not make it themselves; inside a transaction."""
    if row.state == MandateState.ASKED:
        await tell(deps, row, row.principal_id, MandateKind.ASKED)
        return
    if by == row.principal_id:
        await tell(deps, row, row.principal_id, MandateKind.GIVEN)
    else:
        await _tell_principal(deps, row, MandateKind.GIVEN)
    if by != row.proxy_id:
        await tell(deps, row, row.proxy_id, MandateKind.HELD)


async def tell_both(deps: Deps, row: Mandate, by: UUID | None, kind: MandateKind) -> None:
    """Tell both sides that it is over; who ended it hears it on their own phone."""
    if by == row.principal_id:
        await tell(deps, row, row.principal_id, kind)
    else:
        await _tell_principal(deps, row, kind)
    await tell(deps, row, row.proxy_id, kind)


async def tell(deps: Deps, row: Mandate, person_id: UUID, kind: MandateKind, via: str = "") -> None:
    """Tell one side, on the way they usually hear of things unless `via` names one."""
    person = await Person.get(id=person_id)
    page = PAGE.format(id=row.id)
    to = Addressee(person.id, person.language, page=page, via=via, centre_id=row.centre_id)
    planned = Planned(f"mandate/{row.id.hex}/{kind}/{person.id.hex}", kind, deps.clock.now())
    await notices.queue(deps, to, [planned], await _facts(deps, row, person.language))


async def needs_paper(deps: Deps, row: Mandate) -> bool:
    """Whether nobody can be told but on paper: no mobile phone, and no WeChat of their own."""
    person = await Person.get(id=row.principal_id)
    return not (person.openid or _has_mobile(deps, person))


async def item_names(codes: list[str], language: str) -> list[MandateItemView]:
    """The items of a mandate by name; one that is offered no more keeps its code."""
    found = []
    for code in codes:
        try:
            _, body = await items.published(code)
        except NoSuchItem:
            found.append(MandateItemView(code, code))
        else:
            found.append(MandateItemView(code, said(body.name, language).text))
    return found


async def _tell_principal(deps: Deps, row: Mandate, kind: MandateKind) -> None:
    """By text message where there is a mobile, else as usual, else the office does it on paper."""
    person = await Person.get(id=row.principal_id)
    if _has_mobile(deps, person):
        await tell(deps, row, person.id, kind, via=SMS)
    elif person.openid:
        await tell(deps, row, person.id, kind)
    else:
        await _ask_office(deps, row, kind)


async def _ask_office(deps: Deps, row: Mandate, about: MandateKind) -> None:
    """A to-do for who answers for the place: print the notice and bring it to the person."""
    directors = await routing.directors_of(row.centre_id)
    for person in await Person.filter(id__in=directors).order_by("id"):
        to = Addressee(person.id, person.language, page=STAFF_HOME, centre_id=row.centre_id)
        key = f"mandate/{row.id.hex}/{MandateKind.PAPER}/{about}/{person.id.hex}"
        planned = Planned(key[:120], MandateKind.PAPER, deps.clock.now())
        await notices.queue(deps, to, [planned], await _facts(deps, row, person.language))


def _has_mobile(deps: Deps, person: Person) -> bool:
    number = people.phone_of(deps, person)
    return bool(number) and identity.phone(number).is_mobile


async def _facts(deps: Deps, row: Mandate, language: str) -> dict[str, str]:
    """What is always told of a mandate; names are masked but for an agent's, which is public."""
    centre = await Centre.get(id=row.centre_id)
    names = [one.name for one in await item_names(row.items, language)]
    sides = [row.principal_id, row.proxy_id]
    rows = {one.id: one for one in await Person.filter(id__in=sides)}
    proxy = people.name_of(deps, rows[row.proxy_id])
    return {
        "item": say("shown.and", language).join(names) if names else say("mandate.all", language),
        "number": row.number,
        "centre": said_of(centre.name, language),
        "phone": centre.phone,
        "due": row.until_on.isoformat(),
        "person": masked_name(people.name_of(deps, rows[row.principal_id])),
        "proxy": proxy if row.as_agent else masked_name(proxy),
    }
