"""Operations that did not count, as a clerk reads them: who wrote what, why not, what to do now."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct, ValidationError

from app.domain.visits.visit_merge import ANSWER
from app.domain.visits.visit_plans import CHECK_LIST
from app.models.household import Household
from app.models.journal import Device, JournalEntry
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import custody_records
from app.services.journal import journal, sync_answers
from app.services.people import people
from app.services.visits import visit_record_views
from app.services.visits.visit_record_views import Reading
from app.words import knows, say
from app.words.dates import moment_text

SETTLED = "settled"
"""The kind of the operation by which our side says that it has dealt with another one by hand."""
LONGEST_SAID = 500


class JournalAgent(Struct, frozen=True):
    """Who wrote an operation."""

    id: UUID | None
    name: str


class JournalSettledView(Struct, frozen=True):
    """How the office has dealt with an operation by hand."""

    words: str
    by_name: str
    at: datetime


class JournalRow(Struct, frozen=True):
    """An operation that was refused or waits; `said` is what it says, `why` why it does not count.

    `title` names its record, empty when there is none or it is another office's, whose content is
    not told either. `at` is when it was done by our clock, an estimate with `clock_doubtful`.
    """

    op: UUID
    at: datetime
    received_at: datetime
    clock_doubtful: bool
    state: str
    code: str
    agent: JournalAgent
    phone: str
    subject: str
    subject_id: UUID
    title: str
    kind: str
    said: str
    why: str
    todo: str
    settled: JournalSettledView | None


@dataclass(frozen=True)
class _Subject:
    """A record by its name, with what is needed to read answers; `ours` unless another office's."""

    title: str
    reading: Reading
    ours: bool


@dataclass(frozen=True)
class _Around:
    """What stands around some entries."""

    deps: Deps
    language: str
    subjects: Mapping[UUID, _Subject]
    devices: Mapping[UUID, Device]
    names: Mapping[UUID, str]
    settled: Mapping[UUID, JournalEntry]


async def rows(
    deps: Deps, entries: Iterable[JournalEntry], places: Collection[UUID] | None, language: str
) -> list[JournalRow]:
    """Entries as the office of these places reads them, None being every place; in their order."""
    known = list(entries)
    settled = await settled_by([one.id for one in known])
    ids = {one.actor_id for one in (*known, *settled.values())}
    found = await Person.filter(id__in=[one for one in ids if one]) if known else []
    devices = await Device.filter(id__in=[one.device_id for one in known]) if known else []
    around = _Around(
        deps=deps,
        language=language,
        subjects=await _subjects(deps, known, places, language),
        devices={row.id: row for row in devices},
        names={row.id: people.name_of(deps, row) for row in found},
        settled=settled,
    )
    return [_row(one, around) for one in known]


async def settled_by(ops: Collection[UUID]) -> dict[UUID, JournalEntry]:
    """By which operation of our side these were dealt with by hand, those that were."""
    found = JournalEntry.filter(subject_id__in=list(ops), kind=SETTLED, device__office=True)
    return {row.subject_id: row for row in await found} if ops else {}


def _row(entry: JournalEntry, around: _Around) -> JournalRow:
    subject, language = around.subjects.get(entry.subject_id), around.language
    settled = around.settled.get(entry.id)
    return JournalRow(
        op=entry.id,
        at=entry.happened_at,
        received_at=entry.received_at,
        clock_doubtful=journal.is_doubtful(entry),
        state=SETTLED if settled else entry.state,
        code=entry.code,
        agent=JournalAgent(entry.actor_id, _name(entry, around)),
        phone=around.devices[entry.device_id].short or "",
        subject=entry.subject_kind,
        subject_id=entry.subject_id,
        title=subject.title if subject else "",
        kind=entry.kind,
        said=_said(entry, subject, around)[:LONGEST_SAID],
        why=sync_answers.said(entry.state, entry.code, language),
        todo=_todo(entry, language),
        settled=_settled(settled, around) if settled else None,
    )


def _name(entry: JournalEntry, around: _Around) -> str:
    return around.names.get(entry.actor_id, "") if entry.actor_id else ""


def _todo(entry: JournalEntry, language: str) -> str:
    """What the office does about it: by the code where that has words of its own."""
    keys = (f"journal.todo.{entry.code}", f"journal.todo.{entry.state}")
    return say(next(filter(knows, keys)), language)


def _settled(entry: JournalEntry, around: _Around) -> JournalSettledView:
    words = str(journal.text_of(around.deps, entry).body.get("words", ""))
    return JournalSettledView(words, _name(entry, around), entry.happened_at)


