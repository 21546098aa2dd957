"""Checks on divisions and centres: codes, parents, windows, posts, the items they offer."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from app.catalog.lint.lint_items import (
    NAME_LIMIT,
    phone_findings,
    source_findings,
    text_findings,
)
from app.catalog.places import LEVELS, Centre, Division, level_of
from app.catalog.problems import Finding, nearest, repeated, warning
from app.catalog.texts import Path, Text, chinese

_DIVISION: Final = re.compile(r"[1-9][0-9]{11}")
_CENTRE: Final = re.compile(r"([1-9][0-9]{11})(-[2-9])?")


def division_findings(divisions: tuple[Division, ...], known: Collection[str]) -> Iterator[Finding]:
    """Everything wrong with the divisions; `known` are all codes, here and already stored."""
    yield from repeated(
        ((("divisions", at, "code"), entry.code) for at, entry in enumerate(divisions)), "区划代码"
    )
    for at, division in enumerate(divisions):
        path: Path = ("divisions", at)
        yield from _named(path, division.name)
        yield from _division_code(path, division, known)
        if division.valid_from and division.valid_to and division.valid_from > division.valid_to:
            yield Finding((*path, "valid_to"), "截止日期早于起始日期")
        if division.merged_into and division.merged_into not in known:
            yield _unknown((*path, "merged_into"), "并入的区划", division.merged_into, known)


def _division_code(path: Path, division: Division, known: Collection[str]) -> Iterator[Finding]:
    if not _DIVISION.fullmatch(division.code):
        yield Finding((*path, "code"), f"区划代码“{division.code}”应当是12位数字")
        return
    level = level_of(division.code)
    if level != division.level:
        meant = LEVELS.get(level or "", "省")
        yield Finding((*path, "level"), f"代码末尾的零说明它是“{meant}”级", f"请改为{meant}")
    elif division.parent and division.parent not in known:
        yield Finding(
            (*path, "code"),
            f"缺少上级区划 {division.parent}",
            f"请先添加代码为 {division.parent} 的区划",
        )


def centre_findings(
    centres: tuple[Centre, ...], divisions: Collection[str], items: Collection[str]
) -> Iterator[Finding]:
    """Everything wrong with the centres except their openings."""
    yield from repeated(
        ((("centres", at, "code"), centre.code) for at, centre in enumerate(centres)), "地点编码"
    )
    for at, centre in enumerate(centres):
        path: Path = ("centres", at)
        yield from _named(path, centre.name)
        yield from _centre_code(path, centre, divisions)
        yield from phone_findings((*path, "phone"), centre.phone)
        yield from phone_findings((*path, "complaint_phone"), centre.complaint_phone)
        yield from _coordinates(path, centre)
        yield from _windows(path, centre)
        yield from _staff(path, centre)
        yield from _posts(path, centre)
        yield from _offers(path, centre, items)
        yield from source_findings(path, centre.source, Centre)


def _centre_code(path: Path, centre: Centre, divisions: Collection[str]) -> Iterator[Finding]:
    parts = _CENTRE.fullmatch(centre.code)
    if not parts or parts[1] != centre.division:
        yield Finding(
            (*path, "code"),
            f"地点编码“{centre.code}”应当是区划代码，同一区划的第二个地点加“-2”",
            f"请改为 {centre.division}",
        )
    if centre.division not in divisions:
        yield _unknown((*path, "division"), "区划", centre.division, divisions)
    kind = "room" if level_of(centre.division) == "village" else "centre"
    if centre.kind != kind:
        meant = "便民服务室" if kind == "room" else "服务中心"
        yield Finding((*path, "kind"), f"按区划级别应当是“{meant}”", f"请改为{meant}")


def _coordinates(path: Path, centre: Centre) -> Iterator[Finding]:
    if (centre.latitude is None) != (centre.longitude is None):
        yield Finding((*path, "latitude"), "经度和纬度要同时填写")
    if centre.latitude is not None and not 3 <= centre.latitude <= 54:
        yield Finding((*path, "latitude"), "纬度不在国内范围（3～54）", "请检查是否与经度填反")
    if centre.longitude is not None and not 73 <= centre.longitude <= 136:
        yield Finding((*path, "longitude"), "经度不在国内范围（73～136）", "请检查是否与纬度填反")


def _windows(path: Path, centre: Centre) -> Iterator[Finding]:
    areas = {area.code for area in centre.areas}
    yield from _codes((*path, "areas"), (area.code for area in centre.areas), "区域编码")
    yield from _codes((*path, "windows"), (window.code for window in centre.windows), "窗口编码")
    held = {post.window for post in centre.posts}
    for at, window in enumerate(centre.windows):
        here = (*path, "windows", at)
        if window.area not in areas:
            yield _unknown((*here, "area"), "办事区域", window.area, areas)
        if not chinese(window.holder):
            yield Finding((*here, "holder"), "缺少窗口单位")
        if window.code not in held:
            yield warning((*here, "code"), f"窗口“{chinese(window.name)}”没有岗位，会出现空岗")


def _staff(path: Path, centre: Centre) -> Iterator[Finding]:
    yield from _codes((*path, "staff"), (one.key for one in centre.staff), "人员代号", "key")
    for at, one in enumerate(centre.staff):
        yield from phone_findings((*path, "staff", at, "phone"), one.phone)


def _posts(path: Path, centre: Centre) -> Iterator[Finding]:
    windows = {window.code for window in centre.windows}
    staff = {one.key for one in centre.staff}
    yield from _codes((*path, "posts"), (post.code for post in centre.posts), "岗位编码")
    for at, post in enumerate(centre.posts):
        here = (*path, "posts", at)
        if post.window not in windows:
            yield _unknown((*here, "window"), "窗口", post.window, windows)
        for side in ("a", "b"):
            if (key := getattr(post, side)) not in staff:
                yield _unknown((*here, side), "人员", key, staff)
        if post.lead and post.lead not in staff:
            yield _unknown((*here, "lead"), "人员", post.lead, staff)
        if post.a == post.b:
            yield Finding((*here, "b"), "A岗和B岗不能是同一个人", "请为B岗另选一人")


def _offers(path: Path, centre: Centre, items: Collection[str]) -> Iterator[Finding]:
    windows = {window.code for window in centre.windows}
    for at, offer in enumerate(centre.items):
        here = (*path, "items", at)
        if offer.item not in items:
            yield _unknown((*here, "item"), "事项", offer.item, items)
        for place, code in enumerate(offer.windows):
            if code not in windows:
                yield _unknown((*here, "windows", place), "窗口", code, windows)
    yield from _codes((*path, "items"), (offer.item for offer in centre.items), "事项", "item")


def _named(path: Path, name: Text) -> Iterator[Finding]:
    if not chinese(name):
        yield Finding((*path, "name"), "缺少名称")
    yield from text_findings((*path, "name"), name, NAME_LIMIT)


def _codes(path: Path, codes: Iterable[str], what: str, field: str = "code") -> Iterator[Finding]:
    yield from repeated((((*path, at, field), code) for at, code in enumerate(codes)), what)


def _unknown(path: Path, what: str, word: str, known: Iterable[str]) -> Finding:
    return Finding(path, f"{what}“{word}”不存在", nearest(word, known))
