"""Catalogues as bytes: what somebody uploads, and what they download."""

from pathlib import PurePath
from typing import Final, Literal, TypeAlias

from app.catalog.catalog import Catalog
from app.catalog.lint.lint import Known
from app.catalog.problems import SheetProblem
from app.formats.catalog_folder import read_zip, zip_bytes
from app.formats.catalog_json import json_text, read_json
from app.formats.catalog_rows import Rows, judged
from app.formats.catalog_sheets import read_sheets
from app.formats.catalog_workbook import workbook_bytes
from app.formats.catalog_yaml import read_yaml
from app.formats.catalog_yaml_text import yaml_text
from app.kit.errors import Invalid

Form: TypeAlias = Literal["xlsx", "yaml", "json", "zip"]

MOST_BYTES: Final = 10_000_000
MEDIA_TYPES: Final[dict[Form, str]] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
    "json": "application/json",
    "zip": "application/zip",
}


class UnreadableFile(Invalid):
    """The file is no catalogue (.xlsx, .yaml, .json, or a .zip of .yaml), or it is too big."""


def read_upload(
    name: str, content: bytes, known: Known | None = None
) -> tuple[Catalog, list[SheetProblem]]:
    """The catalogue in an uploaded file, told apart by its name's ending, and all its problems.

    Nothing may be written while one of the problems is an error. `known` are the codes that exist
    already. UnreadableFile for other files and for more than 10 MB; PackedTooMuch for an archive
    that unpacks to more than it should.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile("文件超过10MB，请拆分后再导入")
    return judged(_rows(name, content), known)


def written(catalog: Catalog, form: Form) -> bytes:
    """The catalogue as a file of this form; every form reads back as the same values."""
    if form == "xlsx":
        return workbook_bytes(catalog)
    if form == "zip":
        return zip_bytes(catalog)
    text = json_text(catalog) if form == "json" else yaml_text(catalog)
    return text.encode("utf-8")


def _rows(name: str, content: bytes) -> Rows:
    ending = PurePath(name).suffix.lower()
    if ending == ".xlsx":
        return read_sheets(name, content)
    if ending == ".zip":
        return read_zip(name, content)
    text = content.decode("utf-8-sig", errors="replace")
    if ending == ".json":
        return read_json(name, text)
    if ending in (".yaml", ".yml"):
        return read_yaml([(name, text)])
    raise UnreadableFile("只能导入 .xlsx、.yaml、.json 或 .zip 文件")
