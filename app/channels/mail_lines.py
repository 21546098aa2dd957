"""Connections to a mail server that are kept for some seconds, so that a burst needs few."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import aiosmtplib

MOST_LINES = 4
"""At once; relays often allow five to ten from one address."""
MOST_LETTERS = 50
"""Over one connection; many relays end it at a hundred."""
KEPT_SECONDS = 10.0
GOODBYE_SECONDS = 2.0


@dataclass
class Line:
    """A connection, how many letters went over it, and since when (loop time) it rests."""

    client: aiosmtplib.SMTP
    letters: int = 0
    rests_since: float = 0.0


class MailLines:
    """At most four lines; one that rests `kept_seconds` is hung up."""

    def __init__(self, client: Callable[[], aiosmtplib.SMTP]) -> None:
        self.kept_seconds = KEPT_SECONDS
        self._client = client
        self._seats = asyncio.Semaphore(MOST_LINES)
        self._resting: list[Line] = []
        self._keeper: asyncio.Task[None] | None = None

    async def take(self) -> Line:
        """A line that works: one that rests and still answers, else a new one.

        Waits for a free one; raises what aiosmtplib raises when nobody is reached.
        """
        await self._seats.acquire()
        try:
            while self._resting:
                line = self._resting.pop()
                if await _answers(line):
                    return line
            client = self._client()
            await client.connect()
            return Line(client)
        except BaseException:
            self._seats.release()
            raise

    def give_back(self, line: Line) -> None:
        """The line rests until somebody needs it; after fifty letters it is closed."""
        line.letters += 1
        if line.letters >= MOST_LETTERS:
            self.drop(line)
            return
        self._seats.release()
        line.rests_since = asyncio.get_running_loop().time()
        self._resting.append(line)
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(self._keep())

    def drop(self, line: Line) -> None:
        """Close a line that is of no more use, without a word."""
        self._seats.release()
        line.client.close()

    async def close(self) -> None:
        """Hang up every line that rests."""
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)

    async def _keep(self) -> None:
        """Hang up what rests too long, until nothing rests."""
        try:
            while self._resting:
                oldest = min(line.rests_since for line in self._resting)
                left = oldest + self.kept_seconds - asyncio.get_running_loop().time()
                if left > 0:
                    await asyncio.sleep(left)
                    continue
                line = next(one for one in self._resting if one.rests_since == oldest)
                self._resting.remove(line)
                await hang_up(line.client)
        finally:
            while self._resting:
                self._resting.pop().client.close()


async def hang_up(client: aiosmtplib.SMTP) -> None:
    """Say goodbye and close; never raises, takes two seconds at most."""
    try:
        with suppress(aiosmtplib.SMTPException, OSError):
            await client.quit(timeout=GOODBYE_SECONDS)
    finally:
        client.close()


async def _answers(line: Line) -> bool:
    """Whether the server still listens, and has forgotten what was begun before."""
    try:
        await line.client.rset(timeout=GOODBYE_SECONDS)
    except (aiosmtplib.SMTPException, OSError):
        line.client.close()
        return False
    except BaseException:
        line.client.close()
        raise
    return True
