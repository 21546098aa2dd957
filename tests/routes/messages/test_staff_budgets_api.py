"""The budget of text messages over HTTP: seen by the office, changed by its director."""

from app.models.operation import AuditEntry
from app.models.person import Membership
from tests.make import CENTRE, a_person, a_town
from tests.people import CHEN, LI, ZHAO
from tests.routes.client import Town, a_key, refused

BUDGET = "/v1/staff/message-budget"
OFFICE = {"centre": CENTRE}


async def test_the_director_sets_what_the_office_may_spend(town: Town) -> None:
    await a_town(town.deps)
    await a_person(town.deps, ZHAO, director=CENTRE)
    zhao = await town.sign_in(ZHAO)
    form = {"monthly_fen": 30000, "when_spent": "nothing"}

    kept = await town.http.put(BUDGET, headers={**zhao, **a_key()}, params=OFFICE, json=form)
    seen = await town.get(BUDGET, zhao, **OFFICE)

    assert kept.status_code == 200, kept.text
    assert kept.json() == seen
    assert (seen["monthly_fen"], seen["when_spent"], seen["may"]) == (30000, "nothing", ["change"])
    assert (seen["spent_fen"], seen["by_day"], seen["forecast_fen"]) == (0, [], 0)


async def test_who_keeps_the_house_sets_what_is_spent_for_no_office(town: Town) -> None:
    await a_town(town.deps)
    chen = await a_person(town.deps, CHEN)
    await Membership.create(id=town.deps.ids.new(), person_id=chen.person_id, role="admin")
    admin = await town.sign_in(CHEN)
    form, key = {"monthly_fen": 700, "when_spent": "urgent"}, a_key()

    kept = [await town.http.put(BUDGET, headers={**admin, **key}, json=form) for _ in range(2)]
    seen = await town.get(BUDGET, admin)

    assert [answer.json() for answer in kept] == [seen, seen]
    assert (seen["centre"], seen["monthly_fen"], seen["may"]) == ("", 700, ["change"])
    assert await AuditEntry.filter(act="budget-kept").count() == 1


async def test_a_clerk_sees_it_and_changes_nothing(town: Town) -> None:
    await a_town(town.deps)
    await a_person(town.deps, LI, clerk=CENTRE)
    li = await town.sign_in(LI)

    seen = await town.get(BUDGET, li, **OFFICE)
    answers = [
        await town.http.put(BUDGET, headers={**li, **a_key()}, params=OFFICE, json=form)
        for form in (
            {"monthly_fen": None, "when_spent": "all"},
            {"monthly_fen": -1, "when_spent": "all"},
            {"monthly_fen": 5, "when_spent": "never"},
        )
    ]

    assert seen["may"] == []
    assert refused(answers[0]) == (403, "directors-only")
    assert [answer.status_code for answer in answers] == [403, 422, 422]
    assert (await town.http.get(BUDGET, headers=li)).status_code == 404
