"""What is known when a letter of a case is written: names, days and papers, kept as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msgspec import Struct

from app.catalog.items import LICENCE, Item
from app.catalog.texts import said
from app.domain.cases.case_moves import GIVEN
from app.domain.papers.letters import LetterKind
from app.kit.clock import office_day
from app.models.case import Case, CaseMaterial
from app.models.centre import Centre, Post
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import case_ledger
from app.services.cases.case_timeline import pause_name
from app.services.people import people
from app.words import say

REASONED = frozenset(LetterKind) - {LetterKind.ACCEPTANCE, LetterKind.GAP_PROMISE}
"""Letters into which the words of the act go."""
WITH_BASIS = frozenset({LetterKind.NOT_ACCEPTED, LetterKind.REFUSAL, LetterKind.REPLY})
RESULTS = frozenset({LetterKind.DECISION, LetterKind.REFUSAL, LetterKind.REPLY})


class Written(Struct, frozen=True):
    """What stands in a letter besides the sentences of its kind; days are ISO texts."""

    unit: str
    addressee: str
    said: dict[str, str]
    rows: dict[str, str]
    items: list[str]
    reasons: str
    licence: bool
    status_url: str


@dataclass(frozen=True)
class _Paper:
    """A letter being written, and all that is at hand for it."""

    deps: Deps
    case: Case
    kind: LetterKind
    words: str
    facts: Mapping[str, object]
    body: Item
    centre: Centre
    person: Person

    @property
    def language(self) -> str:
        """The language of the case's person."""
        return self.person.language

    def fact(self, name: str) -> str:
        """A fact as text, empty when it is not known."""
        value = self.facts.get(name)
        return "" if value is None or value is False else str(value)

    def names(self, numbers: Sequence[int]) -> list[str]:
        """The names of papers by their place in the item's list."""
        return [said(self.body.materials[n].name, self.language).text for n in numbers]


async def written(
    deps: Deps, case: Case, kind: LetterKind, words: str, facts: Mapping[str, object]
) -> tuple[str, Written]:
    """The letter's language, and what stands in it; inside a transaction."""
    person = await Person.get(id=case.person_id)
    paper = _Paper(
        deps=deps,
        case=case,
        kind=kind,
        words=words.strip(),
        facts=facts,
        body=await case_ledger.body_of(case),
        centre=await Centre.get(id=case.centre_id),
        person=person,
    )
    items, reasons = await _items(paper), paper.words if kind in REASONED else ""
    if kind is LetterKind.CORRECTION and not items:
        items, reasons = paper.words.splitlines(), ""
    return paper.language, Written(
        unit=said_of(paper.centre.name, paper.language),
        addressee=people.name_of(deps, person),
        said={key: value for key, value in (await _said(paper)).items() if value},
        rows={key: value for key, value in (await _rows(paper)).items() if value},
        items=items,
        reasons=reasons,
        licence=paper.body.type == LICENCE,
        status_url=f"{deps.public_url}/s/{case.status_token}" if deps.public_url else "",
    )


async def _said(paper: _Paper) -> dict[str, str]:
    """What fills the gaps of the sentences; what is empty is left out."""
    name = said(paper.body.name, paper.language).text
    known = {"item": name, "phone": paper.centre.phone, "until": paper.fact("until")}
    known |= {"due_on": paper.fact("due_on"), "workdays": paper.fact("workdays")}
    known |= {"provisional": paper.fact("provisional"), "accepted_on": _day(paper)}
    if paper.kind in WITH_BASIS:
        laws = [said(law, paper.language).text for law in paper.body.legal_basis]
        known["basis"] = say("case.told.and", paper.language).join(laws)
    if paper.kind is LetterKind.DECISION:
        known["result"] = said(paper.body.result, paper.language).text
        known["delivery"] = paper.fact("delivery_on")
    if paper.kind is LetterKind.EXTENSION:
        approver = await Person.get_or_none(id=UUID(paper.fact("approver")))
        known["approver"] = people.name_of(paper.deps, approver) if approver else ""
        known["workdays"] = paper.fact("extension_workdays")
    if paper.kind is LetterKind.PAUSE:
        known["procedure"] = pause_name(paper.fact("procedure"), paper.language)
        known["from_on"] = paper.deps.clock.today().isoformat()
        if count := paper.fact("expected_workdays"):
            known["expected"] = say("case.letter.workdays", paper.language, count=count)
    return known


async def _rows(paper: _Paper) -> dict[str, str]:
    """The lines of the table: which case, whose, at which post, and the days that matter."""
    case = paper.case
    post = await Post.get_or_none(id=case.post_id) if case.post_id else None
    rows = {
        "case": case.number,
        "applicant": people.name_of(paper.deps, paper.person),
        "received": office_day(case.received_at).isoformat(),
        "post": said_of(post.name, paper.language) if post else "",
    }
    if paper.kind is LetterKind.EXTENSION:
        rows |= {"former_due": paper.fact("former_due_on"), "new_due": paper.fact("due_on")}
    if paper.kind in RESULTS:
        rows |= {"accepted": _day(paper), "decided": paper.deps.clock.today().isoformat()}
    return rows


async def _items(paper: _Paper) -> list[str]:
    """The papers that a letter lists."""
    if paper.kind is LetterKind.ACCEPTANCE:
        given = CaseMaterial.filter(case_id=paper.case.id, state=GIVEN).order_by("number")
        return paper.names([row.number for row in await given])
    named = paper.facts.get("materials", ())
    numbers = [int(str(n)) for n in named] if isinstance(named, Sequence) else []
    lists = (LetterKind.CORRECTION, LetterKind.GAP_PROMISE)
    return paper.names(numbers) if paper.kind in lists else []


def _day(paper: _Paper) -> str:
    """The day of acceptance."""
    accepted: date | None = None
    if paper.case.accepted_at:
        accepted = office_day(paper.case.accepted_at)
    return accepted.isoformat() if accepted else ""
