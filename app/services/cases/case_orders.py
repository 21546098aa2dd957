"""What somebody wants done with a case, and all that is at hand while it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from app.catalog.items import Item
from app.domain.cases.case_flow import Act, Facts, Mode, Outcome, Party, State
from app.domain.cases.case_messages import CaseKind
from app.domain.cases.case_moves import PROMISED
from app.domain.deadlines.clock_ledger import Clock, EventKind, Which
from app.domain.papers.letters import LetterKind
from app.models.case import Case, CaseEvent, CaseMaterial, CaseTask
from app.ports import Deps
from app.services.cases import case_ledger

CONFIRMED: Final = frozenset({Act.DECIDE, Act.REPLY, Act.REJECT, Act.EXTEND})
"""What needs a sign-in that was confirmed just now."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """One act and what it needs; `version` is the one the case had when it was looked at.

    `materials` are places in the item's list, from 0. `kind` and `expected_workdays` belong to a
    pause, `pause` is the key of the one to resume, `workdays` those of an extension.
    """

    act: Act
    version: int | None = None
    words: str = ""
    materials: tuple[int, ...] = ()
    answers: Mapping[str, object] | None = None
    kind: str = ""
    expected_workdays: int | None = None
    pause: str = ""
    workdays: int | None = None
    outcome: str = ""
    department: str = ""
    opinion: str = ""
    post: str = ""
    person: UUID | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Paper:
    """A letter to be written once the act is done; the clock's days are added then."""

    kind: LetterKind
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(kw_only=True)
class Doing:
    """An act under way: the case's row is held, and everything about it was read."""

    deps: Deps
    order: Order
    actor_id: UUID | None
    party: Party
    case: Case
    body: Item
    events: list[CaseEvent]
    tasks: list[CaseTask]
    materials: list[CaseMaterial]
    clock: Clock
    task: CaseTask | None = None
    """What the department that acts was asked."""
    papers: list[Paper] = field(default_factory=list)
    person_told: list[CaseKind] = field(default_factory=list)
    holder_told: list[CaseKind] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What was written with the act, without the blanks around it."""
        return self.order.words.strip()

    async def note(self, kind: str, words: str | None = None, /, **facts: object) -> CaseEvent:
        """Add a line to the ledger, by default with the words of the order."""
        said = self.words if words is None else words
        line = await case_ledger.write(
            self.deps, self.case, kind, self.actor_id, facts=facts, words=said
        )
        self.events.append(line)
        return line

    def noted(self, kind: str) -> list[CaseEvent]:
        """The lines of one kind, in order."""
        return [line for line in self.events if line.kind == kind]


def facts_of(doing: Doing) -> Facts:
    """The case as its flow sees it: read from the ledger, never from the columns that repeat it."""
    case, promised = doing.case, doing.clock.deadline(Which.PROMISED)
    owed = sum(paper.state == PROMISED for paper in doing.materials)
    return Facts(
        mode=Mode(case.mode),
        state=State(case.state),
        paused=doing.clock.paused,
        corrections_asked=len(doing.noted(EventKind.CORRECTION_ASKED)),
        extended=bool(doing.noted(EventKind.EXTENDED)),
        expired=promised is not None and promised.left_workdays < 0,
        open_departments=sum(task.answered_at is None for task in doing.tasks),
        open_gaps=0 if case.outcome == Outcome.REFUSED else owed,
        needs_survey=doing.body.procedure.survey,
    )
