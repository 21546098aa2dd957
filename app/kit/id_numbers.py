"""Numbers with a check character: ID cards (GB 11643), organisations (GB 32100), bank cards (Luhn).

Every reader takes any spelling and gives the one normal writing, or None for what is no such
number.
"""

import re
import unicodedata
from datetime import date
from typing import Final

INVISIBLE: Final = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
ID_LAYOUT: Final = re.compile(r"[1-9][0-9]{16}[0-9X]")
ID_LAYOUT_OF_1984: Final = re.compile(r"[1-9][0-9]{14}")
ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS: Final = "10X98765432"
OLDEST_BIRTHDAY: Final = date(1880, 1, 1)
CREDIT_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_LAYOUT: Final = re.compile(rf"[{CREDIT_LETTERS}]{{2}}[0-9]{{6}}[{CREDIT_LETTERS}]{{10}}")
CREDIT_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
CARD_MARKS: Final = re.compile(r"[-\u2010-\u2015]")
CARD_LAYOUT: Final = re.compile(r"[0-9]{12,19}")


def normal(text: str) -> str:
    """One spelling: NFKC, without white space and invisible marks, letters in upper case."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).upper()


def id_number(text: str) -> str | None:
    """An ID number in its 18 characters, whose check character is right (GB 11643).

    A number of 15 digits is brought to 18. Whether its birthday is a day is told by `born_on`.
    """
    number = normal(text)
    if ID_LAYOUT_OF_1984.fullmatch(number):
        longer = f"{number[:6]}19{number[6:]}"
        return longer + _id_check(longer)
    if not ID_LAYOUT.fullmatch(number) or number[17] != _id_check(number):
        return None
    return number


def born_on(number: str) -> date | None:
    """The birthday in an ID number of 18 characters; nobody was born before 1880."""
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return day if day >= OLDEST_BIRTHDAY else None


def credit_code(text: str) -> str | None:
    """A unified social credit code in its 18 characters (GB 32100-2015)."""
    code = normal(text)
    if not CREDIT_LAYOUT.fullmatch(code) or code[17] != _credit_check(code):
        return None
    return code


def bank_card(text: str) -> str | None:
    """The 12 to 19 digits of a bank card whose last digit is right (ISO/IEC 7812-1)."""
    digits = CARD_MARKS.sub("", normal(text))
    return digits if CARD_LAYOUT.fullmatch(digits) and is_luhn(digits) else None


def is_luhn(digits: str) -> bool:
    """Whether every second digit from the right doubled, and all summed up, gives full tens."""
    doubled = (divmod(2 * int(digit), 10) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(map(sum, doubled))) % 10 == 0


def _id_check(number: str) -> str:
    """The last character: weighted sum of the first 17 digits modulo 11 (ISO 7064, MOD 11-2)."""
    return ID_CHECKS[sum(int(d) * w for d, w in zip(number, ID_WEIGHTS, strict=False)) % 11]


def _credit_check(code: str) -> str:
    """The last character: powers of 3 modulo 31 over an alphabet without I, O, S, V and Z."""
    values = (CREDIT_LETTERS.index(letter) for letter in code[:17])
    total = sum(value * weight for value, weight in zip(values, CREDIT_WEIGHTS, strict=True))
    return CREDIT_LETTERS[-total % 31]
