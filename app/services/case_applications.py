"""What somebody has to fill in and bring before a case of an item can be filed."""

from msgspec import Struct

from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.texts import said
from app.models.centre import Centre
from app.ports import Deps
from app.services import case_places, items
from app.services.access import NoSuchCentre, centre_called
from app.services.booking_views import said_of
from app.services.case_usual import UsualView, usual_of
from app.services.timetables import NotOffered
from app.words import say


class Named(Struct, frozen=True):
    """An item or a centre by name."""

    code: str
    name: str


class FieldView(Struct, frozen=True):
    """One question of the form."""

    key: str
    label: str
    kind: str
    required: bool
    choices: list[str]
    hint: str


class PaperView(Struct, frozen=True):
    """One paper of the list; `number` is its place in it, from 0."""

    number: int
    name: str
    kind: str
    required: bool
    gap_allowed: bool
    note: str


class ApplicationView(Struct, frozen=True):
    """The form of an item at a centre, its papers, and how long it takes in working days."""

    item: Named
    centre: Named
    open: bool
    why_not: str | None
    mode: str
    mode_name: str
    promised_workdays: int | None
    statutory_workdays: int | None
    form: list[FieldView]
    materials: list[PaperView]
    gap_workdays: int
    usual: UsualView | None


async def application(deps: Deps, item: str, centre: str, language: str) -> ApplicationView:
    """What to fill in and bring; `why_not` when this centre does not handle the item.

    NoSuchItem, NoSuchCentre.
    """
    row, body = await items.published(item)
    place = await centre_called(centre)
    if place is None:
        raise NoSuchCentre(centre=centre)
    try:
        place = await case_places.handling_centre(centre, row.id)
    except NotOffered:
        why_not = say("problem.not-offered", language)
        return _shown(body, place, why_not, None, language)
    usual = await usual_of(deps, place.id, row.id)
    return _shown(body, place, None, usual, language)


def _shown(
    body: Item, place: Centre, why_not: str | None, usual: UsualView | None, language: str
) -> ApplicationView:
    return ApplicationView(
        item=Named(body.code, said(body.name, language).text),
        centre=Named(place.code, said_of(place.name, language)),
        open=why_not is None,
        why_not=why_not,
        mode=body.mode,
        mode_name=say(f"mode.{body.mode}", language),
        promised_workdays=body.promised_workdays,
        statutory_workdays=body.statutory_workdays,
        form=[_field(field, language) for field in body.procedure.form],
        materials=_papers(body, language),
        gap_workdays=body.procedure.gap_workdays,
        usual=usual,
    )


def _field(field: FormField, language: str) -> FieldView:
    return FieldView(
        key=field.key,
        label=said(field.label, language).text,
        kind=field.kind,
        required=field.required,
        choices=[said(choice, language).text for choice in field.choices],
        hint=said(field.hint, language).text,
    )


def _papers(body: Item, language: str) -> list[PaperView]:
    return [
        PaperView(
            number=number,
            name=said(paper.name, language).text,
            kind=paper.kind,
            required=paper.required,
            gap_allowed=paper.gap_allowed,
            note=said(paper.note, language).text,
        )
        for number, paper in enumerate(body.materials)
    ]
