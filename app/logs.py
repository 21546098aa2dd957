"""How this process logs: one JSON object a line, with no personal data in it."""

import logging
import sys

import msgspec

from app.kit.clock import SystemClock

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


class JsonLines(logging.Formatter):
    """Writes a record as one line; the access log's lines are JSON already."""

    clock = SystemClock()

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        if record.name == "cunkou.access":
            return record.getMessage()
        line = {
            "at": self.clock.now(),
            "level": record.levelname.lower(),
            "log": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line).decode()


def configure_logs(level: str) -> None:
    """Log to standard error from `level` up; libraries only from warning up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("cunkou").setLevel(LEVELS.get(level, 20))
