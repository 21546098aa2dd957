"""A condition while it is being written: how people would read it, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from app.catalog.form_fields import FormField
from app.catalog.lint.lint_conditions import condition_findings, scope_of
from app.catalog.problems import Finding
from app.catalog.shape import build
from app.domain.catalogue.item_bodies import BodyProblem, pointer
from app.words.conditions import sentence


class SentenceView(Struct, frozen=True):
    """A condition in words; pointers lead into the condition."""

    sentence: str
    problems: list[BodyProblem]


def told(
    form: Sequence[Mapping[str, Any]], condition: Mapping[str, Any], language: str
) -> SentenceView:
    """The condition over the questions of an unfinished form, as far as they can be read."""
    fields = tuple(field for raw in form if (field := build(raw, FormField, ("form",), [])))
    found: list[Finding] = list(condition_findings(dict(condition), (), scope_of(fields)))
    return SentenceView(
        sentence(condition, fields, language),
        [
            BodyProblem(pointer(one.path), one.message, one.suggestion, one.severity)
            for one in found
        ],
    )
