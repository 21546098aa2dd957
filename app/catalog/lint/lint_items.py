"""Checks on service items: codes, required words, phones, limits, booking."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import fields

from app.catalog.items import BOOKERS, Item, Source
from app.catalog.names import named
from app.catalog.problems import Finding, nearest, repeated
from app.catalog.texts import Path, Text, chinese, texts_in

NAME_LIMIT: Final = 40
TEXT_LIMIT: Final = 500
_LIMITS: Final = {"name": NAME_LIMIT, "summary": 200, "label": 100, "text": 5_000}
"""Characters by the last field of the place; `text` is what somebody reads and agrees to."""
MOST_YEARS: Final = 100

SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PHONE: Final = re.compile(
    r"1[3-9][0-9]{9}"  # mobile
    r"|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,5})?"  # with area code
    r"|[48]00-?[0-9]{3}-?[0-9]{4}"  # company lines
    r"|1[0-9]{4}|9[0-9]{4,5}|1[0-9]{2}"  # hotlines such as 12345, 95598, 110
)
_REQUIRED: Final = (
    "type",
    "name",
    "summary",
    "legal_basis",
    "accepting_unit",
    "conditions",
    "process",
    "discretion",
    "place_and_hours",
    "result",
)


def is_phone(number: str) -> bool:
    """Whether people can dial this: a mobile, a landline with area code, or a service line."""
    return _PHONE.fullmatch(number) is not None


def phone_findings(path: Path, number: str) -> Iterator[Finding]:
    """What is wrong with one phone number, if anything."""
    if not is_phone(number):
        yield Finding(
            path, f"{named(path)}“{number}”格式不对", "手机11位；座机带区号，如 0831-0000101"
        )


def text_findings(path: Path, text: Text, limit: int = TEXT_LIMIT) -> Iterator[Finding]:
    """What is wrong with the length of one text."""
    if (length := len(chinese(text))) > limit:
        yield Finding(path, f"{named(path)}太长：{length}字，最多{limit}字", "请精简文字")


def key_findings(entries: Iterable[tuple[Path, str]], what: str) -> Iterator[Finding]:
    """Keys that are no keys, and those that were used before."""
    held = list(entries)
    for path, key in held:
        if not SLUG.fullmatch(key):
            yield Finding(path, f"{what}“{key}”应由小写字母、数字和连字符组成")
    yield from repeated(held, what)


def source_findings(path: Path, source: Source, entry: type[Struct]) -> Iterator[Finding]:
    """Names under `confirm` that are no fields of the entry."""
    known = [held.encode_name for held in fields(entry)]
    for at, name in enumerate(source.confirm):
        if name.split(".")[0] not in known:
            here = (*path, "source", "confirm", at)
            yield Finding(here, f"待核实字段“{name}”不存在", nearest(name, known))


def item_findings(items: tuple[Item, ...]) -> Iterator[Finding]:
    """Everything wrong with the items, taken by themselves."""
    yield from repeated(
        ((("items", at, "code"), item.code) for at, item in enumerate(items)), "事项编码"
    )
    for at, item in enumerate(items):
        path: Path = ("items", at)
        yield from _words(path, item)
        yield from _limits(path, item)
        yield from _booking(path, item)
        yield from source_findings(path, item.source, Item)


def _words(path: Path, item: Item) -> Iterator[Finding]:
    if not SLUG.fullmatch(item.code):
        yield Finding((*path, "code"), f"事项编码“{item.code}”应由小写字母、数字和连字符组成")
    for name in _REQUIRED:
        if not getattr(item, name):
            yield Finding((*path, name), f"缺少{named((name,))}")
    for number in ("phone", "complaint_phone"):
        yield from phone_findings((*path, number), getattr(item, number))
    for place, text in texts_in(item, path):
        if not chinese(text) and isinstance(place[-1], int):
            yield Finding(place, f"{named(place)}中有空行")
        yield from text_findings(place, text, _LIMITS.get(str(place[-1]), TEXT_LIMIT))


def _limits(path: Path, item: Item) -> Iterator[Finding]:
    promised, statutory = item.promised_workdays, item.statutory_workdays
    here = (*path, "promised_workdays")
    if min(promised or 0, statutory or 0) < 0:
        yield Finding(here, "时限不能是负数")
    if promised is not None and statutory is not None and promised > statutory:
        yield Finding(
            here,
            f"承诺时限（{promised}个工作日）超过法定时限（{statutory}个工作日）",
            f"请改为不超过{statutory}",
        )
    if item.mode == "immediate" and promised != 0:
        yield Finding(here, "即办件的承诺时限应为0", "请填0，或把办理方式改为承诺件")
    if item.mode in ("promise", "joint", "report") and not promised:
        yield Finding(here, "承诺件、联办件、上报件要有承诺时限", "请填1以上的工作日数")
    if not 0 <= item.retention_years <= MOST_YEARS:
        yield Finding((*path, "retention_years"), f"保存年限应当在0到{MOST_YEARS}之间")
    if item.mode == "joint" and len({chinese(step.who) for step in item.process}) < 2:
        yield Finding((*path, "process"), "联办件的流程要有两个以上责任部门")


def _booking(path: Path, item: Item) -> Iterator[Finding]:
    terms = item.booking
    bounds = {
        "duration_minutes": (5, 240),
        "days_ahead": (1, 90),
        "notice_minutes": (0, 10080),
        "max_open": (1, 20),
    }
    for name, (least, most) in bounds.items():
        if not least <= getattr(terms, name) <= most:
            here = (*path, "booking", name)
            yield Finding(here, f"{named(here)}应当在{least}到{most}之间")
    if terms.bookable and item.state == "cancelled":
        yield Finding((*path, "booking", "bookable"), "已取消的事项不能预约")
    if terms.bookable and not terms.by:
        yield Finding((*path, "booking", "by"), "可预约的事项要写明谁可预约")
    yield from repeated(
        (((*path, "booking", "by", at), BOOKERS[who]) for at, who in enumerate(terms.by)),
        "谁可预约",
    )
