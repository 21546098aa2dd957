"""Situations at random, and walks up the ladder, for the tests of its rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from app.domain.messages.carriers import carriers_of
from app.domain.messages.ladder import Choice, Go, Rung, Situation, Wait, Way, above, choose
from app.domain.messages.message_kinds import RULES, Rules
from app.domain.messages.quiet_hours import Quiet

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
"""Twelve o'clock on the office's wall."""
FIRST_TRIES = {"first": ["", "sms", "knock"], "after": ["", *Rung]}
CARRIERS = sorted({one for rung in Rung for one in carriers_of(rung)} - {"knock"})

moments = st.integers(-300 * 86_400, 40 * 86_400).map(lambda count: NOON + timedelta(seconds=count))
spans = st.integers(-8 * 60, 80 * 60).map(lambda minutes: timedelta(minutes=minutes))
hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
quiets = st.builds(Quiet, hours, hours)
kinds = st.sampled_from(sorted(RULES))


@st.composite
def ways(draw: st.DrawFn) -> list[Way]:
    """Some ways, each of a rung and one of its carriers."""
    chosen = draw(st.lists(st.sampled_from([one for one in Rung if one != Rung.KNOCK])))
    return [Way(rung, draw(st.sampled_from(carriers_of(rung))), "to", rung) for rung in chosen]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Anything that may be known about a due message, sense or not."""
    now = draw(moments)
    later = spans.map(lambda span: now + span)
    return Situation(
        now=now,
        wanted_at=now - draw(spans),
        after=draw(st.sampled_from(FIRST_TRIES["after"])),
        via=draw(st.sampled_from(["", "", "", *CARRIERS, *Rung])),
        first=draw(st.sampled_from(FIRST_TRIES["first"])),
        urgent=draw(st.booleans()),
        quiet=draw(quiets),
        grants=draw(st.integers(-1, 3)),
        keep=draw(st.integers(0, 3)),
        closed=draw(st.sets(st.sampled_from([(str(rung), str(rung)) for rung in Rung]))),
        shut=draw(st.dictionaries(st.sampled_from(CARRIERS), st.none() | later)),
        free_at=draw(
            st.dictionaries(st.tuples(st.sampled_from(CARRIERS), st.sampled_from(Rung)), later)
        ),
        budget=draw(st.booleans()),
        no_texts=draw(st.booleans()),
        muted=draw(st.booleans()),
        last_carrier=draw(st.sampled_from(["", *CARRIERS])),
        attempts=draw(st.integers(0, 5)),
        since=draw(st.none() | later),
    )


def waited(rules: Rules, its: Sequence[Way], now: Situation) -> tuple[Choice, Situation]:
    """What becomes of a row when it waits as often as it is told to, and when that is."""
    for _ in range(1000):
        choice = choose(rules, its, now)
        if not isinstance(choice, Wait):
            return choice, now
        now = replace(now, now=choice.until)
    raise AssertionError("it waits for ever")


def refused_everywhere(
    rules: Rules, its: Sequence[Way], now: Situation
) -> tuple[list[Way], Choice | None]:
    """The ways that a chain takes when every carrier says no, and how it ends.

    None: no rung is above the last.
    """
    gone: list[Way] = []
    for _ in range(len(Rung) + 1):
        choice, now = waited(rules, its, now)
        if not isinstance(choice, Go):
            return gone, choice
        gone.append(choice.way)
        rung = above(rules, now.first, choice.way.rung)
        if rung is None:
            return gone, None
        now = replace(now, after=rung)
    raise AssertionError("it climbs for ever")
