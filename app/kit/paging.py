"""Long lists in pages: an opaque cursor remembers where the last page ended."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec

from app.kit.errors import Invalid

DEFAULT_SIZE = 20
MOST = 100
LONGEST_CURSOR = 512

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K", str, int, datetime)
I = TypeVar("I", str, int, UUID)  # noqa: E741 - the id


class BadCursor(Invalid):
    """This page marker is not one of ours; start again from the first page."""


class BadPageSize(Invalid):
    """A page has at least one entry."""


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Some entries of a list; `next` asks for those that follow, None at the end."""

    items: list[T]
    next: str | None = None

    def showing(self, show: Callable[[T], U]) -> "Page[U]":
        """The same page with each entry shown another way."""
        return Page([show(item) for item in self.items], self.next)


def page_size(wanted: int | None) -> int:
    """How many entries to give: 20 unless told, 100 at most; BadPageSize below one."""
    if wanted is None:
        return DEFAULT_SIZE
    if wanted < 1:
        raise BadPageSize(wanted=wanted)
    return min(wanted, MOST)


def page(
    rows: Sequence[T], size: int, place: Callable[[T], tuple[str | int | datetime, Any]]
) -> Page[T]:
    """The first `size` of `rows`; the caller fetched `size + 1`, to see whether more follow.

    `place` tells the sort key and the id of a row; those of the last row shown become the cursor.
    """
    shown = list(rows[:size])
    more = len(rows) > size and bool(shown)
    return Page(shown, cursor(*place(shown[-1])) if more else None)


def cursor(key: str | int | datetime, row_id: str | int | UUID) -> str:
    """The opaque text of a place in a list; datetimes are aware."""
    return urlsafe_b64encode(msgspec.json.encode((key, row_id))).rstrip(b"=").decode()


def read_cursor(text: str, key: type[K], row_id: type[I]) -> tuple[K, I]:
    """The sort key and the id after which to go on, or BadCursor for anything not made here."""
    if len(text) > LONGEST_CURSOR:
        raise BadCursor
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        found: tuple[K, I] = msgspec.json.decode(raw, type=tuple[key, row_id])  # type: ignore[valid-type]
    except (ValueError, msgspec.DecodeError):
        raise BadCursor from None
    if not all(map(_storable, found)):
        raise BadCursor
    return found


def _storable(value: object) -> bool:
    """Whether a database can compare it: aware, within 64 bits, without NUL."""
    if isinstance(value, datetime):
        return value.tzinfo is not None
    if isinstance(value, int):
        return abs(value) < 1 << 63
    return "\0" not in str(value)
