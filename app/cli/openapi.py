"""Print the OpenAPI document."""

import argparse
import sys

import msgspec

from app.main import VERSION, create_app
from app.routes.http.openapi import document
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """As JSON, on standard output."""
    app = create_app(None, name="openapi")
    app.finalize()
    text = msgspec.json.format(msgspec.json.encode(document(app, VERSION)))
    sys.stdout.write(text.decode() + "\n")
    return 0
