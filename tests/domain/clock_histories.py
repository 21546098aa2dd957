"""Invented histories of cases, every one possible, for the laws and the slow twin of the clock."""

from datetime import date, timedelta
from random import Random

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.clock_ledger import Limits

STAGES = ("reviewing", "surveying", "deciding")
DEPARTMENTS = ("land", "water")
PAUSES = ("hearing", "testing", "expert_review")
STEPS = (0, 0, 1, 1, 1, 2, 3, 5, 9)


class Chronicle:
    """Writes one history, the day going on by chance."""

    def __init__(self, chance: Random, on: date) -> None:
        self.chance, self.on = chance, on
        self.events: list[Event] = []
        self.pauses: list[str] = []
        self.asked: list[str] = []
        self.extended = False

    def write(self, kind: EventKind, key: str = "", workdays: int = 0, name: str = "") -> None:
        self.on += timedelta(days=self.chance.choice(STEPS))
        self.events.append(Event(kind, self.on, key, workdays, name))

    def pause(self) -> None:
        key = f"p{len(self.events)}"
        self.write(EventKind.PAUSED, key, name=self.chance.choice(PAUSES))
        self.pauses.append(key)

    def resume(self) -> None:
        if self.pauses:
            key = self.pauses.pop(self.chance.randrange(len(self.pauses)))
            self.write(EventKind.RESUMED, key)

    def stage(self) -> None:
        self.write(EventKind.STAGE_ENTERED, self.chance.choice(STAGES))

    def extend(self) -> None:
        if not self.extended:
            self.extended = True
            self.write(EventKind.EXTENDED, workdays=self.chance.randint(1, 15))

    def ask(self) -> None:
        free = [code for code in DEPARTMENTS if code not in self.asked]
        if free:
            self.asked.append(self.chance.choice(free))
            self.write(EventKind.DEPARTMENT_ASKED, self.asked[-1])

    def answer(self) -> None:
        if self.asked:
            self.write(EventKind.DEPARTMENT_ANSWERED, self.asked.pop())


def a_history(chance: Random, start: date = date(2026, 1, 1)) -> tuple[Event, ...]:
    """A possible history that begins within a year of `start`, often not yet at its end."""
    book = Chronicle(chance, start + timedelta(days=chance.randrange(360)))
    book.write(EventKind.RECEIVED)
    for _ in range(chance.choice((0, 0, 1, 2))):
        book.write(EventKind.CORRECTION_ASKED)
        book.write(EventKind.CORRECTED)
    opening = chance.choice(("accepted",) * 6 + ("deemed_accepted", "rejected", "decided"))
    book.write(EventKind(opening))
    if opening.endswith("accepted"):
        _under_way(book, chance)
    if opening != "rejected" and book.events[-1].kind is not EventKind.WITHDRAWN:
        book.write(EventKind.DELIVERED)
    cut = chance.randint(1, len(book.events)) if chance.random() < 0.6 else len(book.events)
    return tuple(book.events[:cut])


def an_accepted_history(chance: Random, start: date = date(2026, 1, 1)) -> tuple[Event, ...]:
    """A possible history of a case that was accepted, and that nothing has ended yet."""
    book = Chronicle(chance, start + timedelta(days=chance.randrange(360)))
    book.write(EventKind.RECEIVED)
    book.write(EventKind.ACCEPTED)
    _acts(book, chance)
    return tuple(book.events)


def _acts(book: Chronicle, chance: Random) -> None:
    acts = (book.pause, book.resume, book.stage, book.extend, book.ask, book.answer)
    for _ in range(chance.randrange(9)):
        chance.choice(acts)()


def _under_way(book: Chronicle, chance: Random) -> None:
    _acts(book, chance)
    ending = chance.choice(("decided", "decided", "returned", "withdrawn"))
    if ending == "returned":
        book.write(EventKind.HANDED_TO_SUPERIOR)
        for _ in range(chance.randrange(4)):
            chance.choice((book.pause, book.resume, book.stage))()
    book.write(EventKind(ending))


def some_limits(chance: Random) -> Limits:
    """Limits of any kind; a promise, where there is one, never above the statute."""
    statutory = chance.choice((None, 1, 5, 20, 45))
    most = 20 if statutory is None else statutory
    return Limits(
        statutory_workdays=statutory,
        promised_workdays=chance.choice((None, 0, chance.randint(0, most))),
        notice_workdays=chance.choice((0, 3, 5)),
        delivery_workdays=chance.choice((0, 3, 10)),
        superior_workdays=chance.choice((5, 10)),
        stages={stage: chance.randint(0, 6) for stage in STAGES if chance.random() < 0.7},
        departments={code: chance.randint(0, 8) for code in DEPARTMENTS if chance.random() < 0.8},
    )
