"""What WeChat tells us unasked: grants given and taken back, and what became of messages."""

import json
from dataclasses import replace
from typing import Any, cast

import pytest

from app.channels.paper import Paper
from app.channels.wechat.callback import BadPush, NotFromWeChat, PushSecrets
from app.channels.wechat.push import WeChatPush
from app.models.notice import Notice
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.messages import carrier_events, delivery, grants, wechat_push
from app.services.messages.wechat_push import NoPush
from sandbox.pushes import signature
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG, ZHAXI

TOKEN = "between-us"


def listening(deps: Deps) -> Deps:
    """The same house, with WeChat's push set up."""
    return replace(deps, push=WeChatPush(PushSecrets(TOKEN)))


def signed() -> dict[str, str]:
    return {
        "timestamp": "1772413200",
        "nonce": "77",
        "signature": signature(TOKEN, "1772413200", "77"),
    }


def push(event: str, openid: str = YANG.openid, **item: str) -> bytes:
    """A push with one entry, as WeChat sends it."""
    body = {
        "FromUserName": openid,
        "CreateTime": "1772413200",
        "MsgType": "event",
        "Event": event,
        "List": [{"TemplateId": "T-booked", **item}],
    }
    return json.dumps(body).encode()


ACCEPTED = {"event": "subscribe_msg_popup_event", "SubscribeStatusString": "accept"}
REFUSED = {"event": "subscribe_msg_change_event", "SubscribeStatusString": "reject"}


async def tell(deps: Deps, body: bytes) -> int:
    return await wechat_push.take_in(listening(deps), signed(), body)


async def told(deps: Deps, body: bytes) -> dict[str, int]:
    """Somebody tells it, and the timetable works on it."""
    await tell(deps, body)
    return await carrier_events.work_off(deps)


async def the_message(deps: Deps, **values: Any) -> Notice:
    """Yang's message about her booking, as far along as `values` say."""
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    await Notice.filter(template="booked").update(channel="wechat", **values)
    return await Notice.get(template="booked")


async def test_wechat_checks_our_address_and_hears_its_echo(deps: Deps) -> None:
    assert wechat_push.greeting(listening(deps), {**signed(), "echostr": "4711"}) == "4711"


async def test_without_a_push_nobody_is_at_home(deps: Deps) -> None:
    with pytest.raises(NoPush):
        wechat_push.greeting(deps, signed())
    with pytest.raises(NoPush):
        await wechat_push.take_in(deps, signed(), push(**ACCEPTED))


async def test_a_grant_told_twice_counts_once(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    heard = [await tell(deps, push(**ACCEPTED)) for _ in range(2)]

    assert heard == [1, 1]
    assert await grants.balance(yang.person_id) == {"booked": 1}


async def test_a_refusal_leaves_nothing_to_send_with(deps: Deps) -> None:
    yang = await a_person(deps, YANG)
    await grants.take_in(deps, yang.person_id, {"T-booked": "accept", "T-day-before": "accept"})

    await tell(deps, push(**REFUSED))

    assert await grants.balance(yang.person_id) == {"day_before": 1}


@pytest.mark.parametrize(
    ("openid", "template"), [("stranger", "T-booked"), (YANG.openid, "T-of-somebody-else")]
)
async def test_a_grant_of_a_stranger_or_for_a_strange_message_is_passed_over(
    deps: Deps, openid: str, template: str
) -> None:
    yang = await a_person(deps, YANG)

    heard = await tell(deps, push(**ACCEPTED, openid=openid, TemplateId=template))

    assert heard == 1
    assert await grants.balance(yang.person_id) == {}


async def test_a_receipt_settles_the_message_it_names(deps: Deps) -> None:
    now = deps.clock.now()
    message = await the_message(deps, state="unknown", carrier_id="77001", sending_at=now)
    event = push("subscribe_msg_sent_event", MsgID="77001", ErrorCode="0", ErrorStatus="success")

    done = [await told(deps, event) for _ in range(2)]

    settled = await Notice.get(id=message.id)
    assert done == [{"settled": 1}, {}]
    assert (settled.state, settled.error, settled.sent_at) == ("delivered", "", now)


async def test_a_receipt_waits_for_the_timetable(deps: Deps) -> None:
    now = deps.clock.now()
    message = await the_message(deps, state="sent", carrier_id="77001", sending_at=now)
    event = push("subscribe_msg_sent_event", MsgID="77001", ErrorCode="0", ErrorStatus="success")

    heard = await tell(deps, event)

    assert (heard, (await Notice.get(id=message.id)).state) == (1, "sent")


async def test_a_receipt_of_a_failure_says_why(deps: Deps) -> None:
    now = deps.clock.now()
    message = await the_message(deps, state="sent", carrier_id="77001", sending_at=now)
    event = push(
        "subscribe_msg_sent_event", MsgID="77001", ErrorCode="3", ErrorStatus="user refuse"
    )

    await told(deps, event)

    settled = await Notice.get(id=message.id)
    assert (settled.state, settled.error) == ("refused", "user refuse")


async def test_somebody_elses_receipt_settles_nothing(deps: Deps) -> None:
    now = deps.clock.now()
    message = await the_message(deps, state="unknown", carrier_id="77001", sending_at=now)
    await a_person(deps, ZHAXI)
    event = push("subscribe_msg_sent_event", ZHAXI.openid, MsgID="77002", ErrorCode="0")

    done = await told(deps, event)

    assert done == {"waiting": 1}
    assert (await Notice.get(id=message.id)).state == "unknown"


async def test_more_grants_than_there_is_time_for_are_noted_by_the_timetable(deps: Deps) -> None:
    yang = await a_person(deps, YANG)
    body = json.loads(push(**ACCEPTED))
    body["List"] = body["List"] * (wechat_push.AT_ONCE + 2)

    heard = await tell(deps, json.dumps(body).encode())
    at_once = await grants.balance(yang.person_id)
    done = await carrier_events.work_off(deps)

    most = wechat_push.AT_ONCE
    assert (heard, at_once, done) == (most + 2, {"booked": most}, {"granted": 2})
    assert await grants.balance(yang.person_id) == {"booked": most + 2}


async def test_a_push_that_is_not_wechats_changes_nothing(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    with pytest.raises(NotFromWeChat):
        await wechat_push.take_in(
            listening(deps), {**signed(), "signature": "0" * 40}, push(**ACCEPTED)
        )

    assert await grants.balance(yang.person_id) == {}


async def test_a_push_nobody_can_read_is_refused(deps: Deps) -> None:
    with pytest.raises(BadPush):
        await tell(deps, b"<xml")


async def test_other_events_are_heard_and_passed_over(deps: Deps) -> None:
    assert await tell(deps, push("user_enter_tempsession")) == 1


async def test_a_grant_lets_the_next_message_go_by_wechat(deps: Deps) -> None:
    await the_message(deps)
    await tell(deps, push(**ACCEPTED))

    await delivery.deliver(deps)

    assert [sheet.to for sheet in cast(Paper, deps.channels["wechat"]).sent] == [YANG.openid]
