"""A rehearsal's stage: its folder and keys, its three processes, and the sign at the door."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from dataclasses import fields, replace
from hashlib import sha256

from app import stand_ins
from app.cli import rehearsal_texts
from app.kit.errors import Forbidden, Unavailable
from app.settings import ROOT, Settings

REHEARSAL_SENDER = "村口 <desk@cunkou.example>"
SIGN = "刘家镇便民服务"
"""What a text message of the rehearsal says before its words."""
SMS_TEMPLATES = "sandbox-sms-templates.json"
PAUSE_SECONDS = 1.0
START_SECONDS = 30.0


class PortTaken(Unavailable):
    """The port is taken."""


class OnlyForRehearsal(Forbidden):
    """`cunkou run` is a rehearsal with sandbox carriers; in production use serve and jobs."""


class NotUp(Unavailable):
    """The web server did not come up; the reason stands above."""


def prepare(settings: Settings) -> Settings:
    """The settings of the rehearsal: ports checked, sandbox wired; PortTaken says what to do."""
    if not settings.development:
        raise OnlyForRehearsal
    for port in (settings.port, settings.port + 1, settings.port + 2):
        _check_free(settings.host, port)
    return on_stage(settings)


def on_stage(settings: Settings) -> Settings:
    """The settings of a rehearsal: every carrier is a stand-in on one of the next two ports."""
    sandbox = f"http://{settings.host}:{settings.port + 1}"
    return replace(
        settings,
        data_dir=settings.data_dir.absolute(),
        wechat_appid=stand_ins.APPID,
        wechat_secret=stand_ins.SECRET,
        wechat_url=f"{sandbox}/wechat",
        wechat_callback_token=stand_ins.REHEARSAL_TOKEN,
        wecom_corp=stand_ins.CORP,
        wecom_agent=stand_ins.AGENT,
        wecom_secret=stand_ins.CORP_SECRET,
        wecom_url=f"{sandbox}/wecom",
        aliyun_sms_key=stand_ins.ALIYUN_KEY,
        aliyun_sms_secret=stand_ins.ALIYUN_SECRET,
        aliyun_sms_sign=SIGN,
        aliyun_sms_url=f"{sandbox}/aliyun",
        tencent_sms_secret_id=stand_ins.TENCENT_ID,
        tencent_sms_secret_key=stand_ins.TENCENT_KEY,
        tencent_sms_app=stand_ins.TENCENT_APP,
        tencent_sms_sign=SIGN,
        tencent_sms_url=f"{sandbox}/tencent",
        sms_gateway_url=f"{sandbox}/sms-gateway",
        sms_gateway_secret=stand_ins.GATEWAY_SECRET,
        receipt_path_secret=stand_ins.RECEIPT_SECRET,
        sandbox_url=sandbox,
        smtp_url=f"smtp://{settings.host}:{settings.port + 2}?tls=none",
        smtp_from=REHEARSAL_SENDER,
        log_level="warning" if settings.log_level == "info" else settings.log_level,
    )


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(
                f"端口 {port} 已被占用：请换一个，例如 make run PORT={port + 1000}"
            ) from None


def password_ending(settings: Settings) -> str:
    """What the demonstration's passwords end with: from this installation's own key."""
    return sha256(f"demonstration {settings.index_key}".encode()).hexdigest()[:10]


async def play(settings: Settings) -> int:
    """Run web, jobs and sandbox until told to stop; one that dies is started again."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    environ = environment(settings)
    rehearsal_texts.write(settings.data_dir / SMS_TEMPLATES)
    keepers = [asyncio.ensure_future(_keep(cast, environ, stop)) for cast in _casts(settings)]
    try:
        await _up(settings, stop)
        if not stop.is_set():
            print(sign_at_the_door(settings), flush=True)
        await stop.wait()
    finally:
        stop.set()
        await asyncio.gather(*keepers)
    return 0


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables for the processes of the rehearsal."""
    given = {
        f"CUNKOU_{field.name.upper()}": str(getattr(settings, field.name))
        for field in fields(settings)
    }
    return {**os.environ, **given, "PYTHONUNBUFFERED": "1"}


def _casts(settings: Settings) -> list[list[str]]:
    python, port = sys.executable, settings.port
    sandbox = [
        *(python, "-m", "sandbox", "--host", settings.host, "--port", str(port + 1)),
        *("--smtp-port", str(port + 2), "--clock-file", str(settings.clock_file)),
        *("--state-file", str(settings.data_dir / "sandbox.json")),
        *("--appid", settings.wechat_appid, "--secret", settings.wechat_secret),
        *("--callback-url", f"http://{settings.host}:{port}/v1/wechat/callback"),
        *("--app-url", f"http://{settings.host}:{port}"),
        *("--receipt-secret", settings.receipt_path_secret),
        *("--sms-templates", str(settings.data_dir / SMS_TEMPLATES)),
        *("--token", settings.wechat_callback_token),
        *("--app-json", str(ROOT / "miniprogram_stub" / "app.json")),
    ]
    return [sandbox, [python, "-m", "app", "serve"], [python, "-m", "app", "jobs"]]


async def _keep(command: list[str], environ: Mapping[str, str], stop: asyncio.Event) -> None:
    """Keep one process running until `stop`, then ask it to end and wait."""
    while not stop.is_set():
        process = await asyncio.create_subprocess_exec(
            *command, env=environ, cwd=ROOT, start_new_session=True
        )
        ended = asyncio.ensure_future(process.wait())
        asked = asyncio.ensure_future(stop.wait())
        await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        if stop.is_set():
            await _end(process)
        else:
            sys.stderr.write(f"{command[2]} 意外退出（{process.returncode}），正在重启\n")
            await asyncio.sleep(PAUSE_SECONDS)


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _up(settings: Settings, stop: asyncio.Event) -> None:
    """Wait until the web server takes connections; NotUp after half a minute."""
    for _ in range(int(START_SECONDS / 0.05)):
        if stop.is_set():
            return
        try:
            _, writer = await asyncio.open_connection(settings.host, settings.port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        writer.close()
        return
    raise NotUp


def sign_at_the_door(settings: Settings) -> str:
    """Where to go and how to sign in."""
    here, ending = f"http://{settings.host}:{settings.port}", password_ending(settings)
    return f"""
村口已开门 · Cunkou is open

  小程序模拟器   {here}/simulator/          (群众 · 代办员 · 窗口人员)
  办公控制台     {here}/console/
  接口文档       {here}/docs
  沙箱（收件箱） {settings.sandbox_url}/

  控制台登录     clerk    / clerk-{ending}
                 director / director-{ending}
                 admin    / admin-{ending}

按 Ctrl+C 停止
"""
