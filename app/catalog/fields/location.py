"""Where the phone was when the form was filled in."""

from math import isfinite
from typing import Any, Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value, parts_of, using
from app.catalog.form_fields import FormField
from app.words import say

FUZZY_DECIMALS: Final = 2
"""About one kilometre."""
EXACT_DECIMALS: Final = 4
"""About ten metres."""
FAILURES: Final = ("denied", "timeout", "unavailable", "off")
BOUNDS: Final = {"latitude": 90, "longitude": 180}


class Location(Kind):
    """Latitude and longitude, to about a kilometre unless it may be `exact`; or why there is none.

    Somebody who does not want to be found, or cannot be, is never kept from filing.
    """

    slug = "location"
    name = "位置"
    type = "none"
    sensitive = True
    schema = using(exact={"title": "精确位置（约10米；不勾选约1公里）", "type": "boolean"})

    def read(self, raw: object, field: FormField, reading: Reading) -> dict[str, Any]:
        """{"latitude", "longitude"} in rounded degrees, or {"failed"} with one of four reasons."""
        if isinstance(raw, dict) and "failed" in raw:
            if parts_of(raw, ("failed",))["failed"] not in FAILURES:
                raise Fault("field.location")
            return {"failed": raw["failed"]}
        given = parts_of(raw, tuple(BOUNDS))
        decimals = EXACT_DECIMALS if field.exact else FUZZY_DECIMALS
        return {name: _degrees(given.get(name), most, decimals) for name, most in BOUNDS.items()}

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The degrees, north and east, or why they are not known."""
        place = value if isinstance(value, dict) else {}
        if "failed" in place:
            return say(f"shown.location.{place['failed']}", language)
        return f"{place['latitude']}, {place['longitude']}"

    def mask(self, value: Value) -> str:
        """The degrees to about ten kilometres; nothing when they are not known."""
        if not isinstance(value, dict) or "failed" in value:
            return ""
        return f"{value['latitude']:.1f}, {value['longitude']:.1f}"


def _degrees(raw: object, most: int, decimals: int) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise Fault("field.location")
    if not isfinite(raw) or abs(raw) > most:
        raise Fault("field.location")
    return round(float(raw), decimals) + 0.0
