"""Pushes receipts and replies to the app as each vendor does: in its format, at its delays."""

import asyncio
import heapq
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from aiohttp import web

from sandbox.sms import pushed
from sandbox.sms.pushed import Told
from sandbox.state import LogLine, State

ANSWER_SECONDS = 5.0
LOOK_SECONDS = 0.2
A_PUSH = 100
AGAIN_MINUTES = {"aliyun": (1, 5, 10), "tencent": (1, 1), "sms": (1, 5, 30)}
"""After how long an unheard push comes again, by carrier; then never more."""
NAMES = {"receipts": "回执", "replies": "回复"}
WRITE: Mapping[tuple[str, str], Callable[[Sequence[Told]], object]] = {
    ("aliyun", "receipts"): pushed.aliyun_receipts,
    ("aliyun", "replies"): pushed.aliyun_replies,
    ("tencent", "receipts"): pushed.tencent_receipts,
    ("tencent", "replies"): pushed.tencent_replies,
    ("sms", "receipts"): pushed.sms_receipts,
    ("sms", "replies"): pushed.sms_replies,
}
PATHS = {"aliyun": "aliyun/{secret}/", "tencent": "tencent/{secret}/", "sms": "sms/"}


@dataclass(order=True)
class _Waiting:
    due_at: datetime
    order: int
    told: tuple[Told, ...]
    tries: int = 0


class Receipts:
    """Waits for the rehearsal's clock, pushes what is due, repeats what nobody heard."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS))
        self.heard: dict[str, int] = {}
        self._waiting: list[_Waiting] = []
        self._order = itertools.count()
        self._loop: asyncio.Task[None] | None = None

    def later(self, at: datetime, told: Told) -> None:
        """Push this at `at`; nothing without an app to push to."""
        if self.state.settings.app_url:
            heapq.heappush(self._waiting, _Waiting(at, next(self._order), (told,)))

    def forget(self) -> None:
        """Push nothing of what was announced so far."""
        self._waiting.clear()
        self.heard.clear()

    @property
    def waiting(self) -> int:
        """How many receipts and replies are still to come."""
        return sum(len(waiting.told) for waiting in self._waiting)

    def start(self) -> None:
        """Look at the clock from now on."""
        self._loop = asyncio.create_task(self._watch())

    async def pause(self) -> None:
        """Look no more: from now on `push_due` is called from outside."""
        if self._loop:
            self._loop.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop
        self._loop = None

    async def close(self) -> None:
        """Give up what is under way."""
        await self.pause()
        await self.http.close()

    async def push_due(self) -> None:
        """Push what is due by the rehearsal's clock, one push for each carrier and hundred."""
        for batch in list(self._batches()):
            first = batch.told[0]
            if await self._push(first.carrier, first.what, batch.told):
                for told in batch.told if first.what == "receipts" else ():
                    self.heard[told.text.id] = self.heard.get(told.text.id, 0) + 1
                while len(self.heard) > self.state.settings.kept:
                    del self.heard[next(iter(self.heard))]
            else:
                self._again(batch)

    async def _watch(self) -> None:
        while True:
            await self.push_due()
            await asyncio.sleep(LOOK_SECONDS)

    def _batches(self) -> Iterator[_Waiting]:
        now = self.state.clock.now()
        gathered: dict[tuple[str, str, int], list[Told]] = {}
        while self._waiting and self._waiting[0].due_at <= now:
            due = heapq.heappop(self._waiting)
            if due.tries:
                yield due
                continue
            for told in due.told:
                twice = told.text.id in {it.text.id for it in gathered.get(_kind(told, 0), ())}
                gathered.setdefault(_kind(told, int(twice)), []).append(told)
        for items in gathered.values():
            most = A_PUSH if items[0].carrier != "tencent" or items[0].what == "receipts" else 1
            for start in range(0, len(items), most):
                yield _Waiting(now, next(self._order), tuple(items[start : start + most]))

    def _again(self, batch: _Waiting) -> None:
        minutes = AGAIN_MINUTES[batch.told[0].carrier]
        if batch.tries < len(minutes):
            at = self.state.clock.now() + timedelta(minutes=minutes[batch.tries])
            again = _Waiting(at, next(self._order), batch.told, batch.tries + 1)
            heapq.heappush(self._waiting, again)

    async def _push(self, carrier: str, what: str, told: tuple[Told, ...]) -> bool:
        url, body, headers = self._request(carrier, what, told)
        started = time.monotonic()
        try:
            async with self.http.post(url, data=body, headers=headers) as answer:
                said = await answer.text()
                good = answer.status == 200 and pushed.understood(carrier, said)
                outcome = str(answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            outcome, good = f"没有送到（{type(error).__name__}）", False
        took = int((time.monotonic() - started) * 1000)
        name = f"推送 {carrier} {NAMES[what]} {len(told)} 条"
        line = LogLine(self.state.clock.stamp(), name, "", outcome, good, took)
        self.state.log.appendleft(line)
        return good

    def _request(
        self, carrier: str, what: str, told: tuple[Told, ...]
    ) -> tuple[str, bytes, dict[str, str]]:
        settings = self.state.settings
        path = PATHS[carrier].format(secret=settings.receipt_secret)
        body = json.dumps(WRITE[(carrier, what)](told), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        if carrier == "sms":
            headers |= pushed.signed(body, str(int(self.state.clock.now().timestamp())))
        return f"{settings.app_url}/v1/carriers/{path}{what}", body, headers


def _kind(told: Told, copy: int) -> tuple[str, str, int]:
    return told.carrier, told.what, copy


RECEIPTS = web.AppKey("receipts", Receipts)
