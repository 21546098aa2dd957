"""Serve the web: API, console, documentation."""

import argparse

from app.serving import serve
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the settings say it."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    serve(settings)
    return 0
