"""The ledger of a case: one line for each thing that happened, and the deadlines read from it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

from app.catalog.items import Item
from app.domain.deadlines.clock_events import Event, EventKind, check
from app.domain.deadlines.clock_ledger import Clock, Which, replay
from app.domain.deadlines.clock_limits import limits_of
from app.domain.deadlines.workdays import WorkCalendar
from app.kit.clock import office_day
from app.kit.errors import NotFound
from app.models import sql
from app.models.case import Case, CaseEvent
from app.ports import Deps
from app.services.catalogue import items
from app.services.deadlines import calendars, case_warnings

NOTHING: Mapping[str, object] = MappingProxyType({})
AHEAD = timedelta(days=370)
"""Far enough for every limit: the calendar is loaded from the filing to a year from today."""
CLOCK_KINDS = frozenset(EventKind)


class NoSuchCase(NotFound):
    """There is no such case, or it is not yours."""


async def held(case_id: UUID) -> Case:
    """The case, its row held until the transaction ends; NoSuchCase."""
    found = await sql.find(Case, f"WHERE id = $1{sql.held_rows()}", case_id)
    if not found:
        raise NoSuchCase(case=str(case_id))
    return found[0]


async def events(case_id: UUID) -> list[CaseEvent]:
    """Everything that happened to a case, in order."""
    return await CaseEvent.filter(case_id=case_id).order_by("sequence")


async def body_of(case: Case) -> Item:
    """The wording of the item that this case stands on, whatever was published since."""
    return (await items.wordings({(case.item_id, case.item_version)})).popitem()[1]


async def write(
    deps: Deps,
    case: Case,
    kind: str,
    actor_id: UUID | None,
    *,
    facts: Mapping[str, object] = NOTHING,
    words: str = "",
) -> CaseEvent:
    """Add a line to the ledger of a case whose row is held; `facts` hold no words of people.

    Of what the clock knows, `facts` name the pause, stage or department (`key`), an extension's
    `workdays`, and what a pause is for (`name`). The post is the one the case lies at. BadHistory
    for what cannot come next.
    """
    past, event_id = await events(case.id), deps.ids.new()
    line = CaseEvent(
        id=event_id,
        case_id=case.id,
        sequence=past[-1].sequence + 1 if past else 1,
        at=deps.clock.now(),
        kind=kind,
        actor_id=actor_id,
        post_id=case.post_id,
        facts=dict(facts),
        words_sealed=deps.cipher.seal(words, f"case_event:words:{event_id}"),
    )
    check(clock_events([*past, line]))
    await line.save(force_create=True)
    return line


def words_of(deps: Deps, event: CaseEvent) -> str:
    """What somebody wrote with this event; empty when they wrote nothing."""
    return deps.cipher.open(event.words_sealed, f"case_event:words:{event.id}")


def clock_events(lines: Iterable[CaseEvent]) -> tuple[Event, ...]:
    """The lines that move a deadline, as the clock reads them."""
    return tuple(
        Event(
            kind=EventKind(line.kind),
            on=office_day(line.at),
            key=str(line.facts.get("key", "")),
            workdays=int(str(line.facts.get("workdays", 0))),
            name=str(line.facts.get("name", "")),
        )
        for line in lines
        if line.kind in CLOCK_KINDS
    )


async def calendar_for(deps: Deps, cases: Sequence[Case]) -> WorkCalendar:
    """The days that any deadline of these cases may walk over."""
    today = deps.clock.today()
    first = min((office_day(case.received_at) for case in cases), default=today)
    return await calendars.work_days(min(first, today), max(first, today) + AHEAD)


async def clock(deps: Deps, case: Case) -> Clock:
    """The deadlines of a case as they stand today, replayed from its ledger."""
    return await _replayed(deps, case, await calendar_for(deps, [case]))


async def refresh(deps: Deps, case: Case) -> Clock:
    """Replay the ledger, keep what lists are sorted by, and plan the warnings anew.

    The row of the case is held. A list may sort by these columns; nobody decides by them.
    """
    calendar = await calendar_for(deps, [case])
    now = await _replayed(deps, case, calendar)
    for name, value in kept(now).items():
        setattr(case, name, value)
    await case.save(update_fields=list(kept(now)))
    await case_warnings.replan(deps, case, now, calendar)
    return now


def kept(now: Clock) -> dict[str, object]:
    """What of a clock is kept with the case's row."""
    promised, statutory = now.deadline(Which.PROMISED), now.deadline(Which.STATUTORY)
    return {
        "paused": now.paused,
        "provisional": now.provisional,
        "promised_due_on": promised.due_on if promised else None,
        "statutory_due_on": statutory.due_on if statutory else None,
        "next_due_on": now.next.due_on if now.next else None,
        "next_which": now.next.which if now.next else "",
    }


async def _replayed(deps: Deps, case: Case, calendar: WorkCalendar) -> Clock:
    past = clock_events(await events(case.id))
    return replay(limits_of(await body_of(case)), calendar, past, deps.clock.today())
