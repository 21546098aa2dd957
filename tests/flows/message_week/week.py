"""The week itself: what happens, the jobs that are killed in the middle, and the silence after."""

import asyncio
import json
import os
import random
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp

from app.ports import Deps
from app.settings import ROOT, Settings
from app.wiring import build_deps
from sandbox.server import Sandbox
from tests.engines import opened
from tests.flows.message_week import carriers
from tests.flows.message_week.carriers import Accepted, settings_for, stand_ins
from tests.flows.message_week.clock import MONDAY, SILENCE, WEEK, WeekClock, steps
from tests.flows.message_week.town import Town, built
from tests.flows.message_week.traffic import Traffic, begin, happen, traffic

LONGEST_ROUND = 120.0
LAST_ROUNDS = 4


@dataclass(frozen=True)
class Size:
    """How much happens: so many messages to so many residents, so many kills.

    The timetable comes round every so many `minutes` of the day.
    """

    messages: int
    residents: int
    kills: int
    limit_fen: int
    minutes: int


@dataclass
class Lived:
    """What is left of the week: who was told what by whom, and what the jobs said."""

    town: Town
    traffic: Traffic
    accepted: list[Accepted]
    sandbox: Sandbox
    kills: int
    faults: list[str]
    seconds: dict[str, float]


class Jobs:
    """The process that does the rounds; another life begins whenever it is killed."""

    def __init__(self, settings: Settings) -> None:
        self.environ = os.environ | {
            f"CUNKOU_{one.name.upper()}": str(value)
            for one in fields(settings)
            if (value := getattr(settings, one.name)) != one.default and value != ""
        }
        self._process: Process | None = None
        self.pid = 0
        self.kills = 0
        self.faults: list[str] = []

    @property
    def process(self) -> Process:
        """The parent of all lives; only between entering and leaving."""
        assert self._process is not None
        return self._process

    async def __aenter__(self) -> "Jobs":
        worker = (sys.executable, "-m", "tests.flows.message_week.worker")
        self._process = await asyncio.create_subprocess_exec(
            *worker, env=self.environ, cwd=ROOT, stdin=PIPE, stdout=PIPE, limit=2**20
        )
        self.pid = int((await self._told())["alive"])
        return self

    async def __aexit__(self, *_: object) -> None:
        stdin = self.process.stdin
        assert stdin is not None
        stdin.close()
        await asyncio.wait_for(self.process.wait(), LONGEST_ROUND)

    async def round(self, killed_after: float | None = None) -> bool:
        """One round, ended by a kill after so many seconds; whether it came to its end."""
        stdin = self.process.stdin
        assert stdin is not None
        stdin.write(b"round\n")
        told = asyncio.ensure_future(self._told())
        done, _ = await asyncio.wait([told], timeout=killed_after)
        if not done and killed_after is not None:
            os.kill(self.pid, signal.SIGKILL)
        said = await told
        if "alive" in said:
            self.pid = int(said["alive"])
            self.kills += 1
            return False
        if "failed" in said:
            self.faults.append(said["failed"])
        return True

    async def _told(self) -> dict[str, Any]:
        stdout = self.process.stdout
        assert stdout is not None
        line = await asyncio.wait_for(stdout.readline(), LONGEST_ROUND)
        return dict(json.loads(line))


@dataclass
class Week:
    """One week, as it is lived."""

    deps: Deps
    clock: WeekClock
    sandbox: Sandbox
    jobs: Jobs
    size: Size
    dice: random.Random
    traffic: Traffic = field(default_factory=Traffic)
    seconds: dict[str, float] = field(default_factory=dict)

    async def live(self) -> None:
        """From Monday to the end of the silence."""
        wishes = sorted(self.traffic.wishes, key=lambda one: one.at)
        offs = sorted(self.traffic.retractions, key=lambda one: one.at)
        for at in steps(self.size.minutes):
            self.clock.jump(at)
            await self._timed("weather", carriers.weather(self.sandbox, at))
            now_wished = [wishes.pop(0) for _ in range(_until(wishes, at))]
            now_off = [offs.pop(0) for _ in range(_until(offs, at))]
            await self._timed("traffic", happen(self.deps, now_wished, now_off))
            await self._timed("push", carriers.push(self.sandbox))
            await self._timed("rounds", self._round(len(now_wished), len(wishes)))
            if at >= MONDAY + WEEK:
                await self._timed("settling", carriers.settled(self.sandbox))
        assert not wishes, "everything was wanted"
        for number in range(LAST_ROUNDS):
            self.clock.jump(MONDAY + WEEK + SILENCE + timedelta(minutes=30 * number))
            await carriers.settled(self.sandbox)
            await self.jobs.round()

    async def _round(self, wished: int, ahead: int) -> None:
        """A round, killed in the middle if its turn has come: the more it has to do, the sooner."""
        left = self.size.kills - self.jobs.kills
        chance = (4 * wished + 1) * left / (ahead + 1)
        if self.dice.random() < chance:
            await self.jobs.round(killed_after=self.dice.uniform(0.005, 0.02 + 0.01 * wished))
        else:
            await self.jobs.round()

    async def _timed(self, what: str, doing: Any) -> None:
        started = time.monotonic()
        await doing
        self.seconds[what] = self.seconds.get(what, 0.0) + time.monotonic() - started


def _until(events: list[Any], at: Any) -> int:
    return next((place for place, one in enumerate(events) if one.at > at), len(events))


@asynccontextmanager
async def lived(url: str, folder: Path, size: Size, seed: int = 7) -> AsyncIterator[Lived]:
    """A whole week on a fresh database, which is open while one looks at what is left."""
    dice, clock = random.Random(seed), WeekClock(folder / "clock")
    url = f"{url}?synchronous=OFF" if url.startswith("sqlite") else url
    async with stand_ins(folder / "clock") as (sandbox, door), opened(url):
        settings = settings_for(url, folder, sandbox)
        async with aiohttp.ClientSession() as http:
            deps = door.deps = build_deps(settings, http)
            town = await built(deps, size.residents, size.limit_fen)
            made = traffic(deps, town, size.messages, dice)
            await begin(deps, town, made)
            carriers.move_in(sandbox, town)
            async with Jobs(settings) as jobs:
                week = Week(deps, clock, sandbox, jobs, size, dice, made)
                await week.live()
            taken = carriers.accepted(sandbox)
            told = (jobs.kills, jobs.faults, week.seconds)
            yield Lived(town, made, taken, sandbox, *told)
