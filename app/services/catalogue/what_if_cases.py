"""The cases of the last months as they happened, read in few questions for a replay."""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from app.catalog.items import Item
from app.domain.cases.case_moves import GIVEN, PROMISED
from app.domain.catalogue.what_if import Past
from app.domain.catalogue.what_if_answers import Filed, paper_key
from app.domain.catalogue.what_if_events import Line
from app.domain.deadlines.clock_events import Event, EventKind
from app.kit.clock import office_day
from app.models.case import Case, CaseEvent, CaseMaterial
from app.ports import Deps
from app.services.cases.case_ledger import CLOCK_KINDS
from app.services.catalogue import items
from app.services.papers import case_answers

AT_ONCE = 500
"""So many cases are read in one question."""
Row = Mapping[str, Any]


async def pasts(deps: Deps, cases: Sequence[Case]) -> AsyncIterator[tuple[Case, Past]]:
    """Each case and what happened to it, in the order of `cases`."""
    bodies = await items.wordings({(case.item_id, case.item_version) for case in cases})
    for begin in range(0, len(cases), AT_ONCE):
        some = cases[begin : begin + AT_ONCE]
        ids = [case.id for case in some]
        told = _by_case(await _events(ids))
        papers = _by_case(await _papers(ids))
        for case in some:
            body = bodies[case.item_id, case.item_version]
            filed = Filed(
                answers=case_answers.answers_of(deps, case),
                papers=_there(body, papers[case.id]),
                on=office_day(case.received_at),
            )
            yield case, _past(case.id, told[case.id], filed)


async def _events(ids: Collection[UUID]) -> Sequence[Row]:
    lines = CaseEvent.filter(case_id__in=list(ids)).order_by("case_id", "sequence")
    return await lines.values("case_id", "at", "kind", "facts")


async def _papers(ids: Collection[UUID]) -> Sequence[Row]:
    rows = CaseMaterial.filter(case_id__in=list(ids)).order_by("case_id", "number")
    return await rows.values("case_id", "number", "state")


def _by_case(rows: Sequence[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(row)
    return found


def _past(case_id: UUID, told: Sequence[Row], filed: Filed) -> Past:
    return Past(
        id=case_id,
        lines=[Line(row["at"], _event(row)) for row in told if row["kind"] in CLOCK_KINDS],
        touched=[row["at"] for row in told],
        filed=filed,
    )


def _event(row: Row) -> Event:
    facts = row["facts"]
    return Event(
        kind=EventKind(row["kind"]),
        on=office_day(row["at"]),
        key=str(facts.get("key", "")),
        workdays=int(str(facts.get("workdays", 0))),
        name=str(facts.get("name", "")),
    )


def _there(body: Item, papers: Sequence[Row]) -> frozenset[str]:
    """The papers that were given or promised, by what they are called through all versions."""
    known = len(body.materials)
    return frozenset(
        paper_key(body.materials[row["number"]])
        for row in papers
        if row["state"] in (GIVEN, PROMISED) and row["number"] < known
    )
