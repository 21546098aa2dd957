"""Checks on procedures: limits the law allows, stages and co-departments of the mode, forms."""

from collections.abc import Iterator
from typing import Final

from app.catalog.items import Item, Mode
from app.catalog.lint.lint_fields import form_findings
from app.catalog.lint.lint_items import SLUG
from app.catalog.names import named
from app.catalog.places import Centre, Post
from app.catalog.problems import Finding, nearest, repeated, warning
from app.catalog.procedures import PAUSE_KINDS, STAGES, Procedure, Stage
from app.catalog.texts import Path, chinese

MOST_NOTICE: Final = 5
MOST_DELIVERY: Final = 10
MOST_EXTENSION: Final = 10
MOST_JOINT_EXTENSION: Final = 15
MOST_WORKDAYS: Final = 250
"""About one year; more is a slip of the pen."""

_STAGES: Final[dict[Mode, tuple[Stage, ...]]] = {
    "immediate": (),
    "promise": ("reviewing", "surveying", "deciding"),
    "joint": ("consulting", "deciding"),
    "report": ("reviewing",),
    "reply": ("replying",),
}
"""The stages a case of each mode goes through (the table of the case flow)."""


def procedure_findings(items: tuple[Item, ...]) -> Iterator[Finding]:
    """Everything wrong with how the cases of these items run."""
    for at, item in enumerate(items):
        path: Path = ("items", at, "procedure")
        yield from _limits(path, item)
        yield from _stages(path, item)
        yield from _departments(path, item)
        yield from _pauses(path, item.procedure)
        yield from form_findings(item.procedure.form, (*path, "form"))


def speaker_findings(centres: tuple[Centre, ...], items: tuple[Item, ...]) -> Iterator[Finding]:
    """Posts that speak for departments nobody asks, and departments nobody speaks for.

    Only items of this catalogue are judged; a village room passes joint cases on to its town.
    """
    asking = {item.code: _asked(item) for item in items}
    listed = {item.code for item in items}
    for at, centre in enumerate(centres):
        path: Path = ("centres", at)
        offered = [offer.item for offer in centre.items]
        asked = {code: name for item in offered for code, name in asking.get(item, {}).items()}
        yield from _speakers(path, centre.posts, asked, judged=set(offered) <= listed)
        spoken = {code for post in centre.posts for code in post.departments}
        silent = [name for code, name in asked.items() if code not in spoken]
        if silent and centre.posts and centre.kind == "centre":
            yield warning(
                (*path, "posts"),
                f"没有岗位代表协办部门：{'、'.join(silent)}",
                "请在岗位的“协办部门”里填上部门编码",
            )


def _asked(item: Item) -> dict[str, str]:
    """The departments an item needs posts for: where cases are sent, and who is consulted."""
    routed = {route.department: route.department for route in item.routes}
    return routed | {one.code: chinese(one.name) for one in item.procedure.departments}


def _speakers(
    path: Path, posts: tuple[Post, ...], asked: dict[str, str], judged: bool
) -> Iterator[Finding]:
    for at, post in enumerate(posts):
        here = (*path, "posts", at, "departments")
        yield from repeated(
            (((*here, n), code) for n, code in enumerate(post.departments)), "协办部门"
        )
        for n, code in enumerate(post.departments):
            if judged and code not in asked:
                message = f"本中心的事项没有协办部门“{code}”"
                yield warning((*here, n), message, nearest(code, asked))


def _limits(path: Path, item: Item) -> Iterator[Finding]:
    rules = item.procedure
    extension = MOST_JOINT_EXTENSION if item.mode == "joint" else MOST_EXTENSION
    bounds = {
        "notice_workdays": (0, MOST_NOTICE),
        "extension_workdays": (0, extension),
        "delivery_workdays": (0, MOST_DELIVERY),
        "gap_workdays": (1, MOST_WORKDAYS),
        "superior_workdays": (1, MOST_WORKDAYS),
    }
    for name, (least, most) in bounds.items():
        held = getattr(rules, name)
        if held is not None and not least <= held <= most:
            here = (*path, name)
            yield Finding(here, f"{named(here)}应当在{least}到{most}之间")
    if rules.survey and item.mode != "promise":
        yield Finding((*path, "survey"), "只有承诺件有现场勘验环节", "请改为否")


def _stages(path: Path, item: Item) -> Iterator[Finding]:
    stages = item.procedure.stages
    here = (*path, "stages")
    yield from repeated(
        (((*here, at, "stage"), STAGES[limit.stage]) for at, limit in enumerate(stages)), "环节"
    )
    for at, limit in enumerate(stages):
        name = STAGES[limit.stage]
        if limit.stage not in _STAGES[item.mode]:
            usual = "、".join(STAGES[stage] for stage in _STAGES[item.mode]) or "没有"
            message = f"这种办理方式没有“{name}”环节"
            yield Finding((*here, at, "stage"), message, f"可设时限的环节：{usual}")
        elif limit.stage == "surveying" and not item.procedure.survey:
            yield Finding((*here, at, "stage"), "没有现场勘验，不必写“勘验”的时限")
        yield from _part((*here, at, "workdays"), name, limit.workdays, item)
    promised = item.promised_workdays
    total = sum(limit.workdays for limit in stages)
    if promised is not None and total > promised >= max((s.workdays for s in stages), default=0):
        yield warning(here, f"各环节时限合计{total}个工作日，超过承诺时限{promised}个工作日")


def _departments(path: Path, item: Item) -> Iterator[Finding]:
    asked = item.procedure.departments
    here = (*path, "departments")
    if item.mode == "joint" and not asked:
        yield Finding(here, "联办件要有协办部门", "请写明每个协办部门和它的时限")
    if item.mode != "joint" and asked:
        yield Finding(here, "只有联办件有协办部门", "请删除，或把办理方式改为联办件")
    yield from repeated(
        (((*here, at, "code"), one.code) for at, one in enumerate(asked)), "部门编码"
    )
    for at, one in enumerate(asked):
        yield from _slug((*here, at, "code"), "部门编码", one.code)
        if not chinese(one.name):
            yield Finding((*here, at, "name"), "缺少名称")
        yield from _part((*here, at, "workdays"), chinese(one.name), one.workdays, item)


def _part(path: Path, name: str, workdays: int, item: Item) -> Iterator[Finding]:
    """A part of the handling has at least a day, and no more than the whole."""
    promised = item.promised_workdays
    if workdays < 1:
        yield Finding(path, "时限应当至少为1个工作日")
    elif workdays > (MOST_WORKDAYS if promised is None else promised):
        yield Finding(path, f"“{name}”的时限（{workdays}个工作日）超过承诺时限")


def _pauses(path: Path, rules: Procedure) -> Iterator[Finding]:
    kinds = [PAUSE_KINDS[kind] for kind in rules.pauses]
    yield from repeated(
        (((*path, "pauses", at), kind) for at, kind in enumerate(kinds)), "特别程序"
    )


def _slug(path: Path, what: str, word: str) -> Iterator[Finding]:
    if not SLUG.fullmatch(word):
        yield Finding(path, f"{what}“{word}”应由小写字母、数字和连字符组成")
