"""Replaying the last months through a draft: what the published wording brought, and the new."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.domain.bookings.openings import moment
from app.domain.catalogue import what_if as rules
from app.domain.catalogue.what_if import LOOK_BACK, MOST_CASES, Compared, Tally
from app.domain.catalogue.what_if_deadlines import Place
from app.domain.people.roles import Actor
from app.models.case import Case
from app.models.centre import Offer
from app.models.item import Item as ItemRow
from app.ports import Deps
from app.services.bookings import timetables
from app.services.cases import case_ledger
from app.services.catalogue import item_draft_views, item_drafts, items, what_if_cases
from app.services.ratings import policies
from app.words import say
from app.words.what_ifs import sentence

BREATH = 20
"""After so many cases everybody else gets a turn."""
NAMED_CASES = 50
ALWAYS = ("people", "rules", "steps", "filed", "seats")
"""What is never replayed, said every time."""


class CaseName(Struct, frozen=True):
    """A case for which something would have been otherwise."""

    id: UUID
    number: str


class WhatIfLineView(Struct, frozen=True):
    """One thing counted under the published wording and the draft; at most 50 cases are named."""

    key: str
    before: int
    after: int
    difference: int
    said: str
    cases: list[CaseName]


class WhatIfView(Struct, frozen=True):
    """The last 90 days replayed; `notes` say what was not, and why something is missing."""

    from_on: date
    to_on: date
    cases: int
    lines: list[WhatIfLineView]
    notes: list[str]


@dataclass(frozen=True)
class _Found:
    """The cases to replay, newest first; `there` counts all of the time."""

    cases: Sequence[Case]
    there: int


async def what_if(deps: Deps, actor: Actor, draft_id: UUID, language: str) -> WhatIfView:
    """What the draft would have meant for the cases and seats of the last 90 days.

    It is compared with the published version of the same item, in the offices where the actor
    works, the newest MOST_CASES cases. A new item, or a draft with errors, gives no lines and a
    sentence. NoSuchDraft, also where the actor is no administrator of the draft's office.
    """
    draft = await item_drafts.mine(actor, draft_id)
    row = await ItemRow.get_or_none(code=draft.code, current__gt=0)
    if row is None:
        return _nothing(deps, "new", language)
    after = await item_draft_views.reading(draft)
    if after.item is None or after.errors:
        return _nothing(deps, "unfinished", language)
    _, before = await items.published(draft.code)
    offices = actor.offices
    found = await _cases(deps, row, offices)
    counted = [one async for one in _compared(deps, found.cases, before, after.item)]
    lines = [*rules.tallies(counted), await _seats(deps, row, (before, after.item), offices)]
    names = {case.id: case.number for case in found.cases}
    return WhatIfView(
        *_days(deps),
        cases=len(counted),
        lines=[_line(one, names, language) for one in lines],
        notes=_notes(found, row, offices, language),
    )


def _days(deps: Deps) -> tuple[date, date]:
    today = deps.clock.today()
    return today - LOOK_BACK, today


def _nothing(deps: Deps, why: str, language: str) -> WhatIfView:
    return WhatIfView(*_days(deps), cases=0, lines=[], notes=[say(f"what-if.note.{why}", language)])


async def _cases(deps: Deps, row: ItemRow, offices: Collection[UUID] | None) -> _Found:
    since = moment(_days(deps)[0], time.min)
    found = Case.filter(item_id=row.id, received_at__gte=since)
    if offices is not None:
        found = found.filter(centre_id__in=list(offices))
    newest = await found.order_by("-received_at", "-id").limit(MOST_CASES)
    there = len(newest) if len(newest) < MOST_CASES else await found.count()
    return _Found(newest, there)


async def _compared(
    deps: Deps, cases: Sequence[Case], before: Item, after: Item
) -> AsyncIterator[Compared]:
    """The cases under both wordings, each by the rules of its office."""
    calendar, now = await case_ledger.calendar_for(deps, cases), deps.clock.now()
    places: dict[UUID, Place] = {}
    seen = 0
    async for case, past in what_if_cases.pasts(deps, cases):
        if case.centre_id not in places:
            in_force = await policies.in_force(case.centre_id)
            places[case.centre_id] = Place(in_force.rules, calendar, now)
        yield rules.compared(before, after, past, places[case.centre_id])
        seen += 1
        if seen % BREATH == 0:
            await asyncio.sleep(0)


async def _seats(
    deps: Deps, row: ItemRow, wordings: tuple[Item, Item], offices: Collection[UUID] | None
) -> Tally:
    offering = Offer.filter(item_id=row.id)
    if offices is not None:
        offering = offering.filter(centre_id__in=list(offices))
    centres = [offer.centre_id for offer in await offering.order_by("centre_id")]
    first, last = _days(deps)
    tables = await timetables.timetables(centres, first, last)
    was = would = 0
    for table in tables.values():
        found = rules.seats_compared(*wordings, table, first, last)
        was, would = was + found.before, would + found.after
        await asyncio.sleep(0)
    return Tally(rules.SEATS, was, would)


def _line(tally: Tally, names: Mapping[UUID, str], language: str) -> WhatIfLineView:
    return WhatIfLineView(
        key=tally.key,
        before=tally.before,
        after=tally.after,
        difference=tally.difference,
        said=sentence(tally, language),
        cases=[CaseName(one, names[one]) for one in tally.cases[:NAMED_CASES]],
    )


def _notes(
    found: _Found, row: ItemRow, offices: Collection[UUID] | None, language: str
) -> list[str]:
    older = sum(case.item_version != row.current for case in found.cases)
    said = []
    if not found.cases:
        said.append(say("what-if.note.no-cases", language))
    if found.there > len(found.cases):
        said.append(say("what-if.note.cut", language, count=found.there, most=MOST_CASES))
    if older:
        said.append(say("what-if.note.older", language, count=older))
    if offices is not None:
        said.append(say("what-if.note.offices", language))
    return said + [say(f"what-if.note.{one}", language) for one in ALWAYS]
