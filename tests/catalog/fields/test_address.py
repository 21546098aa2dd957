"""Where somebody lives."""

from app.catalog.fields import KINDS
from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, shown

WHOLE = {"region": "511503102201", "line": "刘家镇大同村3组12号"}


def test_an_address_is_a_line_and_the_region_it_lies_in_or_none() -> None:
    assert kept("address", {"region": "511503102201", "line": " 刘家镇大同村3组12号 "}) == WHOLE
    assert kept("address", "正街1号") == {"region": "", "line": "正街1号"}
    assert kept("address", {"region": None, "line": "正街1号"}) == {"region": "", "line": "正街1号"}


def test_what_is_wrong_is_told_at_its_part() -> None:
    assert faults("address", {"region": "1", "line": ""}) == {
        "region": Wrong("field.region"),
        "line": Wrong("field.missing"),
    }
    assert faults("address", {"line": "字" * 201}) == {
        "line": Wrong("field.too-long", {"limit": 200})
    }
    assert faults("address", {"street": "正街"}) == {"street": Wrong("field.unknown")}
    assert faults("address", 1) == {"": Wrong("field.type.object")}


def test_an_address_is_masked_below_the_township() -> None:
    assert shown("address", WHOLE) == "511503102201 刘家镇大同村3组12号"
    assert shown("address", {"region": "", "line": "正街1号"}) == "正街1号"
    assert KINDS["address"].mask(WHOLE) == "刘家镇***"
