"""What agents and office wrote of a visit or a household, as people read it side by side."""

from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.catalog.fields import KINDS
from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.visits.visit_merge import AGENT, ANSWER
from app.models.item import Item as ItemRow
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.catalogue import items
from app.services.journal import blobs
from app.services.people import people
from app.services.visits import visit_records
from app.services.visits.visit_records import KeptAddition, KeptField, KeptVisit, answers_of
from app.words import say
from app.words.dates import moment_text

COUNTED = ("photo", "file")
"""Questions whose answer a phone gives as fingerprints; people read how many there are."""


class NoteView(Struct, frozen=True):
    """What somebody noted; the time of a phone whose clock was wrong is an estimate."""

    text: str
    by_name: str
    at: datetime
    clock_doubtful: bool


class AnsweredView(Struct, frozen=True):
    """One answer; `filled` known: it was there already and nobody had to type it."""

    key: str
    label: str
    shown: str
    filled: str


class BlobView(Struct, frozen=True):
    """A photo, voice note or signature; `whole` once all of it has come."""

    digest: str
    kind: str
    name: str
    media_type: str
    size: int
    whole: bool
    href: str


class ProofView(Struct, frozen=True):
    """How it is proved that somebody was there; `right`: the code was that of the visit."""

    how: str
    right: bool | None
    at: datetime


class FuzzyPlaceView(Struct, frozen=True):
    """Roughly where the agent stood, once; or why the phone could not tell."""

    latitude: float | None = None
    longitude: float | None = None
    failed: str = ""


class ConflictValueView(Struct, frozen=True):
    """One of several things that people wrote without having seen each other.

    The time of a phone whose clock was wrong (`clock_doubtful`) is an estimate. An identifying
    `value` is masked as it is `shown`: to settle, its operation is named.
    """

    value: Any
    shown: str
    by_name: str
    at: datetime
    op: UUID
    clock_doubtful: bool


class ConflictView(Struct, frozen=True):
    """A field on which people disagree; not `hard`: others were changed meanwhile, unseen."""

    key: str
    label: str
    hard: bool
    values: list[ConflictValueView]


class RecordView(Struct, frozen=True):
    """Everything written of a visit; `saved_fields` nobody had to type a second time."""

    notes: list[NoteView]
    answers: list[AnsweredView]
    attachments: list[BlobView]
    proofs: list[ProofView]
    place: FuzzyPlaceView | None
    conflicts: list[ConflictView]
    saved_fields: int


@dataclass(frozen=True)
class Reading:
    """What is needed to read a record: the questions by key, the names of people, the language."""

    language: str
    form: Mapping[str, FormField] = field(default_factory=dict)
    names: Mapping[UUID, str] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """How a field is called: a question by its label, else by the words."""
        if not key.startswith(ANSWER):
            return say(f"visit.field.{key}", self.language)
        asked = self.form.get(key.removeprefix(ANSWER))
        return said(asked.label, self.language).text if asked else key.removeprefix(ANSWER)

    def shown(self, key: str, value: Any) -> str:
        """A value as it is read; identifying ones masked, one the form cannot read as it is."""
        if value is None:
            return say("visit.value.none", self.language)
        match key:
            case "state":
                return say(f"visit.state.{value}", self.language)
            case "agent":
                return self.names.get(_person(value), "")
            case "time":
                return self._time(value)
        asked = self.form.get(key.removeprefix(ANSWER))
        if asked is None:
            return str(value)
        kind = KINDS[asked.kind]
        if isinstance(value, list) and asked.kind in COUNTED:
            value = len(value)
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            return kind.mask(value) if kind.sensitive else kind.show(value, asked, self.language)
        return str(value)

    def told(self, key: str, value: Any) -> Any:
        """A value as it travels: an identifying one only as it is read."""
        asked = self.form.get(key.removeprefix(ANSWER))
        hidden = asked is not None and value is not None and KINDS[asked.kind].sensitive
        return self.shown(key, value) if hidden else value

    def _time(self, value: Any) -> str:
        at = value.get("starts_at") if isinstance(value, dict) else None
        if not at:
            return say("visit.value.no_time", self.language)
        return moment_text(datetime.fromisoformat(at), self.language)


async def reading(
    deps: Deps, records: Iterable[KeptVisit], form_of: tuple[str, int], language: str
) -> Reading:
    """What is needed to read these records, whose questions are those of one item's version."""
    known = list(records)
    ids = {one.by for record in known for one in record.lines}
    values = [value for record in known for found in record.fields.values() for value in found]
    ids |= {one.by for one in values}
    ids |= {_person(v.value) for record in known for v in record.fields.get(AGENT, [])}
    rows = await Person.filter(id__in=[one for one in ids if one is not None])
    names = {row.id: people.name_of(deps, row) for row in rows}
    return Reading(language, {one.key: one for one in await form(*form_of)}, names)


