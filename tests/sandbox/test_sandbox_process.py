"""The sandbox as a program: how it starts, refuses to start, stops, remembers, and stands alone."""

import ast
import asyncio
import json
import signal
import socket
import sys
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

import sandbox
from sandbox.__main__ import pages_of, read_arguments
from sandbox.server import PortTaken, running
from sandbox.settings import Settings
from sandbox.state import SentNote, SentText


async def start(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sandbox",
        *arguments,
        cwd=Path(sandbox.__file__).parents[1],
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_at_once_when_told_even_while_somebody_is_kept_waiting(
    stop: signal.Signals,
) -> None:
    process = await start("--port", "0", "--smtp-port", "0")
    assert process.stderr is not None
    ready = (await asyncio.wait_for(process.stderr.readline(), 60)).decode()
    url = ready.partition("http")[2].partition("/ ")[0]
    async with aiohttp.ClientSession() as http:
        fault = {"endpoint": "sms-gateway", "mode": "hang"}
        await http.post(f"http{url}/control", json=fault)
        waiting = asyncio.create_task(http.post(f"http{url}/sms-gateway/send", json={}))
        await asyncio.sleep(0.1)

        process.send_signal(stop)
        code = await asyncio.wait_for(process.wait(), 60)

        await asyncio.gather(waiting, return_exceptions=True)
    said = (await process.stderr.read()).decode()
    assert (ready.startswith("沙箱已就绪：http://127.0.0.1:"), code, said) == (True, 0, "")


@pytest.mark.parametrize("taken", ["--port", "--smtp-port"])
async def test_a_taken_port_is_one_clear_sentence(taken: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = str(other.getsockname()[1])
        ports = {"--port": "0", "--smtp-port": "0"} | {taken: port}

        process = await start(*[word for pair in ports.items() for word in pair])
        _, said = await asyncio.wait_for(process.communicate(), 60)

    sentence = f"沙箱无法启动：127.0.0.1:{port} 已被别的程序占用，请先停掉它，或换一个端口。\n"
    assert (process.returncode, said.decode()) == (1, sentence)


async def test_a_taken_port_leaves_nothing_open() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other, pytest.raises(PortTaken):
        async with running(Settings(port=other.getsockname()[1], smtp_port=0)):
            raise AssertionError("it must not start")


async def test_it_remembers_grants_and_messages_over_a_restart(tmp_path: Path) -> None:
    settings = Settings(port=0, smtp_port=0, state_file=tmp_path / "state.json")
    text = SentText("aliyun-1", "2026-11-22T02:00:00Z", "13800000000", "验证码 314159")
    note = SentNote("wecom-1", "2026-11-22T01:00:00Z", "li", "text", "", "新办件", "")
    async with running(settings) as first:
        first.state.allow("sandbox-resident", "demo-booked")
        first.state.meet("o-yang")
        first.state.bindings[("sandbox-clerk", "work-todo")] = "accept"
        first.state.own("13800000000", "o-yang")
        first.state.arrive(text)
        first.state.arrive(note)

    async with running(settings) as second:
        state = second.state
        assert state.grants == {("sandbox-resident", "demo-booked"): 1}
        assert state.knows("o-yang")
        assert [*state.arrivals] == [note, text]
        assert state.bindings == {("sandbox-clerk", "work-todo"): "accept"}
        assert state.owners == {"13800000000": "o-yang"}


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"grants": 7}'])
async def test_a_broken_memory_is_as_good_as_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / "state.json").write_text(broken)

    async with running(Settings(port=0, smtp_port=0, state_file=tmp_path / "state.json")) as fresh:
        assert fresh.state.grants == {}


def test_the_pages_come_from_the_app_json(tmp_path: Path) -> None:
    file = tmp_path / "app.json"
    inner = [{"root": "staff/", "pages": ["day/index"]}]
    file.write_text(json.dumps({"pages": ["pages/index/index"], "subPackages": inner}))

    assert pages_of(file) == {"pages/index/index", "staff/day/index"}
    assert read_arguments(["--app-json", str(file)]).pages == pages_of(file)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--aes-key", "short"],
        ["--app-json", "/nowhere.json"],
        ["--sms-templates", "/nowhere.json"],
        ["--port", "many"],
    ],
)
def test_arguments_that_make_no_sense_end_with_a_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        read_arguments(arguments)

    assert caught.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_it_imports_nothing_of_the_app() -> None:
    imported = set()
    for file in Path(sandbox.__file__).parent.glob("**/*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                imported |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])

    assert "app" not in imported
