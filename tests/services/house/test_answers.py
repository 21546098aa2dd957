"""A request that comes twice is done once and answered word for word."""

import asyncio
from uuid import UUID, uuid4

import pytest

from app.domain.people.roles import Actor
from app.kit.errors import Conflict
from app.kit.idempotency import KeyReused
from app.models.operation import Answer, AuditEntry
from app.ports import Deps
from app.services.house import answers, audit
from tests.fakes import StillClock

KEY = UUID("0193a5c0-7b1e-7c3a-9f00-5d2b6a1e4f10")


class Full(Conflict):
    """No."""


class Desk:
    """Does one small thing for one person, and counts how often."""

    def __init__(self, deps: Deps) -> None:
        self.deps, self.actor = deps, Actor(uuid4(), uuid4(), ())
        self.begun = 0

    async def ask(self, key: UUID = KEY, asked: str = "same", refuse: bool = False) -> bytes:
        """The answer to a request, as it goes over the wire."""

        async def act() -> dict[str, object]:
            self.begun += 1
            await audit.record(self.deps, self.actor.person_id, "asked", str(key))
            await asyncio.sleep(0)
            if refuse:
                raise Full
            return {"number": self.begun, "name": "杨秀英"}

        return bytes(await answers.once(self.deps, self.actor, key, asked, act))


async def done() -> int:
    return await AuditEntry.filter(act="asked").count()


async def test_the_second_time_the_first_answer_comes_back_byte_for_byte(deps: Deps) -> None:
    desk = Desk(deps)

    first, second = await desk.ask(), await desk.ask()

    assert first == second == '{"number":1,"name":"杨秀英"}'.encode()
    assert (desk.begun, await done()) == (1, 1)


async def test_twins_wait_for_the_first_and_get_its_answer(deps: Deps) -> None:
    desk = Desk(deps)

    heard = await asyncio.gather(*(desk.ask() for _ in range(20)))

    assert set(heard) == {heard[0]}
    assert (desk.begun, await done()) == (1, 1)


async def test_another_request_under_a_used_key_is_refused(deps: Deps) -> None:
    desk = Desk(deps)
    await desk.ask()

    with pytest.raises(KeyReused):
        await desk.ask(asked="other")

    assert await done() == 1


async def test_a_refusal_keeps_nothing_so_that_it_may_be_tried_again(deps: Deps) -> None:
    desk = Desk(deps)

    with pytest.raises(Full):
        await desk.ask(refuse=True)
    nothing = (await Answer.all().count(), await done())
    again = await desk.ask()

    assert nothing == (0, 0)
    assert again == '{"number":2,"name":"杨秀英"}'.encode()


async def test_a_twin_of_a_refused_request_is_tried_by_itself(deps: Deps) -> None:
    desk = Desk(deps)

    heard = await asyncio.gather(
        desk.ask(refuse=True), *(desk.ask() for _ in range(5)), return_exceptions=True
    )

    assert isinstance(heard[0], Full) or heard[0] == heard[1]
    assert set(heard[1:]) == {heard[1]}
    assert await done() == 1


async def test_two_people_may_use_the_same_key(deps: Deps) -> None:
    await Desk(deps).ask()
    await Desk(deps).ask(asked="other")

    assert await done() == 2


async def test_answers_are_forgotten_after_two_days(deps: Deps, clock: StillClock) -> None:
    desk = Desk(deps)
    await desk.ask()
    clock.pass_(hours=30)
    await desk.ask(key=uuid4())

    clock.pass_(hours=30)
    gone = await answers.forget_old(deps)

    assert (gone, await Answer.all().count()) == (1, 1)
