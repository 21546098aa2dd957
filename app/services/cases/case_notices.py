"""Telling people and staff about a case: what is always said of it, and under which key."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from app.catalog.items import Moment
from app.catalog.texts import said
from app.domain.bookings.reminders import Planned
from app.domain.cases.case_messages import CaseKind
from app.models.case import Case
from app.models.centre import Centre
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases.case_ledger import body_of
from app.services.messages import notices
from app.services.messages.notices import Addressee

PERSON_PAGE = "/pages/case/detail/index?id={id}"
STAFF_PAGE = "/packages/staff/case/index?id={id}"
STAFF_HOME = "/packages/staff/todo/index"


MOMENTS: Mapping[CaseKind, Moment] = {
    CaseKind.RECEIVED: "received",
    CaseKind.ACCEPTED: "accepted",
    CaseKind.CORRECTION: "correction",
    CaseKind.DECIDED: "decided",
    CaseKind.DELIVERED: "delivered",
}
"""The messages to which an item may add something of its own."""


async def tell_person(
    deps: Deps, case: Case, kind: CaseKind, about: object = "", **params: str
) -> None:
    """Tell the person of a case; `about` tells two messages of one kind apart.

    Inside anybody's transaction; what was said before under the same key is not said again.
    """
    person = await Person.get(id=case.person_id)
    to = Addressee(person.id, person.language, page=PERSON_PAGE.format(id=case.id), case_id=case.id)
    planned = [Planned(_key(case, kind, about), kind, deps.clock.now())]
    more = await _more(case, kind, person.language)
    told = {**await _facts(case, person.language), **more, **params}
    await notices.queue(deps, to, planned, told)


async def tell_staff(
    deps: Deps,
    people: Iterable[UUID],
    case: Case,
    kind: CaseKind,
    about: object = "",
    **params: str,
) -> None:
    """Tell members of the staff about a case, each once; as `tell_person`."""
    page = STAFF_PAGE.format(id=case.id)
    for person in await Person.filter(id__in=list(set(people))).order_by("id"):
        to = Addressee(person.id, person.language, page=page, case_id=case.id)
        key = f"{_key(case, kind, about)}/{person.id.hex}"
        planned = [Planned(key, kind, deps.clock.now())]
        await notices.queue(deps, to, planned, {**await _facts(case, person.language), **params})


async def tell_office(
    deps: Deps,
    people: Iterable[UUID],
    centre: Centre,
    kind: CaseKind,
    about: object,
    /,
    via: str = "",
    **params: str,
) -> None:
    """Tell members of the staff something about their office and no single case, each once.

    `about` makes the key unique with kind, centre and person; `params` name an `item` (what it is
    about) and a `number` (how many, in figures).
    """
    for person in await Person.filter(id__in=list(set(people))).order_by("id"):
        to = Addressee(person.id, person.language, page=STAFF_HOME, via=via, centre_id=centre.id)
        key = "/".join(filter(None, (kind, centre.code, str(about), person.id.hex, via)))
        known = {"centre": said_of(centre.name, person.language), **params}
        await notices.queue(deps, to, [Planned(key, kind, deps.clock.now())], known)


async def _facts(case: Case, language: str) -> dict[str, str]:
    """What is always told of a case."""
    centre, body = await Centre.get(id=case.centre_id), await body_of(case)
    return {
        "item": said(body.name, language).text,
        "number": case.number,
        "centre": said_of(centre.name, language),
    }


async def _more(case: Case, kind: CaseKind, language: str) -> dict[str, str]:
    """What the item adds to this message, if it does."""
    messages = (await body_of(case)).messages if kind in MOMENTS else ()
    added = [said(one.text, language).text for one in messages if one.at == MOMENTS[kind]]
    return {"more": " ".join(added)} if added else {}


def _key(case: Case, kind: CaseKind, about: object) -> str:
    return f"case/{case.id.hex}/{kind}" + (f"/{about}" if about != "" else "")
