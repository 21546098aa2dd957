"""Numbers that name people and organisations: normalised, checked, taken apart.

Every reader first folds full-width characters (NFKC), drops white space and puts letters in upper
case; after that only ASCII digits count. Refusals never repeat what was given.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.kit.errors import Invalid

INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
ID_LAYOUT = re.compile(r"([1-9][0-9]{5})([0-9]{8})([0-9]{3})[0-9X]")
ID_LAYOUT_OF_1984 = re.compile(r"[1-9][0-9]{14}")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
PHONE_MARKS = re.compile(r"[-\u2010-\u2015().]")
COUNTRY = re.compile(r"^(?:(?:\+86|0086)0?|86(?=1[3-9][0-9]{9}$))")
MOBILE = re.compile(r"0?(1[3-9][0-9]{9})")
LANDLINE = re.compile(r"(010|02[0-9])([2-8][0-9]{7})|(0[3-9][0-9]{2})([2-8][0-9]{6,7})")
CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_LAYOUT = re.compile(rf"[{CREDIT_LETTERS}]{{2}}[0-9]{{6}}[{CREDIT_LETTERS}]{{10}}")
CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


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


def normal(text: str) -> str:
    """One spelling: NFKC, without white space and invisible marks, letters in upper case."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).upper()


def id_number(text: str, today: date) -> IdNumber:
    """The number on a Chinese ID card (GB 11643), or BadIdNumber.

    Also the residence permit of Hong Kong, Macau and Taiwan people (areas 81, 82, 83) and the
    foreigner's permanent residence card of 2023 (first digit 9), which use the same check. A number
    of 15 digits is brought to 18. Someone born after `today` has no card yet. Unknown and abandoned
    area codes are accepted: people keep the number of their birth.
    """
    number = normal(text)
    if ID_LAYOUT_OF_1984.fullmatch(number):
        number = _of_18(number)
    layout = ID_LAYOUT.fullmatch(number)
    if layout is None or number[17] != _id_check(number):
        raise BadIdNumber
    area, born, order = layout.groups()
    card = _card(area)
    sex = Sex.MALE if int(order) % 2 else Sex.FEMALE
    return IdNumber(
        text=number,
        card=card,
        area=area,
        born_on=_born_on(born, today),
        sex=None if card is Card.FOREIGN_PERMANENT else sex,
    )


def phone(text: str) -> Phone:
    """A mainland mobile or landline number with area code, or BadPhone.

    The country may lead (+86, 0086, 86), brackets and hyphens may divide.
    """
    digits = COUNTRY.sub("0", PHONE_MARKS.sub("", normal(text)))
    if mobile := MOBILE.fullmatch(digits):
        return Phone(mobile[1], is_mobile=True)
    landline = LANDLINE.fullmatch(digits)
    if landline is None:
        raise BadPhone
    area, local = (group for group in landline.groups() if group)
    return Phone(f"{area}-{local}", is_mobile=False)


def mobile(text: str) -> Phone:
    """A number that can receive a short message, or BadPhone."""
    found = phone(text)
    if not found.is_mobile:
        raise BadPhone
    return found


def credit_code(text: str) -> CreditCode:
    """A unified social credit code (GB 32100-2015), or BadCreditCode."""
    code = normal(text)
    if not CREDIT_LAYOUT.fullmatch(code) or code[17] != _credit_check(code):
        raise BadCreditCode
    return CreditCode(text=code, registrar=code[0], area=code[2:8], organisation=code[8:17])


def _id_check(number: str) -> str:
    """The last character: weighted sum of the first 17 digits modulo 11 (ISO 7064, MOD 11-2)."""
    return ID_CHECKS[sum(int(d) * w for d, w in zip(number, ID_WEIGHTS, strict=False)) % 11]


def _credit_check(code: str) -> str:
    """The last character: powers of 3 modulo 31 over an alphabet without I, O, S, V and Z."""
    values = (CREDIT_LETTERS.index(letter) for letter in code[:17])
    total = sum(value * weight for value, weight in zip(values, CREDIT_WEIGHTS, strict=True))
    return CREDIT_LETTERS[-total % 31]


def _of_18(number: str) -> str:
    """The 15-digit number of 1984 with the century put in and the check character at the end."""
    longer = f"{number[:6]}19{number[6:]}"
    return longer + _id_check(longer)


def _card(area: str) -> Card:
    if area in {"810000", "820000", "830000"}:
        return Card.HONG_KONG_MACAU_TAIWAN
    return Card.FOREIGN_PERMANENT if area[0] == "9" else Card.RESIDENT


def _born_on(digits: str, today: date) -> date:
    """The birthday in eight digits; nobody is born after today or before 1880."""
    try:
        born_on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise BadIdNumber from None
    if not date(1880, 1, 1) <= born_on <= today:
        raise BadIdNumber
    return born_on
