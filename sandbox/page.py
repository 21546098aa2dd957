"""The page for people: phones with their messages, texts, mails, switches, the clock, the log."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from aiohttp import web

from sandbox.faults import ALWAYS, ENDPOINTS, MODES
from sandbox.look import SCRIPT, STYLE
from sandbox.requests import STATE
from sandbox.state import LogLine, SentMail, SentMessage, SentText, State
from sandbox.templates import TEMPLATES
from sandbox.weather import WAYS

SHANGHAI = ZoneInfo("Asia/Shanghai")
PERSONAS = {
    "sandbox-resident": "居民 杨秀英",
    "sandbox-agent": "代办员 王代办",
    "sandbox-agent2": "代办员 杨志华",
    "sandbox-clerk": "窗口 李窗口",
    "sandbox-director": "中心主任",
    "sandbox-admin": "管理员",
}
MOST_PHONES = 12
MOST_MESSAGES = 8
MOST_LINES = 60


async def show(request: web.Request) -> web.Response:
    """GET /: the whole page, or with ?part=1 only what changes."""
    state = request.app[STATE]
    part = _main(state)
    if "part" in request.query:
        return web.Response(text=part, content_type="text/html")
    text = (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>村口 · 沙箱</title><style>{STYLE}</style></head>"
        f'<body><main id="main">{part}</main><script>{SCRIPT}</script></body></html>'
    )
    return web.Response(text=text, content_type="text/html")


async def no_icon(request: web.Request) -> web.Response:
    """GET /favicon.ico: none."""
    return web.Response(status=204)


def _main(state: State) -> str:
    return (
        _header(state)
        + '<div class="columns"><div class="wide">'
        + _phones(state)
        + '</div><div class="side">'
        + _section("短信", "texts", [_text(item) for item in state.texts], "还没有短信")
        + _section("邮件", "mails", [_mail(item) for item in state.mails], "还没有邮件")
        + "</div></div>"
        + _weather(state)
        + _switches(state)
        + _log(state)
    )


def _header(state: State) -> str:
    offset = state.clock.offset_seconds
    now = state.clock.now().astimezone(SHANGHAI)
    hint = f"比真实时间快 {_span(offset)}" if offset > 0 else "与真实时间一致"
    if offset < 0:
        hint = f"比真实时间慢 {_span(-offset)}"
    week = "一二三四五六日"[now.weekday()]
    return (
        '<header><div><h1>村口 · 沙箱</h1><p class="quiet">微信、短信和邮件的替身。'
        "这里的一切只在本机，不会发给任何人。</p></div>"
        f'<div class="clock{" shifted" if offset else ""}"><div>'
        f"<strong>{now:%Y-%m-%d %H:%M}</strong>"
        f'<span class="quiet">周{week} · {hint}</span></div><div class="buttons">'
        '<button data-minutes="60">+1 小时</button><button data-minutes="1440">+1 天</button>'
        '<button data-reset="1">归零</button></div></div></header>'
    )


def _span(seconds: int) -> str:
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    parts = [(days, "天"), (hours, "小时"), (rest // 60, "分钟")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "不到 1 分钟"


def _phones(state: State) -> str:
    holders = [*PERSONAS, *(item.openid for item in state.messages), *reversed(state.people)]
    busy = {item.openid for item in state.messages} | state.people.keys()
    shown = [openid for openid in dict.fromkeys(holders) if openid in busy][:MOST_PHONES]
    if not shown:
        return (
            '<h2>手机</h2><p class="empty">还没有人登录。打开模拟器登录一次，'
            "手机就会出现在这里。</p>"
        )
    return (
        '<h2>手机</h2><div class="phones">'
        + "".join(_phone(state, who) for who in shown)
        + "</div>"
    )


def _phone(state: State, openid: str) -> str:
    received = [item for item in state.messages if item.openid == openid]
    cards = "".join(_card(item) for item in received[:MOST_MESSAGES])
    more = len(received) - MOST_MESSAGES
    return (
        f'<article class="phone"><div class="bar"><b>{escape(PERSONAS.get(openid, "用户"))}</b>'
        f"<span>{escape(openid)}</span></div>"
        f'<div class="grants">{_grants(state, openid)}</div><div class="screen">'
        + (cards or '<p class="empty">还没有消息</p>')
        + (f'<p class="empty">另有更早的 {more} 条</p>' if more > 0 else "")
        + "</div></article>"
    )


def _grants(state: State, openid: str) -> str:
    left = [
        f'<i title="{escape(template.template_id)}">{escape(template.title)} {count}</i>'
        for template in TEMPLATES.values()
        if (count := state.grants.get((openid, template.template_id), 0))
    ]
    return "可发 " + "".join(left) if left else "没有可用的订阅授权"


def _card(item: SentMessage) -> str:
    template = TEMPLATES[item.template_id]
    rows = "".join(
        f"<dt>{escape(template.fields[name])}</dt><dd>{escape(value)}</dd>"
        for name, value in item.data.items()
    )
    target = f"进入小程序查看<span>{escape(item.page)}</span>" if item.page else "仅通知，无跳转"
    return (
        f'<div class="card"><time>{_local(item.at)}</time><h3>{escape(template.title)}</h3>'
        f'<dl>{rows}</dl><div class="more">{target}</div></div>'
    )


def _section(title: str, kind: str, items: Iterable[str], empty: str) -> str:
    inside = "".join(list(items)[:MOST_LINES])
    inside = inside or f'<p class="empty">{empty}</p>'
    return f'<h2>{title}</h2><div class="{kind}">{inside}</div>'


def _text(item: SentText) -> str:
    return (
        f'<div class="bubble"><span>{escape(item.phone)} · {_local(item.at)}</span>'
        f"<p>{escape(item.text)}</p></div>"
    )


def _mail(item: SentMail) -> str:
    return (
        f'<details id="{escape(item.id)}"><summary><b>{escape(item.subject or "（无主题）")}</b>'
        f"<span>{escape(item.to)} · {_local(item.at)}</span></summary>"
        f"<p>发件人 {escape(item.sender)}</p><pre>{escape(item.text)}</pre></details>"
    )


def _switches(state: State) -> str:
    rows = []
    for name, title in ENDPOINTS.items():
        fault = state.faults.now(name)
        buttons = "".join(
            f'<button data-endpoint="{name}" data-mode="{mode}"'
            f' class="{"on" if fault.mode == mode else ""}">{label}</button>'
            for mode, label in MODES.items()
        )
        left = (
            ""
            if fault.mode == "ok"
            else "一直"
            if fault.left == ALWAYS
            else f"还有 {fault.left} 次"
        )
        rows.append(
            f'<tr class="{"" if fault.mode == "ok" else "faulty"}">'
            f"<th>{title}<span>{name}</span></th>"
            f'<td class="choice">{buttons}</td><td class="left">{left}</td></tr>'
        )
    return (
        '<h2>故障开关 <label><input type="checkbox" id="once" checked> 只错一次</label></h2>'
        f'<table class="switches">{"".join(rows)}</table>'
    )


def _weather(state: State) -> str:
    counts = state.signal.counts
    if not counts:
        return ""
    told = "，".join(f"{said} {counts[way]}" for way, said in WAYS.items() if counts[way])
    return f'<h2>乡村弱网</h2><p class="quiet">{escape(told)}</p>'


def _log(state: State) -> str:
    lines = "".join(_line(line) for line in list(state.log)[:MOST_LINES])
    lines = lines or '<tr><td class="empty">还没有请求</td></tr>'
    return (
        '<h2>请求记录 <button class="plain" data-forget="1">全部清空</button></h2>'
        f'<div class="log"><table>{lines}</table></div>'
    )


def _line(line: LogLine) -> str:
    return (
        f'<tr class="{"" if line.good else "bad"}">'
        f"<td>{_local(line.at)}</td><td>{escape(line.what)}</td>"
        f"<td>{escape(line.outcome)}</td><td>{line.milliseconds} ms</td>"
        f"<td>{escape(line.details)}</td></tr>"
    )


def _local(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(SHANGHAI).strftime("%m-%d %H:%M:%S")


ROUTES = [web.get("/", show), web.get("/favicon.ico", no_icon)]
