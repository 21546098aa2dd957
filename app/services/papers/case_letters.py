"""Numbered letters of a case: what is written into them is kept, and printed when asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msgspec import json

from app.domain.papers.letter_texts import LetterFacts, compose, letter_number
from app.domain.papers.letters import Letter, LetterKind
from app.domain.people.roles import Actor
from app.kit.clock import office_day
from app.kit.errors import NotFound, Unavailable
from app.models import sql
from app.models.case import Case
from app.models.case_paper import CaseLetter
from app.models.centre import Centre
from app.models.division import Division
from app.ports import Deps
from app.services.cases import case_parties
from app.services.house import audit
from app.services.papers import case_letter_facts
from app.services.papers.case_letter_facts import Written

COUNT_UP = (
    "INSERT INTO letter_count (centre_id, kind, year, given) VALUES ($1, $2, $3, 1)"
    " ON CONFLICT (centre_id, kind, year) DO UPDATE SET given = letter_count.given + 1"
    " RETURNING given"
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NoSuchLetter(NotFound):
    """There is no such letter, or it is not yours."""


class PrinterOff(Unavailable):
    """This installation prints no letters."""


@dataclass(frozen=True)
class Sheet:
    """A printed letter."""

    number: str
    content: bytes


async def issue(
    deps: Deps,
    case: Case,
    kind: LetterKind,
    *,
    words: str = "",
    by: UUID | None = None,
    **facts: object,
) -> CaseLetter | None:
    """Give the next number of a kind and keep what the letter says; inside a transaction.

    It is in the language of the case's person, and complete: names are kept as they are today.
    Days in `facts` are ISO texts, people ids. None for an acceptance slip without a day to promise.
    LetterIncomplete, LetterTooLong.
    """
    language, written = await case_letter_facts.written(deps, case, kind, words, facts)
    if kind is LetterKind.ACCEPTANCE and "due_on" not in written.said:
        return None
    number, letter_id = await _next_number(deps, case, kind), deps.ids.new()
    compose(kind, _facts(written, number, deps.clock.today()), language)
    kept = json.encode(written).decode()
    return await CaseLetter.create(
        id=letter_id,
        case_id=case.id,
        number=number,
        kind=kind,
        language=language,
        at=deps.clock.now(),
        by_id=by,
        words_sealed=deps.cipher.seal(kept, _place(letter_id)),
    )


async def printed(deps: Deps, actor: Actor, case_id: UUID, letter_id: UUID) -> Sheet:
    """A letter as a PDF, the same bytes each time; the office's looks are written down.

    NoSuchCase, NoSuchLetter, PrinterOff, and Unavailable while the printer is not ready.
    """
    case = await case_parties.seen(actor, case_id)
    row = await CaseLetter.get_or_none(id=letter_id, case_id=case.id)
    if row is None:
        raise NoSuchLetter(letter=str(letter_id))
    if deps.printer is None:
        raise PrinterOff
    content = await deps.printer.print(letter_of(deps, row))
    if not case_parties.acts_for_person(actor.person_id, case):
        seen = {"letter": str(row.id)}
        await audit.record(deps, actor.person_id, "letter-seen", f"case:{case.id}", **seen)
    return Sheet(row.number, content)


def letter_of(deps: Deps, row: CaseLetter) -> Letter:
    """The letter that a row holds."""
    written = json.decode(deps.cipher.open(row.words_sealed, _place(row.id)), type=Written)
    facts = _facts(written, row.number, office_day(row.at))
    return compose(LetterKind(row.kind), facts, row.language)


def _facts(written: Written, number: str, on: date) -> LetterFacts:
    return LetterFacts(
        number=number,
        unit=written.unit,
        on=on,
        addressee=written.addressee,
        said=_with_days(written.said),
        rows=_with_days(written.rows),
        items=tuple(written.items),
        reasons=written.reasons,
        licence=written.licence,
        status_url=written.status_url,
    )


def _with_days(values: Mapping[str, str]) -> dict[str, str | date]:
    """The values as they were kept: a text that is an ISO day is one."""
    return {
        key: date.fromisoformat(value) if DAY.fullmatch(value) else value
        for key, value in values.items()
    }


def _place(letter_id: UUID) -> str:
    return f"case_letter:words:{letter_id}"


async def _next_number(deps: Deps, case: Case, kind: LetterKind) -> str:
    """The next number; two places of one name are told apart by the code of the centre."""
    year = deps.clock.today().year
    [row] = await sql.rows(COUNT_UP, case.centre_id, kind, year)
    centre = await Centre.get(id=case.centre_id)
    division = await Division.get(code=centre.division_id)
    number = letter_number(kind, division.name["zh"], year, row["given"])
    if await CaseLetter.exists(number=number):
        return letter_number(kind, f"{division.name['zh']}{centre.code}", year, row["given"])
    return number
