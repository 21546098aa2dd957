"""Taking a catalogue in from a file: a dry run, every problem with its place, all or nothing."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from app.catalog.catalog import Catalog
from app.formats.catalog_files import write_catalog
from tests.cli.conftest import Shell
from tests.cli.test_migrate_and_seed import TABLES, counted
from tests.make import a_catalog, an_item

EMPTY = dict.fromkeys(TABLES, 0)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The small town as somebody would fill it in."""
    path = tmp_path / "items.xlsx"
    write_catalog(path, a_catalog())
    return path


def spoil(path: Path, sheet: str, heading: str, value: str) -> str:
    """Write something wrong into the first row of data below a heading; says which cell it is."""
    book = load_workbook(path)
    column = 1 + [cell.value for cell in book[sheet][1]].index(heading)
    book[sheet].cell(2, column).value = value
    book.save(path)
    return f"{sheet} 2 {get_column_letter(column)}"


def test_a_workbook_is_checked_without_writing_and_then_taken_in(
    house: Shell, url: str, workbook: Path
) -> None:
    tried = house.do("import", str(workbook), "--dry-run")
    before = counted(url, *TABLES)
    status, said = house.do("import", str(workbook))

    *doubts, verdict = tried[1].splitlines()
    assert (tried[0], verdict) == (0, "2 个事项，2 个中心；检查通过，可以导入（这次没有写入）")
    assert [line.split()[0] for line in doubts] == ["[warning]"] * 2, "windows without a post"
    assert before == EMPTY
    assert (status, said.splitlines()[-1]) == (0, "2 个事项，2 个中心；新增 2 个，改动 0 个")
    assert counted(url, "item", "centre") == {"item": 2, "centre": 2}


def test_taking_it_in_again_changes_nothing(house: Shell, url: str, workbook: Path) -> None:
    house.do("import", str(workbook))
    before = counted(url, *TABLES)

    status, said = house.do("import", str(workbook))

    assert (status, said.splitlines()[-1]) == (0, "2 个事项，2 个中心；新增 0 个，改动 0 个")
    assert counted(url, *TABLES) == before


@pytest.mark.parametrize("dry_run", [["--dry-run"], []])
def test_a_broken_workbook_is_told_by_sheet_row_and_column_and_nothing_is_written(
    house: Shell, url: str, workbook: Path, dry_run: list[str]
) -> None:
    mode = spoil(workbook, "事项", "办理方式", "随便办")
    hours = spoil(workbook, "开放时间", "午休时段", "12:00-11:00")

    status, said = house.do("import", str(workbook), *dry_run)

    lines = said.splitlines()
    assert status == 1
    wrong = [line for line in lines if line.startswith("[error]")]
    assert [line.split(":")[0] for line in wrong] == [f"[error] {mode}", f"[error] {hours}"]
    assert "随便办" in wrong[0]
    assert "承诺件" in wrong[0], "what may stand there instead"
    assert lines[-1] == "1 个事项，2 个中心；2 处错误，没有写入任何内容"
    assert counted(url, *TABLES) == EMPTY


def test_a_yaml_file_of_what_is_new_leans_on_what_is_there(
    house: Shell, url: str, workbook: Path, tmp_path: Path
) -> None:
    house.do("import", str(workbook))
    more = tmp_path / "more.yaml"
    write_catalog(more, Catalog(items=(an_item("new-one", name="新事项"),)))

    status, said = house.do("import", str(more))

    assert (status, said.splitlines()[-1]) == (0, "1 个事项，0 个中心；新增 1 个，改动 0 个")
    assert counted(url, "item") == {"item": 3}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.xlsx", "找不到文件：nothing.xlsx\n"),
        ("letter.docx", "只能导入 .xlsx、.yaml、.json 或 .zip 文件\n"),
    ],
)
def test_a_file_that_is_none_is_told_in_a_sentence(
    house: Shell, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "letter.docx").write_text("?")

    assert house.do("import", str(tmp_path / name)) == (1, said)


def test_the_template_is_the_samples_and_reads_back_without_a_problem(
    house: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"

    written = house.do("import", str(path), "--template")
    status, said = house.do("import", str(path), "--dry-run")

    assert written == (0, f"模板已写到 {path}\n")
    assert status == 0
    assert said.splitlines()[-1].endswith("检查通过，可以导入（这次没有写入）")
