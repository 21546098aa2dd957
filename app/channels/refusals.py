"""What any carrier may answer instead of carrying: the refusals that all channels share."""

from app.kit.errors import Invalid, Unavailable


class UnknownRecipient(Invalid):
    """The carrier knows nobody under this address."""


class MessageRefused(Invalid):
    """The carrier will never take this message for this person."""


class CarrierUnreachable(Unavailable):
    """The carrier could not be reached; nothing left this house."""


class CarrierSilent(Unavailable):
    """The carrier was asked and did not answer in time; it may have done what it was asked."""


class CarrierBusy(Unavailable):
    """The carrier is busy; a later try may work."""


class CarrierQuota(Unavailable):
    """The carrier takes no more from us for now."""


class CarrierMisconfigured(Unavailable):
    """The carrier does not accept our credentials, or none are set."""


class CarrierRefused(Unavailable):
    """The carrier answered in a way we do not understand."""


TROUBLES = (
    CarrierUnreachable,
    CarrierSilent,
    CarrierBusy,
    CarrierQuota,
    CarrierMisconfigured,
    CarrierRefused,
)
"""What may be wrong with any carrier that is asked; a later try may work."""
