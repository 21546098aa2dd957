"""The second factor of a console login: setting it up with an app, and taking it off."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import segno
from msgspec import Struct
from tortoise.queryset import QuerySet

from app.domain.people.roles import Actor, Role
from app.kit import totp
from app.kit.errors import Conflict, NotFound
from app.models import sql
from app.models.session import Credential
from app.ports import Deps
from app.services.house import access, audit
from app.services.people.proofs import WrongCode
from app.words import say

Standing = Literal["off", "on", "needed"]
"""`needed`: the roles of this person sleep at the console until there is one."""
QR_BORDER = 2


class NoLogin(NotFound):
    """You have no login for the console; ask the administrator for one."""


class SecondFactorOn(Conflict):
    """A second factor is set up already; take it off first."""


class NoSecondFactor(Conflict):
    """Nothing was begun here; begin setting it up first."""


class Enrolment(Struct, frozen=True):
    """What an authenticator app has to know; shown once. `qr` is a picture (`data:image/svg`)."""

    secret: str
    uri: str
    qr: str


async def logins_of(person_id: UUID) -> Sequence[Credential]:
    """The logins of somebody, the oldest first; mostly one or none."""
    return await Credential.filter(person_id=person_id).order_by("id")


def active(logins: Sequence[Credential]) -> Credential | None:
    """The login that carries the second factor of its person; it holds for all of them."""
    return next((login for login in logins if login.totp_since_at), None)


async def standing(deps: Deps, person_id: UUID, roles: Sequence[Role]) -> Standing:
    """Whether somebody with these roles has a second factor, or needs one."""
    if active(await logins_of(person_id)):
        return "on"
    return "needed" if any(role.name in deps.second_factor_roles for role in roles) else "off"


async def begin(deps: Deps, actor: Actor, language: str) -> Enrolment:
    """A secret for the app, not good for anything before its first code comes back.

    Beginning again makes another one. ConfirmationNeeded, NoLogin, SecondFactorOn.
    """
    await access.check_confirmed(deps, actor)
    login = await _without(actor)
    secret = totp.secret_out_of(deps.ids.token())
    sealed = deps.cipher.seal(secret, f"credential:totp:{login.id}")
    if not await _not_yet(login).update(totp_sealed=sealed, totp_counter=0):
        raise SecondFactorOn
    uri = totp.app_address(secret, login.username, say("second-factor.issuer", language))
    picture = segno.make(uri, error="m").svg_data_uri(border=QR_BORDER, scale=5)
    return Enrolment(secret, uri, picture)


async def switch_on(deps: Deps, actor: Actor, code: str) -> None:
    """From now on signing in asks for codes; WrongCode, NoSecondFactor, NoLogin, SecondFactorOn.

    The code that switches it on does not open the door as well.
    """
    login, now = await _without(actor), deps.clock.now()
    if not login.totp_sealed:
        raise NoSecondFactor
    secret = deps.cipher.open(login.totp_sealed, f"credential:totp:{login.id}")
    counter = totp.counter_of(secret, code, now)
    if counter is None:
        raise WrongCode
    async with sql.transaction():
        begun = _not_yet(login).filter(totp_sealed=login.totp_sealed)
        if not await begun.update(totp_since_at=now, totp_counter=counter):
            raise SecondFactorOn
        await audit.record(deps, actor.person_id, "second-factor-on", f"credential:{login.id}")


async def take_off(deps: Deps, actor: Actor) -> None:
    """Signing in asks for the password alone; ConfirmationNeeded; doing it twice is no error."""
    await access.check_confirmed(deps, actor)
    await clear(deps, actor.person_id, actor.person_id)


async def clear(deps: Deps, actor_id: UUID | None, person_id: UUID) -> None:
    """Forget the second factor of somebody; `actor_id` is None when the shell does it."""
    async with sql.transaction():
        theirs = Credential.filter(person_id=person_id).exclude(totp_sealed="")
        if await theirs.update(totp_sealed="", totp_counter=0, totp_since_at=None):
            await audit.record(deps, actor_id, "second-factor-off", f"person:{person_id}")


async def _without(actor: Actor) -> Credential:
    """The login that a second factor is set up for: the oldest; NoLogin, SecondFactorOn."""
    logins = await logins_of(actor.person_id)
    if not logins:
        raise NoLogin
    if active(logins):
        raise SecondFactorOn
    return logins[0]


def _not_yet(login: Credential) -> QuerySet[Credential]:
    return Credential.filter(id=login.id, totp_since_at=None)
