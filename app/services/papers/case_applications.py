"""What somebody has to fill in and bring before a case of an item can be filed."""

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.people.roles import Actor
from app.models.centre import Centre
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.bookings.timetables import NotOffered
from app.services.cases import case_ledger, case_parties, case_places
from app.services.catalogue import items
from app.services.deadlines.case_usual import UsualView, usual_of
from app.services.house.access import NoSuchCentre, centre_called
from app.services.papers import application_fields
from app.services.papers.application_fields import (
    FeesView,
    FieldView,
    PaperView,
    RegionView,
    ReusableView,
    RuleView,
)
from app.services.people import verified_documents
from app.words import say


class Named(Struct, frozen=True):
    """An item or a centre by name."""

    code: str
    name: str


class ApplicationView(Struct, frozen=True):
    """The form of an item at a centre, its papers, and how long it takes in working days."""

    item: Named
    centre: Named
    version: int
    open: bool
    why_not: str | None
    mode: str
    mode_name: str
    promised_workdays: int | None
    statutory_workdays: int | None
    form: list[FieldView]
    materials: list[PaperView]
    eligibility: list[RuleView]
    fee: FeesView
    regions: list[RegionView]
    gap_workdays: int
    usual: UsualView | None


async def application(
    deps: Deps, actor: Actor | None, item: str, centre: str, language: str
) -> ApplicationView:
    """What to fill in and bring; `why_not` when this centre does not handle the item.

    Whoever is signed in sees which papers the office has verified before. NoSuchItem, NoSuchCentre.
    """
    row, body = await items.published(item)
    place = await centre_called(centre)
    if place is None:
        raise NoSuchCentre(centre=centre)
    known = await verified_documents.reusable(deps, actor.person_id, body) if actor else {}
    try:
        place = await case_places.handling_centre(centre, row.id)
    except NotOffered:
        shown = await shown_at(body, place, known, language)
        why_not = say("problem.not-offered", language)
        return replace(shown, version=row.current, open=False, why_not=why_not)
    shown = await shown_at(body, place, known, language)
    return replace(shown, version=row.current, usual=await usual_of(deps, place.id, row.id))


async def of_case(deps: Deps, actor: Actor, case_id: UUID, language: str) -> ApplicationView:
    """The form and the papers of the version that a case stands on, to be corrected; NoSuchCase."""
    case = await case_parties.seen(actor, case_id)
    body, place = await case_ledger.body_of(case), await Centre.get(id=case.centre_id)
    return replace(await shown_at(body, place, {}, language), version=case.item_version)


async def shown_at(
    body: Item, place: Centre, known: Mapping[int, ReusableView], language: str
) -> ApplicationView:
    """An item as it is applied for at a centre; `version` 0: it may not be published."""
    return ApplicationView(
        item=Named(body.code, said(body.name, language).text),
        centre=Named(place.code, said_of(place.name, language)),
        version=0,
        open=True,
        why_not=None,
        mode=body.mode,
        mode_name=say(f"mode.{body.mode}", language),
        promised_workdays=body.promised_workdays,
        statutory_workdays=body.statutory_workdays,
        form=application_fields.fields(body.procedure.form, language),
        materials=application_fields.papers(body, known, language),
        eligibility=application_fields.rules(body, language),
        fee=application_fields.fees(body, language),
        regions=await application_fields.regions(body, place, language),
        gap_workdays=body.procedure.gap_workdays,
        usual=None,
    )
