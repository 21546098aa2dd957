"""The steps of a home visit as a table in Markdown: where each state may lead, and by whom."""

from app.domain.visits.visit_flow import CLOSED, STEPS, VisitParty, VisitState


def page() -> str:
    """One row for each state that can be left; a closed state that can be opened again as well."""
    rows = [_row(state) for state in VisitState if STEPS[state]]
    ends = ", ".join(f"`{state}`" for state in VisitState if state in CLOSED)
    return "\n".join(["| from | to, and by whom |", "| --- | --- |", *rows, "", f"Closed: {ends}."])


def _row(state: VisitState) -> str:
    by_whom: dict[str, list[VisitState]] = {}
    for to, parties in STEPS[state].items():
        names = " or ".join(party for party in VisitParty if party in parties)
        by_whom.setdefault(names, []).append(to)
    said = [f"{', '.join(f'`{to}`' for to in found)} by {who}" for who, found in by_whom.items()]
    return f"| `{state}` | {'; '.join(said)} |"
