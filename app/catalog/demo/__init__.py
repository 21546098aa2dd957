"""The demonstration week as data: who lives here, and what they say."""

from msgspec import Struct

from app.catalog.texts import Texts


class Resident(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who books in the demonstration."""

    name: str
    phone: str


class Persona(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose phone the simulator can be; WeChat knows them as `sandbox-<id>`."""

    id: str
    name: str
    phone: str


class Demo(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the demonstration needs beyond the catalogue."""

    personas: tuple[Persona, ...]
    residents: tuple[Resident, ...]
    market_day: Texts
    cancelled_because: str
