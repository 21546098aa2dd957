"""What the week cost: budgets, grants and the limits of vendors, in our books and in theirs."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.domain.messages.message_kinds import rules_of
from tests.flows.message_week.ledger import TEXTS, Ledger, said

LIMITS: Final[Mapping[str, tuple[int, timedelta]]] = {
    "tencent": (10, timedelta(days=1)),
    "aliyun": (50, timedelta(days=1)),
    "wecom": (30, timedelta(minutes=1)),
}
"""How much a vendor takes for one number; Alibaba counts each template by itself."""


def overspent(found: Ledger) -> dict[str, int]:
    """How far the small centre went beyond its budget with what was not urgent."""
    town = found.lived.town
    spent = sum(month.spent_fen for month in found.months if month.place == town.small.hex)
    theirs = [row for row in found.rows.values() if row.centre_id == town.small]
    urgent = sum(row.cost_fen for row in theirs if rules_of(row.template).urgent)
    over = spent - town.limit_fen - urgent
    return {"over": over, "spent": spent, "urgent": urgent} if over > 0 else {}


def miscounted(found: Ledger) -> dict[str, tuple[int, int]]:
    """The places whose account is not the sum of its messages: that sum, and the account."""
    told: Counter[str] = Counter()
    for row in found.rows.values():
        told[row.centre_id.hex if row.centre_id else "house"] += row.cost_fen
    kept = Counter({month.place: month.spent_fen for month in found.months})
    pairs = {place: (told[place], kept[place]) for place in told.keys() | kept.keys()}
    return {place: pair for place, pair in pairs.items() if pair[0] != pair[1]}


def unpaid(found: Ledger) -> list[str]:
    """Texts that were taken for nothing, and texts that cost and were surely not taken."""
    return [
        f"{said(row)} {row.cost_fen} fen"
        for row in found.rows.values()
        if row.channel in TEXTS and bool(found.taken.get(row.id)) != bool(row.cost_fen)
        if not (row.state in ("unknown", "retracted") and row.cost_fen)
    ]


def overdrawn(found: Ledger) -> list[str]:
    """Whose grants went below nothing, in our books or in WeChat's."""
    balances: Counter[tuple[UUID, str]] = Counter()
    for line in found.grants:
        balances[line.person_id, line.template] += line.delta
    theirs = found.lived.sandbox.state.grants.items()
    ours = [f"ours: {who}" for who, left in balances.items() if left < 0]
    return ours + [f"WeChat's: {who}" for who, left in theirs if left < 0]


def unallowed(found: Ledger) -> list[str]:
    """Those for whom WeChat took more messages than they had allowed."""
    took = Counter(one.to for one in found.lived.accepted if one.carrier == "wechat")
    given: Counter[str] = Counter()
    for (openid, _), many in found.lived.town.given.items():
        given[openid] += many
    return [who for who, many in took.items() if many > given[who]]


def beyond_limits(found: Ledger) -> list[str]:
    """Numbers for which a vendor took more than it takes, and what WeCom dropped for that."""
    sent: dict[tuple[str, str, str], list[datetime]] = defaultdict(list)
    for one, row in found.with_rows():
        if one.carrier in LIMITS:
            content = row.template if one.carrier == "aliyun" else ""
            sent[one.carrier, one.to, content].append(one.at)
    dropped = ["dropped by WeCom"] * found.lived.sandbox.state.corp.dropped
    return dropped + [
        f"{key}" for key, times in sent.items() if _within(sorted(times), *LIMITS[key[0]])
    ]


def _within(times: list[datetime], most: int, span: timedelta) -> bool:
    pairs = zip(times, times[most:], strict=False)
    return any(later - first < span for first, later in pairs)
