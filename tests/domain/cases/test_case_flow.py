"""The life of a case: the way of each mode, each guard, and whose turn it is."""

from typing import Any

import pytest

from app.domain.cases.case_flow import (
    CLOSED,
    OPEN,
    STEPS,
    Act,
    AlreadyExtended,
    DepartmentsOpen,
    Facts,
    GapsOpen,
    Guard,
    Mode,
    NotNow,
    NotWhilePaused,
    NotYours,
    Party,
    PromiseOver,
    ReasonsNeeded,
    SecondCorrection,
    State,
    Turn,
    acts_now,
    after,
    turn,
)
from app.kit.errors import AppError
from tests.domain.cases.case_walks import filed, moved

PERSON, OFFICE, DEPARTMENT, SUPERVISOR, SYSTEM = Party
STAFF = (OFFICE, SUPERVISOR)
WORKING = (
    (Mode.PROMISE, State.REVIEWING),
    (Mode.PROMISE, State.SURVEYING),
    (Mode.PROMISE, State.DECIDING),
    (Mode.JOINT, State.CONSULTING),
    (Mode.JOINT, State.DECIDING),
    (Mode.REPORT, State.REVIEWING),
    (Mode.REPLY, State.REPLYING),
)


def walked(facts: Facts, *acts: tuple[Party, Act]) -> list[State]:
    """The states a case passes through, reasons always given."""
    states = []
    for party, act in acts:
        state = after(facts, act, party, words=True)
        facts = moved(facts, act, state)
        states.append(state)
    return states


def refusal(facts: Facts, act: Act, party: Party = OFFICE, **given: bool) -> type[AppError] | None:
    """How the flow refuses an act, or None when it allows it."""
    try:
        after(facts, act, party, **given)
    except AppError as refused:
        return type(refused)
    return None


def working(**changes: Any) -> Facts:
    """A promise case in review."""
    return filed(Mode.PROMISE, state=State.REVIEWING, **changes)


def test_an_immediate_case_is_decided_and_delivered_at_the_counter() -> None:
    states = walked(filed(Mode.IMMEDIATE), (OFFICE, Act.DECIDE), (OFFICE, Act.DELIVER))

    assert states == [State.DECIDED, State.DELIVERED]


def test_an_immediate_case_that_nobody_looked_at_is_accepted_by_law_and_then_decided() -> None:
    states = walked(filed(Mode.IMMEDIATE), (SYSTEM, Act.DEEM_ACCEPTED), (OFFICE, Act.DECIDE))

    assert states == [State.DECIDING, State.DECIDED]


def test_a_promise_case_is_accepted_reviewed_decided_and_delivered() -> None:
    states = walked(
        filed(Mode.PROMISE),
        (OFFICE, Act.ACCEPT),
        (OFFICE, Act.REVIEW),
        (OFFICE, Act.DECIDE),
        (OFFICE, Act.DELIVER),
    )

    assert states == [State.REVIEWING, State.DECIDING, State.DECIDED, State.DELIVERED]


def test_a_promise_case_that_needs_a_survey_is_surveyed_before_the_decision() -> None:
    states = walked(
        filed(Mode.PROMISE, needs_survey=True),
        (OFFICE, Act.ACCEPT),
        (OFFICE, Act.REVIEW),
        (OFFICE, Act.SURVEY),
        (OFFICE, Act.DECIDE),
    )

    assert states == [State.REVIEWING, State.SURVEYING, State.DECIDING, State.DECIDED]


def test_a_joint_case_waits_for_each_department_and_is_then_concluded() -> None:
    states = walked(
        filed(Mode.JOINT),
        (OFFICE, Act.ACCEPT),
        (DEPARTMENT, Act.OPINE),
        (DEPARTMENT, Act.OPINE),
        (OFFICE, Act.CONCLUDE),
        (OFFICE, Act.DECIDE),
        (OFFICE, Act.DELIVER),
    )

    assert states == [
        State.CONSULTING,
        State.CONSULTING,
        State.CONSULTING,
        State.DECIDING,
        State.DECIDED,
        State.DELIVERED,
    ]


