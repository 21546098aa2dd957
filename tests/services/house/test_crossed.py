"""An act that the database let fail because rows were held crosswise is begun anew."""

import pytest

from app.services.house import crossed


class Crossed(Exception):
    """As the driver tells it."""

    sqlstate = "40P01"


class Act:
    """Fails so many times before it answers."""

    def __init__(self, failures: int, error: Exception) -> None:
        self.failures, self.error, self.begun = failures, error, 0

    async def __call__(self) -> str:
        self.begun += 1
        if self.begun > self.failures:
            return "done"
        raise RuntimeError from self.error


async def test_it_is_begun_until_it_goes_through() -> None:
    act = Act(crossed.TRIES - 1, Crossed())

    assert (await crossed.begun_anew(act), act.begun) == ("done", crossed.TRIES)


async def test_it_is_given_up_after_so_many_times() -> None:
    act = Act(crossed.TRIES, Crossed())

    with pytest.raises(RuntimeError):
        await crossed.begun_anew(act)

    assert act.begun == crossed.TRIES


async def test_anything_else_is_told_at_once() -> None:
    act = Act(1, ValueError())

    with pytest.raises(RuntimeError):
        await crossed.begun_anew(act)

    assert act.begun == 1
