"""Whatever is known of a message, the ladder has an answer, and keeps its promises."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.carriers import SILENT
from app.domain.messages.ladder import (
    Again,
    Go,
    Knock,
    Nowhere,
    Rung,
    Situation,
    Stale,
    Stop,
    Wait,
    Way,
    after_refusal,
    choose,
    order,
)
from app.domain.messages.message_kinds import rules_of
from app.domain.messages.quiet_hours import end_of_quiet
from app.domain.messages.verdicts import Verdict
from tests.domain.messages.ladder_walks import (
    kinds,
    moments,
    refused_everywhere,
    situations,
    spans,
    waited,
    ways,
)


@given(kinds, ways(), situations())
def test_there_is_always_an_answer(kind: str, its: list[Way], now: Situation) -> None:
    choice = choose(rules_of(kind), its, now)

    assert isinstance(choice, Go | Wait | Knock | Nowhere | Stale)
    assert not isinstance(choice, Wait) or choice.until > now.now
    assert not isinstance(choice, Knock) or rules_of(kind).knock


@given(kinds, ways(), situations())
def test_nobody_is_asked_who_must_not_be(kind: str, its: list[Way], now: Situation) -> None:
    choice = choose(rules_of(kind), its, now)

    if isinstance(choice, Go):
        way, shut = choice.way, now.shut.get(choice.way.carrier, now.now)
        assert way in its
        assert shut is not None
        assert shut <= now.now
        assert now.free_at.get((way.carrier, way.to_index), now.now) <= now.now
        assert (way.rung, way.to_index) not in now.closed
        assert now.via in ("", way.carrier, way.rung)
        assert way.rung != "wechat" or now.grants > 0
        assert way.rung not in ("sms", "second") or now.budget
        assert not (way.rung == "sms" and now.no_texts)
        assert not (now.muted and rules_of(kind).optional)


@given(kinds, ways(), situations())
def test_nothing_rings_in_quiet_hours_but_what_is_urgent(
    kind: str, its: list[Way], now: Situation
) -> None:
    choice, later = waited(rules_of(kind), its, now)

    if isinstance(choice, Go) and end_of_quiet(later.quiet, later.now):
        assert choice.way.carrier in SILENT or now.urgent or rules_of(kind).urgent


@given(kinds, ways(), situations())
def test_a_chain_of_refusals_ends_and_asks_each_rung_once(
    kind: str, its: list[Way], now: Situation
) -> None:
    gone, end = refused_everywhere(rules_of(kind), its, now)

    rungs = [way.rung for way in gone]
    assert len(set(rungs)) == len(rungs)
    assert end is None or isinstance(end, Knock | Nowhere | Stale)


@given(kinds, ways(), situations())
def test_who_can_be_told_in_person_is_never_left_without_a_word(
    kind: str, its: list[Way], now: Situation
) -> None:
    rules = rules_of(kind)
    now = replace(now, via="", after="", muted=False)

    _, end = refused_everywhere(rules, its, now)

    if rules.knock:
        assert isinstance(end, Knock) or (end == Stale() and not rules.proof)


@given(kinds, ways(), situations())
def test_no_rung_is_passed_over_that_could_be_used(
    kind: str, its: list[Way], now: Situation
) -> None:
    rules, now = rules_of(kind), replace(now, shut={}, free_at={}, via="", after="")

    choice = choose(rules, its, now)

    if isinstance(choice, Go) and choice.way.rung != "wechat":
        rungs = list(order(rules, now.first))
        below = rungs[: rungs.index(Rung(choice.way.rung))]
        for rung in below:
            alone = [way for way in its if way.rung == rung]
            kept = replace(now, first="", via=rung, urgent=True)
            assert not isinstance(choose(replace(rules, knock=None), alone, kept), Go)


@given(kinds, st.sampled_from(Verdict), st.integers(-1, 9), moments, spans, st.none() | spans)
def test_a_refusal_always_leads_somewhere_later(
    kind: str,
    verdict: Verdict,
    attempts: int,
    now: datetime,
    ago: timedelta,
    retry_after: timedelta | None,
) -> None:
    after = after_refusal(rules_of(kind), verdict, attempts, now - ago, now, retry_after)

    assert not isinstance(after, Again) or after.at > now
    assert not isinstance(after, Again) or verdict is Verdict.RETRY
    assert isinstance(after, Stop) == (verdict is Verdict.STOP)


@given(kinds, moments, spans, st.none() | spans)
def test_trouble_alone_never_holds_a_message_for_ever(
    kind: str, now: datetime, ago: timedelta, retry_after: timedelta | None
) -> None:
    wanted_at, tries = now - ago, 0

    after = after_refusal(rules_of(kind), Verdict.RETRY, 0, wanted_at, now, retry_after)
    while isinstance(after, Again):
        tries, now = tries + 1, after.at
        after = after_refusal(rules_of(kind), Verdict.RETRY, tries, wanted_at, now, retry_after)

    assert 1 <= tries <= 5
