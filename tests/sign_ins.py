"""Console logins for tests: Li with a password, with a second factor, with a fresh confirmation."""

from dataclasses import replace

import pyotp

from app.domain.people.roles import Actor
from app.kit import passwords
from app.models.session import Credential, Session
from app.ports import Deps
from app.services.people import second_factors, sessions
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, Someone

PASSWORD = "Correct-horse-9"
STORED = passwords.hashed(PASSWORD)


async def a_login(deps: Deps, who: Someone = LI, role: str = "clerk") -> Credential:
    """Somebody of the small town's office may sign in with PASSWORD; the name is their openid."""
    await a_town(deps)
    actor = await a_person(deps, who, **{role: CENTRE})
    return await Credential.create(
        id=deps.ids.new(), person_id=actor.person_id, username=who.openid, password_hash=STORED
    )


async def at_the_console(deps: Deps, code: str = "", username: str = LI.openid) -> Actor:
    """Who has just signed in with PASSWORD."""
    view = await sessions.sign_in_with_password(deps, username, PASSWORD, "zh", code)
    actor = await sessions.authenticate(deps, view.token)
    assert actor is not None
    return actor


async def on_the_phone(deps: Deps, code: str = f"login-{LI.openid}") -> Actor:
    """Who has just signed in from the mini-program."""
    actor = await sessions.authenticate(deps, (await sessions.sign_in(deps, code, "zh")).token)
    assert actor is not None
    return actor


async def a_second_factor(deps: Deps, actor: Actor) -> str:
    """The secret of a second factor that was just switched on."""
    secret = (await second_factors.begin(deps, actor, "zh")).secret
    await second_factors.switch_on(deps, actor, code_of(deps, secret))
    return secret


def code_of(deps: Deps, secret: str) -> str:
    """What the authenticator app shows now."""
    return pyotp.TOTP(secret).at(deps.clock.now())


def another(code: str) -> str:
    """Six digits that are not these."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def confirmed(deps: Deps, actor: Actor) -> Actor:
    """The same person with a sign-in that was confirmed just now."""
    now = deps.clock.now()
    made = await Session.create(
        id=deps.ids.new(),
        person_id=actor.person_id,
        token_hash=str(deps.ids.new()),
        made_at=now,
        seen_at=now,
        expires_at=now,
        confirmed_at=now,
    )
    return replace(actor, session_id=made.id)
