"""The clocks of phones: how far they are from ours, and when what they say is not to be trusted."""

from datetime import datetime, timedelta
from typing import Final

TOLERANCE: Final = timedelta(minutes=5)
"""A phone that is further off than this has a wrong clock: people are shown that it is."""


def skew(sent_at: datetime, received_at: datetime) -> timedelta:
    """How far a phone's clock is behind ours; negative when it is ahead."""
    return received_at - sent_at


def is_wrong(distance: timedelta) -> bool:
    """Whether a clock is so far off that its times are only an estimate."""
    return abs(distance) > TOLERANCE


def corrected(device_at: datetime, distance: timedelta) -> datetime:
    """When something happened by our clock, if the phone's was as far off then as it is now."""
    return device_at + distance if is_wrong(distance) else device_at
