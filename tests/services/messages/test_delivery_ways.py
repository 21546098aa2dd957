"""Which ways a message goes: mail after the text message, one channel alone when it is said so."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.channels.email import Email, Letter, SmtpServer
from app.channels.refusals import CarrierBusy, SmsNotConfigured, UnknownRecipient
from app.domain.messages.messages import Message, Outcome, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import carriers, delivery, grants
from app.services.messages.carriers import Tally
from app.services.people import people
from app.words.letters import letter
from sandbox.server import Sandbox, running
from sandbox.settings import Settings
from tests.fakes import StillClock
from tests.people import YANG
from tests.services.carriers import (
    Carrier,
    a_second_contact,
    drained,
    due_messages,
    over,
    refusing,
    states,
)

ADDRESS = "yang@example.com"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A mail server on a socket."""
    async with running(Settings(port=0, smtp_port=0)) as sandbox:
        yield sandbox


async def a_message(deps: Deps, email: str = ADDRESS, **values: Any) -> Person:
    """One message to Yang, due now, whose e-mail address we know."""
    await due_messages(deps, YANG, ["one"])
    person = await Person.get(openid=YANG.openid)
    people.set_email(deps, person, email)
    await person.save(update_fields=["email_sealed"])
    if values:
        await Notice.filter(key="one").update(**values)
    return person


def in_words(message: Message) -> Letter:
    return Letter(*letter(message.template, message.language, **message.params))


async def test_mail_goes_where_no_text_message_can(deps: Deps) -> None:
    sms, email = Carrier(refusing(UnknownRecipient())), Carrier()
    await a_message(deps)

    tally = await drained(over(deps, sms=sms, email=email))

    sent = await Notice.get(key="one#1")
    assert (tally, sent.channel, email.said) == (
        {"refused": 1, "sent": 1},
        "email",
        {"one#1": 1},
    )


async def test_a_text_message_that_went_out_needs_no_mail(deps: Deps) -> None:
    sms, email = Carrier(), Carrier()
    await a_message(deps)

    await delivery.deliver(over(deps, sms=sms, email=email))

    assert (sms.said, email.asked) == ({"one": 1}, {})


async def test_without_a_vendor_of_text_messages_mail_does_not_wait(deps: Deps) -> None:
    email = Carrier()
    await a_message(deps)

    await drained(over(deps, sms=Carrier(refusing(SmsNotConfigured())), email=email))

    assert email.said == {"one#1": 1}


async def test_without_any_carrier_of_text_messages_mail_is_the_first_rung(deps: Deps) -> None:
    email = Carrier()
    await a_message(deps)

    await drained(over(deps, email=email))

    assert email.said == {"one": 1}


async def test_a_busy_vendor_of_text_messages_is_waited_for(deps: Deps) -> None:
    email = Carrier()
    await a_message(deps)

    await delivery.deliver(over(deps, sms=Carrier(refusing(CarrierBusy())), email=email))

    assert (email.asked, await states()) == ({}, {"one": "planned"})


async def test_somebody_without_a_phone_gets_mail(deps: Deps) -> None:
    email = Carrier()
    await a_message(deps)
    await Person.filter(openid=YANG.openid).update(phone_sealed="")

    await delivery.deliver(over(deps, sms=Carrier(), email=email))

    assert email.said == {"one": 1}


async def test_a_phone_that_cannot_be_opened_leaves_the_mail(deps: Deps) -> None:
    email = Carrier()
    await a_message(deps)
    await Person.filter(openid=YANG.openid).update(phone_sealed="v1.a256gcm.gone.AAAA")

    await delivery.deliver(over(deps, sms=Carrier(), email=email))

    assert email.said == {"one": 1}


@pytest.mark.parametrize("via", ["email", "wechat", "sms"])
async def test_a_message_that_names_its_channel_goes_that_way_alone(deps: Deps, via: str) -> None:
    three = {"wechat": Carrier(), "sms": Carrier(), "email": Carrier()}
    person = await a_message(deps, via=via)
    await grants.note(deps, person.id, "booked", 1, "phone")

    await delivery.deliver(over(deps, **three))

    asked = {name: dict(carrier.asked) for name, carrier in three.items() if carrier.asked}
    assert (asked, (await Notice.get(key="one")).channel) == ({via: {"one": 1}}, via)


