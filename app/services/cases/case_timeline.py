"""What happened to a case, told from its ledger: who did what and when, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.cases.case_flow import Act
from app.domain.deadlines.clock_ledger import EventKind
from app.models.case import Case, CaseEvent
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_ledger, case_parties
from app.services.deadlines.case_deadlines import key_name
from app.services.papers import case_kept
from app.services.papers.case_gaps import OVERDUE
from app.services.papers.case_kept import Earlier
from app.services.people import people
from app.words import knows, say
from app.words.dates import day_text

Side: TypeAlias = Literal["person", "office", "department", "superior", "system"]

INNER = frozenset(
    {
        Act.CLAIM,
        Act.HAND_OVER,
        Act.CHASE,
        Act.CONCLUDE,
        Act.REVIEW,
        Act.SURVEY,
        EventKind.DEPARTMENT_ANSWERED,
        EventKind.HANDED_TO_SUPERIOR,
    }
)
"""Steps whose words colleagues write to each other: the person reads the step without them."""


class TimelineView(Struct, frozen=True):
    """One thing that happened; `text` is what is known of it, then what somebody wrote."""

    at: datetime
    kind: str
    title: str
    text: str
    who: str
    side: Side


class CorrectionView(Struct, frozen=True):
    """One notice of what is missing, and when it was answered."""

    at: datetime
    materials: list[int]
    words: str
    answered_at: datetime | None


class PauseView(Struct, frozen=True):
    """A pause that lasts."""

    key: str
    kind: str
    kind_name: str
    since_on: date
    expected_workdays: int | None


@dataclass(frozen=True)
class Telling:
    """What it takes to tell of a case: its wording, everybody in it, and who listens.

    `earlier` are the wordings of a case that moved from one to another.
    """

    deps: Deps
    case: Case
    body: Item
    people: Mapping[UUID, Person]
    language: str
    for_person: bool
    events: Sequence[CaseEvent] = ()
    earlier: Earlier = field(default_factory=dict)

    def name_of(self, person_id: object) -> str:
        """A member of the staff in full, for their names are public; the case's person masked."""
        person = self.people.get(UUID(str(person_id))) if person_id else None
        if person is None:
            return ""
        if person.id == self.case.person_id:
            return people.seen(self.deps, person).name
        return people.name_of(self.deps, person)

    def say(self, key: str, /, **params: object) -> str:
        """A sentence in the listener's language."""
        return say(key, self.language, **params)


def timeline(telling: Telling, events: Sequence[CaseEvent]) -> list[TimelineView]:
    """Everything that happened, in order."""
    return [
        TimelineView(
            at=event.at,
            kind=event.kind,
            title=telling.say(f"case.event.{event.kind}"),
            text=_text(telling, event),
            who=telling.name_of(event.actor_id) or telling.say("case.who.system"),
            side=_side(telling.case, event),
        )
        for event in events
        if knows(f"case.event.{event.kind}")
    ]


def corrections(telling: Telling, events: Sequence[CaseEvent]) -> list[CorrectionView]:
    """The notices of what is missing, each with its answer."""
    found: list[CorrectionView] = []
    answers = [event for event in events if event.kind == EventKind.CORRECTED]
    for asked in events:
        if asked.kind != EventKind.CORRECTION_ASKED:
            continue
        answer = next((one for one in answers if one.sequence > asked.sequence), None)
        words = case_ledger.words_of(telling.deps, asked)
        found.append(
            CorrectionView(asked.at, _numbers(telling, asked), words, answer.at if answer else None)
        )
    return found


def open_pauses(telling: Telling, events: Sequence[CaseEvent]) -> list[PauseView]:
    """The pauses that last, the oldest first."""
    lasting: dict[str, CaseEvent] = {}
    for event in events:
        if event.kind == EventKind.PAUSED:
            lasting[str(event.facts["key"])] = event
        elif event.kind == EventKind.RESUMED:
            lasting.pop(str(event.facts["key"]), None)
        elif event.kind in (EventKind.DECIDED, EventKind.RETURNED, EventKind.WITHDRAWN):
            lasting.clear()
    return [_pause(telling, key, event) for key, event in lasting.items()]


def people_in(events: Sequence[CaseEvent]) -> set[UUID]:
    """Everybody named in a ledger."""
    found = {str(event.facts.get(name, "")) for event in events for name in ("from", "to")}
    acted = {event.actor_id for event in events if event.actor_id}
    return acted | {UUID(one) for one in found if one}


def material_names(telling: Telling, numbers: Sequence[int]) -> str:
    """The names of papers by their present place, in one line."""
    names = {number: paper.name for number, paper in enumerate(telling.body.materials)}
    aside = case_kept.with_materials(telling.events, telling.earlier)
    names |= {one.number: material.name for one, material in aside}
    told = [said(names[n], telling.language).text for n in numbers if n in names]
    return telling.say("case.told.and").join(told)


def pause_name(kind: str, language: str) -> str:
    """What a pause is for."""
    return say(f"pause.{kind}" if knows(f"pause.{kind}") else "pause.other", language)


