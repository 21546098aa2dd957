"""Codes of places: how deep, what kind, and what lies above."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.villages.region_codes import (
    BadRegionCode,
    RegionCode,
    RegionKind,
    RegionLevel,
    region_code,
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "440000000000",
            RegionCode("440000000000", RegionLevel.PROVINCE, RegionKind.AREA, ()),
        ),
        (
            "440900000000",
            RegionCode("440900000000", RegionLevel.PREFECTURE, RegionKind.AREA, ("440000000000",)),
        ),
        (
            "440983000000",
            RegionCode(
                "440983000000",
                RegionLevel.COUNTY,
                RegionKind.AREA,
                ("440000000000", "440900000000"),
            ),
        ),
        (
            "440983102000",
            RegionCode(
                "440983102000",
                RegionLevel.TOWNSHIP,
                RegionKind.TOWN,
                ("440000000000", "440900000000", "440983000000"),
            ),
        ),
        (
            "440983102201",
            RegionCode(
                "440983102201",
                RegionLevel.VILLAGE,
                RegionKind.VILLAGERS,
                ("440000000000", "440900000000", "440983000000", "440983102000"),
            ),
        ),
        (
            "441900003001",
            RegionCode(
                "441900003001",
                RegionLevel.VILLAGE,
                RegionKind.RESIDENTS,
                ("440000000000", "441900000000", "441900003000"),
            ),
        ),
    ],
)
def test_a_code_tells_level_kind_and_what_lies_above(text, read):
    assert region_code(text) == read
    assert region_code(text).parent == (read.ancestors[-1] if read.ancestors else None)


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("001000", RegionKind.SUBDISTRICT),
        ("099000", RegionKind.SUBDISTRICT),
        ("100000", RegionKind.TOWN),
        ("199000", RegionKind.TOWN),
        ("200000", RegionKind.RURAL_TOWNSHIP),
        ("399000", RegionKind.RURAL_TOWNSHIP),
        ("400000", RegionKind.OTHER),
        ("599000", RegionKind.OTHER),
        ("102001", RegionKind.RESIDENTS),
        ("102199", RegionKind.RESIDENTS),
        ("102200", RegionKind.VILLAGERS),
        ("102399", RegionKind.VILLAGERS),
        ("102400", RegionKind.OTHER),
        ("102999", RegionKind.OTHER),
    ],
)
def test_the_digits_tell_the_kind(digits, kind):
    assert region_code(f"440983{digits}").kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "440983",
        "44098310220",
        "4409831022010",
        "000000000000",
        "040983102201",
        "440083000000",
        "440000102201",
        "440983000201",
        "４４０９８３１０２２０１",
        "440983102201-2",
        "44098310220x",
    ],
)
def test_a_code_with_gaps_or_other_characters_is_refused(text):
    with pytest.raises(BadRegionCode):
        region_code(text)


def test_a_place_contains_itself_and_what_lies_in_it():
    county, village = region_code("440983000000"), region_code("440983102201")

    assert county.contains(village)
    assert village.contains(village)
    assert not village.contains(county)
    assert not county.contains(region_code("440984102201"))


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_each_ancestor_is_a_place_that_contains_it(text):
    try:
        place = region_code(text)
    except BadRegionCode:
        return

    above = [region_code(ancestor) for ancestor in place.ancestors]

    assert all(each.contains(place) for each in above)
    assert [each.level for each in above] == sorted(
        {each.level for each in above}, key=list(RegionLevel).index
    )
