"""Cursors that only we can have made, and pages that end."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.paging import BadCursor, BadPageSize, Page, cursor, page, page_size, read_cursor

ID = UUID("019c4fe0-7e80-7000-8000-000000000001")


def forged(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


@given(st.datetimes(timezones=st.just(UTC)), st.uuids())
def test_a_cursor_brings_back_the_time_and_the_id(at, row_id):
    assert read_cursor(cursor(at, row_id), datetime, UUID) == (at, row_id)


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=40))
def test_a_cursor_brings_back_any_word(word):
    assert read_cursor(cursor(word, 7), str, int) == (word, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "é",
        "AAAA",
        forged("[]"),
        forged('["2026-02-12T00:00:00Z"]'),
        forged(f'["2026-02-12T00:00:00","{ID}"]'),
        forged('["2026-02-12T00:00:00Z","1 or 1=1"]'),
        forged('{"key":1}'),
        forged("[" * 400),
        "A" * 100_000,
    ],
)
def test_a_cursor_that_is_not_ours_is_refused(text):
    with pytest.raises(BadCursor):
        read_cursor(text, datetime, UUID)


@pytest.mark.parametrize("text", [forged('["a\\u0000b",1]'), forged(f'["a",{2**63}]')])
def test_a_cursor_that_a_database_cannot_compare_is_refused(text):
    with pytest.raises(BadCursor):
        read_cursor(text, str, int)


@given(st.text())
def test_no_text_breaks_the_reading_of_a_cursor(text):
    with pytest.raises(BadCursor):
        read_cursor(text, datetime, UUID)


@given(st.integers(0, 30), st.integers(1, 7))
def test_following_the_cursors_shows_every_row_once(count, size):
    rows, seen, after = list(range(count)), [], -1
    while True:
        fetched = [row for row in rows if row > after][: size + 1]
        shown = page(fetched, size, lambda row: (row, row))
        seen += shown.items
        if shown.next is None:
            break
        after, _ = read_cursor(shown.next, int, int)

    assert seen == rows


def test_a_page_can_be_shown_another_way():
    assert Page([1, 2], "more").showing(str) == Page(["1", "2"], "more")


@pytest.mark.parametrize(("wanted", "given"), [(None, 20), (1, 1), (100, 100), (5_000, 100)])
def test_a_page_has_bounds(wanted, given):
    assert page_size(wanted) == given


@pytest.mark.parametrize("wanted", [0, -1])
def test_a_page_without_entries_is_refused(wanted):
    with pytest.raises(BadPageSize):
        page_size(wanted)
