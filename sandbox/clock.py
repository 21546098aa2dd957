"""The rehearsal's clock: the real time plus an offset in a file that the app reads as well."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

FARTHEST_SECONDS = 400 * 24 * 3600


class SandboxClock:
    """Keeps the offset in `file`, or in memory without one."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._offset = 0

    @property
    def offset_seconds(self) -> int:
        """How far ahead the rehearsal is; an unreadable file means not at all."""
        if self.file is None:
            return self._offset
        try:
            return int(self.file.read_text())
        except (OSError, ValueError):
            return 0

    def now(self) -> datetime:
        """The present moment of the rehearsal, aware, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.offset_seconds)

    def stamp(self) -> str:
        """The present moment in ISO form with Z, whole seconds."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%SZ")

    def shift(self, minutes: float) -> int:
        """Jump by `minutes`; the new offset in seconds, at most 400 days either way."""
        wanted = self.offset_seconds + round(minutes * 60)
        return self._set(max(-FARTHEST_SECONDS, min(FARTHEST_SECONDS, wanted)))

    def reset(self) -> int:
        """Back to the real time."""
        return self._set(0)

    def _set(self, seconds: int) -> int:
        """Replace the file in one step: the app may be reading it."""
        self._offset = seconds
        if self.file is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.file.with_suffix(".new")
            fresh.write_text(str(seconds))
            fresh.replace(self.file)
        return seconds
