"""Operations whose turn has come: judged, kept, and counted into their records once a batch."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.journal import sync_rules
from app.domain.journal.sync_rules import Clash, Verdict
from app.domain.visits.visit_merge import MOVE_NOT_NOW, Record
from app.kit.errors import AppError
from app.models.journal import JournalEntry
from app.models.original import Original
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal, sync_openings, sync_subjects
from app.services.journal.journal import OperationText
from app.services.journal.sync_rights import Right, Rights
from app.services.journal.sync_subjects import Refreshed, Row

log = logging.getLogger("cunkou.sync")
RETRIED = frozenset({"40001", "40P01"})
"""The states of SQL after which the same is tried again: rows were held crosswise."""
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
    await _keep(deps, works)
    touched: dict[UUID, list[Work]] = {}
    for work in works:
        if work.text and not work.code:
            touched.setdefault(work.text.id, []).append(work)
    for id_ in sorted(touched):
        await _merge_in(deps, rights, rows[id_], touched[id_])
    return [row for id_ in sorted(touched) if isinstance(row := rows[id_], Visit)]


def is_crossed(error: BaseException | None) -> bool:
    """Whether two transactions held rows crosswise: the database let one of them fail."""
    while error is not None:
        if getattr(error, "sqlstate", "") in RETRIED:
            return True
        error = error.__cause__
    return False


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
    new, now = [], deps.clock.now()
    for work in works:
        entry = work.entry
        entry.state = journal.REFUSED if work.code else journal.APPLIED
        entry.code = work.code
        entry.applied_at = None if work.code else now
        refused = sync_rules.kept(Verdict("refused", work.code))
        entry.answer = refused if work.code else {}
        if work.new:
            new.append(entry)
        else:
            await _update(entry)
    if new:
        await JournalEntry.bulk_create(new)


async def _merge_in(deps: Deps, rights: Rights, row: Row, works: list[Work]) -> None:
    by = {work.entry.actor_id for work in works if work.entry.actor_id}
    try:
        async with in_transaction():
            done = await sync_subjects.refresh(deps, row, by)
    except Exception as error:
        if is_crossed(error):
            raise
        log.exception("record %s was not merged", row.id)
        await _put_off(works)
        return
    for work in works:
        verdict = _verdict(work, row, done, rights)
        if verdict.name != "applied":
            await _tell(work.entry, verdict)
    if isinstance(row, Visit):
        await _judge_anew(row, done.record, {work.entry.id for work in works})


def _verdict(work: Work, row: Row, done: Refreshed, rights: Rights) -> Verdict:
    record, entry = done.record, work.entry
    if entry.id in record.refused:
        return Verdict("refused", record.refused[entry.id])
    if isinstance(row, Original):
        clash = Clash(HOLDER, True, ())
        return Verdict("conflict", clashes=(clash,)) if done.clashes else Verdict("applied")
    operation = next(one for one in record.order if one.id == entry.id)
    verdict = sync_rules.verdict_of(operation, record)
    assert entry.actor_id is not None
    if rights.known.get((entry.actor_id, row.id)) is Right.ONCE:
        hidden = tuple(Clash(one.key, one.hard, ()) for one in verdict.clashes)
        return Verdict(verdict.name, verdict.code, hidden)
    return verdict


async def _judge_anew(visit: Visit, record: Record, but: Collection[UUID]) -> None:
    """Moves of other batches that are possible now that an earlier operation came, or no more."""
    found = JournalEntry.filter(subject_id=visit.id, state=journal.REFUSED, code=MOVE_NOT_NOW)
    before = {entry.id: entry for entry in await found}
    for id_ in set(before) - set(record.refused) - set(but):
        before[id_].applied_at = before[id_].received_at
        await _tell(before[id_], Verdict("applied"))
    for entry in await JournalEntry.filter(id__in=list(set(record.refused) - set(before))):
        if entry.id not in but:
            await _tell(entry, Verdict("refused", MOVE_NOT_NOW))


async def _put_off(works: Iterable[Work]) -> None:
    for work in works:
        work.entry.state, work.entry.code = journal.WAITING, sync_rules.TRY_AGAIN
        work.entry.answer, work.entry.applied_at = {}, None
        await _update(work.entry)


async def _tell(entry: JournalEntry, verdict: Verdict) -> None:
    """Write a verdict on an entry."""
    refused = verdict.name == "refused"
    entry.state = journal.REFUSED if refused else journal.APPLIED
    entry.code, entry.answer = verdict.code, sync_rules.kept(verdict)
    entry.applied_at = None if refused else entry.applied_at
    await _update(entry)


async def _update(entry: JournalEntry) -> None:
    names = ("state", "code", "answer", "applied_at", "forced")
    values: dict[str, Any] = {name: getattr(entry, name) for name in names}
    await JournalEntry.filter(id=entry.id).update(**values)
