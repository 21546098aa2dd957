"""How far a case is: its deadlines one by one, and what happens next."""

from datetime import date

from msgspec import Struct

from app.catalog.items import Item
from app.domain.cases.case_flow import CLOSED, State, Turn
from app.domain.deadlines.clock_ledger import Clock, Deadline, Running, Which, elapsed
from app.models.case import Case, CaseTask
from app.services.cases.case_rows import left_text
from app.services.deadlines.case_deadlines import key_name
from app.words import say
from app.words.dates import day_text
from app.words.explanations import clock_name


class DeadlineView(Struct, frozen=True):
    """One deadline; `left_workdays` is negative when it is over, as `text` says in words."""

    which: str
    which_name: str
    key: str
    key_name: str
    start_on: date
    workdays: int
    due_on: date
    state: str
    left_workdays: int
    used_workdays: int
    provisional: bool
    text: str


class NextView(Struct, frozen=True):
    """What happens next, by whom, and until when if there is a day."""

    text: str
    turn: str
    until_on: date | None


def deadlines(clock: Clock, body: Item, language: str) -> list[DeadlineView]:
    """All deadlines in the order of their start."""
    return [
        DeadlineView(
            which=one.which,
            which_name=clock_name(one.which, language),
            key=one.key,
            key_name=key_name(body, one.key, language),
            start_on=one.start_on,
            workdays=one.workdays,
            due_on=one.due_on,
            state=one.state,
            left_workdays=one.left_workdays,
            used_workdays=elapsed(one),
            provisional=one.provisional,
            text=left_text(one, language),
        )
        for one in clock.deadlines
    ]


def next_step(
    case: Case, clock: Clock, tasks: list[CaseTask], today: date, language: str
) -> NextView:
    """What happens next, in a sentence that speaks to anybody."""
    until_on, key = _until(case, clock), f"case.next.{case.state}"
    if case.state in CLOSED:
        return NextView(say(key, language), case.turn, None)
    if clock.paused:
        return NextView(say("case.next.paused", language), case.turn, None)
    if case.state == State.DECIDED and case.turn == Turn.PERSON:
        return NextView(say("case.next.gaps", language), case.turn, until_on)
    if case.state == State.CONSULTING and not any(task.answered_at is None for task in tasks):
        key = "case.next.deciding"
    if until_on is None:
        return NextView(say(key, language), case.turn, None)
    told = say(f"{key}.until", language, until=day_text(until_on, language))
    if until_on < today:
        told = say("case.next.late", language, told=told)
    return NextView(told, case.turn, until_on)


def _until(case: Case, clock: Clock) -> date | None:
    """The day by which the step that is next should be done."""
    for which in _STEP_CLOCKS.get(State(case.state), (Which.PROMISED, Which.STATUTORY)):
        running = [one for one in clock.deadlines if one.which is which and _runs(one)]
        if running:
            return max(one.due_on for one in running)
    return None


def _runs(deadline: Deadline) -> bool:
    return deadline.state is Running.RUNNING


_STEP_CLOCKS = {
    State.RECEIVED: (Which.NOTICE,),
    State.CORRECTING: (),
    State.CONSULTING: (Which.DEPARTMENT, Which.PROMISED, Which.STATUTORY),
    State.WITH_SUPERIOR: (Which.SUPERIOR,),
    State.DECIDED: (Which.DELIVERY,),
}
"""Which clocks tell by when a step is done, where that is not the promise."""
