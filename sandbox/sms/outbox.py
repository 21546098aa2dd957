"""Takes a text message for a vendor: kept at once, its receipt later."""

from dataclasses import dataclass
from datetime import timedelta

from sandbox.refusals import Refused
from sandbox.sms.pushed import Told
from sandbox.sms.receipts import Receipts
from sandbox.state import SentText, State

FAILED = {"aliyun": "UNDELIVERED", "tencent": "UNDELIV", "sms": "failed"}
"""What a vendor's receipt says of a phone that cannot be reached."""


@dataclass(frozen=True)
class Parcel:
    """What a vendor was asked to send; `key` is the sender's own name for it."""

    carrier: str
    phone: str
    text: str
    key: str = ""
    template: str = ""


def closed(state: State, phone: str) -> str:
    """How the line of this number stands: `open`, `dead` or `black`."""
    return state.lines.get(phone, "open")


def take(state: State, receipts: Receipts, parcel: Parcel) -> SentText:
    """Keep the text and announce its receipts; on a dead line it ends as not delivered."""
    now = state.clock.now()
    seconds, way = state.troubles.receipt(parcel.carrier)
    trouble = state.troubles.of(parcel.carrier)
    failed = way == "receipt_failed" or closed(state, parcel.phone) == "dead"
    settles = now + timedelta(seconds=seconds)
    text = SentText(
        id=f"{parcel.carrier}-{state.birth}-{next(state.numbers)}",
        at=state.clock.stamp(),
        phone=parcel.phone,
        text=parcel.text,
        carrier=parcel.carrier,
        key=parcel.key,
        template=parcel.template,
        settles_at=settles.strftime("%Y-%m-%dT%H:%M:%SZ"),
        result=(trouble.receipt_code or FAILED[parcel.carrier]) if failed else "delivered",
    )
    state.arrive(text)
    if way != "receipt_lost":
        for _ in range(2 if way == "receipt_doubled" else 1):
            receipts.later(settles, Told(parcel.carrier, "receipts", text))
    return text


def refuse_black(state: State, phone: str, code: str, words: str, status: int = 200) -> None:
    """Refused with the vendor's code when the number does not want to hear from anybody."""
    if closed(state, phone) == "black":
        raise Refused(code, words, status)
