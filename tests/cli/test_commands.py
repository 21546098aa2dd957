"""Every command from outside: help, one clear sentence when it cannot be done, no traceback."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli.commands import COMMANDS, command, describe
from app.cli.trouble import sentence
from app.jobs import TIMETABLE
from app.services.catalogue.catalog_import import OpeningInUse
from app.services.people.staff_logins import NameTaken
from tests.cli.conftest import Shell
from tests.shape.sources import ROOT

OLD_PYTHON = """
import sys
sys.version_info = (3, 9, 2)
sys.version = "3.9.2 (old)"
exec(open("tools/check_python.py").read())
"""


@contextmanager
def a_port_in_use() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_a_line_what_it_is_for(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    module = command(name)

    assert describe(module).endswith(".")
    assert callable(module.run)


def test_help_lists_every_command(shell: Shell) -> None:
    with pytest.raises(SystemExit) as ended:
        shell.do("--help")

    assert ended.value.code == 0
    said = shell.capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name}" not in said] == []


def test_a_command_that_does_not_exist_is_refused_with_the_list(shell: Shell) -> None:
    with pytest.raises(SystemExit) as ended:
        shell.do("open-sesame")

    assert ended.value.code == 2
    assert "doctor" in shell.capsys.readouterr().err


def test_the_document_is_printed_as_json(shell: Shell) -> None:
    status, said = shell.spawn("openapi")

    document = json.loads(said)
    assert status == 0
    assert document["openapi"] == "3.1.0"
    assert "/v1/bookings/{booking}/reschedule" in document["paths"]


@pytest.mark.parametrize("job", [job.name for job in TIMETABLE])
def test_each_job_can_be_run_by_hand(house: Shell, job: str) -> None:
    status, said = house.do("run-job", job)

    assert status == 0
    assert said.strip() == "idle" or said.startswith("0 ")


@pytest.mark.slow
def test_a_port_that_is_taken_is_one_sentence(shell: Shell) -> None:
    with a_port_in_use() as port:
        run = shell.spawn("run", CUNKOU_PORT=str(port))
        shell.do("migrate")
        serve = shell.spawn("serve", CUNKOU_PORT=str(port))

    assert run[0] == serve[0] == 1
    assert run[1] == f"端口 {port} 已被占用：请换一个，例如 make run PORT={port + 1000}\n"
    assert serve[1].splitlines()[-1] == "端口已被占用：请用 CUNKOU_PORT 换一个"
    assert "Traceback" not in serve[1]


@pytest.mark.parametrize("name", ["run", "migrate", "seed", "doctor"])
def test_a_folder_that_cannot_be_written_is_one_sentence(
    shell: Shell, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("not a folder")
    folder = tmp_path / "file" / "data"

    status, said = shell.spawn(name, CUNKOU_DATA_DIR=str(folder))

    assert (status, said) == (
        1,
        f"无法写入数据目录 {folder}（Not a directory）：请换一个目录，"
        "例如 make run CUNKOU_DATA_DIR=/tmp/cunkou\n",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_without_permission_is_one_sentence(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)

    status, said = shell.spawn("run", CUNKOU_DATA_DIR=str(tmp_path / "closed" / "data"))

    assert status == 1
    assert "（Permission denied）" in said


def test_production_refuses_to_rehearse(shell: Shell) -> None:
    secrets = {
        f"CUNKOU_{name}": "x"
        for name in ("KEY_RING", "INDEX_KEY", "RECEIPT_KEYS", "WECHAT_APPID", "WECHAT_SECRET")
    }

    status, said = shell.spawn("run", CUNKOU_ENVIRONMENT="production", **secrets)

    assert (status, said) == (
        1,
        "`cunkou run` is a rehearsal with sandbox carriers; in production use serve and jobs.\n",
    )


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"CUNKOU_PORT": "abc"}, "CUNKOU_PORT must be a whole number."),
        ({"CUNKOU_ENVIRONMENT": "production"}, "CUNKOU_KEY_RING is needed in production."),
        ({"CUNKOU_DATABASE_URL": "mysql://x"}, "CUNKOU_DATABASE_URL must start with postgres"),
        (
            {"CUNKOU_DATABASE_URL": "postgres://office@127.0.0.1:1/x"},
            "数据库连不上（ConnectionRefusedError）：请核对 CUNKOU_DATABASE_URL，并先启动数据库",
        ),
        ({"CUNKOU_DATABASE_URL": "sqlite:///nowhere/at/all/x"}, "数据库不能写入"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], said: str
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    status, told = shell.do("seed")

    assert status == 1
    assert told.splitlines()[-1].startswith(said)


def test_an_old_python_is_told_in_a_sentence_it_can_read() -> None:
    check = [sys.executable, "-c", OLD_PYTHON]

    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Cunkou needs Python 3.11 or newer, this is 3.9.2. Try: make run PYTHON=python3.12\n"
        "村口需要 Python 3.11 或更新的版本。\n"
    )


def test_this_python_is_new_enough() -> None:
    done = subprocess.run([sys.executable, "tools/check_python.py"], cwd=ROOT, check=False)

    assert done.returncode == 0


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OpeningInUse(opening="general"),
            "开放时间 general 还有没办的预约，请写上结束日期，另加一条新的。",
        ),
        (NameTaken(), "这个账号名已经有人用了，请换一个。"),
        (OpeningInUse("words of its own"), "words of its own"),
        (
            PermissionError(13, "Permission denied", "/srv/x"),
            "读写不了 /srv/x（Permission denied）",
        ),
        (RuntimeError("a bug"), None),
        (OSError("a bug too"), None),
    ],
)
def test_a_refusal_is_said_in_chinese_and_a_bug_keeps_its_traceback(
    error: Exception, said: str | None
) -> None:
    assert sentence(error) == said
