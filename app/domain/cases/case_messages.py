"""What we say to people and staff about cases, and under which grant of WeChat each is said."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class CaseKind(StrEnum):
    """What a message about a case says; `item`, `number` and `centre` are always told."""

    RECEIVED = "case_received"
    ACCEPTED = "case_accepted"
    CORRECTION = "case_correction"
    """`due`: by when the person should answer, if there is a day."""
    REJECTED = "case_rejected"
    PAUSED = "case_paused"
    RESUMED = "case_resumed"
    EXTENDED = "case_extended"
    DUE_MOVED = "case_due_moved"
    REPORTED = "case_reported"
    MOVED = "case_moved"
    """The case stands on another version of its item."""
    WRITTEN = "case_written"
    """The office wrote to the person."""
    MOVE_ASKED = "move_asked"
    """The person has to agree before the case goes over to another version of its item."""
    GAP_DUE = "gap_due"
    DECIDED = "case_decided"
    DELIVERED = "case_delivered"
    RATE = "rate_me"

    NEW = "case_new"
    HANDED = "case_handed"
    TASK = "task_asked"
    REPLIED = "case_replied"
    """The person answered, supplemented, wrote or withdrew."""
    CHASE = "case_chase"
    GAP_OVER = "gap_over"
    """A promised paper did not come: the office asks for it or decides without."""
    COVER = "absence_cover"
    """`count` cases of somebody who is away."""
    COVER_OVER = "absence_over"
    REPAIR = "rating_todo"

    WARNING = "case_warning"
    """`left`: how many working days are left, in figures."""
    WARNINGS = "case_warnings"
    """`count` cases are near their end."""
    CARD = "case_card"
    APPEALED = "card_appealed"
    CARD_DECIDED = "card_decided"
    EMPTY_POST = "post_empty"
    DIGEST = "digest"
    SETUP_FAULTS = "setup_faults"
    """`count` new errors in the setup of an office."""


PROGRESS, TODO, DONE = "case_progress", "case_todo", "case_done"
STAFF, ALARM = "staff_todo", "staff_alarm"
_GROUPS: Mapping[str, tuple[CaseKind, ...]] = {
    PROGRESS: (
        CaseKind.RECEIVED,
        CaseKind.ACCEPTED,
        CaseKind.PAUSED,
        CaseKind.RESUMED,
        CaseKind.EXTENDED,
        CaseKind.DUE_MOVED,
        CaseKind.REPORTED,
        CaseKind.MOVED,
        CaseKind.WRITTEN,
    ),
    TODO: (CaseKind.CORRECTION, CaseKind.MOVE_ASKED, CaseKind.GAP_DUE),
    DONE: (CaseKind.REJECTED, CaseKind.DECIDED, CaseKind.DELIVERED, CaseKind.RATE),
    STAFF: (
        CaseKind.NEW,
        CaseKind.HANDED,
        CaseKind.TASK,
        CaseKind.REPLIED,
        CaseKind.CHASE,
        CaseKind.GAP_OVER,
        CaseKind.COVER,
        CaseKind.COVER_OVER,
        CaseKind.REPAIR,
    ),
    ALARM: (
        CaseKind.WARNING,
        CaseKind.WARNINGS,
        CaseKind.CARD,
        CaseKind.APPEALED,
        CaseKind.CARD_DECIDED,
        CaseKind.EMPTY_POST,
        CaseKind.DIGEST,
        CaseKind.SETUP_FAULTS,
    ),
}
GRANT_OF: Mapping[str, str] = MappingProxyType(
    {kind: group for group, kinds in _GROUPS.items() for kind in kinds}
)
