"""Carriers in trouble: rates by a seed, outages, what was taken although nobody answered."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from sandbox.server import Sandbox, running
from sandbox.settings import Settings
from sandbox.troubles import CALM, Nonsense, Trouble, Troubles, trouble_of
from tests.sandbox.offices import PHONE, Office
from tests.sandbox.visitor import Visitor

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def ways(seed: int, count: int = 200, **rates: float) -> list[str]:
    troubles = Troubles()
    troubles.set("aliyun", trouble_of({"seed": seed, **rates}, NOW))
    return [troubles.next("aliyun") for _ in range(count)]


def test_the_same_seed_makes_the_same_trouble() -> None:
    rates = {"lost": 0.2, "storm": 0.1}

    assert ways(7, **rates) == ways(7, **rates)
    assert ways(7, **rates) != ways(8, **rates)
    assert set(ways(7, **rates)) == {"ok", "lost", "storm"}
    assert set(ways(7, lost=1.0)) == {"lost"}
    assert set(ways(7)) == {"ok"}


def test_what_is_not_said_is_calm() -> None:
    assert trouble_of({}, NOW) == CALM == Trouble()
    assert trouble_of({"seed": 9}, NOW).calm
    assert not trouble_of({"lost": 0.1}, NOW).calm


def test_an_outage_ends_by_itself() -> None:
    troubles = Troubles()
    troubles.set("wecom", trouble_of({"outage_minutes": 240}, NOW))
    troubles.set("email", trouble_of({"outage": "5xx"}, NOW))

    outs = [troubles.out("wecom", NOW + timedelta(minutes=at)) for at in (0, 239, 240)]

    assert outs == ["refused", "refused", ""]
    assert troubles.out("email", NOW + timedelta(days=9)) == "5xx"


@pytest.mark.parametrize(
    "told",
    [{"lost": -0.1}, {"lost": 1.1}, {"lost": True}, {"storm": "x"}, {"outage": "x"}, {"rain": 1}],
)
def test_what_cannot_be_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(Nonsense):
        trouble_of(told, NOW)


async def test_what_was_taken_without_an_answer_is_on_the_phone(
    sandbox: Sandbox, visitor: Visitor, office: Office
) -> None:
    await visitor.post("/control/faults", {"carrier": "aliyun", "cut": 1})
    with pytest.raises(aiohttp.ClientError):
        await office.send_aliyun()
    taken = len(sandbox.state.texts)
    await visitor.post("/control/faults", {"carrier": "aliyun", "lost": 1})
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(office.send_aliyun(), 0.3)

    assert (taken, len(sandbox.state.texts)) == (1, 2)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"busy": 1}, ("isp.SYSTEM_ERROR", "InternalError", "busy")),
        (
            {"quota": 1},
            (
                "isv.AMOUNT_NOT_ENOUGH",
                "FailedOperation.InsufficientBalanceInSmsPackage",
                "quota",
            ),
        ),
        ({"code": "isv.OUT_OF_SERVICE", "code_rate": 1}, ("isv.OUT_OF_SERVICE",) * 3),
    ],
)
async def test_each_vendor_says_it_in_its_own_words(
    visitor: Visitor, office: Office, told: dict[str, object], codes: tuple[str, str, str]
) -> None:
    await visitor.post("/control/faults", {"carrier": "all", **told})

    aliyun, tencent = await office.send_aliyun(), await office.send_tencent()
    gateway = await office.gateway("/health")

    assert (aliyun["Code"], tencent["Error"]["Code"], gateway["error"]) == codes


async def test_a_storm_and_an_outage_are_503_or_a_broken_line(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    await visitor.post("/control/faults", {"carrier": "aliyun", "storm": 1})
    storm = await visitor.status("/aliyun/", {})
    outage = {"carrier": "aliyun", "outage": "refused", "outage_minutes": 10}
    told = await visitor.post("/control/faults", outage)
    with pytest.raises(aiohttp.ClientError):
        await visitor.status("/aliyun/", {})
    sandbox.state.clock.shift(11)
    after = await visitor.status("/aliyun/", {})

    assert (storm, told["carriers"]["aliyun"]["out"], after) == (503, "refused", 400)
    assert told["carriers"]["tencent"]["out"] == ""


async def test_a_token_can_end_in_the_middle(sandbox: Sandbox, visitor: Visitor) -> None:
    token = await visitor.token()
    await visitor.post("/control/faults", {"carrier": "wechat", "expired": 1})
    ended = await visitor.send(token)
    await visitor.post("/control/faults", {"carrier": "wechat"})

    codes = [ended["errcode"], (await visitor.send(token))["errcode"]]
    assert codes == [42001, 42001]
    assert (await visitor.send())["errcode"] == 43101


async def test_the_rate_is_kept_and_counted(visitor: Visitor, office: Office) -> None:
    await visitor.post("/control/faults", {"carrier": "sms", "busy": 0.5, "seed": 3})

    said = [(await office.gateway("/health")).get("state", "busy") for _ in range(60)]

    counts = (await visitor.get("/control/faults"))["carriers"]["sms"]["counts"]
    assert counts == {"ok": said.count("ok"), "busy": said.count("busy")}
    assert 15 < counts["busy"] < 45


async def test_latency_passes_before_each_answer(visitor: Visitor, office: Office) -> None:
    await visitor.post("/control/faults", {"carrier": "sms", "latency_seconds": 0.3})
    loop = asyncio.get_running_loop()

    before = loop.time()
    await office.gateway("/health")

    assert loop.time() - before >= 0.3


async def test_a_carrier_with_a_door_of_its_own_refuses_connections() -> None:
    settings = Settings(port=0, smtp_port=0, doors=True)
    async with running(settings) as sandbox, aiohttp.ClientSession() as http:
        doors, address = sandbox.doors, f"{sandbox.doors.url('aliyun')}/aliyun/"
        async with http.post(address) as answer:
            open_before = answer.status
        sandbox.state.troubles.set("aliyun", trouble_of({"outage_minutes": 10}, _now(sandbox)))
        await doors.settle()
        with pytest.raises(aiohttp.ClientError):
            await http.post(address)
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.post(address)
        with socket.socket() as another, pytest.raises(OSError, match="in use"):
            another.bind(("127.0.0.1", doors.ports["aliyun"]))
        async with http.post(f"{doors.url('tencent')}/tencent/") as answer:
            neighbour = answer.status
        sandbox.state.clock.shift(11)
        await doors.settle()
        async with http.post(address) as answer:
            open_again = answer.status

    assert (open_before, neighbour, open_again) == (400, 200, 400)
    assert len(set(doors.ports.values())) == 6


def _now(sandbox: Sandbox) -> datetime:
    return sandbox.state.clock.now()


async def test_a_reset_ends_all_trouble(sandbox: Sandbox, visitor: Visitor) -> None:
    await visitor.post("/control/faults", {"carrier": "all", "storm": 1})
    await visitor.post("/control/numbers", {"phone": PHONE, "line": "dead"})

    await visitor.post("/reset", {})

    assert all(sandbox.state.troubles.of(name) == CALM for name in ("aliyun", "email", "wechat"))
    assert sandbox.state.lines == {}
