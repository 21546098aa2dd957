"""Logins of the console: who may sign in with a password."""

import asyncio
import re

from tortoise.transactions import in_transaction

from app.kit import passwords
from app.kit.errors import Conflict, Invalid
from app.models.person import Membership
from app.models.session import Credential
from app.ports import Deps
from app.services import audit, people

USERNAME = re.compile(r"[a-z0-9._-]{3,40}")


class WeakPassword(Invalid):
    """This password is too easy to guess."""


class BadUsername(Invalid):
    """A user name has 3 to 40 of a-z, 0-9, dot, hyphen and underscore."""


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
