"""The carriers of messages: counted by the minute, stopped once, tried before they are back."""

import asyncio
from datetime import timedelta

from app.models.carrier import CarrierMinute, CarrierState
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.messages import carriers
from app.services.messages.carriers import Tally
from app.services.people import people
from tests.fakes import StillClock
from tests.make import CENTRE, a_person, a_town
from tests.people import CHEN, LI, ZHAO

BUSY = Tally(asked=10, sent=6, refused=1, failed=2, unknown=1, answer_ms=900, late_seconds=30)


async def an_administrator(deps: Deps) -> Person:
    """Chen, who looks after the whole house and reads mail."""
    chen = await a_person(deps, CHEN)
    await Membership.create(id=deps.ids.new(), person_id=chen.person_id, role="admin")
    person = await Person.get(id=chen.person_id)
    people.set_email(deps, person, "chen@example.cn")
    await person.save(update_fields=["email_sealed"])
    return person


async def test_what_is_counted_in_one_minute_adds_up(deps: Deps, clock: StillClock) -> None:
    await carriers.count(deps, {"wechat": BUSY, "sms": Tally()})
    await carriers.count(deps, {"wechat": BUSY})
    clock.pass_(seconds=60)
    await carriers.count(deps, {"wechat": Tally(delivered=1, receipt_seconds=9)})

    rows = await CarrierMinute.all().order_by("minute_at")

    assert [(row.carrier, row.asked, row.failed, row.answer_ms) for row in rows] == [
        ("wechat", 20, 4, 1800),
        ("wechat", 0, 0, 0),
    ]
    assert (rows[1].delivered, rows[1].receipt_seconds) == (1, 9)
    assert rows[1].minute_at - rows[0].minute_at == timedelta(minutes=1)


async def test_drainers_that_count_at_once_lose_nothing(deps: Deps) -> None:
    both = {"sms": Tally(asked=1), "wechat": Tally(asked=2)}
    swapped = dict(reversed(both.items()))

    await asyncio.gather(*(carriers.count(deps, one) for one in [both, swapped] * 10))

    rows = await CarrierMinute.all().order_by("carrier")
    assert [(row.carrier, row.asked) for row in rows] == [("sms", 20), ("wechat", 40)]


async def test_every_carrier_works_until_it_is_stopped(deps: Deps, clock: StillClock) -> None:
    before = await carriers.shut(deps)
    until = clock.now() + timedelta(minutes=10)

    await carriers.stop(deps, "sms", "out-of-money")
    await carriers.stop(deps, "wechat", "carrier-errors", until)

    assert before == {}
    assert await carriers.shut(deps) == {"sms": clock.now() + carriers.RESTS_FOR, "wechat": until}
    assert await carriers.trials(deps) == {}


async def test_a_pause_that_ran_out_is_a_trial_of_five(deps: Deps, clock: StillClock) -> None:
    await carriers.stop(deps, "sms", "carrier-errors", clock.now() + timedelta(minutes=1))
    clock.pass_(minutes=1)

    fresh = await carriers.shut(deps), await carriers.trials(deps)
    await carriers.count(deps, {"sms": Tally(asked=3)})
    begun = await carriers.shut(deps), await carriers.trials(deps)
    await carriers.count(deps, {"sms": Tally(asked=3)})
    spent = await carriers.shut(deps), await carriers.trials(deps)

    assert [fresh, begun] == [({}, {"sms": 5}), ({}, {"sms": 2})]
    assert spent == ({"sms": clock.now() + carriers.LOOKED_AT_EVERY}, {"sms": 0})


async def test_administrators_are_told_once_by_message_and_mail(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    await a_person(deps, ZHAO, director=CENTRE)
    await a_person(deps, LI, admin=CENTRE)
    chen = await an_administrator(deps)
    deps.channels["email"] = deps.channels["wechat"]  # type: ignore[index]

    first = await carriers.stop(deps, "sms", "out-of-money")
    again = await carriers.stop(deps, "sms", "bad-signature")

    told = await Notice.filter(template="carrier_stopped").order_by("via")
    assert (first, again) == (True, False)
    assert [(one.person_id, one.via) for one in told] == [(chen.id, ""), (chen.id, "email")]
    assert {key: told[0].params[key] for key in ("item", "number")} == {
        "item": "县里的短信网关",
        "number": "sms",
    }
    state = await CarrierState.get(name="sms")
    assert (state.paused_why, state.pauses) == ("out-of-money", 1)
    [noted] = await AuditEntry.filter(act="carrier-paused")
    assert (noted.actor_id, noted.subject) == (None, "carrier:sms")


async def test_two_who_stop_a_carrier_at_once_tell_of_it_once(deps: Deps) -> None:
    await an_administrator(deps)

    stopped = await asyncio.gather(*(carriers.stop(deps, "sms", "out-of-money") for _ in range(5)))

    assert sorted(stopped) == [False] * 4 + [True]
    assert await Notice.filter(template="carrier_stopped").count() == 1


async def test_where_nobody_has_the_whole_house_the_offices_administrators_hear(
    deps: Deps,
) -> None:
    await a_town(deps)
    li = await a_person(deps, LI, admin=CENTRE)

    await carriers.stop(deps, "tencent", "carrier-misconfigured")

    [told] = await Notice.filter(template="carrier_stopped")
    assert told.person_id == li.person_id


async def test_minutes_of_long_ago_are_forgotten(deps: Deps, clock: StillClock) -> None:
    await carriers.count(deps, {"sms": BUSY})
    clock.pass_(days=89)
    await carriers.count(deps, {"sms": BUSY})
    clock.pass_(days=2)

    assert await carriers.forget_old(deps) == 1
    assert await CarrierMinute.all().count() == 1
