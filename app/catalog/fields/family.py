"""The members of a family."""

from typing import Final

from app.catalog.fields.kind import Value, bounds
from app.catalog.fields.rows import MOST_ROWS, Rows
from app.catalog.form_fields import FormField
from app.catalog.texts import Texts
from app.kit.masking import masked_name

MEMBERS: Final = (
    FormField(key="name", label=Texts(zh="姓名", bo="མིང་།", en="Name"), kind="name"),
    FormField(
        key="relation",
        label=Texts(zh="与申请人关系", bo="ཞུ་མཁན་དང་འབྲེལ་བ།", en="Relation to you"),
        kind="text",
        most=20,
    ),
    FormField(
        key="id_number",
        label=Texts(zh="身份证号", bo="ཐོབ་ཐང་ལག་ཁྱེར་ཨང་གྲངས།", en="ID number"),
        kind="id_number",
        required=False,
    ),
    FormField(
        key="birthday",
        label=Texts(zh="出生日期", bo="སྐྱེས་ཚེས།", en="Birthday"),
        kind="date",
        required=False,
        most=0,
    ),
)
"""What is asked of each member, the same in every form."""


class Family(Rows):
    """A table whose columns are given: name, relation, and ID number or birthday where known."""

    slug = "family"
    name = "家庭成员"
    schema = bounds("最少几人", "最多几人", 0, MOST_ROWS)
    obliged = frozenset()

    def columns(self, field: FormField) -> tuple[FormField, ...]:
        """What is asked of each member."""
        return MEMBERS

    def mask(self, value: Value) -> str:
        """The names, masked."""
        rows = value if isinstance(value, list) else []
        return ", ".join(masked_name(row["name"]) for row in rows)

    def index(self, value: Value) -> tuple[str, ...]:
        """The ID numbers that were given."""
        rows = value if isinstance(value, list) else []
        return tuple(row["id_number"] for row in rows if "id_number" in row)
