"""Numbers that name people and organisations: normalised, checked, taken apart.

Every reader first folds full-width characters (NFKC), drops white space and puts letters in upper
case; after that only ASCII digits count. Refusals never repeat what was given.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.kit import id_numbers, phone_numbers
from app.kit.errors import Invalid


class BadIdNumber(Invalid):
    """This is not a valid ID number; please compare it with the card."""


class BadPhone(Invalid):
    """This is not a phone number in mainland China."""


class BadCreditCode(Invalid):
    """This is not a valid unified social credit code; please compare it with the licence."""


class Card(StrEnum):
    """Which card an 18-digit number stands on."""

    RESIDENT = "resident"
    HONG_KONG_MACAU_TAIWAN = "hong_kong_macau_taiwan"
    FOREIGN_PERMANENT = "foreign_permanent"


class Sex(StrEnum):
    """What the 17th digit says."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True)
class IdNumber:
    """A checked number of 18 characters; `sex` is None where the card does not encode it for sure.

    `area` are the first six digits; they may name a county that no longer exists.
    """

    text: str
    card: Card
    area: str
    born_on: date
    sex: Sex | None


@dataclass(frozen=True)
class Phone:
    """A number as we keep it: `13800000000` or `0830-6501234`."""

    text: str
    is_mobile: bool


@dataclass(frozen=True)
class CreditCode:
    """A checked code of 18 characters; `registrar` is 1 for public bodies, 9 for companies ...

    `organisation` is the nine-character organisation code (GB 11714) inside it.
    """

    text: str
    registrar: str
    area: str
    organisation: str


def id_number(text: str, today: date) -> IdNumber:
    """The number on a Chinese ID card (GB 11643), or BadIdNumber.

    Also the residence permit of Hong Kong, Macau and Taiwan people (areas 81, 82, 83) and the
    foreigner's permanent residence card of 2023 (first digit 9), which use the same check. A number
    of 15 digits is brought to 18. Someone born after `today` has no card yet. Unknown and abandoned
    area codes are accepted: people keep the number of their birth.
    """
    number = id_numbers.id_number(text)
    born_on = id_numbers.born_on(number) if number else None
    if number is None or born_on is None or born_on > today:
        raise BadIdNumber
    card = _card(number[:6])
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return IdNumber(
        text=number,
        card=card,
        area=number[:6],
        born_on=born_on,
        sex=None if card is Card.FOREIGN_PERMANENT else sex,
    )


def phone(text: str) -> Phone:
    """A mainland mobile or landline number with area code, or BadPhone.

    The country may lead (+86, 0086, 86), brackets and hyphens may divide.
    """
    number = phone_numbers.phone_number(text)
    if number is None:
        raise BadPhone
    return Phone(number, is_mobile="-" not in number)


def mobile(text: str) -> Phone:
    """A number that can receive a short message, or BadPhone."""
    found = phone(text)
    if not found.is_mobile:
        raise BadPhone
    return found


def credit_code(text: str) -> CreditCode:
    """A unified social credit code (GB 32100-2015), or BadCreditCode."""
    code = id_numbers.credit_code(text)
    if code is None:
        raise BadCreditCode
    return CreditCode(text=code, registrar=code[0], area=code[2:8], organisation=code[8:17])


def _card(area: str) -> Card:
    if area in {"810000", "820000", "830000"}:
        return Card.HONG_KONG_MACAU_TAIWAN
    return Card.FOREIGN_PERMANENT if area[0] == "9" else Card.RESIDENT
