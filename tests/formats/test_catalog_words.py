"""The sheet of translations in Excel."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.catalog.problems import SheetProblem
from app.catalog.texts import Texts
from app.formats.catalog_files import read_catalog, write_catalog
from tests.catalog.make import a_catalog
from tests.formats.test_catalog_rule_sheets import a_workbook as a_ruled_workbook
from tests.formats.test_catalog_sheets import a_workbook


def test_a_translation_finds_its_field(tmp_path: Path) -> None:
    row = ("事项", "household-newborn", "materials[0].name", "英文", "", "Birth certificate")

    catalog, problems = read_catalog(a_workbook(tmp_path, lambda book: book["译文"].append(row)))

    assert problems == []
    assert catalog.items[0].materials[0].name == Texts(zh="出生医学证明", en="Birth certificate")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            ("项目", "x", "name", "藏文", "", "ཀ"),
            SheetProblem("译文", 2, "A", "不认识的部分“项目”", "是不是“事项”？"),
        ),
        (
            ("事项", "household-newbor", "name", "藏文", "", "ཀ"),
            SheetProblem(
                "译文",
                2,
                "B",
                "事项“household-newbor”不存在",
                "是不是“household-newborn”？",
            ),
        ),
        (
            ("事项", "household-newborn", "materials[7].name", "藏文", "", "ཀ"),
            SheetProblem("译文", 2, "C", "字段“materials[7].name”没有中文原文"),
        ),
        (
            ("事项", "household-newborn", "name", "法文", "", "x"),
            SheetProblem(
                "译文",
                2,
                "D",
                "不认识的语言“法文”",
                "请填 藏文、英文、彝文、维吾尔文、蒙古文、壮文、朝鲜文、哈萨克文，或语言代码如 ii",
            ),
        ),
    ],
)
def test_a_translation_that_leads_nowhere_is_named(
    tmp_path: Path, row: tuple[str, ...], problem: SheetProblem
) -> None:
    file = a_workbook(tmp_path, lambda book: book["译文"].append(row))

    assert read_catalog(file)[1] == [problem]


@pytest.mark.parametrize("language", ["彝文", "ii"])
def test_a_language_goes_by_its_name_or_its_code(tmp_path: Path, language: str) -> None:
    file = tmp_path / "catalogue.xlsx"
    write_catalog(file, a_catalog())
    book = load_workbook(file)
    book["译文"].append(("事项", "household-newborn", "name", language, "", "ꀊꃀ"))
    book.save(file)

    catalog, problems = read_catalog(file)

    assert problems == []
    assert catalog.items[0].name == Texts(zh="新生儿落户", more={"ii": "ꀊꃀ"})


def test_a_translation_reaches_the_column_of_a_table(tmp_path: Path) -> None:
    file = a_ruled_workbook(tmp_path)
    book = load_workbook(file)
    place = "procedure.form[1].columns[0].label"
    book["译文"].append(("事项", "household-newborn", place, "en", "", "Name"))
    book.save(file)

    catalog, _ = read_catalog(file)

    assert catalog.items[0].procedure.form[1].columns[0].label == Texts(zh="姓名", en="Name")
