"""The second factor of a console login: set up with an app, asked for at the door, good once."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.people.roles import RoleName
from app.models.operation import AuditEntry
from app.models.session import Credential
from app.ports import Deps
from app.services.house.access import ConfirmationNeeded
from app.services.people import people, proofs, second_factors, sessions
from app.services.people.proofs import TooManyTries, WrongCode, WrongPassword
from app.services.people.second_factors import NoLogin, NoSecondFactor, SecondFactorOn
from app.services.people.sessions import SecondFactorNeeded
from tests.fakes import StillClock
from tests.make import a_person, a_town
from tests.people import LI, YANG
from tests.sign_ins import (
    PASSWORD,
    STORED,
    a_login,
    a_second_factor,
    another,
    at_the_console,
    code_of,
    confirmed,
    on_the_phone,
)

DIRECTORS = frozenset({RoleName.DIRECTOR, RoleName.ADMIN})


async def enter(deps: Deps, code: str = "", password: str = PASSWORD) -> str:
    """What Li is told at the door."""
    try:
        await sessions.sign_in_with_password(deps, "li", password, "zh", code)
    except (WrongPassword, WrongCode, TooManyTries, SecondFactorNeeded) as refusal:
        return refusal.code
    return "in"


async def test_an_app_is_shown_the_secret_and_its_first_code_switches_it_on(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    li = await at_the_console(deps)

    begun = await second_factors.begin(deps, li, "en")
    before = await enter(deps)
    await second_factors.switch_on(deps, li, code_of(deps, begun.secret))

    assert begun.uri.startswith(f"otpauth://totp/Cunkou%20console:li?secret={begun.secret}")
    assert begun.qr.startswith("data:image/svg+xml")
    assert (before, await enter(deps)) == ("in", "second-factor-needed")
    assert (await people.me(deps, li.person_id, "zh")).second_factor == "on"
    kept = await Credential.get()
    assert begun.secret not in kept.totp_sealed
    assert (await AuditEntry.get(act="second-factor-on")).subject == f"credential:{kept.id}"


async def test_password_and_code_open_the_door_together(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    secret = await a_second_factor(deps, await at_the_console(deps))
    clock.pass_(seconds=30)
    code = code_of(deps, secret)

    told = [
        await enter(deps),
        await enter(deps, another(code)),
        await enter(deps, code, password="wrong"),
        await enter(deps, code),
    ]

    assert told == ["second-factor-needed", "wrong-code", "wrong-password", "in"]


async def test_a_code_opens_once_and_so_does_none_before_it(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    secret = await a_second_factor(deps, li)
    switched_on_with = code_of(deps, secret)
    clock.pass_(seconds=30)
    earlier = code_of(deps, secret)
    clock.pass_(seconds=30)
    code = code_of(deps, secret)

    told = [await enter(deps, one) for one in (switched_on_with, code, code, earlier)]

    assert told == ["wrong-code", "in", "wrong-code", "wrong-code"]


async def test_of_ten_who_come_with_one_code_one_comes_in(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    secret = await a_second_factor(deps, await at_the_console(deps))
    clock.pass_(seconds=30)
    factor = await Credential.get()
    code = code_of(deps, secret)

    used = await asyncio.gather(*(proofs.use_code(deps, factor, code) for _ in range(10)))

    assert sorted(used) == [False] * 9 + [True]


async def test_wrong_codes_count_like_wrong_passwords(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    secret = await a_second_factor(deps, await at_the_console(deps))
    clock.pass_(seconds=30)
    wrong = another(code_of(deps, secret))

    told = [await enter(deps, wrong) for _ in range(3)]
    told += [await enter(deps, password="wrong"), await enter(deps), await enter(deps, wrong)]
    told += [await enter(deps, code_of(deps, secret))]
    clock.pass_(minutes=15)
    told += [await enter(deps, code_of(deps, secret))]

    assert told == [
        *["wrong-code"] * 3,
        "wrong-password",
        "second-factor-needed",
        "wrong-code",
        "too-many-tries",
        "in",
    ]


async def test_the_password_alone_asked_again_and_again_forgets_no_wrong_code(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    secret = await a_second_factor(deps, await at_the_console(deps))
    clock.pass_(seconds=30)
    wrong = another(code_of(deps, secret))

    told = [await enter(deps, code) for code in ["", wrong] * 5 + [""]]

    assert told == [*["second-factor-needed", "wrong-code"] * 5, "too-many-tries"]


async def test_it_holds_for_every_login_of_the_person(deps: Deps, clock: StillClock) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    secret = await a_second_factor(deps, li)
    await Credential.create(
        id=deps.ids.new(), person_id=li.person_id, username="li.2", password_hash=STORED
    )
    clock.pass_(seconds=30)

    with pytest.raises(SecondFactorNeeded):
        await at_the_console(deps, username="li.2")
    again = await at_the_console(deps, code_of(deps, secret), username="li.2")

    assert again.person_id == li.person_id


async def test_beginning_again_makes_another_secret_and_the_first_is_good_for_nothing(
    deps: Deps,
) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    first = await second_factors.begin(deps, li, "zh")
    second = await second_factors.begin(deps, li, "zh")

    with pytest.raises(WrongCode):
        await second_factors.switch_on(deps, li, code_of(deps, first.secret))
    await second_factors.switch_on(deps, li, code_of(deps, second.secret))

    with pytest.raises(SecondFactorOn):
        await second_factors.begin(deps, li, "zh")
    with pytest.raises(SecondFactorOn):
        await second_factors.switch_on(deps, li, code_of(deps, second.secret))


async def test_who_did_not_begin_has_nothing_to_switch_on(deps: Deps) -> None:
    await a_login(deps)

    with pytest.raises(NoSecondFactor):
        await second_factors.switch_on(deps, await at_the_console(deps), "123456")


async def test_setting_it_up_and_taking_it_off_need_a_fresh_confirmation(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    clock.pass_(minutes=5)

    with pytest.raises(ConfirmationNeeded):
        await second_factors.begin(deps, li, "zh")
    with pytest.raises(ConfirmationNeeded):
        await second_factors.take_off(deps, li)
    with pytest.raises(ConfirmationNeeded):
        await second_factors.begin(deps, await on_the_phone(deps), "zh")


async def test_taken_off_the_password_is_enough_again(deps: Deps) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    await a_second_factor(deps, li)

    await second_factors.take_off(deps, li)
    await second_factors.take_off(deps, li)

    assert await enter(deps) == "in"
    assert await AuditEntry.filter(act="second-factor-off").count() == 1
    kept = await Credential.get()
    assert (kept.totp_sealed, kept.totp_counter, kept.totp_since_at) == ("", 0, None)


async def test_who_has_no_login_needs_no_second_factor(deps: Deps) -> None:
    await a_town(deps)
    yang = await confirmed(deps, await a_person(deps, YANG))

    with pytest.raises(NoLogin):
        await second_factors.begin(deps, yang, "zh")

    assert (await people.me(deps, yang.person_id, "zh")).second_factor == "off"


async def test_where_directors_need_one_their_roles_sleep_until_it_is_set_up(
    deps: Deps, clock: StillClock
) -> None:
    strict = replace(deps, second_factor_roles=DIRECTORS)
    await a_login(strict, role="director")

    asleep = await at_the_console(strict)
    told = (await people.me(strict, asleep.person_id, "zh")).second_factor
    secret = await a_second_factor(strict, asleep)
    clock.pass_(seconds=30)
    awake = await at_the_console(strict, code_of(strict, secret))

    assert (asleep.roles, asleep.is_staff, told) == ((), False, "needed")
    assert awake.is_staff
    assert (await people.me(strict, awake.person_id, "zh")).second_factor == "on"


async def test_a_clerk_works_without_one_where_only_directors_need_it(deps: Deps) -> None:
    strict = replace(deps, second_factor_roles=DIRECTORS)
    await a_login(strict)

    clerk = await at_the_console(strict)

    assert clerk.is_staff
    assert (await people.me(strict, clerk.person_id, "zh")).second_factor == "off"


async def test_a_directors_phone_is_not_put_to_sleep(deps: Deps) -> None:
    strict = replace(deps, second_factor_roles=DIRECTORS)
    await a_login(strict, LI, role="director")

    assert (await on_the_phone(strict)).is_staff
