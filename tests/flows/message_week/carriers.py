"""The carriers of the week: the sandbox on its clock, its troubles, a door for what it pushes."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from app.channels.sms.out_ids import out_id
from app.ports import Deps
from app.services.messages import carrier_calls, wechat_push
from app.settings import Settings
from sandbox import settings as accounts
from sandbox.pushes import LOOK_SECONDS
from sandbox.server import Sandbox, running
from sandbox.state import Arrival, SentMail, SentMessage, SentNote, SentText
from sandbox.templates import WORK_TEMPLATES
from sandbox.troubles import Trouble
from tests.fakes import INDEX_KEY, KEYS
from tests.flows.message_week.clock import MONDAY
from tests.flows.message_week.town import Town

TOKEN: Final = "week-of-messages"
KEPT: Final = 60_000
ITEM: Final = re.compile(r"津贴(\d{5})号")
LATE: Final[dict[str, Any]] = {
    **{"receipt_to": 900.0, "receipt_lost": 0.03, "receipt_doubled": 0.06, "receipt_late": 0.05}
}
TROUBLES: Final = {
    "wechat": Trouble(2, cut=0.02, storm=0.02, expired=0.002, receipt_failed=0.01, **LATE),
    "aliyun": Trouble(3, cut=0.02, storm=0.03, busy=0.02, receipt_failed=0.02, **LATE),
    "tencent": Trouble(4, cut=0.02, busy=0.02, receipt_failed=0.02, **LATE),
    "sms": Trouble(5, cut=0.02, storm=0.02, receipt_failed=0.02, **LATE),
    "wecom": Trouble(6, cut=0.02, busy=0.03),
    "work": Trouble(7, cut=0.02, busy=0.03),
    "email": Trouble(8, busy=0.03, cut=0.02),
}
OUTAGES: Final = (
    ("aliyun", "refused", MONDAY + timedelta(days=1, hours=2), timedelta(hours=4)),
    ("wechat", "5xx", MONDAY + timedelta(days=3, hours=4), timedelta(hours=1)),
    ("tencent", "refused", MONDAY + timedelta(days=1, hours=3), timedelta(minutes=30)),
)
"""Who is out, how, from when and for how long."""


@dataclass(frozen=True)
class Accepted:
    """One message that a carrier took: number `order` of all; `name` is what it calls it.

    `failed`: its receipt says, or will say, that it did not arrive.
    """

    order: int
    at: datetime
    carrier: str
    to: str
    name: str
    text: str
    failed: bool = False


@dataclass
class Door:
    """Where carriers call back: the real services behind plain addresses."""

    deps: Deps | None = None
    url: str = ""
    calls: int = 0

    async def receipts(self, request: web.Request) -> web.Response:
        """A vendor's receipts, behind the secret."""
        vendor, secret = request.match_info["vendor"], request.match_info["secret"]
        body = await request.read()
        return await self._answer(carrier_calls.take_in_receipts, vendor, secret, body)

    async def signed(self, request: web.Request) -> web.Response:
        """The gateway's receipts, signed."""
        body = await request.read()
        return await self._answer(carrier_calls.take_in_gateway_receipts, request.headers, body)

    async def push(self, request: web.Request) -> web.Response:
        """WeChat's push."""
        await self._answer(wechat_push.take_in, request.query, await request.read())
        return web.Response(text="success")

    async def _answer(self, take_in: Callable[..., Awaitable[Any]], *told: object) -> web.Response:
        self.calls += 1
        return web.json_response(await take_in(self.deps, *told))


@asynccontextmanager
async def stand_ins(clock_file: Path) -> AsyncIterator[tuple[Sandbox, Door]]:
    """Every carrier on a port of its own, and the door to which they push."""
    door, app = Door(), web.Application()
    app.router.add_post("/v1/carriers/sms/receipts", door.signed)
    app.router.add_post("/v1/carriers/{vendor}/{secret}/receipts", door.receipts)
    app.router.add_post("/push", door.push)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        door.url = "http://{}:{}".format(*runner.addresses[0][:2])
        given = accounts.Settings(
            port=0,
            smtp_port=0,
            clock_file=clock_file,
            callback_url=f"{door.url}/push",
            callback_token=TOKEN,
            app_url=door.url,
            silence_seconds=1,
            kept=KEPT,
            doors=True,
        )
        async with running(given) as sandbox:
            await sandbox.receipts.pause()
            yield sandbox, door
    finally:
        await runner.cleanup()


