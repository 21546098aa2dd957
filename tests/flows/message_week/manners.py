"""How people were told in the week: in its order, not in their sleep, and in person if need be."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from app.domain.messages.message_kinds import rules_of
from app.domain.messages.quiet_hours import end_of_quiet, quiet_of
from app.models.notice import Notice
from tests.flows.message_week.ledger import Ledger, said

SILENT: Final = "email"
UNREACHED: Final = frozenset({"nobody", "stopped", "dead", "black", "second"})
"""Sorts of residents that may have no way but a knock."""
SLIP: Final = timedelta(minutes=2)
"""What is decided before the quiet hours may be taken a moment after they began."""


def overtaken(found: Ledger) -> list[str]:
    """Taken before an earlier message of the same matter to the same person was first taken."""
    matters: dict[tuple[UUID, str], list[tuple[int, Notice]]] = defaultdict(list)
    for chain in found.chains.values():
        orders = [one.order for row in chain for one in found.taken.get(row.id, ())]
        if chain[0].matter and orders:
            matters[chain[0].person_id, chain[0].matter].append((min(orders), chain[0]))
    return [
        f"{said(after)} before {said(row)}"
        for told in matters.values()
        for (order, row), (later, after) in pairwise(sorted(told, key=_wanted))
        if order > later
    ]


def _wanted(told: tuple[int, Notice]) -> tuple[object, UUID]:
    return (told[1].wanted_at, told[1].id)


def woken(found: Ledger) -> list[str]:
    """Rang in somebody's quiet hours without need; what something urgent takes along is urgent."""
    people = found.lived.town.everybody
    rang = [(one, row) for one, row in found.with_rows() if one.carrier != SILENT]
    quiets = [(one, row, quiet_of(*people[row.person_id].quiet)) for one, row in rang]
    return [
        f"{said(row)} at {one.at}"
        for one, row, quiet in quiets
        if not row.urgent and end_of_quiet(quiet, one.at) and end_of_quiet(quiet, one.at - SLIP)
    ]


def not_knocked(found: Ledger) -> list[str]:
    """Nothing leads to them, the kind ends in a knock, and nobody goes."""
    wanted = [chain for key, chain in found.chains.items() if key in found.wanted]
    unreachable = [chain for chain in wanted if _sort(found, chain[0]) == "nobody"]
    return [
        said(chain[-1])
        for chain in unreachable
        if rules_of(chain[0].template).knock and chain[-1].state not in ("retracted", "given_up")
        if chain[-1].knock_id is None
    ]


def knocked_without_need(found: Ledger) -> list[str]:
    """Somebody goes though a way was open, or goes to somebody else."""
    goes_to = {task.id: task.person_id for task in found.tasks}
    walks = [row for row in found.rows.values() if row.channel == "knock"]
    return [
        said(row)
        for row in walks
        if row.knock_id is None
        or goes_to.get(row.knock_id) != row.person_id
        or not (row.step or _sort(found, row) in UNREACHED or _has_no_other_way(found, row))
    ]


def _has_no_other_way(found: Ledger, row: Notice) -> bool:
    """Their office may have spent its budget, or mail alone leads to them, which proves nothing."""
    by_mail = _sort(found, row) == "mailed" and rules_of(row.template).proof
    return by_mail or row.centre_id == found.lived.town.small


def idle_tasks(found: Ledger) -> list[str]:
    """Tasks that never had anything to tell."""
    used = {row.knock_id for row in found.rows.values()}
    return [str(task.id) for task in found.tasks if task.id not in used]


def _sort(found: Ledger, row: Notice) -> str:
    return found.lived.town.everybody[row.person_id].sort