def test_a_report_case_goes_up_is_chased_and_comes_back() -> None:
    states = walked(
        filed(Mode.REPORT),
        (OFFICE, Act.ACCEPT),
        (OFFICE, Act.REPORT),
        (OFFICE, Act.CHASE),
        (OFFICE, Act.RECEIVE_BACK),
        (OFFICE, Act.DELIVER),
    )

    assert states == [
        State.REVIEWING,
        State.WITH_SUPERIOR,
        State.WITH_SUPERIOR,
        State.DECIDED,
        State.DELIVERED,
    ]


def test_a_reply_case_is_answered_in_writing() -> None:
    states = walked(
        filed(Mode.REPLY), (OFFICE, Act.ACCEPT), (OFFICE, Act.REPLY), (OFFICE, Act.DELIVER)
    )

    assert states == [State.REPLYING, State.DECIDED, State.DELIVERED]


@pytest.mark.parametrize("mode", Mode)
def test_a_case_is_corrected_and_comes_back_to_where_it_was(mode: Mode) -> None:
    states = walked(filed(mode), (OFFICE, Act.ASK_CORRECTION), (PERSON, Act.CORRECT))

    assert states == [State.CORRECTING, State.RECEIVED]


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.IMMEDIATE])
def test_silence_counts_as_acceptance_and_only_the_law_says_so(mode: Mode) -> None:
    facts = filed(mode)

    by_law = after(facts, Act.DEEM_ACCEPTED, SYSTEM)

    assert by_law == after(facts, Act.ACCEPT, OFFICE)
    assert refusal(facts, Act.DEEM_ACCEPTED, OFFICE) is NotYours
    assert refusal(facts, Act.ACCEPT, SYSTEM) is NotYours


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("state", State)
def test_a_person_withdraws_until_the_case_is_decided(mode: Mode, state: State) -> None:
    known = (mode, state, Act.WRITE) in STEPS
    expected = None if known and state is not State.DECIDED else NotNow

    assert refusal(filed(mode, state=state), Act.WITHDRAW, PERSON) is expected
    assert refusal(filed(mode, state=state), Act.WITHDRAW, OFFICE) in (NotYours, NotNow)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("state", sorted(CLOSED))
@pytest.mark.parametrize("party", Party)
def test_nothing_is_done_with_a_closed_case(mode: Mode, state: State, party: Party) -> None:
    facts = filed(mode, state=state)

    assert acts_now(facts, party) == ()
    assert {refusal(facts, act, party, words=True) for act in Act} == {NotNow}
    assert turn(facts) is Turn.NOBODY


@pytest.mark.parametrize(
    ("facts", "act"),
    [
        (filed(Mode.PROMISE), Act.REJECT),
        (filed(Mode.REPLY, state=State.REPLYING), Act.REPLY),
        (working(), Act.PAUSE),
    ],
)
def test_some_steps_need_their_reasons_in_writing(facts: Facts, act: Act) -> None:
    assert refusal(facts, act) is ReasonsNeeded
    assert refusal(facts, act, words=True) is None


@pytest.mark.parametrize(
    ("facts", "act", "party"),
    [
        (filed(Mode.IMMEDIATE), Act.DECIDE, OFFICE),
        (filed(Mode.JOINT, state=State.DECIDING), Act.DECIDE, OFFICE),
        (filed(Mode.JOINT, state=State.CONSULTING, open_departments=1), Act.OPINE, DEPARTMENT),
        (filed(Mode.REPORT, state=State.WITH_SUPERIOR), Act.RECEIVE_BACK, OFFICE),
    ],
)
def test_only_a_no_needs_reasons(facts: Facts, act: Act, party: Party) -> None:
    assert refusal(facts, act, party) is None
    assert refusal(facts, act, party, refused=True) is ReasonsNeeded
    assert refusal(facts, act, party, refused=True, words=True) is None


