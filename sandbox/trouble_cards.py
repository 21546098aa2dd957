"""The part of the page where carriers are put in trouble: one row each, with what is usual."""

import json
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from sandbox.phone_cards import SHANGHAI
from sandbox.state import State
from sandbox.troubles import CALM, CARRIERS, Trouble, trouble_of

TOKENED = ("wechat", "work", "wecom")
RECEIPTS = ("wechat", "aliyun", "tencent", "sms")
Preset = tuple[str, Mapping[str, object], tuple[str, ...]]
"""Its name, the trouble, and the carriers that can have it (none: all)."""
PRESETS: tuple[Preset, ...] = (
    ("正常", {}, ()),
    ("慢 2 秒", {"latency_seconds": 2}, ()),
    ("20% 收了不答", {"lost": 0.2}, ()),
    ("一半 5xx", {"storm": 0.5}, ()),
    ("超限额", {"quota": 1}, ()),
    ("令牌半路过期", {"expired": 0.2}, TOKENED),
    ("回执迟到乱序", {"receipt_late": 0.3, "receipt_doubled": 0.3}, RECEIPTS),
    ("一半回执丢失", {"receipt_lost": 0.5}, RECEIPTS),
    ("都送不到", {"receipt_failed": 1}, RECEIPTS),
    ("灰名单 1 分钟", {"greylist_seconds": 60}, ("email",)),
    ("断 10 分钟", {"outage": "refused", "outage_minutes": 10}, ()),
    ("断 4 小时", {"outage": "refused", "outage_minutes": 240}, ()),
)


def trouble_rows(state: State) -> str:
    """One row for each carrier: how it is, and buttons to change it."""
    rows = "".join(_row(state, name, title) for name, title in CARRIERS.items())
    return f'<h2>载体故障</h2><table class="switches troubles">{rows}</table>'


def _row(state: State, name: str, title: str) -> str:
    now, trouble = state.clock.now(), state.troubles.of(name)
    buttons = "".join(
        f'<button id="trouble-{name}-{place}" data-carrier="{name}"'
        f' data-trouble="{escape(json.dumps(told))}"'
        f' aria-pressed="{"true" if on else "false"}" class="{"on" if on else ""}">{said}</button>'
        for place, (said, told, only) in enumerate(PRESETS)
        if not only or name in only
        for on in [_same(trouble, told, state, name)]
    )
    out = state.troubles.out(name, now)
    faulty = "faulty" if out or not _over(trouble, state, name).calm else ""
    return (
        f'<tr class="{faulty}"><th>{title}<span>{name}</span></th>'
        f'<td class="choice">{buttons}</td><td class="left">{_standing(state, name)}</td></tr>'
    )


def _over(trouble: Trouble, state: State, name: str) -> Trouble:
    """The trouble without an outage that is over."""
    out = state.troubles.out(name, state.clock.now())
    return trouble if out else replace(trouble, outage="", outage_until_at=None)


def _same(trouble: Trouble, told: Mapping[str, object], state: State, name: str) -> bool:
    """Whether this is the trouble the carrier is in; of outages only that there is one."""
    wanted, now = trouble_of(told, state.clock.now()), _over(trouble, state, name)
    if wanted.outage or now.outage:
        return False
    return replace(now, seed=CALM.seed) == wanted


def _standing(state: State, name: str) -> str:
    now, until = state.clock.now(), state.troubles.of(name).outage_until_at
    if state.troubles.out(name, now):
        return f"断到 {until.astimezone(SHANGHAI):%H:%M}" if until else "断了"
    hit = sum(
        count for (who, way), count in state.troubles.counts.items() if who == name and way != "ok"
    )
    return f"出过 {hit} 次" if hit else ""
