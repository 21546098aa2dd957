"""Mail of a burst: few connections to a real SMTP server, each ended in time."""

import asyncio
import time
from dataclasses import replace

import pytest

from app.channels.mail_lines import MOST_LETTERS, MOST_LINES
from app.channels.refusals import CarrierUnreachable, UnknownRecipient
from app.domain.messages.messages import Outcome
from tests.channels.mail import MOVED, YANG, Postman, email, serving


def connections(postman: Postman) -> int:
    return len({id(talk) for talk in postman.talks})


async def test_a_burst_shares_a_few_connections() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        await asyncio.gather(*(mail.send(YANG, replace(MOVED, key=str(n))) for n in range(40)))
        await mail.close()

    assert len(postman.mails) == 40
    assert 1 <= connections(postman) <= MOST_LINES


async def test_one_letter_after_another_goes_over_one_connection() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        for number in range(5):
            await mail.send(YANG, replace(MOVED, key=str(number)))
        await mail.close()

    assert (len(postman.mails), connections(postman)) == (5, 1)


async def test_a_refused_letter_leaves_the_connection_and_nothing_of_itself() -> None:
    postman = Postman(rcpt="550 no such mailbox")

    async with serving(postman) as port:
        mail = email(port)
        with pytest.raises(UnknownRecipient):
            await mail.send("nobody@village.example", MOVED)
        postman.answers.clear()
        receipt = await mail.send(YANG, MOVED)
        await mail.close()

    assert receipt.outcome is Outcome.SENT
    assert len(postman.talks) == 1
    assert "nobody" not in postman.mails[0].decode()


async def test_a_connection_that_the_server_ended_is_replaced() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        await mail.send(YANG, MOVED)
        assert postman.line is not None
        postman.line.abort()
        receipt = await mail.send(YANG, MOVED)
        await mail.close()

    assert (receipt.outcome, connections(postman)) == (Outcome.SENT, 2)


async def test_a_connection_is_ended_after_fifty_letters() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        for number in range(MOST_LETTERS + 1):
            await mail.send(YANG, replace(MOVED, key=str(number)))
        await mail.close()

    assert connections(postman) == 2


async def test_a_line_that_rests_is_hung_up_with_a_goodbye() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        mail.lines.kept_seconds = 0.05
        await mail.send(YANG, MOVED)
        async with asyncio.timeout(20):
            while not postman.goodbyes:  # noqa: ASYNC110 - it is said on another connection
                await asyncio.sleep(0.01)

    assert postman.goodbyes == 1


async def test_who_waits_for_a_connection_waits_in_bounded_time() -> None:
    postman, started = Postman(data="stall"), time.monotonic()

    async with serving(postman) as port:
        mail = email(port, timeout_seconds=1)
        told = await asyncio.gather(
            *(mail.send(YANG, replace(MOVED, key=str(n))) for n in range(8)),
            return_exceptions=True,
        )

    unknown = [one for one in told if not isinstance(one, BaseException)]
    assert {one.outcome for one in unknown} == {Outcome.UNKNOWN}
    assert {type(one) for one in told if isinstance(one, BaseException)} <= {CarrierUnreachable}
    assert len(postman.mails) == len(unknown), "who got no line has surely sent nothing"
    assert time.monotonic() - started < 20
