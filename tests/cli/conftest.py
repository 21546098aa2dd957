"""What tests of commands may ask for: a shell with its own environment, folder and ears."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from tests.shape.sources import ROOT


@dataclass
class Shell:
    """Runs commands: `do` in this process, `spawn` as an operator does."""

    capsys: pytest.CaptureFixture[str]
    environ: dict[str, str]

    def do(self, *words: str) -> tuple[int, str]:
        """The exit status of a command and everything it said."""
        self.capsys.readouterr()
        status = main(list(words))
        heard = self.capsys.readouterr()
        return status, heard.out + heard.err

    def spawn(self, *words: str, said: str = "", **environ: str) -> tuple[int, str]:
        """The same in a process of its own that may take a minute; `said` is typed in."""
        done = subprocess.run(
            [sys.executable, "-m", "app", *words],
            cwd=ROOT,
            env={**os.environ, **self.environ, **environ},
            input=said,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def quiet_logs() -> Iterator[None]:
    """Commands set up logging for a process of their own; here it is put back."""
    root, ours = logging.getLogger(), logging.getLogger("cunkou")
    before = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:], root.level = before[0], before[1]
    ours.setLevel(before[2])


@pytest.fixture
def shell(
    quiet_logs: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Shell:
    """A shell in a folder of its own, with the embedded database."""
    environ = {"CUNKOU_DATA_DIR": str(tmp_path / "data")}
    for name in [name for name in os.environ if name.startswith("CUNKOU_")]:
        monkeypatch.delenv(name)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return Shell(capsys, environ)


@pytest.fixture
def house(shell: Shell, url: str, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose database has the newest schema and nothing in it, on each engine."""
    monkeypatch.setenv("CUNKOU_DATABASE_URL", url)
    shell.environ["CUNKOU_DATABASE_URL"] = url
    return shell