def _pause(telling: Telling, key: str, event: CaseEvent) -> PauseView:
    kind, expected = str(event.facts.get("name", "")), event.facts.get("expected_workdays")
    return PauseView(
        key=key,
        kind=kind,
        kind_name=pause_name(kind, telling.language),
        since_on=case_ledger.clock_events([event])[0].on,
        expected_workdays=int(str(expected)) if expected else None,
    )


def _side(case: Case, event: CaseEvent) -> Side:
    if event.actor_id is None:
        return "system"
    if case_parties.acts_for_person(event.actor_id, case):
        return "person"
    if event.kind == EventKind.DEPARTMENT_ANSWERED:
        return "department"
    return "superior" if event.kind == EventKind.RETURNED else "office"


def _text(telling: Telling, event: CaseEvent) -> str:
    tell = _TOLD.get(event.kind)
    told = tell(telling, event) if tell else ""
    inner = telling.for_person and event.kind in INNER
    words = "" if inner else case_ledger.words_of(telling.deps, event)
    return "\n".join(filter(None, (told, words)))


def _intake(telling: Telling, event: CaseEvent) -> str:
    return telling.say(f"case.intake.{event.facts.get('intake', telling.case.intake)}")


def _papers(key: str) -> Callable[[Telling, CaseEvent], str]:
    def tell(telling: Telling, event: CaseEvent) -> str:
        names = material_names(telling, _numbers(telling, event))
        return telling.say(key, materials=names, due=_day(telling, event)) if names else ""

    return tell


def _paused(telling: Telling, event: CaseEvent) -> str:
    name = pause_name(str(event.facts.get("name", "")), telling.language)
    expected = event.facts.get("expected_workdays")
    key = "case.told.pause-expected" if expected else "case.told.pause"
    return telling.say(key, name=name, workdays=expected)


def _extended(telling: Telling, event: CaseEvent) -> str:
    return telling.say("case.told.extended", workdays=event.facts.get("workdays", 0))


def _keyed(telling: Telling, event: CaseEvent) -> str:
    return department_name(telling, str(event.facts.get("key", "")))


def _answered(telling: Telling, event: CaseEvent) -> str:
    opinion = telling.say(f"case.opinion.{event.facts.get('opinion', '') or 'none'}")
    return telling.say("case.told.opinion", department=_keyed(telling, event), opinion=opinion)


def _outcome(telling: Telling, event: CaseEvent) -> str:
    outcome = event.facts.get("outcome")
    return telling.say(f"case.outcome.{outcome}") if outcome else ""


def _moved(telling: Telling, event: CaseEvent) -> str:
    names = {end: telling.name_of(event.facts.get(end)) for end in ("from", "to")}
    told = telling.say("case.told.moved", giver=names["from"], taker=names["to"])
    department = department_name(telling, str(event.facts.get("department", "")))
    why = event.facts.get("why")
    because = telling.say(f"case.told.because-{why}") if why else ""
    return telling.say("case.told.joined", first=told, then=department + because).strip()


def _day(telling: Telling, event: CaseEvent) -> str:
    due = event.facts.get("due_on")
    return day_text(date.fromisoformat(str(due)), telling.language) if due else ""


def _numbers(telling: Telling, event: CaseEvent) -> list[int]:
    """The papers that an event names, by the place they have by now."""
    given = event.facts.get("materials", [])
    numbers = [int(number) for number in given] if isinstance(given, list) else []
    return case_kept.numbers_now(telling.events, event, numbers)


def department_name(telling: Telling, key: str) -> str:
    """What a stage or department is called, by the newest wording that names it."""
    bodies = (telling.body, *telling.earlier.values())
    named = (key_name(body, key, telling.language) for body in bodies)
    return next(filter(None, named), "")


def _version(telling: Telling, event: CaseEvent) -> str:
    return telling.say("case.told.version", **event.facts)


_TOLD: Mapping[str, Callable[[Telling, CaseEvent], str]] = {
    EventKind.RECEIVED: _intake,
    EventKind.CORRECTION_ASKED: _papers("case.told.missing"),
    EventKind.CORRECTED: _papers("case.told.brought"),
    Act.SUPPLEMENT: _papers("case.told.brought"),
    Act.SETTLE_GAP: _papers("case.told.settled"),
    EventKind.ACCEPTED: _papers("case.told.gaps"),
    EventKind.DEEMED_ACCEPTED: _papers("case.told.gaps"),
    EventKind.DELIVERED: _papers("case.told.waived"),
    OVERDUE: _papers("case.told.overdue"),
    EventKind.PAUSED: _paused,
    EventKind.EXTENDED: _extended,
    EventKind.STAGE_ENTERED: _keyed,
    EventKind.DEPARTMENT_ASKED: _keyed,
    EventKind.DEPARTMENT_ANSWERED: _answered,
    EventKind.DECIDED: _outcome,
    EventKind.RETURNED: _outcome,
    EventKind.VERSION_MOVED: _version,
    case_kept.ASKED: _version,
    case_kept.REFUSED: _version,
    Act.HAND_OVER: _moved,
    Act.CLAIM: _moved,
}
