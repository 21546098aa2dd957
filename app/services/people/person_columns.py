"""Every column of every table that names a person: what moves when two rows become one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tortoise import Tortoise
from tortoise.fields import UUIDField
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

PLAIN: Final[Mapping[str, tuple[str, ...]]] = {
    "Absence": ("made_by_id",),
    "Answer": ("actor_id",),
    "Attachment": ("by_id",),
    "Card": ("person_id",),
    "CardEvent": ("actor_id",),
    "Case": ("made_by_id", "first_asked_id"),
    "CaseEvent": ("actor_id",),
    "CaseLetter": ("by_id",),
    "CaseMessage": ("by_id",),
    "CaseMove": ("asked_by_id",),
    "CasePolicy": ("made_by_id",),
    "CaseWarning": ("told_id",),
    "CarrierState": ("paused_by_id",),
    "FamilyTie": ("verified_by_id", "made_by_id"),
    "ItemDraft": ("made_by_id", "changed_by_id", "checked_by_id"),
    "ItemVersion": ("made_by_id", "published_by_id"),
    "JournalEntry": ("actor_id",),
    "KnockTask": ("agent_id", "closed_by_id"),
    "Mandate": ("made_by_id", "ended_by_id"),
    "MessageReply": ("person_id", "seen_by_id"),
    "MessageTemplate": ("made_by_id", "published_by_id"),
    "NotTheSame": ("one_id", "other_id", "made_by_id"),
    "PersonMerge": ("made_by_id", "undone_by_id"),
    "Priority": ("verified_by_id",),
    "RatingAsk": ("handler_id",),
    "RatingTodo": ("done_by_id",),
    "RoadClosure": ("made_by_id",),
    "Round": ("made_by_id",),
    "SecondContact": ("made_by_id",),
    "Shift": ("made_by_id",),
    "SmsBudget": ("changed_by_id",),
    "VerifiedDocument": ("verified_by_id",),
    "Visit": ("asked_by_id",),
    "VisitPlan": ("made_by_id",),
}
"""Ids of people that are no foreign keys."""
STAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "AuditEntry": ("actor_id",),
    "Person": ("merged_into_id",),
    "PersonMerge": ("kept_id", "gone_id"),
    "PhoneCode": ("person_id",),
}
"""Names people and never moves: the log is only added to, merges tell what was, a code sent to a
phone is for ten minutes."""
NOBODY: Final[Mapping[str, tuple[str, ...]]] = {
    "Answer": ("key",),
    "Booking": ("pool",),
    "Card": ("post_id",),
    "Case": ("mandate_id",),
    "CaseCount": ("centre_id",),
    "CaseEvent": ("post_id",),
    "CaseMaterial": ("document_id",),
    "DayCount": ("centre_id",),
    "JournalEntry": ("subject_id",),
    "KnockTask": ("centre_id",),
    "LetterCount": ("centre_id",),
    "MessageReply": ("centre_id",),
    "Notice": ("visit_id", "centre_id", "first_id", "next_id", "knock_id"),
    "Original": ("visit_id",),
    "RatingAsk": ("item_id",),
    "RoadClosure": ("there_id",),
    "Seat": ("pool",),
    "VisitPlan": ("hamlet_id",),
}
"""Ids of something else."""
UNIQUE: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "Absence": (("person_id", "centre_id"),),
    "Membership": (("person_id", "role", "centre_id"),),
    "MessageWish": (("person_id",),),
    "SecondContact": (("person_id", "ended_at"),),
}
"""What the database keeps unique by an index that no model tells of; a row too many is safe."""


@dataclass(frozen=True)
class Column:
    """A column that names a person, and the sets of columns in which it has to be unique."""

    model: type[Model]
    name: str
    unique: tuple[tuple[str, ...], ...]

    @property
    def table(self) -> str:
        """The model's name, as it is kept with a merge."""
        return self.model.__name__

    def value_of(self, kept: str) -> Any:
        """The key of a row out of its text."""
        return self.model._meta.pk.to_python_value(kept)


def moving() -> list[Column]:
    """Every column that moves, in a fixed order."""
    found = [
        Column(model, name, _unique(model, name))
        for model in _models()
        for name in (*_keys_of_people(model), *PLAIN.get(model.__name__, ()))
        if name not in STAYS.get(model.__name__, ())
    ]
    return sorted(found, key=lambda one: (one.table, one.name))


def unknown() -> list[str]:
    """The ids of the tables of which nobody said whether they name a person."""
    return [
        f"{model.__name__}.{name}"
        for model in _models()
        for name, column in model._meta.fields_map.items()
        if isinstance(column, UUIDField)
        and not (column.pk or column.reference)
        and not any(name in said.get(model.__name__, ()) for said in (PLAIN, STAYS, NOBODY))
    ]


def _models() -> Iterator[type[Model]]:
    yield from Tortoise.apps["app"].values()


def _keys_of_people(model: type[Model]) -> list[str]:
    return [
        str(column.source_field or f"{name}_id")
        for name, column in model._meta.fields_map.items()
        if isinstance(column, ForeignKeyFieldInstance) and column.model_name == "app.Person"
    ]


def _unique(model: type[Model], name: str) -> tuple[tuple[str, ...], ...]:
    """The unique sets that hold a column, by the names of columns."""
    keys = model._meta.fk_fields | model._meta.o2o_fields
    told = [
        tuple(f"{one}_id" if one in keys else one for one in group)
        for group in model._meta.unique_together
    ]
    return tuple(group for group in (*told, *UNIQUE.get(model.__name__, ())) if name in group)
