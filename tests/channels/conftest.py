"""A real sandbox on a real socket for every test, and the app's side of the wire."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from app.channels.patience import Patience
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import DEMO
from app.domain.messages.messages import Message
from sandbox.server import Sandbox, running
from sandbox.settings import APPID, SECRET, Settings

YANG = "sandbox-resident"
BOOKED = Message(
    "booked",
    {
        "item": "城乡居民医保参保登记",
        "starts": "2026-11-23T01:30:00Z",
        "centre": "南溪镇便民服务中心",
        "number": "A07",
    },
    page="/pages/booking/index?id=7",
)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running(Settings(port=0, smtp_port=0, silence_seconds=10)) as sandbox:
        yield sandbox


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def client(sandbox: Sandbox, http: aiohttp.ClientSession) -> AsyncWeChat:
    return AsyncWeChat(APPID, SECRET, http, sandbox.wechat_url)


@pytest.fixture
def hasty(sandbox: Sandbox, http: aiohttp.ClientSession) -> AsyncWeChat:
    """A client that waits half a second, for the tests in which no answer comes."""
    return AsyncWeChat(APPID, SECRET, http, sandbox.wechat_url, Patience(2, 0.5))


@pytest.fixture
def wechat(client: AsyncWeChat) -> WeChatSubscribe:
    return WeChatSubscribe(client, DEMO)


@pytest.fixture
def booked() -> Message:
    return BOOKED


@pytest.fixture
def yang(sandbox: Sandbox) -> str:
    """Yang Xiuying, who has allowed a thousand messages of each kind."""
    for template in DEMO.values():
        sandbox.state.grants[(YANG, template.template_id)] = 1000
    return YANG
