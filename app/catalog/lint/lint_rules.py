"""Checks on what an item says of its papers, its fee, and who may apply for it."""

import re
from collections.abc import Iterator
from typing import Final

from app.catalog.items import Item, Material
from app.catalog.lint.lint_items import SLUG, key_findings
from app.catalog.problems import Finding, warning
from app.catalog.texts import Path, chinese

MOST_INDICATORS: Final = 10
MOST_RULES: Final = 50
"""Rules of one sort in one item; more are a table that belongs somewhere else."""
_SAMPLE: Final = re.compile(r"(https://[^\s/]+\.[^\s]+|/[^\s/][^\s]*)")


def rule_findings(items: tuple[Item, ...]) -> Iterator[Finding]:
    """Everything wrong with papers, fees, eligibility, routes and indicators of these items."""
    for at, item in enumerate(items):
        path: Path = ("items", at)
        yield from _materials(path, item)
        yield from _fee(path, item)
        yield from _eligibility(path, item)
        yield from _routes(path, item)
        yield from _indicators(path, item)
        for name in ("eligibility", "routes", "messages"):
            if len(getattr(item, name)) > MOST_RULES:
                yield Finding((*path, name), f"最多{MOST_RULES}条")


def _materials(path: Path, item: Item) -> Iterator[Finding]:
    here = (*path, "materials")
    keyed = [(at, paper.key) for at, paper in enumerate(item.materials) if paper.key]
    yield from key_findings((((*here, at, "key"), key) for at, key in keyed), "材料代号")
    seen: set[str] = set()
    for at, material in enumerate(item.materials):
        yield from _material((*here, at), material)
        if (name := chinese(material.name)) in seen:
            yield Finding((*here, at, "name"), f"材料“{name}”重复")
        seen.add(name)


def _material(path: Path, material: Material) -> Iterator[Finding]:
    if material.count < 1:
        yield Finding((*path, "count"), "份数应当至少为1")
    if material.gap_allowed and not (material.required or material.require_when):
        yield warning((*path, "gap_allowed"), "非必要材料不需要标记可容缺")
    if material.sample and not _SAMPLE.fullmatch(material.sample):
        message = "样表地址应当以 https:// 或 / 开头"
        yield Finding((*path, "sample"), message, "填完整地址，或本站的路径如 /samples/a.png")
    if material.document and not SLUG.fullmatch(material.document):
        message = f"证件种类“{material.document}”应由小写字母、数字和连字符组成"
        yield Finding((*path, "document"), message, "如 id-card、household-register")


def _fee(path: Path, item: Item) -> Iterator[Finding]:
    here = (*path, "fee")
    if item.fee.fen < 0:
        yield Finding((*here, "fen"), "收费不能是负数")
    if not item.fee.basis:
        yield Finding((*here, "basis"), "缺少收费依据", "不收费也请写明依据，如“不收费”")
    for at, rule in enumerate(item.fee.rules):
        if rule.fen < 0:
            yield Finding((*here, "rules", at, "fen"), "收费不能是负数")
    if len(item.fee.rules) > MOST_RULES:
        yield Finding((*here, "rules"), f"最多{MOST_RULES}条")


def _eligibility(path: Path, item: Item) -> Iterator[Finding]:
    here = (*path, "eligibility")
    keys = (((*here, at, "key"), rule.key) for at, rule in enumerate(item.eligibility))
    yield from key_findings(keys, "条件代号")
    for at, rule in enumerate(item.eligibility):
        if not chinese(rule.says):
            yield Finding((*here, at, "says"), "缺少不符合时的说明")


def _routes(path: Path, item: Item) -> Iterator[Finding]:
    for at, route in enumerate(item.routes):
        if not SLUG.fullmatch(route.department):
            message = f"部门编码“{route.department}”应由小写字母、数字和连字符组成"
            yield Finding((*path, "routes", at, "department"), message)


def _indicators(path: Path, item: Item) -> Iterator[Finding]:
    here = (*path, "indicators")
    keys = (((*here, at, "key"), one.key) for at, one in enumerate(item.indicators))
    yield from key_findings(keys, "指标代号")
    for at, one in enumerate(item.indicators):
        if not chinese(one.name):
            yield Finding((*here, at, "name"), "缺少名称")
    if len(item.indicators) > MOST_INDICATORS:
        yield Finding(here, f"评价指标最多{MOST_INDICATORS}个")
