"""Papers about originals to print in tests: in each script, short and as long as they get."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.custody.custody_papers import ChainStep, CustodyChain, CustodyReceipt, PaperRow
from app.words import DEFAULT, say

NUMBER = "O-511503102201-2026-0001"
UNITS = {
    "zh": "刘家镇刘家村便民服务室",
    "bo": "ལིའུ་ཅའི་གྲོང་ཚོའི་ཞབས་ཞུ་ཁང་།",
    "en": "Liujia Village Room",
}
ROWS = (
    ("number", NUMBER),
    ("name", "户口簿（全本），2份"),
    ("owner", "杨秀英"),
    ("case", "511503102000-20260302-0001"),
    ("made", "2026年3月2日 09:00"),
    ("due", "2026年3月31日"),
    ("place", "在王代办手里"),
)


def titles(key: str, language: str) -> tuple[str, ...]:
    """The titles of a sheet, the Chinese one below a Tibetan one."""
    return (say(key, language), *([say(key, DEFAULT)] if language == "bo" else []))


def rows(language: str) -> tuple[PaperRow, ...]:
    """What is known of an original."""
    return tuple(PaperRow(say(f"custody.row.{key}", language), value) for key, value in ROWS)


def a_receipt(language: str = "zh", **values: Any) -> CustodyReceipt:
    """The receipt of Yang's household register."""
    receipt = CustodyReceipt(
        language=language,
        unit=UNITS[language],
        titles=titles("custody.receipt.title", language),
        number=NUMBER,
        on=date(2026, 3, 2),
        rows=rows(language)[1:],
        signs=tuple(say(f"custody.sign.{who}", language) for who in ("giver", "taker")),
        code=NUMBER,
        code_words=say("custody.qr", language),
        note=say("custody.receipt.note", language),
        footer=say(
            "custody.footer",
            language,
            address="刘家镇正街1号",
            phone="0831-0000101",
            complaint="0831-0000102",
        ),
    )
    return replace(receipt, **values)


def a_step(language: str, how: str = "scan", **values: str) -> ChainStep:
    """One hand-over."""
    step = ChainStep(
        at="2026年3月2日 09:00",
        giver="杨秀英",
        taker="王代办",
        how=say(f"custody.how.{how}", language) if how else "",
    )
    return replace(step, **values)


def a_chain(language: str = "zh", steps: int = 3, **values: Any) -> CustodyChain:
    """The chain of Yang's household register, one side of the last step missing."""
    receipt = a_receipt(language)
    missing = say("custody.missing.taker", language)
    doubt = say("custody.doubtful", language)
    last = a_step(language, "", missing=missing, doubt=doubt)
    chain = CustodyChain(
        language=language,
        unit=receipt.unit,
        titles=titles("custody.chain.title", language),
        number=NUMBER,
        on=date(2026, 3, 9),
        rows=rows(language),
        heads=tuple(say(f"custody.head.{one}", language) for one in ("at", "from", "to", "how")),
        steps=(*(a_step(language) for _ in range(steps - 1)), last) if steps else (),
        contested_heading=say("custody.contested", language),
        contested=(),
        none_yet=say("custody.none-yet", language),
        code=NUMBER,
        code_words=receipt.code_words,
        footer=receipt.footer,
    )
    return replace(chain, **values)
