"""The keys of a rehearsal: made once in the data folder, so that development needs no settings."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.kit.errors import Unavailable
from app.settings import Settings
from app.stand_ins import REHEARSAL_KEY
from app.vault.blind_index import new_index_key
from app.vault.keys import new_key
from app.vault.signing import new_receipt_key


class FolderReadOnly(Unavailable):
    """The data folder cannot be written."""


def filled_in(settings: Settings) -> Settings:
    """The settings with keys in development; as they are in production, or when keys are given.

    FolderReadOnly says in a sentence which folder it is and how to choose another.
    """
    given = settings.key_ring and settings.index_key and settings.receipt_keys
    if not settings.development or given:
        return settings
    folder = settings.data_dir.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        keys = _kept(folder / "rehearsal-keys.json", _fresh_keys())
        signing = _kept(
            folder / "rehearsal-receipt-keys.json", {"keys": new_receipt_key(REHEARSAL_KEY)}
        )
    except OSError as error:
        raise FolderReadOnly(
            f"无法写入数据目录 {folder}（{error.strerror}）：请换一个目录，"
            "例如 make run CUNKOU_DATA_DIR=/tmp/cunkou"
        ) from None
    return replace(
        settings,
        key_ring=settings.key_ring or keys["key_ring"],
        index_key=settings.index_key or keys["index_key"],
        receipt_keys=settings.receipt_keys or signing["keys"],
    )


def _fresh_keys() -> dict[str, str]:
    return {"key_ring": new_key(kid=REHEARSAL_KEY), "index_key": new_index_key()}


def _kept(file: Path, made: Mapping[str, str]) -> dict[str, str]:
    """The keys in `file`; of several processes that begin at once all take those of the first."""
    if not file.exists():
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            json.dump(dict(made), out)
        with suppress(FileExistsError):
            os.link(fresh, file)
        fresh.unlink()
    kept: dict[str, str] = json.loads(file.read_text())
    return kept
