"""Checks on service items: limits, required words, phones, materials, booking."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import fields

from app.catalog.items import Item, Source
from app.catalog.names import named
from app.catalog.problems import Finding, nearest, repeated, warning
from app.catalog.texts import Path, Text, chinese, texts_in

NAME_LIMIT: Final = 40
MESSAGE_LIMIT: Final = 20
"""A `thing` value of a WeChat subscription message holds 20 characters."""
TEXT_LIMIT: Final = 500
SUMMARY_LIMIT: Final = 200

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
        yield from _fee(path, item)
        yield from _materials(path, item)
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
        limits = {"name": NAME_LIMIT, "summary": SUMMARY_LIMIT}
        yield from text_findings(place, text, limits.get(str(place[-1]), TEXT_LIMIT))
    if len(chinese(item.name)) > MESSAGE_LIMIT:
        yield warning((*path, "name"), f"名称超过{MESSAGE_LIMIT}字，微信消息里会被截短")


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
    if item.mode == "joint" and len({chinese(step.who) for step in item.process}) < 2:
        yield Finding((*path, "process"), "联办件的流程要有两个以上责任部门")


def _fee(path: Path, item: Item) -> Iterator[Finding]:
    if item.fee.fen < 0:
        yield Finding((*path, "fee", "fen"), "收费不能是负数")
    if not item.fee.basis:
        yield Finding((*path, "fee", "basis"), "缺少收费依据", "不收费也请写明依据，如“不收费”")


def _materials(path: Path, item: Item) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, material in enumerate(item.materials):
        here = (*path, "materials", at)
        if material.count < 1:
            yield Finding((*here, "count"), "份数应当至少为1")
        if (name := chinese(material.name)) in seen:
            yield Finding((*here, "name"), f"材料“{name}”重复")
        if material.gap_allowed and not material.required:
            yield warning((*here, "gap_allowed"), "非必要材料不需要标记可容缺")
        seen.add(name)


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
