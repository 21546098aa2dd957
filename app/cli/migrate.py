"""Bring the database to the newest schema."""

import argparse
import asyncio

from app.migrate import migrate
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Print each migration as it begins."""
    if settings.on_sqlite:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    done = asyncio.run(migrate(settings.database, lambda name: print(f"  {name}")))
    print(f"已应用 {done} 个迁移" if done else "数据库已是最新")
    return 0
