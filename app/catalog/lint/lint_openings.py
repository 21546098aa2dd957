"""Checks on opening hours: order, breaks, steps, seats, and two rules that claim the same time."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import combinations
from operator import itemgetter
from typing import Final

from app.catalog.items import Item
from app.catalog.places import Centre, Opening
from app.catalog.problems import Finding, nearest, repeated, warning
from app.catalog.texts import Path, chinese

STEPS: Final = (5, 10, 15, 20, 30, 60)
_FOREVER: Final = (date.min, date.max)


def opening_findings(centres: tuple[Centre, ...], items: Mapping[str, Item]) -> Iterator[Finding]:
    """Everything wrong with the openings; items that are not in the mapping are not judged."""
    for at, centre in enumerate(centres):
        path: Path = ("centres", at)
        openings = centre.openings
        yield from repeated(
            (((*path, "openings", n, "code"), rule.code) for n, rule in enumerate(openings)),
            "开放规则编码",
        )
        for n, rule in enumerate(openings):
            here = (*path, "openings", n)
            yield from _hours(here, rule)
            yield from _days(here, rule)
            yield from _seats(here, rule, centre)
            yield from _items(here, rule, centre, items)
        yield from _overlaps(path, centre)
        yield from _unopened(path, centre, items)


def stretches(rule: Opening) -> list[tuple[int, int]]:
    """The minutes of the day between breaks, as (from, to) pairs; none when inverted."""
    edges = [_minutes(rule.starts)]
    for begins, ends in sorted(rule.breaks):
        edges += [_minutes(begins), _minutes(ends)]
    edges.append(_minutes(rule.ends))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(begins, ends) for begins, ends in pairs if begins < ends]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _hours(path: Path, rule: Opening) -> Iterator[Finding]:
    if rule.starts >= rule.ends:
        yield Finding(
            (*path, "to"), f"结束时间 {rule.ends:%H:%M} 不晚于开始时间 {rule.starts:%H:%M}"
        )
        return
    last = rule.starts
    for at, (begins, ends) in sorted(enumerate(rule.breaks), key=itemgetter(1)):
        here = (*path, "breaks", at)
        if begins >= ends:
            yield Finding(here, f"午休时段 {begins:%H:%M}-{ends:%H:%M} 前后颠倒")
        elif begins < rule.starts or ends > rule.ends:
            yield Finding(here, f"午休时段 {begins:%H:%M}-{ends:%H:%M} 不在开放时间内")
        elif begins < last:
            yield Finding(here, f"午休时段 {begins:%H:%M}-{ends:%H:%M} 与前一段重叠")
        last = max(last, ends)


def _days(path: Path, rule: Opening) -> Iterator[Finding]:
    if rule.days != "workdays":
        if not rule.days:
            yield Finding((*path, "days"), "没有写开放日", "请写“工作日”或星期，如 1,3,5")
        for at, day in enumerate(rule.days):
            if not 1 <= day <= 7:
                yield Finding((*path, "days", at), f"星期“{day}”应当是1（周一）到7（周日）")
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        yield Finding((*path, "valid_to"), "截止日期早于起始日期")


def _seats(path: Path, rule: Opening, centre: Centre) -> Iterator[Finding]:
    if rule.step_minutes not in STEPS:
        listed = "、".join(map(str, STEPS))
        yield Finding((*path, "step_minutes"), f"时段间隔应当是 {listed} 分钟之一")
    if rule.windows < 1:
        yield Finding((*path, "windows"), "每个时段至少要有1个窗口")
    elif centre.windows and rule.windows > len(centre.windows):
        yield Finding(
            (*path, "windows"),
            f"窗口数{rule.windows}超过本中心的窗口总数{len(centre.windows)}",
            f"请改为不超过{len(centre.windows)}",
        )


def _items(
    path: Path, rule: Opening, centre: Centre, items: Mapping[str, Item]
) -> Iterator[Finding]:
    offered = [offer.item for offer in centre.items]
    for at, code in enumerate(rule.items):
        if code not in offered:
            here = (*path, "items", at)
            yield Finding(
                here, f"开放规则里的事项“{code}”不在本中心可办事项中", nearest(code, offered)
            )
    longest = max((ends - begins for begins, ends in stretches(rule)), default=0)
    for code in rule.items or offered:
        item = items.get(code)
        if not item or not item.booking.bookable:
            continue
        minutes = item.booking.duration_minutes
        if rule.step_minutes in STEPS and minutes % rule.step_minutes:
            yield Finding(
                (*path, "step_minutes"),
                f"“{chinese(item.name)}”每次{minutes}分钟，不是时段间隔{rule.step_minutes}分钟的倍数",
                "请调整事项时长或时段间隔",
            )
        if 0 < longest < minutes:
            yield Finding(
                (*path, "to"), f"“{chinese(item.name)}”要{minutes}分钟，没有这么长的连续开放时间"
            )


def _overlaps(path: Path, centre: Centre) -> Iterator[Finding]:
    for (_, one), (at, other) in combinations(enumerate(centre.openings), 2):
        if _same_items(one, other) and _same_days(one, other) and _same_hours(one, other):
            yield Finding(
                (*path, "openings", at, "from"),
                f"开放规则“{other.code}”与“{one.code}”在同一事项上时间重叠",
                "请错开时间，或把事项分到不同规则",
            )


def _same_items(one: Opening, other: Opening) -> bool:
    return not one.items or not other.items or bool(set(one.items) & set(other.items))


def _same_days(one: Opening, other: Opening) -> bool:
    seasons = [
        (rule.valid_from or _FOREVER[0], rule.valid_to or _FOREVER[1]) for rule in (one, other)
    ]
    if max(begins for begins, _ in seasons) > min(ends for _, ends in seasons):
        return False
    days = [
        set(range(1, 6)) if rule.days == "workdays" else set(rule.days) for rule in (one, other)
    ]
    return bool(days[0] & days[1])


def _same_hours(one: Opening, other: Opening) -> bool:
    return any(max(a[0], b[0]) < min(a[1], b[1]) for a in stretches(one) for b in stretches(other))


def _unopened(path: Path, centre: Centre, items: Mapping[str, Item]) -> Iterator[Finding]:
    if not centre.openings or any(not rule.items for rule in centre.openings):
        return
    opened = {code for rule in centre.openings for code in rule.items}
    for at, offer in enumerate(centre.items):
        item = items.get(offer.item)
        if item and item.booking.bookable and offer.item not in opened:
            yield warning(
                (*path, "items", at, "item"),
                f"“{chinese(item.name)}”可以预约，但没有任何开放规则包含它",
                "请把它加入一条开放规则",
            )
