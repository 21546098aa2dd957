"""All checks on a catalogue at once; every problem is listed, not only the first."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from app.catalog.catalog import Catalog
from app.catalog.lint.lint_conditions import item_condition_findings
from app.catalog.lint.lint_items import item_findings
from app.catalog.lint.lint_lengths import length_findings
from app.catalog.lint.lint_openings import opening_findings
from app.catalog.lint.lint_places import centre_findings, division_findings
from app.catalog.lint.lint_procedures import procedure_findings, speaker_findings
from app.catalog.lint.lint_rules import rule_findings
from app.catalog.problems import Finding, Positions, SheetProblem, located


class Known(Struct, frozen=True, kw_only=True):
    """Codes that exist besides those of the catalogue, such as what the database already holds."""

    divisions: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()


def findings(catalog: Catalog, known: Known | None = None) -> Iterator[Finding]:
    """What is wrong with a catalogue whose form is right, by places inside it."""
    known = known or Known()
    divisions = known.divisions | {division.code for division in catalog.divisions}
    items = known.items | {item.code for item in catalog.items}
    yield from division_findings(catalog.divisions, divisions)
    yield from item_findings(catalog.items)
    yield from rule_findings(catalog.items)
    yield from length_findings(catalog.items)
    yield from procedure_findings(catalog.items)
    for at, item in enumerate(catalog.items):
        yield from item_condition_findings(item, ("items", at))
    yield from centre_findings(catalog.centres, divisions, items)
    yield from opening_findings(catalog.centres, {item.code: item for item in catalog.items})
    yield from speaker_findings(catalog.centres, catalog.items)
    yield from _cancelled(catalog)


def lint(
    catalog: Catalog, positions: Positions | None = None, known: Known | None = None
) -> list[SheetProblem]:
    """Every problem of a catalogue, where it was written when `positions` say so."""
    return located(findings(catalog, known), positions)


def errors(problems: Iterable[SheetProblem]) -> list[SheetProblem]:
    """The problems that stop an import."""
    return [problem for problem in problems if problem.severity == "error"]


def _cancelled(catalog: Catalog) -> Iterator[Finding]:
    gone = {item.code for item in catalog.items if item.state == "cancelled"}
    for at, centre in enumerate(catalog.centres):
        for place, offer in enumerate(centre.items):
            if offer.item in gone:
                yield Finding(
                    ("centres", at, "items", place, "item"),
                    f"事项“{offer.item}”已取消，不能再列为可办事项",
                    "请从本中心的可办事项中删除",
                )
