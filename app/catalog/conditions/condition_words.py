"""The words and signs that a condition in a cell is written in, and a text cut into them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from app.catalog.problems import nearest
from app.catalog.shape_leaves import Fault

COMPARISONS: Final[Mapping[str, str]] = {
    "=": "==",
    "≠": "!=",
    ">=": ">=",
    "<=": "<=",
    ">": ">",
    "<": "<",
    "全等于": "===",
    "不全等于": "!==",
}
"""How each comparison is written, the way we write it."""
_SAME: Final[Mapping[str, str]] = {
    "==": "==",
    "===": "===",
    "!==": "!==",
    "＝": "==",
    "是": "==",
    "等于": "==",
    "!=": "!=",
    "<>": "!=",
    "不是": "!=",
    "不等于": "!=",
    "≥": ">=",
    "＞": ">",
    "不小于": ">=",
    "不早于": ">=",
    "至少": ">=",
    "大于": ">",
    "晚于": ">",
    "≤": "<=",
    "＜": "<",
    "不大于": "<=",
    "不晚于": "<=",
    "至多": "<=",
    "小于": "<",
    "早于": "<",
}
SPELLINGS: Final[Mapping[str, str]] = {**_SAME, **COMPARISONS}
FUNCTIONS: Final[Mapping[str, str]] = {
    "年龄": "age",
    "缺少": "missing",
    "最小": "min",
    "最大": "max",
    "如果": "if",
    "不是": "!",
    "成立": "!!",
}
OVER_ROWS: Final[Mapping[str, str]] = {"全部": "all", "任一": "some", "没有": "none"}
ROW_COUNT: Final = "行数"
AND: Final = ("且", "并且")
OR: Final = ("或", "或者")
IN: Final = ("属于", "不属于", "包含", "不包含")
GIVEN: Final = ("已填写", "未填写")
VALUES: Final[Mapping[str, bool | None]] = {"是": True, "否": False, "空": None}
TODAY_WORD: Final = "今天"
ITSELF: Final = "本项"
RESERVED: Final = frozenset(
    {*SPELLINGS, *FUNCTIONS, *OVER_ROWS, *AND, *OR, *IN, *GIVEN, *VALUES, TODAY_WORD, ITSELF}
    | {ROW_COUNT}
)

_STOP: Final = r"\s()（）\[\],，、:：<>=!≠≤≥＝＞＜+*/%“”\"【】"
_TOKENS: Final = re.compile(
    rf"""\s*(?:
      “(?P<quoted>[^”]*)” | "(?P<plain>[^"]*)" | 【(?P<field>[^】]*)】
    | (?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}:[0-9]{{2}})(?![^{_STOP}])
    | (?P<number>-?[0-9]+(?:\.[0-9]+)?)(?P<unit>元|岁|周岁)?(?![^{_STOP}])
    | (?P<sign>!==|===|<=|>=|==|!=|<>|[<>=≠≤≥＝＞＜+*/%(),:\[\]]|-(?=[\s(【]))
    | (?P<mark>[（），、：])
    | (?P<word>[^{_STOP}]+)
    )""",
    re.VERBOSE,
)
_MARKS: Final[Mapping[str, str]] = {"（": "(", "）": ")", "，": ",", "、": ",", "：": ":"}


class Token(NamedTuple):
    """One piece of a text: word, sign, text, field, number, fen or end; `at` counts from 1."""

    kind: str
    said: str
    at: int


class Unclear(Fault):
    """The place in a condition where it can no longer be followed; `at` counts from 1."""

    def __init__(self, at: int, message: str, suggestion: str = "") -> None:
        super().__init__(f"第{at}个字：{message}", suggestion)
        self.at = at


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a condition in order, an "end" last; Unclear for a sign nobody knows."""
    at = 0
    end = len(text.rstrip())
    while at < end:
        found = _TOKENS.match(text, at)
        if found is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise Unclear(start + 1, f"看不懂“{text[start]}”", "文字请写在“”里")
        yield _token(found)
        at = found.end()
    yield Token("end", "", end + 1)


def _token(found: re.Match[str]) -> Token:
    kind = str(found.lastgroup)
    if kind == "unit":
        kind = "fen" if found["unit"] == "元" else "number"
        return Token(kind, found["number"], found.start("number") + 1)
    said, at = found[kind], found.start(kind) + 1
    if kind == "mark":
        return Token("sign", _MARKS[said], at)
    return Token({"quoted": "text", "plain": "text", "day": "text"}.get(kind, kind), said, at)


def no_such(word: str, at: int, known: Mapping[str, str]) -> Unclear:
    """What to say about a word that is none of the fields."""
    joint = next((one for one in ("且", "或") if one in word), "")
    hint = f"“{joint}”前后要有空格" if joint else nearest(word, known)
    return Unclear(at, f"申请表没有“{word}”", hint)
