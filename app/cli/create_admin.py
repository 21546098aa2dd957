"""Make a login for an administrator of the console."""

import argparse
import asyncio
import getpass
import sys

from app.services.people import staff_logins
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who it is; the password is asked for, or read from standard input."""
    parser.add_argument("username")
    parser.add_argument("--name", required=True, help="姓名")
    parser.add_argument("--phone", required=True, help="手机号")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Refuses a weak password and a user name that is taken."""
    asked = sys.stdin.isatty()
    password = getpass.getpass("密码：") if asked else sys.stdin.readline().rstrip("\n")

    async def go() -> None:
        async with open_deps(settings) as deps:
            await staff_logins.create_admin(deps, given.username, given.name, given.phone, password)

    asyncio.run(go())
    print(f"管理员 {given.username} 可以登录控制台了")
    return 0
