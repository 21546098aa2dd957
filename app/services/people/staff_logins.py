"""Logins of the console: who may sign in with a password."""

import asyncio
import re

from tortoise.transactions import in_transaction

from app.kit import passwords
from app.kit.errors import Conflict, Invalid, NotFound
from app.models.person import Membership
from app.models.session import Credential, Session
from app.ports import Deps
from app.services.house import audit
from app.services.people import people, second_factors

USERNAME = re.compile(r"[a-z0-9._-]{3,40}")


class WeakPassword(Invalid):
    """This password is too easy to guess."""


class BadUsername(Invalid):
    """A user name has 3 to 40 of a-z, 0-9, dot, hyphen and underscore."""


class NoSuchLogin(NotFound):
    """There is no login of this name."""


class NameTaken(Conflict):
    """This user name is taken."""


async def create_admin(deps: Deps, username: str, name: str, phone: str, password: str) -> None:
    """Let somebody administrate everything.

    BadUsername, WeakPassword (its `reasons` are slugs), NameTaken, BadName, BadPhone.
    """
    login = username.strip().lower()
    if not USERNAME.fullmatch(login):
        raise BadUsername
    if reasons := passwords.weaknesses(password, login, name, phone):
        raise WeakPassword(reasons=tuple(reasons))
    hashed = await asyncio.to_thread(passwords.hashed, password)
    async with in_transaction():
        if await Credential.exists(username=login):
            raise NameTaken
        person = await people.walk_in(deps, name, phone)
        if not await Membership.exists(person_id=person.id, role="admin", centre_id=None):
            await Membership.create(id=deps.ids.new(), person_id=person.id, role="admin")
        made = await Credential.create(
            id=deps.ids.new(), person_id=person.id, username=login, password_hash=hashed
        )
        await audit.record(deps, None, "admin-made", f"credential:{made.id}")


async def reset(deps: Deps, username: str, password: str = "") -> None:
    """Let somebody in again who lost their phone or was locked out; NoSuchLogin, WeakPassword.

    The second factor is taken off, a resting login wakes, the person's open sign-ins at the console
    end. With a `password` it is the new one.
    """
    login = await Credential.get_or_none(username=username.strip().lower()[:40])
    if login is None:
        raise NoSuchLogin
    changed: dict[str, object] = {"failures": 0, "locked_until_at": None}
    if password:
        if reasons := passwords.weaknesses(password, login.username):
            raise WeakPassword(reasons=tuple(reasons))
        changed["password_hash"] = await asyncio.to_thread(passwords.hashed, password)
    async with in_transaction():
        await Credential.filter(id=login.id).update(**changed)
        await second_factors.clear(deps, None, login.person_id)
        open_ones = Session.filter(person_id=login.person_id, by_password=True, revoked_at=None)
        await open_ones.update(revoked_at=deps.clock.now())
        await audit.record(deps, None, "reset-login", f"credential:{login.id}")
