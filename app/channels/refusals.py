"""What any carrier may answer instead of carrying: the refusals that all channels share."""

from datetime import timedelta
from typing import ClassVar

from app.domain.messages.verdicts import Fate, Verdict
from app.kit.errors import AppError, Invalid, Unavailable


class UnknownRecipient(Invalid):
    """The carrier knows nobody under this address."""

    verdict: ClassVar = Verdict.NEVER


class NumberClosed(Invalid):
    """This number takes no more messages from us: it wants none, or is on a list of the carrier."""

    verdict: ClassVar = Verdict.NEVER


class MessageRefused(Invalid):
    """The carrier will never take this message for this person."""

    verdict: ClassVar = Verdict.NEXT


class ContentRefused(Invalid):
    """The carrier does not carry these words: a word, a link or the length of the message."""

    verdict: ClassVar = Verdict.NEXT


class NotRegistered(Invalid):
    """No wording of this kind of message is registered with this carrier."""

    verdict: ClassVar = Verdict.NEXT


class TemplateRefused(Invalid):
    """The carrier does not accept the registered wording of this kind, or what fills its gaps."""

    verdict: ClassVar = Verdict.NEXT


class NotDelivered(Invalid):
    """The message did not arrive: the phone is off, out of reach or not in service."""

    verdict: ClassVar = Verdict.NEXT


class SmsNotConfigured(Unavailable):
    """No text message vendor is set up for this installation."""

    verdict: ClassVar = Verdict.NEXT


class CarrierUnreachable(Unavailable):
    """The carrier could not be reached; nothing left this house."""

    verdict: ClassVar = Verdict.RETRY


class CarrierSilent(Unavailable):
    """The carrier was asked and did not answer in time; it may have done what it was asked.

    No channel raises it from `send`: there it is a receipt that says UNKNOWN.
    """

    verdict: ClassVar = Verdict.RETRY


class CarrierBusy(Unavailable):
    """The carrier is busy; a later try may work."""

    verdict: ClassVar = Verdict.RETRY


class CarrierQuota(Unavailable):
    """The carrier takes no more from us for now."""

    verdict: ClassVar = Verdict.RETRY


class NumberLimited(Unavailable):
    """This number has had as many messages as the carrier allows in this time."""

    verdict: ClassVar = Verdict.RETRY


class CarrierRefused(Unavailable):
    """The carrier answered in a way we do not understand."""

    verdict: ClassVar = Verdict.RETRY


class QuotaSpent(Unavailable):
    """The carrier takes no more from us today or this month; somebody may raise the limit."""

    verdict: ClassVar = Verdict.STOP


class OutOfMoney(Unavailable):
    """The account with this carrier is empty or in arrears."""

    verdict: ClassVar = Verdict.STOP


class BadSignature(Unavailable):
    """The carrier does not believe that a request came from us: the secret, or a wrong clock."""

    verdict: ClassVar = Verdict.STOP


class SenderRefused(Unavailable):
    """The carrier does not let us send under the name that is set for this installation."""

    verdict: ClassVar = Verdict.STOP


class CarrierMisconfigured(Unavailable):
    """The carrier does not accept our credentials, or none are set."""

    verdict: ClassVar = Verdict.STOP


class UnreadablePush(Invalid):
    """What came to a carrier's address is not in the form in which it tells us things."""


TROUBLES = (
    CarrierUnreachable,
    CarrierSilent,
    CarrierBusy,
    CarrierQuota,
    CarrierMisconfigured,
    CarrierRefused,
)
"""What may be wrong with any carrier that is asked; a later try may work."""
TEXT_TROUBLES = (
    *TROUBLES,
    NumberLimited,
    QuotaSpent,
    OutOfMoney,
    BadSignature,
    SenderRefused,
)
"""What may be wrong with a carrier of text messages."""


def verdict_of(error: AppError) -> Verdict:
    """What a refusal means for the message, its way and its carrier.

    A class that says nothing itself: this way is closed for the message when it is Invalid, else
    it is tried again.
    """
    verdict = getattr(error, "verdict", None)
    if isinstance(verdict, Verdict):
        return verdict
    return Verdict.NEXT if isinstance(error, Invalid) else Verdict.RETRY


def retry_after(error: AppError) -> timedelta | None:
    """When the carrier says that it takes the message, from the fact `wait_seconds`; else None."""
    seconds = error.facts.get("wait_seconds")
    return timedelta(seconds=seconds) if isinstance(seconds, int) and seconds > 0 else None


def unsettled(error: AppError) -> Fate:
    """What a refusal to look for a message leaves of its fate.

    CANNOT_SAY when the same question will be refused again, UNASKED when a later one may help.
    """
    return Fate.CANNOT_SAY if isinstance(error, Invalid) else Fate.UNASKED
