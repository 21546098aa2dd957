"""Who reads what was found at a door: whom it is about, who acts for them, agents, the office."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.people.roles import Actor
from app.models.mandate import FamilyTie
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal, record_blobs
from app.services.journal.blobs import NoSuchBlob
from app.services.visits import visit_parties, visit_records, visit_views
from app.services.visits.visit_views import VisitView
from tests.make import a_mandate, a_person, a_visit
from tests.people import ZHAXI
from tests.visiting import Village, a_village, act, assigned

DIGEST = "ab" * 32


async def a_tie(deps: Deps, one: Actor, other: Actor, **values: Any) -> None:
    """A verified tie between two of one family."""
    now = deps.clock.now()
    given = {"relation": "parent", "made_by_id": one.person_id, "made_at": now, "verified_at": now}
    ends = {"person_id": one.person_id, "relative_id": other.person_id}
    await FamilyTie.create(id=deps.ids.new(), **{**given, **ends, **values})


async def asked_by_zhaxi(deps: Deps, town: Village) -> tuple[Actor, UUID]:
    """Zhaxi of the family asked for a visit to Yang; the agent went, wrote and came back later."""
    zhaxi = await a_person(deps, ZHAXI)
    await a_tie(deps, zhaxi, town.yang)
    visit_id = await a_visit(deps, zhaxi, person=town.yang.person_id)
    await assigned(deps, town, visit_id)
    by = town.agent.person_id
    for kind, body in (
        ("note", {"text": "血压偏高"}),
        ("attach", {"digest": DIGEST, "kind": "photo", "name": "药盒", "size": 7}),
    ):
        await journal.write(deps, "visit", visit_id, kind, body, by)
    await visit_records.refresh(deps, await Visit.get(id=visit_id))
    await act(deps, town.agent, visit_id, "agent", "postpone", words="在医院")
    return zhaxi, visit_id


async def shown(deps: Deps, actor: Actor, visit_id: UUID) -> VisitView:
    return await visit_views.view(deps, actor, await visit_parties.seen(actor, visit_id), "zh")


async def test_a_relative_who_merely_asked_sees_state_time_and_agent(deps: Deps) -> None:
    town = await a_village(deps)
    zhaxi, visit_id = await asked_by_zhaxi(deps, town)

    view = await shown(deps, zhaxi, visit_id)

    assert (view.state, view.agent and view.agent.name, len(view.code)) == (
        "postponed",
        "王代办",
        4,
    )
    assert (view.record, view.originals, view.receipt, view.case_id) == (None, [], None, None)
    assert view.timeline[-1].said == "改期"
    with pytest.raises(NoSuchBlob):
        await record_blobs.of_visit(deps, zhaxi, visit_id, DIGEST)


async def test_the_person_their_agents_and_the_office_read_all_of_it(deps: Deps) -> None:
    town = await a_village(deps)
    _, visit_id = await asked_by_zhaxi(deps, town)

    views = [await shown(deps, who, visit_id) for who in (town.yang, town.agent, town.li)]

    for view in views:
        assert view.record is not None
        assert [one.text for one in view.record.notes] == ["血压偏高"]
        assert view.timeline[-1].said == "改期：在医院"


async def test_whoever_holds_their_mandate_reads_it_until_it_ends(deps: Deps) -> None:
    town = await a_village(deps)
    zhaxi, visit_id = await asked_by_zhaxi(deps, town)
    principal, proxy = town.yang.person_id, zhaxi.person_id
    over = {"until_on": deps.clock.today() - timedelta(days=1)}
    await a_mandate(deps, principal, proxy, as_agent=False, **over)

    before = await shown(deps, zhaxi, visit_id)
    await a_mandate(deps, principal, proxy, as_agent=False)
    after = await shown(deps, zhaxi, visit_id)

    assert before.record is None
    assert after.record is not None
