"""A case that goes over to another version of its item, as the office and its person read it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.catalog.diff.diff import changes
from app.catalog.texts import said
from app.domain.cases.case_moves import GIVEN, MISSING, PROMISED, Paper, Reason, kept_of
from app.domain.deadlines.clock_ledger import Clock
from app.models.item_draft import CaseMove
from app.ports import Deps
from app.services.cases import case_move_plans
from app.services.cases.case_move_plans import Plan
from app.services.deadlines.case_deadlines import key_name
from app.words import say
from app.words.changes import sentence
from app.words.explanations import clock_name


class ChangedView(Struct, frozen=True):
    """One difference of the two versions, in words."""

    kind: str
    part: str
    effect: str
    said: str


class AskedFieldView(Struct, frozen=True):
    """A question by its key."""

    key: str
    label: str


class AskedPaperView(Struct, frozen=True):
    """A paper by its place in the new list; put aside, from 1000 on."""

    number: int
    name: str


class MovedDeadlineView(Struct, frozen=True):
    """A deadline that is open, before and after; null where there is none."""

    which: str
    which_name: str
    key: str
    key_name: str
    due_before: date | None
    due_after: date | None
    late: bool


class MoveView(Struct, frozen=True):
    """What a move does to a case: to be agreed to when there are `reasons`.

    State: planned (nobody was asked), asked, refused or done. `kept` are answers and `aside` papers
    that the other version does not ask for: they stay with the case. `unanswered` and `missing` are
    not made up: the office may ask for them.
    """

    case: UUID
    before: int
    after: int
    state: str
    needs_consent: bool
    reasons: list[str]
    changes: list[ChangedView]
    unanswered: list[AskedFieldView]
    kept: list[AskedFieldView]
    missing: list[AskedPaperView]
    aside: list[AskedPaperView]
    deadlines: list[MovedDeadlineView]
    asked_at: datetime | None
    answered_at: datetime | None


async def shown(deps: Deps, planned: Plan, row: CaseMove | None, language: str) -> MoveView:
    """The move, and where it stands; a row for another version is not told."""
    row = row if row and row.after == planned.number else None
    move, labels = planned.move, _labels(planned, language)
    return MoveView(
        case=planned.case.id,
        before=row.before if row else planned.case.item_version,
        after=planned.number,
        state=row.state if row else "planned",
        needs_consent=move.needs_consent,
        reasons=[_reason(one, language) for one in move.reasons],
        changes=[
            ChangedView(one.kind, one.part, one.effect, sentence(one, language))
            for one in changes(planned.before, planned.after)
        ],
        unanswered=[
            AskedFieldView(one.key, said(one.label, language).text) for one in move.unanswered
        ],
        kept=[AskedFieldView(key, labels.get(_plain(key), _plain(key))) for key in move.kept],
        missing=_papers([one for one in move.papers if one.state == MISSING], language, False),
        aside=_papers([p for p in move.papers if p.state in (GIVEN, PROMISED)], language, True),
        deadlines=_deadlines(planned, await case_move_plans.clocks(deps, planned), language),
        asked_at=row.asked_at if row else None,
        answered_at=row.answered_at if row else None,
    )


def _labels(planned: Plan, language: str) -> dict[str, str]:
    bodies = (planned.after, planned.before)
    return {
        one.key: said(one.label, language).text for body in bodies for one in body.procedure.form
    }


def _plain(stored: str) -> str:
    return (kept_of(stored) or (stored, ""))[0]


def _reason(reason: Reason, language: str) -> str:
    def count(workdays: int | None) -> str:
        if workdays is None:
            return say("change.value.none", language)
        return say("change.value.workdays", language, count=workdays)

    if reason.kind == "fee":
        old, new = ((fen or 0) / 100 for fen in (reason.before, reason.after))
        return say("move.reason.fee", language, before=f"{old:.2f}", after=f"{new:.2f}")
    return say(
        f"move.reason.{reason.kind}",
        language,
        name=said(reason.name, language).text,
        before=count(reason.before),
        after=count(reason.after),
    )


def _papers(papers: Sequence[Paper], language: str, aside: bool) -> list[AskedPaperView]:
    return [
        AskedPaperView(one.number, said(one.material.name, language).text)
        for one in papers
        if one.aside is aside
    ]


def _deadlines(
    planned: Plan, clocks: tuple[Clock, Clock], language: str
) -> list[MovedDeadlineView]:
    """The open deadlines of both versions that end on another day."""
    old, new = ({(one.which, one.key): one for one in clock.deadlines} for clock in clocks)
    found = []
    for which, key in {**old, **new}:
        before, after = old.get((which, key)), new.get((which, key))
        days = [one.due_on if one and one.open else None for one in (before, after)]
        if days[0] != days[1]:
            names = (key_name(body, key, language) for body in (planned.after, planned.before))
            found.append(
                MovedDeadlineView(
                    which=which,
                    which_name=clock_name(which, language),
                    key=key,
                    key_name=next(filter(None, names), ""),
                    due_before=days[0],
                    due_after=days[1],
                    late=bool(after and after.open and after.left_workdays < 0),
                )
            )
    return found
