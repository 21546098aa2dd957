"""Confirming again who one is before a sensitive act, at the console and on the phone."""

from datetime import timedelta

import pytest

from app.channels.wechat.refusals import BadCode
from app.domain.people.roles import Actor
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.house import access
from app.services.house.access import ConfirmationNeeded
from app.services.people import sessions
from app.services.people.proofs import TooManyTries, WrongCode, WrongPassword
from app.services.people.second_factors import NoLogin
from app.services.people.sessions import AnotherPerson
from tests.fakes import StillClock
from tests.make import a_town
from tests.people import YANG
from tests.sign_ins import (
    PASSWORD,
    a_login,
    a_second_factor,
    another,
    at_the_console,
    code_of,
    on_the_phone,
)


async def is_confirmed(deps: Deps, actor: Actor) -> bool:
    try:
        await access.check_confirmed(deps, actor)
    except ConfirmationNeeded:
        return False
    return True


async def test_a_password_just_given_at_the_door_counts_for_five_minutes(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    li = await at_the_console(deps)

    at_once = await is_confirmed(deps, li)
    clock.pass_(minutes=4, seconds=59)
    still = await is_confirmed(deps, li)
    clock.pass_(seconds=1)

    assert (at_once, still, await is_confirmed(deps, li)) == (True, True, False)


async def test_the_password_opens_sensitive_acts_again(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    clock.pass_(hours=1)

    view = await sessions.confirm(deps, li, "", PASSWORD, "")

    assert view.until == clock.now() + timedelta(minutes=5)
    assert await is_confirmed(deps, li)
    assert (await AuditEntry.get(act="confirmed")).subject == f"session:{li.session_id}"


async def test_a_confirmation_belongs_to_one_sign_in(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    one, other = await at_the_console(deps), await at_the_console(deps)
    clock.pass_(hours=1)

    await sessions.confirm(deps, one, "", PASSWORD, "")

    assert (await is_confirmed(deps, one), await is_confirmed(deps, other)) == (True, False)


async def test_the_code_of_the_app_confirms_once(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    secret = await a_second_factor(deps, li)
    clock.pass_(hours=1)
    code = code_of(deps, secret)

    with pytest.raises(WrongCode):
        await sessions.confirm(deps, li, "", "", another(code))
    await sessions.confirm(deps, li, "", "", code)

    with pytest.raises(WrongCode):
        await sessions.confirm(deps, li, "", "", code)
    assert await is_confirmed(deps, li)


async def test_on_the_phone_it_takes_wechat_and_the_password(deps: Deps) -> None:
    await a_login(deps)
    li = await on_the_phone(deps)
    before = await is_confirmed(deps, li)

    await sessions.confirm(deps, li, "login-li#2", PASSWORD, "")

    assert (before, await is_confirmed(deps, li)) == (False, True)


@pytest.mark.parametrize(
    ("code", "password", "refusal"),
    [
        ("login-yang", PASSWORD, AnotherPerson),
        ("login-li", PASSWORD, BadCode),
        ("", PASSWORD, BadCode),
        ("login-li#2", "wrong", WrongPassword),
        ("login-li#2", "", WrongPassword),
    ],
)
async def test_one_of_the_two_is_not_enough_on_the_phone(
    deps: Deps, code: str, password: str, refusal: type[Exception]
) -> None:
    await a_login(deps)
    li = await on_the_phone(deps)

    with pytest.raises(refusal):
        await sessions.confirm(deps, li, code, password, "")

    assert not await is_confirmed(deps, li)


async def test_on_the_phone_the_code_of_the_app_does_as_well(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    secret = await a_second_factor(deps, await at_the_console(deps))
    clock.pass_(seconds=30)
    li = await on_the_phone(deps)

    await sessions.confirm(deps, li, "login-li#2", "", code_of(deps, secret))

    assert await is_confirmed(deps, li)


async def test_who_has_no_login_cannot_confirm(deps: Deps) -> None:
    await a_town(deps)
    yang = await on_the_phone(deps, f"login-{YANG.openid}")

    with pytest.raises(NoLogin):
        await sessions.confirm(deps, yang, "login-yang#2", PASSWORD, "")


async def test_wrong_passwords_here_and_at_the_door_are_counted_together(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    for _ in range(3):
        with pytest.raises(WrongPassword):
            await sessions.confirm(deps, li, "", "wrong", "")
    await sessions.confirm(deps, li, "", PASSWORD, "")
    for _ in range(2):
        with pytest.raises(WrongPassword):
            await sessions.sign_in_with_password(deps, "li", "wrong", "zh")

    with pytest.raises(TooManyTries):
        await sessions.confirm(deps, li, "", PASSWORD, "")
    with pytest.raises(TooManyTries):
        await at_the_console(deps)
