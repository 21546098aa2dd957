"""Checks on the questions of a form: keys, kinds, and what each kind makes of its settings."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.catalog.fields import CELLS, KINDS
from app.catalog.fields.kind import Kind
from app.catalog.form_fields import FormField
from app.catalog.lint.lint_items import SLUG
from app.catalog.problems import Finding, nearest, repeated
from app.catalog.texts import Path, chinese

MOST_FIELDS: Final = 60
LONGEST_KEY: Final = 64


def form_findings(form: tuple[FormField, ...], path: Path) -> Iterator[Finding]:
    """Everything wrong with the fields of a form that stands at `path`, conditions left out."""
    if len(form) > MOST_FIELDS:
        yield Finding(path, f"申请表有{len(form)}个字段，最多{MOST_FIELDS}个")
    yield from _fields(form, path, KINDS, "字段代号")


def _fields(
    fields: tuple[FormField, ...], path: Path, kinds: Mapping[str, Kind], what: str
) -> Iterator[Finding]:
    keys = (((*path, at, "key"), field.key) for at, field in enumerate(fields))
    yield from repeated(keys, what)
    for at, field in enumerate(fields):
        here = (*path, at)
        yield from _key((*here, "key"), field.key, what)
        if not chinese(field.label):
            yield Finding((*here, "label"), "缺少题目")
        if field.kind not in kinds:
            yield _strange((*here, "kind"), field.kind, kinds)
            continue
        yield from kinds[field.kind].findings(field, here)
        yield from _columns(field, (*here, "columns"))


def _columns(field: FormField, path: Path) -> Iterator[Finding]:
    """The columns of a table are fields themselves, always asked, and hold no table again."""
    if field.kind != "rows":
        return
    yield from _fields(field.columns, path, CELLS, "列代号")
    for at, column in enumerate(field.columns):
        for name in ("show_when", "require_when"):
            if getattr(column, name) is not None:
                yield Finding((*path, at, name), "表格的列不能有条件", "请把条件写在整个表格上")


def _key(path: Path, key: str, what: str) -> Iterator[Finding]:
    if not SLUG.fullmatch(key):
        yield Finding(path, f"{what}“{key}”应由小写字母、数字和连字符组成")
    elif len(key) > LONGEST_KEY:
        yield Finding(path, f"{what}太长：{len(key)}个字符，最多{LONGEST_KEY}个")


def _strange(path: Path, slug: str, kinds: Mapping[str, Kind]) -> Finding:
    if slug in KINDS:
        return Finding(path, f"表格的列不能是“{KINDS[slug].name}”", "请把它放在表格外面")
    names = {kind.name: kind.slug for kind in kinds.values()}
    return Finding(path, f"没有填写方式“{slug}”", nearest(slug, [*kinds, *names]))
