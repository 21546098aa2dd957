"""Answering a repeated request again, word for word: the answer is kept with the act itself."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import msgspec

from app.domain.people.roles import Actor
from app.kit.idempotency import Answer as Given
from app.kit.idempotency import Kept, earlier_answer
from app.models import sql
from app.models.operation import Answer
from app.ports import Deps
from app.services.house import crossed

KEPT_FOR = timedelta(days=2)
BEGIN = (
    "INSERT INTO answer (actor_id, key, fingerprint, status, body, made_at)"
    " VALUES ($1, $2, $3, 0, '', $4) ON CONFLICT (actor_id, key) DO NOTHING RETURNING id"
)
FINISH = "UPDATE answer SET status = 200, body = $2 WHERE id = $1 RETURNING id"
KEPT = "SELECT id, status, body, fingerprint FROM answer WHERE actor_id = $1 AND key = $2"


async def once(
    deps: Deps, actor: Actor, key: UUID, fingerprint: str, act: Callable[[], Awaitable[object]]
) -> msgspec.Raw:
    """Do `act` and keep its answer, or give the kept one when this key was done before.

    One transaction holds the act and its answer: both are there or neither. A refusal keeps
    nothing, so that the same request may be tried again. KeyReused when the key came with another
    request. A twin that runs at the same moment waits for the first and gets its answer. When two
    acts hold the same rows crosswise, the one that has to give way is begun anew.
    """
    return await crossed.begun_anew(lambda: _once(deps, actor, key, fingerprint, act))


async def _once(
    deps: Deps, actor: Actor, key: UUID, fingerprint: str, act: Callable[[], Awaitable[object]]
) -> msgspec.Raw:
    async with sql.transaction():
        begun = await sql.rows(BEGIN, actor.person_id, key, fingerprint, deps.clock.now())
        if not begun:
            return await _kept(deps, actor.person_id, key, fingerprint)
        body, row_id = msgspec.json.encode(await act()), begun[0]["id"]
        await sql.rows(FINISH, row_id, deps.cipher.seal(body.decode(), _place(row_id)))
    return msgspec.Raw(body)


async def _kept(deps: Deps, actor_id: UUID, key: UUID, fingerprint: str) -> msgspec.Raw:
    [row] = await sql.rows(KEPT, actor_id, key)
    body = deps.cipher.open(row["body"], _place(row["id"])).encode()
    given = Given(row["status"], body) if row["status"] else None
    earlier = earlier_answer(Kept(row["fingerprint"], given), fingerprint)
    assert earlier is not None
    return msgspec.Raw(earlier.body)


def _place(row_id: int) -> str:
    """Where an answer is kept: it may name people, so it is sealed like any personal data."""
    return f"answer:body:{row_id}"


async def forget_old(deps: Deps) -> int:
    """Delete answers nobody will ask for again; returns how many."""
    return await Answer.filter(made_at__lt=deps.clock.now() - KEPT_FOR).delete()
