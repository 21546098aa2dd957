"""The one place where a refusal becomes HTTP (RFC 9457), in the caller's language."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sanic import HTTPResponse, Request, Sanic
from sanic.exceptions import SanicException

from app.kit.errors import AppError, Conflict, Forbidden, Invalid, NotFound, Unavailable
from app.routes.http.answering import ENCODER, Answer
from app.routes.http.languages import language_of
from app.routes.http.tracing import request_id
from app.words import knows, say

log = logging.getLogger("cunkou.problems")

STATUS: Mapping[type[AppError], int] = {
    Invalid: 422,
    NotFound: 404,
    Forbidden: 403,
    Conflict: 409,
    Unavailable: 503,
}
CODES = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 503: "unavailable"}
"""What Sanic itself refuses; its other 4xx are `bad-request`, its 5xx `unavailable`."""


class FieldProblem(msgspec.Struct, frozen=True):
    """One field of the request that needs another look.

    `pointer` is a JSON pointer into the body, or `/name` of a query parameter or header.
    """

    pointer: str
    detail: str


class Problem(msgspec.Struct, frozen=True):
    """A refusal as a caller sees it; `title` and `detail` are made to be shown to people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblem]
    request_id: str


@dataclass(frozen=True)
class Wrong:
    """One wrong field, and the key of the sentence that says so."""

    pointer: str
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):
    """A request turned away at the door, before any service saw it."""

    def __init__(
        self,
        status: int,
        code: str,
        wrong: Sequence[Wrong] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.wrong = wrong
        self.headers = headers or {}


def status_of(kind: type[AppError]) -> int:
    """The status of the nearest listed ancestor."""
    return next((STATUS[base] for base in kind.__mro__ if base in STATUS), 500)


def problem_of(request: Request, error: Exception) -> HTTPResponse:
    """The answer to a request that ended in `error`; the unforeseen is logged, and not told."""
    if isinstance(error, AppError):
        return _refused_by_a_rule(request, error)
    refused = error if isinstance(error, Refused) else _turned_away(error)
    if refused.status == 500:
        log.error("request %s failed", request_id(request), exc_info=error)
    return _problem(request, refused, refused.code, {})


def attach_problems(app: Sanic[Any, Any]) -> None:
    """Answer everything that goes wrong in `app` as a problem, the unforeseen included."""

    async def on_exception(request: Request, error: Exception) -> HTTPResponse:
        return problem_of(request, error)

    app.error_handler.add(Exception, on_exception)


def _turned_away(error: Exception) -> Refused:
    """What Sanic refused by itself, or a bug."""
    if not isinstance(error, SanicException) or error.status_code == 500:
        return Refused(500, "unexpected")
    headers = {name: str(value) for name, value in error.headers.items()}
    code = CODES.get(error.status_code, "bad-request" if error.status_code < 500 else "unavailable")
    return Refused(error.status_code, code, headers=headers)


def _refused_by_a_rule(request: Request, error: AppError) -> HTTPResponse:
    """A service's refusal; its fact `pointer`, if any, names the field to look at again."""
    spoken = spoken_code(type(error))
    pointer = error.facts.get("pointer")
    wrong = (Wrong(str(pointer), f"problem.{spoken}", error.facts),) if pointer else ()
    refused = Refused(status_of(type(error)), error.code, wrong)
    return _problem(request, refused, spoken, error.facts)


def spoken_code(kind: type[AppError]) -> str:
    """The code whose sentences fit: the refusal's own, or the nearest ancestor's that has words."""
    codes = (base.code for base in kind.__mro__ if issubclass(base, AppError))
    return next((code for code in codes if knows(f"problem.{code}")), "unexpected")


def _problem(
    request: Request, refused: Refused, spoken: str, facts: Mapping[str, object]
) -> HTTPResponse:
    language = language_of(request)
    problem = Problem(
        type=f"/docs#problem-{refused.code}",
        title=say(f"title.{spoken}", language),
        status=refused.status,
        code=refused.code,
        detail=_sentence(f"problem.{spoken}", f"title.{spoken}", language, facts),
        errors=[
            FieldProblem(w.pointer, _sentence(w.key, "field.wrong", language, w.params))
            for w in refused.wrong
        ],
        request_id=request_id(request),
    )
    headers = {"cache-control": "no-store", **refused.headers}
    return Answer(ENCODER.encode(problem), refused.status, headers, "application/problem+json")


def _sentence(key: str, instead: str, language: str, params: Mapping[str, object]) -> str:
    """The sentence `key`, or `instead` when a fact that it speaks of is not known."""
    try:
        return say(key, language, **params)
    except KeyError:
        return say(instead, language)
