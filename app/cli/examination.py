"""What the doctor looks at: the machine, the settings, and the house itself."""

import asyncio
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from datetime import date

from app.domain.papers.letters import Letter, LetterKind
from app.kit.errors import AppError
from app.ports import Deps
from app.services.catalogue import setup_doctor
from app.services.house import health
from app.services.house.health import Check
from app.settings import ROOT, Settings
from app.words import say

LEAST_FREE = 500_000_000
OLDEST_SQLITE = (3, 35)
SENTENCES = {
    "database": ("数据库可以连接", "数据库不应答：{said}"),
    "migrations": ("数据库结构是最新的", "数据库结构不是最新：请运行 cunkou migrate"),
    "jobs": ("定时任务在运行（{said}）", "定时任务没有运行（{said}）：请启动 cunkou jobs"),
    "messages": ("待发消息没有积压（{said}）", "待发消息积压（{said}）：请检查消息渠道"),
    "calendar": (
        "工作日历够用（{said}）",
        "工作日历快用完了（{said}）：国务院放假通知发布后请运行 cunkou calendar import",
    ),
}

LOOK_AT = {
    "wechat": "CUNKOU_WECHAT_APPID、CUNKOU_WECHAT_SECRET",
    "work": "CUNKOU_WECHAT_APPID、CUNKOU_WORK_TEMPLATES",
    "wecom": "CUNKOU_WECOM_CORP、CUNKOU_WECOM_SECRET 和应用的可信 IP",
    "aliyun": "CUNKOU_ALIYUN_SMS_KEY、CUNKOU_ALIYUN_SMS_SECRET",
    "tencent": "CUNKOU_TENCENT_SMS_SECRET_ID、CUNKOU_TENCENT_SMS_SECRET_KEY",
    "sms": "CUNKOU_SMS_GATEWAY_URL、CUNKOU_SMS_GATEWAY_SECRET",
    "email": "CUNKOU_SMTP_URL",
}
"""Which settings decide whether a carrier works."""

SAMPLE = Letter(
    kind=LetterKind.ACCEPTANCE,
    language="zh",
    number="1",
    unit="村口",
    titles=("体检", "བརྟག་དཔྱད།"),
    addressee="",
    on=date(2026, 1, 1),
    day="",
    paragraphs=("字体齐全",),
)
"""A letter that needs both scripts."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at, as a sentence."""

    ok: bool
    text: str


def of_machine(settings: Settings) -> list[Finding]:
    """Python, SQLite, disk, built pages, and secrets in the right place."""
    found = [Finding(True, f"Python {sys.version.split()[0]}")]
    if settings.on_sqlite:
        fits = sqlite3.sqlite_version_info >= OLDEST_SQLITE
        found.append(Finding(fits, f"SQLite {sqlite3.sqlite_version}（需要 3.35 或更新）"))
    folder = settings.data_dir
    if not folder.is_dir():
        found.append(Finding(False, f"数据目录 {folder} 不存在：请先运行 cunkou migrate"))
    else:
        free = shutil.disk_usage(folder).free
        found.append(Finding(free > LEAST_FREE, f"数据目录剩余 {free // 1_000_000} MB"))
    built = (ROOT / "console" / "dist" / "index.html").is_file()
    found.append(Finding(built, "控制台已构建" if built else "控制台没有构建：请运行 make setup"))
    return found + _of_secrets(settings)


def _of_secrets(settings: Settings) -> list[Finding]:
    if settings.development:
        return [Finding(True, "开发环境：不要在这里放真实的个人信息")]
    sms = "短信没有接入：没有微信的人收不到提醒，请安排电话通知"
    vendor = settings.aliyun_sms_key or settings.tencent_sms_app or settings.sms_gateway_url
    push = "没有配置微信消息推送：授权与回执只能靠估计（CUNKOU_WECHAT_CALLBACK_TOKEN）"
    found = [] if vendor else [Finding(False, sms)]
    if not settings.wechat_callback_token:
        found.append(Finding(False, push))
    if not settings.wechat_templates:
        found.append(Finding(False, "没有配置微信消息模板：CUNKOU_WECHAT_TEMPLATES"))
    return found


async def of_house(deps: Deps) -> list[Finding]:
    """The same checks as /readyz, in sentences, and whether letters, files and setup are well."""
    report = await health.check(deps)
    found = [_sentence(check) for check in report.checks]
    if report.ready:
        found.append(await _of_setup())
    return [*found, await _of_printer(deps), await _of_files(deps)]


async def of_carriers(deps: Deps) -> list[Finding]:
    """What each carrier says of our credentials; nobody gets a message."""
    said = await asyncio.gather(*(channel.check() for channel in deps.channels.values()))
    return [_carrier(name, code) for name, code in zip(deps.channels, said, strict=True)]


def _carrier(name: str, code: str) -> Finding:
    known = say(f"carrier.{name}")
    if code:
        look_at = LOOK_AT.get(name, "CUNKOU_*")
        return Finding(False, f"{known}用不了（{code}）：请核对 {look_at}，查看网络")
    return Finding(True, f"{known}可以用")


async def _of_setup() -> Finding:
    """How many errors the configuration doctor found last in the setup of all centres."""
    errors = await setup_doctor.standing_errors()
    if errors is None:
        return Finding(
            True, "配置检查还没有做过：每个工作日早上自动做，也可到控制台“设置检查”现在做"
        )
    if errors:
        return Finding(False, f"配置检查：还有 {errors} 处错误，请到控制台查看并改好")
    return Finding(True, "配置检查没有发现错误")


async def _of_printer(deps: Deps) -> Finding:
    """Whether a letter in Chinese and Tibetan can be printed."""
    if deps.printer is None:
        return Finding(False, "没有接入文书打印")
    try:
        await deps.printer.print(SAMPLE)
    except AppError as refusal:
        return Finding(False, f"文书打印不了（{refusal.code}）：请运行 make setup 安装字体")
    return Finding(True, "文书可以打印")


async def _of_files(deps: Deps) -> Finding:
    """Whether a file can be kept, read and forgotten."""
    if deps.files is None:
        return Finding(False, "没有接入附件存储")
    key = f"doctor/{deps.ids.new().hex}"
    try:
        await deps.files.put(key, b"ok")
        kept = await deps.files.get(key) == b"ok"
        await deps.files.delete(key)
    except AppError as refusal:
        return Finding(False, f"附件存不了（{refusal.code}）：请核对 CUNKOU_FILES_URL 和磁盘权限")
    return Finding(kept, "附件可以存取" if kept else "附件存取不一致")


def _sentence(check: Check) -> Finding:
    good, bad = SENTENCES[check.name]
    return Finding(check.ok, (good if check.ok else bad).format(said=check.said))
