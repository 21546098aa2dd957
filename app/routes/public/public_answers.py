"""What everybody may keep for a while: pages and leaflets with an ETag, and when they are older."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from hashlib import blake2b

from sanic import HTTPResponse, Request
from sanic.response import raw

from app.kit.clock import SHANGHAI


def tag_of(content: bytes) -> str:
    """The ETag of some content."""
    return f'"{blake2b(content, digest_size=8).hexdigest()}"'


def has_already(request: Request, tag: str) -> bool:
    """Whether the caller says that it holds what this ETag names."""
    held = request.headers.get("if-none-match", "")
    return tag in (one.strip().removeprefix("W/") for one in held.split(","))


def kept_headers(tag: str, max_age: int, since: date | None = None) -> dict[str, str]:
    """Headers with which caches keep something for `max_age` seconds; `since` is an office day."""
    headers = {
        "cache-control": f"public, max-age={max_age}",
        "etag": tag,
        "vary": "accept-language",
    }
    if since is not None:
        begin = datetime.combine(since, time.min, SHANGHAI).astimezone(UTC)
        headers["last-modified"] = format_datetime(begin, usegmt=True)
    return headers


def unchanged(headers: dict[str, str]) -> HTTPResponse:
    """304: the caller has it already."""
    return HTTPResponse(status=304, headers=headers)


def kept(
    request: Request, content: bytes, media_type: str, headers: dict[str, str]
) -> HTTPResponse:
    """The content with its headers, or 304 for those who hold it."""
    if has_already(request, headers["etag"]):
        return unchanged(headers)
    return raw(content, content_type=media_type, headers=headers)
