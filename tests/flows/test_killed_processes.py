"""The real jobs process is killed twenty times while it delivers through the real sandbox."""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.bookings.reminders import Kind, Planned
from app.kit.clock import SHANGHAI
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import delivery, grants, notices
from sandbox.server import Sandbox, running
from sandbox.settings import APPID, GATEWAY_SECRET, SECRET, Settings
from tests.fakes import INDEX_KEY, KEYS, StillClock
from tests.make import a_person
from tests.people import YANG, ZHAXI

ROOT = Path(__file__).parents[2]
MESSAGES, KILLS = 300, 20
NOON = 12
TEMPLATE = "demo-booked"
TAKEN = ("sent", "delivered")
"""The states of what its carrier took; the vendor's receipt may come in time."""


@pytest.fixture
async def carrier(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """The stand-in for WeChat and the text message vendor, on real sockets."""
    settings = Settings(port=0, smtp_port=0, clock_file=tmp_path / "clock", silence_seconds=1)
    async with running(settings) as sandbox:
        yield sandbox


class Jobs:
    """`python -m app jobs`, started and ended from outside."""

    def __init__(self, url: str, folder: Path, carrier: Sandbox) -> None:
        self.environ = {
            **os.environ,
            "CUNKOU_DATABASE_URL": url,
            "CUNKOU_DATA_DIR": str(folder),
            "CUNKOU_KEY_RING": KEYS,
            "CUNKOU_INDEX_KEY": INDEX_KEY,
            "CUNKOU_WECHAT_APPID": APPID,
            "CUNKOU_WECHAT_SECRET": SECRET,
            "CUNKOU_WECHAT_URL": f"{carrier.url}/wechat",
            "CUNKOU_SANDBOX_URL": carrier.url,
            "CUNKOU_SMS_GATEWAY_URL": carrier.gateway_url,
            "CUNKOU_SMS_GATEWAY_SECRET": GATEWAY_SECRET,
            "CUNKOU_LOG_LEVEL": "error",
        }

    async def start(self) -> Process:
        """A new process."""
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app", "jobs"), env=self.environ, cwd=ROOT
        )


def at_noon(carrier: Sandbox, clock: StillClock) -> None:
    """It is the next noon for everybody: nothing waits for the end of the quiet hours."""
    now = carrier.state.clock.now().astimezone(SHANGHAI)
    noon = now.replace(hour=12, minute=0) + timedelta(days=int(now.hour >= NOON))
    carrier.state.clock.shift(minutes=(noon - now) / timedelta(minutes=1))
    clock.at = carrier.state.clock.now()


async def many_messages(deps: Deps, carrier: Sandbox) -> None:
    """Half of them to one who allowed them on WeChat, half as text messages to another."""
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    carrier.state.meet(YANG.openid)
    for _ in range(MESSAGES):
        carrier.state.allow(YANG.openid, TEMPLATE)
    await grants.note(deps, yang.person_id, "booked", MESSAGES, "phone")
    for number in range(MESSAGES):
        who = (yang, zhaxi)[number % 2].person_id
        params = {
            "item": "高龄津贴",
            "centre": "刘家镇便民服务中心",
            "starts": deps.clock.now().isoformat(),
            "number": f"K{number:03d}",
            "bring": "身份证",
        }
        planned = [Planned(f"K{number:03d}", Kind.BOOKED, deps.clock.now())]
        await notices.queue(deps, notices.Addressee(who, "zh"), planned, params)


def heard(carrier: Sandbox) -> Counter[str]:
    """How often the phones were told each of the messages, by its number."""
    shown = [" ".join(item.data.values()) for item in carrier.state.messages]
    shown += [text.text for text in carrier.state.texts]
    numbers = (f"K{number:03d}" for number in range(MESSAGES))
    return Counter({key: count for key in numbers if (count := sum(key in s for s in shown))})


def count(carrier: Sandbox) -> int:
    """How many messages reached a phone so far."""
    return len(carrier.state.messages) + len(carrier.state.texts)


async def until_said(carrier: Sandbox, wanted: int) -> None:
    """Wait until so many messages reached a phone, or none is left to wait for."""
    async with asyncio.timeout(120):
        while count(carrier) < wanted and await left():  # noqa: ASYNC110 - another process says it
            await asyncio.sleep(0.002)


async def left() -> bool:
    """Whether any message still waits to be settled."""
    return await Notice.filter(state__in=("planned", "claimed")).exists()


@pytest.mark.slow
async def test_killed_twenty_times_it_says_nothing_twice(
    deps: Deps, clock: StillClock, url: str, carrier: Sandbox, tmp_path: Path
) -> None:
    at_noon(carrier, clock)
    await many_messages(deps, carrier)
    jobs, chance = Jobs(url, tmp_path, carrier), random.Random(20)

    for _ in range(KILLS):
        process = await jobs.start()
        await until_said(carrier, count(carrier) + chance.randint(1, 6))
        await asyncio.sleep(chance.uniform(0, 0.01))
        process.send_signal(signal.SIGKILL)
        await process.wait()
        carrier.state.clock.shift(minutes=2)
    process = await jobs.start()
    await until_said(carrier, MESSAGES + 1)
    process.kill()
    await process.wait()

    said, states = heard(carrier), dict(await Notice.all().values_list("key", "state"))
    assert set(states.values()) <= {*TAKEN, "unknown"}
    assert set(said.values()) == {1}
    assert {key for key, state in states.items() if state in TAKEN} <= set(said)
    unknown = [key for key, state in states.items() if state == "unknown"]
    assert len(unknown) <= KILLS * delivery.AT_ONCE


@pytest.mark.slow
async def test_told_to_stop_it_gives_back_what_it_had_claimed(
    deps: Deps, clock: StillClock, url: str, carrier: Sandbox, tmp_path: Path
) -> None:
    at_noon(carrier, clock)
    await many_messages(deps, carrier)

    process = await Jobs(url, tmp_path, carrier).start()
    await until_said(carrier, 5)
    process.terminate()
    code = await asyncio.wait_for(process.wait(), 60)

    states = Counter(notice.state for notice in await Notice.all())
    assert code == 0
    assert set(states) <= {*TAKEN, "planned"}
    assert sum(states[one] for one in TAKEN) == count(carrier) >= 5
