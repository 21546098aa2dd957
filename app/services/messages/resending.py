"""Saying a message again because the office wants it: one more rung behind the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from uuid import UUID

from app.domain.messages.knock_flow import KnockState
from app.domain.messages.message_kinds import rules_of
from app.domain.messages.rungs import Rung, order
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.notice import Notice
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.house import audit
from app.services.messages import knocks, message_log
from app.services.messages.notices import State

Because: TypeAlias = Literal["lost", "wrong_number", "asked_again", "other"]
ACT: Final = "message-again"
SAID_AGAIN: Final = "said-again"
FAILED: Final = frozenset({State.REFUSED, State.GIVEN_UP})
PERHAPS_THERE: Final = frozenset({State.UNKNOWN, State.SENT, State.DELIVERED})
"""Saying it again may say it twice."""

LINK = (
    "UPDATE notice SET next_id = $2, settle_by_at = NULL WHERE id = $1 AND next_id IS NULL"
    " AND state IN ('refused', 'given_up', 'unknown', 'sent', 'delivered') RETURNING id"
)
FOLLOW = (
    "INSERT INTO notice (id, key, template, due_at, person_id, booking_id, case_id, visit_id, via,"
    " params, page, language, made_at, state, channel, attempts, carrier_id, error, step, first_id,"
    " matter, urgent, centre_id, wanted_at, rung)"
    " SELECT n.next_id, f.key || '#' || (n.step + 1), n.template, $2, n.person_id, n.booking_id,"
    " n.case_id, n.visit_id, $4, n.params, n.page, n.language, $2, 'planned', '', 0, '', '',"
    " n.step + 1, f.id, n.matter, n.urgent, n.centre_id, $2, $3"
    " FROM notice n JOIN notice f ON f.id = COALESCE(n.first_id, n.id) WHERE n.id = $1"
)


class MessageUnderWay(Conflict):
    """This message is on its way already, or was taken back; it cannot be said again now."""


class SureNeeded(Invalid):
    """It may have arrived: say that you are sure that it shall be said again."""


class NoSuchRung(Invalid):
    """This kind of message cannot go that way."""


@dataclass(frozen=True, kw_only=True)
class AgainWish:
    """Why a message is to be said again; from `rung` on (empty: from the first one).

    `words` are of the clerk alone: only their length is kept.
    """

    because: Because
    words: str = ""
    rung: str = ""
    sure: bool = False


def rungs(kind: str) -> list[str]:
    """The rungs on which a message of this kind may be said again, the lowest first."""
    return [one.value for one in order(rules_of(kind))]


def walks(last: Notice, knock_state: str) -> bool:
    """Whether a message waits, by its last rung, for somebody who goes and has not told it yet."""
    return last.state == State.SENT and last.rung == Rung.KNOCK and knock_state == KnockState.OPEN


def may(state: str, *, walks: bool = False) -> list[str]:
    """What may be done with a message whose last rung is in this state; `walks` as there."""
    if state in FAILED or walks:
        return ["again"]
    return ["again", "sure"] if state in PERHAPS_THERE else []


def subject(row_id: UUID) -> str:
    """What the log of acts calls the row that was made."""
    return f"notice:{row_id}"


async def again(deps: Deps, actor: Actor, message_id: UUID, wish: AgainWish) -> UUID:
    """Let one more rung follow the last, wanted and due now; the row that was made.

    NoSuchMessage, NoSuchRung, MessageUnderWay (also for the later of two clerks), SureNeeded for
    what may have arrived. What somebody was to tell in person is taken out of their task.
    """
    rows = await message_log.chain(actor, message_id)
    _check_rung(rows, wish.rung)
    knock_id = rows[-1].knock_id
    async with sql.transaction():
        knock = await _held_knock(knock_id)
        last = await _held_last(rows[0].id)
        walking = last.knock_id == knock_id and walks(last, knock)
        if not may(last.state):
            raise MessageUnderWay
        if last.state in PERHAPS_THERE and not (walking or wish.sure):
            raise SureNeeded(pointer="/sure")
        new_id = deps.ids.new()
        if not await sql.rows(LINK, last.id, new_id):
            raise MessageUnderWay
        if walking:
            await Notice.filter(id=last.id).update(state=State.RETRACTED, error=SAID_AGAIN)
        via = "" if wish.rung else last.via
        await sql.many(FOLLOW, [(last.id, deps.clock.now(), wish.rung, via)])
        facts = {"because": wish.because, "rung": wish.rung, "words": len(wish.words)}
        await audit.record(deps, actor.person_id, ACT, subject(new_id), **facts, was=last.state)
    if walking and knock_id:
        await knocks.close_empty(deps, [knock_id])
    return new_id


def _check_rung(rows: Sequence[Notice], rung: str) -> None:
    if rung and rung not in order(rules_of(rows[0].template)):
        raise NoSuchRung(pointer="/rung")


async def _held_knock(knock_id: UUID | None) -> str:
    """The state of a task, its row held before the messages in it; empty without one."""
    if knock_id is None:
        return ""
    found = await sql.find(KnockTask, f"WHERE id = $1{sql.held_rows()}", knock_id)
    return found[0].state if found else ""


async def _held_last(first_id: UUID) -> Notice:
    """The last row of a message, held; MessageUnderWay when another just followed it."""
    held = f"WHERE (id = $1 OR first_id = $1) AND next_id IS NULL{sql.held_rows()}"
    found = await sql.find(Notice, held, first_id)
    if not found:
        raise MessageUnderWay
    return found[0]
