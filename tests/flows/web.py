"""The web server as its own process on a real socket, and a caller who may hang up."""

import asyncio
import os
import random
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.kit.clock import SystemClock
from tests.fakes import INDEX_KEY, KEYS, MONDAY
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS, STOP_SECONDS = 120, 60


@asynccontextmanager
async def serving(url: str, folder: Path) -> AsyncIterator[tuple[int, Process]]:
    """The port and the process of `python -m app serve`, whose clock shows the tests' Monday."""
    offset = int((MONDAY - SystemClock().now()).total_seconds())
    (folder / "clock").write_text(str(offset))
    port = free_port()
    environ = {
        **os.environ,
        "CUNKOU_DATABASE_URL": url,
        "CUNKOU_DATA_DIR": str(folder),
        "CUNKOU_PORT": str(port),
        "CUNKOU_KEY_RING": KEYS,
        "CUNKOU_INDEX_KEY": INDEX_KEY,
        "CUNKOU_LOG_LEVEL": "error",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app", "serve"), env=environ, cwd=ROOT
    )
    try:
        await _answering(port, process)
        yield port, process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), STOP_SECONDS)


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """A request as it goes over the wire; the line is closed after it."""
    said = {"Host": "desk", "Connection": "close", **headers}
    if body:
        said |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body


async def ask(port: int, said: bytes, seconds: float = 60) -> bytes:
    """The whole answer; TimeoutError when it does not come."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(seconds):
            writer.write(said)
            return await reader.read()
    finally:
        writer.close()


async def hang_up(port: int, said: bytes, chance: random.Random, seconds: float) -> None:
    """Ask, and cut the line at some moment before `seconds` are over."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(said)
    await asyncio.sleep(chance.uniform(0, seconds))
    writer.transport.abort()


async def _answering(port: int, process: Process) -> None:
    async with asyncio.timeout(START_SECONDS):
        while process.returncode is None:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return
    raise AssertionError("the server did not start")
