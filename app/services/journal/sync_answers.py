"""What a phone is answered about its operations, in its language."""

from collections.abc import Iterable
from uuid import UUID

from app.domain.journal import sync_rules
from app.domain.journal.sync_rules import Clash, Verdict
from app.domain.visits.visit_merge import Operation, writes
from app.models.journal import JournalEntry
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.sync_messages import ClashValue, ClashView, OperationAnswer
from app.words import knows, say


async def answers(
    deps: Deps, entries: Iterable[tuple[JournalEntry, bool]], language: str
) -> list[OperationAnswer]:
    """The answer about each entry; True beside it: it came before, and is a duplicate now."""
    told = [(entry, seen, verdict(entry)) for entry, seen in entries]
    named = {op for _, _, one in told for clash in one.clashes for op in clash.ops}
    rows = await JournalEntry.filter(id__in=list(named)) if named else []
    operations = {row.id: journal.operation_of(deps, row) for row in rows}
    return [_answer(entry, seen, one, operations, language) for entry, seen, one in told]


def verdict(entry: JournalEntry) -> Verdict:
    """What became of an operation, as its entry says."""
    if entry.state == journal.WAITING:
        return Verdict("waiting", entry.code)
    return sync_rules.read(entry.answer)


def unkept(op: UUID | None, code: str, language: str) -> OperationAnswer:
    """The refusal of an operation of which nothing could be kept."""
    return OperationAnswer(op, "refused", None, code, said("refused", code, language), [])


def said(name: str, code: str, language: str) -> str:
    """A verdict in a sentence: by its code where that has words."""
    keys = (f"sync.said.{code}", f"problem.{code}") if code else ()
    return say(next(filter(knows, keys), f"sync.said.{name}"), language)


def _answer(
    entry: JournalEntry,
    seen: bool,
    one: Verdict,
    operations: dict[UUID, Operation],
    language: str,
) -> OperationAnswer:
    return OperationAnswer(
        op=entry.id,
        verdict="duplicate" if seen else one.name,
        first=one.name if seen else None,
        code=one.code,
        said=said(one.name, one.code, language),
        conflicts=[_clash(clash, operations) for clash in one.clashes],
        at=entry.happened_at,
        doubtful=journal.is_doubtful(entry),
    )


def _clash(clash: Clash, operations: dict[UUID, Operation]) -> ClashView:
    found = [operations[op] for op in clash.ops if op in operations]
    values = [
        ClashValue(writes(one).get(clash.key), one.id, one.by, one.at, one.doubtful)
        for one in found
    ]
    return ClashView(clash.key, clash.hard, values)
