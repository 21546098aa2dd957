"""Starts the stub town as a process of its own and talks to it from a test."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class StubServer:
    """A running stub town."""

    port: int

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> Answer:
        """GET `path`, sent exactly as it is written."""
        return self._ask("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> None:
        """POST `body`; the answer does not matter."""
        self._ask("POST", path, json.dumps(body))

    def told(self) -> list[dict[str, Any]]:
        """What phones told the sandbox, in order."""
        heard: list[dict[str, Any]] = json.loads(self.get("/test/told").body)
        return heard

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, answer.read())
        finally:
            connection.close()


def stub_server(root: Path = ROOT) -> AbstractContextManager[StubServer]:
    """A stub town for the length of a block; the simulator's files are looked for in `root`."""
    return serving("-m", "tests.browser.stub_town", "--root", str(root))


@contextmanager
def serving(*command: str) -> Iterator[StubServer]:
    """A Python program, told a free port as its last argument, for the length of a block."""
    server = StubServer(free_port())
    process = subprocess.Popen([sys.executable, *command, str(server.port)], cwd=ROOT)
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _wait(server: StubServer, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            server.get("/clock")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def running_stub() -> Iterator[StubServer]:
    """One stub town for a module."""
    with stub_server() as running:
        yield running


@pytest.fixture
def stub(running_stub: StubServer) -> StubServer:
    """The stub town, which has forgotten what other tests did."""
    running_stub.post("/test/reset", {})
    return running_stub
