"""Print fresh secrets: for the key ring, the blind index, receipts, and callbacks of vendors."""

import argparse

from app.kit.clock import SystemClock
from app.kit.ids import SystemIds
from app.settings import Settings
from app.vault.blind_index import new_index_key
from app.vault.keys import new_key
from app.vault.signing import new_receipt_key


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which algorithm."""
    parser.add_argument("--algorithm", choices=("a256gcm", "sm4gcm"), default="a256gcm")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """The lines as they go into the environment; nothing is stored."""
    print(f"CUNKOU_KEY_RING={new_key(given.algorithm)}")
    print(f"CUNKOU_INDEX_KEY={new_index_key()}")
    print(f"CUNKOU_RECEIPT_KEYS={new_receipt_key()}")
    print(f"CUNKOU_RECEIPT_PATH_SECRET={SystemIds(SystemClock()).token()}")
    return 0
