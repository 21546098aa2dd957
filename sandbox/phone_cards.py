"""The cards of the page: each phone and each mailbox with what arrived, in the order it arrived."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from sandbox.phones import Item, Phone, phones
from sandbox.sms.receipts import Receipts
from sandbox.state import State
from sandbox.templates import ALL_TEMPLATES
from sandbox.troubles import CARRIERS
from sandbox.work import bound

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_PHONES = 40
MOST_ITEMS = 30
LINES = {"open": "正常", "dead": "停机", "black": "拒收"}
KINDS = {"phone": "手机", "wecom": "企业微信", "mailbox": "邮箱"}


def cards(state: State, receipts: Receipts) -> str:
    """Two sections: phones (WeCom on them as well), then mailboxes."""
    found = phones(state, receipts.heard)
    mailboxes = [phone for phone in found if phone.kind == "mailbox"]
    others = [phone for phone in found if phone.kind != "mailbox"]
    return _section(state, "手机", others, EMPTY) + _section(
        state, "邮箱", mailboxes, '<p class="empty">还没有邮件</p>'
    )


EMPTY = '<p class="empty">还没有人登录，也没有短信。打开模拟器登录一次，手机就会出现在这里。</p>'


def _section(state: State, title: str, found: list[Phone], empty: str) -> str:
    shown = "".join(_phone(state, phone) for phone in found[:MOST_PHONES])
    more = len(found) - MOST_PHONES
    rest = f'<p class="empty">另有 {more} 个没有列出</p>' if more > 0 else ""
    count = f'<span class="quiet">{len(found)} 个</span>' if found else ""
    return f'<h2>{title} {count}</h2><div class="phones">{shown or empty}</div>{rest}'


def _phone(state: State, phone: Phone) -> str:
    name = phone.name or KINDS[phone.kind]
    tags = "".join(f"<span>{escape(each)}</span>" for each in phone.names)
    label = escape(f"{name} {phone.names[0]}")
    bar = f'<div class="bar"><b>{escape(name)}</b><div class="tags">{tags}</div></div>'
    return (
        f'<article class="phone {phone.kind}" aria-label="{label}">{bar}{_grants(state, phone)}'
        f'<div class="screen" id="screen-{escape(phone.names[0])}" tabindex="0" role="log"'
        f' aria-label="{label} 收到的消息">{_arrived(phone)}</div>{_foot(phone)}</article>'
    )


def _grants(state: State, phone: Phone) -> str:
    openid = phone.names[0]
    if phone.kind != "phone" or openid not in state.people:
        return ""
    left = [
        f'<i title="{escape(key)}">{escape(template.title)} {count}</i>'
        for key, template in ALL_TEMPLATES.items()
        if (count := state.grants.get((openid, key), 0))
    ]
    left += [f"<i>{escape(ALL_TEMPLATES[key].title)} 已绑定</i>" for key in bound(state, openid)]
    said = "可发 " + "".join(left) if left else "没有可用的订阅授权"
    return f'<div class="grants">{said}</div>'


def _arrived(phone: Phone) -> str:
    """Messages and the person's own answers, the oldest first."""
    parts = [(item.at, _item(item)) for item in phone.items]
    answers = [
        (at, f'<div class="answer"><time>{local(at)}</time><p>{escape(words)}</p></div>')
        for at, words in phone.answers
    ]
    told = [part for _, part in sorted([*parts, *answers], key=lambda part: part[0])]
    more = len(told) - MOST_ITEMS
    earlier = f'<p class="empty">另有更早的 {more} 条</p>' if more > 0 else ""
    return earlier + "".join(told[-MOST_ITEMS:]) or '<p class="empty">还没有消息</p>'


def _item(item: Item) -> str:
    head = f"<time>{local(item.at)} · {CARRIERS.get(item.carrier, '短信')}</time>"
    if item.carrier == "email":
        return _mail(item, head)
    if item.carrier in ("wechat", "work", "wecom"):
        return _card(item, head)
    return (
        f'<div class="bubble {_mood(item.receipt)}">{head}<p>{escape(item.text)}</p>'
        f'<span class="receipt {_mood(item.receipt)}">{_receipt(item)}</span></div>'
    )


def _card(item: Item, head: str) -> str:
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in item.rows.items()
    )
    words = f'<p class="words">{escape(item.text)}</p>' if item.text else ""
    target = f"点开查看<span>{escape(item.link)}</span>" if item.link else "仅通知，无跳转"
    return (
        f'<div class="card">{head}<h3>{escape(item.title)}</h3>'
        f'{words}<dl>{rows}</dl><div class="more">{target}</div></div>'
    )


def _mail(item: Item, head: str) -> str:
    sender = escape(item.rows.get("发件人", ""))
    return (
        f'<details id="{escape(item.id)}"><summary><b>{escape(item.title)}</b>{head}</summary>'
        f"<p>发件人 {sender}</p><pre>{escape(item.text)}</pre></details>"
    )


def _mood(receipt: str) -> str:
    return receipt if receipt in ("", "waiting", "delivered") else "failed"


def _receipt(item: Item) -> str:
    if not item.receipt:
        return "没有回执"
    heard = f"，已推送 {item.pushed} 次" if item.pushed else "，未推送"
    if item.receipt == "waiting":
        return "等待回执"
    if item.receipt == "delivered":
        return f"回执：已送达{heard}"
    return f"没有送到手机，回执：{escape(item.receipt)}{heard}"


def _foot(phone: Phone) -> str:
    """How the line stands and a field to answer a text, on phones with a number."""
    if not phone.number:
        return ""
    number = escape(phone.number)
    choices = "".join(
        f'<option value="{line}"{" selected" if line == phone.line else ""}>{said}</option>'
        for line, said in LINES.items()
    )
    return (
        f'<form class="foot" data-phone="{number}"><input id="reply-{number}" name="text"'
        f' maxlength="500" placeholder="回短信，如 TD" aria-label="用 {number} 回复短信">'
        f'<button id="send-{number}">回复</button>'
        f'<select id="line-{number}" data-phone="{number}" aria-label="{number} 的线路">'
        f"{choices}</select></form>"
    )


def local(at: str) -> str:
    """A moment as people of the office read it."""
    return datetime.fromisoformat(at).astimezone(SHANGHAI).strftime("%m-%d %H:%M:%S")
