"""The ledger of the week: what was wanted, what the outbox says of it, and what carriers took."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from uuid import UUID

from app.models.notice import GrantEntry, Notice
from app.models.reach import KnockTask
from app.models.sms_budget import SmsMonth
from tests.flows.message_week.carriers import Accepted, names_of
from tests.flows.message_week.traffic import Wish
from tests.flows.message_week.week import Lived

ENDS_WITH_WHY: Final = ("refused", "given_up")
TEXTS: Final = frozenset({"aliyun", "tencent", "sms"})


@dataclass(frozen=True)
class Ledger:
    """All rows of the outbox with the messages that carriers took for them."""

    lived: Lived
    rows: dict[UUID, Notice]
    tasks: list[KnockTask]
    months: list[SmsMonth]
    grants: list[GrantEntry]

    @cached_property
    def wanted(self) -> dict[str, Wish]:
        """What the town wanted to be said, by key."""
        return {wish.key: wish for wish in self.lived.traffic.wishes}

    @cached_property
    def chains(self) -> dict[str, list[Notice]]:
        """The rungs of each message in their order, by the key of the first."""
        firsts = [row for row in self.rows.values() if row.first_id is None]
        return {row.key: list(self._from(row)) for row in firsts}

    def _from(self, row: Notice) -> Iterator[Notice]:
        yield row
        if row.next_id:
            yield from self._from(self.rows[row.next_id])

    @cached_property
    def taken(self) -> dict[UUID, list[Accepted]]:
        """What carriers took for each row."""
        found: dict[UUID, list[Accepted]] = defaultdict(list)
        for one in self.lived.accepted:
            if row := self.row_of(one):
                found[row.id].append(one)
        return found

    def with_rows(self) -> Iterator[tuple[Accepted, Notice]]:
        """Everything that was taken, and for which row."""
        return ((one, self.rows[at]) for at, taken in self.taken.items() for one in taken)

    def row_of(self, one: Accepted) -> Notice | None:
        """The row that a carrier took something for; None when there is none."""
        row = self._named.get(one.name)
        if row is None or one.carrier not in ("wechat", "work"):
            return row
        return next((it for it in self.chains[row.key] if it.channel == one.carrier), None)

    @cached_property
    def _named(self) -> Mapping[str, Notice]:
        named = {name: row for row in self.rows.values() for name in names_of(row.key)}
        return named | {row.key: row for row in self.rows.values() if row.first_id is None}

    def summary(self) -> str:
        """What happened, in a few lines."""
        ends = Counter(_end(chain[-1]) for chain in self.chains.values())
        took = Counter(one.carrier for one in self.lived.accepted)
        rungs = Counter(len(chain) for chain in self.chains.values())
        spent = self.lived.seconds.items()
        return "\n".join(
            [
                f"{len(self.wanted)} wanted, {len(self.rows)} rows, {self.lived.kills} kills",
                *(f"{count:>7}  {end}" for end, count in ends.most_common()),
                f"taken: {dict(took)}",
                f"rungs of a message: {dict(sorted(rungs.items()))}, knocks: {len(self.tasks)}",
                ", ".join(f"{what} {seconds:.0f} s" for what, seconds in spent),
            ]
        )


async def ledger(lived: Lived) -> Ledger:
    """The ledger of a week that was lived."""
    rows = {row.id: row for row in await Notice.all()}
    tasks, months = await KnockTask.all(), await SmsMonth.all()
    return Ledger(lived, rows, tasks, months, await GrantEntry.all())


def said(row: Notice) -> str:
    """A row in one line."""
    return f"{row.key} {row.template} {row.state} {row.channel} {row.error}".strip()


def _end(row: Notice) -> str:
    why = row.error if row.state in ENDS_WITH_WHY else ""
    return f"{row.state} {row.rung or '-'} {why}".strip()
