"""What was handed in under an earlier version of the item, and which the present one asks no more.

Answers stay among the others of the case, under a key that `case_moves.kept_of` reads; papers stand
in the ledger, in the last line that moved the case, and their files under a number no list has.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias, cast
from uuid import UUID

import msgspec
from msgspec import Struct

from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.catalog.texts import said
from app.domain.cases import case_moves
from app.domain.cases.case_moves import GIVEN, PROMISED, Paper
from app.domain.deadlines.clock_events import EventKind
from app.models.case import Case, CaseEvent
from app.models.item import ItemVersion
from app.ports import Deps
from app.services.catalogue import items
from app.services.papers.case_answers import (
    AnswerView,
    CaseMaterialView,
    Sight,
    answer,
    answers_of,
)

ASKED, REFUSED = "move_asked", "move_refused"
"""The lines of the ledger that say what the person was asked, and that they said no."""
Earlier: TypeAlias = Mapping[int, Item]
"""The versions of an item by number, the newest first; empty for a case that never moved."""


class KeptPaper(Struct, frozen=True):
    """A paper put aside: its place `at` in the list of `version`, and how it stood there."""

    number: int
    version: int
    at: int
    state: str
    due_on: date | None = None
    settled_at: datetime | None = None
    document_id: UUID | None = None


async def earlier(case: Case, events: Sequence[CaseEvent]) -> Earlier:
    """Every version of the item of a case that has moved."""
    if not any(event.kind == EventKind.VERSION_MOVED for event in events):
        return {}
    rows = await ItemVersion.filter(item_id=case.item_id).order_by("-number")
    return {row.number: items.body_of(row) for row in rows}


def answers(deps: Deps, case: Case, versions: Earlier, sight: Sight) -> list[AnswerView]:
    """The answers put aside, each under the label of the newest version that asked for it."""
    found = []
    for stored, value in answers_of(deps, case).items():
        if asked := case_moves.kept_of(stored):
            field = _field(versions, *asked) or FormField(key=asked[0], label=asked[0], kind="text")
            found.append(answer(field, value, sight, stored, kept=True))
    return found


def kept_papers(events: Sequence[CaseEvent]) -> list[KeptPaper]:
    """The papers that stand aside now."""
    moves = [event for event in events if event.kind == EventKind.VERSION_MOVED]
    return msgspec.convert(moves[-1].facts["kept"], list[KeptPaper]) if moves else []


def papers(
    events: Sequence[CaseEvent],
    versions: Earlier,
    sight: Sight,
) -> list[CaseMaterialView]:
    """The papers put aside that were given or promised, or have files."""
    return [
        CaseMaterialView(
            number=one.number,
            name=said(material.name, sight.language).text,
            kind=material.kind,
            required=False,
            gap_allowed=False,
            state=one.state,
            due_on=None,
            files=sight.files.get(one.number, []),
            to_bring=False,
            kept=True,
        )
        for one, material in with_materials(events, versions)
        if one.state in (GIVEN, PROMISED) or sight.files.get(one.number)
    ]


def with_materials(
    events: Sequence[CaseEvent], versions: Earlier
) -> list[tuple[KeptPaper, Material]]:
    """The papers put aside with what the list said of each."""
    return [(one, versions[one.version].materials[one.at]) for one in kept_papers(events)]


def numbers_now(events: Sequence[CaseEvent], event: CaseEvent, numbers: Sequence[int]) -> list[int]:
    """The places that papers named by `event` have by now, whatever list it was written under."""
    now = list(numbers)
    for move in events:
        if move.kind == EventKind.VERSION_MOVED and move.sequence > event.sequence:
            places = cast("Mapping[str, int]", move.facts["papers"])
            now = [places.get(str(number), number) for number in now]
    return now


def _field(versions: Earlier, key: str, kind: str) -> FormField | None:
    """The question as the newest version put it that had it in this kind, or in any."""
    asked = [
        field for body in versions.values() for field in body.procedure.form if field.key == key
    ]
    alike = [field for field in asked if field.kind == kind]
    return next(iter([*alike, *asked]), None)


def paper_of(one: KeptPaper, material: Material) -> Paper:
    """A paper put aside, as a move reads it."""
    return Paper(one.number, one.state, material, one.due_on, one.settled_at, one.document_id)
