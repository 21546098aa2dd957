"""How many working days each clock of a case may run, as its item says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.catalog.items import Item

EXTENSION_WORKDAYS = 10
JOINT_EXTENSION_WORKDAYS = 15
"""The longest extensions (Administrative Licensing Law, art. 42)."""


class Which(StrEnum):
    """The clocks of a case; of several due on one day the first here is named first."""

    NOTICE = "notice"
    """To tell all that is missing, once (Administrative Licensing Law, art. 32)."""
    DEPARTMENT = "department"
    STAGE = "stage"
    PROMISED = "promised"
    STATUTORY = "statutory"
    SUPERIOR = "superior"
    """What the level above usually takes; then it is asked again."""
    DELIVERY = "delivery"
    """To hand over the result (art. 44)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one case, in working days; None means that there is no such limit."""

    statutory_workdays: int | None = None
    promised_workdays: int | None = None
    notice_workdays: int = 5
    extension_workdays: int = EXTENSION_WORKDAYS
    delivery_workdays: int = 10
    superior_workdays: int = 10
    stages: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, int] = field(default_factory=dict)


def limits_of(item: Item) -> Limits:
    """The limits that one version of an item sets for its cases."""
    procedure = item.procedure
    most = JOINT_EXTENSION_WORKDAYS if item.mode == "joint" else EXTENSION_WORKDAYS
    extension = procedure.extension_workdays
    return Limits(
        statutory_workdays=item.statutory_workdays,
        promised_workdays=item.promised_workdays,
        notice_workdays=procedure.notice_workdays,
        extension_workdays=most if extension is None else extension,
        delivery_workdays=procedure.delivery_workdays,
        superior_workdays=procedure.superior_workdays,
        stages={limit.stage: limit.workdays for limit in procedure.stages},
        departments={department.code: department.workdays for department in procedure.departments},
    )
