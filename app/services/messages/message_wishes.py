"""How somebody wants to hear from us: what comes first, what not at all, and when not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from app.domain.bookings.reminders import QUIET_FROM, QUIET_UNTIL
from app.domain.messages import message_wishes as rules
from app.domain.messages.message_wishes import StaffGather
from app.domain.people.roles import Actor
from app.models import sql
from app.models.carrier import ClosedWay
from app.models.person import Person
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.house import audit
from app.services.messages import gatherings, knock_views
from app.services.messages.message_replies import CLOSED_BY_REPLY
from app.services.people import people
from app.words import say


class WishGroup(Struct, frozen=True):
    """A group of messages that may be switched off, named by what then does not come."""

    key: str
    name: str


class MessageWishView(Struct, frozen=True):
    """How somebody wants to hear from us; empty quiet hours are the usual ones.

    `first` is sms or knock instead of WeChat; `may_gather` for staff.
    """

    first: str
    muted: list[str]
    quiet_from: str
    quiet_until: str
    gather: bool
    texts: bool
    groups: list[WishGroup]
    usual_from: str
    usual_until: str
    may_gather: bool


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What somebody wishes, all of it; times of day are HH:MM or empty."""

    first: str = ""
    muted: tuple[str, ...] = ()
    quiet_from: str = ""
    quiet_until: str = ""
    gather: bool = False
    texts: bool = True


async def of(deps: Deps, actor: Actor, language: str) -> MessageWishView:
    """One's own wishes; as usual for who never said any."""
    row = await MessageWish.get_or_none(person_id=actor.person_id)
    found = row or MessageWish(person_id=actor.person_id, muted=[])
    groups = rules.optional_groups(staff=_works(actor))
    return MessageWishView(
        first=found.first_rung,
        muted=[group for group in found.muted if group in groups],
        quiet_from=found.quiet_from,
        quiet_until=found.quiet_until,
        gather=found.gather,
        texts=not found.no_texts,
        groups=[WishGroup(key, _named(kinds, language)) for key, kinds in groups.items()],
        usual_from=f"{QUIET_FROM:%H:%M}",
        usual_until=f"{QUIET_UNTIL:%H:%M}",
        may_gather=_works(actor),
    )


async def keep(deps: Deps, actor: Actor, wishes: Wishes, language: str) -> MessageWishView:
    """Put these in place of one's wishes; BadQuietHours, NotOptional, StaffGather.

    Who wants text messages again takes back what they once answered to one.
    """
    staff = _works(actor)
    rules.check_quiet(wishes.quiet_from, wishes.quiet_until)
    rules.check_muted(wishes.muted, staff=staff)
    if wishes.gather and not staff:
        raise StaffGather(pointer="/gather")
    async with sql.transaction():
        person = await people.held(actor.person_id)
        await _keep(deps, person, wishes)
        if not wishes.gather:
            await gatherings.release(deps, person.id)
        if wishes.texts:
            await _open_texts(person)
        subject, texts = f"person:{actor.person_id}", wishes.texts
        await audit.record(deps, actor.person_id, "wishes-kept", subject, texts=texts)
    return await of(deps, actor, language)


async def _keep(deps: Deps, person: Person, wishes: Wishes) -> None:
    """Write the one row of somebody, whose own row is held."""
    values: dict[str, Any] = {
        "first_rung": wishes.first,
        "muted": list(dict.fromkeys(wishes.muted)),
        "quiet_from": wishes.quiet_from,
        "quiet_until": wishes.quiet_until,
        "gather": wishes.gather,
        "no_texts": not wishes.texts,
        "changed_at": deps.clock.now(),
    }
    if not await MessageWish.filter(person_id=person.id).update(**values):
        await MessageWish.create(id=deps.ids.new(), person_id=person.id, **values)


async def _open_texts(person: Person) -> None:
    """Open one's own number again for text messages; what the vendor closed stays closed."""
    if person.phone_index:
        own = ClosedWay.filter(rung="sms", to_index=person.phone_index, error=CLOSED_BY_REPLY)
        await own.delete()


def _named(kinds: Iterable[str], language: str) -> str:
    return say("reach.comma", language).join(
        say(f"message_kind.{kind}", language) for kind in kinds
    )


def _works(actor: Actor) -> bool:
    return actor.is_staff or knock_views.is_agent(actor)
