"""Reading a catalogue from whatever file or folder people bring, and writing it as one."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.catalog.catalog import Catalog
from app.catalog.lint.lint import Known
from app.catalog.problems import SheetProblem
from app.formats.catalog_bytes import MOST_BYTES, Form, UnreadableFile, read_upload, written
from app.formats.catalog_folder import MOST_FILES, folder_files, in_order
from app.formats.catalog_rows import judged
from app.formats.catalog_yaml import read_yaml

Report = Callable[[str], object]

_FORMS: Final[dict[str, Form]] = {
    ".xlsx": "xlsx",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".zip": "zip",
}

__all__ = ["UnreadableFile", "read_catalog", "write_catalog"]


def read_catalog(path: Path, known: Known | None = None) -> tuple[Catalog, list[SheetProblem]]:
    """The catalogue in a file, or in all YAML files of a folder, and all its problems.

    Nothing may be written to the database while one of the problems is an error. `known` are the
    codes that exist already. Raises UnreadableFile for other files and for more than 10 MB.
    """
    if path.is_dir():
        return judged(read_yaml(_folder(path)), known)
    if not path.is_file():
        raise UnreadableFile(f"找不到文件：{path.name}")
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile("文件超过10MB，请拆分后再导入")
    return read_upload(path.name, path.read_bytes(), known)


def write_catalog(path: Path, catalog: Catalog, report: Report = lambda entry: None) -> None:
    """Write the catalogue in the form that the ending names; without one, as a folder of YAML.

    Every form reads back as the same values. A folder keeps the files it has besides. `report`
    hears of each file of a folder.
    """
    ending = path.suffix.lower()
    if ending in _FORMS:
        path.write_bytes(written(catalog, _FORMS[ending]))
    elif ending and not path.is_dir():
        raise UnreadableFile("只能写成 .xlsx、.yaml、.json、.zip 文件或一个文件夹")
    else:
        for name, text in folder_files(catalog).items():
            file = path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            report(name)


def _folder(path: Path) -> list[tuple[str, str]]:
    """The YAML files of a folder by their paths inside it; hidden folders are left out."""
    files = [
        file
        for file in sorted(path.rglob("*.y*ml"), key=lambda file: in_order(file.as_posix()))
        if not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    if not files:
        raise UnreadableFile(f"找不到文件：{path.name}")
    if len(files) > MOST_FILES or sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise UnreadableFile("文件超过10MB，请拆分后再导入")
    return [
        (file.relative_to(path).as_posix(), file.read_text(encoding="utf-8-sig", errors="replace"))
        for file in files
    ]
