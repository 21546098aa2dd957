"""The life of a home visit: who does what when, and that every act leads where states may go."""

import pytest

from app.domain.visits import visit_flow
from app.domain.visits.visit_flow import (
    CLOSED,
    STEPS,
    VisitAct,
    VisitNotNow,
    VisitNotYours,
    VisitParty,
    VisitReasonsNeeded,
    VisitState,
)

A, P, S = VisitAct, VisitParty, VisitState
LEADS_TO = {
    A.CONFIRM: {S.CONFIRMED},
    A.DECLINE: {S.ASSIGNED},
    A.WITHDRAW: {S.WITHDRAWN},
    A.PROPOSE: {S.PROPOSED, S.CONFIRMED},
    A.ASSIGN: {S.ASSIGNED},
    A.ACCEPT: {S.PROPOSED, S.CONFIRMED},
    A.ON_WAY: {S.ON_WAY},
    A.ARRIVED: {S.ARRIVED},
    A.DONE: {S.DONE},
    A.NOT_HOME: {S.NOT_HOME},
    A.POSTPONE: {S.POSTPONED},
    A.REFUSE: {S.REFUSED},
    A.REOPEN: {S.ASKED, S.ASSIGNED},
}


@pytest.mark.parametrize("party", P)
@pytest.mark.parametrize("state", S)
def test_every_act_leads_where_its_party_may_lead(state: VisitState, party: VisitParty) -> None:
    for act in visit_flow.acts(state, party):
        wished = act is A.PROPOSE and party is P.RESIDENT
        for after in {S.ASSIGNED} if wished else LEADS_TO[act]:
            stays = after == state or (wished and state is S.ASKED)
            assert stays or party in STEPS[state][after], (act, after)


def test_of_a_closed_visit_only_a_refused_one_is_taken_up_again() -> None:
    found = {(s, a) for s in CLOSED for p in P for a in visit_flow.acts(s, p)}

    assert found == {(S.REFUSED, A.REOPEN)}


@pytest.mark.parametrize(
    ("state", "turn"),
    [
        (S.ASKED, "office"),
        (S.ASSIGNED, "agent"),
        (S.PROPOSED, "resident"),
        (S.CONFIRMED, "agent"),
        (S.NOT_HOME, "agent"),
        (S.DONE, "none"),
        (S.WITHDRAWN, "none"),
    ],
)
def test_somebody_is_at_turn_until_the_visit_is_over(state: VisitState, turn: str) -> None:
    assert visit_flow.turn(state) == turn


def test_what_others_do_what_is_too_late_and_what_lacks_reasons_is_refused() -> None:
    with pytest.raises(VisitNotYours):
        visit_flow.check_act(S.ASKED, A.ASSIGN, P.RESIDENT, "")
    with pytest.raises(VisitNotNow):
        visit_flow.check_act(S.DONE, A.DONE, P.AGENT, "")
    with pytest.raises(VisitReasonsNeeded):
        visit_flow.check_act(S.ASKED, A.REFUSE, P.OFFICE, "  ")
    visit_flow.check_act(S.ASKED, A.REFUSE, P.OFFICE, "路断了")


def test_a_move_is_possible_by_table_and_only_for_its_party() -> None:
    assert visit_flow.may_move("asked", "done")
    assert not visit_flow.may_move("done", "asked")
    assert not visit_flow.may_move("nowhere", "asked")
    with pytest.raises(VisitNotNow):
        visit_flow.check_move("done", "arrived", P.AGENT)
    with pytest.raises(VisitNotYours):
        visit_flow.check_move("asked", "assigned", P.RESIDENT)


def test_what_was_seen_at_the_door_is_shown_before_what_was_planned() -> None:
    found = sorted(S, key=visit_flow.rank)

    assert (found[0], found[-1]) == (S.DONE, S.ASKED)
    assert visit_flow.rank("nowhere") == len(S)