def _said(entry: JournalEntry, subject: _Subject | None, around: _Around) -> str:
    """What an operation says; its bytes as they are where nobody can read them."""
    language = around.language
    if subject is not None and not subject.ours:
        return say("journal.said.elsewhere", language)
    try:
        text = journal.text_of(around.deps, entry)
    except ValidationError:
        return say("journal.said.unreadable", language, text=_bytes(entry, around.deps))
    reading = subject.reading if subject else Reading(language)
    return _in_words(text, reading) or say("journal.said.other", language, text=str(text.body))


def _bytes(entry: JournalEntry, deps: Deps) -> str:
    return deps.cipher.open(entry.text_sealed, journal.sealed_place(entry.id))


def _in_words(text: journal.OperationText, reading: Reading) -> str:
    """An operation as a sentence; empty for one of a kind that nobody knows."""
    body, language = text.body, reading.language
    match text.kind:
        case "answer" | "settle":
            key = str(body.get("key", ""))
            key = ANSWER + key if text.kind == "answer" else key
            told = {"label": _label(key, reading), "value": _shown(key, body.get("value"), reading)}
            return say(f"journal.said.{text.kind}", language, **told)
        case "move":
            state = _word(f"visit.state.{body.get('to')}", body.get("to"), language)
            said = say("journal.said.move", language, state=state)
            why = body.get("why")
            return say("visit.event.because", language, what=said, why=why) if why else said
        case "propose":
            return say("journal.said.propose", language, time=_moment(body, language))
        case "attach":
            kind = _word(f"journal.file.{body.get('kind')}", body.get("kind"), language)
            return say("journal.said.attach", language, kind=kind, name=body.get("name", ""))
        case "proof":
            how = _word(f"register.proof.{body.get('how')}", body.get("how"), language)
            return say("journal.said.proof", language, how=how)
        case "open":
            return _opened(text, language)
        case "note" | "place" | "give" | "take" | "back":
            return say(f"journal.said.{text.kind}", language, text=body.get("text", ""))
    return ""


def _opened(text: journal.OperationText, language: str) -> str:
    body = text.body
    if text.subject == "original":
        told = {"name": body.get("name", ""), "number": body.get("number", "")}
        return say("journal.said.open.original", language, **told)
    person = body.get("person")
    name = person.get("name", "") if isinstance(person, dict) else ""
    return say("journal.said.open.visit", language, name=name, why=body.get("why", ""))


def _label(key: str, reading: Reading) -> str:
    return reading.label(key) if key.startswith(ANSWER) else key


def _shown(key: str, value: Any, reading: Reading) -> str:
    return reading.shown(key, value) if key.startswith(ANSWER) else str(value)


def _word(key: str, value: object, language: str) -> str:
    return say(key, language) if knows(key) else str(value)


def _moment(body: Mapping[str, Any], language: str) -> str:
    said = str(body.get("starts_at", ""))
    with suppress(ValueError):
        at = datetime.fromisoformat(said)
        return moment_text(at, language) if at.tzinfo else said
    return said


async def _subjects(
    deps: Deps, entries: Iterable[JournalEntry], places: Collection[UUID] | None, language: str
) -> dict[UUID, _Subject]:
    """The records of these entries that are there, by id."""
    ids = list({one.subject_id for one in entries})
    found: dict[UUID, _Subject] = {}
    if not ids:
        return found
    for visit in await Visit.filter(id__in=ids):
        form = await visit_record_views.form(visit.form_item, visit.form_version)
        title, reading = say("visit.title", language, number=visit.number), _read(form, language)
        found[visit.id] = _subject(title, reading, visit.centre_id, places)
    homes = await Household.filter(id__in=ids)
    check_list = await visit_record_views.check_list(CHECK_LIST) if homes else ("", 0)
    home_form = await visit_record_views.form(*check_list)
    for home in homes:
        title = say("visit.household", language, number=home.number)
        found[home.id] = _subject(title, _read(home_form, language), home.centre_id, places)
    for paper in await Original.filter(id__in=ids):
        told = {"number": paper.number, "name": custody_records.name_of(deps, paper)}
        title = say("journal.original", language, **told)
        found[paper.id] = _subject(title, Reading(language), paper.centre_id, places)
    return found


def _read(form: Iterable[Any], language: str) -> Reading:
    return Reading(language, {one.key: one for one in form})


def _subject(
    title: str, reading: Reading, centre_id: UUID, places: Collection[UUID] | None
) -> _Subject:
    ours = places is None or centre_id in places
    return _Subject(title if ours else "", reading, ours)
