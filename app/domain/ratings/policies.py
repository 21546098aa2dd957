"""A place's rules for warnings and cards: every number is data, and some rules nobody may set."""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from app.kit.errors import Invalid

Step: TypeAlias = Literal["holder", "cover", "lead", "director"]
Percent: TypeAlias = Annotated[int, Meta(ge=1, le=90)]
Days: TypeAlias = Annotated[int, Meta(ge=0, le=60)]
Some: TypeAlias = Annotated[int, Meta(ge=1, le=60)]

FORBIDDEN: Final = (
    "rank",
    "score",
    "points",
    "check_in",
    "checkin",
    "sign_in",
    "online_time",
    "track",
    "location",
    "gps",
    "screenshot",
)
"""What no rule may speak of: ranking people, forced check-ins, online time, tracking (opinion on
formalism at the fingertips, 2023-12-18)."""


class BadPolicy(Invalid):
    """These rules cannot be set; `field` names the one that is wrong."""


class ForbiddenRule(Invalid):
    """Ranking people, forced check-ins and tracking cannot be set here; `field` names the rule."""


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules of one centre; the defaults hold where nobody has set others.

    A first warning comes when max(`warn_min_workdays`, `warn_percent` of the limit) working days
    are left, then one every `step_hours` office hours to the next of `steps`; from `collect_from`
    on several at once become one message. A yellow card comes when a limit is over by more than
    `yellow_late_workdays`, a red one beyond `red_late_workdays`, once `red_after_yellows` cards of
    the case stand, and when the statutory limit is over. `extension_by` says whose word extends.
    With `publish_by_two` nobody publishes a service whose draft they changed last.
    """

    warn_percent: Percent = 20
    warn_min_workdays: Some = 1
    steps: tuple[Step, ...] = ("holder", "cover", "lead", "director")
    step_hours: Annotated[int, Meta(ge=1, le=16)] = 4
    office_from: time = time(9)
    office_to: time = time(17)
    collect_from: Annotated[int, Meta(ge=2, le=50)] = 3
    yellow_late_workdays: Days = 0
    red_late_workdays: Days = 2
    red_after_yellows: Some = 2
    appeal_workdays: Some = 5
    extension_by: Literal["director", "lead"] = "director"
    rating_contact_workdays: Some = 1
    rating_fix_workdays: Some = 5
    digest_at: time = time(8, 30)
    publish_by_two: bool = False


def policy(body: Mapping[str, object]) -> Policy:
    """The rules that somebody wrote down; what they leave out is as by default.

    ForbiddenRule for what nobody may set, BadPolicy for what is unknown, out of bounds or does not
    fit together.
    """
    for name in body:
        if any(word in name.lower() for word in FORBIDDEN):
            raise ForbiddenRule(field=name)
    try:
        rules = msgspec.convert(body, Policy)
    except msgspec.ValidationError as error:
        raise BadPolicy(field=_field(str(error)), reason=str(error)) from None
    if rules.office_from >= rules.office_to:
        raise BadPolicy(field="office_to", reason="ends before it begins")
    if rules.red_late_workdays < rules.yellow_late_workdays:
        raise BadPolicy(field="red_late_workdays", reason="red before yellow")
    if not rules.steps or len(set(rules.steps)) < len(rules.steps):
        raise BadPolicy(field="steps", reason="empty or repeated")
    return rules


def _field(said: str) -> str:
    """The field that msgspec complains of: behind `$.` or between backquotes."""
    if "`$." in said:
        return said.rpartition("`$.")[2].rstrip("`").partition("[")[0]
    return said.partition("`")[2].partition("`")[0]
