"""Random and exhaustive walks over the case flow."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases.case_diagram import diagram, kept, page
from app.domain.cases.case_flow import (
    CLOSED,
    STEPS,
    Act,
    Facts,
    Mode,
    Party,
    ReasonsNeeded,
    State,
    acts_now,
    after,
)
from app.kit.errors import AppError
from tests.domain.cases.case_walks import filed, moved, reachable

SMALL = st.integers(0, 2)
ANY_FACTS = st.builds(
    Facts,
    mode=st.sampled_from(Mode),
    state=st.sampled_from(State),
    paused=st.booleans(),
    corrections_asked=SMALL,
    extended=st.booleans(),
    expired=st.booleans(),
    open_departments=SMALL,
    open_gaps=SMALL,
    needs_survey=st.booleans(),
)
NEW_FACTS = st.builds(
    filed,
    st.sampled_from(Mode),
    needs_survey=st.booleans(),
    open_gaps=SMALL,
)
TRIES = st.lists(
    st.tuples(st.sampled_from(Act), st.sampled_from(Party), st.booleans(), st.booleans()),
    max_size=60,
)


@given(start=NEW_FACTS, tries=TRIES, expired=st.integers(0, 60))
def test_a_random_walk_never_leaves_the_table_and_closed_stays_closed(
    start: Facts, tries: list[tuple[Act, Party, bool, bool]], expired: int
) -> None:
    facts = start
    for count, (act, party, words, refused) in enumerate(tries):
        facts = replace(facts, expired=count >= expired)
        try:
            state = after(facts, act, party, words=words, refused=refused)
        except AppError:
            continue
        step = STEPS[facts.mode, facts.state, act]
        assert facts.state not in CLOSED
        assert party in step.by
        assert state in (step.to, step.unsurveyed)
        facts = moved(facts, act, state, refused)
        assert min(facts.open_departments, facts.open_gaps) >= 0


@given(facts=ANY_FACTS, party=st.sampled_from(Party))
def test_a_button_that_is_shown_works_when_reasons_are_given(facts: Facts, party: Party) -> None:
    shown = acts_now(facts, party)

    for act in Act:
        try:
            after(facts, act, party)
            held = None
        except AppError as refused:
            held = type(refused)
        assert held in (None, ReasonsNeeded) if act in shown else held is not None


@given(facts=ANY_FACTS, act=st.sampled_from(Act), party=st.sampled_from(Party))
def test_giving_reasons_never_closes_a_way(facts: Facts, act: Act, party: Party) -> None:
    try:
        silent = after(facts, act, party)
    except AppError:
        return

    assert after(facts, act, party, words=True) is silent


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("needs_survey", [False, True])
@pytest.mark.parametrize("expired", [False, True])
def test_every_open_case_can_still_be_delivered_or_rejected(
    mode: Mode, needs_survey: bool, expired: bool
) -> None:
    ways = reachable(filed(mode, needs_survey=needs_survey, open_gaps=1, expired=expired))
    done = {facts for facts in ways if facts.state in (State.DELIVERED, State.REJECTED)}

    while more := {facts for facts, to in ways.items() if to & done} - done:
        done |= more

    assert {facts for facts in ways if facts.state not in CLOSED} - done == set()


@pytest.mark.parametrize("mode", Mode)
def test_every_state_of_the_table_is_reached(mode: Mode) -> None:
    ways = reachable(filed(mode, needs_survey=True)) | reachable(filed(mode))

    assert {facts.state for facts in ways} == {
        state
        for held, start, act in STEPS
        if held is mode
        for state in (start, STEPS[held, start, act].to)
    }


@pytest.mark.parametrize("mode", Mode)
def test_a_paused_case_stays_where_its_pause_can_end(mode: Mode) -> None:
    paused = {facts.state for facts in reachable(filed(mode)) if facts.paused}

    assert {state for state in paused - CLOSED if (mode, state, Act.RESUME) not in STEPS} == set()


@pytest.mark.parametrize("mode", Mode)
def test_a_diagram_draws_every_step_that_leaves_its_state(mode: Mode) -> None:
    drawn = diagram(mode)

    leaving = [
        (state, act, to)
        for (held, state, act), step in STEPS.items()
        if held is mode
        for to in (step.to, step.unsurveyed)
        if to not in (None, state)
    ]
    assert [line for line in leaving if f"{line[0]} --> {line[2]}: {line[1]} " not in drawn] == []
    assert {act for act, _, _ in kept(mode)} | {act for _, act, _ in leaving} == {
        act for held, _, act in STEPS if held is mode
    }


def test_the_page_has_a_section_for_every_mode() -> None:
    assert [line for line in page().splitlines() if line.startswith("###")] == [
        f"### `{mode}`" for mode in Mode
    ]
