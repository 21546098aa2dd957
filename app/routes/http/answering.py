"""Writes what a handler answers: JSON in UTC, nothing, or a ready response."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec
from sanic import HTTPResponse, Request
from sanic.response import BaseHTTPResponse

ENCODER = msgspec.json.Encoder()
OFFICE_OFFSET = b'+08:00"'
OFFICE_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00")
JSON = "application/json"
OF_EACH_REQUEST = frozenset({"x-request-id", "etag"})


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


def answer_of(
    request: Request, value: object, status: int, max_age: int | None = None
) -> BaseHTTPResponse:
    """The response to `request` that says `value`.

    With `max_age` (seconds) caches may keep it (only the caller's own when a token came along), and
    a caller who has it already gets a 304.
    """
    if isinstance(value, BaseHTTPResponse):
        return value
    if value is None:
        return Answer(status=204, headers={"cache-control": "no-store"})
    body = encode(value)
    if max_age is not None:
        return _kept(request, body, max_age)
    return Answer(body, status, {"cache-control": "no-store"}, JSON)


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


def _kept(request: Request, body: bytes, max_age: int) -> Answer:
    tag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
    whose = "private" if "authorization" in request.headers else "public"
    headers = {
        "cache-control": f"{whose}, max-age={max_age}",
        "etag": tag,
        "vary": "accept-language, authorization",
    }
    if request.headers.get("if-none-match") == tag:
        return Answer(status=304, headers=headers)
    return Answer(body, 200, headers, JSON)


def _encoded(name: str, value: object) -> tuple[bytes, bytes]:
    """A header in bytes, made to stay on its line."""
    flat = f"{value}".replace("\r", " ").replace("\n", " ")
    return name.encode("ascii"), flat.encode(errors="surrogateescape")


_encoded_once = lru_cache(maxsize=4096)(_encoded)
