"""The page for people: phones and mailboxes, carriers in trouble, switches, the clock, the log."""

from html import escape

from aiohttp import web

from sandbox.faults import ALWAYS, ENDPOINTS, MODES
from sandbox.look import SCRIPT, STYLE
from sandbox.phone_cards import SHANGHAI, cards, local
from sandbox.requests import STATE
from sandbox.sms.receipts import RECEIPTS, Receipts
from sandbox.state import LogLine, State
from sandbox.trouble_cards import trouble_rows
from sandbox.weather import WAYS

MOST_LINES = 60


async def show(request: web.Request) -> web.Response:
    """GET /: the whole page, or with ?part=1 only what changes."""
    state = request.app[STATE]
    part = _main(state, request.app[RECEIPTS])
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


def _main(state: State, receipts: Receipts) -> str:
    return (
        _header(state)
        + cards(state, receipts)
        + trouble_rows(state)
        + _switches(state)
        + _weather(state)
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
        '<header><div><h1>村口 · 沙箱</h1><p class="quiet">微信、企业微信、短信和邮件的替身。'
        "这里的一切只在本机，不会发给任何人。</p></div>"
        f'<div class="clock{" shifted" if offset else ""}"><div>'
        f"<strong>{now:%Y-%m-%d %H:%M}</strong>"
        f'<span class="quiet">周{week} · {hint}</span></div><div class="buttons">'
        '<button id="ten" data-minutes="10">+10 分</button>'
        '<button id="hour" data-minutes="60">+1 小时</button>'
        '<button id="day" data-minutes="1440">+1 天</button>'
        '<button id="reset" data-reset="1">归零</button></div></div></header>'
    )


def _span(seconds: int) -> str:
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    parts = [(days, "天"), (hours, "小时"), (rest // 60, "分钟")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "不到 1 分钟"


def _switches(state: State) -> str:
    rows = []
    for name, title in ENDPOINTS.items():
        fault = state.faults.now(name)
        buttons = "".join(
            f'<button id="switch-{name}-{mode}" data-endpoint="{name}" data-mode="{mode}"'
            f' aria-pressed="{"true" if fault.mode == mode else "false"}"'
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
        '<h2>接口开关 <label><input type="checkbox" id="once" checked> 只错一次</label></h2>'
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
        '<h2>请求记录 <button id="forget" class="plain" data-forget="1">全部清空</button></h2>'
        f'<div class="log" id="log" tabindex="0"><table>{lines}</table></div>'
    )


def _line(line: LogLine) -> str:
    return (
        f'<tr class="{"" if line.good else "bad"}">'
        f"<td>{local(line.at)}</td><td>{escape(line.what)}</td>"
        f"<td>{escape(line.outcome)}</td><td>{line.milliseconds} ms</td>"
        f"<td>{escape(line.details)}</td></tr>"
    )


ROUTES = [web.get("/", show), web.get("/favicon.ico", no_icon)]
