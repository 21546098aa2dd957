"""What the doctor looks at: the machine, the settings, and the house itself."""

import shutil
import sqlite3
import sys
from dataclasses import dataclass

from app.ports import Deps
from app.services import health
from app.services.health import Check
from app.settings import ROOT, Settings

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
    push = "没有配置微信消息推送：授权与回执只能靠估计（CUNKOU_WECHAT_CALLBACK_TOKEN）"
    found = [Finding(False, sms)]
    if not settings.wechat_callback_token:
        found.append(Finding(False, push))
    if not settings.wechat_templates:
        found.append(Finding(False, "没有配置微信消息模板：CUNKOU_WECHAT_TEMPLATES"))
    return found


async def of_house(deps: Deps) -> list[Finding]:
    """The same checks as /readyz, in sentences."""
    return [_sentence(check) for check in (await health.check(deps)).checks]


def _sentence(check: Check) -> Finding:
    good, bad = SENTENCES[check.name]
    return Finding(check.ok, (good if check.ok else bad).format(said=check.said))
