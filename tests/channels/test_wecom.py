"""WeCom: cards of our app, the same hand-over twice, and what each code means."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from wechatpy.exceptions import WeChatClientException

from app.channels.patience import Patience
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierQuota,
    CarrierRefused,
    CarrierSilent,
    NotRegistered,
    UnknownRecipient,
    verdict_of,
)
from app.channels.wecom.client import AsyncWeCom
from app.channels.wecom.messages import WeCom, within
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate, Verdict
from app.kit.errors import AppError
from sandbox.faults import ALWAYS, Fault
from sandbox.server import Sandbox
from sandbox.settings import AGENT, CORP, CORP_SECRET

NEW = Message(
    "case_new",
    {"item": "生育登记"},
    key="case/7/new",
    subject="有新办件",
    text="生育登记（LJZ-2026-000007）有新办件，请及时处理。",
)
LINK = "https://desk.example/console/"


@pytest.fixture
def wecom(sandbox: Sandbox, http: aiohttp.ClientSession) -> WeCom:
    return WeCom(AsyncWeCom(CORP, CORP_SECRET, http, sandbox.wecom_url), AGENT, LINK)


def hasty(sandbox: Sandbox, http: aiohttp.ClientSession) -> WeCom:
    """Waits half a second for an answer."""
    client = AsyncWeCom(CORP, CORP_SECRET, http, sandbox.wecom_url, Patience(2, 0.5))
    return WeCom(client, AGENT, LINK)


def asked(sandbox: Sandbox, path: str) -> int:
    return sum(line.what.endswith(path) for line in sandbox.state.log)


async def test_a_member_gets_a_card_that_leads_to_the_console(
    sandbox: Sandbox, wecom: WeCom
) -> None:
    receipt = await wecom.send("li.mei", NEW)

    [note] = sandbox.state.notes
    assert (note.user, note.kind, note.title, note.text) == (
        "li.mei",
        "textcard",
        "有新办件",
        "生育登记（LJZ-2026-000007）有新办件，请及时处理。",
    )
    assert note.link.startswith(f"{LINK}?m=")
    assert (receipt.outcome, bool(receipt.carrier_id)) == (Outcome.SENT, True)


async def test_the_same_again_is_one_card_and_equal_words_of_another_message_are_two(
    sandbox: Sandbox, wecom: WeCom
) -> None:
    for message in (NEW, NEW, replace(NEW, key="case/8/new"), replace(NEW, key="")):
        receipt = await wecom.send("li.mei", message)
        assert receipt.outcome is Outcome.SENT

    assert len(sandbox.state.notes) == 3


@pytest.mark.parametrize("trouble", ["lost", "hang", "cut"])
async def test_a_lost_answer_is_asked_for_again_and_shows_one_card(
    sandbox: Sandbox, http: aiohttp.ClientSession, trouble: str
) -> None:
    sandbox.state.faults.set("wecom.send", Fault(trouble))

    receipt = await hasty(sandbox, http).send("li.mei", NEW)

    assert (receipt.outcome, len(sandbox.state.notes)) == (Outcome.SENT, 1)
    assert asked(sandbox, "/message/send") == 2


async def test_two_silences_are_unknown_and_repeating_it_is_safe(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    wecom = hasty(sandbox, http)
    sandbox.state.faults.set("wecom.send", Fault("lost", 2))

    first = await wecom.send("li.mei", NEW)
    again = await wecom.send("li.mei", NEW)

    assert (first, again.outcome) == (Receipt(Outcome.UNKNOWN), Outcome.SENT)
    assert (len(sandbox.state.notes), wecom.can.repeats_safely) == (1, True)
    asked_at = datetime(2026, 3, 2, tzinfo=UTC)
    assert await wecom.fate("li.mei", NEW.key, "", asked_at) is Fate.CANNOT_SAY


async def test_what_has_no_key_is_not_repeated(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    sandbox.state.faults.set("wecom.send", Fault("cut"))

    receipt = await hasty(sandbox, http).send("li.mei", replace(NEW, key=""))

    assert (receipt, len(sandbox.state.notes)) == (Receipt(Outcome.UNKNOWN), 1)


class Unlucky(AsyncWeCom):
    """Loses the answer to the first card, and answers the second with the code `then`."""

    then = 0

    async def post(self, url: str, **kwargs: Any) -> Any:
        if not self.then:
            self.then = 45009
            await super().post(url, **kwargs)
            raise CarrierSilent()
        raise WeChatClientException(self.then, "")


async def test_a_refusal_of_the_repeat_says_nothing_of_the_first_time(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    client = Unlucky(CORP, CORP_SECRET, http, sandbox.wecom_url)

    receipt = await WeCom(client, AGENT, LINK).send("li.mei", NEW)

    assert (receipt, len(sandbox.state.notes)) == (Receipt(Outcome.UNKNOWN), 1)


@pytest.mark.parametrize("to", ["", "li|wang", "@all", "li mei"])
async def test_what_cannot_be_one_member_is_never_asked_for(
    sandbox: Sandbox, wecom: WeCom, to: str
) -> None:
    with pytest.raises(UnknownRecipient):
        await wecom.send(to, NEW)

    assert list(sandbox.state.log) == []


async def test_who_has_left_the_corp_is_never_asked_again(sandbox: Sandbox, wecom: WeCom) -> None:
    sandbox.state.corp.left.add("li.mei")

    with pytest.raises(UnknownRecipient) as caught:
        await wecom.send("li.mei", NEW)

    assert verdict_of(caught.value) is Verdict.NEVER


@pytest.mark.parametrize(
    ("errcode", "refusal", "verdict"),
    [
        (-1, CarrierBusy, Verdict.RETRY),
        (45009, CarrierQuota, Verdict.RETRY),
        (60020, CarrierMisconfigured, Verdict.STOP),
        (301002, CarrierMisconfigured, Verdict.STOP),
        (60111, UnknownRecipient, Verdict.NEVER),
        (81013, UnknownRecipient, Verdict.NEVER),
        (99999, CarrierRefused, Verdict.RETRY),
    ],
)
async def test_each_code_says_what_follows(
    sandbox: Sandbox, wecom: WeCom, errcode: int, refusal: type[AppError], verdict: Verdict
) -> None:
    sandbox.state.faults.set("wecom.send", Fault("fail", 1, errcode))

    with pytest.raises(refusal) as caught:
        await wecom.send("li.mei", NEW)

    assert (verdict_of(caught.value), list(sandbox.state.notes)) == (verdict, [])
    assert caught.value.facts["errcode"] == errcode


async def test_fifty_cards_at_once_fetch_one_token_and_an_ended_one_is_renewed_once(
    sandbox: Sandbox, wecom: WeCom
) -> None:
    await asyncio.gather(*(wecom.send(f"m{n}", replace(NEW, key=str(n))) for n in range(50)))
    sandbox.state.corp.tokens.expire()
    await wecom.send("li.mei", NEW)

    assert (len(sandbox.state.notes), asked(sandbox, "/gettoken")) == (51, 2)


async def test_a_token_refused_twice_is_not_tried_a_third_time(
    sandbox: Sandbox, wecom: WeCom
) -> None:
    sandbox.state.faults.set("wecom.send", Fault("fail", ALWAYS, 42001))

    with pytest.raises(CarrierRefused):
        await wecom.send("li.mei", NEW)

    assert asked(sandbox, "/message/send") == 2


async def test_a_wrong_secret_is_said_by_the_check(
    sandbox: Sandbox, http: aiohttp.ClientSession, wecom: WeCom
) -> None:
    wrong = WeCom(AsyncWeCom(CORP, "wrong", http, sandbox.wecom_url), AGENT, LINK)

    assert [await wecom.check(), await wrong.check()] == ["", "carrier-misconfigured"]


async def test_without_words_there_is_no_card(wecom: WeCom) -> None:
    with pytest.raises(NotRegistered):
        await wecom.send("li.mei", replace(NEW, text=""))


async def test_long_words_end_between_two_characters(sandbox: Sandbox, wecom: WeCom) -> None:
    await wecom.send("li.mei", replace(NEW, subject="题" * 60, text="字" * 300))

    [note] = sandbox.state.notes
    assert note.title == "题" * 41 + "…"
    assert note.text == "字" * 169 + "…"
    assert within("abc", 3) == "abc"
