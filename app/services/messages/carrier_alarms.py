"""Telling administrators that a carrier was stopped, and that it is back: by message and mail."""

from datetime import datetime
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.messages.house_messages import HouseKind
from app.domain.people.roles import RoleName
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.messages import notices
from app.services.messages.notices import Addressee
from app.words import knows, say


async def tell_stopped(deps: Deps, carrier: str, since: datetime, why: str) -> None:
    """Tell of a trouble that began at `since`; told twice, it is said once.

    Inside anybody's transaction.
    """
    await _tell(deps, HouseKind.CARRIER_STOPPED, carrier, since, why)


async def tell_back(deps: Deps, carrier: str, since: datetime) -> None:
    """Tell that the trouble that began at `since` is over; as `tell_stopped`."""
    await _tell(deps, HouseKind.CARRIER_BACK, carrier, since, "")


async def _tell(deps: Deps, kind: HouseKind, carrier: str, since: datetime, why: str) -> None:
    about = f"carrier/{carrier}/{kind.removeprefix('carrier_')}/{since:%Y%m%d%H%M%S}"
    for person in await Person.filter(id__in=await administrators()).order_by("id"):
        language = person.language
        params = {
            "item": said_carrier(carrier, language),
            "number": carrier,
            "centre": say("carrier.house", language),
            "carrier": said_carrier(carrier, language),
            "why": said_why(why, language),
            "starts": since.isoformat(),
        }
        ways = ["", "email"] if person.email_sealed and "email" in deps.channels else [""]
        for via in ways:
            key = "/".join(filter(None, (about, person.id.hex, via)))
            to = Addressee(person.id, language, via=via)
            await notices.queue(deps, to, [Planned(key, kind, deps.clock.now())], params)


async def administrators() -> list[UUID]:
    """Who looks after the whole house; where nobody does, every office's administrators."""
    rows = await Membership.filter(role=RoleName.ADMIN)
    everywhere = {row.person_id for row in rows if row.centre_id is None}
    return sorted(everywhere or {row.person_id for row in rows})


def said_carrier(carrier: str, language: str) -> str:
    """What people call a carrier."""
    key = f"carrier.{carrier}"
    return say(key, language) if knows(key) else carrier


def said_why(why: str, language: str) -> str:
    """Why a carrier was stopped, by the code of a refusal; empty for none."""
    for key in (f"carrier.why.{why}", f"title.{why}"):
        if why and knows(key):
            return say(key, language)
    return why
