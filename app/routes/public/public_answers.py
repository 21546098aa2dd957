"""What everybody may keep for a while: pages and leaflets with an ETag, and when they are older."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from sanic import HTTPResponse

from app.kit.clock import SHANGHAI


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
