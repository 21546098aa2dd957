"""The list of commands: each is a module of this folder, imported when it is used."""

from importlib import import_module
from types import ModuleType

COMMANDS = {
    "run": "run",
    "serve": "serve",
    "jobs": "jobs",
    "run-job": "run_job",
    "migrate": "migrate",
    "seed": "seed",
    "import": "import_catalog",
    "export": "export_catalog",
    "calendar": "calendar",
    "doctor": "doctor",
    "create-admin": "create_admin",
    "reset-login": "reset_login",
    "new-key": "new_key",
    "rotate-keys": "rotate_keys",
    "openapi": "openapi",
}


def command(name: str) -> ModuleType:
    """The module of a command: `add_arguments(parser)`, `run(settings, given) -> exit status`."""
    return import_module(f"app.cli.{COMMANDS[name]}")


def describe(module: ModuleType) -> str:
    """The one line that says what a command does: the head of its module."""
    return (module.__doc__ or "").strip().splitlines()[0]
