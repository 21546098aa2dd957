"""What people answer to texts: kept for the office about whose matter it is, TD ends the texts."""

from datetime import datetime
from typing import Any

import pytest

from app.models.carrier import CarrierEvent, ClosedWay, MessageReply
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.messages import carrier_events
from app.services.messages.carrier_events import Heard
from app.services.messages.message_replies import Replied, wants_no_more
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG, ZHAXI


async def answer(deps: Deps, text: str, phone: str = YANG.phone) -> MessageReply:
    """Somebody answers, and it is worked on."""
    told = Replied(phone, text, deps.clock.now())
    await carrier_events.keep(deps, [Heard("aliyun", f"{phone}/{text}", told)])
    await carrier_events.work_off(deps)
    reply = await MessageReply.all().order_by("-id").first()
    assert reply is not None
    return reply


def index(deps: Deps, phone: str) -> str:
    return deps.cipher.blind("phone", phone)


async def a_text(deps: Deps, sending_at: datetime) -> Notice:
    """The last text to Yang's number, about her booking in Liujia."""
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    sent = {"to_index": index(deps, YANG.phone), "sending_at": sending_at}
    await Notice.filter(template="booked").update(**sent)
    return await Notice.get(template="booked")


async def test_an_answer_goes_to_the_office_of_the_last_text(deps: Deps) -> None:
    text = await a_text(deps, deps.clock.now())

    reply = await answer(deps, "明天下雨能改天吗")

    assert (reply.person_id, reply.centre_id, reply.stop) == (text.person_id, text.centre_id, False)
    assert text.centre_id is not None
    assert deps.cipher.open(reply.text_sealed, f"message_reply:text:{reply.id}") == (
        "明天下雨能改天吗"
    )
    assert await MessageWish.all().count() == await ClosedWay.all().count() == 0


async def test_without_a_text_it_is_whose_number_it_is(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    reply = await answer(deps, "收到", f"+86{YANG.phone}")

    assert (reply.person_id, reply.centre_id) == (yang.person_id, None)


async def test_a_strange_number_is_heard_too(deps: Deps) -> None:
    reply = await answer(deps, "TD", "10086")

    assert (reply.person_id, reply.stop) == (None, True)
    assert deps.cipher.open(reply.phone_sealed, f"message_reply:phone:{reply.id}") == "10086"
    assert await ClosedWay.all().count() == 0


async def test_td_ends_the_texts_to_that_number(deps: Deps) -> None:
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)

    reply = await answer(deps, "td")

    assert (reply.person_id, reply.stop) == (yang.person_id, True)
    closed = await ClosedWay.all().order_by("rung")
    assert [(one.rung, one.to_index, one.error) for one in closed] == [
        ("second", index(deps, YANG.phone), "stopped-by-reply"),
        ("sms", index(deps, YANG.phone), "stopped-by-reply"),
    ]
    [wish] = await MessageWish.all()
    assert (wish.person_id, wish.no_texts, wish.muted) == (yang.person_id, True, [])
    assert await MessageWish.filter(person_id=zhaxi.person_id).count() == 0
    assert [one.subject for one in await AuditEntry.filter(act="texts-stopped")] == [
        f"person:{yang.person_id}"
    ]


async def test_td_leaves_the_other_wishes_as_they_are(deps: Deps) -> None:
    yang, now = await a_person(deps, YANG), deps.clock.now()
    known: dict[str, Any] = {"first_rung": "sms", "muted": ["rate_me"]}
    own: dict[str, Any] = {"id": deps.ids.new(), "person_id": yang.person_id, "changed_at": now}
    await MessageWish.create(**own, **known)

    await answer(deps, "TD")
    await answer(deps, "退订")

    wish = await MessageWish.get()
    assert (wish.first_rung, wish.muted, wish.no_texts) == ("sms", ["rate_me"], True)
    assert await ClosedWay.all().count() == 2


async def test_the_same_answer_pushed_twice_is_one(deps: Deps) -> None:
    await a_person(deps, YANG)
    told = Heard("aliyun", "seq-1", Replied(YANG.phone, "好", deps.clock.now()))

    for _ in range(2):
        await carrier_events.keep(deps, [told])
        await carrier_events.work_off(deps)

    assert await MessageReply.all().count() == await CarrierEvent.all().count() == 1


@pytest.mark.parametrize("text", ["TD", "td ", "ＴＤ", "T", "退订", "退订。", "མི་དགོས།", "Stop!"])
def test_the_words_that_end_texts(text: str) -> None:
    assert wants_no_more(text)


@pytest.mark.parametrize("text", ["", "！", "好", "怎么退订", "取消预约", "T恤", "TDD"])
def test_whatever_else_is_said_ends_nothing(text: str) -> None:
    assert not wants_no_more(text)