async def form(item_code: str, version: int) -> tuple[FormField, ...]:
    """The questions of a version of an item; none for an item we do not know."""
    row = await ItemRow.get_or_none(code=item_code) if item_code else None
    if row is None:
        return ()
    wording: Item | None = (await items.wordings({(row.id, version)})).get((row.id, version))
    return wording.procedure.form if wording else ()


async def check_list(item_code: str) -> tuple[str, int]:
    """The code and version of a check list in force; ("", 0) where there is none."""
    try:
        row, _ = await items.published(item_code)
    except items.NoSuchItem:
        return "", 0
    return row.code, row.current


async def view(deps: Deps, visit: Visit, saved_fields: int, language: str) -> RecordView:
    """The record of a visit as people read it; `saved_fields` is what `registers` counts."""
    record = visit_records.read(deps, visit)
    read = await reading(deps, [record], (visit.form_item, visit.form_version), language)
    return RecordView(
        notes=[_note(line, read) for line in record.of("note")],
        answers=_answers(record, read),
        attachments=await _blobs(visit, record),
        proofs=_proofs(visit_records.opened(deps, visit, "code"), record),
        place=_place(record),
        conflicts=conflicts(record, read),
        saved_fields=saved_fields,
    )


def conflicts(record: KeptVisit, read: Reading) -> list[ConflictView]:
    """The fields on which people disagree, then those changed at once without contradiction."""
    keys = [(key, True) for key in record.conflicts]
    keys += [(key, False) for key in record.soft if key not in record.conflicts]
    return [
        ConflictView(key, read.label(key), hard, _values(key, record.fields.get(key, []), read))
        for key, hard in keys
    ]


def _values(key: str, values: Iterable[KeptField], read: Reading) -> list[ConflictValueView]:
    return [
        ConflictValueView(
            read.told(key, v.value),
            read.shown(key, v.value),
            _name(v.by, read),
            v.at,
            v.op,
            v.doubtful,
        )
        for v in values
    ]


def _note(line: KeptAddition, read: Reading) -> NoteView:
    text = str(line.body.get("text", ""))
    return NoteView(text, _name(line.by, read), line.at, line.doubtful)


def _answers(record: KeptVisit, read: Reading) -> list[AnsweredView]:
    """In the order of the form; what it no longer asks comes last."""
    found, order = answers_of(record), list(read.form)
    keys = sorted(found, key=lambda key: order.index(key) if key in order else len(order))
    return [
        AnsweredView(
            key=key,
            label=read.label(ANSWER + key),
            shown=read.shown(ANSWER + key, found[key][0].value),
            filled="known" if found[key][0].known else "typed",
        )
        for key in keys
    ]


async def _blobs(visit: Visit, record: KeptVisit) -> list[BlobView]:
    lines = record.of("attach")
    whole = await blobs.whole((line.by, str(line.body.get("digest"))) for line in lines if line.by)
    return [_blob(visit, line, whole) for line in lines]


def _blob(visit: Visit, line: KeptAddition, whole: Container[tuple[UUID | None, str]]) -> BlobView:
    body, digest = line.body, str(line.body.get("digest"))
    return BlobView(
        digest=digest,
        kind=str(body.get("kind", "photo")),
        name=str(body.get("name", "")),
        media_type=str(body.get("media_type", "")),
        size=int(body.get("size") or 0),
        whole=(line.by, digest) in whole,
        href=f"/v1/visits/{visit.id}/blobs/{digest}",
    )


def _proofs(code: str, record: KeptVisit) -> list[ProofView]:
    return [
        ProofView(
            how=str(line.body.get("how")),
            right=line.body.get("code") == code if line.body.get("how") == "code" else None,
            at=line.at,
        )
        for line in record.of("proof")
    ]


def _place(record: KeptVisit) -> FuzzyPlaceView | None:
    lines = record.of("place")
    if not lines:
        return None
    body = lines[-1].body
    if body.get("failed"):
        return FuzzyPlaceView(failed=str(body["failed"]))
    return FuzzyPlaceView(body.get("latitude"), body.get("longitude"))


def _name(by: UUID | None, read: Reading) -> str:
    return read.names.get(by, "") if by else say("visit.by.program", read.language)


def _person(value: Any) -> UUID:
    return UUID(str(value)) if value else UUID(int=0)
