"""What an act makes of a case, who may do what now, and whose turn it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.domain.cases.case_states import CLOSED, OPEN, Act, Mode, Outcome, Party, State, Turn
from app.domain.cases.case_steps import STEPS, Guard, Step
from app.kit.errors import AppError, Conflict, Forbidden, Invalid

__all__ = [
    "CLOSED",
    "OPEN",
    "STEPS",
    "Act",
    "AlreadyExtended",
    "DepartmentsOpen",
    "Facts",
    "GapsOpen",
    "Guard",
    "Mode",
    "NotNow",
    "NotWhilePaused",
    "NotYours",
    "Outcome",
    "Party",
    "PromiseOver",
    "ReasonsNeeded",
    "SecondCorrection",
    "State",
    "Step",
    "Turn",
    "acts_now",
    "after",
    "turn",
]


class NotNow(Conflict):
    """Where the case stands now, this cannot be done."""


class NotYours(Forbidden):
    """This step of the case is somebody else's to take."""


class ReasonsNeeded(Invalid):
    """This step needs its reasons in writing."""


class NotWhilePaused(Conflict):
    """The clock of this case is paused; resume it first."""


class AlreadyExtended(Conflict):
    """This case was extended before; the law allows it once."""


class PromiseOver(Conflict):
    """The time limit is over; it can only be extended before."""


class SecondCorrection(Forbidden):
    """What is missing is told once and completely; asking again needs the director."""


class DepartmentsOpen(Conflict):
    """Not every department has given its opinion yet."""


class GapsOpen(Conflict):
    """Papers that were promised are still missing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision about a case needs to know.

    `expired` says that the promised limit is over: the flow knows no time. `open_gaps` counts the
    promised papers still owed (none are, once the case is refused), `open_departments` the opinions
    still to come, `corrections_asked` the correction notices given so far.
    """

    mode: Mode
    state: State
    paused: bool = False
    corrections_asked: int = 0
    extended: bool = False
    expired: bool = False
    open_departments: int = 0
    open_gaps: int = 0
    needs_survey: bool = False


class _Given(NamedTuple):
    """Who acts, whether with reasons in writing, and whether the act says no."""

    party: Party
    words: bool
    refused: bool


def after(
    facts: Facts, act: Act, party: Party, *, words: bool = False, refused: bool = False
) -> State:
    """The state that `act` leads to when done for `party`.

    `words` says that reasons are given in writing: a rejection, a reply, a pause (whose notice they
    become), an extension and whatever says no (`refused`) need them; so does a director who hands
    over a result while promised papers are missing. Raises NotNow when the table has no such step,
    NotYours, ReasonsNeeded, NotWhilePaused, AlreadyExtended, PromiseOver, SecondCorrection,
    DepartmentsOpen or GapsOpen (Administrative Licensing Law, arts. 32, 38, 42 and 45).
    """
    step = STEPS.get((facts.mode, facts.state, act))
    if step is None:
        raise NotNow(act=act, state=facts.state)
    if party not in step.by:
        raise NotYours(act=act, state=facts.state)
    for guard in step.guards:
        if refusal := _GUARDS[guard](facts, _Given(party, words, refused)):
            raise refusal(act=act, state=facts.state)
    if step.unsurveyed and not facts.needs_survey:
        return step.unsurveyed
    return step.to


def acts_now(facts: Facts, party: Party) -> tuple[Act, ...]:
    """What `party` may do with the case now, given reasons where they are needed."""
    return tuple(act for act in Act if _possible(facts, act, party))


def turn(facts: Facts) -> Turn:
    """Whose move is next; a result that waits for promised papers waits for the person."""
    if facts.state in CLOSED:
        return Turn.NOBODY
    if facts.state is State.DECIDED and facts.open_gaps:
        return Turn.PERSON
    if facts.state is State.CONSULTING and facts.open_departments:
        return Turn.DEPARTMENT
    return _TURNS.get(facts.state, Turn.OFFICE)


def _possible(facts: Facts, act: Act, party: Party) -> bool:
    try:
        after(facts, act, party, words=True)
    except AppError:
        return False
    return True


def _first_correction(facts: Facts, given: _Given) -> type[AppError] | None:
    again = facts.corrections_asked and given.party is not Party.SUPERVISOR
    return SecondCorrection if again else None


def _gaps_settled(facts: Facts, given: _Given) -> type[AppError] | None:
    if not facts.open_gaps:
        return None
    if given.party is not Party.SUPERVISOR:
        return GapsOpen
    return None if given.words else ReasonsNeeded


def _unless(held: bool, refusal: type[AppError]) -> type[AppError] | None:
    return None if held else refusal


_TURNS: Final = {State.CORRECTING: Turn.PERSON, State.WITH_SUPERIOR: Turn.SUPERIOR}
_GUARDS: Final[Mapping[Guard, Callable[[Facts, _Given], type[AppError] | None]]] = {
    Guard.REASONS: lambda _, given: _unless(given.words, ReasonsNeeded),
    Guard.REASONS_IF_REFUSED: lambda _, given: _unless(
        given.words or not given.refused, ReasonsNeeded
    ),
    Guard.WRITTEN_NOTICE: lambda _, given: _unless(given.words, ReasonsNeeded),
    Guard.RUNNING: lambda facts, _: _unless(not facts.paused, NotWhilePaused),
    Guard.PAUSED: lambda facts, _: _unless(facts.paused, NotNow),
    Guard.NOT_EXTENDED: lambda facts, _: _unless(not facts.extended, AlreadyExtended),
    Guard.BEFORE_PROMISE_ENDS: lambda facts, _: _unless(not facts.expired, PromiseOver),
    Guard.FIRST_CORRECTION: _first_correction,
    Guard.DEPARTMENTS_ASKED: lambda facts, _: _unless(facts.open_departments > 0, NotNow),
    Guard.DEPARTMENTS_ANSWERED: lambda facts, _: _unless(
        facts.open_departments == 0, DepartmentsOpen
    ),
    Guard.GAPS_OPEN: lambda facts, _: _unless(facts.open_gaps > 0, NotNow),
    Guard.GAPS_SETTLED: _gaps_settled,
}