@pytest.mark.parametrize(
    ("mode", "state", "act"),
    [
        (Mode.PROMISE, State.REVIEWING, Act.REVIEW),
        (Mode.PROMISE, State.SURVEYING, Act.SURVEY),
        (Mode.PROMISE, State.DECIDING, Act.DECIDE),
        (Mode.JOINT, State.CONSULTING, Act.CONCLUDE),
        (Mode.REPORT, State.REVIEWING, Act.REPORT),
        (Mode.REPLY, State.REPLYING, Act.REPLY),
        (Mode.PROMISE, State.REVIEWING, Act.PAUSE),
    ],
)
def test_a_paused_case_goes_on_only_after_it_was_resumed(
    mode: Mode, state: State, act: Act
) -> None:
    paused = filed(mode, state=state, paused=True)

    assert refusal(paused, act, words=True) is NotWhilePaused
    assert after(paused, Act.RESUME, OFFICE) is state
    assert refusal(filed(mode, state=state), Act.RESUME) is NotNow


@pytest.mark.parametrize(("mode", "state"), WORKING)
def test_whoever_handles_a_case_may_pause_it_and_the_director_may_extend_it(
    mode: Mode, state: State
) -> None:
    facts = filed(mode, state=state)

    assert after(facts, Act.PAUSE, OFFICE, words=True) is state
    assert after(facts, Act.EXTEND, SUPERVISOR, words=True) is state
    assert refusal(facts, Act.EXTEND, OFFICE, words=True) is NotYours


def test_only_handling_time_is_paused_and_extended() -> None:
    places = {act: set() for act in (Act.PAUSE, Act.RESUME, Act.EXTEND)}
    for mode, state, act in STEPS:
        if act in places:
            places[act].add((mode, state))

    assert list(places.values()) == [set(WORKING)] * 3


@pytest.mark.parametrize(
    ("facts", "words", "expected"),
    [
        (working(), True, None),
        (working(), False, ReasonsNeeded),
        (working(extended=True), True, AlreadyExtended),
        (working(expired=True), True, PromiseOver),
        (working(extended=True, expired=True), True, AlreadyExtended),
    ],
)
def test_a_case_is_extended_once_before_its_limit_ends_with_reasons(
    facts: Facts, words: bool, expected: type[AppError] | None
) -> None:
    assert refusal(facts, Act.EXTEND, SUPERVISOR, words=words) is expected


def test_a_second_correction_needs_the_director() -> None:
    facts = filed(Mode.PROMISE, corrections_asked=1)

    assert refusal(facts, Act.ASK_CORRECTION) is SecondCorrection
    assert after(facts, Act.ASK_CORRECTION, SUPERVISOR) is State.CORRECTING


def test_a_joint_case_is_concluded_when_every_department_answered_and_nobody_answers_twice() -> (
    None
):
    waiting = filed(Mode.JOINT, state=State.CONSULTING, open_departments=1)
    answered = filed(Mode.JOINT, state=State.CONSULTING)

    assert refusal(waiting, Act.CONCLUDE) is DepartmentsOpen
    assert refusal(waiting, Act.OPINE, OFFICE) is NotYours
    assert refusal(answered, Act.CONCLUDE) is None
    assert refusal(answered, Act.CONCLUDE, SYSTEM) is None
    assert refusal(answered, Act.OPINE, DEPARTMENT) is NotNow


