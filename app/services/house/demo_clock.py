"""A clock that stands, for stories of the demonstration that happened before."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.kit.clock import SHANGHAI
from app.ports import Deps


@dataclass(frozen=True)
class Then:
    """A clock that stands at a moment of the past."""

    at: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.at

    def today(self) -> date:
        """Its day by the office's clock."""
        return self.at.astimezone(SHANGHAI).date()


def back_then(deps: Deps, at: datetime) -> Deps:
    """Everything as now, but at that moment; never later than now."""
    return replace(deps, clock=Then(min(at, deps.clock.now())))
