"""Messages of work: what arrives at staff who bound their WeChat, and what each refusal means."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import aiohttp
import pytest

from app.channels.refusals import CarrierMisconfigured, UnknownRecipient, verdict_of
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.refusals import BadField, BadTemplate, NotBound
from app.channels.wechat.templates import BadTemplateTable
from app.channels.wechat.work import DEMO_WORK, WeChatWork, work_templates
from app.domain.messages.message_kinds import rules_of
from app.domain.messages.messages import Message, Outcome, Receipt, Registered
from app.domain.messages.verdicts import Fate, Verdict
from app.kit.errors import AppError
from sandbox.faults import Fault
from sandbox.server import Sandbox

CLERK = "sandbox-clerk"
NEW = Message(
    "case_new",
    {"item": "生育登记", "number": "LJZ-2026-000007", "centre": "刘家镇便民服务中心"},
    page="/pages/staff/case/index?id=7",
)


@pytest.fixture
def work(client: AsyncWeChat) -> WeChatWork:
    return WeChatWork(client, DEMO_WORK)


@pytest.fixture
async def clerk(sandbox: Sandbox, http: aiohttp.ClientSession) -> str:
    """A clerk who bound his WeChat for both templates."""
    sheet = {"openid": CLERK, "results": {"work-todo": "accept", "work-alarm": "accept"}}
    async with http.post(f"{sandbox.url}/device/work", json=sheet) as answer:
        assert answer.status == 200
    return CLERK


async def test_a_clerk_who_is_bound_hears_of_new_work(
    sandbox: Sandbox, work: WeChatWork, clerk: str
) -> None:
    receipt = await work.send(clerk, NEW)

    [received] = sandbox.state.messages
    assert receipt == Receipt(Outcome.SENT, received.msgid)
    assert (received.openid, received.template_id, received.page) == (
        CLERK,
        "work-todo",
        "pages/staff/case/index?id=7",
    )
    assert received.data == {
        "thing1": "生育登记",
        "character_string2": "LJZ-2026-000007",
        "thing3": "刘家镇便民服务中心",
        "thing4": "有新办件，请及时处理",
    }


async def test_somebody_who_is_not_bound_gets_nothing(sandbox: Sandbox, work: WeChatWork) -> None:
    sandbox.state.meet(CLERK)

    with pytest.raises(NotBound) as caught:
        await work.send(CLERK, NEW)

    assert (verdict_of(caught.value), list(sandbox.state.messages)) == (Verdict.NEXT, [])


@pytest.mark.parametrize(
    ("errcode", "refusal", "verdict"),
    [
        (40097, BadField, Verdict.NEXT),
        (40256, NotBound, Verdict.NEXT),
        (40257, UnknownRecipient, Verdict.NEVER),
        (43104, CarrierMisconfigured, Verdict.STOP),
        (40037, BadTemplate, Verdict.NEXT),
    ],
)
async def test_each_code_says_what_follows(
    sandbox: Sandbox,
    work: WeChatWork,
    clerk: str,
    errcode: int,
    refusal: type[AppError],
    verdict: Verdict,
) -> None:
    sandbox.state.faults.set("work.send", Fault("fail", 1, errcode))

    with pytest.raises(refusal) as caught:
        await work.send(clerk, NEW)

    assert verdict_of(caught.value) is verdict


async def test_no_answer_is_unknown_and_nobody_can_be_asked(
    sandbox: Sandbox, hasty: AsyncWeChat, clerk: str
) -> None:
    sandbox.state.faults.set("work.send", Fault("lost"))
    work = WeChatWork(hasty, DEMO_WORK)

    receipt = await work.send(clerk, NEW)

    assert receipt == Receipt(Outcome.UNKNOWN)
    assert len(sandbox.state.messages) == 1
    asked_at = datetime(2026, 3, 2, tzinfo=UTC)
    assert await work.fate(clerk, "case/7/new", "", asked_at) is Fate.CANNOT_SAY


async def test_what_is_registered_for_it_goes_before_the_table(
    sandbox: Sandbox, work: WeChatWork, clerk: str
) -> None:
    fields = {
        "thing1": "{item}",
        "character_string2": "{number}",
        "thing3": "{centre}",
        "thing4": "今天就办",
    }

    await work.send(clerk, replace(NEW, registered=Registered("work-alarm", fields)))

    [received] = sandbox.state.messages
    assert (received.template_id, received.data["thing4"]) == ("work-alarm", "今天就办")


async def test_what_staff_are_not_told_has_no_template(work: WeChatWork) -> None:
    with pytest.raises(BadTemplate):
        await work.send(CLERK, replace(NEW, template="booked"))


async def test_data_is_json_inside_the_json(work: WeChatWork) -> None:
    question = work._question(CLERK, NEW)

    assert list(json.loads(str(question["data"]))) == ["data"]


async def test_it_works_when_wechat_gives_a_token(sandbox: Sandbox, work: WeChatWork) -> None:
    assert await work.check() == ""


def test_every_kind_for_staff_has_a_template_of_work() -> None:
    assert {kind for kind in DEMO_WORK if rules_of(kind).to != "staff"} == set()
    assert {"case_new", "visit_new", "knock_new", "staff_digest"} <= set(DEMO_WORK)


def test_an_office_names_its_own_templates_of_work() -> None:
    table = work_templates('{"case_new": "W-1"}')

    assert {key: template.template_id for key, template in table.items()} == {"case_new": "W-1"}
    assert work_templates("") is DEMO_WORK
    with pytest.raises(BadTemplateTable):
        work_templates("[]")
