"""Signing in and out: WeChat for phones, a password for the console; tokens are kept hashed."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from msgspec import Struct
from tortoise.transactions import in_transaction

from app.channels.refusals import TROUBLES
from app.channels.wechat.refusals import BadCode, BlockedUser
from app.domain.people.roles import RESIDENT_IDLE, STAFF_IDLE, Actor, Role, RoleName
from app.kit.errors import Forbidden
from app.models import sql
from app.models.person import Membership, Person
from app.models.session import Credential, Session
from app.ports import Deps
from app.services.house import audit
from app.services.house.access import CONFIRMED_FOR
from app.services.people import people, proofs, second_factors
from app.services.people.people import MeView, me
from app.services.people.proofs import WrongCode, WrongPassword
from app.services.people.second_factors import NoLogin

SIGN_IN_REFUSALS = (BadCode, BlockedUser, *TROUBLES)
"""What WeChat may say instead of who it is."""
LONGEST_NAME = 40
FRESH_FOR = timedelta(minutes=10)
"""A sign-in is written as used at most this often."""


class SecondFactorNeeded(Forbidden):
    """The password fits; now the code that your phone shows."""


class AnotherPerson(Forbidden):
    """This code comes from somebody else's WeChat."""


class SessionView(Struct, frozen=True):
    """A new sign-in: the token is shown once and never again."""

    token: str
    expires_at: datetime
    person: MeView


class ConfirmedView(Struct, frozen=True):
    """Until when sensitive acts are open to this sign-in."""

    until: datetime


async def sign_in(deps: Deps, code: str, language: str) -> SessionView:
    """Sign in with a `wx.login` code; BadCode for a bad or used one.

    Somebody new becomes a person; whose row was merged into another is that one.
    Staff get a resident's long sign-in here: their phone is theirs.
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
    return await _open(deps, Session(person_id=person.id), RESIDENT_IDLE, language)


async def sign_in_with_password(
    deps: Deps, username: str, password: str, language: str, code: str = ""
) -> SessionView:
    """Sign in to the console; WrongPassword, or TooManyTries while the login rests.

    With a second factor its `code` is asked for (SecondFactorNeeded) once the password fits; a
    wrong or used one (WrongCode) counts like a wrong password. An unknown name costs the same time
    as a wrong password and is told the same.
    """
    name, now = username.strip().lower(), deps.clock.now()
    login = await Credential.get_or_none(username=name) if len(name) <= LONGEST_NAME else None
    tried = await proofs.count_try(login, now) if login else None
    fits = await proofs.password_fits(password, [login] if login else [])
    if login is None or tried is None:
        raise WrongPassword
    if not fits:
        await _note_failure(deps, login)
        raise WrongPassword
    factor = second_factors.active(await second_factors.logins_of(login.person_id))
    if factor and not code:
        await proofs.take_back(tried)
        raise SecondFactorNeeded
    if factor and not await proofs.use_code(deps, factor, code):
        await _note_failure(deps, login)
        raise WrongCode
    await proofs.forget_tries(login)
    begun = Session(person_id=login.person_id, by_password=True, confirmed_at=now)
    return await _open(deps, begun, STAFF_IDLE, language)


async def confirm(deps: Deps, actor: Actor, code: str, password: str, totp: str) -> ConfirmedView:
    """Prove again who one is, by `password` or `totp` code of the console login.

    On the phone also by a fresh `wx.login` code of the same WeChat. Tries count as at the door.
    NoLogin, AnotherPerson, WrongPassword, WrongCode, TooManyTries, SIGN_IN_REFUSALS.
    """
    logins = await second_factors.logins_of(actor.person_id)
    session = await Session.get_or_none(id=actor.session_id)
    if not logins or session is None:
        raise NoLogin
    if not session.by_password:
        await _check_same_wechat(deps, actor, code)
    factor, now = second_factors.active(logins), deps.clock.now()
    tried = await proofs.count_try(logins[0], now)
    by_code = factor is not None and totp != ""
    if factor is not None and by_code:
        fits = await proofs.use_code(deps, factor, totp)
    else:
        fits = await proofs.password_fits(password, logins)
    if not fits:
        await _note_failure(deps, logins[0])
        raise WrongCode if by_code else WrongPassword
    await proofs.take_back(tried)
    await _write_confirmed(deps, actor, now)
    return ConfirmedView(now + CONFIRMED_FOR)


async def _check_same_wechat(deps: Deps, actor: Actor, code: str) -> None:
    who = await deps.wechat.identity(code)
    found = await Person.get_or_none(openid=who.openid)
    if found is None or (await people.leading(found)).id != actor.person_id:
        raise AnotherPerson


async def _write_confirmed(deps: Deps, actor: Actor, now: datetime) -> None:
    async with in_transaction():
        await Session.filter(id=actor.session_id).update(confirmed_at=now)
        await audit.record(deps, actor.person_id, "confirmed", f"session:{actor.session_id}")


async def _note_failure(deps: Deps, login: Credential) -> None:
    await audit.record(deps, login.person_id, "sign-in-failed", f"credential:{login.id}")


async def _open(deps: Deps, begun: Session, idle: timedelta, language: str) -> SessionView:
    """Keep `begun` (whose it is, and how they came in) as a new sign-in of whom that row leads to.

    The person's row is held: nobody signs in as somebody who is merged at this moment.
    """
    now, token = deps.clock.now(), deps.ids.token()
    begun.id, begun.token_hash = deps.ids.new(), _hash(token)
    begun.made_at, begun.seen_at, begun.expires_at = now, now, now + idle
    async with in_transaction():
        begun.person_id = person_id = (await people.held(begun.person_id)).id
        await begun.save(force_create=True)
        await audit.record(deps, person_id, "signed-in", f"session:{begun.id}")
    return SessionView(token, begun.expires_at, await me(deps, person_id, language))


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
    if session.by_password and await _sleeps(deps, session.person_id, roles):
        roles = ()
    return Actor(session.person_id, session.id, roles)


async def _sleeps(deps: Deps, person_id: UUID, roles: tuple[Role, ...]) -> bool:
    """Whether these roles wait for a second factor to be set up."""
    if not any(role.name in deps.second_factor_roles for role in roles):
        return False
    return await second_factors.standing(deps, person_id, roles) == "needed"


async def sign_out(deps: Deps, actor: Actor) -> None:
    """End this sign-in now; doing it twice is no error."""
    await Session.filter(id=actor.session_id).update(revoked_at=deps.clock.now())


async def forget_old(deps: Deps, before: timedelta = timedelta(days=90)) -> int:
    """Delete sign-ins that ended long ago; returns how many."""
    return await Session.filter(expires_at__lt=deps.clock.now() - before).delete()


def _hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()
