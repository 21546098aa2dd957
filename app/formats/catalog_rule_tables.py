"""The sheets of the Excel template with the rules of items: forms, eligibility, fees, messages."""

from typing import Final

from app.catalog import items
from app.catalog.fields import NAMES
from app.formats.catalog_columns import Column, Table, condition

_KEY: Final = "小写字母、数字和连字符；以后改题目也不要改它"


def _question(key_header: str) -> tuple[Column, ...]:
    """The columns of one question, of the form itself or of a table in it."""
    return (
        Column(key_header, ("key",), width=18, hint=_KEY),
        Column("题目", ("label",), width=30),
        Column("填写方式", ("kind",), labels=NAMES, hint="、".join(NAMES.values())),
        Column("是否必要", ("required",), "yes", hint="空着为“是”"),
        Column(
            "选项",
            ("choices",),
            "lines",
            width=30,
            hint="单选、多选、级联才填，一行一个；级联写成 甲/乙/丙",
        ),
        Column("填写提示", ("hint",), width=40),
        *_SETTINGS,
    )


_SETTINGS: Final = tuple(
    column._replace(optional=True)
    for column in (
        Column("最少", ("least",), hint="最小的数、最少的字数、行数或份数；日期为距今天的天数"),
        Column("最多", ("most",), hint="最大的数、最多的字数、行数或份数；日期为距今天的天数"),
        Column("单位", ("unit",), hint="如 人、亩、平方米"),
        Column("正文", ("text",), width=40, hint="“说明”的文字，或“同意书”的全文"),
        Column("版本", ("version",), hint="同意书的版本，如 2026-1；正文改了要换"),
        Column("精确位置", ("exact",), "yes", hint="只有确实需要准确位置时填“是”"),
    )
)
FORM: Final = Table(
    "申请表字段",
    "items",
    (
        *_question("字段代号"),
        condition("显示条件", ("show_when",), "符合时才问，空着总是问"),
        condition("必填条件", ("require_when",), "符合时必填"),
    ),
    ("procedure", "form"),
    "事项编码",
)
COLUMNS: Final = Table(
    "表格列",
    "items",
    _question("列代号"),
    ("procedure", "form"),
    "事项编码",
    ("columns",),
    "字段代号",
)
ELIGIBILITY: Final = Table(
    "申请条件",
    "items",
    (
        Column("条件代号", ("key",), width=18, hint=_KEY),
        condition("条件", ("holds",), "符合才能申请")._replace(optional=False),
        Column("不符合时的说明", ("says",), width=40, hint="对申请人说的话"),
    ),
    ("eligibility",),
    "事项编码",
)
FEES: Final = Table(
    "收费规则",
    "items",
    (
        condition("条件", ("when",), "从上到下第一条符合的生效")._replace(optional=False),
        Column("收费（分）", ("fen",), hint="以分为单位，免费填0"),
        Column("收费依据", ("basis",), width=30),
    ),
    ("fee", "rules"),
    "事项编码",
)
ROUTES: Final = Table(
    "分派规则",
    "items",
    (
        condition("条件", ("when",), "从上到下第一条符合的生效")._replace(optional=False),
        Column("部门编码", ("department",), width=24, hint="岗位表“协办部门”一栏里的编码"),
    ),
    ("routes",),
    "事项编码",
)
MESSAGES: Final = Table(
    "附加提示",
    "items",
    (
        Column("何时", ("at",), labels=items.MOMENTS),
        Column("提示", ("text",), width=40, hint="加在通知后面，短信一条共70字"),
    ),
    ("messages",),
    "事项编码",
)
INDICATORS: Final = Table(
    "评价指标",
    "items",
    (Column("指标代号", ("key",), width=18, hint=_KEY), Column("名称", ("name",), width=30)),
    ("indicators",),
    "事项编码",
)
