"""Runs the sandbox: `python -m sandbox --port 8001 --smtp-port 8002 --clock-file var/clock`."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from sandbox.server import PortTaken, running
from sandbox.settings import APPID, RECEIPT_SECRET, SECRET, Settings
from sandbox.sms.sms_templates import read_templates


def read_arguments(arguments: list[str]) -> Settings:
    """The settings on the command line; ends the program with a sentence when they are wrong."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.aes_key and len(given.aes_key) != 43:
        parser.error("--aes-key 应为 43 个字符")
    try:
        pages = pages_of(given.app_json) if given.app_json else frozenset()
    except (OSError, ValueError) as error:
        parser.error(f"--app-json 读不懂：{error}")
    try:
        templates = read_templates(given.sms_templates) if given.sms_templates else {}
    except (OSError, ValueError) as error:
        parser.error(f"--sms-templates 读不懂：{error}")
    return Settings(
        host=given.host,
        port=given.port,
        smtp_port=given.smtp_port,
        clock_file=given.clock_file,
        state_file=given.state_file,
        appid=given.appid,
        secret=given.secret,
        callback_url=given.callback_url,
        app_url=given.app_url.rstrip("/"),
        callback_token=given.token,
        aes_key=given.aes_key,
        pages=pages,
        receipt_secret=given.receipt_secret,
        sms_templates=templates,
        only_listed=given.only_listed,
        kept=max(given.kept, 1),
        doors=given.doors,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "sandbox", description="微信、企业微信、短信、邮件的替身，只用于本机开发"
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--smtp-port", type=int, default=8002)
    parser.add_argument("--clock-file", type=Path, help="与应用共用的时钟偏移文件")
    parser.add_argument("--state-file", type=Path, help="重启后仍记得授权与消息")
    parser.add_argument("--appid", default=APPID)
    parser.add_argument("--secret", default=SECRET)
    parser.add_argument("--callback-url", default="", help="应用的 /v1/wechat/callback")
    parser.add_argument(
        "--app-url", default="", help="应用的地址：回执、回复和 /village 弱网通到那里"
    )
    parser.add_argument("--receipt-secret", default=RECEIPT_SECRET, help="回执路径里的密钥")
    parser.add_argument("--sms-templates", type=Path, help="已报备的短信模板：{编号: 内容}")
    parser.add_argument("--only-listed", action="store_true", help="没有报备的短信模板一律拒绝")
    parser.add_argument("--kept", type=int, default=1000, help="每种消息记住多少条")
    parser.add_argument("--doors", action="store_true", help="每个载体另开端口，可拒绝连接")
    parser.add_argument("--token", default="", help="消息推送的 Token")
    parser.add_argument("--aes-key", default="", help="消息推送的 EncodingAESKey，43 个字符")
    parser.add_argument("--app-json", type=Path, help="小程序的 app.json，用来核对页面")
    return parser


def pages_of(file: Path) -> frozenset[str]:
    """The pages that an app.json declares, those of its sub-packages as well."""
    app = json.loads(file.read_text(encoding="utf-8"))
    packages = app.get("subPackages", []) + app.get("subpackages", [])
    inner = [
        f"{package['root'].strip('/')}/{page}" for package in packages for page in package["pages"]
    ]
    return frozenset(app["pages"] + inner)


async def serve(settings: Settings) -> None:
    """Run until told to stop by SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with running(settings) as sandbox:
        say(f"沙箱已就绪：{sandbox.url}/ （邮件 smtp://{settings.host}:{sandbox.smtp_port}）")
        await stop.wait()


def say(sentence: str) -> None:
    """One line for the person at the terminal."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def main() -> int:
    """0 after a graceful stop, 1 when a port is taken."""
    settings = read_arguments(sys.argv[1:])
    try:
        asyncio.run(serve(settings))
    except PortTaken as taken:
        say(f"沙箱无法启动：{taken} 已被别的程序占用，请先停掉它，或换一个端口。")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
