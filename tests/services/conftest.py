"""What tests of services may ask for besides: the questions that reach the database."""

import logging
from collections.abc import Iterator

import pytest


class Listener(logging.Handler):
    """Keeps every statement that the database client logs."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the statement; what opens and closes transactions is no question."""
        said = record.getMessage()
        if said.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            self.heard.append(said)


@pytest.fixture
def questions() -> Iterator[list[str]]:
    """The statements asked of the database from now on."""
    client = logging.getLogger("tortoise.db_client")
    listener, before = Listener(), (client.level, client.propagate)
    client.addHandler(listener)
    client.setLevel(logging.DEBUG)
    client.propagate = False
    yield listener.heard
    client.removeHandler(listener)
    client.setLevel(before[0])
    client.propagate = before[1]
