"""When a carrier is paused, tried and taken back by itself."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.carrier_health import (
    PAUSE_FOR,
    TRIAL,
    Back,
    Health,
    Keep,
    Pause,
    Try,
    Window,
    judge,
    ranked,
)
from tests.domain.messages.ladder_walks import NOON

WORKING = Health()
windows = st.builds(
    lambda failed, unknown, well: Window(failed + unknown + well, failed, unknown),
    *[st.integers(0, 40)] * 3,
)
healths = st.builds(
    Health,
    paused=st.booleans(),
    until=st.none() | st.integers(-60, 60).map(lambda count: NOON + timedelta(minutes=count)),
    trial=st.booleans(),
    pauses=st.integers(0, 9),
)


def after(state: Health, change: object) -> Health:
    """Where a carrier stands after what was judged."""
    match change:
        case Pause(until):
            return Health(paused=True, until=until, pauses=state.pauses + 1)
        case Try():
            return replace(state, paused=False, until=None, trial=True)
        case Back():
            return Health()
    return state


def test_more_than_half_of_ten_pauses_a_carrier() -> None:
    assert judge(Window(10, 5), WORKING, NOON) == Keep()
    assert judge(Window(10, 6), WORKING, NOON) == Pause(NOON + PAUSE_FOR[0], "carrier-errors")
    assert judge(Window(10, 2, 4), WORKING, NOON) == Pause(NOON + PAUSE_FOR[0], "carrier-silent")
    assert judge(Window(9, 9), WORKING, NOON) == Keep()


def test_each_pause_in_a_row_is_longer_up_to_ten_minutes() -> None:
    minutes = []
    for pauses in range(6):
        paused = judge(Window(10, 10), Health(pauses=pauses), NOON)
        assert isinstance(paused, Pause)
        minutes.append((paused.until - NOON) // timedelta(minutes=1))

    assert minutes == [1, 2, 5, 10, 10, 10]


def test_a_pause_ends_in_a_trial_unless_somebody_made_it() -> None:
    assert judge(Window(0), Health(paused=True, until=NOON + PAUSE_FOR[0]), NOON) == Keep()
    assert judge(Window(0), Health(paused=True, until=NOON), NOON) == Try()
    assert judge(Window(50), Health(paused=True), NOON) == Keep()


def test_a_trial_shows_whether_it_is_back() -> None:
    trial = Health(trial=True, pauses=1)

    assert judge(Window(TRIAL - 1), trial, NOON) == Keep()
    assert judge(Window(TRIAL, 2), trial, NOON) == Back()
    assert judge(Window(3, 3), trial, NOON) == Pause(NOON + PAUSE_FOR[1], "carrier-errors")
    assert judge(Window(2, 2), trial, NOON) == Keep()


@given(windows, healths)
def test_there_is_always_a_judgement(window: Window, state: Health) -> None:
    change = judge(window, state, NOON)

    assert isinstance(change, Keep | Pause | Try | Back)
    assert not isinstance(change, Pause) or change.until > NOON


@given(healths.filter(lambda state: not state.paused or state.until is not None))
def test_a_carrier_that_works_again_always_comes_back(state: Health) -> None:
    now = NOON + timedelta(hours=2)

    for _ in range(3):
        asked = 0 if state.paused else TRIAL
        state = after(state, judge(Window(asked), state, now))

    assert (state.paused, state.trial) == (False, False)


@given(st.lists(st.booleans(), min_size=30, max_size=80))
def test_it_comes_back_within_minutes_of_the_last_trouble(works: list[bool]) -> None:
    state, now = WORKING, NOON

    for well in [*works, *[True] * 40]:
        asked = 0 if state.paused else TRIAL if state.trial else 20
        window = Window(asked, 0 if well else asked)
        state = after(state, judge(window, state, now))
        now += timedelta(seconds=30)

    assert (state.paused, state.trial) == (False, False)


def test_the_failing_and_the_slow_vendor_go_behind() -> None:
    good, bad = Window(20, answer_ms=4000), Window(20, 4, answer_ms=4000)
    slow, few = Window(20, answer_ms=60_000), Window(9, 9)
    vendors = ("aliyun", "tencent")

    assert ranked(vendors, {}) == vendors
    assert ranked(vendors, {"aliyun": good, "tencent": good}) == vendors
    assert ranked(vendors, {"aliyun": bad, "tencent": good}) == ("tencent", "aliyun")
    assert ranked(vendors, {"aliyun": slow, "tencent": good}) == ("tencent", "aliyun")
    assert ranked(vendors, {"aliyun": few, "tencent": good}) == vendors
    assert ranked(vendors, {"aliyun": slow, "tencent": slow}) == vendors
    assert ranked(vendors, {"aliyun": slow, "tencent": bad}) == vendors
