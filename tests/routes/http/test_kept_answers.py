"""Answers that are kept for a moment, and never longer, for anybody else, or against a write."""

import asyncio
from collections.abc import Hashable

import pytest

from app.routes.http.kept_answers import KeptAnswers, ReadyAnswer
from tests.fakes import StillClock

MINUTE = 60


def ready(body: str) -> ReadyAnswer:
    return ReadyAnswer(body.encode(), "text/plain", f'"{body}"', ())


def ready_of(body: str) -> ReadyAnswer | None:
    """What is a secret is nobody else's."""
    return None if body == "secret" else ready(body)


async def said(body: str) -> str:
    return body


async def kept(answers: KeptAnswers[str], key: Hashable, body: str, max_age: int = MINUTE) -> None:
    assert await answers.computing(key, max_age, said(body)) == body


@pytest.fixture
def answers(clock: StillClock) -> KeptAnswers[str]:
    return KeptAnswers(clock, ready_of)


async def test_an_answer_is_given_until_a_second_has_passed(
    answers: KeptAnswers[str], clock: StillClock
) -> None:
    await kept(answers, "guide", "a")

    clock.pass_(seconds=0.999)
    in_time, other = answers.find("guide"), answers.find("another")
    clock.pass_(seconds=0.001)
    late = answers.find("guide")

    assert (in_time, other, late, len(answers)) == (ready("a"), None, None, 0)


async def test_an_answer_is_never_given_longer_than_its_own_max_age(
    answers: KeptAnswers[str],
) -> None:
    await kept(answers, "board", "a", max_age=0)

    assert answers.find("board") is None


async def test_an_answer_from_a_later_time_is_not_given(
    answers: KeptAnswers[str], clock: StillClock
) -> None:
    await kept(answers, "guide", "a")

    clock.pass_(seconds=-1)

    assert answers.find("guide") is None


async def test_an_answer_is_as_old_as_the_beginning_of_its_computation(
    answers: KeptAnswers[str], clock: StillClock
) -> None:
    work = answers.computing("guide", MINUTE, said("a"))

    clock.pass_(seconds=1)
    waited = await answers.awaited("guide")
    await work

    assert (waited, answers.find("guide")) == (None, None)


async def test_who_comes_while_it_is_computed_waits_for_it(answers: KeptAnswers[str]) -> None:
    work = answers.computing("guide", MINUTE, said("a"))

    waiting = [asyncio.create_task(answers.awaited("guide")) for _ in range(100)]
    await asyncio.sleep(0)
    first = await work

    assert first == "a"
    assert await asyncio.gather(*waiting) == [ready("a")] * 100
    assert await answers.awaited("guide") is None


async def test_one_who_goes_away_takes_the_answer_from_nobody(answers: KeptAnswers[str]) -> None:
    work = answers.computing("guide", MINUTE, said("a"))
    gone, patient = (asyncio.create_task(answers.awaited("guide")) for _ in range(2))
    await asyncio.sleep(0)

    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await work

    assert gone.cancelled()
    assert await patient == ready("a")


async def test_what_is_not_everybodys_is_neither_kept_nor_given(answers: KeptAnswers[str]) -> None:
    work = answers.computing("guide", MINUTE, said("secret"))
    waiting = asyncio.create_task(answers.awaited("guide"))
    await asyncio.sleep(0)

    first = await work

    assert (first, await waiting, answers.find("guide")) == ("secret", None, None)


async def test_a_computation_that_fails_lets_go_who_waits(answers: KeptAnswers[str]) -> None:
    async def fails() -> str:
        raise RuntimeError

    work = answers.computing("guide", MINUTE, fails())
    waiting = asyncio.create_task(answers.awaited("guide"))
    await asyncio.sleep(0)

    with pytest.raises(RuntimeError):
        await work

    assert (await waiting, answers.find("guide")) == (None, None)


async def test_after_a_write_nothing_older_is_given(answers: KeptAnswers[str]) -> None:
    await kept(answers, "days", "old")
    under_way = answers.computing("slots", MINUTE, said("old"))

    answers.drop()
    waited = await answers.awaited("slots")
    newer = answers.computing("slots", MINUTE, said("new"))
    await asyncio.gather(under_way, newer)

    assert (waited, answers.find("days"), answers.find("slots")) == (None, None, ready("new"))


async def test_a_write_in_the_middle_keeps_an_older_answer_out(answers: KeptAnswers[str]) -> None:
    async def read_before_the_write() -> str:
        answers.drop()
        return "old"

    await answers.computing("slots", MINUTE, read_before_the_write())

    assert answers.find("slots") is None


async def test_the_least_used_goes_first_when_there_are_too_many(clock: StillClock) -> None:
    answers: KeptAnswers[str] = KeptAnswers(clock, ready_of, most=2)
    await kept(answers, 1, "a")
    await kept(answers, 2, "b")
    answers.find(1)

    await kept(answers, 3, "c")

    assert [answers.find(key) for key in (1, 2, 3)] == [ready("a"), None, ready("c")]


async def test_all_together_never_take_more_than_so_many_bytes(clock: StillClock) -> None:
    room = 2 * ready("x" * 1000).size
    answers: KeptAnswers[str] = KeptAnswers(clock, ready_of, most_bytes=room)
    await kept(answers, 1, "a" * 1000)
    await kept(answers, 2, "b" * 1000)
    await kept(answers, 2, "b" * 999)

    await kept(answers, 3, "c" * 1000)
    await kept(answers, 4, "d" * room)

    assert [answers.find(key) is not None for key in (1, 2, 3, 4)] == [False, True, True, False]
    assert (len(answers), answers.bytes) == (2, room - 1)
