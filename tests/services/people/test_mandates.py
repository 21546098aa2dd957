"""Mandates: given with a witness, told on another way, limited, ended, over the day after."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.domain.people.mandates import (
    MandateLimit,
    MandateStands,
    NoMandate,
    OwnMandate,
    ProxyDecides,
    Way,
    WitnessNeeded,
)
from app.domain.people.roles import Actor
from app.models.case import Case
from app.models.mandate import FamilyTie, Mandate
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Person
from app.ports import Deps
from app.services.people import acting_for, mandate_views, mandates, people
from app.services.people.mandate_checks import Wanted
from app.services.people.mandates import NoSuchMandate, NoSuchProxy, ProxyNamed
from app.services.people.paper_people import Named
from app.services.people.people import NoSuchPerson
from tests.casework import an_office, filed, messages_to
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, a_mandate, a_person
from tests.people import CHEN, YANG, ZHAXI, Someone
from tests.services.village_rooms import AGENT, ROOM, a_room

UNTIL = date(2026, 6, 30)
YANG_NAMED = Named(name=YANG.name, phone=YANG.phone)
LUO_NAMED = Named(name="罗桂芳")


def wanted(**values: Any) -> Wanted:
    given = {
        "items": [ITEM],
        "until_on": UNTIL,
        "way": Way.PAPER,
        "proof": "a" * 64,
        "witness_name": CHEN.name,
    }
    return Wanted(**{**given, **values})


async def told(person_id: UUID) -> list[tuple[str, str]]:
    rows = await Notice.filter(person_id=person_id).order_by("id")
    return [(row.template, row.via) for row in rows]


async def test_on_paper_it_counts_at_once_and_the_person_is_told_by_text_message(
    deps: Deps,
) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)

    made = await mandates.take_down(deps, room.agent, YANG_NAMED, wanted(), "zh")

    row = await Mandate.get(id=made.id)
    assert (row.principal_id, row.proxy_id) == (yang.person_id, room.agent.person_id)
    assert (made.state, made.number, made.witness) == ("given", f"M-{ROOM}-2026-0001", CHEN.name)
    assert [one.act for one in made.forbidden] == ["bank_account", "payee"]
    assert await told(yang.person_id) == [("mandate_given", "sms")]
    [notice] = await Notice.filter(person_id=yang.person_id)
    assert notice.params["proxy"] == AGENT.name
    assert notice.params["due"] == "2026-06-30"
    assert await messages_to(room.agent) == []


async def test_by_consent_it_waits_for_the_persons_own_yes(deps: Deps) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)
    today = deps.clock.today()

    asked = await mandates.take_down(deps, room.agent, YANG_NAMED, wanted(way=Way.CONSENT), "zh")
    with pytest.raises(NoMandate):
        await acting_for.check_may_act(deps, room.agent.person_id, yang.person_id, ITEM, today)
    assert asked.principal.name == "杨*英"
    with pytest.raises(NoSuchMandate):
        await mandates.agree(deps, room.agent, asked.id, "zh")
    given = await mandates.agree(deps, yang, asked.id, "zh")

    assert (asked.state, given.state, given.may) == ("asked", "given", ["end"])
    found = await acting_for.check_may_act(deps, room.agent.person_id, yang.person_id, ITEM, today)
    assert found is not None
    assert await told(yang.person_id) == [("mandate_asked", "")]
    assert await messages_to(room.agent) == ["mandate_held"]
    with pytest.raises(MandateStands):
        await mandates.agree(deps, yang, asked.id, "zh")


async def test_who_has_no_phone_is_told_on_paper_by_the_office(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)

    made = await mandates.take_down(deps, room.agent, LUO_NAMED, wanted(), "zh")

    row = await Mandate.get(id=made.id)
    assert await told(row.principal_id) == []
    assert await messages_to(town.zhao) == ["mandate_paper"]
    shown = await mandate_views.of_office(deps, town.li, CENTRE, "open", True, "zh")
    assert [(one.id, one.to_print) for one in shown.items] == [(made.id, True)]
    await AuditEntry.create(
        id=deps.ids.new(),
        at=deps.clock.now(),
        actor_id=town.li.person_id,
        act=mandate_views.PRINTED,
        subject=f"mandate:{made.id}",
        facts={},
    )
    assert (await mandate_views.of_office(deps, town.li, CENTRE, "open", True, "zh")).items == []


async def test_a_mandate_on_ones_own_phone_counts_at_once_for_an_agent_or_a_neighbour(
    deps: Deps,
) -> None:
    await an_office(deps)
    room, yang, zhaxi = await a_room(deps), await a_person(deps, YANG), await a_person(deps, ZHAXI)
    plain = wanted(way=Way.CONSENT, proof="", witness_name="")

    agent = await mandates.give_in_app(deps, yang, ProxyNamed(room.agent.person_id), plain, "zh")
    near = wanted(way=Way.CONSENT, proof="", witness_name="", centre=CENTRE, items=[])
    friend = await mandates.give_in_app(deps, yang, ProxyNamed(phone=ZHAXI.phone), near, "zh")

    assert (agent.as_agent, agent.state, agent.proxy.name) == (True, "given", AGENT.name)
    assert (friend.as_agent, friend.forbidden, friend.proxy.phone) == (False, [], "139****0002")
    assert await messages_to(zhaxi) == ["mandate_held"]
    assert {one.id for one in (await mandate_views.mine(deps, yang, "zh")).items} == {
        agent.id,
        friend.id,
    }
    with pytest.raises(NoSuchProxy):
        await mandates.give_in_app(deps, yang, ProxyNamed(phone="13911112222"), near, "zh")
    with pytest.raises(OwnMandate):
        await mandates.give_in_app(deps, yang, ProxyNamed(phone=YANG.phone), near, "zh")


async def test_an_agent_is_no_witness_for_themselves_and_means_nobody_out_of_sight(
    deps: Deps,
) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)

    for wrong in ({"witness_name": AGENT.name}, {"witness_id": room.agent.person_id}):
        with pytest.raises(WitnessNeeded):
            await mandates.take_down(deps, room.agent, YANG_NAMED, wanted(**wrong), "zh")
    with pytest.raises(NoSuchPerson):
        await mandates.take_down(deps, room.agent, Named(id=yang.person_id), wanted(), "zh")

    assert await Mandate.all().count() == 0


async def test_an_agent_acts_for_fifty_people_and_not_for_one_more(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    for number in range(50):
        someone = Person(id=deps.ids.new(), made_at=deps.clock.now())
        people.set_name(deps, someone, f"村民{number}")
        await someone.save(force_create=True)
        await a_mandate(deps, someone.id, room.agent.person_id)

    with pytest.raises(MandateLimit):
        await mandates.take_down(deps, room.agent, YANG_NAMED, wanted(), "zh")

    again = Named(id=someone.id)
    await Mandate.filter(principal_id=someone.id).update(centre_id=room.id)
    made = await mandates.take_down(deps, room.agent, again, wanted(), "zh")
    assert made.state == "given"


async def test_nobody_both_acts_for_a_person_and_handles_their_case(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    case = await Case.get(id=await filed(deps, yang))
    near = wanted(way=Way.CONSENT, proof="", witness_name="", centre=CENTRE)
    li = await Person.get(id=case.holder_id)

    with pytest.raises(ProxyDecides):
        await mandates.give_in_app(
            deps, yang, ProxyNamed(phone=people.phone_of(deps, li)), near, "zh"
        )

    assert li.id == town.li.person_id


async def test_both_sides_end_it_and_the_other_one_hears_of_it(deps: Deps) -> None:
    await an_office(deps)
    room, yang, zhaxi = await a_room(deps), await a_person(deps, YANG), await a_person(deps, ZHAXI)
    made = await mandates.take_down(deps, room.agent, YANG_NAMED, wanted(), "zh")

    with pytest.raises(NoSuchMandate):
        await mandates.end(deps, zhaxi, made.id, "zh")
    ended = await mandates.end(deps, room.agent, made.id, "zh")

    assert (ended.state, ended.may) == ("ended", [])
    assert await told(yang.person_id) == [("mandate_given", "sms"), ("mandate_ended", "sms")]
    assert await messages_to(room.agent) == ["mandate_ended"]
    with pytest.raises(MandateStands):
        await mandates.end(deps, yang, made.id, "zh")


async def test_the_day_after_its_last_day_both_sides_are_told_once(
    deps: Deps, clock: StillClock
) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)
    until = deps.clock.today()
    await mandates.take_down(deps, room.agent, YANG_NAMED, wanted(until_on=until), "zh")

    same_day = await mandates.end_over(deps)
    clock.pass_(days=1)
    first, again = await mandates.end_over(deps), await mandates.end_over(deps)

    assert (same_day, first, again) == (0, 1, 0)
    assert await told(yang.person_id) == [("mandate_given", "sms"), ("mandate_over", "sms")]
    assert await messages_to(room.agent) == ["mandate_over"]


async def test_a_mandate_covers_its_items_and_no_others(deps: Deps) -> None:
    await an_office(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    made = await a_mandate(deps, yang.person_id, zhaxi.person_id, items=[ITEM], as_agent=False)
    today = deps.clock.today()

    async def may(who: Actor, item: str | None) -> UUID | None:
        found = await acting_for.check_may_act(deps, who.person_id, yang.person_id, item, today)
        return found.id if found else None

    assert await may(zhaxi, ITEM) == await may(zhaxi, None) == made.id
    assert await may(yang, LONG_ITEM) is None
    with pytest.raises(NoMandate):
        await may(zhaxi, LONG_ITEM)


async def test_of_a_merged_proxy_nobody_unknown_is_let_in(deps: Deps) -> None:
    await an_office(deps)
    yang, stranger = (
        await a_person(deps, YANG),
        await a_person(deps, Someone("s", "生人", "13900000077")),
    )

    made = await a_mandate(deps, yang.person_id, (await a_person(deps, ZHAXI)).person_id)

    with pytest.raises(NoSuchMandate):
        await mandates.show(deps, stranger, made.id, "zh")


async def test_an_agent_named_by_phone_has_an_agents_limits_but_for_their_own_family(
    deps: Deps,
) -> None:
    await an_office(deps)
    room, yang, zhaxi = await a_room(deps), await a_person(deps, YANG), await a_person(deps, ZHAXI)
    named, terms = ProxyNamed(phone=AGENT.phone), wanted(way=Way.CONSENT, centre=CENTRE)
    await FamilyTie.create(
        id=deps.ids.new(),
        person_id=zhaxi.person_id,
        relative_id=room.agent.person_id,
        relation="sibling",
        verified_by_id=yang.person_id,
        verified_at=deps.clock.now(),
        made_by_id=zhaxi.person_id,
        made_at=deps.clock.now(),
    )

    stranger = await mandates.give_in_app(deps, yang, named, terms, "zh")
    sibling = await mandates.give_in_app(deps, zhaxi, named, terms, "zh")

    assert [one.act for one in stranger.forbidden] == ["bank_account", "payee"]
    assert (stranger.as_agent, sibling.as_agent, sibling.forbidden) == (True, False, [])
