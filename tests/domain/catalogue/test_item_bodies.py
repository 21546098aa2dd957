"""Unfinished texts of services: their problems by pointer, and what can be shown of them."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as some

from app.domain.catalogue import item_bodies
from tests.make import an_item

WHOLE: dict[str, Any] = msgspec.to_builtins(an_item())


def test_a_whole_text_reads_as_its_item() -> None:
    read = item_bodies.read(WHOLE)

    assert (read.item, read.errors) == (an_item(), ())
    assert item_bodies.shown(WHOLE) == an_item()


def test_what_is_wrong_all_over_is_not_shown() -> None:
    assert item_bodies.shown({**WHOLE, "procedure": {"form": [{"bad": 1}] * 1_000}}) is None


def test_what_is_wrong_is_told_by_pointer() -> None:
    materials = [*WHOLE["materials"], {"name": "证明", "kind": "kites"}]
    read = item_bodies.read({**WHOLE, "materials": materials, "a/b~c": 1})

    assert read.item is None
    assert [problem.pointer for problem in read.errors] == ["/a~1b~0c", "/materials/2/kind"]


def test_an_unfinished_text_shows_dots_where_it_is_silent() -> None:
    started = {"code": "bus", "name": "公交", "materials": [{"name": "照片"}], "fee": None}

    item = item_bodies.shown(started)

    assert item is not None
    assert (item.name, item.summary, item.materials[0].name) == ("公交", "…", "照片")
    assert item.fee.fen == 0


def test_a_question_of_no_known_kind_is_left_out() -> None:
    form = [
        {"key": "a", "label": "甲", "kind": "wish"},
        {"key": "b", "label": "乙", "kind": "text"},
    ]

    item = item_bodies.shown({**WHOLE, "procedure": {"form": form}})

    assert item is not None
    assert [field.key for field in item.procedure.form] == ["b"]


def test_the_name_of_a_draft_whatever_was_written_there() -> None:
    bodies: list[dict[str, Any]] = [
        {"name": "公交"},
        {"name": {"zh": "公交", "en": "Bus"}},
        {"name": {"bo": 3}},
        {"name": ["x"]},
        {},
    ]

    assert [item_bodies.name_of(body, "en") for body in bodies] == ["公交", "Bus", "", "", ""]


plain = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from([*WHOLE, "key", "kind", "zh"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(some.dictionaries(some.sampled_from([*WHOLE, "nothing"]), plain))
def test_whatever_was_written_is_read_without_an_accident(changes: dict[str, Any]) -> None:
    body = json.loads(json.dumps({**WHOLE, **changes}))

    read = item_bodies.read(body)
    shown = item_bodies.shown(body)

    assert read.item is not None or read.errors
    assert shown is not None or read.errors