def test_a_result_waits_for_promised_papers_unless_the_director_waives_them_with_reasons() -> None:
    owed = filed(Mode.PROMISE, state=State.DECIDED, open_gaps=1)
    settled = filed(Mode.PROMISE, state=State.DECIDED)

    assert refusal(owed, Act.DELIVER, words=True) is GapsOpen
    assert refusal(owed, Act.DELIVER, SUPERVISOR) is ReasonsNeeded
    assert refusal(owed, Act.DELIVER, SUPERVISOR, words=True) is None
    assert refusal(owed, Act.SETTLE_GAP) is None
    assert refusal(settled, Act.DELIVER) is None
    assert refusal(settled, Act.SETTLE_GAP) is NotNow


@pytest.mark.parametrize(
    ("act", "parties"),
    [
        (Act.WRITE, {PERSON, OFFICE, SUPERVISOR}),
        (Act.SUPPLEMENT, {PERSON, OFFICE, SUPERVISOR}),
        (Act.HAND_OVER, {OFFICE, SUPERVISOR, SYSTEM}),
        (Act.CLAIM, {OFFICE, SUPERVISOR}),
    ],
)
def test_what_is_always_possible_while_a_case_is_open(act: Act, parties: set[Party]) -> None:
    facts = working(paused=True)

    allowed = {party for party in Party if act in acts_now(facts, party)}

    assert allowed == parties
    assert after(facts, act, OFFICE) is State.REVIEWING


def test_a_department_writes_only_about_joint_cases() -> None:
    joint = filed(Mode.JOINT, state=State.CONSULTING, open_departments=1)

    assert acts_now(joint, DEPARTMENT) == (Act.OPINE, Act.WRITE)
    assert acts_now(working(), DEPARTMENT) == ()


def test_the_buttons_of_everybody_at_a_new_promise_case() -> None:
    facts = filed(Mode.PROMISE)

    assert acts_now(facts, PERSON) == (Act.WITHDRAW, Act.SUPPLEMENT, Act.WRITE)
    assert acts_now(facts, SYSTEM) == (Act.DEEM_ACCEPTED, Act.HAND_OVER)
    assert acts_now(facts, OFFICE) == (
        Act.ASK_CORRECTION,
        Act.ACCEPT,
        Act.REJECT,
        Act.SUPPLEMENT,
        Act.WRITE,
        Act.HAND_OVER,
        Act.CLAIM,
    )


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (filed(Mode.PROMISE), Turn.OFFICE),
        (filed(Mode.PROMISE, state=State.CORRECTING), Turn.PERSON),
        (working(paused=True), Turn.OFFICE),
        (filed(Mode.JOINT, state=State.CONSULTING, open_departments=1), Turn.DEPARTMENT),
        (filed(Mode.JOINT, state=State.CONSULTING), Turn.OFFICE),
        (filed(Mode.REPORT, state=State.WITH_SUPERIOR), Turn.SUPERIOR),
        (filed(Mode.PROMISE, state=State.DECIDED), Turn.OFFICE),
        (filed(Mode.PROMISE, state=State.DECIDED, open_gaps=1), Turn.PERSON),
        (filed(Mode.PROMISE, state=State.WITHDRAWN), Turn.NOBODY),
    ],
)
def test_whose_turn_it_is(facts: Facts, expected: Turn) -> None:
    assert turn(facts) is expected


def test_a_refusal_tells_the_act_and_the_state() -> None:
    with pytest.raises(NotNow) as refused:
        after(filed(Mode.PROMISE), Act.DELIVER, OFFICE)

    assert refused.value.facts == {"act": Act.DELIVER, "state": State.RECEIVED}


def test_every_state_is_open_or_closed_and_every_act_and_guard_is_used() -> None:
    assert sorted([*CLOSED, *OPEN]) == sorted(State)
    assert {act for _, _, act in STEPS} == set(Act)
    assert {guard for step in STEPS.values() for guard in step.guards} == set(Guard)


def test_the_director_may_do_whatever_the_office_may() -> None:
    assert [place for place, step in STEPS.items() if OFFICE in step.by - {SUPERVISOR}] == [
        place for place, step in STEPS.items() if set(STAFF) <= step.by
    ]
