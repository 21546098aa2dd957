"""What the person and the office write to each other about a case, and who has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from msgspec import Struct

from app.domain.cases.case_flow import CLOSED, NotNow
from app.domain.cases.case_messages import CaseKind
from app.domain.people.roles import Actor
from app.kit.errors import Invalid
from app.models import sql
from app.models.case import Case
from app.models.case_paper import CaseMessage
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_ledger, case_mandates, case_notices, case_parties
from app.services.house import audit
from app.services.papers import attachments
from app.services.papers.attachments import AttachmentView
from app.services.people import people
from app.words import say

TEMPLATES: Final = ("which_paper", "clearer_picture", "come_in", "call_us", "ready", "thanks")
"""Sentences the office often needs, under `thread.template.<key>`."""


class EmptyMessage(Invalid):
    """A message needs a few words or a file."""


class NoSuchTemplate(Invalid):
    """There is no such ready sentence, or it is not yours to say."""


@dataclass(frozen=True)
class Said:
    """What somebody wants to say: words of their own, a ready sentence, or files with either."""

    words: str = ""
    template: str = ""
    attachments: tuple[UUID, ...] = ()


class CaseMessageView(Struct, frozen=True):
    """One message; `seen` says whether the other side has read it."""

    id: UUID
    at: datetime
    side: Literal["person", "office"]
    who: str
    words: str
    template: str
    attachments: list[AttachmentView]
    mine: bool
    seen: bool


class ThreadView(Struct, frozen=True):
    """A whole thread, the oldest message first."""

    items: list[CaseMessageView]


class MessageTemplateView(Struct, frozen=True):
    """A ready sentence."""

    key: str
    text: str


class MessageTemplatesView(Struct, frozen=True):
    """All ready sentences of the office."""

    items: list[MessageTemplateView]


def templates(language: str) -> MessageTemplatesView:
    """The ready sentences in `language`."""
    return MessageTemplatesView(
        [MessageTemplateView(key, say(f"thread.template.{key}", language)) for key in TEMPLATES]
    )


async def thread(deps: Deps, actor: Actor, case_id: UUID, language: str) -> ThreadView:
    """All messages of a case; reading marks those of the other side as seen.

    A department that was asked reads without marking: the office has still to look. NoSuchCase.
    """
    case = await case_parties.seen(actor, case_id)
    rows = await CaseMessage.filter(case_id=case.id).order_by("at", "id")
    side = side_of(actor, case)
    if side == "person" or actor.works_at(case.centre_id):
        fresh = CaseMessage.filter(case_id=case.id, id__in=[row.id for row in rows])
        await fresh.filter(seen_at=None).exclude(side=side).update(seen_at=deps.clock.now())
    return ThreadView(await _shown(deps, actor, case, rows, language))


async def write(
    deps: Deps, actor: Actor, case_id: UUID, said: Said, language: str
) -> CaseMessageView:
    """Say something to the other side, who is told that there is something to read.

    NoSuchCase, NotNow for a closed case, EmptyMessage, NoSuchTemplate, NoSuchAttachment.
    """
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        await case_parties.check_visible(actor, case)
        await case_mandates.check_still(deps, actor.person_id, case)
        if case.state in CLOSED:
            raise NotNow(state=case.state)
        side, words = side_of(actor, case), said.words.strip()
        _check(said, side)
        message_id = deps.ids.new()
        row = await CaseMessage.create(
            id=message_id,
            case_id=case.id,
            at=deps.clock.now(),
            by_id=actor.person_id,
            side=side,
            template=said.template,
            words_sealed=deps.cipher.seal(words, f"case_message:words:{message_id}"),
        )
        await attachments.send_with(actor, case, message_id, said.attachments)
        await audit.record(deps, actor.person_id, "case-written", f"case:{case.id}", side=side)
        await _tell(deps, case, side, message_id)
        return (await _shown(deps, actor, case, [row], language))[0]


def side_of(actor: Actor, case: Case) -> Literal["person", "office"]:
    """For which side somebody writes and reads; whoever is not the person is the office."""
    return "person" if case_parties.acts_for_person(actor.person_id, case) else "office"


def _check(said: Said, side: str) -> None:
    if said.template and (said.template not in TEMPLATES or side == "person"):
        raise NoSuchTemplate(pointer="/template")
    if not (said.words.strip() or said.template or said.attachments):
        raise EmptyMessage(pointer="/words")


async def _tell(deps: Deps, case: Case, side: str, message_id: UUID) -> None:
    if side == "office":
        await case_notices.tell_person(deps, case, CaseKind.WRITTEN, message_id.hex)
    else:
        holder = [case.holder_id]
        await case_notices.tell_staff(deps, holder, case, CaseKind.REPLIED, message_id.hex)


async def _shown(
    deps: Deps, actor: Actor, case: Case, rows: Sequence[CaseMessage], language: str
) -> list[CaseMessageView]:
    """The messages in the order given; three questions however many."""
    files = await attachments.of_messages(deps, actor, [row.id for row in rows])
    known = {p.id: p for p in await Person.filter(id__in={row.by_id for row in rows})}
    return [
        CaseMessageView(
            id=row.id,
            at=row.at,
            side="person" if row.side == "person" else "office",
            who=_who(deps, case, known[row.by_id]),
            words=_words(deps, row, language),
            template=row.template,
            attachments=files.get(row.id, []),
            mine=row.by_id == actor.person_id,
            seen=row.seen_at is not None,
        )
        for row in rows
    ]


def _who(deps: Deps, case: Case, writer: Person) -> str:
    """The office by name, the case's person masked."""
    if writer.id == case.person_id:
        return people.seen(deps, writer).name
    return people.name_of(deps, writer)


def _words(deps: Deps, row: CaseMessage, language: str) -> str:
    """As written; a ready sentence that nobody changed is said in the reader's language."""
    words = deps.cipher.open(row.words_sealed, f"case_message:words:{row.id}")
    if words or row.template not in TEMPLATES:
        return words
    return say(f"thread.template.{row.template}", language)
