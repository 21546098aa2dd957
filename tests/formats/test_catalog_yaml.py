"""Catalogues in YAML: every problem at its line and column."""

from pathlib import Path
from textwrap import dedent

import pytest

from app.catalog.catalog import Catalog
from app.catalog.problems import SheetProblem
from app.formats.catalog_files import UnreadableFile, read_catalog, write_catalog
from tests.catalog.make import COUNTY, PREFECTURE, a_catalog


def a_file(folder: Path, text: str, name: str = "towns.yaml") -> Path:
    file = folder / name
    file.write_text(dedent(text), encoding="utf-8")
    return file


def test_a_correct_file_has_no_problems(tmp_path: Path) -> None:
    file = a_file(
        tmp_path,
        """\
        divisions:
          - {code: 511500000000, level: prefecture, name: 宜宾市}
          - {code: "511503000000", level: 县区, name: {zh: 南溪区}}
        """,
    )

    assert read_catalog(file) == (Catalog(divisions=(PREFECTURE, COUNTY)), [])


def test_problems_of_form_and_content_name_line_and_column(tmp_path: Path) -> None:
    file = a_file(
        tmp_path,
        """\
        divisions:
          - {code: "511500000000", level: prefecture, name: 宜宾市}
          - code: "511503000000"
            level: conty
            name: 南溪区
          - {code: "511503102000", level: township, name: 刘家镇}
          - {code: "511504102000", level: township, nam: 别处, name: 某镇}
          - {code: "511505102000", level: township, name: 某镇}
        """,
    )

    catalog, problems = read_catalog(file)

    assert [division.code for division in catalog.divisions] == [
        "511500000000",
        "511503102000",
        "511505102000",
    ]
    assert problems == [
        SheetProblem("towns.yaml", 4, "12", "级别“conty”不在可选范围内", "是不是“county”？"),
        SheetProblem("towns.yaml", 7, "50", "不认识的字段“nam”", "是不是“name”？"),
        SheetProblem(
            "towns.yaml",
            8,
            "12",
            "缺少上级区划 511505000000",
            "请先添加代码为 511505000000 的区划",
        ),
    ]


def test_a_folder_is_read_as_one_catalogue(tmp_path: Path) -> None:
    a_file(tmp_path, "divisions: [{code: '511500000000', level: 市州, name: 宜宾市}]", "a.yaml")
    a_file(tmp_path, "divisions: [{code: '511503000000', level: 县区, name: 南溪区}]", "b.yml")

    assert read_catalog(tmp_path) == (Catalog(divisions=(PREFECTURE, COUNTY)), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "items:\n  - code: [1\n",
            SheetProblem(
                "towns.yaml",
                3,
                "1",
                "这个文件不是正确的 YAML：expected ',' or ']', but got '<stream end>'",
                "请检查缩进、引号和冒号",
            ),
        ),
        (
            "- a\n",
            SheetProblem("towns.yaml", 1, "1", "文件最外层应当是 divisions、centres 或 items"),
        ),
        (
            "\nitem: []\n",
            SheetProblem("towns.yaml", 2, "1", "不认识的部分“item”", "是不是“items”？"),
        ),
        ("items: 3\n", SheetProblem("towns.yaml", 1, "1", "items 应当是列表")),
        (
            "divisions:\n  - 3\n",
            SheetProblem("towns.yaml", 2, "5", "区划应当是一组“字段: 值”"),
        ),
    ],
)
def test_a_file_that_makes_no_sense_is_one_problem(
    tmp_path: Path, text: str, problem: SheetProblem
) -> None:
    assert read_catalog(a_file(tmp_path, text)) == (Catalog(), [problem])


def test_anchors_are_refused_because_they_could_grow_without_end(tmp_path: Path) -> None:
    file = a_file(
        tmp_path,
        """\
        divisions:
          - &one {code: "511500000000", level: prefecture, name: 宜宾市}
          - *one
        """,
    )

    _, problems = read_catalog(file)

    assert (
        SheetProblem("towns.yaml", 2, "5", "不支持 YAML 锚点和引用", "请直接写出内容") in problems
    )


def test_a_field_written_twice_is_a_problem(tmp_path: Path) -> None:
    file = a_file(tmp_path, 'divisions: [{code: "511500000000", level: 市州, name: 甲, name: 乙}]')

    _, problems = read_catalog(file)

    assert problems == [SheetProblem("towns.yaml", 1, "62", "字段“name”写了两次")]


def test_an_empty_file_says_nothing_and_nothing_is_wrong(tmp_path: Path) -> None:
    assert read_catalog(a_file(tmp_path, "# nothing yet\n")) == (Catalog(), [])


@pytest.mark.parametrize("name", ["catalogue.docx", "missing.yaml"])
def test_other_files_are_refused(tmp_path: Path, name: str) -> None:
    if name.endswith("docx"):
        (tmp_path / name).write_text("x")

    with pytest.raises(UnreadableFile):
        read_catalog(tmp_path / name)
    with pytest.raises(UnreadableFile):
        write_catalog(tmp_path / "catalogue.csv", a_catalog())


def test_a_file_that_is_too_big_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    file.write_bytes(b"#" * 10_000_001)

    with pytest.raises(UnreadableFile, match="10MB"):
        read_catalog(file)
