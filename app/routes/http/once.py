"""A request that a phone may repeat is done once: the second time it gets the first answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from app.routes.http.wire import Call
from app.services.house import answers


async def once(call: Call[Any, Any], act: Callable[[], Awaitable[object]]) -> msgspec.Raw:
    """What `act` answers, kept under the idempotency key of `call`; KeyReused for another request.

    For operations declared `idempotent`, with a person signed in.
    """
    return await answers.once(call.deps, call.actor, call.key, call.fingerprint, act)
