"""The app's own drivers before the stand-ins: two who share no line agree on every signature."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.gateway import GatewayAccount, GatewaySms
from app.channels.sms.tencent import TencentAccount, TencentSms
from app.cli import rehearsal_texts
from app.cli.rehearsal import on_stage
from app.domain.messages.message_kinds import RULES
from app.domain.messages.messages import Message, Outcome, Registered
from app.domain.messages.verdicts import Fate
from app.kit.ids import SystemIds
from app.ports import Channel
from app.settings import Settings
from sandbox import settings
from sandbox.server import Sandbox
from sandbox.sms.sms_templates import read_templates
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
            settings.ALIYUN_KEY, settings.ALIYUN_SECRET, settings.SIGN, sandbox.aliyun_url
        )
        return AliyunSms(account, http, clock, ids)
    if request.param == "tencent":
        return TencentSms(
            TencentAccount(
                settings.TENCENT_ID,
                settings.TENCENT_KEY,
                settings.TENCENT_APP,
                settings.SIGN,
                url=sandbox.tencent_url,
            ),
            http,
            clock,
        )
    return GatewaySms(
        GatewayAccount(sandbox.gateway_url, settings.GATEWAY_SECRET), http, clock, ids
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


def test_a_rehearsal_knows_the_accounts_of_the_sandbox(tmp_path: Path) -> None:
    given = on_stage(Settings(environment="development", data_dir=tmp_path))

    assert (given.aliyun_sms_key, given.aliyun_sms_secret, given.aliyun_sms_sign) == (
        settings.ALIYUN_KEY,
        settings.ALIYUN_SECRET,
        settings.SIGN,
    )
    assert (given.tencent_sms_secret_id, given.tencent_sms_secret_key) == (
        settings.TENCENT_ID,
        settings.TENCENT_KEY,
    )
    assert (given.tencent_sms_app, given.tencent_sms_sign) == (settings.TENCENT_APP, settings.SIGN)
    assert (given.wecom_corp, given.wecom_agent, given.wecom_secret) == (
        settings.CORP,
        settings.AGENT,
        settings.CORP_SECRET,
    )
    assert (given.sms_gateway_secret, given.receipt_path_secret) == (
        settings.GATEWAY_SECRET,
        settings.RECEIPT_SECRET,
    )


def test_a_rehearsal_lists_its_text_templates_for_the_sandbox(tmp_path: Path) -> None:
    rehearsal_texts.write(tmp_path / "new" / "templates.json")

    known = read_templates(tmp_path / "new" / "templates.json")
    assert {code.removeprefix("SMS_") for code in known} == set(RULES)
    assert known["SMS_sms_code"].gaps == ("code",)
