"""Reading a catalogue from whatever file people bring, and writing it as Excel or YAML."""

from pathlib import Path
from typing import Final

from app.catalog.catalog import Catalog
from app.catalog.lint import Known
from app.catalog.problems import Problem
from app.formats.catalog_rows import judged
from app.formats.catalog_sheets import read_sheets
from app.formats.catalog_workbook import write_workbook
from app.formats.catalog_yaml import read_yaml
from app.formats.catalog_yaml_text import yaml_text
from app.kit.errors import Invalid

MOST_BYTES: Final = 10_000_000
_YAML: Final = (".yaml", ".yml")


class UnreadableFile(Invalid):
    """The file is neither an Excel workbook (.xlsx) nor YAML (.yaml), or it is too big."""


def read_catalog(path: Path, known: Known | None = None) -> tuple[Catalog, list[Problem]]:
    """The catalogue in an .xlsx workbook, a .yaml file or a folder of them, and all its problems.

    Nothing may be written to the database while one of the problems is an error. `known` are the
    codes that exist already. Raises UnreadableFile for other files and for more than 10 MB.
    """
    files = sorted(path.glob("*.y*ml")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise UnreadableFile(f"找不到文件：{path.name}")
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise UnreadableFile("文件超过10MB，请拆分后再导入")
    if path.suffix.lower() == ".xlsx":
        return judged(read_sheets(path), known)
    if any(file.suffix.lower() not in _YAML for file in files):
        raise UnreadableFile("只能导入 .xlsx 或 .yaml 文件")
    return judged(read_yaml((file.name, _text(file)) for file in files), known)


def write_catalog(path: Path, catalog: Catalog) -> None:
    """Write the catalogue as a template workbook (.xlsx) or as YAML; both read back the same."""
    if path.suffix.lower() == ".xlsx":
        write_workbook(path, catalog)
    elif path.suffix.lower() in _YAML:
        path.write_text(yaml_text(catalog), encoding="utf-8")
    else:
        raise UnreadableFile("只能写成 .xlsx 或 .yaml 文件")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="replace")
