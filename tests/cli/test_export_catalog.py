"""Writing the published catalogue to a file or a folder."""

from pathlib import Path

from app.formats.catalog_files import read_catalog, write_catalog
from tests.cli.conftest import Shell
from tests.cli.test_migrate_and_seed import TABLES, counted
from tests.make import ITEM, a_catalog


def test_what_was_taken_in_is_written_to_a_folder_and_taken_in_again(
    house: Shell, url: str, tmp_path: Path
) -> None:
    write_catalog(tmp_path / "town.yaml", a_catalog())
    house.do("import", str(tmp_path / "town.yaml"))
    before = counted(url, *TABLES)

    status, said = house.do("export", str(tmp_path / "town"))
    again = house.do("import", str(tmp_path / "town"))

    folder = tmp_path / "town"
    assert (status, said.splitlines()[-1]) == (0, f"2 个事项，2 个中心已写到 {folder}")
    assert again[1].splitlines()[-1] == "2 个事项，2 个中心；新增 0 个，改动 0 个"
    assert counted(url, *TABLES) == before


def test_single_items_are_asked_for_by_code(house: Shell, tmp_path: Path) -> None:
    write_catalog(tmp_path / "town.yaml", a_catalog())
    house.do("import", str(tmp_path / "town.yaml"))

    house.do("export", str(tmp_path / "one.xlsx"), ITEM)

    catalog, _ = read_catalog(tmp_path / "one.xlsx")
    assert ([item.code for item in catalog.items], catalog.centres) == ([ITEM], ())


def test_an_existing_file_is_not_written_over(house: Shell, tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    write_catalog(file, a_catalog())
    house.do("import", str(file))
    before = file.read_text(encoding="utf-8")

    refused = house.do("export", str(file))
    allowed = house.do("export", str(file), "--overwrite")

    assert refused[0] == 1
    assert allowed[0] == 0
    assert before != file.read_text(encoding="utf-8")
