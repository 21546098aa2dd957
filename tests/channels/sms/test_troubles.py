"""What goes wrong on the way to any vendor: what was surely not sent, and what may have been."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest

from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierRefused,
    CarrierUnreachable,
)
from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.exchange import LONGEST_ANSWER
from app.channels.sms.gateway import GatewayAccount, GatewaySms
from app.channels.sms.tencent import TencentAccount, TencentSms
from app.domain.messages.messages import Message, Outcome
from app.domain.messages.verdicts import Fate
from app.kit.errors import AppError
from app.kit.ids import SystemIds
from app.ports import Channel
from tests.channels.sms.conftest import HASTY, NOW, PHONE
from tests.channels.sms.stands import KEY_ID, SECRET, Stand
from tests.fakes import StillClock

VENDORS = ("aliyun", "tencent", "gateway")
Made = Callable[[str], Channel]


@dataclass(frozen=True)
class Line:
    """A driver, the vendor it speaks to, and how to make another that speaks elsewhere."""

    channel: Channel
    stand: Stand
    made: Made


@pytest.fixture(params=VENDORS)
def line(request: pytest.FixtureRequest, http: aiohttp.ClientSession, clock: StillClock) -> Line:
    ids = SystemIds(clock)
    makers: dict[str, Made] = {
        "aliyun": lambda url: AliyunSms(
            AliyunAccount(KEY_ID, SECRET, "南溪镇", url), http, clock, ids, HASTY
        ),
        "tencent": lambda url: TencentSms(
            TencentAccount(KEY_ID, SECRET, "1400006666", "南溪镇", url=url), http, clock, HASTY
        ),
        "gateway": lambda url: GatewaySms(GatewayAccount(url, SECRET), http, clock, ids, HASTY),
    }
    name = request.param
    return Line(
        request.getfixturevalue(name), request.getfixturevalue(f"{name}_stand"), makers[name]
    )


async def test_a_vendor_that_takes_the_text_and_falls_silent_leaves_it_unknown(
    line: Line, message: Message
) -> None:
    line.stand.falls_silent()

    receipt = await line.channel.send(PHONE, message)

    assert receipt.outcome is Outcome.UNKNOWN
    assert len(line.stand.asked) == 1


async def test_a_vendor_that_hangs_up_is_asked_once_and_leaves_the_text_unknown(
    line: Line, message: Message
) -> None:
    line.stand.hangs_up()

    receipt = await line.channel.send(PHONE, message)

    assert receipt.outcome is Outcome.UNKNOWN
    assert len(line.stand.asked) == 1


@pytest.mark.parametrize("status", [200, 500, 502, 504])
async def test_an_unreadable_answer_leaves_the_text_unknown(
    line: Line, message: Message, status: int
) -> None:
    line.stand.says(b"<html>oops</html>", status)

    receipt = await line.channel.send(PHONE, message)

    assert receipt.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("status", "kind"), [(429, CarrierBusy), (503, CarrierBusy), (403, CarrierRefused)]
)
async def test_an_unreadable_refusal_may_be_tried_again(
    line: Line, message: Message, status: int, kind: type[AppError]
) -> None:
    line.stand.says(b"<html>no</html>", status)

    with pytest.raises(kind):
        await line.channel.send(PHONE, message)


async def test_nobody_is_led_elsewhere(line: Line, message: Message) -> None:
    line.stand.leads_to(f"{line.stand.url}/elsewhere")

    with pytest.raises(CarrierRefused) as caught:
        await line.channel.send(PHONE, message)

    assert caught.value.facts == {"status": 307}
    assert len(line.stand.asked) == 1


async def test_nobody_at_the_door_means_that_nothing_was_sent(
    line: Line, message: Message, unused_tcp_port: int
) -> None:
    nowhere = line.made(f"http://127.0.0.1:{unused_tcp_port}")

    with pytest.raises(CarrierUnreachable):
        await nowhere.send(PHONE, message)
    assert await nowhere.check() == "carrier-unreachable"
    assert await nowhere.fate(PHONE, "key", "", NOW - timedelta(hours=1)) is Fate.UNASKED


async def test_a_vendor_that_stays_silent_was_not_asked(line: Line) -> None:
    line.stand.falls_silent()

    assert await line.channel.fate(PHONE, "key", "", NOW - timedelta(hours=1)) is Fate.UNASKED


async def test_an_answer_without_an_end_is_not_read_to_it(line: Line, message: Message) -> None:
    line.stand.says(b"{" + b" " * LONGEST_ANSWER)

    receipt = await line.channel.send(PHONE, message)

    assert receipt.outcome is Outcome.UNKNOWN


async def test_a_host_without_an_address_means_that_nothing_was_sent(
    line: Line, message: Message
) -> None:
    with pytest.raises(CarrierUnreachable):
        await line.made("http://nobody.invalid").send(PHONE, message)


async def test_an_address_that_is_none_is_a_setting_to_put_right(
    line: Line, message: Message
) -> None:
    with pytest.raises(CarrierMisconfigured):
        await line.made("nowhere").send(PHONE, message)


async def test_a_silent_vendor_answers_the_check_with_its_code(line: Line) -> None:
    line.stand.falls_silent()

    assert await line.channel.check() == "carrier-silent"


async def test_an_address_with_a_path_is_asked_below_it(line: Line, message: Message) -> None:
    line.stand.signed = lambda _: True
    line.stand.says(b"", 503)

    with pytest.raises(CarrierBusy):
        await line.made(f"{line.stand.url}/vendor/").send(PHONE, message)

    assert line.stand.asked[0].path.startswith("/vendor/")


@pytest.mark.parametrize("trouble", ["silent", "cut", "error", "html", "nowhere"])
async def test_neither_phone_nor_words_nor_secret_stand_in_logs_or_errors(
    line: Line,
    message: Message,
    caplog: pytest.LogCaptureFixture,
    unused_tcp_port: int,
    trouble: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    channel = line.channel
    match trouble:
        case "silent":
            line.stand.falls_silent()
        case "cut":
            line.stand.hangs_up()
        case "html":
            line.stand.says(f"<html>{PHONE}</html>".encode(), 400)
        case "nowhere":
            channel = line.made(f"http://127.0.0.1:{unused_tcp_port}")
        case _:
            line.stand.says({"Code": PHONE * 9, "Message": PHONE, "error": f"to {PHONE}"}, 400)

    said = ""
    try:
        said = repr(await channel.send(PHONE, message))
    except AppError as error:
        said = f"{error!r} {error.facts} {error.detail} {error.__cause__!r}"

    ours = [record.getMessage() for record in caplog.records if "access" not in record.name]
    told = f"{said} {ours} {vars(channel)}"
    for secret in (PHONE, SECRET, "医保", "南溪镇便民"):
        assert secret not in told
