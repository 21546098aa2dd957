"""`cunkou ...`: everything an operator or administrator does from a shell."""

import argparse
import os
import sys

from app.cli import rehearsal_keys
from app.kit.errors import AppError
from app.logs import configure_logs
from app.settings import read_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 with one clear sentence when it did not."""
    # Commands are imported when used: `cunkou --help` and a second start must be quick.
    from app.cli.commands import COMMANDS, describe  # noqa: PLC0415

    parser = argparse.ArgumentParser("cunkou", description="村口 Cunkou: 乡镇便民服务")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        command.add_arguments(parsers.add_parser(name, help=describe(command)))
    given = parser.parse_args(arguments)
    try:
        settings = rehearsal_keys.filled_in(read_settings(os.environ))
        configure_logs(settings.log_level)
        status: int = COMMANDS[given.command].run(settings, given)
        return status
    except AppError as refusal:
        sys.stderr.write(f"{refusal.detail}\n")
        return 1
    except KeyboardInterrupt:
        return 130
