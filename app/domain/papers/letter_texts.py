"""Puts a letter together: the office's sentences, filled with what is known of one case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter

from app.domain.papers.letters import Letter, LetterKind, LetterRow, LetterSection, printable
from app.kit.errors import Invalid
from app.words import DEFAULT, knows, say, wording

MUST_HAVE_REASONS = frozenset(
    {LetterKind.NOT_ACCEPTED, LetterKind.REFUSAL, LetterKind.REPLY, LetterKind.EXTENSION}
)
"""Administrative Licensing Law, arts. 38 and 42: in writing and with reasons."""
MUST_HAVE_ITEMS = frozenset(
    {LetterKind.CORRECTION, LetterKind.GAP_PROMISE, LetterKind.HAND_OVER, LetterKind.GUIDE}
)
TELL_REMEDIES = frozenset({LetterKind.NOT_ACCEPTED, LetterKind.REFUSAL})
SIGNED_BY = {
    LetterKind.GAP_PROMISE: ("promiser",),
    LetterKind.HAND_OVER: ("giver", "taker"),
}
"""Who signs by hand; all other letters carry the office's seal."""
GUIDE_ROWS = ("basis", "unit", "conditions", "process", "discretion", "fee", "limit", "contact")
"""Eight of the nine fields of a guide; the ninth, the materials, is its list."""
MAY_SAY = ("result", "delivery", "instead", "until", "expected", "provisional")
"""Gaps that bring a paragraph of their own, in this order, where the kind has one for them."""


class LetterIncomplete(Invalid):
    """This letter lacks something that has to stand in it."""


@dataclass(frozen=True)
class LetterFacts:
    """What is known when a letter is written, in plain values.

    `said` fills the gaps of the sentences; a day in it is told in words. `rows` are lines of the
    table by their key (`letter.row.<key>`), in their order. `items` are the numbered list, for a
    guide the materials. `licence` picks the title of the licensing law. `remedies`: whether to
    tell how to object; None leaves it to the kind.
    """

    number: str
    unit: str
    on: date
    addressee: str
    said: Mapping[str, str | int | date] = field(default_factory=dict)
    rows: Mapping[str, str | date] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    reasons: str = ""
    licence: bool = False
    remedies: bool | None = None
    status_url: str = ""


def compose(kind: LetterKind, facts: LetterFacts, language: str = DEFAULT) -> Letter:
    """The letter of `kind`; LetterIncomplete names what it lacks, LetterTooLong refuses a book."""
    said = _in_words(facts.said, language) | {"unit": facts.unit}
    lacking = _lacking(kind, facts, said)
    if lacking:
        raise LetterIncomplete(lacking=lacking)
    stem = f"letter.{kind}"
    signs = SIGNED_BY.get(kind, ())
    return printable(
        Letter(
            kind=kind,
            language=language,
            number=facts.number,
            unit=facts.unit,
            titles=_titles(kind, facts.licence, language),
            addressee=facts.unit if kind == LetterKind.GAP_PROMISE else facts.addressee,
            on=facts.on,
            day=letter_day(facts.on, language),
            paragraphs=_lines(say(f"{stem}.body", language, **said)),
            rows=tuple(
                LetterRow(say(f"letter.row.{key}", language), value)
                for key, value in _in_words(facts.rows, language).items()
            ),
            sections=_sections(kind, facts, said, language),
            closing=_closing(stem, said, language),
            signs=tuple(say(f"letter.sign.{sign}", language) for sign in signs),
            seal="" if signs else say("letter.seal", language),
            qr_url=facts.status_url,
            qr_words=say("letter.qr", language) if facts.status_url else "",
            footer=_footer(said, language),
        )
    )


def letter_day(on: date, language: str = DEFAULT) -> str:
    """A day with its year, as letters write it: "2026年3月2日", "2 Mar 2026"."""
    month = say(f"month.{on.month}", language)
    return say("letter.day", language, year=on.year, month=month, day=on.day)


def letter_number(
    kind: LetterKind, sign: str, year: int, given: int, language: str = DEFAULT
) -> str:
    """A number as offices write it: the centre's sign, the kind's mark, the year, the count.

    It names one sheet: once given it stays as it is, in whatever language the letter is read.
    """
    mark = say(f"letter.{kind}.mark", language)
    return say("letter.number", language, sign=sign, mark=mark, year=year, given=given)


def _lacking(kind: LetterKind, facts: LetterFacts, said: Mapping[str, str]) -> list[str]:
    keys = [key for key in (f"letter.{kind}.body", f"letter.{kind}.closing") if knows(key)]
    gaps = {gap for key in keys for _, gap, _, _ in Formatter().parse(wording(key)) if gap}
    lacking = [gap for gap in sorted(gaps) if not said.get(gap)]
    if kind in MUST_HAVE_REASONS and not facts.reasons.strip():
        lacking.append("reasons")
    if kind in MUST_HAVE_ITEMS and not facts.items:
        lacking.append("items")
    if kind == LetterKind.GUIDE:
        lacking += [row for row in GUIDE_ROWS if not facts.rows.get(row)]
    return lacking


def _titles(kind: LetterKind, licence: bool, language: str) -> tuple[str, ...]:
    key = f"letter.{kind}.title"
    if licence and knows(f"{key}_licence"):
        key += "_licence"
    title = say(key, language)
    return (title, say(key, DEFAULT)) if language == "bo" else (title,)


def _sections(
    kind: LetterKind, facts: LetterFacts, said: Mapping[str, str], language: str
) -> tuple[LetterSection, ...]:
    found = []
    if facts.reasons.strip():
        heading = f"letter.{kind}.reasons"
        key = heading if knows(heading) else "letter.reasons"
        basis = f"letter.{kind}.if_basis"
        ground = say(basis, language, **said) if said.get("basis") and knows(basis) else ""
        found.append(LetterSection(say(key, language), (*_lines(facts.reasons), *_lines(ground))))
    if facts.items:
        heading = f"letter.{kind}.items"
        key = heading if knows(heading) else "letter.items"
        found.append(LetterSection(say(key, language, **said), items=facts.items))
    if kind in TELL_REMEDIES if facts.remedies is None else facts.remedies:
        found.append(_remedies(said, language))
    return tuple(found)


def _remedies(said: Mapping[str, str], language: str) -> LetterSection:
    """Reconsideration within 60 days, a suit within 6 months.

    Administrative Reconsideration Law, art. 20; Administrative Litigation Law, art. 46.
    """
    told = {
        where: said.get(where) or say(f"letter.remedies.{where}", language)
        for where in ("review_body", "court")
    }
    text = say("letter.remedies.text", language, **told)
    return LetterSection(say("letter.remedies.heading", language), _lines(text))


def _closing(stem: str, said: Mapping[str, str], language: str) -> tuple[str, ...]:
    keys = [f"{stem}.if_{gap}" for gap in MAY_SAY if said.get(gap)] + [f"{stem}.closing"]
    return tuple(line for key in keys if knows(key) for line in _lines(say(key, language, **said)))


def _footer(said: Mapping[str, str], language: str) -> str:
    key = "letter.footer_phone" if said.get("phone") else "letter.footer"
    return say(key, language, **said)


def _in_words(given: Mapping[str, str | int | date], language: str) -> dict[str, str]:
    return {
        key: letter_day(value, language) if isinstance(value, date) else str(value)
        for key, value in given.items()
    }


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
