"""How a deadline of a case was counted, day by day, in the reader's language."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.procedures import STAGES
from app.catalog.texts import said
from app.domain.cases.case_flow import Mode
from app.domain.deadlines.clock_explanation import Explanation, NoSuchDeadline, explain
from app.domain.deadlines.clock_ledger import Which, limits_of
from app.domain.people.roles import Actor
from app.ports import Deps
from app.services.cases import case_ledger, case_parties
from app.words import explanations, say


class LineView(Struct, frozen=True):
    """One day of the count, or what happened on it."""

    kind: str
    on: date
    number: int | None
    name: str | None
    text: str


class ExplanationView(Struct, frozen=True):
    """A deadline, every day between its start and its due day, and the same in stretches."""

    which: str
    which_name: str
    key: str
    key_name: str
    start_on: date
    workdays: int
    due_on: date
    provisional: bool
    lines: list[LineView]
    said: list[str]


async def explanation(
    deps: Deps, actor: Actor, case_id: UUID, which: str, key: str, language: str
) -> ExplanationView:
    """Why a deadline of a case ends when it ends; NoSuchCase, NoSuchDeadline."""
    case = await case_parties.seen(actor, case_id)
    if which not in Which.__members__.values():
        raise NoSuchDeadline(which=which, key=key)
    body = await case_ledger.body_of(case)
    found = explain(
        limits_of(body),
        await case_ledger.calendar_for(deps, [case]),
        case_ledger.clock_events(await case_ledger.events(case.id)),
        (Which(which), key),
        deps.clock.today(),
    )
    return ExplanationView(
        which=which,
        which_name=explanations.clock_name(which, language),
        key=key,
        key_name=key_name(body, key, language),
        start_on=found.start_on,
        workdays=found.workdays,
        due_on=found.due_on,
        provisional=found.provisional,
        lines=_lines(found, language),
        said=explanations.said(found, language),
    )


def key_name(body: Item, key: str, language: str) -> str:
    """What the stage or department of a deadline is called; empty when it has none."""
    plain = key.partition("#")[0]
    if plain in STAGES:
        return say(f"case.state.{plain}", language)
    if Mode(body.mode) is not Mode.JOINT:
        return ""
    named = {one.code: one.name for one in body.procedure.departments}
    return said(named[plain], language).text if plain in named else ""


def _lines(found: Explanation, language: str) -> list[LineView]:
    """Each line with a sentence of its own."""
    return [
        LineView(
            kind=line.kind,
            on=line.on,
            number=line.number,
            name=line.name,
            text=explanations.said(replace(found, lines=(line,), provisional=False), language)[0],
        )
        for line in found.lines
    ]
