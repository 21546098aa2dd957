"""How many parts a text has, against one who cuts it up piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.sms_parts import ALONE, PART, cost_fen, parts

texts = st.text(st.sampled_from("中文字ཀa1 ，🙂"), max_size=400)


def width(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cut_up(text: str) -> list[str]:
    """The parts of a text as they travel."""
    if width(text) <= ALONE:
        return [text] if text else []
    pieces = [""]
    for char in text:
        if width(pieces[-1] + char) > PART:
            pieces.append("")
        pieces[-1] += char
    return pieces


@pytest.mark.parametrize(
    ("length", "count"), [(0, 0), (1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4)]
)
def test_seventy_alone_and_then_sixty_seven_each(length: int, count: int) -> None:
    assert parts("字" * length) == count


def test_the_signature_counts_with_its_brackets() -> None:
    assert parts("字" * 66, "村口") == 1
    assert parts("字" * 67, "村口") == 2
    assert parts("", "村口") == 1


def test_a_rare_sign_counts_twice_and_is_not_torn() -> None:
    assert parts("🙂" * 35) == 1
    assert parts("🙂" * 36) == 2
    assert parts("🙂" * 67) == 3


def test_every_part_costs() -> None:
    assert cost_fen("字" * 100, 5) == 10
    assert cost_fen("", 5) == 0


@given(texts)
def test_it_is_as_many_as_are_cut(text: str) -> None:
    pieces = cut_up(text)

    assert parts(text) == len(pieces)
    assert "".join(pieces) == text
