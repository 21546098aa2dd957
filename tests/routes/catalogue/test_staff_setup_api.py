"""The configuration doctor over HTTP: what stands, and looking again."""

from app.models.item import Item
from tests.make import CENTRE, LONG_ITEM, OTHER_CENTRE, a_staffed_town
from tests.people import LI, ZHAO
from tests.routes.client import Town, refused


async def test_a_director_looks_again_and_sees_what_stands(town: Town) -> None:
    await a_staffed_town(town.deps)
    await Item.filter(code=LONG_ITEM).update(current=0)
    zhao = await town.sign_in(ZHAO)

    before = await town.get("/v1/staff/setup", zhao, centre=CENTRE)
    answer = await town.post(f"/v1/staff/setup/examine?centre={CENTRE}", zhao)
    after = await town.get("/v1/staff/setup", zhao, centre=CENTRE)

    assert before == {
        "centre": CENTRE,
        "examined_on": None,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        "faults": [],
    }
    assert after == answer.json()
    assert after["errors"] == 1
    assert after["faults"][0] == {
        "key": f"item-withdrawn/{LONG_ITEM}",
        "kind": "item-withdrawn",
        "severity": "error",
        "said": "“宅基地申请”已经下架，本中心还列为可办事项。",
        "next": "请恢复一个版本，或者不再提供。",
        "path": f"/services/{LONG_ITEM}",
        "found_on": "2026-03-02",
        "seen_on": "2026-03-02",
    }


async def test_clerks_and_strangers_are_refused(town: Town) -> None:
    await a_staffed_town(town.deps)
    li, zhao = await town.sign_in(LI), await town.sign_in(ZHAO)

    answers = [
        await town.post(f"/v1/staff/setup/examine?centre={CENTRE}", li),
        await town.post(f"/v1/staff/setup/examine?centre={OTHER_CENTRE}", zhao),
        await town.http.get("/v1/staff/setup", headers=li, params={"centre": CENTRE}),
    ]

    assert [refused(answer) for answer in answers] == [
        (403, "directors-only"),
        (404, "no-such-centre"),
        (403, "directors-only"),
    ]
