"""A request that comes twice is done once: what to do with a key that was seen before.

Storing is the caller's matter: keep (who, key) -> Kept with a unique constraint, write it in the
transaction of the command itself, so that a confirmed answer and its record are one.
"""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from app.kit.errors import Conflict, Invalid


class KeyReused(Conflict):
    """This request key was used before for a different request."""


class StillRunning(Conflict):
    """The same request is still being worked on; ask again in a moment."""


class BadKey(Invalid):
    """The header Idempotency-Key holds a UUID that was made for this request."""


@dataclass(frozen=True)
class Answer:
    """What was answered: the HTTP status and the body as sent."""

    status: int
    body: bytes


@dataclass(frozen=True)
class Kept:
    """What is known of a key: the request it came with, and its answer once there is one."""

    fingerprint: str
    answer: Answer | None = None


def request_key(header: str) -> UUID:
    """The key in an `Idempotency-Key` header, quoted or not; BadKey when it is not a UUID."""
    try:
        return UUID(header.strip().strip('"'))
    except ValueError:
        raise BadKey from None


def fingerprint(method: str, path: str, body: bytes) -> str:
    """64 hex digits that differ as soon as method, path (with query) or body differ."""
    head = f"{method.upper()} {len(path)} {path} ".encode()
    return sha256(head + body).hexdigest()


def earlier_answer(kept: Kept | None, fingerprint: str) -> Answer | None:
    """The answer to give again, or None when the request is new and must be done.

    Raises KeyReused when the key came with another request, StillRunning when the first one has
    not finished.
    """
    if kept is None:
        return None
    if kept.fingerprint != fingerprint:
        raise KeyReused
    if kept.answer is None:
        raise StillRunning
    return kept.answer
