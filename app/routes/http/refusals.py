"""Which problems an operation can answer with: those it declares and those of the door."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.routes.http.problems import spoken_code, status_of
from app.routes.http.wire import Operation
from app.words import languages, say, wording

Refusal = tuple[str, str]
"""A code, and the code whose words tell it."""


def refusals_of(declared: Operation, takes_id: bool) -> Mapping[int, list[Refusal]]:
    """The problems of one operation by status; `takes_id`: its path names something to be found."""
    found: dict[int, dict[str, str]] = {}
    for status, code in _at_the_door(declared, takes_id):
        found.setdefault(status, {})[code] = code
    for kind in declared.problems:
        found.setdefault(status_of(kind), {})[kind.code] = spoken_code(kind)
    return {status: list(found[status].items()) for status in sorted(found)}


def problem_catalogue(operations: Iterable[Operation]) -> dict[str, Any]:
    """Every problem of `operations` by code, with its status and its words in each language."""
    catalogue: dict[str, Any] = {}
    for declared in operations:
        for status, refusals in refusals_of(declared, takes_id=True).items():
            for code, spoken in refusals:
                catalogue.setdefault(code, {"status": status, **_words(spoken)})
    return dict(sorted(catalogue.items()))


def _at_the_door(declared: Operation, takes_id: bool) -> Iterable[tuple[int, str]]:
    if declared.body:
        yield 400, "malformed-form" if declared.upload else "malformed-json"
        yield from ((413, "too-large"), (415, "wrong-content-type"))
    if declared.body or declared.query:
        yield 422, "invalid"
    if declared.idempotent:
        yield from ((422, "key-missing"), (409, "key-reused"))
    if declared.who != "anyone":
        yield 401, "sign-in-needed"
    if declared.who == "staff":
        yield 403, "forbidden"
    if takes_id:
        yield 404, "not-found"
    yield 500, "unexpected"


def _words(spoken: str) -> dict[str, Any]:
    return {
        "title": {tongue: say(f"title.{spoken}", tongue) for tongue in languages()},
        "detail": {tongue: wording(f"problem.{spoken}", tongue) for tongue in languages()},
    }
