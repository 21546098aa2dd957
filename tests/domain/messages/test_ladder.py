"""Which way a message goes, one case at a time."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.messages.ladder import (
    BEFORE_A_WALK,
    LOOK_AGAIN,
    PAUSES,
    Again,
    Choice,
    Climb,
    Go,
    Knock,
    Nowhere,
    Rung,
    Situation,
    Stale,
    Stop,
    Wait,
    Way,
    above,
    after_refusal,
    choose,
    last_chance,
    order,
)
from app.domain.messages.message_kinds import rules_of
from app.domain.messages.verdicts import Verdict
from tests.domain.messages.ladder_walks import NOON, refused_everywhere

WECHAT = Way("wechat", "wechat", "openid", "o")
ALIYUN = Way("sms", "aliyun", "+86 138", "p")
TENCENT = Way("sms", "tencent", "+86 138", "p")
EMAIL = Way("email", "email", "a@b", "e")
SECOND = Way("second", "aliyun", "+86 139", "q")
ALL = (WECHAT, ALIYUN, TENCENT, EMAIL, SECOND)
NIGHT = NOON + timedelta(hours=11)
"""Eleven at night."""
MORNING = NOON + timedelta(hours=19, minutes=30)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def chosen(kind: str = "case_received", ways: tuple[Way, ...] = ALL, **known: Any) -> Choice:
    """What is chosen at noon for a message wanted at noon, with a grant, unless said otherwise."""
    now = Situation(**{"now": NOON, "wanted_at": NOON, "grants": 1, **known})
    return choose(rules_of(kind), ways, now)


def test_wechat_comes_first_and_each_rung_left_leads_to_the_next() -> None:
    rules = rules_of("case_received")

    gone, end = refused_everywhere(rules, ALL, Situation(NOON, NOON, grants=1))

    assert gone == [WECHAT, ALIYUN, EMAIL, SECOND]
    assert end == Knock()


def test_staff_are_told_at_work_first_and_never_at_their_door() -> None:
    rules = rules_of("case_new")
    wecom, work = Way("wecom", "wecom", "li"), Way("work", "work", "openid")

    gone, end = refused_everywhere(rules, (*ALL, work, wecom), Situation(NOON, NOON, grants=1))

    assert gone == [wecom, work, WECHAT, ALIYUN, EMAIL]
    assert end is None


def test_mail_proves_nothing() -> None:
    assert order(rules_of("case_decided")) == ("wechat", "sms", "second", "knock")


@pytest.mark.parametrize(
    ("first", "kind", "rungs"),
    [
        ("sms", "booked", ["sms", "wechat", "email", "second", "knock"]),
        ("knock", "booked", ["knock", "wechat", "sms", "email", "second"]),
        ("knock", "cancelled", ["wechat", "sms", "email", "second", "knock"]),
        ("knock", "two_hours", ["wechat", "sms", "email", "second"]),
        ("sms", "case_new", ["sms", "wecom", "work", "wechat", "email"]),
        ("knock", "case_new", ["wecom", "work", "wechat", "sms", "email"]),
    ],
)
def test_a_wished_rung_comes_first_where_it_makes_sense(
    first: str, kind: str, rungs: list[str]
) -> None:
    assert list(order(rules_of(kind), first)) == rungs


def test_who_wants_somebody_to_come_is_told_in_person() -> None:
    assert chosen(first="knock") == Knock("wish")
    assert chosen("two_hours", first="knock") == Go(WECHAT)
    assert chosen(first="knock", after="sms") == Knock("wish")
    assert chosen(after="knock") == Knock()


def test_the_rung_above_is_one_that_the_person_has() -> None:
    rules = rules_of("case_received")

    assert above(rules, "", "wechat") == Rung.SMS
    assert above(rules, "", "wechat", {"wechat", "second"}) == Rung.SECOND
    assert above(rules, "", "wechat", {"wechat"}) == Rung.KNOCK
    assert above(rules, "", "wecom", {"sms"}) == Rung.SMS
    assert above(rules, "knock", "knock") is None
    assert above(rules_of("two_hours"), "", "second") is None
    assert above(rules, "", "pigeon") is None


def test_without_a_grant_wechat_is_not_asked() -> None:
    assert chosen(grants=0) == Go(ALIYUN)


def test_a_kept_grant_is_left_alone_but_never_worth_a_walk() -> None:
    assert chosen(keep=1) == Go(ALIYUN)
    assert chosen(keep=1, ways=(WECHAT,)) == Go(WECHAT)
    assert chosen("two_hours", keep=1, ways=(WECHAT,)) == Nowhere("grant-kept")
    assert chosen("case_received", keep=1, ways=(WECHAT,), shut={"wechat": None}) == Knock()


def test_a_closed_number_takes_no_text_on_either_rung() -> None:
    closed = {("sms", "p")}

    assert chosen(ways=(ALIYUN, SECOND), closed=closed) == Go(SECOND)
    assert chosen(ways=(ALIYUN, replace(SECOND, to_index="p")), closed=closed) == Knock()


def test_who_wants_no_texts_gets_none_but_their_contact_does() -> None:
    assert chosen(ways=(ALIYUN, TENCENT, SECOND), no_texts=True) == Go(SECOND)


def test_a_spent_budget_leaves_mail_and_the_door() -> None:
    assert chosen(grants=0, budget=False) == Go(EMAIL)
    assert chosen(ways=(ALIYUN, SECOND), budget=False) == Knock()
    assert chosen("day_before", ways=(ALIYUN, SECOND), budget=False) == Nowhere("budget")


def test_quiet_hours_hold_back_what_rings() -> None:
    assert chosen(now=NIGHT, wanted_at=NIGHT) == Wait(MORNING, "quiet")
    assert chosen(now=NIGHT, wanted_at=NIGHT, urgent=True) == Go(WECHAT)
    assert chosen("two_hours", now=NIGHT, wanted_at=NIGHT) == Go(WECHAT)
    assert chosen(now=NIGHT, wanted_at=NIGHT, ways=(EMAIL,)) == Go(EMAIL)
    assert chosen(now=NIGHT, wanted_at=NIGHT, ways=(ALIYUN, EMAIL)) == Wait(MORNING, "quiet")


def test_nothing_grows_old_while_it_waits_for_the_morning() -> None:
    assert chosen("day_before", now=MORNING, wanted_at=NIGHT) == Go(WECHAT)
    late = MORNING + timedelta(hours=6, minutes=1)
    assert chosen("day_before", now=late, wanted_at=NIGHT) == Stale()


def test_what_helps_nobody_any_more_is_given_up_but_proof_is_owed() -> None:
    late = NOON + timedelta(days=3, minutes=1)

    assert chosen(now=late) == Stale()
    assert chosen("case_decided", now=late) == Knock()
    assert chosen("original_overdue", now=late) == Stale()


def test_only_what_is_optional_can_be_muted() -> None:
    assert chosen("rate_me", muted=True) == Nowhere("muted")
    assert chosen("case_received", muted=True) == Go(WECHAT)


def test_a_short_pause_is_waited_for_and_a_long_one_is_not() -> None:
    soon, late = NOON + 10 * MINUTE, NOON + 2 * HOUR

    assert chosen(shut={"wechat": soon}) == Wait(soon, "paused")
    assert chosen(shut={"wechat": late}) == Go(ALIYUN)
    assert chosen(shut={"wechat": None}) == Go(ALIYUN)
    assert chosen("cancelled", shut={"wechat": soon}) == Go(ALIYUN)
    assert chosen(shut={"wechat": NOON}) == Go(WECHAT)


def test_a_rung_that_was_reached_late_is_given_its_time() -> None:
    now = NOON + 5 * HOUR
    soon = now + 10 * MINUTE

    assert chosen(now=now, after="sms", shut={"aliyun": soon, "tencent": soon}) == Go(EMAIL)
    paused = {"aliyun": soon, "tencent": soon}
    assert chosen(now=now, since=now, after="sms", shut=paused) == Wait(soon, "paused")


def test_the_other_vendor_goes_when_one_is_paused_or_failed_or_is_full() -> None:
    only = {"ways": (ALIYUN, TENCENT)}

    assert chosen(**only, shut={"aliyun": None}) == Go(TENCENT)
    assert chosen(**only, free_at={("aliyun", "p"): NOON + MINUTE}) == Go(TENCENT)
    assert chosen(**only, last_carrier="aliyun", attempts=1) == Go(TENCENT)
    assert chosen(**only, last_carrier="aliyun") == Go(ALIYUN)
    assert chosen(ways=(ALIYUN,), last_carrier="aliyun", attempts=1) == Go(ALIYUN)


def _with_a_limit(until: datetime) -> Choice:
    return chosen(ways=(ALIYUN, EMAIL), free_at={("aliyun", "p"): until})


def test_a_full_number_is_waited_for_or_left() -> None:
    soon, tomorrow = NOON + MINUTE, NOON + timedelta(days=1)

    assert _with_a_limit(soon) == Wait(soon, "number-limit")
    assert _with_a_limit(tomorrow) == Go(EMAIL)


def test_the_limit_of_one_number_is_not_that_of_another_by_the_same_vendor() -> None:
    tomorrow = NOON + timedelta(days=1)

    assert chosen(ways=(ALIYUN, SECOND), free_at={("aliyun", "p"): tomorrow}) == Go(SECOND)
    assert chosen(ways=(ALIYUN, SECOND), free_at={("aliyun", "q"): tomorrow}) == Go(ALIYUN)


def test_trouble_of_carriers_alone_sends_nobody_to_a_door_for_six_hours() -> None:
    texts, shut = (ALIYUN,), {"aliyun": NOON + timedelta(days=1)}
    early, late = NOON + 3 * HOUR, NOON + BEFORE_A_WALK

    assert chosen(ways=texts, shut=shut, now=early) == Wait(early + LOOK_AGAIN, "paused")
    assert chosen(ways=texts, shut=shut, now=late) == Knock()
    assert chosen("case_new", ways=texts, shut=shut, now=late) == Wait(late + LOOK_AGAIN, "paused")
    assert chosen(ways=texts, shut=shut, urgent=True, now=early) == Knock()


def test_nobody_to_tell_and_no_way_to_do_it() -> None:
    assert chosen(ways=()) == Knock()
    assert chosen("two_hours", ways=()) == Nowhere("unreachable")
    assert chosen("two_hours", ways=(WECHAT,), grants=0) == Nowhere("no-grant")


def test_a_message_that_names_its_way_goes_no_other() -> None:
    assert chosen(via="email") == Go(EMAIL)
    assert chosen("case_decided", via="email") == Go(EMAIL)
    assert chosen(via="tencent") == Go(TENCENT)
    assert chosen(via="second") == Go(SECOND)
    assert chosen(via="knock") == Knock()
    assert chosen("two_hours", via="knock") == Nowhere("unreachable")
    assert chosen(via="email", after="sms") == Nowhere("unreachable")
    assert chosen(via="email", ways=(ALIYUN,)) == Nowhere("unreachable")


@pytest.mark.parametrize("verdict", [Verdict.NEVER, Verdict.NEXT])
def test_a_final_no_leads_up(verdict: Verdict) -> None:
    assert after_refusal(rules_of("booked"), verdict, 0, NOON, NOON) == Climb()


def test_a_carrier_that_must_stop_leaves_the_message_planned() -> None:
    after = after_refusal(rules_of("booked"), Verdict.STOP, 4, NOON, NOON)

    assert after == Stop(NOON + PAUSES[0])


def test_trouble_is_tried_again_at_growing_distances_within_the_hour() -> None:
    rules, now, tries = rules_of("booked"), NOON, []

    after = after_refusal(rules, Verdict.RETRY, 0, NOON, now)
    while isinstance(after, Again):
        now = after.at
        tries.append(now - NOON)
        after = after_refusal(rules, Verdict.RETRY, len(tries), NOON, now)

    seconds = [30, 150, 750, 3600]
    assert (tries, after) == ([timedelta(seconds=one) for one in seconds], Climb())


def test_the_first_trouble_of_a_late_message_is_forgiven() -> None:
    late, rules = NOON + 5 * HOUR, rules_of("booked")

    assert after_refusal(rules, Verdict.RETRY, 0, NOON, late) == Again(late + PAUSES[0])
    assert after_refusal(rules, Verdict.RETRY, 1, NOON, late) == Climb()
    morning = after_refusal(rules, Verdict.RETRY, 1, NIGHT, MORNING)
    assert morning == Again(MORNING + PAUSES[1])


def test_what_a_carrier_asks_for_is_kept_unless_it_is_too_long() -> None:
    rules = rules_of("booked")

    asked = after_refusal(rules, Verdict.RETRY, 0, NOON, NOON, 20 * MINUTE)
    assert asked == Again(NOON + 20 * MINUTE)
    assert after_refusal(rules, Verdict.RETRY, 0, NOON, NOON, 24 * HOUR) == Again(NOON + PAUSES[0])
    assert after_refusal(rules, Verdict.RETRY, 1, NOON, NOON, 24 * HOUR) == Climb()


def test_mere_trouble_does_not_end_a_ladder_soon() -> None:
    rules, later = rules_of("booked"), NOON + 2 * HOUR

    assert last_chance(rules, Rung.SMS, NOON, later) is None
    assert last_chance(rules, Rung.KNOCK, NOON, later) == Again(later + LOOK_AGAIN)
    assert last_chance(rules, Rung.KNOCK, NOON, NOON + BEFORE_A_WALK) is None
    assert last_chance(rules_of("cancelled"), Rung.KNOCK, NOON, later) is None
    assert last_chance(rules_of("case_new"), None, NOON, later) == Again(later + LOOK_AGAIN)
    assert last_chance(rules_of("two_hours"), None, NOON, later) is None