def settings_for(url: str, folder: Path, sandbox: Sandbox) -> Settings:
    """The settings of an installation whose carriers these are."""
    door = sandbox.doors.url
    return Settings(
        data_dir=folder,
        database_url=url,
        key_ring=KEYS,
        index_key=INDEX_KEY,
        wechat_appid=accounts.APPID,
        wechat_secret=accounts.SECRET,
        wechat_url=f"{door('wechat')}/wechat",
        wechat_callback_token=TOKEN,
        sandbox_url=sandbox.url,
        wecom_corp=accounts.CORP,
        wecom_agent=accounts.AGENT,
        wecom_secret=accounts.CORP_SECRET,
        wecom_url=f"{door('wecom')}/wecom",
        aliyun_sms_key=accounts.ALIYUN_KEY,
        aliyun_sms_secret=accounts.ALIYUN_SECRET,
        aliyun_sms_sign=accounts.SIGN,
        aliyun_sms_url=f"{door('aliyun')}/aliyun",
        tencent_sms_secret_id=accounts.TENCENT_ID,
        tencent_sms_secret_key=accounts.TENCENT_KEY,
        tencent_sms_app=accounts.TENCENT_APP,
        tencent_sms_sign=accounts.SIGN,
        tencent_sms_url=f"{door('tencent')}/tencent",
        sms_gateway_url=f"{door('sms')}/sms-gateway",
        sms_gateway_secret=accounts.GATEWAY_SECRET,
        receipt_path_secret=accounts.RECEIPT_SECRET,
        smtp_url=f"smtp://127.0.0.1:{sandbox.smtp_port}?tls=none",
        smtp_from="desk@cunkou.example",
        log_level="error",
    )


def move_in(sandbox: Sandbox, town: Town) -> None:
    """Let the carriers know the town: grants, lines that are dead, who is bound as staff."""
    state = sandbox.state
    state.grants |= town.given
    state.lines |= {phone: line for phone, line in town.lines().items() if line != "open"}
    for one in town.staff:
        if one.openid:
            state.bindings |= {(one.openid, template): "accept" for template in WORK_TEMPLATES}
    for carrier, trouble in TROUBLES.items():
        state.troubles.set(carrier, trouble)


async def weather(sandbox: Sandbox, now: datetime) -> None:
    """Begin the outages whose time has come, and open or shut the doors."""
    troubles = sandbox.state.troubles
    for carrier, how, begins, lasts in OUTAGES:
        if begins <= now < begins + lasts and not troubles.of(carrier).outage:
            out = replace(TROUBLES[carrier], outage=how, outage_until_at=begins + lasts)
            troubles.set(carrier, out)
    await sandbox.doors.settle()


async def push(sandbox: Sandbox) -> None:
    """Push what is due; WeChat's events go by themselves."""
    await sandbox.receipts.push_due()


async def settled(sandbox: Sandbox) -> None:
    """Let everything come that is due by now."""
    await push(sandbox)
    if sandbox.pushes.waiting:
        await asyncio.sleep(2 * LOOK_SECONDS)


def accepted(sandbox: Sandbox) -> list[Accepted]:
    """Everything that the carriers took, in its order."""
    return [_accepted(order, one) for order, one in enumerate(sandbox.state.arrivals)]


def _accepted(order: int, one: Arrival) -> Accepted:
    at = datetime.fromisoformat(one.at)
    match one:
        case SentText():
            failed = one.result not in ("", "delivered")
            return Accepted(order, at, one.carrier, one.phone, one.key, one.text, failed)
        case SentNote():
            return Accepted(order, at, "wecom", one.user, one.link.partition("m=")[2], one.text)
        case SentMail():
            name = one.message_id.strip("<>").partition("@")[0]
            return Accepted(order, at, "email", one.to, name, one.text)
    assert isinstance(one, SentMessage)
    carrier = "work" if one.template_id in WORK_TEMPLATES else "wechat"
    found = ITEM.search(one.data["thing1"])
    name = f"week/{int(found[1])}" if found else one.msgid
    return Accepted(order, at, carrier, one.openid, name, str(one.data))


def names_of(key: str) -> tuple[str, ...]:
    """What carriers call a message with this key; WeChat knows none, and shows what it is about."""
    return (out_id(key), hashlib.sha256(key.encode()).hexdigest()[:16])
