"""The real town for journeys: web, jobs and sandbox as `make run` starts them, with fresh data."""

import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.kit.clock import SHANGHAI
from tests.ports import free_port

START_SECONDS = 300.0
MORNING, EVENING = 8, 21
"""Hours between which no message waits for the end of the quiet hours."""
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Town:
    """A running town: `url` is the backend, `sandbox` the stand-ins, `environ` its settings."""

    url: str
    sandbox: str
    said: str
    environ: Mapping[str, str]

    def advance(self, minutes: int) -> None:
        """Let everybody's clock jump ahead."""
        self._post("/clock", {"minutes": minutes})

    def jump_to(self, moment: datetime) -> None:
        """Let everybody's clock show a moment, whatever it showed before."""
        self.reset_clock()
        self.advance(int((moment - datetime.now(UTC)).total_seconds() // 60))

    def wake(self) -> None:
        """Make it the next morning if messages wait for it now, or soon would."""
        now = datetime.now(SHANGHAI)
        if not MORNING <= now.hour < EVENING:
            on = now + timedelta(days=int(now.hour >= EVENING))
            self.jump_to(on.replace(hour=MORNING, minute=0))

    def reset_clock(self) -> None:
        """Back to the real time."""
        self._post("/clock", {"reset": True})

    def messages(self, persona: str = "resident") -> list[dict[str, object]]:
        """What WeChat delivered to a persona's phone, the newest first."""
        with urllib.request.urlopen(
            f"{self.sandbox}/device/messages?openid=sandbox-{persona}"
        ) as answer:
            found: list[dict[str, object]] = json.load(answer)["items"]
            return found

    def set_weather(self, seed: int, rates: Mapping[str, float]) -> None:
        """How bad the network is on the hillside from now on."""
        self._post("/weather", {"seed": seed, "rates": dict(rates)})

    def weather(self) -> dict[str, int]:
        """What became of the requests since the weather was set."""
        with urllib.request.urlopen(f"{self.sandbox}/weather") as answer:
            found: dict[str, int] = json.load(answer)["counts"]
            return found

    def code_of(self, openid: str, what: str = "login", **facts: str) -> str:
        """The code that WeChat gives a phone: of a login, or of its number."""
        answer = self._post(f"/device/{what}", {"openid": openid, **facts})
        return str(answer["code"])

    def console_login(self, role: str) -> tuple[str, str]:
        """User name and password of the console for clerk, director or admin."""
        found = re.search(rf"\b({role})\s+/ (\S+)", self.said)
        assert found, "the sign at the door names no such login"
        return found[1], found[2]

    def make_admin(self, username: str, name: str, phone: str) -> str:
        """Another administrator of the console, made as an operator makes one; the password."""
        password = secrets.token_urlsafe(18)
        subprocess.run(
            [
                *(sys.executable, "-m", "app", "create-admin"),
                *(username, "--name", name, "--phone", phone),
            ],
            cwd=ROOT,
            env=self.environ,
            input=password,
            text=True,
            check=True,
            capture_output=True,
        )
        return password

    def _post(self, path: str, body: Mapping[str, object]) -> dict[str, object]:
        request = urllib.request.Request(
            self.sandbox + path,
            json.dumps(body).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            found: dict[str, object] = json.load(answer)
            return found


@pytest.fixture(scope="session")
def running_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One town for the whole session."""
    folder, port = tmp_path_factory.mktemp("town"), free_port()
    log = folder / "run.log"
    environ = {
        **os.environ,
        "CUNKOU_DATA_DIR": str(folder / "var"),
        "CUNKOU_PORT": str(port),
        "CUNKOU_DATABASE_URL": os.environ.get("CUNKOU_TOWN_DATABASE_URL", ""),
    }
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "run"],
            cwd=ROOT,
            env=environ,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        said = _wait(log, process)
        yield Town(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}", said, environ)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


@pytest.fixture
def town(running_town: Town) -> Iterator[Town]:
    """The town, at the real time."""
    running_town.reset_clock()
    yield running_town
    running_town.reset_clock()


def _wait(log: Path, process: "subprocess.Popen[bytes]") -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        said = log.read_text()
        if "Ctrl+C" in said:
            return said
        assert process.poll() is None, f"the town did not open:\n{said}"
        time.sleep(0.2)
    raise AssertionError(f"the town did not open in time:\n{log.read_text()}")
