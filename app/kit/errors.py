"""Every refusal this program makes on purpose, in five kinds.

* AppError
  + Invalid        the caller sent something we cannot accept        (422)
  + NotFound       it is not there, or not yours to see              (404)
  + Forbidden      you may see it, not do this                       (403)
  + Conflict       the world moved on; reload and try again          (409)
  + Unavailable    something outside is down; try later              (503)
"""

import re


class AppError(Exception):
    """This cannot be done."""

    code = "error"

    def __init_subclass__(cls) -> None:
        """Name a refusal once: `SlotFull` has the code `slot-full`."""
        cls.code = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, detail: str = "", **facts: object) -> None:
        """Facts hold ids, days and counts, never names, phones or ID numbers."""
        super().__init__(detail or (self.__doc__ or "").strip().splitlines()[0])
        self.detail = str(self)
        self.facts = facts


class Invalid(AppError):
    """The request does not make sense."""


class NotFound(AppError):
    """There is no such thing here."""


class Forbidden(AppError):
    """This account may not do that."""


class Conflict(AppError):
    """The state has changed since you last looked."""


class Unavailable(AppError):
    """A service we depend on did not answer."""
