"""The only reader of the clock: UTC moments, and the office's day in Asia/Shanghai."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def office_day(at: datetime) -> date:
    """The day on the office's wall at the moment `at` (aware); the last day of all at the end."""
    try:
        return at.astimezone(SHANGHAI).date()
    except OverflowError:
        return date.max


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The office's day."""
        return office_day(self.now())


class ShiftedClock(SystemClock):
    """The real time plus an offset kept in a file, so that a rehearsal can jump ahead.

    The file holds whole seconds; a missing or unreadable file means no offset. Development only.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def now(self) -> datetime:
        """The present moment of the rehearsal, aware, in UTC."""
        try:
            seconds = int(self.file.read_text())
        except (OSError, ValueError):
            seconds = 0
        return super().now() + timedelta(seconds=seconds)
