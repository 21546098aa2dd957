"""Somebody who leaves, comes back and reads of absences, as the tests need it."""

from datetime import timedelta
from typing import Any

from app.domain.people.roles import Actor
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absence_views import AbsenceView
from app.services.bookings.absences import AbsenceWish
from tests.make import CENTRE

HOUR = timedelta(hours=1)


def a_wish(**values: Any) -> AbsenceWish:
    known: dict[str, Any] = {
        "centre": CENTRE,
        "person": None,
        "reason": "leave",
        "from_at": None,
        "until_at": None,
        "note": "",
    }
    return AbsenceWish(**{**known, **values})


async def leaves(deps: Deps, who: Actor, **values: Any) -> AbsenceView:
    return await absences.begin(deps, who, a_wish(**values), "zh")


async def returns(deps: Deps, who: Actor, absence: AbsenceView, note: str = "") -> AbsenceView:
    return await absences.end(deps, who, absence.id, note, "zh")


async def seen_by(deps: Deps, who: Actor, state: str = "open") -> list[AbsenceView]:
    return await absences.listed(deps, who, CENTRE, state, "zh")
