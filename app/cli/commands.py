"""The list of commands."""

from types import ModuleType

from app.cli import (
    calendar,
    create_admin,
    doctor,
    import_catalog,
    jobs,
    migrate,
    new_key,
    openapi,
    rotate_keys,
    run,
    run_job,
    seed,
    serve,
)

COMMANDS: dict[str, ModuleType] = {
    "run": run,
    "serve": serve,
    "jobs": jobs,
    "run-job": run_job,
    "migrate": migrate,
    "seed": seed,
    "import": import_catalog,
    "calendar": calendar,
    "doctor": doctor,
    "create-admin": create_admin,
    "new-key": new_key,
    "rotate-keys": rotate_keys,
    "openapi": openapi,
}


def describe(command: ModuleType) -> str:
    """The one line that says what a command does: the head of its module."""
    return (command.__doc__ or "").strip().splitlines()[0]
