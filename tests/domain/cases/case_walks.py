"""What acts do to the facts of a case, in few words: the model that walks over the flow."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.cases.case_flow import Act, Facts, Mode, Party, State, acts_now, after

DEPARTMENTS = 2


def filed(mode: Mode, **changes: object) -> Facts:
    """The facts of a case nobody has looked at yet."""
    return replace(Facts(mode=mode, state=State.RECEIVED), **changes)  # type: ignore[arg-type]


def moved(facts: Facts, act: Act, state: State, refused: bool = False) -> Facts:
    """The facts after an act that led to `state`."""
    facts = replace(facts, state=state)
    if act is Act.ASK_CORRECTION:
        return replace(facts, corrections_asked=facts.corrections_asked + 1)
    if act in (Act.ACCEPT, Act.DEEM_ACCEPTED) and facts.mode is Mode.JOINT:
        return replace(facts, open_departments=DEPARTMENTS)
    if act is Act.OPINE:
        return replace(facts, open_departments=facts.open_departments - 1)
    if act in (Act.PAUSE, Act.RESUME):
        return replace(facts, paused=act is Act.PAUSE)
    if act is Act.EXTEND:
        return replace(facts, extended=True)
    if act is Act.SETTLE_GAP:
        return replace(facts, open_gaps=facts.open_gaps - 1)
    return replace(facts, open_gaps=0) if refused else facts


def next_facts(facts: Facts) -> Iterator[tuple[Act, Facts]]:
    """Everywhere a case can go from here in one act, reasons given."""
    for party in Party:
        for act in acts_now(facts, party):
            yield act, moved(facts, act, after(facts, act, party, words=True))


def reachable(start: Facts) -> dict[Facts, set[Facts]]:
    """Every fact a case can come to, with what can follow; at most two corrections are asked."""
    found: dict[Facts, set[Facts]] = {}
    waiting = [start]
    while waiting:
        facts = waiting.pop()
        if facts in found:
            continue
        found[facts] = {to for _, to in next_facts(facts) if to.corrections_asked <= 2}
        waiting += found[facts]
    return found
