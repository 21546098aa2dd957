"""Two rows that are one person: papers, visits, plans and rounds go with them, and come back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.models.visit import Round, VisitPlan
from app.ports import Deps
from app.services.custody import custody_lists
from app.services.people import person_merges
from app.services.visits import visit_lists
from tests.casework import filed
from tests.make import CENTRE, Staffed, a_visit
from tests.services.doorsteps import taken_at_the_counter
from tests.services.people.test_person_merges import AGAIN, merged, two_of_yang


async def test_papers_visits_and_plans_of_both_are_listed_under_the_kept_one(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    await filed(deps, again)
    visit_id = await a_visit(deps, again, centre=CENTRE)
    given = {"owner_name": AGAIN.name, "owner_phone": AGAIN.phone}
    paper = await taken_at_the_counter(deps, town.li, **given)
    plan = await VisitPlan.create(**a_plan(deps, town, again.person_id))

    done = await merged(deps, town, yang, again)

    page = await visit_lists.mine(deps, yang, "all", "", None, "zh")
    papers = await custody_lists.mine(deps, yang, "zh")
    assert [one.id for one in page.items] == [visit_id]
    assert [(one.id, one.owner.id) for one in papers.items] == [(paper.id, yang.person_id)]
    assert (await VisitPlan.get(id=plan.id)).person_id == yang.person_id
    await person_merges.undo(deps, town.li, done.id)
    back = await custody_lists.mine(deps, again, "zh")
    assert [one.id for one in back.items] == [paper.id]


async def test_of_two_rounds_on_one_day_each_stays_with_who_made_it(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await filed(deps, yang)
    for days, who in ((0, yang), (0, again), (1, again)):
        on = deps.clock.today() + timedelta(days=days)
        known = {"on": on, "stops": [], "made_at": deps.clock.now()}
        await Round.create(id=deps.ids.new(), agent_id=who.person_id, **known)

    await merged(deps, town, yang, again)

    assert await Round.filter(agent_id=yang.person_id).count() == 2
    assert await Round.filter(agent_id=again.person_id).count() == 1


def a_plan(deps: Deps, town: Staffed, person_id: UUID) -> dict[str, Any]:
    """The columns of a plan by which Zhou visits somebody every month."""
    return {
        "id": deps.ids.new(),
        "centre_id": town.centre,
        "kind": "regular",
        "person_id": person_id,
        "contact_id": town.zhou.person_id,
        "every_days": 30,
        "next_on": deps.clock.today(),
        "made_by_id": town.li.person_id,
        "made_at": deps.clock.now(),
    }
