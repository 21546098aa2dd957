"""Some of some choices."""

from collections.abc import Iterator

from app.catalog.fields.choice import CHOICES, MOST_CHOICES, choice_findings, chosen, shown
from app.catalog.fields.kind import Fault, Kind, Reading, Value, bounds, counted, using
from app.catalog.form_fields import FormField
from app.catalog.problems import Finding
from app.catalog.texts import Path, chinese
from app.words import say


class Choices(Kind):
    """Any of `choices`, at least `least` and at most `most` of them, kept in Chinese."""

    slug = "choices"
    name = "多选"
    type = "texts"
    schema = using(choices=CHOICES, **bounds("最少选几项", "最多选几项", 0, MOST_CHOICES))

    def read(self, raw: object, field: FormField, reading: Reading) -> list[str]:
        """The choices in Chinese, each once, in the order of the field."""
        if not isinstance(raw, list):
            raise Fault("field.type.array")
        given = {chosen(one, field) for one in raw}
        counted(len(given), field.least, field.most)
        return [word for word in map(chinese, field.choices) if word in given]

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The choices in the language."""
        given = value if isinstance(value, list) else []
        words = [shown(one, field.choices, language) for one in given]
        return say("shown.and", language).join(words)

    def findings(self, field: FormField, path: Path) -> Iterator[Finding]:
        """As for one choice, and more to choose than there are."""
        yield from super().findings(field, path)
        yield from choice_findings(field.choices, (*path, "choices"), MOST_CHOICES)
        if field.least is not None and field.least > len(field.choices) > 1:
            yield Finding(
                (*path, "least"), f"最少选{field.least}项，可是只有{len(field.choices)}项"
            )
