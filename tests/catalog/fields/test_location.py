"""Where the phone was."""

import pytest

from app.catalog.fields import KINDS
from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, settings_found, shown

HERE = {"latitude": 28.84567, "longitude": 104.98765}


def test_a_place_is_known_to_a_kilometre_unless_it_may_be_exact() -> None:
    assert kept("location", HERE) == {"latitude": 28.85, "longitude": 104.99}
    assert kept("location", HERE, exact=True) == {"latitude": 28.8457, "longitude": 104.9877}
    assert settings_found("location", exact=True) == []


@pytest.mark.parametrize("failed", ["denied", "timeout", "unavailable", "off"])
def test_nobody_has_to_be_found(failed: str) -> None:
    assert kept("location", {"failed": failed}) == {"failed": failed}
    assert KINDS["location"].mask({"failed": failed}) == ""
    assert shown("location", {"failed": failed})


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ({"failed": "tired"}, {"": Wrong("field.location")}),
        ({"failed": "off", "latitude": 1}, {"latitude": Wrong("field.unknown")}),
        ({"latitude": 91, "longitude": 0}, {"": Wrong("field.location")}),
        ({"latitude": float("nan"), "longitude": 0}, {"": Wrong("field.location")}),
        ({"latitude": 1}, {"": Wrong("field.location")}),
        ({"latitude": True, "longitude": 0}, {"": Wrong("field.location")}),
        ({**HERE, "altitude": 1}, {"altitude": Wrong("field.unknown")}),
        ("28.8,104.9", {"": Wrong("field.type.object")}),
    ],
)
def test_what_is_no_place_is_refused(raw: object, wrong: object) -> None:
    assert faults("location", raw) == wrong


def test_a_place_is_masked_to_ten_kilometres() -> None:
    place = {"latitude": 28.85, "longitude": 104.99}

    assert shown("location", place) == "28.85, 104.99"
    assert KINDS["location"].mask(place) == "28.9, 105.0"
