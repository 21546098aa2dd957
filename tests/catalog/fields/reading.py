"""How the tests of the field kinds read one answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from app.catalog.fields import KINDS
from app.catalog.fields.kind import Fault, Reading, Value, Wrong
from app.catalog.form_fields import FormField
from app.catalog.texts import Texts

TODAY = date(2026, 2, 12)
WAYS = (Texts(zh="新建", bo="གསར་རྒྱག", en="New"), "改建", "扩建")
PATHS = (Texts(zh="粮食/青稞", bo="འབྲུ་/ནས།", en="Grain/Barley"), "粮食/小麦", "经济林/核桃/薄皮")
COLUMNS = (
    FormField(key="crop", label=Texts(zh="作物", en="Crop"), kind="text"),
    FormField(key="area", label="面积", kind="number", unit="亩", required=False),
    FormField(key="days", label="日期", kind="date_range", required=False),
)
FAMILY = [
    {"name": "张小三", "relation": "子", "id_number": "11010519491231002X"},
    {"name": "李四", "relation": "妻", "birthday": "1990-03-07"},
]


def a_field(kind: str, **settings: Any) -> FormField:
    """A field of this kind with what the kind cannot do without."""
    given = {
        "choice": {"choices": WAYS},
        "choices": {"choices": WAYS},
        "cascade": {"choices": PATHS},
        "rows": {"columns": COLUMNS},
        "note": {"text": "请如实填写。"},
        "consent": {"text": "我同意。", "version": "2026-01"},
    }.get(kind, {})
    return FormField(key="it", label="它", kind=kind, **{**given, **settings})


def kept(kind: str, raw: object, **settings: Any) -> Value:
    """An answer as it is kept."""
    return KINDS[kind].read(raw, a_field(kind, **settings), Reading(TODAY))


def faults(kind: str, raw: object, **settings: Any) -> Mapping[str, Wrong]:
    """What is wrong with an answer, by its part."""
    with pytest.raises(Fault) as refused:
        kept(kind, raw, **settings)
    return refused.value.errors


def word(kind: str, raw: object, **settings: Any) -> str:
    """The one thing that is wrong with a whole answer."""
    [(part, wrong)] = faults(kind, raw, **settings).items()
    assert part == ""
    return wrong.word


def shown(kind: str, value: Value, language: str = "zh", **settings: Any) -> str:
    """A kept answer as it is read."""
    return KINDS[kind].show(value, a_field(kind, **settings), language)


def settings_found(kind: str, **settings: Any) -> list[tuple[str, str]]:
    """What is wrong with the settings of a field, as (setting, message) pairs."""
    found = KINDS[kind].findings(a_field(kind, **settings), ())
    return [(".".join(map(str, one.path)), one.message) for one in found]
