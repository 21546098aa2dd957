"""The app's own drivers before the stand-ins: two who share no line agree on every signature."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from app import stand_ins
from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.gateway import GatewayAccount, GatewaySms
from app.channels.sms.tencent import TencentAccount, TencentSms
from app.domain.messages.messages import Message, Outcome, Registered
from app.domain.messages.verdicts import Fate
from app.kit.ids import SystemIds
from app.ports import Channel
from sandbox import settings
from sandbox.server import Sandbox
from sandbox.troubles import trouble_of

PHONE = "13812345678"
SAID = Message(
    "day_before",
    {"item": "医保 & 社保", "centre": "刘家镇便民服务中心"},
    key="booking/7/day_before",
    text="【刘家镇便民服务】医保登记就在明天。",
    registered=Registered("SMS_day_before", {"item": "{item}", "centre": "{centre}"}),
)


class SandboxTime:
    """The clock that app and sandbox share in a rehearsal."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    def now(self) -> datetime:
        return self.sandbox.state.clock.now().astimezone(UTC)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture(params=["aliyun", "tencent", "sms"])
def channel(
    request: pytest.FixtureRequest, sandbox: Sandbox, http: aiohttp.ClientSession
) -> Channel:
    clock = SandboxTime(sandbox)
    ids = SystemIds(clock)
    if request.param == "aliyun":
        account = AliyunAccount(
            stand_ins.ALIYUN_KEY, stand_ins.ALIYUN_SECRET, stand_ins.SIGN, sandbox.aliyun_url
        )
        return AliyunSms(account, http, clock, ids)
    if request.param == "tencent":
        return TencentSms(
            TencentAccount(
                stand_ins.TENCENT_ID,
                stand_ins.TENCENT_KEY,
                stand_ins.TENCENT_APP,
                stand_ins.SIGN,
                url=sandbox.tencent_url,
            ),
            http,
            clock,
        )
    return GatewaySms(
        GatewayAccount(sandbox.gateway_url, stand_ins.GATEWAY_SECRET), http, clock, ids
    )


async def test_a_text_is_taken_and_its_fate_is_told(sandbox: Sandbox, channel: Channel) -> None:
    asked_at = sandbox.state.clock.now()
    receipt = await channel.send(PHONE, SAID)
    sandbox.state.clock.shift(1)

    fate = await channel.fate(PHONE, SAID.key, receipt.carrier_id, asked_at)

    [text] = sandbox.state.texts
    assert (receipt.outcome, text.phone) == (Outcome.SENT, PHONE)
    assert "医保" in text.text
    assert fate is Fate.DELIVERED


async def test_each_is_well_and_says_so(channel: Channel) -> None:
    assert await channel.check() == ""


async def test_what_was_taken_without_an_answer_can_be_asked_for(
    sandbox: Sandbox, channel: Channel
) -> None:
    name = {"AliyunSms": "aliyun", "TencentSms": "tencent"}.get(type(channel).__name__, "sms")
    asked_at = sandbox.state.clock.now()
    sandbox.state.troubles.set(name, trouble_of({"cut": 1}, asked_at))
    receipt = await channel.send(PHONE, SAID)
    sandbox.state.troubles.set(name, trouble_of({}, asked_at))
    sandbox.state.clock.shift(1)

    fate = await channel.fate(PHONE, SAID.key, "", asked_at)

    assert (receipt.outcome, fate, len(sandbox.state.texts)) == (
        Outcome.UNKNOWN,
        Fate.DELIVERED,
        1,
    )


def test_app_and_sandbox_hold_the_same_accounts() -> None:
    names = (
        "SIGN",
        "ALIYUN_KEY",
        "ALIYUN_SECRET",
        "TENCENT_ID",
        "TENCENT_KEY",
        "TENCENT_APP",
        "GATEWAY_SECRET",
        "CORP",
        "AGENT",
        "CORP_SECRET",
        "RECEIPT_SECRET",
    )

    assert {name: getattr(stand_ins, name) for name in names} == {
        name: getattr(settings, name) for name in names
    }
