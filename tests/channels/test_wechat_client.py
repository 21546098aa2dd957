"""The client against a real socket: tokens, retries, time limits, and what it never says."""

import asyncio
import time
import traceback

import aiohttp
import pytest
from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierRefused,
    CarrierSilent,
    CarrierUnreachable,
)
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import DEMO
from app.domain.messages.messages import Message, Outcome
from app.kit.errors import AppError, Unavailable
from sandbox.faults import ALWAYS, Fault
from sandbox.server import Sandbox
from sandbox.settings import APPID, SECRET


def asked(sandbox: Sandbox, path: str) -> int:
    return sum(line.what.endswith(path) for line in sandbox.state.log)


async def test_fifty_messages_at_once_fetch_one_token(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    receipts = await asyncio.gather(*(wechat.send(yang, booked) for _ in range(50)))

    assert {receipt.outcome for receipt in receipts} == {Outcome.SENT}
    assert len({receipt.carrier_id for receipt in receipts}) == 50
    assert (len(sandbox.state.messages), sandbox.state.tokens.fetches) == (50, 1)


async def test_a_token_that_ends_in_the_middle_costs_one_fetch_and_no_message(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    await wechat.send(yang, booked)
    first = [asyncio.create_task(wechat.send(yang, booked)) for _ in range(25)]
    await asyncio.sleep(0.005)

    sandbox.state.tokens.expire()
    receipts = await asyncio.gather(*first, *(wechat.send(yang, booked) for _ in range(25)))

    assert {receipt.outcome for receipt in receipts} == {Outcome.SENT}
    assert (len(sandbox.state.messages), sandbox.state.tokens.fetches) == (51, 2)


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
async def test_a_refused_token_is_replaced_once(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message, errcode: int
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("fail", 1, errcode))

    receipt = await wechat.send(yang, booked)

    assert receipt.outcome == Outcome.SENT
    assert asked(sandbox, "/subscribe/send") == 2
    assert sandbox.state.tokens.fetches == 2


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
async def test_a_token_refused_twice_is_not_tried_a_third_time(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message, errcode: int
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("fail", ALWAYS, errcode))

    with pytest.raises(CarrierRefused) as caught:
        await wechat.send(yang, booked)

    assert caught.value.facts["errcode"] == errcode
    assert asked(sandbox, "/subscribe/send") == 2
    assert sandbox.state.tokens.fetches == 2


async def test_tokens_are_never_taken_by_force(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("fail", 1, 40001))

    await wechat.send(yang, booked)

    fetches = [line for line in sandbox.state.log if line.what.endswith("/stable_token")]
    assert len(fetches) == 2
    assert all('"force_refresh": false' in line.details for line in fetches)


async def test_everybody_who_waits_for_a_token_shares_its_failure(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    sandbox.state.faults.set("token", Fault("fail", ALWAYS))

    answers = await asyncio.gather(
        *(wechat.send(yang, booked) for _ in range(50)), return_exceptions=True
    )

    assert {type(answer) for answer in answers} == {CarrierUnreachable}
    assert (asked(sandbox, "/stable_token"), asked(sandbox, "/subscribe/send")) == (1, 0)


async def test_one_who_stops_waiting_does_not_take_the_token_from_the_others(
    sandbox: Sandbox, client: AsyncWeChat
) -> None:
    impatient = asyncio.create_task(client.tokens.get())
    patient = asyncio.create_task(client.tokens.get())
    await asyncio.sleep(0)

    impatient.cancel()
    token = await patient

    assert token.startswith("stable-")
    assert sandbox.state.tokens.fetches == 1


async def test_a_fetch_that_fails_unseen_leaves_no_warning(
    sandbox: Sandbox, client: AsyncWeChat
) -> None:
    sandbox.state.faults.set("token", Fault("fail"))
    impatient = asyncio.create_task(client.tokens.get())
    await asyncio.sleep(0)
    fetch = client.tokens._fetching
    assert fetch is not None

    impatient.cancel()
    await asyncio.wait([fetch])

    assert (await client.tokens.get()).startswith("stable-")


async def test_a_token_is_renewed_a_minute_before_it_ends(
    sandbox: Sandbox, client: AsyncWeChat
) -> None:
    sandbox.state.tokens.seconds = 59

    await client.tokens.get()
    await client.tokens.get()

    assert sandbox.state.tokens.fetches == 2


async def test_a_wrong_secret_is_trouble_of_ours_and_not_of_the_person(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    client = AsyncWeChat(APPID, "wrong", http, sandbox.wechat_url)

    with pytest.raises(CarrierMisconfigured) as caught:
        await client.tokens.get()

    assert caught.value.facts["errcode"] == 40125


async def test_the_calls_that_wechatpy_offers_are_coroutines_here(
    client: AsyncWeChat, yang: str
) -> None:
    with pytest.raises(WeChatClientException) as caught:
        await client.wxa.send_subscribe_message(yang, "demo-booked", {"thing1": {"value": ""}})

    assert caught.value.errcode == 47003


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (Fault("storm"), CarrierBusy),
        (Fault("busy"), CarrierBusy),
        (Fault("quota"), Unavailable),
        (Fault("fail", 1, 48001), CarrierMisconfigured),
        (Fault("fail", 1, 99999), CarrierRefused),
    ],
)
async def test_trouble_that_may_pass_asks_for_a_later_try(
    sandbox: Sandbox,
    wechat: WeChatSubscribe,
    yang: str,
    booked: Message,
    fault: Fault,
    refusal: type[Unavailable],
) -> None:
    sandbox.state.faults.set("subscribe.send", fault)

    with pytest.raises(refusal):
        await wechat.send(yang, booked)

    assert list(sandbox.state.messages) == []


async def test_nobody_there_means_nothing_was_sent(
    http: aiohttp.ClientSession, unused_tcp_port: int
) -> None:
    client = AsyncWeChat(APPID, SECRET, http, f"http://127.0.0.1:{unused_tcp_port}")

    with pytest.raises(CarrierUnreachable):
        await client.exchange("get", "sns/jscode2session")


async def test_a_question_without_an_answer_ends_in_bounded_time(
    sandbox: Sandbox, hasty: AsyncWeChat
) -> None:
    sandbox.state.faults.set("code2session", Fault("hang"))
    started = time.monotonic()

    with pytest.raises(CarrierSilent):
        await hasty.exchange("get", "sns/jscode2session")

    assert time.monotonic() - started < 20


async def test_a_message_whose_token_cannot_be_had_was_certainly_not_sent(
    sandbox: Sandbox, hasty: AsyncWeChat, yang: str, booked: Message
) -> None:
    sandbox.state.faults.set("token", Fault("hang"))

    with pytest.raises(CarrierUnreachable):
        await WeChatSubscribe(hasty, DEMO).send(yang, booked)

    assert asked(sandbox, "/subscribe/send") == 0


async def test_a_refusal_tells_no_secret_no_token_and_no_openid(
    sandbox: Sandbox, wechat: WeChatSubscribe, client: AsyncWeChat, booked: Message
) -> None:
    openid = "o-somebody-real"
    token = await client.tokens.get()

    with pytest.raises(AppError) as caught:
        await wechat.send(openid, booked)
    sandbox.state.faults.set("subscribe.send", Fault("fail", ALWAYS, 40001))
    with pytest.raises(AppError) as again:
        await wechat.send(openid, booked)

    for error in (caught.value, again.value):
        told = "".join(traceback.format_exception(error)) + repr(vars(error))
        assert not any(word in told for word in (SECRET, token, openid))


async def test_the_blocking_token_fetch_of_wechatpy_is_shut(client: AsyncWeChat) -> None:
    with pytest.raises(NotImplementedError):
        client.fetch_access_token()
