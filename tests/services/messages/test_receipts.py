"""Receipts settled together: as each would be alone, and none holds up another."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.messages.carriers import Can
from app.models.carrier import CarrierEvent, CarrierMinute
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import carrier_events, delivery
from app.services.messages.carrier_events import Heard
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.people import YANG
from tests.services.carriers import Carrier, due_messages, over, states

TELLING = Can(receipts=True, askable=True)


async def sent(deps: Deps, *keys: str) -> None:
    """Texts to Yang that were handed over; their carrier calls each `id-<key>`."""
    await due_messages(deps, YANG, keys)
    await delivery.deliver(over(deps, sms=Carrier(can=TELLING)))


async def heard(deps: Deps, *words: Word) -> None:
    """The county's gateway told this, one thing after the other."""
    told = [Heard("sms", f"event-{place}", word) for place, word in enumerate(words)]
    await carrier_events.keep(deps, told)


def arrived(deps: Deps, key: str) -> Word:
    return Word("sms", delivered=True, at=deps.clock.now(), carrier_id=f"id-{key}")


def bounced(deps: Deps, key: str) -> Word:
    return replace(arrived(deps, key), delivered=False, error="blocked")


async def counted() -> tuple[int, int, int]:
    """How many arrived and bounced, and how long their receipts took."""
    minutes = await CarrierMinute.all()
    return (
        sum(one.delivered for one in minutes),
        sum(one.bounced for one in minutes),
        sum(one.receipt_seconds for one in minutes),
    )


async def test_many_that_arrived_are_settled_and_counted(deps: Deps, clock: StillClock) -> None:
    keys = [f"text-{number}" for number in range(2 * carrier_events.TOGETHER + 1)]
    await sent(deps, *keys)
    clock.pass_(seconds=5)
    await heard(deps, *(arrived(deps, key) for key in keys))

    done = await carrier_events.work_off(deps)

    assert done == {"settled": len(keys)}
    assert await states() == dict.fromkeys(sorted(keys), "delivered")
    assert await counted() == (len(keys), 0, 5 * len(keys))
    assert {(row.tries, row.outcome) for row in await CarrierEvent.all()} == {(1, "settled")}


async def test_what_is_noted_is_what_a_receipt_alone_would_note(
    deps: Deps, clock: StillClock
) -> None:
    await sent(deps, "alone", "together")
    clock.pass_(minutes=1)
    told = clock.at - timedelta(seconds=20)
    by_name = replace(arrived(deps, "together"), at=told)
    by_our_key = Word("sms", delivered=True, at=told, key="alone")
    await heard(deps, by_name, by_our_key)

    await carrier_events.work_off(deps)

    alone, together = [await as_noted(key) for key in ("alone", "together")]
    assert alone == together


async def as_noted(key: str) -> dict[str, Any]:
    """Everything a row holds but its names."""
    row = await Notice.filter(key=key).values()
    return {
        name: value for name, value in row[0].items() if name not in ("id", "key", "carrier_id")
    }


async def test_bounced_early_and_unknown_ones_go_their_own_ways_beside_them(
    deps: Deps, clock: StillClock
) -> None:
    await sent(deps, "one", "two", "three")
    await Notice.filter(key="three").update(carrier_id="", state="claimed")
    await heard(
        deps,
        arrived(deps, "one"),
        bounced(deps, "two"),
        arrived(deps, "three"),
        arrived(deps, "nobodys"),
    )

    done = await carrier_events.work_off(deps)

    told = {key: state for key, state in (await states()).items() if "#" not in key}
    assert done == {"settled": 2, "waiting": 2}
    assert told == {"one": "delivered", "two": "refused", "three": "claimed"}
    assert await counted() == (1, 1, 0)


async def test_the_same_told_in_two_ways_counts_once(deps: Deps) -> None:
    await sent(deps, "one")
    await heard(deps, arrived(deps, "one"), arrived(deps, "one"))

    done = await carrier_events.work_off(deps)

    assert done == {"settled": 2}
    assert await counted() == (1, 0, 0)


async def test_a_rung_that_follows_is_taken_back_when_the_one_before_it_arrived(
    deps: Deps,
) -> None:
    await sent(deps, "one")
    await heard(deps, bounced(deps, "one"))
    await carrier_events.work_off(deps)
    assert await states() == {"one": "refused", "one#1": "planned"}

    await carrier_events.keep(deps, [Heard("sms", "after-all", arrived(deps, "one"))])
    await carrier_events.work_off(deps)

    assert await states() == {"one": "delivered", "one#1": "retracted"}


async def test_two_messages_that_a_carrier_calls_the_same_are_not_mixed_up(deps: Deps) -> None:
    await sent(deps, "one", "two")
    await Notice.all().update(carrier_id="id-one")
    await heard(deps, arrived(deps, "one"))

    await carrier_events.work_off(deps)

    assert sorted((await states()).values()) == ["delivered", "sent"]


async def test_one_that_breaks_leaves_the_others_settled(
    deps: Deps, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    keys = ["one", "two", "three"]
    await sent(deps, *keys)
    without_zone = clock.at.replace(tzinfo=None)
    await heard(deps, *(arrived(deps, key) for key in keys[:2]))
    broken = replace(arrived(deps, "three"), at=without_zone)
    await carrier_events.keep(deps, [Heard("sms", "broken", broken)])

    done = await carrier_events.work_off(deps)

    assert done == {"settled": 2, "waiting": 1}
    assert await states() == {"one": "delivered", "two": "delivered", "three": "sent"}
    assert await counted() == (2, 0, 0)
    assert "3 receipts could not be settled together" in caplog.text
