"""People who look alike over HTTP: merged with a confirmation, undone, told apart."""

from uuid import UUID

from app.models.case import Case
from app.models.session import Session
from tests.casework import an_office, filed
from tests.make import CENTRE, a_person, one_number
from tests.people import LI, YANG, Someone
from tests.routes.client import Headers, Town, language, refused

PATH = "/v1/staff/matches"
AGAIN = Someone("yang-again", "杨秀英", "13900000001")


async def two_of_yang(town: Town) -> tuple[Headers, str, str]:
    """Li, signed in, and both rows of Yang, each with a case."""
    await an_office(town.deps)
    yang, again = await a_person(town.deps, YANG), await a_person(town.deps, AGAIN)
    for who in (yang, again):
        await filed(town.deps, who)
    return await town.sign_in(LI), str(yang.person_id), str(again.person_id)


async def test_a_pair_is_merged_once_confirmed_and_taken_apart_again(town: Town) -> None:
    li, yang, again = await two_of_yang(town)
    form = {"kept": yang, "gone": again, "words": "同一张身份证"}

    [match] = (await town.get(PATH, {**li, **language("en")}, centre=CENTRE))["items"]
    early = await town.post(f"{PATH}/merge", li, form)
    await Session.all().update(confirmed_at=town.deps.clock.now())
    await one_number(town.deps, UUID(yang), UUID(again))
    made = await town.post(f"{PATH}/merge", li, form)
    twice = await town.post(f"{PATH}/merge", li, form)
    listed = await town.get(f"{PATH}/merges", li)
    both = await Case.filter(person_id=yang).count()
    undone = await town.post(f"{PATH}/merges/{made.json()['id']}/undo", li)

    assert match["because_said"] == "the same name and phone, the same name at one office"
    assert refused(early) == (403, "confirmation-needed")
    assert (made.status_code, made.json()["kept"]["cases"], both) == (201, 2, 2)
    assert refused(twice) == (409, "merged-before")
    assert [one["id"] for one in listed["items"]] == [made.json()["id"]]
    assert (undone.status_code, undone.json()["gone"]["cases"]) == (200, 1)


async def test_two_are_told_apart_and_nobody_else_may_look(town: Town) -> None:
    li, yang, again = await two_of_yang(town)
    resident = await town.sign_in(YANG)

    apart = await town.http.post(f"{PATH}/apart", headers=li, json={"one": yang, "other": again})
    after = await town.get(PATH, li, centre=CENTRE)
    looked = await town.http.get(PATH, headers=resident, params={"centre": CENTRE})
    elsewhere = await town.http.get(PATH, headers=li, params={"centre": "999999999999"})

    assert (apart.status_code, after["items"]) == (204, [])
    assert refused(looked) == (403, "forbidden")
    assert refused(elsewhere) == (404, "no-such-centre")
