"""Catalogues as they are uploaded: told apart by name, bounded, every problem with its place."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from app.catalog.catalog import Catalog
from app.catalog.lint.lint import Known
from app.catalog.problems import SheetProblem
from app.formats.catalog_bytes import Form, UnreadableFile, read_upload, written
from app.formats.catalog_folder import MOST_FILES, PackedTooMuch, UnsafeCode
from app.formats.catalog_rows import MOST_VALUES
from tests.catalog.make import PREFECTURE, a_catalog, an_item

DIVISION = "divisions: [{code: '511500000000', level: 市州, name: 宜宾市}]\n"


def packed(files: dict[str, str]) -> bytes:
    """An archive of these files."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize("form", ["xlsx", "yaml", "json", "zip"])
def test_what_is_downloaded_can_be_uploaded(form: Form) -> None:
    catalog = a_catalog()

    assert read_upload(f"town.{form.upper()}", written(catalog, form)) == (catalog, [])


def test_codes_that_are_known_need_not_stand_in_the_file() -> None:
    county = "divisions: [{code: '511503000000', level: 县区, name: 南溪区}]"
    known = Known(divisions=frozenset({"511500000000"}))

    assert read_upload("a.yaml", county.encode(), known)[1] == []
    assert read_upload("a.yaml", county.encode())[1] != []


@pytest.mark.parametrize("name", ["items.docx", "items", "items.xls", "yaml"])
def test_other_files_are_refused(name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_upload(name, b"items: []")


def test_more_than_ten_megabytes_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="10MB"):
        read_upload("a.json", b" " * 10_000_001)


def test_an_archive_is_read_like_a_folder_and_names_what_it_leaves_out() -> None:
    content = packed(
        {
            "town/divisions.yaml": DIVISION,
            "town/README.md": "# town",
            "town/.git/config.yaml": "a: [",
            "__MACOSX/divisions.yaml": "a: [",
        }
    )

    assert read_upload("town.zip", content) == (
        Catalog(divisions=(PREFECTURE,)),
        [SheetProblem("town/README.md", 1, "", "不是 .yaml 文件，没有读取", "", "warning")],
    )


def test_an_archive_that_grows_without_end_is_refused() -> None:
    bomb = packed({"items/a.yaml": "#" * 30_000_001})

    assert len(bomb) < 100_000
    with pytest.raises(PackedTooMuch):
        read_upload("bomb.zip", bomb)


def test_an_archive_of_very_many_files_is_refused() -> None:
    with pytest.raises(PackedTooMuch):
        read_upload("many.zip", packed({f"{at}.yaml": "" for at in range(MOST_FILES + 1)}))


def test_a_workbook_that_grows_without_end_is_one_problem() -> None:
    held = BytesIO(written(Catalog(), "xlsx"))
    with ZipFile(held, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"0" * 50_000_001)

    catalog, problems = read_upload("bomb.xlsx", held.getvalue())

    assert catalog == Catalog()
    assert [problem.message for problem in problems] == ["打不开这个 Excel 文件：解压后太大"]


@pytest.mark.parametrize("content", [b"PK", b"", b"not an archive"])
def test_an_archive_that_cannot_be_opened_is_one_problem(content: bytes) -> None:
    assert read_upload("town.zip", content) == (
        Catalog(),
        [SheetProblem("town.zip", 1, "", "打不开这个压缩包", "请重新打包，不要加密")],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '{"items": [',
            SheetProblem("a.json", 1, "12", "这个文件不是正确的 JSON", "请检查括号和引号"),
        ),
        ("[]", SheetProblem("a.json", 1, "", "文件最外层应当是 divisions、centres 或 items")),
        (
            '{"item": []}',
            SheetProblem("a.json", 1, "item", "不认识的部分“item”", "是不是“items”？"),
        ),
        ('{"items": 3}', SheetProblem("a.json", 1, "items", "items 应当是列表")),
        (
            '{"items": [], "items": []}',
            SheetProblem(
                "a.json",
                1,
                "",
                "这个文件不是正确的 JSON：字段“items”写了两次",
                "请检查括号和引号",
            ),
        ),
        (
            "[" * 100_000,
            SheetProblem("a.json", 1, "", "这个文件不是正确的 JSON", "请检查括号和引号"),
        ),
        (
            '{"items": [NaN]}',
            SheetProblem("a.json", 1, "", "这个文件不是正确的 JSON", "请检查括号和引号"),
        ),
    ],
)
def test_json_that_makes_no_sense_is_one_problem(text: str, problem: SheetProblem) -> None:
    assert read_upload("a.json", text.encode()) == (Catalog(), [problem])


def test_a_problem_in_json_is_named_by_its_path() -> None:
    body = json.loads(written(a_catalog(items=(an_item(phone="1"),)), "json"))

    _, problems = read_upload("a.json", json.dumps(body).encode())

    assert problems == [
        SheetProblem(
            "a.json",
            1,
            "items[0].phone",
            "联系电话“1”格式不对",
            "手机11位；座机带区号，如 0831-0000101",
        )
    ]


def test_a_code_that_is_no_file_name_is_not_written_to_a_folder() -> None:
    with pytest.raises(UnsafeCode):
        written(Catalog(items=(an_item(code="../../etc"),)), "zip")


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    deep = "items: " + "[" * 5_000 + "]" * 5_000

    assert [one.severity for one in read_upload("a.yaml", deep.encode())[1]] == ["error"]


def test_more_values_than_anybody_writes_are_one_problem() -> None:
    text = '{"items": [' + ",".join("1" * MOST_VALUES) + "]}"

    catalog, [problem] = read_upload("a.json", text.encode())

    assert (catalog, problem.severity) == (Catalog(), "error")
    assert problem.message.endswith("内容太多")


def test_the_files_of_an_archive_have_one_limit_together() -> None:
    half = "items: [" + ",".join("a" * (MOST_VALUES // 2)) + "]"

    _, problems = read_upload(
        "a.zip", packed({"a.yaml": "items: [", "b.yaml": half, "c.yaml": half})
    )

    told = {one.sheet: one.message for one in problems if "YAML" in one.message}
    assert told["c.yaml"].endswith("内容太多")


def test_a_json_file_that_is_deep_is_one_problem() -> None:
    deep = '{"items": ' + "[" * 950 + "]" * 950 + "}"

    assert [one.severity for one in read_upload("a.json", deep.encode())[1]] == ["error"]


def test_every_list_of_choices_fits_what_excel_allows() -> None:
    book = load_workbook(BytesIO(written(Catalog(), "xlsx")))

    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]

    assert max(len(rule.formula1) for rule in rules) <= 257, "255 characters between quotes"
