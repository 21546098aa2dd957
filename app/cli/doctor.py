"""Say what is wrong with this installation, in sentences."""

import argparse
import asyncio
from urllib.parse import urlsplit

from tortoise.exceptions import BaseORMException

from app.cli import examination, rehearsal
from app.kit.errors import AppError
from app.ports import Deps
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """0 when all is well, 1 when something needs doing; each line names what and how."""
    findings = examination.of_machine(settings)
    if settings.development and not settings.sandbox_url:
        settings = rehearsal.on_stage(settings)
    findings += asyncio.run(_of_installation(settings))
    for finding in findings:
        print(f"{'✓' if finding.ok else '✗'} {finding.text}")
    bad = sum(not finding.ok for finding in findings)
    print("一切正常" if not bad else f"{bad} 处需要处理")
    return 1 if bad else 0


async def _of_installation(settings: Settings) -> list[examination.Finding]:
    try:
        async with open_deps(settings) as deps:
            return [*await examination.of_house(deps), *await _of_carriers(settings, deps)]
    except AppError as refusal:
        return [examination.Finding(False, refusal.detail)]
    except (BaseORMException, OSError) as error:
        return [
            examination.Finding(
                False, f"数据库打不开（{type(error).__name__}）：请核对 CUNKOU_DATABASE_URL"
            )
        ]


async def _of_carriers(settings: Settings, deps: Deps) -> list[examination.Finding]:
    """Every carrier is asked; in development only while the rehearsal with its stand-ins runs."""
    if settings.development and not await _is_open(settings.sandbox_url):
        return [examination.Finding(True, "演练没有在运行，消息渠道没有检查（cunkou run）")]
    return await examination.of_carriers(deps)


async def _is_open(url: str) -> bool:
    address = urlsplit(url)
    try:
        _, writer = await asyncio.open_connection(address.hostname, address.port)
    except OSError:
        return False
    writer.close()
    return True
