"""Signing in and out: one person for one openid, tokens that end, passwords that rest."""

import asyncio
from datetime import timedelta

import pytest

from app.channels.wechat.refusals import BadCode
from app.kit import passwords
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.session import Credential, Session
from app.ports import Deps
from app.services.people import sessions
from app.services.people.proofs import TooManyTries, WrongPassword
from tests.fakes import StillClock
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG

PASSWORD = "Correct-horse-9"
STORED = passwords.hashed(PASSWORD)


async def a_login(deps: Deps, username: str = "li") -> Credential:
    """Li may sign in to the console with PASSWORD."""
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    return await Credential.create(
        id=deps.ids.new(), person_id=li.person_id, username=username, password_hash=STORED
    )


async def wrong(deps: Deps, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            await sessions.sign_in_with_password(deps, "li", "wrong", "zh")


async def test_somebody_new_becomes_a_person_and_is_the_same_one_the_next_time(deps: Deps) -> None:
    first = await sessions.sign_in(deps, "login-yang", "bo")

    again = await sessions.sign_in(deps, "login-yang#2", "zh")

    assert first.person.id == again.person.id
    assert first.token != again.token
    person = await Person.get()
    assert (person.openid, person.language, person.made_at) == ("yang", "bo", deps.clock.now())
    log = await AuditEntry.filter(actor_id=person.id)
    assert [entry.act for entry in log] == ["signed-in", "signed-in"]


async def test_a_code_opens_the_door_once(deps: Deps) -> None:
    await sessions.sign_in(deps, "login-yang", "zh")

    with pytest.raises(BadCode):
        await sessions.sign_in(deps, "login-yang", "zh")

    assert await Session.all().count() == 1


async def test_ten_first_sign_ins_at_once_make_one_person(deps: Deps) -> None:
    codes = [f"login-yang#{n}" for n in range(10)]

    views = await asyncio.gather(*(sessions.sign_in(deps, code, "zh") for code in codes))

    assert len({view.person.id for view in views}) == 1
    assert len({view.token for view in views}) == 10
    assert await Person.all().count() == 1


async def test_the_token_is_kept_only_as_a_fingerprint(deps: Deps) -> None:
    view = await sessions.sign_in(deps, "login-yang", "zh")

    kept = await Session.get()

    assert len(view.token) == 43
    assert kept.token_hash != view.token
    assert len(kept.token_hash) == 64


async def test_using_a_sign_in_prolongs_it_and_leaving_it_alone_ends_it(
    deps: Deps, clock: StillClock
) -> None:
    token = (await sessions.sign_in(deps, "login-yang", "zh")).token

    clock.pass_(days=29)
    used = await sessions.authenticate(deps, token)
    clock.pass_(days=29)
    used_again = await sessions.authenticate(deps, token)
    clock.pass_(days=30)
    left_alone = await sessions.authenticate(deps, token)

    assert used == used_again is not None
    assert left_alone is None


async def test_a_sign_in_used_twice_in_a_moment_is_written_once(
    deps: Deps, clock: StillClock
) -> None:
    token = (await sessions.sign_in(deps, "login-yang", "zh")).token
    begun = (await Session.get()).expires_at
    clock.pass_(minutes=10)
    await sessions.authenticate(deps, token)
    at_ten = (await Session.get()).expires_at

    clock.pass_(seconds=1)
    await sessions.authenticate(deps, token)

    assert at_ten == begun
    assert (await Session.get()).expires_at == begun + timedelta(minutes=10, seconds=1)


@pytest.mark.parametrize("token", [None, "", "never-given", "\udcff", "\0"])
async def test_a_token_that_was_never_given_opens_nothing(deps: Deps, token: str | None) -> None:
    await sessions.sign_in(deps, "login-yang", "zh")

    assert await sessions.authenticate(deps, token) is None


async def test_signing_out_ends_this_sign_in_and_no_other(deps: Deps) -> None:
    phone = await sessions.sign_in(deps, "login-yang", "zh")
    tablet = await sessions.sign_in(deps, "login-yang#2", "zh")
    actor = await sessions.authenticate(deps, phone.token)
    assert actor is not None

    await sessions.sign_out(deps, actor)
    await sessions.sign_out(deps, actor)

    assert await sessions.authenticate(deps, phone.token) is None
    assert await sessions.authenticate(deps, tablet.token) is not None


async def test_an_actor_comes_with_their_roles(deps: Deps) -> None:
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    token = (await sessions.sign_in(deps, f"login-{LI.openid}", "zh")).token

    actor = await sessions.authenticate(deps, token)

    assert actor is not None
    assert (actor.person_id, actor.roles, actor.is_staff) == (li.person_id, li.roles, True)


async def test_staff_sign_in_with_a_password_for_half_a_day(deps: Deps) -> None:
    await a_login(deps)

    view = await sessions.sign_in_with_password(deps, " LI ", PASSWORD, "en")

    assert view.expires_at == deps.clock.now() + timedelta(hours=12)
    assert [(role.role, role.label, role.centre_name) for role in view.person.roles] == [
        ("clerk", "Window clerk", "Liujia Centre")
    ]


async def test_an_unknown_name_is_told_the_same_as_a_wrong_password(deps: Deps) -> None:
    await a_login(deps)

    with pytest.raises(WrongPassword) as wrong_password:
        await sessions.sign_in_with_password(deps, "li", "wrong", "zh")
    with pytest.raises(WrongPassword) as unknown_name:
        await sessions.sign_in_with_password(deps, "nobody", PASSWORD, "zh")

    assert (wrong_password.value.detail, wrong_password.value.facts) == (
        unknown_name.value.detail,
        unknown_name.value.facts,
    )
    assert await Session.all().count() == 0


async def test_a_name_that_no_login_can_have_is_unknown_too(deps: Deps) -> None:
    grows_in_lower_case = "\u0130" * 40

    with pytest.raises(WrongPassword):
        await sessions.sign_in_with_password(deps, grows_in_lower_case, PASSWORD, "zh")


async def test_after_five_wrong_passwords_even_the_right_one_waits_a_quarter_of_an_hour(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    await wrong(deps, times=5)

    with pytest.raises(TooManyTries):
        await sessions.sign_in_with_password(deps, "li", PASSWORD, "zh")
    clock.pass_(minutes=14, seconds=59)
    with pytest.raises(TooManyTries):
        await sessions.sign_in_with_password(deps, "li", PASSWORD, "zh")
    clock.pass_(seconds=1)
    view = await sessions.sign_in_with_password(deps, "li", PASSWORD, "zh")

    assert await sessions.authenticate(deps, view.token) is not None
    assert await AuditEntry.filter(act="sign-in-failed").count() == 5


async def test_the_right_password_forgets_the_wrong_ones(deps: Deps) -> None:
    await a_login(deps)
    await wrong(deps, times=4)

    await sessions.sign_in_with_password(deps, "li", PASSWORD, "zh")
    await wrong(deps, times=4)
    view = await sessions.sign_in_with_password(deps, "li", PASSWORD, "zh")

    assert view.token


async def test_guesses_made_all_at_once_are_counted_too(deps: Deps) -> None:
    await a_login(deps)

    guesses = [sessions.sign_in_with_password(deps, "li", f"wrong-{n}", "zh") for n in range(12)]
    told = await asyncio.gather(*guesses, return_exceptions=True)

    assert (
        sorted(type(one).__name__ for one in told) == ["TooManyTries"] * 7 + ["WrongPassword"] * 5
    )


async def test_sign_ins_that_ended_long_ago_are_forgotten(deps: Deps, clock: StillClock) -> None:
    await sessions.sign_in(deps, "login-yang", "zh")
    clock.pass_(days=30 + 89)
    kept = await sessions.forget_old(deps)
    clock.pass_(days=2)
    await sessions.sign_in(deps, "login-zhaxi", "zh")

    gone = await sessions.forget_old(deps)

    assert (kept, gone, await Session.all().count()) == (0, 1, 1)


async def test_yang_is_found_again_by_the_openid_of_her_first_visit(deps: Deps) -> None:
    await a_town(deps)
    known = await a_person(deps, YANG)

    view = await sessions.sign_in(deps, f"login-{YANG.openid}", "zh")

    assert (view.person.id, view.person.name, view.person.phone) == (
        known.person_id,
        "杨*英",
        "139****0001",
    )
