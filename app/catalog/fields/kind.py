"""What every kind of question has: how its answer is read, shown, hidden, found, and set up."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Final, Literal, NamedTuple, TypeAlias

from app.catalog.form_fields import FormField
from app.catalog.problems import Finding
from app.catalog.texts import Path
from app.kit.masking import STARS

Value: TypeAlias = str | int | bool | list[Any] | dict[str, Any]
"""An answer as it is kept: plain JSON."""
Type: TypeAlias = Literal["text", "number", "day", "yes_no", "texts", "rows", "none"]
"""What a condition may do with an answer."""
Schema: TypeAlias = Mapping[str, Any]

SETTINGS: Final = {
    "choices": "选项",
    "least": "最小值",
    "most": "最大值",
    "unit": "单位",
    "columns": "列",
    "text": "正文",
    "version": "版本",
    "exact": "精确位置",
}
"""The members of a field that mean something to some kinds only."""
DEEPEST: Final = 3
"""How far a blank answer is looked into: a table of rows of parts."""


class Reading(NamedTuple):
    """What an answer is judged by besides its field."""

    today: date


class Wrong(NamedTuple):
    """What is wrong with one answer: the key of the sentence that says so, and its gaps."""

    word: str
    params: Mapping[str, object] = {}


class Fault(Exception):
    """What is wrong with an answer, by the part of it: "" for the whole, "0.name" for a cell."""

    def __init__(self, word: str, **params: object) -> None:
        """The whole answer is wrong; it is never repeated in `params`."""
        super().__init__(word)
        self.errors: Mapping[str, Wrong] = {"": Wrong(word, params)}


class FaultyParts(Fault):
    """Some parts of an answer are wrong."""

    def __init__(self, errors: Mapping[str, Wrong]) -> None:
        """`errors` tells by the part what is wrong."""
        super().__init__("field.wrong")
        self.errors = errors


class Kind(ABC):
    """One kind of question.

    `type` is what conditions see of its answers, `sensitive` whether they are masked in lists.
    Nothing is answered to a kind that does not ask. `missing` is what is said when a needed answer
    is not there. `schema` has the JSON Schema of each setting it uses, `obliged` those it cannot do
    without.
    """

    slug: ClassVar[str]
    name: ClassVar[str]
    type: ClassVar[Type] = "text"
    sensitive: ClassVar[bool] = False
    asks: ClassVar[bool] = True
    missing: ClassVar[str] = "field.missing"
    schema: ClassVar[Mapping[str, Schema]] = {}
    obliged: ClassVar[frozenset[str]] = frozenset()

    @property
    def settings(self) -> frozenset[str]:
        """The members of a field that mean something to this kind."""
        return frozenset(self.schema)

    def is_empty(self, raw: object) -> bool:
        """Whether nothing was answered."""
        return is_blank(raw)

    @abstractmethod
    def read(self, raw: object, field: FormField, reading: Reading) -> Value:
        """An answer that is not empty, checked and in its one normal writing, or Fault.

        What is kept is read as it is.
        """

    def show(self, value: Value, field: FormField, language: str) -> str:
        """A kept answer as people read it."""
        return joined(value)

    def mask(self, value: Value) -> str:
        """As much of a kept answer as a list may show."""
        return STARS if self.sensitive else joined(value)

    def index(self, value: Value) -> tuple[str, ...]:
        """The texts in a kept answer by which its case may be looked up."""
        return ()

    def editor(self) -> dict[str, Any]:
        """The JSON Schema of the settings, for forms in which they are edited."""
        return {
            "type": "object",
            "title": self.name,
            "properties": {name: dict(one) for name, one in self.schema.items()},
            "required": sorted(self.obliged),
            "additionalProperties": False,
        }

    def findings(self, field: FormField, path: Path) -> Iterator[Finding]:
        """What is wrong with the settings of a field of this kind."""
        for setting, name in SETTINGS.items():
            here = (*path, setting)
            held = getattr(field, setting)
            if setting not in self.schema:
                if _is_set(held):
                    message = f"填写方式“{self.name}”不用“{name}”"
                    yield Finding(here, message, "请删除，或改用别的填写方式")
            elif setting in self.obliged and not _is_set(held):
                yield Finding(here, f"缺少{self.schema[setting]['title']}")
            elif isinstance(held, int):
                yield from _outside(here, held, self.schema[setting])
        if field.least is not None and field.most is not None and field.least > field.most:
            message = f"最小值（{field.least}）大于最大值（{field.most}）"
            yield Finding((*path, "least"), message, "请对调，或改小最小值")


def is_blank(raw: object, depth: int = DEEPEST) -> bool:
    """Whether there is nothing but white space in it, however it is nested."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return True
    parts = raw.values() if isinstance(raw, Mapping) else raw
    if depth == 0 or isinstance(parts, str | bytes) or not hasattr(parts, "__iter__"):
        return False
    return all(is_blank(part, depth - 1) for part in parts)


def joined(value: object) -> str:
    """A kept answer in plain writing, its parts divided by commas."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return ", ".join(joined(part) for part in value)
    return str(value)


def parts_of(raw: object, known: tuple[str, ...]) -> Mapping[str, object]:
    """The parts of an answer that has some, by name, or Fault; also for parts it cannot have."""
    if not isinstance(raw, Mapping):
        raise Fault("field.type.object")
    if unknown := [str(name) for name in raw if name not in known]:
        raise FaultyParts({name: Wrong("field.unknown") for name in unknown})
    return raw


def within(key: str, errors: Mapping[str, Wrong]) -> dict[str, Wrong]:
    """What is wrong with the parts of an answer, told by `key` and part."""
    return {f"{key}.{part}" if part else key: wrong for part, wrong in errors.items()}


def counted(number: int, least: int | None, most: int | None) -> None:
    """Nothing, or Fault for fewer or more entries than there may be."""
    if most is not None and number > most:
        raise Fault("field.too-many", limit=most)
    if least is not None and number < least:
        raise Fault("field.too-few", limit=least)


def using(**schemas: Schema) -> Mapping[str, Schema]:
    """The settings of a kind by their name, each with its schema."""
    return schemas


def bounds(least: str, most: str, lowest: int, highest: int) -> dict[str, Schema]:
    """The schema of `least` and `most` under these titles, both between two numbers."""
    between = {"type": "integer", "minimum": lowest, "maximum": highest}
    return {"least": {"title": least, **between}, "most": {"title": most, **between}}


def words(title: str) -> Schema:
    """The schema of a text: Chinese words, or the same words by language."""
    by_language = {"type": "object", "required": ["zh"], "additionalProperties": {"type": "string"}}
    return {"title": title, "anyOf": [{"type": "string"}, by_language]}


def _is_set(held: object) -> bool:
    return held is not None and held is not False and held != "" and held != ()


def _outside(path: Path, held: int, schema: Schema) -> Iterator[Finding]:
    lowest, highest = schema.get("minimum", held), schema.get("maximum", held)
    if not lowest <= held <= highest:
        yield Finding(path, f"{schema['title']}应当在{lowest}到{highest}之间")
