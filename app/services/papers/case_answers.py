"""What was filled in and handed in for a case: the answers of its form, and where papers stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct, json

from app.catalog.fields import KINDS
from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.cases.case_moves import GIVEN, UNNEEDED
from app.domain.cases.case_states import State
from app.domain.catalogue import item_rules
from app.domain.papers import form_facts, forms
from app.domain.papers.forms import Value
from app.kit.clock import office_day
from app.kit.masking import STARS
from app.models.case import Case, CaseMaterial
from app.models.division import Division
from app.models.verified_document import VerifiedDocument
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.papers.application_fields import REGION_KINDS
from app.services.papers.attachments import AttachmentView

Files: TypeAlias = Mapping[int | str | None, list[AttachmentView]]
"""Files by the place of their paper, or the key of their question; None: neither."""
FROM_AFAR = ("person", "agent", "family", "hotline")
"""Ways in on which nobody of the office sees a paper at once."""


@dataclass(frozen=True)
class Sight:
    """How somebody sees what was handed in: in which language, with which files and documents.

    `regions` are the names of places by code. Unless `whole`, identifying answers are masked; those
    to the questions `closed` (keys) always are.
    """

    language: str
    whole: bool
    files: Files
    verified: Mapping[int, VerifiedDocument] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


class AnswerView(Struct, frozen=True):
    """One question of the form: `value` as kept (null: unanswered), `text` as it is read.

    `kept`: it was answered under an earlier version of the item, which the case stands on no more.
    Of a `masked` one only a part is told and no value; `files` are those that answer it.
    """

    key: str
    label: str
    kind: str
    value: Any
    text: str
    masked: bool
    files: list[AttachmentView]
    kept: bool = False


class CaseMaterialView(Struct, frozen=True):
    """One paper of the item's list, and the files handed in for it.

    `due_on` is the day by which a promised one follows. `to_bring`: the person said they have it
    and nobody of the office has seen it yet. `verified_on`: a document that the office saw that day
    stands for it. `kept`: it was handed in for an earlier version of the item, whose list had it.
    """

    number: int
    name: str
    kind: str
    required: bool
    gap_allowed: bool
    state: str
    due_on: date | None
    files: list[AttachmentView]
    to_bring: bool
    verified_on: date | None = None
    kept: bool = False


def answers_of(deps: Deps, case: Case) -> dict[str, Value]:
    """The answers as they were kept; empty when the item has no form."""
    sealed = deps.cipher.open(case.form_sealed, f"service_case:form:{case.id}")
    return json.decode(sealed, type=dict[str, Value]) if sealed else {}


def form(deps: Deps, case: Case, body: Item, sight: Sight) -> list[AnswerView]:
    """The questions that were asked with their answers, in the order of the form."""
    given = answers_of(deps, case)
    return [
        answer(one, given.get(one.key), sight)
        for one in forms.asked(body.procedure.form, given, filed_on(case))
        if KINDS[one.kind].asks
    ]


def answer(
    asked: FormField, value: Value | None, sight: Sight, key: str = "", *, kept: bool = False
) -> AnswerView:
    """One question with its answer, under the `key` by which it is stored (empty: the field's)."""
    kind = KINDS[asked.kind]
    closed = asked.key in sight.closed
    hidden = (closed or (kind.sensitive and not sight.whole)) and value is not None
    if value is None:
        text = ""
    else:
        mask = kind.mask if kind.sensitive else _stars
        text = mask(value) if hidden else kind.show(value, asked, sight.language)
    for code, name in sight.regions.items():
        text = text.replace(code, name)
    return AnswerView(
        key=key or asked.key,
        label=said(asked.label, sight.language).text,
        kind=asked.kind,
        value=None if hidden else value,
        text=text,
        masked=hidden,
        files=sight.files.get(asked.key, []),
        kept=kept,
    )


def _stars(_: Value) -> str:
    return STARS


def facts_of(deps: Deps, case: Case, body: Item) -> dict[str, Any]:
    """What the conditions of the item are judged by for this case."""
    return form_facts.facts(body.procedure.form, answers_of(deps, case), filed_on(case))


def filed_on(case: Case) -> date:
    """The day by which answers are judged, also later ones: a limit of days does not move on."""
    return office_day(case.received_at)


async def regions_named(deps: Deps, case: Case, body: Item, language: str) -> dict[str, str]:
    """The names of the places in the answers of a case, by code."""
    kinds = {one.key for one in body.procedure.form if one.kind in REGION_KINDS}
    given = [value for key, value in answers_of(deps, case).items() if key in kinds]
    codes = [one.get("region") if isinstance(one, dict) else one for one in given]
    found = await Division.filter(code__in=[code for code in codes if code]) if codes else []
    return {one.code: said_of(one.name, language) for one in found}


def materials(
    case: Case,
    body: Item,
    papers: Sequence[CaseMaterial],
    facts: Mapping[str, Any],
    sight: Sight,
) -> list[CaseMaterialView]:
    """Where each paper that is asked for stands, in the order of the item's list."""
    needed, files, verified = item_rules.needed(body, facts), sight.files, sight.verified
    unseen = case.state == State.RECEIVED and case.intake in FROM_AFAR
    return [
        CaseMaterialView(
            number=paper.number,
            name=said(body.materials[paper.number].name, sight.language).text,
            kind=body.materials[paper.number].kind,
            required=paper.number in needed,
            gap_allowed=body.materials[paper.number].gap_allowed,
            state=paper.state,
            due_on=paper.due_on,
            files=files.get(paper.number, []),
            to_bring=unseen
            and paper.state == GIVEN
            and not (files.get(paper.number) or paper.number in verified),
            verified_on=_verified_on(verified.get(paper.number)),
        )
        for paper in papers
        if paper.state != UNNEEDED or files.get(paper.number)
    ]


def _verified_on(document: VerifiedDocument | None) -> date | None:
    return office_day(document.verified_at) if document else None
