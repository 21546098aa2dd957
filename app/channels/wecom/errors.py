"""What WeCom's error codes mean to the rest of the program, in one table.

Source: "global error codes" on developer.work.weixin.qq.com (document 90455).
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierQuota,
    ContentRefused,
    MessageRefused,
    UnknownRecipient,
)
from app.kit.errors import AppError

ERRORS: Mapping[int, type[AppError]] = MappingProxyType(
    {
        -1: CarrierBusy,
        40001: CarrierMisconfigured,  # the secret
        40003: UnknownRecipient,
        40008: MessageRefused,  # the kind of message
        40013: CarrierMisconfigured,  # the corp
        40031: UnknownRecipient,
        40056: CarrierMisconfigured,  # the app
        40058: MessageRefused,
        44004: ContentRefused,
        45002: ContentRefused,
        45009: CarrierQuota,
        45033: CarrierBusy,  # too many at once
        48002: CarrierMisconfigured,
        50003: CarrierMisconfigured,  # the app is switched off
        60011: CarrierMisconfigured,
        60020: CarrierMisconfigured,  # our address is not on the app's list of trusted ones
        60111: UnknownRecipient,
        81013: UnknownRecipient,  # nobody of those named may see the app
        82001: UnknownRecipient,
        301002: CarrierMisconfigured,  # a secret of another app
    }
)
"""What each code means; what follows from a refusal is its verdict. Unknown codes: later again."""
