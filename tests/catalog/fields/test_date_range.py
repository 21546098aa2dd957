"""From one day to another."""

from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, shown


def test_two_days_are_kept_the_second_not_before_the_first() -> None:
    days = {"from": "2026-02-12", "to": "2026-02-12"}

    assert kept("date_range", days) == days
    assert faults("date_range", {"from": "2026-02-12", "to": "2026-02-11"}) == {
        "to": Wrong("field.too-early", {"limit": "2026-02-12"})
    }


def test_what_is_wrong_is_told_at_its_end() -> None:
    given = {"from": "2026-02-30", "to": " "}

    assert faults("date_range", given) == {
        "from": Wrong("field.day"),
        "to": Wrong("field.missing"),
    }
    assert faults("date_range", {"from": "2026-02-12", "till": 1}) == {
        "till": Wrong("field.unknown")
    }
    assert faults("date_range", "2026-02-12") == {"": Wrong("field.type.object")}


def test_both_days_keep_to_the_bounds() -> None:
    assert faults("date_range", {"from": "2026-02-11", "to": "2026-02-14"}, least=0, most=1) == {
        "from": Wrong("field.too-early", {"limit": "2026-02-12"}),
        "to": Wrong("field.too-late", {"limit": "2026-02-13"}),
    }


def test_two_days_are_read_as_letters_write_them() -> None:
    days = {"from": "2026-03-02", "to": "2026-03-05"}

    assert shown("date_range", days) == "2026年3月2日至2026年3月5日"
    assert shown("date_range", days, "en") == "2 Mar 2026 to 5 Mar 2026"
