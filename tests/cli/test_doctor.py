"""`cunkou doctor` says what is wrong with an installation, in sentences."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from app.channels.paper import Paper
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wecom.client import AsyncWeCom
from app.channels.wecom.messages import WeCom
from app.cli import examination
from app.cli.examination import Finding
from app.kit.clock import SystemClock
from app.ports import Channel, Deps
from app.printing.typst_printer import TypstPrinter
from app.services.house import health
from app.settings import Settings, read_settings
from sandbox.server import running
from sandbox.settings import AGENT, APPID, CORP, SECRET
from sandbox.settings import Settings as SandboxSettings
from tests.cli.conftest import Shell
from tests.engines import opened
from tests.fakes import StillClock, test_deps
from tests.make import a_town
from tests.production import PRODUCTION

CONSOLE = "✗ 控制台没有构建：请运行 make setup"
"""The one complaint that depends on where the tests run."""


def complaints(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("✗") and line != CONSOLE]


def verdict(said: str) -> str:
    return said.splitlines()[-1]


def test_a_new_installation_is_told_what_to_do_first(shell: Shell, tmp_path: Path) -> None:
    status, said = shell.do("doctor")

    assert status == 1
    assert complaints(said) == ["✗ 数据库结构不是最新：请运行 cunkou migrate"]
    assert verdict(said).endswith("处需要处理")


def test_an_installation_without_jobs_and_calendar_is_told_so(house: Shell) -> None:
    status, said = house.do("doctor")

    assert status == 1
    assert complaints(said) == [
        "✗ 定时任务没有运行（never ran; start `cunkou jobs`）：请启动 cunkou jobs",
        "✗ 工作日历快用完了（empty; import the next notice when it is out）："
        "国务院放假通知发布后请运行 cunkou calendar import",
    ]


def test_an_installation_at_work_is_well(house: Shell, url: str) -> None:
    async def at_work() -> None:
        async with opened(url):
            deps = test_deps(StillClock(SystemClock().now()))
            await health.beat(deps, "deliver_notices", "idle")

    house.do("seed", "--no-demo")
    asyncio.run(at_work())

    status, said = house.do("doctor")

    assert complaints(said) in ([], [line for line in complaints(said) if "工作日历" in line])
    assert "✓ 数据库结构是最新的" in said.splitlines()
    assert (status == 0) == (verdict(said) == "一切正常") == ("✗" not in said)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://office", "✗ CUNKOU_DATABASE_URL must start with postgres:// or sqlite://."),
        (
            "postgres://office@127.0.0.1:1/x",
            "✗ 数据库打不开（ConnectionRefusedError）：请核对 CUNKOU_DATABASE_URL",
        ),
    ],
)
def test_a_database_that_cannot_be_reached_is_one_sentence(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, address: str, sentence: str
) -> None:
    monkeypatch.setenv("CUNKOU_DATABASE_URL", address)

    status, said = shell.do("doctor")

    assert (status, complaints(said)) == (1, [sentence])


def test_production_is_told_what_is_not_set_up(tmp_path: Path) -> None:
    settings = read_settings({**PRODUCTION, "CUNKOU_DATA_DIR": str(tmp_path)})

    said = [finding.text for finding in examination.of_machine(settings) if not finding.ok]

    assert [text for text in said if f"✗ {text}" != CONSOLE] == [
        "短信没有接入：没有微信的人收不到提醒，请安排电话通知",
        "没有配置微信消息推送：授权与回执只能靠估计（CUNKOU_WECHAT_CALLBACK_TOKEN）",
        "没有配置微信消息模板：CUNKOU_WECHAT_TEMPLATES",
    ]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "nowhere")

    findings = examination.of_machine(settings)

    assert (
        Finding(False, f"数据目录 {tmp_path}/nowhere 不存在：请先运行 cunkou migrate") in findings
    )


async def test_every_check_of_the_house_has_its_sentences(deps: Deps, clock: StillClock) -> None:
    await a_town(deps)
    await health.beat(deps, "deliver_notices", "idle")
    well = await examination.of_house(deps)
    clock.at += timedelta(days=400)
    ill = await examination.of_house(deps)

    assert [finding.text for finding in well] == [
        "数据库可以连接",
        "数据库结构是最新的",
        "定时任务在运行（last ran 0 s ago）",
        "待发消息没有积压（oldest waits 0 s; 0 without an answer）",
        "工作日历够用（known until 2026-12-28）",
        "配置检查还没有做过：每个工作日早上自动做，也可到控制台“设置检查”现在做",
        "文书可以打印",
        "附件可以存取",
    ]
    assert [finding.ok for finding in ill] == [True, True, False, True, False, True, True, True]


async def test_every_carrier_is_asked_and_named(deps: Deps) -> None:
    async with running(SandboxSettings(port=0, smtp_port=0)) as sandbox, ClientSession() as http:
        channels: dict[str, Channel] = {
            "wechat": WeChatSubscribe(AsyncWeChat(APPID, SECRET, http, sandbox.wechat_url), {}),
            "wecom": WeCom(AsyncWeCom(CORP, "wrong", http, sandbox.wecom_url), AGENT, ""),
            "paper": Paper(),
        }

        findings = await examination.of_carriers(replace(deps, channels=channels))

    assert findings == [
        Finding(True, "微信订阅消息可以用"),
        Finding(
            False,
            "企业微信用不了（carrier-misconfigured）："
            "请核对 CUNKOU_WECOM_CORP、CUNKOU_WECOM_SECRET 和应用的可信 IP，查看网络",
        ),
        Finding(True, "纸条可以用"),
    ]


def test_without_a_rehearsal_no_carrier_is_asked(house: Shell) -> None:
    said = house.do("doctor")[1]

    assert "✓ 演练没有在运行，消息渠道没有检查（cunkou run）" in said.splitlines()


def test_production_with_a_vendor_is_not_told_that_texts_are_missing() -> None:
    vendor = {
        "CUNKOU_SMS_GATEWAY_URL": "https://sms.county.example",
        "CUNKOU_SMS_GATEWAY_SECRET": "between-the-county-and-us",
    }
    office = read_settings({**PRODUCTION, **vendor})

    assert not [one for one in examination.of_machine(office) if one.text.startswith("短信")]


async def test_letters_and_files_that_do_not_work_are_named(deps: Deps, tmp_path: Path) -> None:
    empty = tmp_path / "fonts"
    empty.mkdir()
    lost = replace(deps, printer=TypstPrinter(empty), files=None)

    findings = await examination.of_house(lost)

    assert [finding.text for finding in findings[-2:]] == [
        "文书打印不了（printer-not-ready）：请运行 make setup 安装字体",
        "没有接入附件存储",
    ]
