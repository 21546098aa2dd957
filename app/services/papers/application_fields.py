"""The questions and papers of an item as a phone asks them, in one language."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.catalog.fields.family import MEMBERS
from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.texts import chinese, said
from app.models.centre import Centre
from app.models.division import Division
from app.services.bookings.booking_views import said_of

COUNTY_DIGITS = 6
REGION_KINDS = frozenset({"region", "address"})


class FieldView(Struct, frozen=True):
    """One question of the form; `values` are what is kept of each of the `choices` shown.

    Conditions are JsonLogic over the answers; see `form_fields.FormField` for the settings.
    """

    key: str
    label: str
    kind: str
    required: bool
    choices: list[str]
    values: list[str]
    hint: str
    least: int | None
    most: int | None
    unit: str
    columns: "list[FieldView]"
    text: str
    version: str
    exact: bool
    show_when: dict[str, Any] | None
    require_when: dict[str, Any] | None


class ReusableView(Struct, frozen=True):
    """A document that the office has verified before, so that it need not be brought again."""

    document_id: UUID
    verified_on: date


class PaperView(Struct, frozen=True):
    """One paper of the list; `number` is its place in it, from 0."""

    number: int
    key: str
    name: str
    kind: str
    count: int
    required: bool
    gap_allowed: bool
    source: str
    note: str
    sample: str
    document: str
    show_when: dict[str, Any] | None
    require_when: dict[str, Any] | None
    reusable: ReusableView | None


class RuleView(Struct, frozen=True):
    """What must hold for somebody to apply, and what they are told when it does not."""

    key: str
    holds: dict[str, Any] | None
    says: str


class FeeRuleView(Struct, frozen=True):
    """Another fee, in fen, for those for whom `when` holds."""

    when: dict[str, Any] | None
    fen: int
    basis: str


class FeesView(Struct, frozen=True):
    """What is charged, in fen; the first of `rules` that holds takes its place."""

    fen: int
    basis: str
    rules: list[FeeRuleView]


class RegionView(Struct, frozen=True):
    """A division by its 12-digit code; `level` is prefecture, county, township or village."""

    code: str
    name: str
    level: str


def fields(form: Iterable[FormField], language: str) -> list[FieldView]:
    """The questions in the order of the form."""
    return [
        FieldView(
            key=field.key,
            label=said(field.label, language).text,
            kind=field.kind,
            required=field.required,
            choices=[said(choice, language).text for choice in field.choices],
            values=[chinese(choice) for choice in field.choices],
            hint=said(field.hint, language).text,
            least=field.least,
            most=field.most,
            unit=said(field.unit, language).text,
            columns=fields(_columns(field), language),
            text=said(field.text, language).text,
            version=field.version,
            exact=field.exact,
            show_when=field.show_when,
            require_when=field.require_when,
        )
        for field in form
    ]


def _columns(field: FormField) -> tuple[FormField, ...]:
    """What is asked of each row; of a family the same in every form."""
    return MEMBERS if field.kind == "family" else field.columns


def papers(body: Item, reusable: Mapping[int, ReusableView], language: str) -> list[PaperView]:
    """The papers in the order of the item's list."""
    return [
        PaperView(
            number=number,
            key=paper.key,
            name=said(paper.name, language).text,
            kind=paper.kind,
            count=paper.count,
            required=paper.required,
            gap_allowed=paper.gap_allowed,
            source=said(paper.source, language).text,
            note=said(paper.note, language).text,
            sample=paper.sample,
            document=paper.document,
            show_when=paper.show_when,
            require_when=paper.require_when,
            reusable=reusable.get(number),
        )
        for number, paper in enumerate(body.materials)
    ]


def rules(body: Item, language: str) -> list[RuleView]:
    """Who may apply."""
    return [
        RuleView(rule.key, rule.holds, said(rule.says, language).text) for rule in body.eligibility
    ]


def fees(body: Item, language: str) -> FeesView:
    """What is charged, and for whom it differs."""
    return FeesView(
        fen=body.fee.fen,
        basis=said(body.fee.basis, language).text,
        rules=[
            FeeRuleView(rule.when, rule.fen, said(rule.basis, language).text)
            for rule in body.fee.rules
        ],
    )


async def regions(body: Item, centre: Centre, language: str) -> list[RegionView]:
    """The divisions of the centre's county, for forms that ask for one; else none."""
    if not any(field.kind in REGION_KINDS for field in body.procedure.form):
        return []
    county = centre.division_id[:COUNTY_DIGITS]
    found = await Division.filter(code__startswith=county, valid_to__isnull=True).order_by("code")
    return [RegionView(one.code, said_of(one.name, language), one.level) for one in found]
