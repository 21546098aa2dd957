"""How an operation is declared: what it reads, answers and refuses, beside what it does.

@operation(bp, "POST", "", summary="Book a seat", body=BookingForm, answer=BookingShown,
           status=201, who="person", problems=(SlotFull,), idempotent=True)
async def create(call: Call[BookingForm]) -> BookingShown: ...
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any, Concatenate, Generic, ParamSpec
from uuid import UUID

import msgspec
from sanic import Blueprint, Request, Sanic
from sanic.response import BaseHTTPResponse
from typing_extensions import TypeVar

from app.kit.errors import AppError, Forbidden
from app.kit.idempotency import fingerprint
from app.ports import Deps
from app.routes.http.answering import answer_of, unless_held
from app.routes.http.declarations import Method, Operation, Who
from app.routes.http.kept_reads import (
    is_everybodys,
    kept,
    kept_or_made,
    key_of,
    something_was_written,
)
from app.routes.http.languages import language_of
from app.routes.http.problems import Refused, attach_problems, problem_of
from app.routes.http.reading import Reader, idempotency_key
from app.routes.http.shield import drain, shielded
from app.routes.http.streams import LOOK_SECONDS, MOST_LOOKS, Live, streamed
from app.routes.http.tracing import attach_tracing, request_id
from app.routes.http.uploads import Upload, UploadReader, upload_fingerprint

__all__ = ["Call", "Moment", "Operation", "attach_wire", "drain", "operation"]

Form = TypeVar("Form", covariant=True, default=None)
Query = TypeVar("Query", covariant=True, default=None)
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment in a form or an answer; only with its time zone, and told so in the documentation."""
Authenticate = Callable[[Deps, str | None], Awaitable[Any]]


class Call(msgspec.Struct, Generic[Form, Query], frozen=True, gc=False):
    """One request as a handler sees it; what the path holds comes as keyword arguments.

    `form` is the decoded body, `query` the decoded query string (None when the operation has none).
    `upload` is the file that came with the form, for operations that take one.
    `actor` is who asks (an Actor): always there for "person" and "staff", perhaps None for
    "anyone", so its type is left open.
    """

    deps: Deps
    actor: Any
    form: Form
    query: Query
    language: str
    idempotency_key: UUID | None
    request: Request
    upload: Upload | None = None

    @property
    def key(self) -> UUID:
        """The idempotency key of an operation declared `idempotent`."""
        assert self.idempotency_key is not None, "declare the operation idempotent"
        return self.idempotency_key

    @property
    def fingerprint(self) -> str:
        """Tells whether a repeated key came with the same request: 64 hex digits."""
        if self.upload:
            return upload_fingerprint(self.request, self.form, self.upload)
        return fingerprint(self.request.method, self.request.path, self.request.body)

    @property
    def file(self) -> Upload:
        """The file of an operation declared to take one."""
        assert self.upload is not None, "declare how large a file the operation takes"
        return self.upload

    @property
    def request_id(self) -> str:
        """What logs and problems call this request."""
        return request_id(self.request)


Body = TypeVar("Body")
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Path = ParamSpec("Path")
Handler = Callable[Concatenate[Call[Body, Asked], Path], Awaitable[Answer]]


def operation(  # noqa: PLR0913 - the one place where an operation is described in full
    bp: Blueprint,
    method: Method,
    path: str,
    *,
    summary: str,
    body: type[Body] | None = None,
    query: type[Asked] | None = None,
    answer: Any = None,
    status: int | None = None,
    who: Who = "anyone",
    problems: Sequence[type[AppError]] = (),
    idempotent: bool = False,
    tags: Sequence[str] = (),
    example: object = None,
    answer_example: object = None,
    max_age: int | None = None,
    asked_again: bool = False,
    also: Mapping[int, str] = MappingProxyType({}),
    largest_file: int | None = None,
    media_type: str = "*/*",
) -> Callable[[Handler[Body, Asked, Path, Answer]], Handler[Body, Asked, Path, Answer]]:
    """Serve `method path` of `bp` with the decorated handler, and remember what it is for the docs.

    `body` and `query` are msgspec Structs, `answer` is a type that msgspec can write, None for 204,
    or HTTPResponse for pictures and pages; `also` tells of other statuses that the handler answers
    with a ready response. `max_age` (seconds) lets caches keep a public GET, with an ETag, and this
    process too (`kept_answers`), so that its handler asks for path, query and language alone; with
    `asked_again` a caller's own cache asks each time. Everything else is never stored. With
    `largest_file` (bytes) the body is a multipart form that brings one file of at most that size
    and the fields of `body`. `media_type` is what a ready response holds; with EventStream as
    answer the handler answers Live, and what it finds is sent as it happens. The handler's
    docstring is the description.
    """

    def declare(
        handler: Handler[Body, Asked, Path, Answer],
    ) -> Handler[Body, Asked, Path, Answer]:
        declared = Operation(
            method=method,
            name=f"{bp.name}.{handler.__name__}",
            summary=summary,
            description=(handler.__doc__ or "").strip(),
            body=Reader(body) if body else None,
            query=Reader(query) if query else None,
            answer=answer,
            status=status or (200 if answer else 204),
            who=who,
            problems=problems,
            idempotent=idempotent,
            tags=tags or (bp.name,),
            example=example,
            answer_example=answer_example,
            max_age=max_age,
            asked_again=asked_again,
            also=also,
            upload=UploadReader(Reader(body), largest_file) if body and largest_file else None,
            media_type=media_type,
        )
        bp.add_route(
            _served(declared, handler),
            path,
            methods=[method],
            name=handler.__name__,
            stream=declared.upload is not None,
        )
        return handler

    return declare


