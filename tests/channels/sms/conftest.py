"""The three drivers, each before a vendor of its own that checks its signatures."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from app.channels.patience import Patience
from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.gateway import GatewayAccount, GatewaySms
from app.channels.sms.tencent import TencentAccount, TencentSms
from app.domain.messages.messages import Message, Registered
from app.kit.ids import SystemIds
from tests.channels.sms.stands import (
    KEY_ID,
    SECRET,
    Stand,
    signed_for_aliyun,
    signed_for_gateway,
    signed_for_tencent,
    standing,
)
from tests.fakes import StillClock

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
PHONE = "13812345678"
HASTY = Patience(connect=0.5, answer=0.3)
TEXT = "【南溪镇】11月24日 9:30 到南溪镇便民服务中心办医保登记。"


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
async def aliyun_stand() -> AsyncIterator[Stand]:
    async with standing(signed_for_aliyun, {"Code": "SignatureDoesNotMatch"}) as stand:
        yield stand


@pytest.fixture
async def tencent_stand() -> AsyncIterator[Stand]:
    unsigned = {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure"}}}
    async with standing(signed_for_tencent, unsigned) as stand:
        yield stand


@pytest.fixture
async def gateway_stand() -> AsyncIterator[Stand]:
    async with standing(signed_for_gateway, {"error": "signature"}) as stand:
        yield stand


@pytest.fixture
def aliyun(aliyun_stand: Stand, http: aiohttp.ClientSession, clock: StillClock) -> AliyunSms:
    account = AliyunAccount(KEY_ID, SECRET, "南溪镇", aliyun_stand.url)
    return AliyunSms(account, http, clock, SystemIds(clock), HASTY)


@pytest.fixture
def tencent(tencent_stand: Stand, http: aiohttp.ClientSession, clock: StillClock) -> TencentSms:
    account = TencentAccount(KEY_ID, SECRET, "1400006666", "南溪镇", url=tencent_stand.url)
    return TencentSms(account, http, clock, HASTY)


@pytest.fixture
def gateway(gateway_stand: Stand, http: aiohttp.ClientSession, clock: StillClock) -> GatewaySms:
    account = GatewayAccount(gateway_stand.url, SECRET)
    return GatewaySms(account, http, clock, SystemIds(clock), HASTY)


@pytest.fixture
def message() -> Message:
    """A reminder in words and as it is registered; the registered one has a gap of its own."""
    return Message(
        "day_before",
        {"starts": "2026-11-24T01:30:00Z", "centre": "南溪镇\n便民服务中心", "item": "医保 & 社保"},
        key="booking/7/day_before",
        text=TEXT,
        registered=Registered(
            "SMS_1525", {"when": "{starts}", "where": "{centre}", "what": "{item}（现场）"}
        ),
    )
