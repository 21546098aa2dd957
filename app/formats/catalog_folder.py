"""A catalogue as a folder of YAML for keeping in git: one file for each item and each centre."""

import re
import stat
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from app.catalog.catalog import Catalog
from app.catalog.problems import Finding, Place, warning
from app.formats.catalog_rows import Rows
from app.formats.catalog_yaml import read_yaml
from app.formats.catalog_yaml_text import yaml_text
from app.kit.errors import Invalid

MOST_FILES: Final = 3_000
MOST_UNPACKED: Final = 30_000_000
_YAML: Final = (".yaml", ".yml")
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file of an archive, so that the same catalogue makes the same bytes."""


class UnsafeCode(Invalid):
    """An entry cannot have a file of its own: its code has more than letters, digits, hyphens."""


class PackedTooMuch(Invalid):
    """The archive holds too many files, or they are too big."""


def folder_files(catalog: Catalog) -> dict[str, str]:
    """The text of each file by its path: divisions.yaml, centres/<code>.yaml, items/<code>.yaml.

    Divisions stand in the order of their codes. UnsafeCode for a code that is no file name.
    """
    made: dict[str, str] = {}
    if catalog.divisions:
        ordered = sorted(catalog.divisions, key=lambda division: division.code)
        made["divisions.yaml"] = yaml_text(Catalog(divisions=tuple(ordered)))
    for centre in catalog.centres:
        made[f"centres/{_safe(centre.code)}.yaml"] = yaml_text(Catalog(centres=(centre,)))
    for item in catalog.items:
        made[f"items/{_safe(item.code)}.yaml"] = yaml_text(Catalog(items=(item,)))
    return {name: made[name] for name in sorted(made, key=in_order)}


def in_order(name: str) -> str:
    """What the files of a folder are sorted by: their paths without the ending."""
    return str(PurePosixPath(name).with_suffix(""))


def zip_bytes(catalog: Catalog) -> bytes:
    """The folder in one archive; the same catalogue makes the same bytes."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, text in folder_files(catalog).items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, text)
    return held.getvalue()


def read_zip(name: str, content: bytes) -> Rows:
    """The rows of all YAML files of an archive; other files are left out with a warning.

    PackedTooMuch for more than 3,000 files or 30 MB unpacked, whatever the archive says of itself.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = sorted(
                (entry for entry in archive.infolist() if not entry.is_dir()),
                key=lambda entry: in_order(entry.filename),
            )
            if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > MOST_UNPACKED:
                raise PackedTooMuch(f"{name} 里的文件太多或太大")
            texts, others = _texts(entries, lambda entry: _unpacked(archive, entry))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        texts, others = [], []
        rows = read_yaml(())
        rows.positions[("file", name)] = Place(name, 1, "")
        rows.faults.append(Finding(("file", name), "打不开这个压缩包", "请重新打包，不要加密"))
        return rows
    rows = read_yaml(texts)
    for other in others:
        rows.positions[("file", other)] = Place(other, 1, "")
        rows.faults.append(warning(("file", other), "不是 .yaml 文件，没有读取"))
    return rows


def _texts(
    entries: Iterable[ZipInfo], unpacked: Callable[[ZipInfo], bytes]
) -> tuple[list[tuple[str, str]], list[str]]:
    texts: list[tuple[str, str]] = []
    others: list[str] = []
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if any(part.startswith((".", "__")) for part in path.parts):
            continue  # what git and macOS put beside the files
        if path.suffix.lower() in _YAML:
            texts.append((entry.filename, unpacked(entry).decode("utf-8-sig", "replace")))
        else:
            others.append(entry.filename)
    return texts, others


def _unpacked(archive: ZipFile, entry: ZipInfo) -> bytes:
    """The bytes of one file; never more than the archive said it had."""
    with archive.open(entry) as file:
        return file.read(entry.file_size + 1)


def _safe(code: str) -> str:
    if not _NAME.fullmatch(code):
        raise UnsafeCode(code=code[:60])
    return code
