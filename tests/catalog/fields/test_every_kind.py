"""What holds for every kind of question, whatever is answered."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import meta
from msgspec import json

from app.catalog import fields
from app.catalog.fields import CELLS, KINDS, NAMES
from app.catalog.fields.kind import SETTINGS, Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.words import knows
from tests.catalog.fields.reading import FAMILY, TODAY, a_field

FOLDER = Path(fields.__file__).parent
DOCUMENT = FOLDER.parents[2] / "docs" / "CATALOGUE.md"
NOT_KINDS = {"__init__", "kind", "writing"}
SAID = re.compile(r'"((?:field|shown|letter|case\.answer)\.[a-z.-]+)"')
OPEN = re.compile(r'f"(shown\.[a-z.]+)\{')

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
DAYS = st.dates().map(str) | st.just("２０２６-02-12")
DEGREES = st.floats(-90, 90)
TYPED: dict[str, st.SearchStrategy[Any]] = {
    "number": st.integers(-(10**12), 10**12) | st.integers().map(str),
    "money": st.integers(0, 10**12) | st.decimals(0, 10**9, places=2).map(str),
    "date": DAYS,
    "date_range": st.fixed_dictionaries({"from": DAYS, "to": DAYS}),
    "time": st.from_regex(r"\A[0-2]?[0-9]:[0-5][0-9]\Z"),
    "choice": st.sampled_from(["New", " 改建", "扩建"]),
    "choices": st.lists(st.sampled_from(["New", " 改建", "扩建"])),
    "cascade": st.sampled_from(["粮食/青稞", "Grain / Barley", ["经济林", "核桃", "薄皮"]]),
    "region": st.from_regex(r"\A51[0-9]{4}[01]0[0-9]20[0-9]\Z"),
    "address": st.text()
    | st.fixed_dictionaries({"region": st.just("511503102201"), "line": st.text()}),
    "phone": st.from_regex(r"\A(\+86 )?1[3-9][0-9]{9}\Z") | st.just("(0830) 6501234"),
    "id_number": st.sampled_from(["11010519491231002x", "130503670401001"]),
    "credit_code": st.just(" 91350100m000100y43"),
    "bank_card": st.just("4111 1111 1111 1111"),
    "name": st.from_regex(r"\A[张李王A-Z·・་ ]{1,8}\Z"),
    "plate": st.from_regex(r"\A川[A-Za-z]·?[A-Z0-9]{5,6}\Z"),
    "photo": st.integers(0, 10),
    "file": st.integers(0, 10),
    "signature": st.integers(0, 2),
    "location": st.fixed_dictionaries({"latitude": DEGREES, "longitude": DEGREES})
    | st.just({"failed": "off"}),
    "rows": st.lists(st.fixed_dictionaries({"crop": st.text(), "area": st.integers() | st.none()})),
    "family": st.lists(st.sampled_from([*FAMILY, {}]), max_size=60),
    "consent": st.sampled_from([True, False, "2026-01"]),
}


def test_every_kind_has_a_file_and_a_test_of_its_own_name() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - NOT_KINDS
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}

    assert files == set(KINDS) == {kind.slug for kind in KINDS.values()}
    assert tests - {"every_kind"} == files
    assert len(set(NAMES.values())) == len(KINDS) == 27


def test_every_kind_uses_settings_that_there_are_and_says_so_as_a_json_schema() -> None:
    for kind in KINDS.values():
        schema = kind.editor()

        meta.validate(schema)
        assert kind.settings == frozenset(schema["properties"]) <= frozenset(SETTINGS)
        assert kind.obliged <= kind.settings
        assert all(one["title"] for one in schema["properties"].values())
        assert list(kind.findings(a_field(kind.slug), ())) == []
    assert frozenset(SETTINGS) <= frozenset(FormField.__struct_fields__)


def test_the_table_in_the_documents_is_true() -> None:
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if "|" in line]
    rows = [line.strip("| ").split(" | ") for line in lines]
    told = {row[0]: [row[1], *row[3:]] for row in rows}

    for slug, kind in KINDS.items():
        settings = ", ".join(f"`{name}`" for name in sorted(kind.settings)) or "none"
        masked = "yes" if kind.sensitive else "no"
        assert told[f"`{slug}`"] == [kind.name, settings, kind.type, masked]


def test_a_cell_of_a_table_holds_one_answer() -> None:
    assert set(KINDS) - set(CELLS) == {
        *("photo", "file", "signature", "location", "note", "consent"),
        *("rows", "family"),
    }


def test_everything_the_kinds_say_has_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    said = set(SAID.findall(source)) - {"case.answer."}

    assert {key for key in said if not knows(key)} == set()
    assert OPEN.findall(source) == ["shown.location."]


@pytest.mark.parametrize("slug", sorted(KINDS))
@given(data=st.data())
def test_an_answer_is_refused_with_words_or_kept_so_that_it_stays_as_it_is(
    slug: str, data: st.DataObject
) -> None:
    kind, field = KINDS[slug], a_field(slug)
    raw = data.draw(TYPED.get(slug, st.text() | st.booleans()) | JUNK)
    if kind.is_empty(raw):
        return
    kept, wrong = _read(kind, raw, field)

    assert [one for one in wrong if not knows(one)] == []
    if kept is None:
        return
    assert _read(kind, kept, field) == (kept, [])
    assert json.decode(json.encode(kept)) == kept
    assert not kind.is_empty(kept)
    assert all(isinstance(kind.show(kept, field, said), str) for said in ("zh", "bo", "en"))
    assert isinstance(kind.mask(kept), str)
    assert all(isinstance(text, str) and text for text in kind.index(kept))


def _read(kind: Kind, raw: object, field: FormField) -> tuple[Value | None, list[str]]:
    """What is kept of an answer, or else the words of its faults."""
    try:
        return kind.read(raw, field, Reading(TODAY)), []
    except Fault as fault:
        return None, [wrong.word for wrong in fault.errors.values()]
