"""The clock of the week: everybody reads its offset to the real time out of one file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.kit.clock import SHANGHAI, ShiftedClock, SystemClock

MONDAY = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)
"""2 March 2026, 07:00 in Shanghai."""
WEEK, SILENCE = timedelta(days=7), timedelta(days=3)


class WeekClock(ShiftedClock):
    """Jumps ahead when told to; between the jumps the real time passes."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.jump(MONDAY)

    def jump(self, at: datetime) -> None:
        """Let it be `at` for everybody; the file is replaced in one step."""
        seconds = round((at - SystemClock().now()).total_seconds())
        fresh = self.file.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.replace(self.file)


def steps(minutes: int) -> list[datetime]:
    """When the timetable comes round: by day every so many minutes, by night and in the silence 30.

    Something is wanted in between; it is said at the next step.
    """
    found, at = [], MONDAY
    while at < MONDAY + WEEK + SILENCE:
        found.append(at)
        by_day = 7 <= at.astimezone(SHANGHAI).hour < 22 and at < MONDAY + WEEK
        at += timedelta(minutes=minutes if by_day else max(minutes, 30))
    return found
