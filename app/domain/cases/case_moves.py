"""What becomes of an open case when it goes over to another version of its item.

Nothing that was filed is changed or lost: what the other version does not ask for is put aside,
and comes back with a version that asks for it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count
from typing import Final, Literal, TypeAlias
from uuid import UUID

import msgspec

from app.catalog.diff.diff_pairs import pairs
from app.catalog.fields import KINDS
from app.catalog.fields.kind import Fault, Reading, Value
from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.catalog.texts import Text
from app.domain.catalogue import item_rules
from app.domain.papers import form_facts, forms
from app.kit.errors import Conflict

ReasonKind: TypeAlias = Literal["promised", "statutory", "fee", "eligibility", "question", "paper"]
GIVEN, PROMISED, MISSING, UNNEEDED = "given", "promised", "missing", "unneeded"
"""Where a paper of a case stands; an unneeded one is not asked for with the answers given."""
ASIDE: Final = 1000
"""Papers put aside are numbered from here on: no list is so long."""
KEPT: Final = "@"
"""Parts the key of an answer put aside from the kind it was given in: "bank@text"."""
AGAIN: Final = "."


class CaseOver(Conflict):
    """This case is decided or closed; it stays with the version it was handled under."""


class AlreadyThere(Conflict):
    """This case stands on that version already."""


class NotAsked(Conflict):
    """Nothing is asked of you about this case."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a case, `number` its place in the list of the version the case stands on.

    From ASIDE on it stands aside, and `material` is what the last version said that listed it.
    """

    number: int
    state: str
    material: Material
    due_on: date | None = None
    settled_at: datetime | None = None
    document_id: UUID | None = None
    id: UUID | None = None

    @property
    def aside(self) -> bool:
        """Whether the present list does not have it."""
        return self.number >= ASIDE


@dataclass(frozen=True, slots=True)
class Reason:
    """One disadvantage for the person, who relied on the version they applied under.

    `name` is the question, paper or rule it is about; `before` and `after` are working days or fen.
    """

    kind: ReasonKind
    name: Text = ""
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A case as it would be: all its answers as stored, and all its papers.

    `kept` are the keys of the answers that the version does not ask for, as they are stored;
    `unanswered` the questions that need an answer and have none. `places` tells the new number of
    each old paper. With a reason the person has to agree (protection of reliance, Administrative
    Licensing Law, art. 8).
    """

    answers: Mapping[str, Value]
    kept: tuple[str, ...]
    unanswered: tuple[FormField, ...]
    papers: tuple[Paper, ...]
    places: Mapping[int, int]
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def needs_consent(self) -> bool:
        """Whether the person has to agree first."""
        return bool(self.reasons)


def moved(
    answers: Mapping[str, Value],
    papers: Sequence[Paper],
    before: Item,
    after: Item,
    today: date,
) -> Move:
    """The case with these answers and papers under `after` instead of `before`.

    An answer goes with its question, known by its key, while it still is an answer to it: the same
    kind, or a text that the new kind reads as it stands. No bound is applied anew. A paper goes
    with its key or name. What was promised stays promised.
    """
    stored = _answers(answers, before, after, today)
    own = {key: value for key, value in stored.items() if kept_of(key) is None}
    listed = item_rules.listed(after, form_facts.facts(after.procedure.form, own, today))
    places = _places(papers, before, after)
    found = tuple(sorted(_papers(papers, places, after, listed), key=lambda one: one.number))
    made = Move(
        answers=stored,
        kept=tuple(key for key in stored if kept_of(key)),
        unanswered=unanswered(after, own, today),
        papers=found,
        places=places,
    )
    return replace(made, reasons=tuple(_reasons(answers, papers, made, (before, after), today)))


def kept_of(stored: str) -> tuple[str, str] | None:
    """The question and the kind of an answer put aside; None for one of the present version."""
    key, _, kind = stored.partition(KEPT)
    return (key, kind.partition(AGAIN)[0]) if kind else None


def unanswered(item: Item, answers: Mapping[str, Value], today: date) -> tuple[FormField, ...]:
    """The questions of the form that need an answer and have none."""
    form = item.procedure.form
    facts = form_facts.facts(form, answers, today)
    return tuple(
        one
        for one in forms.asked(form, answers, today)
        if one.key not in answers and forms.needed(one, facts)
    )


