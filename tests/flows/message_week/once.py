"""Each message of the week: one chain, taken once on a rung, and one end that says why."""

from collections import Counter
from datetime import timedelta

from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import rules_of
from app.models.notice import Notice
from tests.flows.message_week.carriers import Accepted
from tests.flows.message_week.ledger import ENDS_WITH_WHY, TEXTS, Ledger, said


def lost(found: Ledger) -> list[str]:
    """Wanted, and not in the outbox, or there in a chain that is broken.

    A rung that was never used is cut off when the one before it turns out to have arrived.
    """
    whole = {row.id for chain in found.chains.values() for row in chain}
    loose = [row for row in found.rows.values() if row.id not in whole]
    broken = [said(row) for row in loose if (row.state, row.error) != ("retracted", "arrived")]
    return sorted(found.wanted.keys() - found.chains.keys()) + broken


def still_open(found: Ledger) -> list[str]:
    """Still to be said, or still waited for."""
    waiting = ("planned", "claimed")
    return [said(row) for row in found.rows.values() if row.state in waiting or row.settle_by_at]


def without_reason(found: Ledger) -> list[str]:
    """Ended without being said, and nothing says why."""
    mute = [row for row in found.rows.values() if not row.error]
    off = found.lived.traffic.called_off
    return [
        said(row)
        for row in mute
        if row.state in ENDS_WITH_WHY
        or (row.state == "retracted" and not {row.booking_id, row.visit_id} & off)
    ]


def made_up(found: Ledger) -> list[str]:
    """Said to have been taken, or to have arrived, when no carrier took it.

    A receipt of WeChat names no message of ours: of two to one person under one grant, asked for at
    the same time and both without an answer, either may be meant.
    """
    gone = [row for row in found.rows.values() if row.state in ("sent", "delivered")]
    untrue = [row for row in gone if row.channel != "knock" and not found.taken.get(row.id)]
    return [said(row) for row in untrue if row.channel != "wechat" or not _twins(found, row)]


def _twins(found: Ledger, row: Notice) -> list[Notice]:
    return [
        other
        for other in found.rows.values()
        if (other.person_id, other.channel) == (row.person_id, row.channel)
        if other.state == "unknown" and found.taken.get(other.id) and other.sending_at
        if row.sending_at and abs(other.sending_at - row.sending_at) < timedelta(seconds=30)
        if grant_of(other.template) == grant_of(row.template)
    ]


def strangers(found: Ledger) -> list[Accepted]:
    """Taken by a carrier, and in no outbox."""
    return [one for one in found.lived.accepted if found.row_of(one) is None]


def doubled(found: Ledger) -> list[str]:
    """Taken twice on one rung."""
    counts = Counter(
        f"{key} on {row.rung}"
        for key, chain in found.chains.items()
        for row in chain
        for _ in found.taken.get(row.id, ())
    )
    return [what for what, count in counts.items() if count > 1]


def climbed_for_nothing(found: Ledger) -> list[str]:
    """Taken on a rung after an earlier one had taken it, though no receipt said that it failed.

    Kinds that demand proof may do that.
    """
    return [
        " > ".join(said(row) for row in chain)
        for chain in found.chains.values()
        if not rules_of(chain[0].template).proof
        for place, row in enumerate(chain)
        if found.taken.get(row.id) and not _failed(found, row)
        if any(found.taken.get(later.id) for later in chain[place + 1 :])
    ]


def _failed(found: Ledger, row: Notice) -> bool:
    """WeChat's word that it failed stands nowhere but in the row: `too_many_failed` counts them."""
    return any(one.failed for one in found.taken[row.id]) or row.channel == "wechat"


def too_many_failed(found: Ledger) -> int:
    """How many more messages WeChat is said to have failed at than it did."""
    refused = [row for row in found.rows.values() if row.state == "refused"]
    ours = [row for row in refused if row.channel == "wechat" and found.taken.get(row.id)]
    told = found.lived.sandbox.state.troubles.counts["wechat", "receipt_failed"]
    return max(0, len(ours) - told)


def twice_delivered(found: Ledger) -> list[str]:
    """Arrived on two rungs, though the kind demands no proof."""
    return [
        key
        for key, chain in found.chains.items()
        if sum(row.state == "delivered" for row in chain) > 1
        if not rules_of(chain[0].template).proof
    ]


def unsettled_texts(found: Ledger) -> list[str]:
    """Unknown although their carrier could tell, and nobody took them back.

    Tencent does not tell of a text that it never took. A few are left when the carrier was in
    trouble each time that it was asked, the last time six hours after.
    """
    unknown = [row for row in found.rows.values() if row.state == "unknown"]
    asked = [row for row in unknown if row.channel in TEXTS and row.error != "taken-back"]
    return [said(row) for row in asked if row.channel != "tencent" or found.taken.get(row.id)]
