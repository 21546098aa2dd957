"""One question of an application form, as an administrator defines it."""

from __future__ import annotations

from msgspec import Struct

from app.catalog.conditions.conditions import Condition
from app.catalog.texts import Text


class FormField(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the form; `key` stays the same through every version of the item.

    `kind` names its class in `catalog/fields`, which says what the settings mean to it: `choices`
    (a path of a cascade is written with "/"), `least` and `most` (a number, characters, days from
    today, rows or files), `unit`, `columns` of a table, `text` to read or to agree to, the
    `version` of what is agreed to, and `exact` for a place that may be known exactly. A field is
    asked only while `show_when` holds, and needed when it is `required` or `require_when` holds.
    """

    key: str
    label: Text
    kind: str
    required: bool = True
    choices: tuple[Text, ...] = ()
    hint: Text = ""
    least: int | None = None
    most: int | None = None
    unit: Text = ""
    columns: tuple[FormField, ...] = ()
    text: Text = ""
    version: str = ""
    exact: bool = False
    show_when: Condition = None
    require_when: Condition = None
