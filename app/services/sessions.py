"""Signing in and out: WeChat for phones, a password for the console; tokens are kept hashed."""

import asyncio
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import F, Q
from tortoise.transactions import in_transaction

from app.channels.refusals import TROUBLES
from app.channels.wechat.refusals import BadCode, BlockedUser
from app.domain.roles import RESIDENT_IDLE, STAFF_IDLE, Actor, Role, RoleName
from app.kit import passwords
from app.kit.errors import Conflict, Forbidden
from app.models import sql
from app.models.person import Membership, Person
from app.models.session import Credential, Session
from app.ports import Deps
from app.services import audit
from app.services.people import MeView, me

SIGN_IN_REFUSALS = (BadCode, BlockedUser, *TROUBLES)
"""What WeChat may say instead of who it is."""
LONGEST_NAME = 40
MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
FRESH_FOR = timedelta(minutes=10)
"""A sign-in is written as used at most this often."""


class WrongPassword(Forbidden):
    """User name and password do not fit."""


class TooManyTries(Conflict):
    """Too many wrong tries; wait a quarter of an hour."""


class SessionView(Struct, frozen=True):
    """A new sign-in: the token is shown once and never again."""

    token: str
    expires_at: datetime
    person: MeView


async def sign_in(deps: Deps, code: str, language: str) -> SessionView:
    """Sign in with a `wx.login` code; BadCode for a bad or used one.

    Somebody new becomes a person. Staff get a resident's long sign-in here: their phone is theirs.
    """
    who = await deps.wechat.identity(code)
    now = deps.clock.now()
    person, _ = await Person.get_or_create(
        openid=who.openid,
        defaults={
            "id": deps.ids.new(),
            "unionid": who.unionid,
            "language": language,
            "made_at": now,
        },
    )
    return await _open(deps, person.id, RESIDENT_IDLE, language)


async def sign_in_with_password(
    deps: Deps, username: str, password: str, language: str
) -> SessionView:
    """Sign in to the console; WrongPassword, or TooManyTries while the login rests.

    An unknown name costs the same time as a wrong password and is told the same.
    """
    name = username.strip().lower()
    login = await Credential.get_or_none(username=name) if len(name) <= LONGEST_NAME else None
    if login:
        await _count_try(login, deps.clock.now())
    stored = login.password_hash if login else None
    fits = await asyncio.to_thread(passwords.matches, password, stored)
    if login is None:
        raise WrongPassword
    if not fits:
        await audit.record(deps, login.person_id, "sign-in-failed", f"credential:{login.id}")
        raise WrongPassword
    await Credential.filter(id=login.id).update(failures=0, locked_until_at=None)
    return await _open(deps, login.person_id, STAFF_IDLE, language)


async def _count_try(login: Credential, now: datetime) -> None:
    """Count a try before the password is looked at, or TooManyTries: guesses may come together.

    The last try allowed lays the login to rest at once; the right password wakes it.
    """
    awake = Q(locked_until_at=None) | Q(locked_until_at__lte=now)
    async with in_transaction():
        counted = await Credential.filter(awake, id=login.id).update(failures=F("failures") + 1)
        if not counted:
            raise TooManyTries
        await Credential.filter(id=login.id, failures__gte=MOST_FAILURES).update(
            failures=0, locked_until_at=now + LOCKED_FOR
        )


async def _open(deps: Deps, person_id: UUID, idle: timedelta, language: str) -> SessionView:
    now, token = deps.clock.now(), deps.ids.token()
    async with in_transaction():
        made = await Session.create(
            id=deps.ids.new(),
            person_id=person_id,
            token_hash=_hash(token),
            made_at=now,
            seen_at=now,
            expires_at=now + idle,
        )
        await audit.record(deps, person_id, "signed-in", f"session:{made.id}")
    return SessionView(token, made.expires_at, await me(deps, person_id, language))


async def authenticate(deps: Deps, token: str | None) -> Actor | None:
    """Who holds this token, or None; using a sign-in prolongs it by its own span."""
    if not token:
        return None
    now = deps.clock.now()
    found = await sql.find(Session, "WHERE token_hash = $1 AND revoked_at IS NULL", _hash(token))
    session = found[0] if found else None
    if session is None or session.expires_at <= now:
        return None
    if now - session.seen_at > FRESH_FOR:
        span = session.expires_at - session.seen_at
        await Session.filter(id=session.id).update(seen_at=now, expires_at=now + span)
    held = await sql.find(Membership, "WHERE person_id = $1", session.person_id)
    roles = tuple(Role(RoleName(member.role), member.centre_id) for member in held)
    return Actor(session.person_id, session.id, roles)


async def sign_out(deps: Deps, actor: Actor) -> None:
    """End this sign-in now; doing it twice is no error."""
    await Session.filter(id=actor.session_id).update(revoked_at=deps.clock.now())


async def forget_old(deps: Deps, before: timedelta = timedelta(days=90)) -> int:
    """Delete sign-ins that ended long ago; returns how many."""
    return await Session.filter(expires_at__lt=deps.clock.now() - before).delete()


def _hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()
