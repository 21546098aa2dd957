"""Messages as the office's log shows them: in words, with every rung and why it was left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from msgspec import Struct

from app.domain.messages.rungs import Rung
from app.domain.people.roles import Actor
from app.kit.masking import masked_name
from app.kit.paging import Page
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.messages import message_log, resending, wordings
from app.services.messages.carrier_alarms import said_carrier
from app.services.messages.message_log import AskedMessages
from app.services.messages.notices import said_of_error, said_of_rung, said_of_state
from app.services.messages.wordings import Wordings
from app.services.people import people
from app.services.people.people import PersonView
from app.words import knows, say

LOGGED_WITHIN: Final = timedelta(minutes=5)
"""An act is logged so soon after its row was made; spares a look through the whole log."""


class MessageMatter(Struct, frozen=True):
    """What a message is about."""

    kind: Literal["booking", "case", "visit"]
    id: UUID


class MessageRow(Struct, frozen=True):
    """A message by the rung that counts; `error_said` is why it waits or went no further.

    `steps` is on how many rungs it was, `cost_fen` and `parts` are of this one.
    """

    id: UUID
    kind: str
    kind_said: str
    person: PersonView
    state: str
    state_said: str
    rung: str
    rung_said: str
    carrier: str
    carrier_said: str
    wanted_at: datetime
    due_at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None
    error: str
    error_said: str
    parts: int
    cost_fen: int
    text: str
    language: str
    urgent: bool
    steps: int
    matter: MessageMatter | None


class MessageStep(Struct, frozen=True):
    """One rung of a message: asked at `asked_at`, taken at `sent_at`, arrived at `delivered_at`.

    `error_said` is why it was left or waits; until `settle_by_at` its receipt is awaited.
    `by` is who had the message said again, masked, and `because_said` why; empty: it climbed.
    """

    id: UUID
    step: int
    rung: str
    rung_said: str
    carrier: str
    carrier_said: str
    state: str
    state_said: str
    made_at: datetime
    due_at: datetime
    asked_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    settle_by_at: datetime | None
    attempts: int
    error: str
    error_said: str
    parts: int
    cost_fen: int
    by: str
    because_said: str


class MessageKnock(Struct, frozen=True):
    """The task in which somebody tells it in person; `agent` and `told_by` are masked."""

    id: UUID
    state: str
    state_said: str
    agent: str
    due_at: datetime
    closed_at: datetime | None
    told_by: str


class MessageStory(Struct, frozen=True):
    """All that became of a message; `may` is what the reader may do, "sure" if only with care.

    `rungs` are those on which its kind may be said again, the lowest first.
    """

    row: MessageRow
    steps: list[MessageStep]
    knock: MessageKnock | None
    parts: int
    cost_fen: int
    may: list[str]
    rungs: list[str]


@dataclass(frozen=True)
class _Again:
    """Who had a message said again, and why."""

    by: str
    because: str


async def listed(deps: Deps, actor: Actor, asked: AskedMessages, language: str) -> Page[MessageRow]:
    """As `message_log.listed`, in words."""
    found = await message_log.listed(deps, actor, asked)
    known, words = await _people(found.items), await _words(deps, found.items)
    return found.showing(lambda row: _row(deps, row, known[row.person_id], words[row.id], language))


async def story(deps: Deps, actor: Actor, message_id: UUID, language: str) -> MessageStory:
    """A message with all its rungs; NoSuchMessage."""
    rows = await message_log.chain(actor, message_id)
    last = rows[-1]
    known, words = await _people([last]), await _words(deps, [last])
    agains, knock = await _agains(deps, rows), await _knock(deps, rows, language)
    return MessageStory(
        row=_row(deps, last, known[last.person_id], words[last.id], language),
        steps=[_step(row, agains.get(row.id), language) for row in rows],
        knock=knock,
        parts=sum(row.parts for row in rows),
        cost_fen=sum(row.cost_fen for row in rows),
        may=resending.may(last.state, walks=resending.walks(last, knock.state if knock else "")),
        rungs=resending.rungs(last.template),
    )


async def _people(rows: Sequence[Notice]) -> dict[UUID, Person]:
    ids = list({row.person_id for row in rows})
    found = await Person.filter(id__in=ids) if ids else []
    return {person.id: await people.leading(person) for person in found}


async def _words(deps: Deps, rows: Sequence[Notice]) -> dict[UUID, Wordings]:
    """How each was said when its carrier was asked; what nobody was asked for, and what is told in
    person, as one says it today.
    """
    asked = {
        row.id: (row.template, row.wording)
        for row in rows
        if row.sending_at and row.channel != Rung.KNOCK
    }
    today = await wordings.load(deps)
    then = await wordings.of_versions(deps, set(asked.values()))
    return {row.id: then[asked[row.id]] if row.id in asked else today for row in rows}


def _row(deps: Deps, row: Notice, person: Person, words: Wordings, language: str) -> MessageRow:
    return MessageRow(
        id=row.id,
        kind=row.template,
        kind_said=_kind(row, language),
        person=people.seen(deps, person),
        state=row.state,
        state_said=said_of_state(row.state, row.channel, language),
        rung=row.rung,
        rung_said=said_of_rung(row.rung, language),
        carrier=row.channel,
        carrier_said=_carrier(row, language),
        wanted_at=row.wanted_at or row.due_at,
        due_at=row.due_at,
        sent_at=row.sent_at,
        delivered_at=row.delivered_at,
        error=row.error,
        error_said=said_of_error(row.error, language),
        parts=row.parts,
        cost_fen=row.cost_fen,
        text=_text(row, words),
        language=row.language,
        urgent=row.urgent,
        steps=row.step + 1,
        matter=_matter(row),
    )


def _matter(row: Notice) -> MessageMatter | None:
    if row.booking_id:
        return MessageMatter("booking", row.booking_id)
    if row.case_id:
        return MessageMatter("case", row.case_id)
    return MessageMatter("visit", row.visit_id) if row.visit_id else None


def _text(row: Notice, words: Wordings) -> str:
    """What it says, in its own language and without the address that ends a text message."""
    try:
        return words.said(row.template, row.language, {**row.params, "url": ""}).text
    except KeyError:
        return _kind(row, row.language)


def _kind(row: Notice, language: str) -> str:
    key = f"message_kind.{row.template}"
    return say(key, language) if knows(key) else row.template


def _carrier(row: Notice, language: str) -> str:
    return said_carrier(row.channel, language) if row.channel else ""


def _step(row: Notice, again: _Again | None, language: str) -> MessageStep:
    because = f"notice.because.{again.because}" if again else ""
    return MessageStep(
        id=row.id,
        step=row.step,
        rung=row.rung,
        rung_said=said_of_rung(row.rung, language),
        carrier=row.channel,
        carrier_said=_carrier(row, language),
        state=row.state,
        state_said=said_of_state(row.state, row.channel, language),
        made_at=row.made_at,
        due_at=row.due_at,
        asked_at=row.sending_at,
        sent_at=row.sent_at,
        delivered_at=row.delivered_at,
        settle_by_at=row.settle_by_at,
        attempts=row.attempts,
        error=row.error,
        error_said=said_of_error(row.error, language),
        parts=row.parts,
        cost_fen=row.cost_fen,
        by=again.by if again else "",
        because_said=say(because, language) if because and knows(because) else "",
    )


async def _agains(deps: Deps, rows: Sequence[Notice]) -> dict[UUID, _Again]:
    """Who had which of these rows said, from the log of acts."""
    later = [row for row in rows if row.step]
    if not later:
        return {}
    subjects = {resending.subject(row.id): row.id for row in later}
    begins, ends = later[0].made_at, later[-1].made_at + LOGGED_WITHIN
    acts = AuditEntry.filter(act=resending.ACT, subject__in=list(subjects))
    logged = await acts.filter(at__gte=begins, at__lte=ends)
    names = await _names(deps, {entry.actor_id for entry in logged if entry.actor_id})
    return {
        subjects[entry.subject]: _Again(
            names.get(entry.actor_id, ""), str(entry.facts.get("because", ""))
        )
        for entry in logged
    }


async def _knock(deps: Deps, rows: Sequence[Notice], language: str) -> MessageKnock | None:
    """The last task in which it was or is to be told."""
    ids = [row.knock_id for row in rows if row.knock_id]
    task = await KnockTask.get_or_none(id=ids[-1]) if ids else None
    if task is None:
        return None
    names = await _names(deps, {one for one in (task.agent_id, task.closed_by_id) if one})
    return MessageKnock(
        id=task.id,
        state=task.state,
        state_said=say(f"knock.state.{task.state}", language),
        agent=names.get(task.agent_id, ""),
        due_at=task.due_at,
        closed_at=task.closed_at,
        told_by=names.get(task.closed_by_id, "") if task.state == "told" else "",
    )


async def _names(deps: Deps, ids: Collection[UUID]) -> dict[UUID | None, str]:
    found = await Person.filter(id__in=list(ids)) if ids else []
    return {person.id: masked_name(people.name_of(deps, person)) for person in found}
