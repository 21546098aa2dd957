"""From settings to dependencies: development rehearses, production speaks to WeChat alone."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from app import stand_ins
from app.channels.email import Email, SmtpServer
from app.channels.sms.aliyun import AliyunSms
from app.channels.sms.gateway import GatewaySms
from app.channels.sms.tencent import TencentSms
from app.channels.wechat.client import OFFICIAL
from app.channels.wechat.mini_program import WeChatMiniProgram
from app.channels.wechat.refusals import BadCode
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import BadTemplateTable
from app.channels.wechat.work import WeChatWork
from app.channels.wecom.client import OFFICIAL as WECOM_OFFICIAL
from app.channels.wecom.messages import WeCom
from app.cli.rehearsal import on_stage
from app.domain.messages.messages import Message
from app.domain.people.roles import RoleName
from app.kit.clock import ShiftedClock, SystemClock
from app.ports import Deps
from app.settings import WECHAT, WECOM, BadSetting, Settings
from app.vault.blind_index import new_index_key
from app.vault.keys import new_key
from app.vault.refusals import KeyRingUnreadable
from app.vault.signing import new_receipt_key
from app.wiring import build_deps, open_deps
from sandbox.pushes import signature
from tests.shape.sources import sources

DEVELOPMENT_CODES = re.compile(r"login-|phone-1|sandbox-|dev-code|test-code|mock", re.IGNORECASE)
OFFICE = Settings(
    environment="production",
    key_ring=new_key(kid="k2026"),
    index_key=new_index_key(),
    receipt_keys=new_receipt_key("r2026"),
    wechat_appid="wx-of-the-office",
    wechat_secret="secret-of-the-office",
)


def settings(**changes: object) -> Settings:
    return replace(OFFICE, **changes)  # type: ignore[arg-type]


async def built(given: Settings) -> Deps:
    async with aiohttp.ClientSession() as http:
        return build_deps(given, http)


@asynccontextmanager
async def wechat_that_knows_no_code() -> AsyncIterator[tuple[str, list[str]]]:
    """A server that answers as WeChat does to a code it never gave, and what it was asked."""
    asked: list[str] = []

    async def unknown(request: web.Request) -> web.Response:
        asked.append(request.query.get("js_code", ""))
        return web.json_response({"errcode": 40029, "errmsg": "invalid code"})

    app = web.Application()
    app.router.add_get("/sns/jscode2session", unknown)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    yield f"http://127.0.0.1:{port}", asked
    await runner.cleanup()


async def test_production_has_the_real_clock_wechat_and_no_made_up_vendor() -> None:
    deps = await built(OFFICE)

    assert type(deps.clock) is SystemClock
    assert deps.signer is not None
    assert deps.signer.key_id == "r2026"
    assert isinstance(deps.wechat, WeChatMiniProgram)
    assert OFFICE.wechat_url == WECHAT == OFFICIAL
    assert list(deps.channels) == ["wechat"]
    assert not deps.channels["wechat"].can.receipts, "nobody would tell us"
    assert (deps.message_templates, deps.push) == ({}, None)
    assert (deps.environment, deps.sms_fen, deps.receipt_secret) == ("production", 5, "")


async def test_a_rehearsal_has_a_clock_that_jumps_and_every_carrier_in_the_sandbox(
    tmp_path: Path,
) -> None:
    (tmp_path / "clock").write_text("3600")
    given = on_stage(settings(environment="development", data_dir=tmp_path, port=19501))

    deps = await built(given)

    assert isinstance(deps.clock, ShiftedClock)
    assert (deps.clock.now() - SystemClock().now()).total_seconds() == pytest.approx(3600, abs=5)
    assert {name: type(channel) for name, channel in deps.channels.items()} == {
        "wechat": WeChatSubscribe,
        "work": WeChatWork,
        "wecom": WeCom,
        "aliyun": AliyunSms,
        "tencent": TencentSms,
        "sms": GatewaySms,
        "email": Email,
    }
    assert list(deps.channels)[3:6] == ["aliyun", "tencent", "sms"]
    assert deps.channels["wechat"].can.receipts
    assert deps.message_templates["booked"] == "demo-booked"
    assert (deps.environment, deps.receipt_secret) == ("development", stand_ins.RECEIPT_SECRET)


async def test_an_office_has_the_vendors_it_set_up_in_its_own_order() -> None:
    given = settings(
        sms_vendors="gateway,tencent,aliyun",
        sms_gateway_url="https://sms.county.example",
        sms_gateway_secret="between-us",
        aliyun_sms_key="LTAI",
        aliyun_sms_secret="of-the-office",
        aliyun_sms_sign="刘家镇便民服务",
        sms_fen=4,
        receipt_path_secret="a-path-nobody-knows",
    )

    deps = await built(given)

    assert list(deps.channels) == ["wechat", "sms", "aliyun"]
    assert (deps.sms_fen, deps.receipt_secret) == (4, "a-path-nobody-knows")


async def test_staff_are_reached_at_work_where_that_is_set_up() -> None:
    given = settings(
        work_templates='{"case_new": "W-1"}',
        wecom_corp="ww-of-the-county",
        wecom_agent=1000007,
        wecom_secret="of-the-app",
        public_url="https://desk.example/",
    )

    deps = await built(given)

    work, wecom = deps.channels["work"], deps.channels["wecom"]
    assert isinstance(work, WeChatWork)
    assert {key: template.template_id for key, template in work.templates.items()} == {
        "case_new": "W-1"
    }
    assert isinstance(wecom, WeCom)
    assert (wecom.agent, wecom.link) == (1000007, "https://desk.example/console/")
    assert given.wecom_url == WECOM == WECOM_OFFICIAL


async def test_a_clock_file_moves_nothing_in_production(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("3600")

    deps = await built(settings(data_dir=tmp_path))

    assert (deps.clock.now() - SystemClock().now()).total_seconds() == pytest.approx(0, abs=5)


@pytest.mark.parametrize("code", ["sandbox-resident", "login-yang", "dev", "test", "0a3Xyz"])
async def test_a_development_code_is_no_code_where_wechat_is_not_the_sandbox(code: str) -> None:
    async with wechat_that_knows_no_code() as (url, asked), aiohttp.ClientSession() as http:
        deps = build_deps(settings(wechat_url=url), http)
        with pytest.raises(BadCode):
            await deps.wechat.identity(code)

    assert asked == [code], "WeChat alone decides; nothing here knows a code by itself"


def test_no_code_of_ours_knows_a_development_code() -> None:
    rooms = ("app/services", "app/routes", "app/channels", "app/jobs", "app/domain", "app/kit")
    known = {"app/services/house/demo_week.py", "app/services/house/demo_ratings.py"}
    """The personas of the sandbox, met in development only."""
    found = [
        f"{source.name}:{line} {text}"
        for source in sources(*rooms)
        for line, text in source.literals()
        if DEVELOPMENT_CODES.search(text) and source.name not in known
    ]

    assert found == []


async def test_mail_goes_out_where_a_server_is_set() -> None:
    url = "smtp://desk:secret@mail.example:465?tls=tls"

    deps = await built(settings(smtp_url=url, smtp_from="村口 <desk@cunkou.example>"))

    email = deps.channels["email"]
    assert isinstance(email, Email)
    assert email.server == SmtpServer("mail.example", 465, "tls", "desk", "secret")
    words = email.render(Message("sms_code", {"code": "123456"}, "en"))
    assert (words.subject, "123456" in words.text) == ("Your code", True)
    said = email.render(Message("sms_code", {}, subject="验证码", text="123456"))
    assert (said.subject, said.text) == ("验证码", "123456")
    assert "email" not in (await built(OFFICE)).channels


async def test_the_second_factor_is_a_rule_of_the_house() -> None:
    assert (await built(OFFICE)).second_factor_roles == {RoleName.DIRECTOR, RoleName.ADMIN}


async def test_templates_of_the_office_are_asked_for() -> None:
    deps = await built(settings(wechat_templates='{"booked": "T-1"}'))

    assert deps.message_templates == {"booked": "T-1"}


async def test_a_push_is_listened_to_when_its_token_is_set() -> None:
    deps = await built(settings(wechat_callback_token="between-us"))

    assert deps.push is not None
    proof = signature("between-us", "1", "2")
    query = {"timestamp": "1", "nonce": "2", "signature": proof, "echostr": "echo"}
    assert deps.push.greeting(query) == "echo"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"key_ring": ""}, KeyRingUnreadable),
        ({"key_ring": "k:rot13:AAAA"}, KeyRingUnreadable),
        ({"index_key": "AAAA"}, KeyRingUnreadable),
        ({"receipt_keys": "r2026:AAAA"}, KeyRingUnreadable),
        ({"wechat_templates": "{"}, BadTemplateTable),
        ({"smtp_url": "http://mail.example", "smtp_from": "a@b.example"}, BadSetting),
        ({"smtp_url": "smtp://u:p@mail.example?tls=none", "smtp_from": "a@b.cn"}, BadSetting),
        ({"smtp_url": "smtp://mail.example", "smtp_from": "nobody"}, BadSetting),
        ({"wechat_templates": '{"unknown": "T-1"}'}, BadTemplateTable),
    ],
)
async def test_settings_that_cannot_work_are_refused_at_the_start(
    changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await built(settings(**changes))


async def test_dependencies_open_with_the_database_and_close_it(url: str) -> None:
    async with open_deps(settings(database_url=url)) as deps:
        sealed = deps.cipher.seal("杨秀英", "person:name:1")

    assert sealed.startswith("v1.a256gcm.k2026.")


async def test_a_database_that_is_not_there_fails_the_start(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"unable to open|nowhere"):
        async with open_deps(settings(database_url=f"sqlite://{tmp_path}/nowhere/x.sqlite3")):
            pass
