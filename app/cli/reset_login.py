"""Let somebody in again who lost the phone of the second factor, or was locked out."""

import argparse
import asyncio
import getpass
import sys

from app.services.people import staff_logins
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose login; with --password a new one is asked for, or read from standard input."""
    parser.add_argument("username")
    parser.add_argument("--password", action="store_true", help="同时换新密码")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Refuses an unknown user name and a weak password."""
    password = _asked() if given.password else ""

    async def go() -> None:
        async with open_deps(settings) as deps:
            await staff_logins.reset(deps, given.username, password)

    asyncio.run(go())
    changed = "，密码已换新" if password else ""
    print(f"账号 {given.username} 已解锁，两步登录已关闭，已登录的办公台都要重新登录{changed}")
    return 0


def _asked() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("新密码：")
    return sys.stdin.readline().rstrip("\n")
