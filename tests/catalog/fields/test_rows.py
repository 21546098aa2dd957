"""A table that people add rows to."""

from app.catalog.fields import KINDS
from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import COLUMNS, faults, kept, settings_found, shown


def test_rows_are_kept_by_column_and_blank_ones_left_out() -> None:
    given = [{"area": "３", "crop": " 青稞 "}, {}, {"crop": ""}, {"crop": "小麦", "days": None}]

    assert kept("rows", given) == [{"crop": "青稞", "area": 3}, {"crop": "小麦"}]


def test_every_fault_is_told_by_row_and_column() -> None:
    given = [
        {},
        {"area": "三", "colour": "红", "days": {"from": "2026-02-12", "to": "2026-02-11"}},
        "青稞",
    ]

    assert faults("rows", given) == {
        "1.colour": Wrong("field.unknown"),
        "1.crop": Wrong("field.missing"),
        "1.area": Wrong("field.type.integer"),
        "1.days.to": Wrong("field.too-early", {"limit": "2026-02-12"}),
        "2": Wrong("field.type.object"),
    }
    assert faults("rows", {"crop": "青稞"}) == {"": Wrong("field.type.array")}


def test_there_are_as_many_rows_as_the_field_says() -> None:
    rows = [{"crop": "青稞"}] * 2

    assert faults("rows", rows, least=3) == {"": Wrong("field.too-few", {"limit": 3})}
    assert faults("rows", rows, most=1) == {"": Wrong("field.too-many", {"limit": 1})}
    assert faults("rows", rows * 26) == {"": Wrong("field.too-many", {"limit": 50})}


def test_rows_are_read_one_a_line_and_masked_whole() -> None:
    rows = [{"crop": "青稞", "area": 3}, {"crop": "小麦"}]

    assert shown("rows", rows) == "1. 作物：青稞，面积：3 亩\n2. 作物：小麦"
    assert shown("rows", rows, "en") == "1. Crop: 青稞, 面积: 3 亩\n2. Crop: 小麦"
    assert KINDS["rows"].mask(rows) == "***, ***"


def test_settings_of_a_table_are_judged() -> None:
    assert settings_found("rows", columns=COLUMNS, least=1) == []
    assert settings_found("rows", columns=()) == [("columns", "缺少列")]
    assert settings_found("rows", columns=COLUMNS * 5) == [("columns", "表格有15列，最多12列")]
