"""What somebody has written of a service so far: what is wrong, and what it already says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from msgspec import Struct

from app.catalog.catalog import Catalog
from app.catalog.items import Item
from app.catalog.lint import lint
from app.catalog.lint.lint import Known
from app.catalog.problems import Finding, Severity
from app.catalog.shape import build
from app.catalog.texts import Path
from app.domain.catalogue.item_fillings import filled

HERE: Final[Path] = ("items", 0)


class BodyProblem(Struct, frozen=True):
    """One thing to put right; `pointer` is a JSON pointer into the body, "" for the whole."""

    pointer: str
    message: str
    suggestion: str
    severity: Severity


@dataclass(frozen=True)
class BodyReading:
    """What a body says (None while its form is wrong), and everything wrong with it."""

    item: Item | None
    problems: tuple[BodyProblem, ...]

    @property
    def errors(self) -> tuple[BodyProblem, ...]:
        """What stops publishing."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read(body: Mapping[str, Any], known: Known | None = None) -> BodyReading:
    """The item that `body` (JSON of `Item`, perhaps unfinished) says, and its problems."""
    faults: list[Finding] = []
    item = build(body, Item, HERE, faults)
    if item is None:
        return BodyReading(None, _problems(faults))
    return BodyReading(item, _problems(lint.findings(Catalog(items=(item,)), known)))


def shown(body: Mapping[str, Any]) -> Item | None:
    """The item as far as it is written, gaps filled with dots; None when too much is wrong."""
    return filled(body, Item)


def name_of(body: Mapping[str, Any], language: str) -> str:
    """The name in an unfinished body, in `language` or in Chinese; empty when there is none."""
    name = body.get("name")
    if isinstance(name, Mapping):
        name = name.get(language) or name.get("zh")
    return name if isinstance(name, str) else ""


def pointer(path: Sequence[str | int]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def _problems(findings: Any) -> tuple[BodyProblem, ...]:
    return tuple(
        BodyProblem(
            pointer(found.path[len(HERE) :]), found.message, found.suggestion, found.severity
        )
        for found in findings
    )
