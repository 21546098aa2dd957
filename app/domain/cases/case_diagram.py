"""The table of the case flow drawn as Mermaid state diagrams, one for each mode."""

from collections.abc import Iterator

from app.domain.cases.case_states import CLOSED, Act, Mode, Party, State
from app.domain.cases.case_steps import STEPS, Step


def diagram(mode: Mode) -> str:
    """The way of a case through `mode`; acts that keep the state are left to `kept`."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.RECEIVED}"]
    ends: list[State] = []
    for (held, state, act), step in STEPS.items():
        if held is not mode:
            continue
        for to, when in _targets(step):
            if to is not state:
                lines.append(f"    {state} --> {to}: {_label(act, step)}{when}")
            if to in CLOSED and to not in ends:
                ends.append(to)
    return "\n".join([*lines, *(f"    {state} --> [*]" for state in ends)])


def kept(mode: Mode) -> list[tuple[Act, Step, tuple[State, ...]]]:
    """The acts that keep the state: who may take them, and in which states they are possible."""
    found: dict[Act, tuple[Step, list[State]]] = {}
    for (held, state, act), step in STEPS.items():
        if held is mode and step.to is state:
            found.setdefault(act, (step, []))[1].append(state)
    return [(act, *_sorted(*found[act])) for act in Act if act in found]


def page() -> str:
    """All modes as Markdown: a diagram, and a table of the acts that keep the state."""
    return "\n\n".join(_section(mode) for mode in Mode)


def _section(mode: Mode) -> str:
    rows = [
        f"| `{act}` | {_parties(step)} | {_states(states)} | {_guards(step)} |"
        for act, step, states in kept(mode)
    ]
    table = ["| act | by | in | only if |", "| --- | --- | --- | --- |", *rows]
    drawn = ["```mermaid", diagram(mode), "```"]
    return "\n".join([f"### `{mode}`", "", *drawn, "", "Without leaving its state:", "", *table])


def _targets(step: Step) -> Iterator[tuple[State, str]]:
    yield step.to, ", with survey" if step.unsurveyed else ""
    if step.unsurveyed:
        yield step.unsurveyed, ", no survey"


def _label(act: Act, step: Step) -> str:
    guards = f" [{_guards(step)}]" if step.guards else ""
    return f"{act} by {_parties(step)}{guards}"


def _parties(step: Step) -> str:
    return " or ".join(party for party in Party if party in step.by)


def _guards(step: Step) -> str:
    return ", ".join(guard.replace("_", " ") for guard in step.guards)


def _states(states: tuple[State, ...]) -> str:
    return ", ".join(states)


def _sorted(step: Step, states: list[State]) -> tuple[Step, tuple[State, ...]]:
    return step, tuple(state for state in State if state in states)
