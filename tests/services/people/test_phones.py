"""Proving that somebody holds a phone: by WeChat's code, or by a code sent to it."""

import asyncio
from datetime import timedelta
from typing import cast
from uuid import UUID

import pytest

from app.channels.paper import Paper
from app.channels.refusals import CarrierBusy
from app.channels.wechat.refusals import BadCode
from app.domain.messages.messages import Message, Receipt
from app.domain.people.identity import BadPhone
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.session import PhoneCode
from app.ports import Deps
from app.services.people import people, phones, sessions
from app.services.people.phones import BadSmsCode, CodeJustSent, TooManyCodes
from tests.fakes import StillClock

PHONE = "13900000001"


class BusySms:
    """A vendor that takes nothing today."""

    async def send(self, to: str, message: Message) -> Receipt:
        """Always CarrierBusy."""
        raise CarrierBusy


async def yang(deps: Deps) -> UUID:
    """Yang has just signed in; we know no phone of hers."""
    return (await sessions.sign_in(deps, "login-yang", "zh")).person.id


async def phone(deps: Deps) -> str:
    return people.phone_of(deps, await Person.get())


def codes(deps: Deps) -> list[tuple[str, str]]:
    """What went out by text message: to whom, and the code."""
    paper = cast(Paper, deps.channels["sms"])
    return [(sheet.to, sheet.message.params["code"]) for sheet in paper.sent]


