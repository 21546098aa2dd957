"""Whose phone or mailbox got what: everything that arrived, sorted by who holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.state import Arrival, SentMail, SentMessage, SentNote, SentText, State
from sandbox.templates import ALL_TEMPLATES, WORK_TEMPLATES

PERSONAS = {
    "sandbox-resident": "居民 杨秀英",
    "sandbox-agent": "代办员 王代办",
    "sandbox-agent2": "代办员 杨志华",
    "sandbox-clerk": "窗口 李窗口",
    "sandbox-director": "中心主任",
    "sandbox-admin": "管理员",
}


@dataclass(frozen=True)
class Item:
    """One thing that arrived, as any phone can show it.

    `receipt` is `waiting`, `delivered`, the carrier's error, or empty when none comes; `pushed`
    how often the app heard it. `rows` are labelled values, `link` is where a tap leads.
    """

    id: str
    at: str
    carrier: str
    title: str
    text: str
    rows: dict[str, str] = field(default_factory=dict)
    link: str = ""
    receipt: str = ""
    pushed: int = 0


@dataclass(frozen=True)
class Phone:
    """One phone or one mailbox (`kind`), its names, and what arrived, the oldest first."""

    kind: str
    name: str
    names: tuple[str, ...]
    line: str
    items: tuple[Item, ...]
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> str:
        """The telephone number, empty when none is known."""
        return next((name for name in self.names if name.lstrip("+").isdigit()), "")


def phones(state: State, heard: Mapping[str, int]) -> list[Phone]:
    """Every phone and mailbox in use: the personas, then by what arrived last; mailboxes last."""
    held: dict[tuple[str, str], list[Item]] = {}
    for item in state.arrivals:
        held.setdefault(_holder(state, item), []).append(_item(state, item, heard))
    for openid in state.people:
        held.setdefault(("phone", openid), [])
    found = [_phone(state, kind, name, items) for (kind, name), items in held.items()]
    order = list(PERSONAS)
    return sorted(
        found,
        key=lambda phone: (
            phone.kind == "mailbox",
            order.index(phone.names[0]) if phone.names[0] in order else len(order),
            [-ord(letter) for letter in phone.items[-1].at] if phone.items else [0],
        ),
    )


def _holder(state: State, item: Arrival) -> tuple[str, str]:
    if isinstance(item, SentMessage):
        return "phone", item.openid
    if isinstance(item, SentText):
        return "phone", state.owners.get(item.phone, item.phone)
    if isinstance(item, SentNote):
        return "wecom", item.user
    return "mailbox", item.to


def _phone(state: State, kind: str, name: str, items: list[Item]) -> Phone:
    numbers = [phone for phone, openid in state.owners.items() if openid == name]
    names = (name, *numbers)
    answers = tuple((at, words) for at, phone, words in state.answers if phone in names)
    line = next((state.lines[each] for each in names if each in state.lines), "open")
    return Phone(kind, PERSONAS.get(name, ""), names, line, tuple(items), answers)


def _item(state: State, item: Arrival, heard: Mapping[str, int]) -> Item:
    if isinstance(item, SentMessage):
        template = ALL_TEMPLATES[item.template_id]
        rows = {template.fields[name]: value for name, value in item.data.items()}
        carrier = "work" if item.template_id in WORK_TEMPLATES else "wechat"
        return Item(item.msgid, item.at, carrier, template.title, "", rows, item.page)
    if isinstance(item, SentText):
        receipt = item.receipt(state.clock.stamp())
        pushed = heard.get(item.id, 0)
        return Item(item.id, item.at, item.carrier, "", item.text, receipt=receipt, pushed=pushed)
    if isinstance(item, SentNote):
        return Item(item.id, item.at, "wecom", item.title, item.text, link=item.link)
    return _mail(item)


def _mail(item: SentMail) -> Item:
    rows = {"发件人": item.sender}
    return Item(item.id, item.at, "email", item.subject or "（无主题）", item.text, rows)
