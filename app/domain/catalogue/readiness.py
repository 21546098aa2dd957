"""Check before you go: whether a trip to the office would be in vain, and what is missing for it.

What is not answered yet is asked for, it is never taken for a no.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.catalog.conditions.conditions import Condition, holds, parts, variables
from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Item
from app.domain.papers.form_facts import facts
from app.domain.papers.forms import asked
from app.kit.truths import Truth, all_of, any_of, contrary


@dataclass(frozen=True)
class Readiness:
    """What stands between somebody and the office.

    `not_eligible` are the rules that do not hold; `missing_papers` the needed ones not in hand and
    `later_papers` those of them that may follow, by their place in the item; `unanswered` the keys
    of the questions that must be answered to know. `go` when only papers to follow are missing.
    """

    go: bool
    not_eligible: tuple[Eligibility, ...]
    missing_papers: tuple[int, ...]
    later_papers: tuple[int, ...]
    unanswered: tuple[str, ...]


def readiness(
    item: Item, answers: Mapping[str, object], papers_in_hand: Set[int], today: date
) -> Readiness:
    """How ready somebody is who answered so far, the answers as they are kept."""
    judge = _Judge(item.procedure.form, answers, today)
    verdicts = [(rule, judge.of(rule.holds)) for rule in item.eligibility]
    missing: list[int] = []
    later: list[int] = []
    for number, paper in enumerate(item.materials):
        must = judge.of(paper.require_when) if paper.require_when else False
        need = all_of([judge.of(paper.show_when), any_of([paper.required, must])])
        if number not in papers_in_hand:
            judge.doubt(need, paper.show_when, paper.require_when)
            if need:
                (later if paper.gap_allowed else missing).append(number)
    for rule, verdict in verdicts:
        judge.doubt(verdict, rule.holds)
    broken = tuple(rule for rule, verdict in verdicts if verdict is False)
    unanswered = judge.unanswered()
    return Readiness(
        go=not (broken or missing or unanswered),
        not_eligible=broken,
        missing_papers=tuple(missing),
        later_papers=tuple(later),
        unanswered=unanswered,
    )


def verdict(condition: Condition, seen: Mapping[str, Any], unknown: Set[str]) -> Truth:
    """Whether a condition holds whatever the `unknown` fields will say; None when that matters."""
    return True if condition is None else _verdict(condition, seen, unknown)


def _verdict(rule: Any, seen: Mapping[str, Any], unknown: Set[str]) -> Truth:
    found = parts(rule)
    if found is None or not variables(rule) & unknown:
        return holds({"!!": [rule]}, seen)
    operator, arguments = found
    if operator in ("and", "or"):
        judged = (_verdict(one, seen, unknown) for one in arguments)
        return all_of(judged) if operator == "and" else any_of(judged)
    if operator in ("!", "!!"):
        judged_one = _verdict(arguments[0], seen, unknown)
        return contrary(judged_one) if operator == "!" else judged_one
    return None


class _Judge:
    """Judges conditions over the answers of one form, and remembers what it would have to know."""

    def __init__(
        self, form: tuple[FormField, ...], answers: Mapping[str, object], today: date
    ) -> None:
        self._form = form
        self._shown = asked(form, answers, today)
        self._seen = facts(self._shown, answers, today)
        self._unknown = self._not_known()
        self._doubted: set[str] = set()

    def of(self, condition: Condition) -> Truth:
        """Whether it holds; None while that depends on what is not answered."""
        return verdict(condition, self._seen, self._unknown)

    def doubt(self, truth: Truth, *conditions: Condition) -> None:
        """Remember what these conditions wait for, when their outcome is open."""
        if truth is None:
            for condition in conditions:
                if self.of(condition) is None:
                    self._doubted |= variables(condition) & self._unknown

    def unanswered(self) -> tuple[str, ...]:
        """The questions to ask, in the order of the form.

        A question that is hidden, or answered but perhaps soon hidden, waits for others: those are
        asked instead.
        """
        keys = self._doubted
        by_key = {field.key: field for field in self._form}
        askable = {field.key for field in self._shown if field.key not in self._seen}
        for _ in self._form:
            waiting = keys - askable
            others = (variables(by_key[key].show_when) & self._unknown for key in waiting)
            keys = (keys & askable).union(*others)
        return tuple(field.key for field in self._form if field.key in keys & askable)

    def _not_known(self) -> frozenset[str]:
        """Shown questions without an answer, and all that such a question may yet show or hide."""
        unknown = {field.key for field in self._shown if field.key not in self._seen}
        for _ in self._form:
            unknown |= {
                field.key
                for field in self._form
                if verdict(field.show_when, self._seen, unknown) is None
            }
        return frozenset(unknown)
