"""`cunkou ...`: everything an operator or administrator does from a shell."""

import argparse
import os
import sys

from app.cli import rehearsal_keys, trouble
from app.cli.commands import COMMANDS, command, describe
from app.logs import configure_logs
from app.settings import read_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 with one clear sentence when it did not."""
    asked = sys.argv[1:] if arguments is None else arguments
    given = parser_for(asked).parse_args(asked)
    try:
        settings = rehearsal_keys.filled_in(read_settings(os.environ))
        configure_logs(settings.log_level)
        status: int = command(given.command).run(settings, given)
        return status
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        told = trouble.sentence(error)
        if told is None:
            raise
        sys.stderr.write(f"{told}\n")
        return 1


def parser_for(asked: list[str]) -> argparse.ArgumentParser:
    """The parser; it knows the arguments of the command that is asked for, and only that one's.

    The others are not imported: a second start of the rehearsal must be quick.
    """
    parser = argparse.ArgumentParser("cunkou", description="村口 Cunkou: 乡镇便民服务")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    wanted = asked[0] if asked and asked[0] in COMMANDS else None
    for name in [wanted] if wanted else COMMANDS:
        module = command(name)
        module.add_arguments(parsers.add_parser(name, help=describe(module)))
    return parser
