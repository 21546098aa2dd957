"""The number on an ID card."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("11010519491231002x", "11010519491231002X"),
        (" 440524 18800101 0014 ", "440524188001010014"),
        ("130503670401001", "130503196704010016"),
    ],
)
def test_id_number_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("id_number", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("110105194912310021", "field.id-number"),
        ("11010519491231002", "field.id-number"),
        ("110105202602130019", "field.id-number"),
        (440524188001010014, "field.id-number"),
    ],
)
def test_what_is_no_id_number_is_refused(raw: object, wrong: str) -> None:
    assert word("id_number", raw) == wrong


def test_an_id_number_is_masked_and_found() -> None:
    assert KINDS["id_number"].mask("11010519491231002X") == "1101**********002X"
    assert KINDS["id_number"].index("11010519491231002X") == ("11010519491231002X",)
