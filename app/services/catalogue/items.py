"""The catalogue as people read it: a list to search, and the guide to one item."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec import Struct

from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.catalog.texts import said, spoken
from app.domain.bookings.slots import BookingRule
from app.domain.visits.visit_plans import CHECK_LIST
from app.kit.errors import NotFound
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.centre import Centre
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.words.conditions import sentence, told


class NoSuchItem(NotFound):
    """There is no such service, or it is no longer offered."""


class ItemCard(Struct, frozen=True):
    """An item in a list; `language` is the one its name is really in."""

    code: str
    name: str
    family: str
    summary: str
    mode: str
    bookable: bool
    duration_minutes: int
    promised_workdays: int | None
    fee_fen: int
    language: str


class StepView(Struct, frozen=True):
    """One step of the process."""

    step: str
    who: str
    limit: str


class MaterialView(Struct, frozen=True):
    """One paper to bring."""

    name: str
    kind: str
    count: int
    required: bool
    source: str
    gap_allowed: bool
    note: str
    sample: str
    when: str


class FeeRuleView(Struct, frozen=True):
    """Another fee, in fen, and for whom, as a sentence."""

    said: str
    fen: int
    basis: str


class FeeView(Struct, frozen=True):
    """What is charged, in fen, and by which rule."""

    fen: int
    basis: str
    rules: list[FeeRuleView] = []


class BookingRuleView(Struct, frozen=True):
    """How an item is booked."""

    bookable: bool
    duration_minutes: int
    days_ahead: int
    notice_minutes: int
    max_open: int
    home_visit: bool
    agent: bool
    by: list[str]


class SourceView(Struct, frozen=True):
    """The document an item follows, and the fields that an office must still confirm."""

    document: str
    confirm: list[str]


class CentreName(Struct, frozen=True):
    """A centre by name."""

    code: str
    name: str


class Guide(Struct, frozen=True):
    """Everything somebody must know before they come (一次性告知)."""

    code: str
    version: int
    name: str
    family: str
    summary: str
    type: str
    mode: str
    language: str
    legal_basis: list[str]
    accepting_unit: str
    conditions: list[str]
    eligibility: list[str]
    process: list[StepView]
    discretion: str
    materials: list[MaterialView]
    fee: FeeView
    statutory_workdays: int | None
    promised_workdays: int | None
    phone: str
    complaint_phone: str
    place_and_hours: str
    result: str
    source: SourceView
    booking: BookingRuleView
    centres: list[CentreName]


def body_of(version: ItemVersion) -> Item:
    """The wording of a version in the catalogue's language."""
    return msgspec.convert(version.body, Item)


def rule_of(item: Item) -> BookingRule:
    """The booking rule of an item."""
    return BookingRule(
        days_ahead=item.booking.days_ahead,
        notice_minutes=item.booking.notice_minutes,
        max_open=item.booking.max_open,
        duration_minutes=item.booking.duration_minutes,
        bookable=item.booking.bookable,
        by_person="person" in item.booking.by,
    )


async def published(code: str) -> tuple[ItemRow, Item]:
    """The item that can be started now, and its wording; NoSuchItem."""
    found = await sql.find(ItemRow, "WHERE code = $1 AND current > 0", code)
    if not found:
        raise NoSuchItem(item=code)
    [row] = found
    number = "WHERE item_id = $1 AND number = $2"
    [version] = await sql.find(ItemVersion, number, row.id, row.current)
    return row, body_of(version)


async def wordings(wanted: set[tuple[UUID, int]]) -> dict[tuple[UUID, int], Item]:
    """The wordings of several (item, version) pairs at once."""
    found = await ItemVersion.filter(item_id__in={item for item, _ in wanted})
    return {
        (version.item_id, version.number): body_of(version)
        for version in found
        if (version.item_id, version.number) in wanted
    }


async def search(
    language: str,
    words: str = "",
    family: str = "",
    centre: str = "",
    cursor: str = "",
    limit: int | None = None,
) -> Page[ItemCard]:
    """The items offered, by code; each of `words` (parted by spaces) occurs in name or summary.

    The check list of home visits is none: nobody applies for it. BadCursor for a cursor that is
    none of ours.
    """  # fmt: skip
    size, found = page_size(limit), ItemRow.filter(current__gt=0).exclude(code=CHECK_LIST)
    found = found.order_by("code")
    if family:
        found = found.filter(family=family)
    if centre:
        found = found.filter(offers__centre__code=centre)
    for word in words.lower().split():
        found = found.filter(search_text__contains=word)
    if cursor:
        after, _ = read_cursor(cursor, str, str)
        found = found.filter(code__gt=after)
    rows = await found.limit(size + 1)
    bodies = await wordings({(row.id, row.current) for row in rows})
    listed = page(rows, size, lambda row: (row.code, row.code))
    return listed.showing(lambda row: card(bodies[row.id, row.current], language))


def card(item: Item, language: str) -> ItemCard:
    """The item as a list shows it."""
    name = said(item.name, language)
    return ItemCard(
        code=item.code,
        name=name.text,
        family=item.family,
        summary=said(item.summary, language).text,
        mode=item.mode,
        bookable=item.booking.bookable,
        duration_minutes=item.booking.duration_minutes,
        promised_workdays=item.promised_workdays,
        fee_fen=item.fee.fen,
        language=name.language,
    )


async def guide(code: str, language: str) -> Guide:
    """The guide to an item, with the centres that offer it; NoSuchItem."""
    row, item = await published(code)
    offering = "WHERE id IN (SELECT centre_id FROM offer WHERE item_id = $1) ORDER BY code"
    centres = [
        CentreName(centre.code, centre.name.get(language) or centre.name["zh"])
        for centre in await sql.find(Centre, offering, row.id)
    ]
    return guide_to(item, row.current, centres, language)


def guide_to(item: Item, version: int, centres: list[CentreName], language: str) -> Guide:
    """The guide to an item, published or not; its conditions are told as sentences."""
    words, form = spoken(item, language), item.procedure.form
    return msgspec.convert(
        {
            **words.values,
            "materials": [_paper(paper, form, language) for paper in item.materials],
            "fee": _fees(item, language),
            "eligibility": [told(rule.holds or {}, form, language) for rule in item.eligibility],
            "version": version,
            "language": words.language,
            "centres": msgspec.to_builtins(centres),
        },
        Guide,
    )


def _paper(paper: Material, form: Sequence[FormField], language: str) -> MaterialView:
    """One paper, and for whom it is when it is not for everybody."""
    rule = paper.show_when or paper.require_when
    return MaterialView(
        name=said(paper.name, language).text,
        kind=paper.kind,
        count=paper.count,
        required=paper.required,
        source=said(paper.source, language).text,
        gap_allowed=paper.gap_allowed,
        note=said(paper.note, language).text,
        sample=paper.sample,
        when=sentence(rule, form, language) if rule else "",
    )


def _fees(item: Item, language: str) -> FeeView:
    form = item.procedure.form
    rules = [
        FeeRuleView(sentence(rule.when, form, language), rule.fen, said(rule.basis, language).text)
        for rule in item.fee.rules
    ]
    return FeeView(item.fee.fen, said(item.fee.basis, language).text, rules)
