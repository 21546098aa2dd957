"""Work that has begun is finished, even when the client who asked for it has gone away.

Sanic cancels a handler when its client disconnects; a cancel in the middle of a transaction would
leak its connection for ever. So every handler runs in a task of its own that nobody cancels.
"""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from sanic import Sanic

Result = TypeVar("Result")
log = logging.getLogger("cunkou.shield")


async def shielded(app: Sanic[Any, Any], work: Coroutine[Any, Any, Result]) -> Result:
    """The result of `work`, which goes on when the one who waits for it is cancelled.

    Does what `asyncio.shield` does, at half its cost: one turn of the loop less.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()
    running: set[asyncio.Task[None]] = app.ctx.running
    running.add(loop.create_task(_finish(work, outcome, running)))
    return await outcome


async def drain(app: Sanic[Any, Any], seconds: float = 15.0) -> int:
    """Wait for the handlers that still run; says how many were not done after `seconds`.

    Belongs between the last request and the closing of the database.
    """
    running: set[asyncio.Task[None]] = app.ctx.running
    if not running:
        return 0
    _, left = await asyncio.wait(set(running), timeout=seconds)
    if left:
        log.error("stopping although %d requests are still being worked on", len(left))
    return len(left)


async def _finish(
    work: Coroutine[Any, Any, Result],
    outcome: "asyncio.Future[Result]",
    running: "set[asyncio.Task[None]]",
) -> None:
    try:
        result = await work
        if not outcome.done():
            outcome.set_result(result)
    except BaseException as error:
        if outcome.done():
            raise
        outcome.set_exception(error)
    finally:
        task = asyncio.current_task()
        assert task is not None
        running.discard(task)