def attach_wire(
    app: Sanic[Any, Any],
    deps: Deps | None,
    authenticate: Authenticate,
    open_pages: tuple[str, ...] = (),
    largest_body: int = 1_048_576,
) -> None:
    """Make `app` ready for operations: problems, request ids, safe headers, shielded handlers.

    `authenticate(deps, token)` says who holds a bearer token, None for nobody; an actor tells by
    `is_staff` whether it may use operations for staff. A body above `largest_body` bytes is a 413.
    """
    app.config.REQUEST_MAX_SIZE = largest_body
    app.ctx.deps = deps
    app.ctx.authenticate = authenticate
    app.ctx.running, app.ctx.kept = set(), None
    app.ctx.look_seconds, app.ctx.most_looks = LOOK_SECONDS, MOST_LOOKS
    attach_problems(app)
    attach_tracing(app, open_pages)


def operation_of(handler: object) -> Operation | None:
    """What was declared for a routed handler, None for routes outside the API."""
    return getattr(handler, "operation", None)


def _served(declared: Operation, handler: Callable[..., Awaitable[object]]) -> Any:
    """The function that Sanic calls for this operation."""

    async def serve(request: Request, **path: object) -> BaseHTTPResponse | None:
        if declared.upload and (turned_away := await _taken_in(declared, request)):
            return turned_away
        answer = await shielded(request.app, _answered(declared, handler, request, path))
        if isinstance(answer, Live):
            await streamed(request, answer)
            return None
        return unless_held(request, answer) if declared.is_kept else answer

    def serve_kept(request: Request, **path: object) -> Any:
        key = key_of(request, declared.query is not None) if is_everybodys(request) else None
        if key is None:
            return serve(request, **path)
        work = partial(_answered, declared, handler, request, path)
        return kept(request, key) or kept_or_made(request, key, declared.max_age or 0, work)

    served: Any = serve_kept if declared.is_kept else serve
    served.operation, served.handler = declared, handler
    return served


async def _answered(
    declared: Operation,
    handler: Callable[..., Awaitable[object]],
    request: Request,
    path: Mapping[str, object],
) -> Any:
    """A response, or something Live; a caller's own copy of it is nothing to it."""
    try:
        value = await handler(await _call(declared, request), **path)
        if isinstance(value, Live):
            return value
        return answer_of(value, declared.status, declared.cache_control(request))
    except Exception as error:
        return problem_of(request, error)
    finally:
        if declared.method != "GET":
            something_was_written(request.app)


async def _taken_in(declared: Operation, request: Request) -> BaseHTTPResponse | None:
    """Receive a body that brings a file, from those who may send one; a problem when it is not.

    Nothing is written yet: whoever hangs up meanwhile cuts nothing.
    """
    assert declared.upload is not None
    try:
        await shielded(request.app, _actor(declared.who, request))
        await declared.upload.receive(request)
    except Exception as error:
        return problem_of(request, error)
    return None


async def _call(declared: Operation, request: Request) -> Call[Any, Any]:
    """The request, read and checked; Refused or Forbidden when it may not come in."""
    actor = await _actor(declared.who, request)
    form, upload = _form(declared, request)
    return Call(
        deps=request.app.ctx.deps,
        actor=actor,
        idempotency_key=idempotency_key(request) if declared.idempotent else None,
        query=declared.query.query(request) if declared.query else None,
        form=form,
        language=language_of(request),
        request=request,
        upload=upload,
    )


def _form(declared: Operation, request: Request) -> tuple[Any, Upload | None]:
    if declared.upload:
        return declared.upload.read(request)
    return (declared.body.body(request) if declared.body else None), None


async def _actor(who: Who, request: Request) -> Any:
    header = request.headers.get("authorization", "")
    actor: Any = None
    if header[:7].lower() == "bearer ":
        ctx = request.app.ctx
        actor = await ctx.authenticate(ctx.deps, header[7:].strip())
    if who == "anyone":
        return actor
    if actor is None:
        raise Refused(401, "sign-in-needed", headers={"WWW-Authenticate": "Bearer"})
    if who == "staff" and not actor.is_staff:
        raise Forbidden
    return actor
