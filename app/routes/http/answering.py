"""Writes what a handler answers: JSON in UTC, nothing, or a ready response."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec
from sanic import HTTPResponse, Request
from sanic.compat import Header
from sanic.response import BaseHTTPResponse

from app.routes.http.kept_answers import ReadyAnswer

ENCODER = msgspec.json.Encoder()
OFFICE_OFFSET = b'+08:00"'
OFFICE_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00")
JSON = "application/json"
OF_EACH_REQUEST = frozenset({"x-request-id", "etag"})
NO_STORE = "no-store"
SAFE: Mapping[str, str] = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
"""What every answer says to browsers."""


class Answer(HTTPResponse):
    """A response whose headers are written fast: Sanic encodes each anew, a fifth of a request."""

    __slots__ = ()

    @property
    def processed_headers(self) -> Iterator[tuple[bytes, bytes]]:
        """The headers as bytes; those that repeat are encoded once."""
        if self.status not in (204, 304):
            self.headers.setdefault("content-type", self.content_type)
        for name, value in self.headers.items():
            encode = _encoded if name in OF_EACH_REQUEST else _encoded_once
            yield encode(name, value)


class Given(Answer):
    """A ready answer as one caller gets it; `unchanged` (304) for those who hold it already."""

    __slots__ = ("ready",)

    def __init__(self, ready: ReadyAnswer, unchanged: bool) -> None:
        self.asgi = False
        self.stream = self._cookies = None
        self.content_type = None if unchanged else ready.media_type
        self.body, self.status = (b"", 304) if unchanged else (ready.body, 200)
        self.headers = Header()
        self.ready = ready

    @property
    def processed_headers(self) -> Iterator[tuple[bytes, bytes]]:
        """The headers that all get, as they were put into bytes once, and those of this caller."""
        lines = list(self.ready.head)
        for name, value in self.headers.items():
            encode = _encoded if name in OF_EACH_REQUEST else _encoded_once
            lines.append(encode(name, value))
        if self.content_type:
            lines.append(_encoded_once("content-type", self.content_type))
        return iter(lines)


def answer_of(value: object, status: int, cache_control: str = NO_STORE) -> BaseHTTPResponse:
    """The response that says `value`; with an ETag when `cache_control` lets somebody keep it."""
    if isinstance(value, BaseHTTPResponse):
        return value
    if value is None:
        return Answer(status=204, headers={"cache-control": NO_STORE})
    body, headers = encode(value), {"cache-control": cache_control}
    if cache_control != NO_STORE:
        headers |= {"etag": tag_of(body), "vary": "accept-language, authorization"}
    return Answer(body, status, headers, JSON)


def unless_held(request: Request, answer: BaseHTTPResponse) -> BaseHTTPResponse:
    """`answer`, or 304 for a caller who has it already."""
    tag = answer.headers.get("etag")
    if tag is None or answer.status != 200 or not holds(request, tag):
        return answer
    return Answer(status=304, headers=answer.headers)


def ready_of(answer: BaseHTTPResponse) -> ReadyAnswer | None:
    """What of `answer` everybody gets; None when it is not everybody's, or not whole by itself."""
    headers, kind = answer.headers, answer.content_type or ""
    is_public = headers.get("cache-control", "").startswith("public")
    if answer.status != 200 or not is_public or "etag" not in headers:
        return None
    if kind.startswith("text/html") and "content-security-policy" not in headers:
        return None
    head = tuple(_encoded(name, value) for name, value in {**headers, **SAFE}.items())
    return ReadyAnswer(answer.body or b"", kind, headers["etag"], head)


def encode(value: object) -> bytes:
    """`value` as JSON; every aware moment in UTC, ending in Z."""
    body = ENCODER.encode(value)
    return ENCODER.encode(_in_utc(msgspec.json.decode(body))) if OFFICE_OFFSET in body else body


def _in_utc(value: Any) -> Any:
    """Plain JSON with the office's moments told in UTC; also inside answers encoded earlier."""
    if isinstance(value, str):
        return _moment_in_utc(value) if OFFICE_MOMENT.fullmatch(value) else value
    if isinstance(value, dict):
        return {key: _in_utc(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_in_utc(inner) for inner in value]
    return value


def _moment_in_utc(text: str) -> str:
    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat().replace("+00:00", "Z")
    except ValueError:
        return text


def tag_of(content: bytes) -> str:
    """The ETag of some content."""
    return f'"{blake2b(content, digest_size=8).hexdigest()}"'


def holds(request: Request, tag: str) -> bool:
    """Whether the caller says that it holds what this ETag names."""
    held = request.headers.get("if-none-match")
    return held is not None and tag in (one.strip().removeprefix("W/") for one in held.split(","))


def _encoded(name: str, value: object) -> tuple[bytes, bytes]:
    """A header in bytes, made to stay on its line."""
    flat = f"{value}".replace("\r", " ").replace("\n", " ")
    return name.encode("ascii"), flat.encode(errors="surrogateescape")


_encoded_once = lru_cache(maxsize=4096)(_encoded)
