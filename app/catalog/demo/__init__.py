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


class DemoRating(Struct, frozen=True, forbid_unknown_fields=True):
    """How somebody found a visit; `answer` is what the office found out about an unhappy one."""

    level: int
    indicators: tuple[str, ...] = ()
    words: str = ""
    answer: str = ""


class Demo(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the demonstration needs beyond the catalogue."""

    personas: tuple[Persona, ...]
    residents: tuple[Resident, ...]
    market_day: Texts
    cancelled_because: str
    hand_over_note: str
    ratings: tuple[DemoRating, ...] = ()


class StoryAct(Struct, frozen=True, forbid_unknown_fields=True):
    """One act of a story, `filed` working days ago, as an order of the case services takes it."""

    act: str
    filed: int
    words: str = ""
    materials: tuple[int, ...] = ()
    outcome: str = ""
    department: str = ""
    opinion: str = ""
    kind: str = ""
    expected_workdays: int | None = None


class Story(Struct, frozen=True, forbid_unknown_fields=True):
    """One case: who filed what so many working days ago, and what was done with it."""

    item: str
    person: int
    filed: int
    answers: dict[str, str | int | bool]
    intake: str = "person"
    promised: tuple[int, ...] = ()
    acts: tuple[StoryAct, ...] = ()


class Passed(Struct, frozen=True, forbid_unknown_fields=True):
    """Finished cases of one item: one for each number of working days that it took."""

    item: str
    answers: dict[str, str | int | bool]
    workdays: tuple[int, ...]


class DemoCases(Struct, frozen=True, forbid_unknown_fields=True):
    """The cases of the demonstration."""

    passed: Passed
    stories: tuple[Story, ...]
