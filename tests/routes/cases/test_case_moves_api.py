"""Cases that move to another version over HTTP: the office looks and asks, the person answers."""

from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.models.item_draft import CaseMove
from app.services.catalogue import catalog_import, items
from tests.casework import an_office, filed
from tests.make import ITEM, a_person
from tests.people import LI, YANG, ZHAXI
from tests.routes.client import Town, a_key, refused


async def slower(town: Town) -> None:
    """Another version of the item, which promises it later."""
    _, body = await items.published(ITEM)
    later = replace(body, promised_workdays=9)
    await catalog_import.take_in(town.deps, Catalog(items=(later,)))


async def test_the_office_asks_once_and_the_person_agrees_once(town: Town) -> None:
    await an_office(town.deps)
    case = await filed(town.deps, await a_person(town.deps, YANG))
    li, yang = await town.sign_in(LI), await town.sign_in(YANG)
    await slower(town)
    office, mine = f"/v1/staff/cases/{case}/move", f"/v1/cases/{case}/move"
    ask, agree = {**li, **a_key()}, {**yang, **a_key()}

    seen = await town.http.get(office, headers=li, params={"to": 2})
    asked = [await town.http.post(office, headers=ask, json={"number": 2}) for _ in range(2)]
    told = await town.http.get(mine, headers=yang)
    answered = [await town.http.post(mine, headers=agree, json={"agree": True}) for _ in range(2)]

    assert (seen.json()["state"], seen.json()["needs_consent"]) == ("planned", True)
    assert {one.json()["state"] for one in asked} == {"asked"}
    assert told.json()["reasons"] == ["承诺时限由5个工作日改为9个工作日"]
    assert [one.json()["state"] for one in answered] == ["done", "done"]
    assert await CaseMove.filter(case_id=case).count() == 1


async def test_a_stranger_sees_nothing_and_nobody_answers_what_was_not_asked(town: Town) -> None:
    await an_office(town.deps)
    case = await filed(town.deps, await a_person(town.deps, YANG))
    await a_person(town.deps, ZHAXI)
    yang, zhaxi = await town.sign_in(YANG), await town.sign_in(ZHAXI)
    mine = f"/v1/cases/{case}/move"

    strange = await town.http.get(mine, headers=zhaxi)
    early = await town.post(mine, yang, {"agree": True})

    assert refused(strange) == (404, "no-such-case")
    assert refused(early) == (409, "not-asked")
