"""What carriers tell unasked: kept once, answered at once, worked on later, tried again."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from app.models.carrier import CarrierEvent
from app.models.notice import Notice
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.house import key_rotation
from app.services.messages import carrier_events
from app.services.messages.carrier_events import Heard
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG


async def a_text(deps: Deps, **values: Any) -> UUID:
    """Yang's text about her booking, handed over to Alibaba, as far along as `values` say."""
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    now = deps.clock.now()
    known = {"channel": "aliyun", "carrier_id": "biz-1", "sending_at": now, "state": "sent"}
    await Notice.filter(template="booked").update(**{**known, **values})
    return (await Notice.get(template="booked")).id


def a_receipt(deps: Deps, carrier_id: str = "biz-1", key: str = "biz-1/13900000001") -> Heard:
    word = Word("aliyun", delivered=True, at=deps.clock.now(), carrier_id=carrier_id)
    return Heard("aliyun", key, word)


async def the_event() -> tuple[int, str, bool]:
    """Tries, outcome, and whether the only event is done."""
    event = await CarrierEvent.get()
    return event.tries, event.outcome, event.done_at is not None


async def test_the_same_told_twice_is_one_event(deps: Deps) -> None:
    one, other = a_receipt(deps), a_receipt(deps, "biz-2", "biz-2/13900000001")

    kept = [len(await carrier_events.keep(deps, told)) for told in ([one, one], [one, other])]

    assert kept == [1, 1]
    assert await CarrierEvent.all().count() == 2


async def test_two_pushes_of_the_same_at_once_are_one_event_each(deps: Deps) -> None:
    told = [a_receipt(deps, f"biz-{n}", f"biz-{n}") for n in range(20)]

    pushes = [carrier_events.keep(deps, some) for some in (told, told[::-1], told)]
    kept = await asyncio.gather(*pushes)

    assert sum(map(len, kept)) == await CarrierEvent.all().count() == 20


async def test_thousands_of_receipts_at_once_are_taken_in(deps: Deps) -> None:
    told = [a_receipt(deps, f"biz-{n}", f"biz-{n}") for n in range(2_000)]

    kept = await carrier_events.keep(deps, told)

    assert len(kept) == await CarrierEvent.filter(done_at=None).count() == 2_000


async def test_no_number_is_readable_in_what_is_kept(deps: Deps) -> None:
    await carrier_events.keep(deps, [a_receipt(deps)])

    row = (await CarrierEvent.all().values())[0]

    assert "13900000001" not in msgspec.json.encode(row).decode()


async def test_a_receipt_settles_its_message(deps: Deps) -> None:
    notice_id = await a_text(deps)
    await carrier_events.keep(deps, [a_receipt(deps)])

    done = await carrier_events.work_off(deps)

    assert done == {"settled": 1}
    assert (await Notice.get(id=notice_id)).state == "delivered"
    assert await the_event() == (1, "settled", True)


async def test_what_was_done_is_not_done_again(deps: Deps) -> None:
    await a_text(deps)
    await carrier_events.keep(deps, [a_receipt(deps)])
    await carrier_events.work_off(deps)

    again = await carrier_events.keep(deps, [a_receipt(deps)]), await carrier_events.work_off(deps)

    assert again == ([], {})


async def test_two_who_work_at_once_do_each_event_once(deps: Deps) -> None:
    await a_text(deps)
    await carrier_events.keep(deps, [a_receipt(deps)])

    both = await asyncio.gather(*(carrier_events.work_off(deps) for _ in range(2)))

    assert sum(one.get("settled", 0) for one in both) == 1
    assert await the_event() == (1, "settled", True)


async def test_a_receipt_that_comes_before_the_answer_is_tried_again(
    deps: Deps, clock: StillClock
) -> None:
    notice_id = await a_text(deps, carrier_id="", state="claimed")
    await carrier_events.keep(deps, [a_receipt(deps)])

    early = await carrier_events.work_off(deps)
    await Notice.filter(id=notice_id).update(carrier_id="biz-1", state="sent")
    soon = await carrier_events.work_off(deps)
    clock.pass_(minutes=1)
    later = await carrier_events.work_off(deps)

    assert [early, soon, later] == [{"waiting": 1}, {}, {"settled": 1}]
    assert (await Notice.get(id=notice_id)).state == "delivered"


async def test_a_receipt_of_nobodys_message_is_put_away_after_a_day(
    deps: Deps, clock: StillClock
) -> None:
    await carrier_events.keep(deps, [a_receipt(deps)])

    looked = []
    for pause in (*carrier_events.PAUSES, timedelta(days=9)):
        looked.append(await carrier_events.work_off(deps))
        clock.at += pause

    assert looked == [{"waiting": 1}] * 4 + [{"nobody": 1}]
    assert await carrier_events.work_off(deps) == {}
    assert await the_event() == (5, "nobody", True)


async def test_one_that_cannot_be_read_holds_up_no_other(
    deps: Deps, caplog: pytest.LogCaptureFixture, clock: StillClock
) -> None:
    await a_text(deps)
    await carrier_events.keep(deps, [a_receipt(deps, "biz-9", "biz-9")])
    await CarrierEvent.all().update(body_sealed="v1.broken")
    clock.pass_(seconds=1)
    await carrier_events.keep(deps, [a_receipt(deps)])

    done = await carrier_events.work_off(deps)
    for pause in carrier_events.PAUSES:
        clock.at += pause
        await carrier_events.work_off(deps)

    assert done == {"waiting": 1, "settled": 1}
    assert {row.outcome for row in await CarrierEvent.all()} == {"settled", "broken"}
    assert "failed" in caplog.text


async def test_events_of_long_ago_are_forgotten(deps: Deps, clock: StillClock) -> None:
    await carrier_events.keep(deps, [a_receipt(deps)])
    clock.pass_(days=89)
    await carrier_events.keep(deps, [a_receipt(deps, "biz-2", "biz-2")])
    clock.pass_(days=2)

    assert await carrier_events.forget_old(deps) == 1
    assert await CarrierEvent.all().count() == 1


async def test_what_is_kept_turns_with_the_keys(deps: Deps) -> None:
    await carrier_events.keep(deps, [a_receipt(deps)])
    turned = {sealed.table: set(sealed.columns) for sealed in key_rotation.EVERYTHING}

    assert await key_rotation.reseal_all(deps, lambda _: None) == 0
    assert {name: turned[name] for name in ("carrier_event", "message_reply")} == {
        "carrier_event": {"body"},
        "message_reply": {"phone", "text"},
    }
