"""Subscription messages: what arrives on the phone and what each refusal means."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import aiohttp
import pytest

from app.channels.refusals import UnknownRecipient, verdict_of
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.refusals import BadField, BadPage, BadTemplate, NoGrant
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import DEMO, WeChatTemplate
from app.domain.messages.messages import Message, Outcome, Receipt, Registered
from app.domain.messages.verdicts import Fate, Verdict
from app.kit.errors import AppError, Invalid
from sandbox.faults import Fault
from sandbox.server import Sandbox
from sandbox.settings import APPID

FIGURES = ("left", "count", "late", "today")
"""The figures that hints of cases speak of."""


async def test_a_booking_is_confirmed_on_the_phone(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    receipt = await wechat.send(yang, booked)

    [received] = sandbox.state.messages
    assert receipt == Receipt(Outcome.SENT, received.msgid)
    assert received.shown() == {
        "at": received.at,
        "msgid": received.msgid,
        "template_id": "demo-booked",
        "title": "预约成功通知",
        "data": {
            "事项": "城乡居民医保参保登记",
            "时间": "2026年11月23日 09:30",
            "地点": "南溪镇便民服务中心",
            "提示": "请带齐材料，按时到场",
            "号码": "A07",
        },
        "page": "pages/booking/index?id=7",
    }


async def test_every_kind_of_message_fits_its_template(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    params = {**booked.params, "due": "2026-03-10", **dict.fromkeys(FIGURES, "12")}
    for key in DEMO:
        await wechat.send(yang, replace(booked, template=key, params=params))

    sent = [message.template_id for message in sandbox.state.messages]
    assert sent == [template.template_id for template in reversed(list(DEMO.values()))]
    hints = {text for one in sandbox.state.messages for text in one.data.values()}
    assert not {hint for hint in hints if hint.endswith("…")}, "no hint is cut"


async def test_the_state_and_the_language_are_always_said(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    for language in ("zh", "bo", "en", "??"):
        await wechat.send(yang, replace(booked, language=language))

    sent = [line.details for line in sandbox.state.log if line.what.endswith("/subscribe/send")]
    tongues = [said.rpartition('"lang": "')[2][:5] for said in reversed(sent)]
    assert tongues == ["zh_CN", "zh_CN", "en_US", "zh_CN"]
    assert all('"miniprogram_state": "formal"' in said for said in sent)


async def test_without_a_grant_this_way_is_closed(
    sandbox: Sandbox, wechat: WeChatSubscribe, booked: Message
) -> None:
    sandbox.state.allow("sandbox-agent", "demo-booked")
    await wechat.send("sandbox-agent", booked)

    with pytest.raises(NoGrant) as caught:
        await wechat.send("sandbox-agent", booked)

    assert (caught.value.code, caught.value.facts["errcode"]) == ("no-grant", 43101)
    assert len(sandbox.state.messages) == 1


@pytest.mark.parametrize(
    ("errcode", "refusal", "code"),
    [
        (43101, NoGrant, "no-grant"),
        (40003, UnknownRecipient, "unknown-recipient"),
        (40037, BadTemplate, "bad-template"),
        (47003, BadField, "bad-field"),
        (41030, BadPage, "bad-page"),
    ],
)
async def test_each_final_refusal_has_its_own_name(
    sandbox: Sandbox,
    wechat: WeChatSubscribe,
    yang: str,
    booked: Message,
    errcode: int,
    refusal: type[Invalid],
    code: str,
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("fail", 1, errcode))

    with pytest.raises(refusal) as caught:
        await wechat.send(yang, booked)

    assert caught.value.code == code
    assert isinstance(caught.value, Invalid)


async def test_wechat_names_the_field_it_does_not_like(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    wrong = {"booked": WeChatTemplate("demo-booked", "", {"thing9": "{item}"})}
    stranger = WeChatSubscribe(wechat.client, wrong)

    with pytest.raises(BadField) as caught:
        await stranger.send(yang, booked)

    assert caught.value.facts["field"] == "thing9"
    assert "rid" in caught.value.facts


async def test_an_openid_that_wechat_does_not_know_is_final(
    wechat: WeChatSubscribe, booked: Message
) -> None:
    with pytest.raises(UnknownRecipient):
        await wechat.send("o-nobody", booked)
    with pytest.raises(UnknownRecipient):
        await wechat.send("", booked)


async def test_a_message_that_cannot_be_worded_never_leaves(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    gap = Message("booked", {"item": "医保"})

    with pytest.raises(BadTemplate):
        await wechat.send(yang, replace(booked, template="nothing"))
    with pytest.raises(BadField) as caught:
        await wechat.send(yang, gap)

    assert caught.value.facts == {"field": "time2", "reason": "gap"}
    assert list(sandbox.state.log) == []


async def test_an_answer_that_got_lost_is_unknown_and_the_message_is_there_once(
    sandbox: Sandbox, hasty: AsyncWeChat, yang: str, booked: Message
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("lost"))
    started = time.monotonic()

    receipt = await WeChatSubscribe(hasty, DEMO).send(yang, booked)

    assert receipt == Receipt(Outcome.UNKNOWN)
    assert time.monotonic() - started < 20
    assert len(sandbox.state.messages) == 1


async def test_a_carrier_that_hangs_is_unknown_in_bounded_time(
    sandbox: Sandbox, hasty: AsyncWeChat, yang: str, booked: Message
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("hang"))
    started = time.monotonic()

    receipt = await WeChatSubscribe(hasty, DEMO).send(yang, booked)

    assert receipt == Receipt(Outcome.UNKNOWN)
    assert time.monotonic() - started < 20
    assert list(sandbox.state.messages) == []


async def test_what_is_registered_with_wechat_goes_before_the_table(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    fields = {**DEMO["booked"].fields, "thing4": "请带身份证"}

    await wechat.send(yang, replace(booked, registered=Registered("demo-moved", fields)))
    await wechat.send(yang, replace(booked, registered=Registered("demo-cancelled")))

    sent = [(one.template_id, one.data["thing4"]) for one in sandbox.state.messages]
    assert sent == [("demo-cancelled", "请带齐材料，按时到场"), ("demo-moved", "请带身份证")]


async def test_it_says_what_it_can_and_whether_it_works(
    sandbox: Sandbox, client: AsyncWeChat, http: aiohttp.ClientSession
) -> None:
    told = WeChatSubscribe(client, DEMO, told_later=True)
    silent = WeChatSubscribe(AsyncWeChat(APPID, "wrong", http, sandbox.wechat_url), DEMO)

    assert [told.can.receipts, silent.can.receipts] == [True, False]
    assert [await told.check(), await silent.check()] == ["", "carrier-misconfigured"]
    asked_at = datetime(2026, 3, 2, tzinfo=UTC)
    assert await told.fate("o-yang", "booking/7/booked", "1", asked_at) is Fate.CANNOT_SAY


@pytest.mark.parametrize(
    ("errcode", "verdict"),
    [
        (43101, Verdict.NEXT),
        (40003, Verdict.NEVER),
        (40037, Verdict.NEXT),
        (47003, Verdict.NEXT),
        (41030, Verdict.NEXT),
        (45009, Verdict.RETRY),
        (-1, Verdict.RETRY),
        (48001, Verdict.STOP),
        (40164, Verdict.STOP),
        (99999, Verdict.RETRY),
    ],
)
async def test_each_code_says_what_follows(
    sandbox: Sandbox,
    wechat: WeChatSubscribe,
    yang: str,
    booked: Message,
    errcode: int,
    verdict: Verdict,
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("fail", 1, errcode))

    with pytest.raises(AppError) as caught:
        await wechat.send(yang, booked)

    assert verdict_of(caught.value) is verdict
