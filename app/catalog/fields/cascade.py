"""A path through choices within choices."""

from collections.abc import Iterator
from typing import Final

from app.catalog.fields.choice import CHOICES, choice_findings
from app.catalog.fields.kind import Fault, Kind, Reading, Value, using
from app.catalog.form_fields import FormField
from app.catalog.problems import Finding
from app.catalog.texts import Path, Text, by_language, chinese, said

MOST_PATHS: Final = 200
DEEPEST: Final = 4
SEPARATOR: Final = "/"


class Cascade(Kind):
    """One of the paths that `choices` write with strokes (crops/grain/barley), level by level."""

    slug = "cascade"
    name = "级联选择"
    type = "texts"
    schema = using(choices={**CHOICES, "maxItems": MOST_PATHS})

    def read(self, raw: object, field: FormField, reading: Reading) -> list[str]:
        """The path in Chinese, out of a list of its levels or a text with strokes."""
        levels = raw.split(SEPARATOR) if isinstance(raw, str) else raw
        if not isinstance(levels, list) or not all(isinstance(one, str) for one in levels):
            raise Fault("field.path")
        given = [one.strip() for one in levels]
        for choice in field.choices:
            if any(given == steps(wording) for wording in by_language(choice).values()):
                return steps(chinese(choice))
        raise Fault("field.path")

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The levels in the language, the widest first."""
        levels = value if isinstance(value, list) else []
        paths = (said(one, language).text for one in field.choices if steps(one) == levels)
        return " / ".join(steps(next(paths, SEPARATOR.join(levels))))

    def findings(self, field: FormField, path: Path) -> Iterator[Finding]:
        """As for choices, and paths too deep, with gaps, or leading on from the end of another."""
        yield from super().findings(field, path)
        yield from choice_findings(field.choices, (*path, "choices"), MOST_PATHS)
        ends = {tuple(steps(choice)) for choice in field.choices}
        for at, choice in enumerate(field.choices):
            here = (*path, "choices", at)
            levels = steps(choice)
            if len(levels) > DEEPEST:
                yield Finding(here, f"最多{DEEPEST}级，这里有{len(levels)}级")
            if chinese(choice) and not all(levels):
                yield Finding(here, f"“{chinese(choice)}”中有空的一级", "请写成“一级/二级”")
            elif SEPARATOR.join(levels) != chinese(choice):
                yield Finding(here, f"“{chinese(choice)}”的斜线两边有空格", "请删除空格")
            if any(tuple(levels[:depth]) in ends for depth in range(1, len(levels))):
                yield Finding(here, f"“{chinese(choice)}”的上级自己也是选项", "请让每条路径都到底")
            if any(len(steps(wording)) != len(levels) for wording in by_language(choice).values()):
                yield Finding(here, f"“{chinese(choice)}”的译文级数不同")


def steps(text: Text) -> list[str]:
    """The levels of a path in Chinese."""
    return [level.strip() for level in chinese(text).split(SEPARATOR)]
