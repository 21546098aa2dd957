"""What was filled in and handed in for a case: the answers of its form, and where papers stand."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, json

from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.texts import chinese, said
from app.domain.case_states import State
from app.domain.forms import Value
from app.domain.letter_texts import letter_day
from app.models.case import Case, CaseMaterial
from app.ports import Deps
from app.services.attachments import AttachmentView
from app.services.case_orders import GIVEN
from app.words import say

FROM_AFAR = ("person", "agent", "hotline")
"""Ways in on which nobody of the office sees a paper at once."""


class AnswerView(Struct, frozen=True):
    """One question of the form: `value` as kept (null: unanswered), `text` as it is read."""

    key: str
    label: str
    kind: str
    value: str | int | bool | None
    text: str


class CaseMaterialView(Struct, frozen=True):
    """One paper of the item's list, and the files handed in for it.

    `due_on` is the day by which a promised one follows. `to_bring`: the person said they have it
    and nobody of the office has seen it yet.
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


def answers_of(deps: Deps, case: Case) -> dict[str, Value]:
    """The answers as they were kept; empty when the item has no form."""
    sealed = deps.cipher.open(case.form_sealed, f"service_case:form:{case.id}")
    return json.decode(sealed, type=dict[str, Value]) if sealed else {}


def form(deps: Deps, case: Case, body: Item, language: str) -> list[AnswerView]:
    """The form with its answers, in the order of the form."""
    given = answers_of(deps, case)
    return [
        AnswerView(
            key=field.key,
            label=said(field.label, language).text,
            kind=field.kind,
            value=given.get(field.key),
            text=_text(field, given.get(field.key), language),
        )
        for field in body.procedure.form
    ]


def materials(
    case: Case,
    body: Item,
    papers: Sequence[CaseMaterial],
    files: Mapping[int | None, list[AttachmentView]],
    language: str,
) -> list[CaseMaterialView]:
    """Where each paper stands, in the order of the item's list."""
    unseen = case.state == State.RECEIVED and case.intake in FROM_AFAR
    return [
        CaseMaterialView(
            number=paper.number,
            name=said(body.materials[paper.number].name, language).text,
            kind=body.materials[paper.number].kind,
            required=body.materials[paper.number].required,
            gap_allowed=body.materials[paper.number].gap_allowed,
            state=paper.state,
            due_on=paper.due_on,
            files=files.get(paper.number, []),
            to_bring=unseen and paper.state == GIVEN and not files.get(paper.number),
        )
        for paper in papers
    ]


def _text(field: FormField, value: Value | None, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("case.answer.yes" if value else "case.answer.no", language)
    if field.kind == "date":
        return letter_day(date.fromisoformat(str(value)), language)
    chosen = [choice for choice in field.choices if chinese(choice) == value]
    return said(chosen[0], language).text if chosen else str(value)
