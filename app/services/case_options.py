"""Which acts somebody may do with a case now: what the buttons of its page are."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from app.domain import case_flow
from app.domain.case_flow import STEPS, Act, Facts, Party, ReasonsNeeded
from app.domain.roles import Actor
from app.kit.errors import Forbidden
from app.models.case import Case, CaseTask
from app.ports import Deps
from app.services import case_parties
from app.words import say

CONFIRMED: Final = frozenset({Act.DECIDE, Act.REPLY, Act.REJECT, Act.EXTEND})
"""What needs a sign-in that was confirmed just now."""
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
