"""Operations whose turn has come: judged, kept, and counted into their records once a batch."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.journal import sync_rules
from app.domain.journal.sync_rules import Clash, Verdict
from app.domain.visits.visit_merge import MOVE_NOT_NOW, Operation
from app.kit.errors import AppError
from app.models import sql
from app.models.journal import JournalEntry
from app.models.original import Original
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import crossed
from app.services.journal import journal, sync_merging, sync_openings, sync_subjects
from app.services.journal.journal import OperationText
from app.services.journal.sync_merging import Journaled
from app.services.journal.sync_rights import Right, Rights
from app.services.journal.sync_subjects import Refreshed, Row

log = logging.getLogger("cunkou.sync")
TOLD = (
    "UPDATE journal_entry SET state = $1, code = $2, answer = $3, applied_at = $4, forced = $5"
    " WHERE id = $6"
)
HOLDER = "holder"
"""What people differ about when hand-overs of an original contradict each other."""


@dataclass
class Work:
    """An operation whose turn has come; `new`: its entry is not written yet.

    `code` tells why it is refused. `again`: it was counted before, and something went wrong.
    """

    entry: JournalEntry
    text: OperationText | None
    new: bool
    code: str = ""
    again: bool = False


async def count_in(deps: Deps, rights: Rights, works: list[Work]) -> list[Visit]:
    """Judge operations, write their entries, and merge each record once; the visits touched.

    Inside a transaction. What waited for a record that is opened here is counted too, and joins
    `works`. A record that cannot be merged keeps its operations waiting, and stops no other.
    """
    works.sort(key=lambda one: (one.entry.device_id, one.entry.sequence))
    asked = [(one.text.subject, one.text.id) for one in works if one.text and not one.code]
    rows = await sync_subjects.held(asked)
    there = set(rows)
    for work in works:
        work.code = work.code or await _refusal(deps, rights, work, rows)
    if opened := set(rows) - there:
        await _look_again(deps, rights, works, rows)
        works += await _found_again(deps, rights, rows, opened)
    touched: dict[UUID, list[Work]] = {}
    for work in works:
        if work.text and not work.code:
            touched.setdefault(work.text.id, []).append(work)
    ids = sorted(touched)
    journals = await sync_merging.counted(ids)
    await _keep(deps, works)
    merging = _Merging(deps, rights, rows, touched, journals)
    await merging.run(ids)
    await _write(merging.changed.values())
    return [row for id_ in ids if isinstance(row := rows[id_], Visit)]


async def _refusal(deps: Deps, rights: Rights, work: Work, rows: dict[UUID, Row]) -> str:
    """Why an operation is refused, as a code; empty when it counts. Opens what it opens."""
    text, person_id = work.text, work.entry.actor_id
    if text is None or person_id is None:
        return sync_rules.UNREADABLE
    row = rows.get(text.id)
    if text.kind == "open" and not (row and work.again):
        if row is not None:
            return sync_rules.ID_TAKEN
        try:
            opened = sync_openings.opened(deps, rights, person_id, work.entry.device_id, text)
            rows[text.id] = await opened
        except AppError as refused:
            return refused.code
        return ""
    if row is None:
        return sync_rules.NO_SUCH_RECORD
    return "" if text.kind == "open" else await rights.refusal(person_id, row, text)


async def _look_again(
    deps: Deps, rights: Rights, works: Iterable[Work], rows: dict[UUID, Row]
) -> None:
    """Judge once more what came before the operation that opens its record."""
    for work in works:
        if work.code == sync_rules.NO_SUCH_RECORD and work.text and work.text.kind != "open":
            work.code = await _refusal(deps, rights, work, rows)


async def _found_again(
    deps: Deps, rights: Rights, rows: dict[UUID, Row], opened: Collection[UUID]
) -> list[Work]:
    """What was refused earlier because the record was not there yet."""
    early = JournalEntry.filter(
        subject_id__in=list(opened), state=journal.REFUSED, code=sync_rules.NO_SUCH_RECORD
    )
    works = [Work(row, journal.text_of(deps, row), new=False) for row in await early]
    for work in works:
        work.code = await _refusal(deps, rights, work, rows)
    return [work for work in works if not work.code]


async def _keep(deps: Deps, works: Iterable[Work]) -> None:
    """Write the entries: applied or refused, until the merge says more."""
    now = deps.clock.now()
    for work in works:
        entry = work.entry
        entry.state = journal.REFUSED if work.code else journal.APPLIED
        entry.code = work.code
        entry.applied_at = None if work.code else now
        refused = sync_rules.kept(Verdict("refused", work.code))
        entry.answer = refused if work.code else {}
    await journal.add(work.entry for work in works if work.new)
    await _write(work.entry for work in works if not work.new)


class _Merging:
    """The records of a batch while they are merged, and the entries whose verdict changed."""

    def __init__(
        self,
        deps: Deps,
        rights: Rights,
        rows: dict[UUID, Row],
        touched: Mapping[UUID, list[Work]],
        journals: dict[UUID, Journaled],
    ) -> None:
        self.deps, self.rights, self.rows = deps, rights, rows
        self.touched, self.journals = touched, journals
        self.changed: dict[UUID, JournalEntry] = {}
        for id_, works in touched.items():
            for work in works:
                assert work.text is not None
                journals[id_].entries.append(work.entry)
                journals[id_].texts[work.entry.id] = work.text
                if work.entry.actor_id:
                    journals[id_].by.add(work.entry.actor_id)

    async def run(self, ids: Sequence[UUID]) -> None:
        """Merge some records; when that fails each by itself, so that none stops another."""
        if not ids:
            return
        try:
            async with in_transaction():
                rows = [self.rows[id_] for id_ in ids]
                done = await sync_merging.merge(self.deps, rows, self.journals)
        except Exception as error:
            if crossed.is_crossed(error):
                raise
            if len(ids) == 1:
                log.exception("record %s was not merged", ids[0])
                self._put_off(self.touched[ids[0]])
                return
        else:
            for id_ in ids:
                self._judge(id_, done[id_])
            return
        self.rows |= await sync_subjects.held(
            (work.text.subject, id_) for id_ in ids for work in self.touched[id_] if work.text
        )
        for id_ in ids:
            await self.run([id_])

    def _judge(self, id_: UUID, done: Refreshed) -> None:
        """Tell what became of each operation of a record.

        Also of moves of other batches that are possible now that an earlier operation came, or are
        not any more.
        """
        row, order = self.rows[id_], {one.id: one for one in done.record.order}
        for work in self.touched[id_]:
            verdict = self._verdict(work, row, done, order)
            if verdict.name != "applied":
                self._tell(work.entry, verdict)
        if not isinstance(row, Visit):
            return
        now = {work.entry.id for work in self.touched[id_]}
        for entry in self.journals[id_].entries:
            if entry.id in now:
                continue
            if entry.state == journal.REFUSED and entry.id not in done.record.refused:
                entry.applied_at = entry.received_at
                self._tell(entry, Verdict("applied"))
            elif entry.state != journal.REFUSED and entry.id in done.record.refused:
                self._tell(entry, Verdict("refused", MOVE_NOT_NOW))

    def _verdict(
        self, work: Work, row: Row, done: Refreshed, order: Mapping[UUID, Operation]
    ) -> Verdict:
        record, entry = done.record, work.entry
        if entry.id in record.refused:
            return Verdict("refused", record.refused[entry.id])
        if isinstance(row, Original):
            clash = Clash(HOLDER, True, ())
            return Verdict("conflict", clashes=(clash,)) if done.clashes else Verdict("applied")
        verdict = sync_rules.verdict_of(order[entry.id], record)
        assert entry.actor_id is not None
        if self.rights.known.get((entry.actor_id, row.id)) is Right.ONCE:
            hidden = tuple(Clash(one.key, one.hard, ()) for one in verdict.clashes)
            return Verdict(verdict.name, verdict.code, hidden)
        return verdict

    def _put_off(self, works: Iterable[Work]) -> None:
        for work in works:
            work.entry.state, work.entry.code = journal.WAITING, sync_rules.TRY_AGAIN
            work.entry.answer, work.entry.applied_at = {}, None
            self.changed[work.entry.id] = work.entry

    def _tell(self, entry: JournalEntry, verdict: Verdict) -> None:
        """Put a verdict on an entry."""
        refused = verdict.name == "refused"
        entry.state = journal.REFUSED if refused else journal.APPLIED
        entry.code, entry.answer = verdict.code, sync_rules.kept(verdict)
        entry.applied_at = None if refused else entry.applied_at
        self.changed[entry.id] = entry


async def _write(entries: Iterable[JournalEntry]) -> None:
    """Write what became of entries that are there."""
    lines = [
        (one.state, one.code, journal.said(one.answer), one.applied_at, one.forced, one.id)
        for one in entries
    ]
    await sql.many(TOLD, lines)
