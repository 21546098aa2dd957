"""What follows from a refusal, and what the classes promise."""

from datetime import timedelta

import pytest

from app.channels import refusals
from app.channels.refusals import (
    TEXT_TROUBLES,
    BadSignature,
    CarrierBusy,
    MessageRefused,
    NumberClosed,
    OutOfMoney,
    UnreadablePush,
    retry_after,
    verdict_of,
)
from app.channels.wechat.refusals import NoGrant
from app.domain.messages.verdicts import Verdict
from app.kit.errors import AppError, Conflict, Invalid, Unavailable
from app.words import bo, en, zh

CLASSES = sorted(
    (
        kind
        for kind in vars(refusals).values()
        if isinstance(kind, type)
        and issubclass(kind, AppError)
        and kind.__module__.endswith("refusals")
    ),
    key=lambda kind: kind.code,
)
KEYS = [f"{said}.{kind.code}" for said in ("title", "problem") for kind in CLASSES]


def test_every_refusal_of_a_carrier_has_a_verdict_and_words() -> None:
    without = [kind.code for kind in CLASSES if not hasattr(kind, "verdict")]

    assert without == [UnreadablePush.code]
    assert [key for key in KEYS for book in (zh, bo, en) if key not in book.WORDS] == []


def test_a_verdict_follows_the_kind_of_refusal() -> None:
    final = {kind.code for kind in CLASSES if getattr(kind, "verdict", "") in ("never", "next")}

    assert {kind.code for kind in CLASSES if issubclass(kind, Invalid)} - final == {
        UnreadablePush.code
    }
    assert final - {kind.code for kind in CLASSES if issubclass(kind, Invalid)} == {
        "sms-not-configured"
    }


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (NumberClosed(), Verdict.NEVER),
        (MessageRefused(), Verdict.NEXT),
        (NoGrant(), Verdict.NEXT),
        (CarrierBusy(), Verdict.RETRY),
        (OutOfMoney(), Verdict.STOP),
        (BadSignature(), Verdict.STOP),
        (Invalid(), Verdict.NEXT),
        (Unavailable(), Verdict.RETRY),
        (Conflict(), Verdict.RETRY),
    ],
)
def test_each_refusal_says_what_follows(error: AppError, verdict: Verdict) -> None:
    assert verdict_of(error) is verdict


@pytest.mark.parametrize(
    ("facts", "wait"),
    [
        ({"wait_seconds": 30}, timedelta(seconds=30)),
        ({"wait_seconds": 0}, None),
        ({"wait_seconds": "30"}, None),
        ({}, None),
    ],
)
def test_a_refusal_may_say_when_to_come_again(
    facts: dict[str, object], wait: timedelta | None
) -> None:
    assert retry_after(CarrierBusy(**facts)) == wait


def test_all_troubles_pass() -> None:
    assert all(issubclass(kind, Unavailable) for kind in TEXT_TROUBLES)
