"""The drivers before the sandbox, which plays the vendors in a rehearsal by their own rules."""

from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest

from app.channels.refusals import NumberLimited, SenderRefused
from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.gateway import GatewayAccount, GatewaySms
from app.channels.sms.tencent import TencentAccount, TencentSms
from app.domain.messages.messages import Message, Outcome, Registered
from app.domain.messages.verdicts import Fate
from app.kit.clock import SystemClock
from app.kit.ids import SystemIds
from app.ports import Channel
from sandbox import settings
from sandbox.server import Sandbox, running
from tests.channels.sms.conftest import PHONE

NUMBERED = Registered("SMS_1525", {"1": "{item}"})
NAMED = Registered("SMS_1525", {"item": "{item}"})


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running(settings.Settings(port=0, smtp_port=0, silence_seconds=10)) as sandbox:
        yield sandbox


@pytest.fixture
def channels(sandbox: Sandbox, http: aiohttp.ClientSession) -> dict[str, Channel]:
    clock = SystemClock()
    ids = SystemIds(clock)
    aliyun = AliyunAccount(
        settings.ALIYUN_KEY, settings.ALIYUN_SECRET, settings.SIGN, f"{sandbox.url}/aliyun"
    )
    tencent = TencentAccount(
        settings.TENCENT_ID,
        settings.TENCENT_KEY,
        settings.TENCENT_APP,
        settings.SIGN,
        url=f"{sandbox.url}/tencent",
    )
    gateway = GatewayAccount(f"{sandbox.url}/sms-gateway", settings.GATEWAY_SECRET)
    return {
        "aliyun": AliyunSms(aliyun, http, clock, ids),
        "tencent": TencentSms(tencent, http, clock),
        "sms": GatewaySms(gateway, http, clock, ids),
    }


@pytest.mark.parametrize("carrier", ["aliyun", "tencent", "sms"])
async def test_a_text_reaches_the_phone_of_the_rehearsal(
    sandbox: Sandbox, channels: dict[str, Channel], message: Message, carrier: str
) -> None:
    known = replace(message, registered=NUMBERED if carrier == "tencent" else NAMED)

    receipt = await channels[carrier].send(PHONE, known)

    [text] = sandbox.state.texts
    assert (receipt.outcome, text.phone, text.carrier) == (Outcome.SENT, PHONE, carrier)
    assert "医保" in text.text
    assert await channels[carrier].check() == ""
    fate = await channels[carrier].fate(PHONE, message.key, "", SystemClock().now())
    assert fate in (Fate.WAITING, Fate.DELIVERED)


async def test_the_rehearsal_keeps_to_the_limits_of_a_vendor(
    channels: dict[str, Channel], message: Message
) -> None:
    known = replace(message, registered=NUMBERED)
    await channels["tencent"].send(PHONE, known)

    with pytest.raises(NumberLimited):
        await channels["tencent"].send(PHONE, known)


async def test_a_strange_name_before_the_text_is_refused(
    channels: dict[str, Channel], message: Message
) -> None:
    aliyun = channels["aliyun"]
    assert isinstance(aliyun, AliyunSms)
    aliyun.account = replace(aliyun.account, sign="别的镇")

    with pytest.raises(SenderRefused):
        await aliyun.send(PHONE, replace(message, registered=NAMED))
