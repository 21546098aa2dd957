"""What people wrote into the form of an item: checked against its fields, and normalised."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.catalog.conditions.conditions import holds
from app.catalog.fields import KINDS
from app.catalog.fields.kind import Fault, Reading, Value, Wrong, within
from app.catalog.form_fields import FormField
from app.domain.papers.form_facts import facts
from app.kit.errors import Invalid

__all__ = ["BadAnswers", "Value", "Wrong", "answers", "asked", "needed"]


class BadAnswers(Invalid):
    """Some fields of the form need another look."""

    def __init__(self, errors: Mapping[str, Wrong]) -> None:
        """`errors` tells by the field's key what is wrong, of a part of an answer by key and part
        ("rows.0.name"); no answer is repeated in it.
        """
        super().__init__(fields=sorted(errors))
        self.errors = dict(errors)


@dataclass(frozen=True)
class _Read:
    """The answers that could be read, and what is wrong with the others, by part, both by key."""

    made: Mapping[str, Value]
    faults: Mapping[str, Mapping[str, Wrong]]


def answers(
    form: Sequence[FormField],
    given: Mapping[str, object],
    today: date,
    left_open: Collection[str] = (),
) -> dict[str, Value]:
    """The answers in the order of the form, each as its kind keeps it (catalog/fields).

    A question that is not asked is not answered: what was given to it is dropped. What is empty
    and not needed is left out; those `left_open` need no answer yet. Raises BadAnswers with every
    fault, also for keys that the form does not have.
    """
    known = {field.key for field in form}
    errors = {key: Wrong("field.unknown") for key in given if key not in known}
    read = _read(form, given, today)
    shown = _shown(form, read.made, today)
    seen = facts(shown, read.made, today)
    for field in shown:
        errors |= within(field.key, read.faults.get(field.key, {}))
        answered = field.key in read.made or field.key in read.faults or field.key in left_open
        if not answered and needed(field, seen):
            errors[field.key] = Wrong(KINDS[field.kind].missing)
    if errors:
        raise BadAnswers(errors)
    return {field.key: read.made[field.key] for field in shown if field.key in read.made}


def asked(
    form: Sequence[FormField], given: Mapping[str, object], today: date
) -> tuple[FormField, ...]:
    """The fields that are shown to somebody who answered so far, or whose answers are kept.

    Every field is shown at first; then, in the order of the form, each is shown or hidden by what
    the shown ones say, again and again until nothing changes, at most once for each field.
    """
    return _shown(form, _read(form, given, today).made, today)


def needed(field: FormField, facts: Mapping[str, Any]) -> bool:
    """Whether a field that is shown has to be answered."""
    if not KINDS[field.kind].asks:
        return False
    return field.required or (field.require_when is not None and holds(field.require_when, facts))


def _read(form: Sequence[FormField], given: Mapping[str, object], today: date) -> _Read:
    made: dict[str, Value] = {}
    faults: dict[str, Mapping[str, Wrong]] = {}
    for field in form:
        kind, raw = KINDS[field.kind], given.get(field.key)
        if kind.is_empty(raw):
            continue
        try:
            made[field.key] = kind.read(raw, field, Reading(today))
        except Fault as fault:
            faults[field.key] = fault.errors
    return _Read(made, faults)


def _shown(
    form: Sequence[FormField], made: Mapping[str, Value], today: date
) -> tuple[FormField, ...]:
    """See `asked`; answers that could not be read are to conditions as if they were not there."""
    shown = {field.key for field in form}
    seen = facts(form, made, today)
    for _ in form:
        before = frozenset(shown)
        for field in form:
            if holds(field.show_when, seen):
                shown.add(field.key)
                seen |= {field.key: made[field.key]} if field.key in made else {}
            else:
                shown.discard(field.key)
                seen.pop(field.key, None)
        if shown == before:
            break
    return tuple(field for field in form if field.key in shown)
