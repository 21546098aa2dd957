"""Proving who one is at the console: password and second factor, each try counted."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.expressions import F, Q
from tortoise.transactions import in_transaction

from app.kit import passwords, totp
from app.kit.errors import Conflict, Forbidden
from app.models.session import Credential
from app.ports import Deps

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


class WrongPassword(Forbidden):
    """User name and password do not fit."""


class WrongCode(Forbidden):
    """This code of your phone is wrong, too old, or was used already."""


class TooManyTries(Conflict):
    """Too many wrong tries; wait a quarter of an hour."""


@dataclass(frozen=True)
class Try:
    """A try that was counted; `resting_until` when it was the last one allowed."""

    login_id: UUID
    resting_until: datetime | None = None


async def count_try(login: Credential, now: datetime) -> Try:
    """Count a try before what was given is looked at, or TooManyTries: guesses may come together.

    The last try allowed lays the login to rest at once; the right proof wakes it.
    """
    awake = Q(locked_until_at=None) | Q(locked_until_at__lte=now)
    until = now + LOCKED_FOR
    async with in_transaction():
        counted = await Credential.filter(awake, id=login.id).update(failures=F("failures") + 1)
        if not counted:
            raise TooManyTries
        rests = await Credential.filter(id=login.id, failures__gte=MOST_FAILURES).update(
            failures=0, locked_until_at=until
        )
    return Try(login.id, until if rests else None)


async def take_back(tried: Try) -> None:
    """Count one right try no longer; the wrong ones before it stay counted."""
    login = Credential.filter(id=tried.login_id)
    if tried.resting_until is None:
        await login.filter(failures__gt=0).update(failures=F("failures") - 1)
        return
    await login.filter(locked_until_at=tried.resting_until).update(
        failures=MOST_FAILURES - 1, locked_until_at=None
    )


async def forget_tries(login: Credential) -> None:
    """Count from nothing again: somebody proved everything that this login asks for."""
    await Credential.filter(id=login.id).update(failures=0, locked_until_at=None)


async def password_fits(password: str, logins: Sequence[Credential]) -> bool:
    """Whether this is the password of one of them; without any it is no, after the same time."""
    stored: list[str | None] = [login.password_hash for login in logins] or [None]
    tried = [await asyncio.to_thread(passwords.matches, password, one) for one in stored]
    return any(tried)


async def use_code(deps: Deps, login: Credential, code: str) -> bool:
    """Whether this code of the second factor is good now; it is never good again.

    Of two who come with the same code one wins: the step of the last code only grows.
    """
    secret = deps.cipher.open(login.totp_sealed, f"credential:totp:{login.id}")
    counter = totp.counter_of(secret, code, deps.clock.now())
    if counter is None:
        return False
    unused = Credential.filter(id=login.id, totp_sealed=login.totp_sealed, totp_counter__lt=counter)
    return bool(await unused.update(totp_counter=counter))
