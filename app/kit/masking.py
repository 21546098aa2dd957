"""What may be shown of a person in a list: enough to recognise, too little to use."""

import re

STARS = "***"
TSHEG = "\u0f0b"
LANDLINE = re.compile(r"(0[0-9]{2,3}-)([0-9]{4,})")
TOWNSHIP = re.compile(r".{2,}?(?:街道|镇|乡|苏木)")


def masked_name(name: str) -> str:
    """The first and the last character: three characters become x*z, two become x*.

    At most three stars, so that the length is not told. A Tibetan name keeps its first syllable.
    """
    name = name.strip()
    if TSHEG in name.rstrip(TSHEG):
        return name.split(TSHEG)[0] + TSHEG + STARS
    if len(name) <= 2:
        return name[:1] + "*" if len(name) == 2 else "*" * len(name)
    return name[0] + STARS[: len(name) - 2] + name[-1]


def masked_phone(phone: str) -> str:
    """A mobile number becomes 138****0000; a landline keeps its area code and two digits."""
    phone = phone.strip()
    if landline := LANDLINE.fullmatch(phone):
        return landline[1] + _ends(landline[2], 0, 2)
    return _ends(phone, 3, 4) if len(phone) >= 11 else _ends(phone, 0, 2)


def masked_id_number(number: str) -> str:
    """The first and the last four of 15 characters or more, else only the last two."""
    number = number.strip()
    return _ends(number, 4, 4) if len(number) >= 15 else _ends(number, 0, 2)


def masked_email(address: str) -> str:
    """The first character and the host: yang@qq.com becomes y***@qq.com."""
    name, at, host = address.strip().rpartition("@")
    return f"{name[:1]}{STARS}{at}{host}" if name else STARS[: len(host)]


def masked_address(address: str) -> str:
    """Down to the township; without one, the first third and never more than six characters."""
    address = address.strip()
    township = TOWNSHIP.match(address)
    kept = township.group() if township else address[: min(6, len(address) // 3)]
    return kept + STARS if address else ""


def _ends(text: str, first: int, last: int) -> str:
    """The two ends of a text and a star for each hidden character; all stars when it is short."""
    hidden = len(text) - first - last
    if hidden <= 0:
        return "*" * len(text)
    return text[:first] + "*" * hidden + text[len(text) - last :]
