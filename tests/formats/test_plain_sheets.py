"""Plain tables as workbooks: what was written stands there as text, whatever people typed."""

from io import BytesIO

from openpyxl import load_workbook

from app.formats.plain_sheets import cell_text, sheet_bytes


def test_what_looks_like_a_formula_stays_a_text_and_numbers_stay_numbers() -> None:
    rows: list[list[str | int]] = [["=1+1", 3], ["杨秀英", 0]]

    book = load_workbook(BytesIO(sheet_bytes("台账[1]", ["姓名", "次数"], rows)))

    sheet = book.worksheets[0]
    assert sheet.title == "台账 1"
    assert [[cell.value for cell in line] for line in sheet.iter_rows()] == [
        ["姓名", "次数"],
        ["=1+1", 3],
        ["杨秀英", 0],
    ]
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].data_type == "n"


def test_signs_that_excel_forbids_are_left_out_and_a_cell_is_never_too_full() -> None:
    assert cell_text("一\x00二\x0b三") == "一二三"
    assert len(cell_text("长" * 40_000)) == 32_000
