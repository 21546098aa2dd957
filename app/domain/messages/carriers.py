"""What a carrier can do, on which rung of the ladder it stands, and which carriers never ring."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Can:
    """What a carrier can do; lengths are characters, 0 means without limit.

    `receipts`: it tells later whether a message arrived, usually within `seconds_to_receipt`.
    `askable`: it can be asked what became of one. `repeats_safely`: it knows a repeated hand-over
    by our key for some hours. `registered`: it takes only wordings that were registered with it.
    """

    receipts: bool = False
    askable: bool = False
    repeats_safely: bool = False
    rings: bool = True
    longest: int = 0
    registered: bool = False
    seconds_to_receipt: int = 0


RUNG_OF: Mapping[str, str] = MappingProxyType(
    {
        "wechat": "wechat",
        "work": "work",
        "wecom": "wecom",
        "aliyun": "sms",
        "tencent": "sms",
        "sms": "sms",
        "paper": "sms",
        "email": "email",
        "knock": "knock",
    }
)
"""The rung of every carrier; `sms` is a county's own gateway, `second` uses the carriers of `sms`.
"""
SILENT = frozenset({"email", "paper"})
"""Carriers that wake nobody: they may go in quiet hours."""


def carriers_of(rung: str) -> tuple[str, ...]:
    """The carriers of a rung; the second contact is reached like a text message."""
    asked = "sms" if rung == "second" else rung
    return tuple(carrier for carrier, its in RUNG_OF.items() if its == asked)