async def test_a_message_for_mail_alone_is_unreachable_without_an_address(deps: Deps) -> None:
    sms = Carrier()
    await a_message(deps, email="", via="email")

    await delivery.deliver(over(deps, sms=sms, email=Carrier()))

    kept = await Notice.get(key="one")
    assert (sms.asked, kept.state, kept.error) == ({}, "refused", "unreachable")


async def test_a_long_name_from_the_carrier_is_kept_as_far_as_it_fits(deps: Deps) -> None:
    async def wordy(to: str, message: Message) -> Receipt:
        return Receipt(Outcome.SENT, "<" + "0" * 100 + "@example.com>")

    await a_message(deps)

    await delivery.deliver(over(deps, email=Carrier(wordy)))

    assert len((await Notice.get(key="one")).carrier_id) == 64


async def test_a_message_arrives_at_a_mail_server(deps: Deps, sandbox: Sandbox) -> None:
    server = SmtpServer("127.0.0.1", sandbox.smtp_port, "none")
    email = Email(server, "刘家镇便民服务中心 <desk@liujia.example>", in_words, deps.clock)
    said = {"item": "高龄津贴", "starts": "明天", "centre": "刘家镇", "number": "A01"}
    await a_message(deps, via="email", params=said)

    tally = await delivery.deliver(over(deps, email=email))

    [mail] = sandbox.state.mails
    sent = await Notice.get(key="one")
    assert (tally, mail.to, mail.message_id) == ({"sent": 1}, ADDRESS, sent.carrier_id)
    assert mail.sender == "刘家镇便民服务中心 <desk@liujia.example>"
    assert mail.subject == "预约成功"
    assert "高龄津贴" in mail.text


async def test_of_two_vendors_the_healthy_one_is_asked_first(deps: Deps) -> None:
    failing, other = Carrier(), Carrier()
    await due_messages(deps, YANG, ["one"])
    await carriers.count(deps, {"aliyun": Tally(asked=10, sent=7, failed=3)})

    await drained(over(deps, aliyun=failing, tencent=other))

    assert (failing.asked, other.said) == ({}, {"one": 1})


async def test_the_limit_of_ones_own_number_leaves_the_second_contact_free(
    deps: Deps, clock: StillClock
) -> None:
    tencent = Carrier()
    await due_messages(deps, YANG, ["one"], "case_written")
    person = await Person.get(openid=YANG.openid)
    await a_second_contact(deps, person.id)
    await due_messages(deps, YANG, [f"old-{number}" for number in range(10)])
    times = {"sending_at": clock.at, "state": "sent", "channel": "tencent"}
    full = Notice.filter(key__startswith="old-")
    await full.update(**times, to_index=person.phone_index)

    await drained(over(deps, tencent=tencent))

    kept = await Notice.get(key="one")
    assert (tencent.said, kept.rung, kept.state) == ({"one": 1}, "second", "sent")


async def test_a_second_contact_hears_for_whom_there_is_news_and_not_what_it_says(
    deps: Deps,
) -> None:
    said: list[Message] = []

    async def heard(to: str, message: Message) -> Receipt:
        said.append(message)
        return Receipt(Outcome.SENT, "1")

    person = await a_message(deps, email="")
    await a_second_contact(deps, person.id)
    people.set_name(deps, person, YANG.name)
    await person.save(update_fields=["name_sealed", "name_index"])
    await Person.filter(id=person.id).update(phone_sealed="", phone_index="")

    await drained(over(deps, sms=Carrier(heard)))

    [passed_on] = said
    assert passed_on.template == "pass_on"
    assert passed_on.params == {"person": YANG.name}
    assert passed_on.text.startswith(f"请转告{YANG.name}：")
    assert "A01" not in passed_on.text
