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


class DemoHamlet(Struct, frozen=True, forbid_unknown_fields=True):
    """A hamlet of a village room."""

    code: str
    room: str
    name: Texts
    latitude: float
    longitude: float


class DemoWay(Struct, frozen=True, forbid_unknown_fields=True):
    """The minutes between two hamlets."""

    here: str
    there: str
    minutes: int


class DemoMember(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody of a household; without a phone unless one is named."""

    name: str
    relation: str
    phone: str = ""
    head: bool = False


class DemoHousehold(Struct, frozen=True, forbid_unknown_fields=True):
    """A household of a hamlet, with what its agent knows; `torn` are answers that differ."""

    number: str
    hamlet: str
    address: str
    members: tuple[DemoMember, ...]
    answers: dict[str, str | int | list[str]] = {}
    torn: dict[str, str | int | list[str]] = {}


class DemoPlan(Struct, frozen=True, forbid_unknown_fields=True):
    """A plan for a household by number, visited by an agent by phone, `in_days` from now."""

    household: str
    kind: str
    contact: str
    why: str
    every_days: int
    in_days: int
    subject: str = ""


class DemoColumn(Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from"}):
    """A column of a register."""

    title: str
    source: str


class DemoRegister(Struct, frozen=True, forbid_unknown_fields=True):
    """A register of the township."""

    code: str
    name: Texts
    columns: tuple[DemoColumn, ...]
    plan_kinds: tuple[str, ...] = ()


class DemoVisit(Struct, frozen=True, forbid_unknown_fields=True):
    """A visit that got to `state`: asked for by a resident, so many days ago, for a day and time.

    `day` counts from today. `words` are the reasons of what needs some, `answers` and `note`
    what was written at the door.
    """

    person: int
    hamlet: str
    state: str
    why: str
    asked: int = 1
    day: int = 1
    time: str = "10:00"
    agent: str = ""
    words: str = ""
    answers: dict[str, str | int | list[str]] = {}
    note: str = ""


class DemoVillage(Struct, frozen=True, forbid_unknown_fields=True):
    """The villages of the demonstration: where people live, who is visited, and how it went."""

    hamlets: tuple[DemoHamlet, ...]
    ways: tuple[DemoWay, ...]
    households: tuple[DemoHousehold, ...]
    plans: tuple[DemoPlan, ...]
    registers: tuple[DemoRegister, ...]
    visits: tuple[DemoVisit, ...]
