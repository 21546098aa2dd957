"""Public reads out of the answers kept in this process: who asks the same gets the same."""

from collections.abc import Callable, Coroutine, Hashable
from typing import Any

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse

from app.routes.http.answering import Given, holds, ready_of
from app.routes.http.kept_answers import KeptAnswers
from app.routes.http.languages import language_of
from app.routes.http.shield import shielded

LONGEST_ADDRESS = 1000
Work = Callable[[], Coroutine[Any, Any, BaseHTTPResponse]]
Kept = KeptAnswers[BaseHTTPResponse]


def is_everybodys(request: Request) -> bool:
    """Whether the answer may be one that others get as well: nobody is signed in.

    Who is signed in is answered anew each time, by whatever process: they see what they did.
    """
    return "authorization" not in request.headers


def kept(request: Request, key: Hashable) -> BaseHTTPResponse | None:
    """The kept answer to `request` whose key it is, None when there is none that is fresh."""
    ready = kept_answers(request.app).find(key)
    return Given(ready, unchanged=holds(request, ready.tag)) if ready else None


async def kept_or_made(
    request: Request, key: Hashable, max_age: int, work: Work
) -> BaseHTTPResponse:
    """What `work` answers, which others then get as well; or what others wait for already.

    It is kept for `max_age` seconds at most. `work` answers out of path, query and language alone,
    as if the caller held nothing.
    """
    answers = kept_answers(request.app)
    ready = await answers.awaited(key)
    if ready is None:
        answer = await shielded(request.app, answers.computing(key, max_age, work()))
        ready = ready_of(answer)
        if ready is None:
            return answer
    return Given(ready, unchanged=holds(request, ready.tag))


def kept_answers(app: Sanic[Any, Any]) -> Kept:
    """What `app` keeps of the house behind it; nothing is kept from one house to the next."""
    answers: Kept | None = app.ctx.kept
    clock = app.ctx.deps.clock
    if answers is None or answers.clock is not clock:
        answers = app.ctx.kept = KeptAnswers(clock, ready_of)
    return answers


def something_was_written(app: Sanic[Any, Any]) -> None:
    """Whoever reads in this process from now on sees it."""
    if app.ctx.kept is not None:
        app.ctx.kept.drop()


def key_of(request: Request, takes_query: bool) -> Hashable:
    """What the answer to a public read depends on: path, query in any order, and language.

    The version of the API is part of the path. Several values of one name stay in their order.
    None for an address too long to be remembered.
    """
    asked = request.raw_url
    if len(asked) > LONGEST_ADDRESS:
        return None
    if not takes_query:
        return request.path, language_of(request)
    if b"&" not in asked:
        return asked, language_of(request)
    query = tuple(sorted((name, tuple(values)) for name, values in request.args.items()))
    return request.path, query, language_of(request)
