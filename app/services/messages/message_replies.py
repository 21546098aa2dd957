"""What people answer to text messages: kept for the office, and a wish for no more is heeded."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.domain.people import identity
from app.domain.people.identity import BadPhone
from app.models import sql
from app.models.carrier import MessageReply
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.house import audit
from app.services.people import people
from app.words import languages, wording

LONGEST_REPLY: Final = 1000
CLOSED_BY_REPLY: Final = "stopped-by-reply"
CLOSE = (
    "INSERT INTO closed_way (id, rung, to_index, error, since_at) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (rung, to_index) DO NOTHING"
)
NO_TEXTS = (
    "UPDATE message_wish SET no_texts = TRUE, changed_at = $2 WHERE person_id = $1 RETURNING id"
)
FIRST_WISH = (
    "INSERT INTO message_wish (id, person_id, muted, no_texts, changed_at)"
    " VALUES ($1, $2, '[]', TRUE, $3)"
)


@dataclass(frozen=True)
class Replied:
    """An answer to a text message, as its carrier told it."""

    phone: str
    text: str
    at: datetime


async def take_in(deps: Deps, reply_id: UUID, carrier: str, told: Replied) -> bool:
    """Keep an answer, and stop the texts to that number if it asks so; whether it does.

    Inside anybody's transaction. It belongs to whom, and to the office about whose matter, the
    number was sent its last message; else to whoever gave that number.
    """
    number, index = _number(deps, told.phone)
    last = await _last_notice(index)
    text = told.text[:LONGEST_REPLY]
    stop = wants_no_more(text)
    await MessageReply.create(
        id=reply_id,
        carrier=carrier,
        person_id=last.person_id if last else await _owner(index),
        centre_id=last.centre_id if last else None,
        phone_sealed=deps.cipher.seal(number, place("phone", reply_id)),
        text_sealed=deps.cipher.seal(text, place("text", reply_id)),
        stop=stop,
        replied_at=told.at,
    )
    if stop and index:
        await _stop_texts(deps, index)
    return stop


def wants_no_more(text: str) -> bool:
    """Whether an answer is one of the words that end text messages, and nothing else."""
    words = [one for tag in languages() for one in wording("reply.stop_words", tag).split()]
    return _bare(text) in {_bare(word) for word in words}


def _bare(text: str) -> str:
    """Without blanks and marks of punctuation, in capitals; full-width letters as plain ones."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] not in "PZCS")


def _number(deps: Deps, phone: str) -> tuple[str, str]:
    """The number as people write it and its blind index, which is empty for what is no number."""
    try:
        number = identity.phone(phone).text
    except BadPhone:
        return phone[:20], ""
    return number, deps.cipher.blind("phone", number)


async def _last_notice(index: str) -> Notice | None:
    if not index:
        return None
    sent = Notice.filter(to_index=index, sending_at__isnull=False)
    return await sent.order_by("-sending_at").first()


async def _owner(index: str) -> UUID | None:
    found = await _people(index)
    return found[0].id if found else None


async def _people(index: str) -> list[Person]:
    """Who gave this number, the row that leads for each, the oldest first."""
    if not index:
        return []
    found = await Person.filter(phone_index=index).order_by("id")
    led = [await people.leading(one) for one in found]
    return list({person.id: person for person in led}.values())


async def _stop_texts(deps: Deps, index: str) -> None:
    """No more texts to this number, whoever they are for; its people are told another way."""
    now = deps.clock.now()
    closed = [(deps.ids.new(), rung, index, CLOSED_BY_REPLY, now) for rung in ("second", "sms")]
    await sql.many(CLOSE, closed)
    for person_id in sorted(person.id for person in await _people(index)):
        await people.held(person_id)
        if not await sql.rows(NO_TEXTS, person_id, now):
            await sql.many(FIRST_WISH, [(deps.ids.new(), person_id, now)])
        await audit.record(deps, person_id, "texts-stopped", f"person:{person_id}")


def place(column: str, reply_id: UUID) -> str:
    """Where a sealed column of an answer stands."""
    return f"message_reply:{column}:{reply_id}"
