"""Callers on real sockets: some lines kept open, the next request as soon as one is answered."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

from bench.measure import Stopwatch

LINES = 16
END = b"\r\n\r\n"


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """A request as it goes over the wire, on a line that stays open."""
    said = {"Host": "bench", **headers}
    if body:
        said |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body


@dataclass
class Answers:
    """How many answers of each status came in how many seconds."""

    seconds: float = 0.0
    by_status: Counter[int] = field(default_factory=Counter)


class Line(asyncio.Protocol):
    """One line: says the next request when the answer to the last is complete."""

    def __init__(self, next_one: Callable[[], bytes | None], answers: Answers) -> None:
        self.next_one, self.answers = next_one, answers
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.transport = cast(asyncio.Transport, transport)
        self._say()

    def data_received(self, data: bytes) -> None:
        """Part of an answer, or all of it."""
        self.heard += data
        end = self.heard.find(END)
        if end < 0:
            return
        head = self.heard[:end].lower()
        size = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        if len(self.heard) >= end + len(END) + size:
            self.answers.by_status[int(head[9:12])] += 1
            self.heard = b""
            self._say()

    def connection_lost(self, error: Exception | None) -> None:
        """The end, expected or not."""
        if not self.done.done():
            self.done.set_result(None)

    def _say(self) -> None:
        said = self.next_one()
        if said is None:
            self.transport.close()
        else:
            self.transport.write(said)


async def call(port: int, requests: Iterator[bytes], seconds: float, lines: int = LINES) -> Answers:
    """What came back in about so many seconds, or until there is nothing more to ask."""
    answers, watch = Answers(), Stopwatch()

    def next_one() -> bytes | None:
        return next(requests, None) if watch.seconds < seconds else None

    loop = asyncio.get_running_loop()
    made = [
        await loop.create_connection(lambda: Line(next_one, answers), "127.0.0.1", port)
        for _ in range(lines)
    ]
    await asyncio.wait([line.done for _, line in made], timeout=seconds + 10)
    answers.seconds = watch.seconds
    return answers
