"""Tables about messages for docs/MESSAGES.md: the rules of each kind, the codes of each vendor."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from app.channels.refusals import CarrierSilent
from app.channels.sms.errors import ALIYUN, GATEWAY, TENCENT
from app.channels.wechat.refusals import REFUSALS as WECHAT
from app.channels.wechat.work import ERRORS as WORK
from app.channels.wecom.errors import ERRORS as WECOM
from app.domain.messages.message_kinds import RULES, Rules
from app.domain.messages.rungs import order
from app.kit.errors import AppError, Invalid

VENDORS: Mapping[str, Mapping[str | int, type[AppError]]] = {
    "WeChat": {**WECHAT},
    "WeChat, messages of work": {**WORK},
    "WeCom": {**WECOM},
    "Alibaba Cloud": {**ALIYUN},
    "Tencent Cloud": {**TENCENT},
    "the county's gateway": {**GATEWAY},
}


def kinds() -> str:
    """Every kind of message with its ladder and its spans."""
    lines = [
        "",
        "| kind | ladder | fresh for | next rung after | receipt within | besides |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind, rules in sorted(RULES.items(), key=lambda one: (one[1].to, one[0])):
        ladder = " > ".join(f"{rung}" for rung in order(rules))
        spans = (rules.fresh_for, rules.wait_for, rules.receipt_within)
        told = " | ".join(_span(one) for one in spans)
        lines.append(f"| `{kind}` | {ladder} | {told} | {_besides(rules)} |")
    return "\n".join([*lines, ""])


def _besides(rules: Rules) -> str:
    marks = (("urgent", rules.urgent), ("proof", rules.proof), ("optional", rules.optional))
    return ", ".join([name for name, is_so in marks if is_so] + [f"worth {rules.worth}"])


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    for unit, name in ((1440, "d"), (60, "h")):
        if minutes % unit == 0:
            return f"{minutes // unit} {name}"
    return f"{minutes} min"


def errors() -> str:
    """What each vendor's codes lead to: four words, and which codes mean them."""
    lines = ["", "| vendor | what follows | codes |", "| --- | --- | --- |"]
    for vendor, table in VENDORS.items():
        by_word: dict[str, list[str]] = defaultdict(list)
        for code, refusal in table.items():
            by_word[_word(refusal)].append(f"`{code}`")
        for word in sorted(by_word):
            lines.append(f"| {vendor} | {word} | {', '.join(by_word[word])} |")
    return "\n".join([*lines, ""])


def _word(refusal: type[AppError]) -> str:
    if issubclass(refusal, CarrierSilent):
        return "unknown"
    verdict = getattr(refusal, "verdict", None)
    if verdict is not None:
        return str(verdict)
    return "next" if issubclass(refusal, Invalid) else "retry"
