"""A code by text message goes to the first vendor that takes it, in words and as registered."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from app.channels.refusals import (
    CarrierBusy,
    MessageRefused,
    NumberClosed,
    OutOfMoney,
    SmsNotConfigured,
    TemplateRefused,
)
from app.domain.messages.messages import Message, Receipt, Registered
from app.kit.errors import AppError
from app.models.carrier import CarrierMinute
from app.ports import Deps
from app.services.messages import carriers
from app.services.people import phone_code_texts
from tests.services.carriers import Answer, Carrier, over, refusing, silence, yes

PHONE = "13900000001"


class Listener(Carrier):
    """Keeps what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    async def send(self, to: str, message: Message) -> Receipt:
        self.messages.append(message)
        return await super().send(to, message)


def asked(*carriers_asked: Carrier) -> list[int]:
    return [sum(one.asked.values()) for one in carriers_asked]


async def test_a_code_is_said_in_the_readers_words_by_the_registered_template(
    deps: Deps,
) -> None:
    vendor = Listener()
    office = replace(deps, channels={"aliyun": vendor}, environment="development")

    await phone_code_texts.send(office, PHONE, "314159", "en")

    [message] = vendor.messages
    assert (message.template, message.params) == ("sms_code", {"code": "314159"})
    assert "314159" in message.text
    assert message.registered == Registered("SMS_sms_code", {"code": "{code}"})


@pytest.mark.parametrize("trouble", [CarrierBusy(), TemplateRefused()])
async def test_a_vendor_in_trouble_is_passed_over(deps: Deps, trouble: Exception) -> None:
    first, second = Carrier(refusing(trouble)), Carrier()
    office = replace(deps, channels={"aliyun": first, "tencent": second})

    await phone_code_texts.send(office, PHONE, "314159", "zh")

    assert asked(first, second) == [1, 1]


async def test_a_number_that_takes_nothing_is_asked_for_once(deps: Deps) -> None:
    first, second = Carrier(refusing(NumberClosed())), Carrier()
    office = replace(deps, channels={"aliyun": first, "tencent": second})

    with pytest.raises(MessageRefused) as caught:
        await phone_code_texts.send(office, PHONE, "314159", "zh")

    assert asked(first, second) == [1, 0]
    assert caught.value.facts == {"reason": "number-closed"}


async def test_no_answer_counts_as_taken_and_nobody_hears_twice(deps: Deps) -> None:
    first, second = Carrier(silence), Carrier()
    office = replace(deps, channels={"aliyun": first, "tencent": second})

    await phone_code_texts.send(office, PHONE, "314159", "zh")

    assert asked(first, second) == [1, 0]


async def test_a_paused_vendor_is_not_asked(deps: Deps) -> None:
    first, second = Carrier(), Carrier()
    office = replace(deps, channels={"aliyun": first, "tencent": second})
    await carriers.stop(deps, "aliyun", "out-of-money")

    await phone_code_texts.send(office, PHONE, "314159", "zh")
    await carriers.stop(deps, "tencent", "errors", deps.clock.now() + timedelta(minutes=1))
    with pytest.raises(CarrierBusy):
        await phone_code_texts.send(office, PHONE, "314159", "zh")

    assert asked(first, second) == [0, 1]


async def test_the_last_trouble_is_said(deps: Deps) -> None:
    office = replace(deps, channels={"aliyun": Carrier(refusing(CarrierBusy()))})

    with pytest.raises(CarrierBusy):
        await phone_code_texts.send(office, PHONE, "314159", "zh")


async def test_without_a_vendor_it_is_said_so(deps: Deps) -> None:
    office = replace(over(deps), channels={"wechat": Carrier()})

    with pytest.raises(SmsNotConfigured):
        await phone_code_texts.send(office, PHONE, "314159", "zh")


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (yes, "sent"),
        (silence, "unknown"),
        (refusing(NumberClosed()), "refused"),
        (refusing(CarrierBusy()), "failed"),
        (refusing(OutOfMoney()), "failed"),
    ],
)
async def test_what_came_of_a_code_is_counted_like_that_of_any_message(
    deps: Deps, answer: Answer, word: str
) -> None:
    office = replace(deps, channels={"aliyun": Carrier(answer)})

    with suppress(AppError):
        await phone_code_texts.send(office, PHONE, "314159", "zh")

    minute = await CarrierMinute.get(carrier="aliyun")
    words = ("sent", "unknown", "refused", "failed")
    assert minute.asked == 1
    assert {one: getattr(minute, one) for one in words} == {one: one == word for one in words}
