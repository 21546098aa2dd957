"""What the kept one of two people takes over of the gone one's name, phone and accounts."""

from collections.abc import Callable, Mapping
from typing import Any

from app.models.person import Person
from app.ports import Deps
from app.services.people import acting_for, people

PARTS: Mapping[str, tuple[str, ...]] = {
    "name": ("name_sealed", "name_index"),
    "phone": ("phone_sealed", "phone_index"),
    "email": ("email_sealed",),
    "id_number": ("id_number_sealed", "id_number_index"),
    "paper_file": ("paper_file",),
}
"""What a person may lack, and its columns."""
ACCOUNTS: Mapping[str, Mapping[str, str | None]] = {
    "openid": {"openid": None, "unionid": ""},
    "wecom_user": {"wecom_user": ""},
}
"""Accounts that only one row may hold: their columns, and what these are without it."""
READ: Mapping[str, Callable[[Deps, Person], str]] = {
    "name": people.name_of,
    "phone": people.phone_of,
    "email": people.email_of,
    "id_number": acting_for.id_number_of,
    "paper_file": lambda _, person: person.paper_file,
}
WRITE: Mapping[str, Callable[[Deps, Person, str], None]] = {
    "name": people.set_name,
    "phone": people.set_phone,
    "email": people.set_email,
    "id_number": people.set_id_number,
    "paper_file": lambda _, person, text: setattr(person, "paper_file", text),
}


async def fill(deps: Deps, kept: Person, gone: Person) -> list[dict[str, object]]:
    """Fill what the kept one lacks, and say what was filled; both rows are held."""
    filled = []
    for part, columns in PARTS.items():
        text = READ[part](deps, gone)
        if text and not READ[part](deps, kept):
            WRITE[part](deps, kept, text)
            await kept.save(update_fields=list(columns))
            filled.append(part)
    for part, without in ACCOUNTS.items():
        if getattr(gone, part) and not getattr(kept, part):
            await _hand_over(gone, kept, without)
            filled.append(part)
    return [{"table": "Person", "column": part, "ids": [str(kept.id)]} for part in filled]


async def take_back(deps: Deps, kept: Person, gone: Person, lines: list[dict[str, object]]) -> None:
    """Take away again what was filled, unless it was changed since; both rows are held."""
    filled = {str(line["column"]) for line in lines if line["table"] == "Person"}
    for part, columns in PARTS.items():
        if part in filled and READ[part](deps, kept) == READ[part](deps, gone):
            empty: dict[str, Any] = dict.fromkeys(columns, "")
            await kept.update_from_dict(empty).save(update_fields=list(columns))
    for part, without in ACCOUNTS.items():
        if part in filled and getattr(kept, part) and not getattr(gone, part):
            await _hand_over(kept, gone, without)


async def _hand_over(giver: Person, taker: Person, without: Mapping[str, str | None]) -> None:
    """Give an account to the other row: it is unique, so it leaves the first first."""
    given = {column: getattr(giver, column) for column in without}
    await giver.update_from_dict(dict(without)).save(update_fields=list(without))
    await taker.update_from_dict(given).save(update_fields=list(without))
