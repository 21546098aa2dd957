"""What a difference of two versions of an item means to those who apply: more room, or less."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

from app.catalog.form_fields import FormField
from app.catalog.items import BOOKERS, FeeRule, Item, Material
from app.catalog.procedures import PAUSE_KINDS

Effect: TypeAlias = Literal["wider", "narrower", "neither", "unknown"]
"""For the applicant: easier, harder, the same, or not to be told from the definition alone."""
Judge: TypeAlias = Callable[[Any, Any], Effect]
"""Judges a value before and after."""

_INVERSE: Final[Mapping[Effect, Effect]] = {"wider": "narrower", "narrower": "wider"}


def inverse(effect: Effect) -> Effect:
    """The effect of the difference the other way round."""
    return _INVERSE.get(effect, effect)


def effect_of(what: str, before: Any, after: Any) -> Effect:
    """What it means that the member `what` ("Fee.fen") has another value; unknown for a new one."""
    if what in NEUTRAL:
        return "neither"
    judge = JUDGES.get(what)
    return judge(before, after) if judge else "unknown"


def effect_of_new(what: str, entry: Any, after: Item) -> Effect:
    """What it means that the list `what` has one entry more; the inverse when it has one less."""
    if isinstance(entry, FormField | Material):
        return "narrower" if entry.required or entry.require_when else "neither"
    if isinstance(entry, FeeRule):
        return _less(after.fee.fen, entry.fen)
    return NEW.get(what, "neither")


def _more(before: Any, after: Any) -> Effect:
    """More is easier; None is no bound at all, and any bound is harder."""
    if before is None or after is None:
        return "unknown" if before == after else "narrower" if before is None else "wider"
    return "wider" if after > before else "narrower" if after < before else "neither"


def _less(before: Any, after: Any) -> Effect:
    """Less is easier; None is no bound at all."""
    if before is None or after is None:
        return "unknown" if before == after else "narrower" if before is None else "wider"
    return inverse(_more(before, after))


def _sooner(before: Any, after: Any) -> Effect:
    """Fewer days are better, and any limit is better than none."""
    if before is None or after is None:
        return "wider" if before is None else "narrower"
    return _less(before, after)


def _extension(before: Any, after: Any) -> Effect:
    """None is the longest that the law allows, which depends on the mode."""
    return "unknown" if None in (before, after) else _less(before, after)


def _yes(before: Any, after: Any) -> Effect:
    return "wider" if after else "narrower"


def _no(before: Any, after: Any) -> Effect:
    return "narrower" if after else "wider"


def _among(everything: frozenset[str]) -> Judge:
    """More of a set is easier; an empty one stands for everything."""

    def judge(before: Any, after: Any) -> Effect:
        old, new = frozenset(before) or everything, frozenset(after) or everything
        if old == new:
            return "neither"
        return "wider" if old < new else "narrower" if new < old else "unknown"

    return judge


def _pauses(before: Any, after: Any) -> Effect:
    return inverse(_among(frozenset(PAUSE_KINDS))(before, after))


def _limited(before: Any, after: Any) -> Effect:
    """A condition under which something is asked: with one it is asked of fewer."""
    return "wider" if before is None else "narrower" if after is None else "unknown"


def _limiting(before: Any, after: Any) -> Effect:
    """A condition under which something is needed, or given: with one there is more of it."""
    return inverse(_limited(before, after))


def _first(before: Any, after: Any) -> Effect:
    return "wider" if before is None else "narrower" if after is None else "unknown"


def _active(before: Any, after: Any) -> Effect:
    return _more(before == "active", after == "active")


def _document(before: Any, after: Any) -> Effect:
    """What is a known document need not be brought twice."""
    return "wider" if not before else "narrower" if not after else "unknown"


NEUTRAL: Final = frozenset(
    {
        "Item.code",
        "Item.family",
        "Item.phone",
        "Item.complaint_phone",
        "Item.retention_years",
        "Material.key",
        "Material.sample",
        "Booking.duration_minutes",
        "Source.document",
        "Route.department",
        "Indicator.key",
        "Eligibility.key",
        "ItemMessage.at",
        "StageLimit.stage",
        "CoDepartment.code",
        "FormField.key",
    }
)
"""What people who apply do not feel; all words are neutral as well."""
JUDGES: Final[Mapping[str, Judge]] = {
    "Item.state": _active,
    "Item.statutory_workdays": _sooner,
    "Item.promised_workdays": _sooner,
    "Item.priority_when": _first,
    "Procedure.notice_workdays": _less,
    "Procedure.extension_workdays": _extension,
    "Procedure.delivery_workdays": _less,
    "Procedure.gap_workdays": _more,
    "Procedure.superior_workdays": _less,
    "Procedure.survey": _no,
    "Procedure.pauses": _pauses,
    "StageLimit.workdays": _less,
    "CoDepartment.workdays": _less,
    "Material.count": _less,
    "Material.required": _no,
    "Material.gap_allowed": _yes,
    "Material.document": _document,
    "Material.show_when": _limited,
    "Material.require_when": _limiting,
    "FormField.required": _no,
    "FormField.least": _less,
    "FormField.most": _more,
    "FormField.exact": _no,
    "FormField.show_when": _limited,
    "FormField.require_when": _limiting,
    "Fee.fen": _less,
    "FeeRule.fen": _less,
    "Booking.bookable": _yes,
    "Booking.days_ahead": _more,
    "Booking.notice_minutes": _less,
    "Booking.max_open": _more,
    "Booking.home_visit": _yes,
    "Booking.agent": _yes,
    "Booking.by": _among(frozenset(BOOKERS)),
}
NEW: Final[Mapping[str, Effect]] = {
    "Item.conditions": "unknown",
    "Item.eligibility": "narrower",
    "Procedure.departments": "narrower",
    "Procedure.stages": "wider",
    "FormField.choices": "wider",
}
"""What one entry more means, where it means anything."""
