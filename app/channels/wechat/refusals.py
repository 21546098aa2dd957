"""What WeChat's error codes mean to the rest of the program."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from wechatpy.constants import WeChatErrorCode
from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierQuota,
    CarrierRefused,
    UnknownRecipient,
)
from app.domain.messages.verdicts import Verdict
from app.kit.errors import AppError, Invalid


class NoGrant(Invalid):
    """This person has not allowed one more message of this kind."""

    verdict: ClassVar = Verdict.NEXT


class BadTemplate(Invalid):
    """This kind of message has no template that fits."""

    verdict: ClassVar = Verdict.NEXT


class BadField(Invalid):
    """A field of the message breaks the limits of its template."""

    verdict: ClassVar = Verdict.NEXT


class BadPage(Invalid):
    """The mini-program has no such page, or not in the published version."""

    verdict: ClassVar = Verdict.NEXT


class NotBound(Invalid):
    """This person has not bound their WeChat to messages of work, or has ended it."""

    verdict: ClassVar = Verdict.NEXT


class BadScene(Invalid):
    """The scene of a mini-program code has 1 to 32 characters of those WeChat allows."""


class BadCode(Invalid):
    """This code was never given, was used before, or has expired."""


class BlockedUser(Invalid):
    """WeChat has blocked this sign-in; another way must be offered."""


class ForeignPhone(Invalid):
    """This is not a phone number of mainland China."""


REFUSALS: dict[int, type[AppError]] = {
    WeChatErrorCode.SYSTEM_BUSY: CarrierBusy,
    WeChatErrorCode.INVALID_OPENID: UnknownRecipient,
    WeChatErrorCode.INVALID_APP_ID: CarrierMisconfigured,
    WeChatErrorCode.INVALID_OAUTH_CODE: BadCode,
    WeChatErrorCode.INVALID_TEMPLATE: BadTemplate,
    WeChatErrorCode.INVALID_APP_SECRET: CarrierMisconfigured,
    WeChatErrorCode.CODE_BEEN_USED: BadCode,
    40164: CarrierMisconfigured,  # our address is not on the list of the console
    40169: BadScene,
    40226: BlockedUser,
    WeChatErrorCode.INVALID_PAGE: BadPage,
    WeChatErrorCode.USER_REFUSE_TO_ACCEPT_THE_MESSAGE: NoGrant,
    WeChatErrorCode.OUT_OF_API_FREQ_LIMIT: CarrierQuota,
    WeChatErrorCode.API_MINUTE_QUOTA_REACH_LIMIT: CarrierQuota,
    WeChatErrorCode.INVALID_TEMPLATE_ARGUMENT: BadField,
    WeChatErrorCode.UNAUTHORIZED_API: CarrierMisconfigured,
}
"""What each code means; what follows from a refusal is its verdict. Unknown codes: later again."""
_RID = re.compile(r"rid: ?([0-9a-f-]{8,64})")
_FIELD = re.compile(r"data\.([a-z_]+\d+)\.value")


def refusal(
    error: WeChatClientException, table: Mapping[int, type[AppError]] = REFUSALS
) -> AppError:
    """The refusal that an answer of WeChat stands for; an unknown code may be tried again.

    Of WeChat's sentence only the request id (for its support) and the name of a wrong field are
    kept: the rest may quote what we sent.
    """
    said = str(error.errmsg)
    facts: dict[str, Any] = {"errcode": error.errcode}
    if found := _RID.search(said):
        facts["rid"] = found[1]
    if found := _FIELD.search(said):
        facts["field"] = found[1]
    return table.get(error.errcode, CarrierRefused)(**facts)
