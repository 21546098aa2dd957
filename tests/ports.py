"""Ports for the servers of tests, below the range the system gives to whoever dials out."""

import os
import socket
from itertools import count, islice

FIRST, PLACES, WIDTH = 18_000, 4_000, 3
_places = count(os.getpid() * 8)


def free_port() -> int:
    """A port that nobody holds, nor the two after it; no other test of this process got it."""
    for place in islice(_places, PLACES):
        port = FIRST + place % PLACES * WIDTH
        if all(map(_is_free, range(port, port + WIDTH))):
            return port
    raise AssertionError("no free ports")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
