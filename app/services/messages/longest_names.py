"""The longest real names of this installation: a wording is tried with what it has to hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.domain.bookings.reminders import Kind
from app.domain.messages import message_forms
from app.domain.messages.message_kinds import PASSED_ON, SMS_CODE
from app.domain.people.mandate_messages import MandateKind
from app.domain.people.merge_messages import MergeKind
from app.domain.people.roles import RoleName
from app.domain.visits.visit_messages import VisitKind
from app.kit.masking import masked_name
from app.models import sql
from app.models.centre import Centre
from app.models.item import ItemVersion
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.messages.wordings import built_in
from app.services.people import people
from app.words import languages
from app.words.dates import moment_text
from app.words.letters import with_moments

NAME: Final = "□" * 8
"""Stands for a name where there is none yet, and for a gap that nothing is known of."""
STARTS: Final = "2026-12-30T10:30:00+08:00"
SAMPLES: Final[Mapping[str, str]] = {
    "starts": STARTS,
    "due": "2026-12-30",
    "code": "123456",
    "lines": "…",
    "why": "□" * 30,
    **dict.fromkeys(("left", "count", "late", "today", "week", "empty"), "999"),
    **dict.fromkeys(("unanswered", "repairs"), "999"),
}
"""What fills the gaps that are no names, as long as it gets."""
ALWAYS: Final = frozenset({"item", "number", "centre"})
"""Every message but a code is told these."""
ALSO: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(Kind, frozenset({"starts"})),
    **dict.fromkeys(VisitKind, frozenset({"starts", "when"})),
    **dict.fromkeys(MandateKind, frozenset({"phone", "proxy", "person", "due"})),
    **dict.fromkeys(MergeKind, frozenset({"phone", "person"})),
}
ADDRESS: Final = "https://example.gov.cn"
TICKET: Final = "A999"
"""The number of a booking is called out, and short."""
TOKEN: Final = 43
"""The characters of a secret in an address."""
SEALED = (
    "WHERE name_sealed <> '' AND ($1 = '' OR EXISTS (SELECT 1 FROM membership"
    " WHERE membership.person_id = person.id AND membership.role = $1))"
    " ORDER BY length(name_sealed) DESC, id LIMIT 5"
)
VERSIONS = "SELECT count(*) AS versions, max(CAST(id AS TEXT)) AS latest FROM item_version"
NUMBER = "SELECT number FROM service_case ORDER BY length(number) DESC, number LIMIT 1"


@dataclass(frozen=True)
class Longest:
    """The longest names there are: of items and centres by language, of people, and phones.

    An agent's name is public and stands whole; another's is masked, as messages say it.
    """

    items: Mapping[str, str]
    centres: Mapping[str, str]
    agent: str = NAME
    person: str = NAME
    phone: str = "0000-00000000"
    number: str = "V-000000000000-2026-0000"
    public_url: str = ""

    def params(self, kind: str, language: str) -> dict[str, str]:
        """What fills every gap of a kind at its longest."""
        told = {
            **dict.fromkeys(gaps_of(kind), NAME),
            **SAMPLES,
            "item": self.items.get(language) or NAME,
            "centre": self.centres.get(language) or NAME,
            "proxy": self.agent,
            "person": self.person,
            "phone": self.phone,
            "number": TICKET if kind in frozenset(Kind) else self.number,
            "when": moment_text(datetime.fromisoformat(STARTS), language),
        }
        if kind == "rate_me":
            told["url"] = f"{self.public_url or ADDRESS}/r/{'x' * TOKEN}"
        return told

    def values(self, kind: str, language: str) -> dict[str, str]:
        """As `params`, with moments and days in words."""
        return with_moments(self.params(kind, language), language)


_items: dict[tuple[int, Any], dict[str, str]] = {}
"""The longest names of items, by what tells one catalogue from another."""


def gaps_of(kind: str) -> frozenset[str]:
    """The gaps that a wording of a kind may have; KeyError for an unknown kind."""
    found = set() if kind in (SMS_CODE, PASSED_ON) else set(ALWAYS | ALSO.get(kind, frozenset()))
    for language in languages():
        texts = built_in(kind, language)
        for text in (texts.subject, texts.text, texts.short, texts.spoken):
            found |= message_forms.gaps(text)
    return frozenset(found)


async def longest(deps: Deps) -> Longest:
    """The longest names of today; of the people only a few are opened, those sealed the longest."""
    centres, cases = await Centre.all().order_by("code"), await sql.rows(NUMBER)
    code = max((len(centre.code) for centre in centres), default=12)
    numbers = [f"V-{'0' * code}-2026-0000", *(str(row["number"]) for row in cases)]
    return Longest(
        items=await _longest_items(),
        centres={
            language: _most(said_of(centre.name, language) for centre in centres)
            for language in languages()
        },
        agent=await _longest_person(deps, RoleName.AGENT) or NAME,
        person=masked_name(await _longest_person(deps) or NAME),
        phone=_most(["0000-00000000", *(centre.phone for centre in centres)]),
        number=_most(numbers),
        public_url=deps.public_url,
    )


async def _longest_items() -> dict[str, str]:
    [told] = await sql.rows(VERSIONS)
    sign = (int(told["versions"]), told["latest"])
    if sign not in _items:
        names: list[Any] = await ItemVersion.all().values_list("body", flat=True)
        found = {
            language: _most(_name(body, language) for body in names) for language in languages()
        }
        _items.clear()
        _items[sign] = found
    return _items[sign]


def _name(body: Mapping[str, Any], language: str) -> str:
    """The name of an item out of its stored body: one text, or several by language."""
    name = body.get("name", "")
    return said_of(name, language) if isinstance(name, dict) else str(name)


async def _longest_person(deps: Deps, role: str = "") -> str:
    rows = await sql.find(Person, SEALED, role)
    return _most(people.name_of(deps, row) for row in rows)


def _most(names: Iterable[str]) -> str:
    """The longest; empty when there is none."""
    return max(names, key=len, default="")
