"""The clock of the week: everybody reads its offset to the real time out of one file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.kit.clock import ShiftedClock, SystemClock

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


def steps() -> list[datetime]:
    """When the timetable comes round: by day every 5 minutes, by night 15, in the silence 30."""
    found, at = [], MONDAY
    while at < MONDAY + WEEK + SILENCE:
        found.append(at)
        by_day = 6 <= (at + timedelta(hours=8)).hour < 22
        silent = at >= MONDAY + WEEK
        at += timedelta(minutes=30 if silent else 5 if by_day else 15)
    return found
