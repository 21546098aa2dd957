"""An item that somebody edits at random, and answers that fit whatever it asks."""

from random import Random
from typing import Any

from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.domain.papers import forms
from app.kit.clock import SystemClock

KINDS = ("text", "long_text", "number", "money", "date", "yes_no", "choice", "choices", "photo")
CHOICES = ("在家", "外出", "其他", "不详")
LIST = tuple[Any, ...]


class Editor:
    """Changes one thing of an item at a time; every question and paper has a key of its own."""

    def __init__(self, chance: Random) -> None:
        """All chance comes from `chance`."""
        self.chance = chance
        self.made = 0

    def edited(self, item: Item) -> Item:
        """The item with one to three changes."""
        for _ in range(self.chance.randint(1, 3)):
            item = self.chance.choice((self.with_fields, self.with_papers, self.with_limits))(item)
        return item

    def with_fields(self, item: Item) -> Item:
        """Other questions."""
        form = self._edited(item.procedure.form, self._a_field, self._changed)
        return replace(item, procedure=replace(item.procedure, form=_without_loose_ends(form)))

    def with_papers(self, item: Item) -> Item:
        """Other papers."""
        return replace(item, materials=self._edited(item.materials, self._a_paper, self._renamed))

    def with_limits(self, item: Item) -> Item:
        """Another promise."""
        return replace(item, promised_workdays=self.chance.randint(1, 15))

    def _edited(self, entries: LIST, new: Any, changed: Any) -> LIST:
        act, found = (
            self.chance.choice(("add", "remove", "move", "change", "change")),
            list(entries),
        )
        if act == "add" or not found:
            found.insert(self.chance.randint(0, len(found)), new())
        elif act == "remove":
            found.pop(self.chance.randrange(len(found)))
        elif act == "move":
            found.insert(self.chance.randrange(len(found)), found.pop())
        else:
            place = self.chance.randrange(len(found))
            found[place] = changed(found[place])
        return tuple(found)

    def _key(self) -> str:
        self.made += 1
        return f"k{self.made}"

    def _a_field(self) -> FormField:
        key, kind = self._key(), self.chance.choice(KINDS)
        required = self.chance.random() < 0.4
        return _fitted(FormField(key=key, label=f"问题{key}", kind=kind, required=required))

    def _changed(self, field: FormField) -> FormField:
        """The question renamed, of another kind, with other choices, or asked of fewer."""
        match self.chance.choice(("rename", "retype", "choices", "when", "need")):
            case "rename":
                return replace(field, label=f"{field.label}改")
            case "retype":
                return _fitted(replace(field, kind=self.chance.choice(KINDS)))
            case "choices" if field.kind in ("choice", "choices"):
                kept = self.chance.sample(CHOICES, self.chance.randint(2, 3))
                return replace(field, choices=tuple(kept))
            case "when":
                rule = {"==": [{"var": "k1"}, self.chance.choice((True, False))]}
                return replace(field, show_when=self.chance.choice((None, rule)))
        return replace(field, required=not field.required)

    def _a_paper(self) -> Material:
        key = self._key()
        required = self.chance.random() < 0.3
        return Material(
            key=key, name=f"材料{key}", kind="copy", required=required, gap_allowed=True
        )

    def _renamed(self, paper: Material) -> Material:
        return replace(paper, name=f"{paper.name}改", required=not paper.required)

    def answers(self, item: Item) -> dict[str, Any]:
        """What somebody answers who answers all they are asked, and some they need not."""
        form, today, given = item.procedure.form, SystemClock().today(), dict[str, Any]()
        while True:
            asked = [one for one in forms.asked(form, given, today) if one.key not in given]
            if not asked:
                return {key: value for key, value in given.items() if value is not None}
            given[asked[0].key] = self._answer(asked[0])

    def _answer(self, field: FormField) -> Any:
        if not (field.required or self.chance.random() < 0.8):
            return None
        chosen = list(map(str, field.choices))
        values: dict[str, Any] = {
            "number": self.chance.randint(1, 99),
            "money": self.chance.randint(1, 9999),
            "date": f"19{self.chance.randint(40, 99)}-05-0{self.chance.randint(1, 9)}",
            "yes_no": self.chance.random() < 0.5,
            "choice": self.chance.choice(chosen or [""]),
            "choices": self.chance.sample(chosen, min(2, len(chosen))),
            "photo": self.chance.randint(1, 2),
        }
        return values.get(field.kind, f"答{self.chance.randint(100, 999)}")


def _fitted(field: FormField) -> FormField:
    """The question with the settings its kind cannot do without, and no others."""
    choices = CHOICES[:3] if field.kind in ("choice", "choices") else ()
    return replace(field, choices=choices)


def _without_loose_ends(form: LIST) -> LIST:
    """The form, where nothing hangs on a question that is gone or is asked of fewer itself."""
    first = next((one for one in form if one.key == "k1"), None)
    free = first is None or first.kind != "yes_no"
    return tuple(replace(one, show_when=None) if free or one.key == "k1" else one for one in form)
