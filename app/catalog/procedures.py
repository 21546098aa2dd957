"""How a case of an item runs: stages, co-departments, pauses, limits, and the form to fill in."""

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from app.catalog.form_fields import FormField
from app.catalog.texts import Text

Stage: TypeAlias = Literal["reviewing", "surveying", "consulting", "deciding", "replying"]
PauseKind: TypeAlias = Literal[
    "hearing",
    "tendering",
    "auction",
    "inspection",
    "testing",
    "quarantine",
    "appraisal",
    "expert_review",
]

STAGES: Final = {
    "reviewing": "审核",
    "surveying": "勘验",
    "consulting": "会办",
    "deciding": "决定",
    "replying": "答复",
}
"""The stages that may have a limit of their own; each is a state of the case flow."""
PAUSE_KINDS: Final = {
    "hearing": "听证",
    "tendering": "招标",
    "auction": "拍卖",
    "inspection": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
}
"""The special procedures whose time is not counted (Administrative Licensing Law, art. 45)."""


class StageLimit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many working days a case may stay in one stage."""

    stage: Stage
    workdays: int


class CoDepartment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A department that gives its opinion on a joint case, within its own working days.

    A centre's posts say by this code which co-departments they speak for.
    """

    code: str
    name: Text
    workdays: int


class Procedure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules of one item's cases; limits are working days.

    The defaults are the most the Administrative Licensing Law allows: 5 to tell what is missing
    (art. 32), 10 more by extension, for a joint case 15 (art. 42), 10 to deliver (art. 44). An
    `extension_workdays` of None means just that; 0 means that the item is never extended.
    `gap_workdays` is how long a promised paper may follow, `superior_workdays` how long the level
    above usually takes, and `pauses` the special procedures the item knows (empty: every one).
    """

    notice_workdays: int = 5
    extension_workdays: int | None = None
    delivery_workdays: int = 10
    gap_workdays: int = 10
    superior_workdays: int = 10
    survey: bool = False
    stages: tuple[StageLimit, ...] = ()
    departments: tuple[CoDepartment, ...] = ()
    pauses: tuple[PauseKind, ...] = ()
    form: tuple[FormField, ...] = ()
