"""Who may do what with a task to tell somebody, and when."""

import pytest

from app.domain.messages.knock_flow import (
    KnockAct,
    KnockNotNow,
    KnockNotYours,
    KnockParty,
    KnockState,
    KnockWordsNeeded,
    check_act,
    may,
)

AGENT, OFFICE = KnockParty.AGENT, KnockParty.OFFICE


def test_each_party_is_offered_what_it_may_do_and_nothing_at_the_end():
    offered = {(one.value, who.value): may(one, who) for one in KnockState for who in KnockParty}

    assert offered == {
        ("open", "agent"): ("told", "not_found", "hand_back"),
        ("open", "office"): ("assign", "told", "drop"),
        ("told", "agent"): (),
        ("told", "office"): (),
        ("not_found", "agent"): (),
        ("not_found", "office"): ("again", "told", "drop"),
        ("dropped", "agent"): (),
        ("dropped", "office"): (),
    }


def test_what_is_offered_is_what_passes():
    for state in KnockState:
        for party in KnockParty:
            for act in KnockAct:
                try:
                    check_act(state, act, party, "因为")
                    passed = True
                except (KnockNotNow, KnockNotYours):
                    passed = False
                assert passed == (act in may(state, party))


def test_who_gives_up_says_why():
    for act, party in ((KnockAct.NOT_FOUND, AGENT), (KnockAct.DROP, OFFICE)):
        with pytest.raises(KnockWordsNeeded):
            check_act("open", act, party, "  ")
    check_act("open", KnockAct.TOLD, AGENT, "")