def _answers(
    answers: Mapping[str, Value], before: Item, after: Item, today: date
) -> dict[str, Value]:
    """The answers as they are stored then: the form's own in its order, then those aside."""
    kinds = {one.key: one.kind for one in before.procedure.form}
    form = {one.key: one for one in after.procedure.form}
    own: dict[str, Value] = {}
    aside = {key: value for key, value in answers.items() if kept_of(key)}
    for key, value in answers.items():
        if kept_of(key) is None:
            kind = kinds.get(key, "")
            if _answers_it(value, kind, form.get(key), today):
                own[key] = value
            else:
                aside[_kept_key(key, kind, aside)] = value
    for stored in reversed(list(aside)):
        key, kind = kept_of(stored) or (stored, "")
        if key not in own and _answers_it(aside[stored], kind, form.get(key), today):
            own[key] = aside.pop(stored)
    shown = [one.key for one in forms.asked(after.procedure.form, own, today)]
    for key in own.keys() - set(shown):
        aside[_kept_key(key, form[key].kind, aside)] = own[key]
    return {key: own[key] for key in shown if key in own} | aside


def _kept_key(key: str, kind: str, taken: Mapping[str, Value]) -> str:
    stored = f"{key}{KEPT}{kind or 'text'}"
    again = (f"{stored}{AGAIN}{number}" for number in count(2))
    return stored if stored not in taken else next(one for one in again if one not in taken)


def _answers_it(value: Value, kind: str, asked: FormField | None, today: date) -> bool:
    """Whether an answer given in one kind is, as it stands, an answer to this question.

    What was given to be masked is never the answer to a question that is not.
    """
    if asked is None or not (kind == asked.kind or isinstance(value, str)):
        return False
    if kind in KINDS and KINDS[kind].sensitive and not KINDS[asked.kind].sensitive:
        return False
    try:
        read: object = KINDS[asked.kind].read(value, _unbound(asked), Reading(today))
    except Fault:
        return False
    return read == value


def _unbound(asked: FormField) -> FormField:
    columns = tuple(_unbound(column) for column in asked.columns)
    return msgspec.structs.replace(asked, least=None, most=None, columns=columns)


def _places(papers: Sequence[Paper], before: Item, after: Item) -> dict[int, int]:
    """The new number of each paper: on the list where it is, else aside."""
    places = dict(pairs(before.materials, after.materials).both)
    free = [number for number in range(len(after.materials)) if number not in places.values()]
    aside = [one for one in reversed(papers) if one.aside]
    back = pairs([one.material for one in aside], [after.materials[number] for number in free])
    places |= {aside[old].number: free[new] for old, new in back.both}
    taken = {one.number for one in aside if one.number not in places}
    spare = (number for number in count(ASIDE) if number not in taken)
    for one in papers:
        if one.number not in places:
            places[one.number] = one.number if one.aside else next(spare)
    return {one.number: places[one.number] for one in papers}


def _papers(
    papers: Sequence[Paper], places: Mapping[int, int], after: Item, listed: frozenset[int]
) -> Iterator[Paper]:
    for one in papers:
        number = places[one.number]
        if number >= ASIDE:
            yield replace(one, number=number)
            continue
        open_state = MISSING if number in listed else UNNEEDED
        state = one.state if one.state in (GIVEN, PROMISED) else open_state
        yield replace(one, number=number, state=state, material=after.materials[number])
    for number in set(range(len(after.materials))) - set(places.values()):
        state = MISSING if number in listed else UNNEEDED
        yield Paper(number, state, after.materials[number])


def _reasons(
    answers: Mapping[str, Value],
    papers: Sequence[Paper],
    made: Move,
    items: tuple[Item, Item],
    today: date,
) -> Iterator[Reason]:
    """What gets worse for this person, in the order of the items' members."""
    before, after = items
    old = form_facts.facts(before.procedure.form, answers, today)
    new = form_facts.facts(after.procedure.form, made.answers, today)
    yield from _limits(before, after)
    fees = item_rules.fee_of(before, old).fen, item_rules.fee_of(after, new).fen
    if fees[1] > fees[0]:
        yield Reason("fee", before=fees[0], after=fees[1])
    unmet = {rule.key for rule in item_rules.unmet(before, old)}
    for rule in item_rules.unmet(after, new):
        if rule.key not in unmet:
            yield Reason("eligibility", rule.says)
    open_before = {one.key for one in unanswered(before, answers, today)}
    for question in made.unanswered:
        if question.key not in open_before:
            yield Reason("question", question.label)
    needed_before = {
        made.places[number] for number in item_rules.needed(before, old) if number in made.places
    }
    needed = item_rules.needed(after, new) - needed_before
    for paper in made.papers:
        if paper.number in needed and paper.state == MISSING:
            yield Reason("paper", paper.material.name)


def _limits(before: Item, after: Item) -> Iterator[Reason]:
    limits: tuple[tuple[ReasonKind, int | None, int | None], ...] = (
        ("statutory", before.statutory_workdays, after.statutory_workdays),
        ("promised", before.promised_workdays, after.promised_workdays),
    )
    for kind, old, new in limits:
        if old is not None and (new is None or new > old):
            yield Reason(kind, before=old, after=new)
