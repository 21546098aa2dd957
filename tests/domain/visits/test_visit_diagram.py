"""The table of a visit's steps in the documents says what the program obeys."""

from app.domain.visits.visit_diagram import page
from app.domain.visits.visit_flow import STEPS, VisitState


def test_every_step_stands_in_the_table_once_and_who_leads_there() -> None:
    rows = {line.split("|")[1].strip(" `"): line for line in page().splitlines() if "by " in line}

    left = {state.value for state in VisitState if STEPS[state]}
    assert {name for name in rows if name != "from"} == left
    for state, ways in STEPS.items():
        for to in ways:
            assert rows[state].count(f"`{to}`") == 1 + (to == state)
    assert "`refused` by agent or office" in rows["asked"].replace("`postponed`, ", "")


def test_closed_states_are_named() -> None:
    assert page().splitlines()[-1] == "Closed: `done`, `refused`, `withdrawn`."
