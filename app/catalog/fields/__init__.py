"""Every kind of question a form may have; a new kind is a file here, its test, and a line below."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.catalog.fields.address import Address
from app.catalog.fields.bank_card import BankCard
from app.catalog.fields.cascade import Cascade
from app.catalog.fields.choice import Choice
from app.catalog.fields.choices import Choices
from app.catalog.fields.consent import Consent
from app.catalog.fields.credit_code import CreditCode
from app.catalog.fields.date import Date
from app.catalog.fields.date_range import DateRange
from app.catalog.fields.family import Family
from app.catalog.fields.file import File
from app.catalog.fields.id_number import IdNumber
from app.catalog.fields.kind import Kind
from app.catalog.fields.location import Location
from app.catalog.fields.long_text import LongText
from app.catalog.fields.money import Money
from app.catalog.fields.name import Name
from app.catalog.fields.note import Note
from app.catalog.fields.number import Number
from app.catalog.fields.phone import Phone
from app.catalog.fields.photo import Photo
from app.catalog.fields.plate import Plate
from app.catalog.fields.region import Region
from app.catalog.fields.rows import Rows
from app.catalog.fields.signature import Signature
from app.catalog.fields.text import Text
from app.catalog.fields.time import Time
from app.catalog.fields.yes_no import YesNo


def _by_slug(kinds: Iterable[Kind]) -> Mapping[str, Kind]:
    return {kind.slug: kind for kind in kinds}


CELLS: Final = _by_slug(
    (
        Text(),
        LongText(),
        Number(),
        Money(),
        Date(),
        DateRange(),
        Time(),
        YesNo(),
        Choice(),
        Choices(),
        Cascade(),
        Region(),
        Address(),
        Phone(),
        IdNumber(),
        CreditCode(),
        BankCard(),
        Name(),
        Plate(),
    )
)
"""What a column of a table may ask for too."""
KINDS: Final = _by_slug(
    (
        *CELLS.values(),
        Photo(),
        File(),
        Signature(),
        Location(),
        Note(),
        Consent(),
        Rows(CELLS),
        Family(CELLS),
    )
)
NAMES: Final[Mapping[str, str]] = {slug: kind.name for slug, kind in KINDS.items()}
"""The Chinese names that people choose a kind by."""