def another(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def test_the_phone_that_wechat_vouches_for_is_kept_and_written_down(deps: Deps) -> None:
    person_id = await yang(deps)

    await phones.take_from_wechat(deps, person_id, f"phone-{PHONE}")

    assert await phone(deps) == PHONE
    entry = await AuditEntry.get(act="phone-confirmed")
    assert (entry.actor_id, entry.subject) == (person_id, f"person:{person_id}")
    assert PHONE not in str(entry.facts)


async def test_a_code_that_wechat_does_not_know_changes_nothing(deps: Deps) -> None:
    person_id = await yang(deps)

    with pytest.raises(BadCode):
        await phones.take_from_wechat(deps, person_id, "made-up")

    assert await phone(deps) == ""


async def test_the_six_digits_that_came_by_text_message_prove_the_phone(deps: Deps) -> None:
    person_id = await yang(deps)

    await phones.send_code(deps, person_id, "+86 139-0000-0001", "zh")
    [(to, code)] = codes(deps)
    await phones.confirm_code(deps, person_id, PHONE, code)

    assert (to, len(code), code.isdigit()) == (PHONE, 6, True)
    assert await phone(deps) == PHONE
    assert await PhoneCode.all().count() == 0


async def test_a_code_is_good_once(deps: Deps) -> None:
    person_id = await yang(deps)
    await phones.send_code(deps, person_id, PHONE, "zh")
    [(_, code)] = codes(deps)
    await phones.confirm_code(deps, person_id, PHONE, code)

    with pytest.raises(BadSmsCode):
        await phones.confirm_code(deps, person_id, PHONE, code)


async def test_five_wrong_tries_spoil_a_code(deps: Deps) -> None:
    person_id = await yang(deps)
    await phones.send_code(deps, person_id, PHONE, "zh")
    [(_, code)] = codes(deps)

    for _ in range(5):
        with pytest.raises(BadSmsCode):
            await phones.confirm_code(deps, person_id, PHONE, another(code))
    with pytest.raises(BadSmsCode):
        await phones.confirm_code(deps, person_id, PHONE, code)

    assert await phone(deps) == ""


async def test_four_wrong_tries_leave_one_more(deps: Deps) -> None:
    person_id = await yang(deps)
    await phones.send_code(deps, person_id, PHONE, "zh")
    [(_, code)] = codes(deps)
    for _ in range(4):
        with pytest.raises(BadSmsCode):
            await phones.confirm_code(deps, person_id, PHONE, another(code))

    await phones.confirm_code(deps, person_id, PHONE, code)

    assert await phone(deps) == PHONE


async def test_a_code_lives_five_minutes(deps: Deps, clock: StillClock) -> None:
    person_id = await yang(deps)
    await phones.send_code(deps, person_id, PHONE, "zh")
    [(_, code)] = codes(deps)
    clock.pass_(minutes=5)

    with pytest.raises(BadSmsCode):
        await phones.confirm_code(deps, person_id, PHONE, code)


async def test_a_code_proves_only_the_phone_it_came_to(deps: Deps) -> None:
    person_id = await yang(deps)
    await phones.send_code(deps, person_id, PHONE, "zh")
    [(_, code)] = codes(deps)

    with pytest.raises(BadSmsCode):
        await phones.confirm_code(deps, person_id, "13900000002", code)

    assert await phone(deps) == ""


async def test_somebody_elses_code_proves_nothing(deps: Deps) -> None:
    person_id = await yang(deps)
    other = (await sessions.sign_in(deps, "login-zhaxi", "zh")).person.id
    await phones.send_code(deps, person_id, PHONE, "zh")
    [(_, code)] = codes(deps)

    with pytest.raises(BadSmsCode):
        await phones.confirm_code(deps, other, PHONE, code)


async def test_the_next_code_comes_after_a_minute_and_replaces_the_first(
    deps: Deps, clock: StillClock
) -> None:
    person_id = await yang(deps)
    await phones.send_code(deps, person_id, PHONE, "zh")
    clock.pass_(seconds=59)
    with pytest.raises(CodeJustSent):
        await phones.send_code(deps, person_id, PHONE, "zh")
    clock.pass_(seconds=1)

    await phones.send_code(deps, person_id, PHONE, "zh")
    (_, first), (_, second) = codes(deps)

    if first != second:
        with pytest.raises(BadSmsCode):
            await phones.confirm_code(deps, person_id, PHONE, first)
    await phones.confirm_code(deps, person_id, PHONE, second)
    assert await phone(deps) == PHONE


async def test_impatient_fingers_get_one_code(deps: Deps) -> None:
    person_id = await yang(deps)

    asked = [phones.send_code(deps, person_id, PHONE, "zh") for _ in range(5)]
    told = await asyncio.gather(*asked, return_exceptions=True)

    assert len(codes(deps)) == 1
    assert sorted(type(one).__name__ for one in told) == ["CodeJustSent"] * 4 + ["NoneType"]


async def test_a_code_that_could_not_be_sent_may_be_asked_for_again_at_once(deps: Deps) -> None:
    person_id = await yang(deps)
    busy = Deps(**{**vars(deps), "channels": {"sms": BusySms()}})
    with pytest.raises(CarrierBusy):
        await phones.send_code(busy, person_id, PHONE, "zh")

    await phones.send_code(deps, person_id, PHONE, "zh")

    assert [to for to, _ in codes(deps)] == [PHONE]


@pytest.mark.parametrize("text", ["12345", "0831-3300000", "139000000011"])
async def test_only_a_mobile_phone_can_get_a_code(deps: Deps, text: str) -> None:
    person_id = await yang(deps)

    with pytest.raises(BadPhone):
        await phones.send_code(deps, person_id, text, "zh")

    assert codes(deps) == []


async def test_the_code_is_not_kept_in_the_clear(deps: Deps) -> None:
    person_id = await yang(deps)

    await phones.send_code(deps, person_id, PHONE, "zh")

    [(_, code)] = codes(deps)
    row = await PhoneCode.get()
    assert code not in row.code_hash
    assert PHONE not in row.phone_sealed
    assert row.expires_at - row.sent_at == timedelta(minutes=5)


async def ask(deps: Deps, person_id: UUID, phone: str = PHONE) -> str:
    """What somebody is told who asks for a code."""
    try:
        await phones.send_code(deps, person_id, phone, "zh")
    except (CodeJustSent, TooManyCodes) as refusal:
        return refusal.code
    return "sent"


async def test_a_person_gets_five_codes_a_day_wherever_they_go(
    deps: Deps, clock: StillClock
) -> None:
    person_id = await yang(deps)
    told = []

    for number in range(6):
        told.append(await ask(deps, person_id, f"1390000000{number}"))
        clock.pass_(hours=1)
    clock.pass_(hours=18)

    assert told == ["sent"] * 5 + ["too-many-codes"]
    assert await ask(deps, person_id) == "sent"


async def test_a_phone_gets_five_codes_a_day_whoever_asks(deps: Deps, clock: StillClock) -> None:
    askers = [
        (await sessions.sign_in(deps, f"login-asker{number}", "zh")).person.id
        for number in range(6)
    ]

    told = [await ask(deps, asker) for asker in askers]
    elsewhere = await ask(deps, askers[-1], "13900000002")

    assert (told, elsewhere) == (["sent"] * 5 + ["too-many-codes"], "sent")


async def test_of_ten_who_ask_for_one_phone_at_once_five_are_served(deps: Deps) -> None:
    askers = [
        (await sessions.sign_in(deps, f"login-asker{number}", "zh")).person.id
        for number in range(10)
    ]

    told = await asyncio.gather(*(ask(deps, asker) for asker in askers))

    assert sorted(told) == ["sent"] * 5 + ["too-many-codes"] * 5
    assert len(codes(deps)) == 5


async def test_a_code_that_was_refused_for_the_day_leaves_the_last_one_good(
    deps: Deps, clock: StillClock
) -> None:
    person_id = await yang(deps)
    for _ in range(5):
        await ask(deps, person_id)
        clock.pass_(minutes=1)

    refused = await ask(deps, person_id)
    await phones.confirm_code(deps, person_id, PHONE, codes(deps)[-1][1])

    assert (refused, await phone(deps)) == ("too-many-codes", PHONE)


async def test_codes_that_no_vendor_took_are_not_counted(deps: Deps) -> None:
    person_id = await yang(deps)
    busy = Deps(**{**vars(deps), "channels": {"sms": BusySms()}})

    for _ in range(7):
        with pytest.raises(CarrierBusy):
            await phones.send_code(busy, person_id, PHONE, "zh")

    assert await ask(deps, person_id) == "sent"


async def test_what_is_counted_names_no_phone(deps: Deps) -> None:
    await ask(deps, await yang(deps))

    entry = await AuditEntry.get(act="phone-code-sent")

    assert PHONE not in f"{entry.subject}{entry.facts}"
