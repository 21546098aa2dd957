"""What a mail server says of a recipient: whether nobody is there, or the letter is not wanted."""

import pytest

from app.channels.refusals import CarrierBusy, MessageRefused, UnknownRecipient, verdict_of
from app.domain.messages.verdicts import Verdict
from app.kit.errors import AppError
from tests.channels.mail import MOVED, YANG, Postman, email, serving


@pytest.mark.parametrize(
    ("answer", "refusal", "verdict"),
    [
        ("550 5.1.1 no such user here", UnknownRecipient, Verdict.NEVER),
        ("556 5.1.10 the domain takes no mail", UnknownRecipient, Verdict.NEVER),
        ("550 5.2.1 this mailbox is disabled", UnknownRecipient, Verdict.NEVER),
        ("550 Mailbox not found", UnknownRecipient, Verdict.NEVER),
        ("553 mailbox name not allowed", UnknownRecipient, Verdict.NEVER),
        ("550 5.7.1 your address is on a block list", MessageRefused, Verdict.NEXT),
        ("554 5.7.1 relay access denied", MessageRefused, Verdict.NEXT),
        ("550 Ip frequency limited", MessageRefused, Verdict.NEXT),
        ("550 Mail content denied", MessageRefused, Verdict.NEXT),
        ("552 5.2.2 over quota", MessageRefused, Verdict.NEXT),
        ("552 the mailbox is full", MessageRefused, Verdict.NEXT),
        ("550 5.1.8 bad sender", MessageRefused, Verdict.NEXT),
        ("450 4.2.0 greylisted", CarrierBusy, Verdict.RETRY),
    ],
)
async def test_only_who_is_not_there_is_never_asked_again(
    answer: str, refusal: type[AppError], verdict: Verdict
) -> None:
    async with serving(Postman(rcpt=answer)) as port:
        with pytest.raises(refusal) as caught:
            await email(port).send(YANG, MOVED)

    assert (verdict_of(caught.value), caught.value.facts) == (verdict, {"status": int(answer[:3])})
