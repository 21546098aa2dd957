"""Which ways lead to somebody now, and what closes each of the others."""

from app.domain.messages.ways_now import Closed, Reaching, ways_now

RUNGS = ("wechat", "sms", "second", "knock")
EVERY = {"wechat": 1, "sms": 2, "second": 2}


def closed(**values: object) -> dict[str, str]:
    """Why each way is closed, of somebody who has everything but `values`."""
    known = {"rungs": RUNGS, "missing": {}, "carriers": EVERY, "running": EVERY}
    found = ways_now(Reaching(**{**known, **values}))  # type: ignore[arg-type]
    return {way.rung: str(way.why) if way.why else "" for way in found}


def test_whoever_has_everything_is_reached_every_way():
    assert closed() == dict.fromkeys(RUNGS, "")


def test_what_is_missing_comes_before_what_is_closed_or_paused():
    found = closed(
        missing={"wechat": Closed.NO_GRANT}, closed={"sms", "wechat"}, running={"wechat": 0}
    )

    assert found == {"wechat": "no-grant", "sms": "number-closed", "second": "paused", "knock": ""}


def test_a_carrier_that_is_not_set_up_is_not_paused():
    found = closed(carriers={"wechat": 1}, running={})

    assert found == {"wechat": "paused", "sms": "no-carrier", "second": "no-carrier", "knock": ""}


def test_text_messages_that_nobody_pays_for_lead_to_nobody():
    found = closed(unpaid=True, missing={"second": Closed.NO_CONTACT})

    assert found == {"wechat": "", "sms": "budget-spent", "second": "no-contact", "knock": ""}


def test_who_moved_is_not_knocked_at_and_who_died_is_left_alone():
    assert closed(standing="moved") == {"wechat": "", "sms": "", "second": "", "knock": "gone"}
    assert closed(standing="died") == dict.fromkeys(RUNGS, "gone")
