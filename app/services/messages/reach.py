"""Which ways lead to somebody now, and why the others do not: said before a message is promised."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from msgspec import Struct

from app.domain.messages.carriers import carriers_of
from app.domain.messages.rungs import PERSON, STAFF, Rung
from app.domain.messages.ways_now import Closed, Reaching, WayNow, ways_now
from app.domain.people import identity
from app.domain.people.identity import BadPhone
from app.domain.people.roles import RoleName
from app.models.carrier import ClosedWay
from app.models.notice import LastingGrant
from app.models.person import Membership, Person
from app.models.reach import MessageWish, SecondContact
from app.ports import Deps
from app.services.messages import (
    carriers,
    delivery_facts,
    delivery_turns,
    grants,
    knock_agents,
    sms_budgets,
)
from app.services.people import people
from app.words import say

WORK: Final = "work"
"""The lasting grant of somebody of the staff for messages of work."""
BY_OTHERS: Final = (Rung.SECOND, Rung.KNOCK)
"""The rungs on which somebody else passes the word on."""
WHERE_SET_UP: Final = (Rung.EMAIL, Rung.WECOM, Rung.WORK)
"""The rungs that many places do not have: nobody hears there that they are missing."""


class ReachWay(Struct, frozen=True):
    """One way to somebody: whether it works now, and in words why not."""

    rung: str
    said: str
    ok: bool
    why: str


class ReachView(Struct, frozen=True):
    """Whether a message would reach somebody now; `sentence` says it as a whole."""

    reachable: bool
    sentence: str
    ways: list[ReachWay]


async def of(deps: Deps, person: Person, language: str, centre_id: UUID | None = None) -> ReachView:
    """The ways to somebody as they are now, for whoever reads `language`; the first one first.

    Also for somebody who was written down a moment ago, inside the same transaction; `centre_id` is
    the office about whose matter they would be told, for who has no household.
    """
    wish = await MessageWish.get_or_none(person_id=person.id)
    found = ways_now(await _known(deps, person, wish, centre_id))
    if wish is not None and wish.first_rung:
        found = tuple(sorted(found, key=lambda way: way.rung != wish.first_rung))
    ways = [_shown(way, language) for way in found]
    open_ones = [way.rung for way in found if way.ok]
    return ReachView(bool(open_ones), _sentence(found, language), ways)


async def of_id(
    deps: Deps, person_id: UUID, language: str, centre_id: UUID | None = None
) -> ReachView:
    """As `of`, of the person with this id, who is there."""
    return await of(deps, await Person.get(id=person_id), language, centre_id)


async def lasting(person_id: UUID) -> list[str]:
    """The templates for which somebody's consent does not wear off, by name."""
    held = LastingGrant.filter(person_id=person_id, ended_at=None)
    return sorted([str(one) for one in await held.values_list("template", flat=True)])


async def _known(
    deps: Deps, person: Person, wish: MessageWish | None, centre_id: UUID | None
) -> Reaching:
    works = await Membership.filter(person_id=person.id).exclude(role=RoleName.RESIDENT).exists()
    asked = (*STAFF, *BY_OTHERS) if works else PERSON
    rungs = tuple(one.value for one in asked if one not in WHERE_SET_UP or _set_up(deps, one))
    contact = await SecondContact.get_or_none(person_id=person.id, ended_at=None)
    home = await knock_agents.home_of(person.id, centre_id)
    agent = await knock_agents.agent_for(deps, person.id, home)
    missing = {
        **await _wechat(person),
        **_texts(deps, person, wish),
        **({} if contact else {"second": Closed.NO_CONTACT}),
        **({} if agent else {"knock": Closed.NO_AGENT}),
        **({} if person.wecom_user else {"wecom": Closed.NO_ACCOUNT}),
        **({} if person.email_sealed else {"email": Closed.NO_EMAIL}),
    }
    shut = await carriers.shut(deps)
    return Reaching(
        rungs=rungs,
        missing=missing,
        carriers={rung: len(_set_up(deps, rung)) for rung in rungs},
        running={rung: len([c for c in _set_up(deps, rung) if c not in shut]) for rung in rungs},
        standing=person.standing,
        closed=await _closed(deps, person),
        unpaid=not await _paid(deps, home.centre_id),
    )


async def _wechat(person: Person) -> Mapping[str, Closed]:
    """What WeChat and its messages of work lack."""
    if not person.openid:
        return {"wechat": Closed.NO_WECHAT, "work": Closed.NO_WECHAT}
    held = await lasting(person.id)
    once = await grants.balance(person.id)
    allowed = set(held) - {WORK} or any(count > 0 for count in once.values())
    return {
        **({} if allowed else {"wechat": Closed.NO_GRANT}),
        **({} if WORK in held else {"work": Closed.NOT_BOUND}),
    }


def _texts(deps: Deps, person: Person, wish: MessageWish | None) -> Mapping[str, Closed]:
    """What text messages lack."""
    if not person.phone_sealed:
        return {"sms": Closed.NO_PHONE}
    try:
        mobile = identity.phone(people.phone_of(deps, person)).is_mobile
    except BadPhone:
        mobile = False
    if not mobile:
        return {"sms": Closed.NO_MOBILE}
    return {"sms": Closed.STOPPED} if wish is not None and wish.no_texts else {}


async def _closed(deps: Deps, person: Person) -> set[str]:
    """The rungs on which the address that would be asked is closed for good."""
    reached = (await delivery_facts.people_reached(deps, [person.id]))[person.id]
    asked = {(str(way.rung), way.to_index) for way in reached.ways}
    rows = await ClosedWay.filter(to_index__in=[index for _, index in asked]) if asked else []
    return {row.rung for row in rows if (row.rung, row.to_index) in asked}


async def _paid(deps: Deps, centre_id: UUID | None) -> bool:
    """Whether the shortest text would be paid for, by the office where they live, if we know it."""
    costs = [delivery_turns.cost_fen(deps, one, 1) for one in _set_up(deps, Rung.SMS)]
    if centre_id is None or not costs:
        return True
    return await sms_budgets.pays(deps, centre_id, min(costs))


def _set_up(deps: Deps, rung: str) -> list[str]:
    return [carrier for carrier in carriers_of(rung) if carrier in deps.channels]


def _shown(way: WayNow, language: str) -> ReachWay:
    why = say(f"reach.why.{way.why}", language) if way.why else ""
    return ReachWay(way.rung, say(f"reach.rung.{way.rung}", language), way.ok, why)


def _sentence(ways: tuple[WayNow, ...], language: str) -> str:
    """One honest sentence: how, or that nothing leads to them and why."""
    direct = [way.rung for way in ways if way.ok and way.rung not in BY_OTHERS]
    others = [way.rung for way in ways if way.ok and way.rung in BY_OTHERS]
    if direct or others:
        named = [say(f"reach.rung.{rung}", language) for rung in direct or others]
        key = "reach.direct" if direct else "reach.by_others"
        return say(key, language, ways=_listed(named, language))
    if all(way.why is Closed.GONE for way in ways):
        return say("reach.gone", language)
    told = dict.fromkeys(say(f"reach.why.{way.why}", language) for way in ways if way.why)
    return say("reach.nobody", language, why=_listed(list(told), language))


def _listed(named: list[str], language: str) -> str:
    return say("reach.comma", language).join(named)
