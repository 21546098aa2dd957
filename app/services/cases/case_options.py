"""Which acts somebody may do with a case now, and within which bounds: the buttons of its page."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.procedures import PAUSE_KINDS
from app.domain.cases import case_flow
from app.domain.cases.case_flow import STEPS, Act, Facts, Party, ReasonsNeeded
from app.domain.deadlines.clock_ledger import limits_of
from app.domain.people.roles import Actor
from app.kit.errors import Forbidden
from app.models.case import Case, CaseTask
from app.ports import Deps
from app.services.cases import case_parties, case_timeline
from app.services.cases.case_orders import CONFIRMED
from app.services.papers import case_materials
from app.words import say

WORDED: Final = frozenset({Act.HAND_OVER})
"""What needs a word though the flow does not ask for reasons."""


class ActView(Struct, frozen=True):
    """One act somebody may do now.

    `needs_words`: not without reasons in writing. `confirm`: only with a sign-in confirmed just
    now. `gentle`: it leaves the case where it stands, so nobody needs to be asked twice.
    """

    act: str
    name: str
    needs_words: bool
    confirm: bool
    gentle: bool


class PauseKindView(Struct, frozen=True):
    """A special procedure for which the clock of a case may stand still."""

    kind: str
    name: str


class AllowedView(Struct, frozen=True):
    """How far the acts of the staff may go.

    `extension_workdays` is the longest extension, 0 where none is. `gap_until_on` is the last day
    for a paper promised today; None where no paper may follow. `departments_mine` are those whose
    open question the reader may answer.
    """

    pauses: list[PauseKindView]
    extension_workdays: int
    gap_until_on: date | None
    departments_mine: list[str]


async def allowed(
    deps: Deps, actor: Actor, case: Case, body: Item, tasks: list[CaseTask], language: str
) -> AllowedView | None:
    """How far the acts of `actor` may go; None for the case's person and their agent."""
    if case_parties.acts_for_person(actor.person_id, case):
        return None
    waiting = [task for task in tasks if task.answered_at is None]
    follows = any(paper.gap_allowed for paper in body.materials)
    return AllowedView(
        pauses=[
            PauseKindView(kind, case_timeline.pause_name(kind, language))
            for kind in body.procedure.pauses or PAUSE_KINDS
        ],
        extension_workdays=limits_of(body).extension_workdays,
        gap_until_on=await case_materials.last_promise_on(deps, body) if follows else None,
        departments_mine=[
            task.department
            for task in waiting
            if await case_parties.task_of(deps, actor, case, [task], task.department)
        ],
    )


async def acts(
    deps: Deps, actor: Actor, case: Case, tasks: list[CaseTask], facts: Facts, language: str
) -> list[ActView]:
    """What `actor` may do with the case now, in the order of the flow."""
    parties: dict[str, Party | None] = {}
    found = []
    for act in _possible(facts):
        kind = _kind(act)
        if kind not in parties:
            parties[kind] = await _party(deps, actor, case, act, tasks)
        party = parties[kind]
        if party is not None and act in case_flow.acts_now(facts, party):
            found.append(_shown(facts, act, party, language))
    return found


def _possible(facts: Facts) -> Iterator[Act]:
    """The acts that anybody at all may do now."""
    for act in Act:
        step = STEPS.get((facts.mode, facts.state, act))
        if step and step.by != {Party.SYSTEM}:
            yield act


def _kind(act: Act) -> str:
    """Acts of one kind are done for the same party; see `case_parties.party`."""
    if act in (Act.OPINE, Act.CLAIM):
        return act
    return "window" if act in case_parties.AT_ANY_WINDOW else "holder"


async def _party(
    deps: Deps, actor: Actor, case: Case, act: Act, tasks: list[CaseTask]
) -> Party | None:
    """For whom `actor` would do it; None when it is not theirs to do."""
    asked: list[CaseTask | None] = [None]
    if act is Act.OPINE:
        asked = [task for task in tasks if task.answered_at is None]
    for task in asked:
        try:
            return await case_parties.party(deps, actor, case, act, task)
        except Forbidden:
            continue
    return None


def _shown(facts: Facts, act: Act, party: Party, language: str) -> ActView:
    return ActView(
        act=act,
        name=say(f"case.act.{act}", language),
        needs_words=act in WORDED or _needs_words(facts, act, party),
        confirm=act in CONFIRMED,
        gentle=STEPS[facts.mode, facts.state, act].to == facts.state,
    )


def _needs_words(facts: Facts, act: Act, party: Party) -> bool:
    try:
        case_flow.after(facts, act, party, words=False)
    except ReasonsNeeded:
        return True
    return False
