"""One's own cases over HTTP: following, answering, taking back."""

from app.domain.cases.case_flow import Act
from app.models.case import Case
from tests.casework import STAGES, act
from tests.people import LI, ZHAXI
from tests.routes.client import Town, refused
from tests.routes.home_cases import at_home, filed


async def test_my_cases_are_mine_alone_the_latest_first(town: Town) -> None:
    _, yang = await at_home(town)
    first, second = await filed(town, yang), await filed(town, yang)
    await town.post(f"/v1/cases/{first['id']}/withdraw", yang, {})
    zhaxi = await town.sign_in(ZHAXI)

    listed = {
        state: [one["id"] for one in (await town.get("/v1/cases", yang, state=state))["items"]]
        for state in ("open", "closed", "all")
    }
    page = await town.get("/v1/cases", yang, limit=1)
    rest = await town.get("/v1/cases", yang, limit=1, cursor=page["next"])

    assert listed == {
        "open": [second["id"]],
        "closed": [first["id"]],
        "all": [second["id"], first["id"]],
    }
    assert [one["id"] for one in page["items"] + rest["items"]] == listed["all"]
    assert rest["next"] is None
    assert (await town.get("/v1/cases", zhaxi))["items"] == []


async def test_a_case_is_shown_to_its_person_and_its_office(town: Town) -> None:
    _, yang = await at_home(town)
    path = f"/v1/cases/{(await filed(town, yang))['id']}"
    zhaxi, li = await town.sign_in(ZHAXI), await town.sign_in(LI)

    stranger = await town.http.get(path, headers=zhaxi)

    assert (await town.get(path, yang))["number"] == (await town.get(path, li))["number"]
    assert refused(stranger) == (404, "no-such-case")


async def test_a_correction_is_answered_and_something_added(town: Town) -> None:
    office, yang = await at_home(town)
    made = await filed(town, yang, materials=[0])
    path = f"/v1/cases/{made['id']}"
    case = await Case.get(id=made["id"])
    early = await town.post(f"{path}/correct", yang, {"words": "?"})
    await act(town.deps, office.li, case.id, Act.ASK_CORRECTION, materials=(1,))

    wrong = await town.post(f"{path}/correct", yang, {"answers": {"bank": ""}})
    done = await town.post(
        f"{path}/correct", yang, {"words": "补", "materials": [1], "answers": {"bank": "1"}}
    )
    more = await town.post(f"{path}/supplement", yang, {"words": "再补", "materials": [2]})

    assert refused(early) == (409, "not-now")
    assert refused(wrong) == (422, "bad-answers")
    assert (done.json()["state"], more.json()["state"]) == ("received", "received")
    assert more.json()["version"] == 4


async def test_an_application_is_taken_back_once(town: Town) -> None:
    _, yang = await at_home(town)
    path = f"/v1/cases/{(await filed(town, yang))['id']}/withdraw"
    zhaxi = await town.sign_in(ZHAXI)

    stranger = await town.post(path, zhaxi, {})
    gone = await town.post(path, yang, {"words": "不办了"})
    twice = await town.post(path, yang, {})

    assert refused(stranger) == (404, "no-such-case")
    assert gone.json()["state"] == "withdrawn"
    assert refused(twice) == (409, "not-now")


async def test_a_deadline_explains_every_day(town: Town) -> None:
    office, yang = await at_home(town, stages=STAGES)
    made = await filed(town, yang)
    case = await Case.get(id=made["id"])
    await act(town.deps, office.li, case.id, Act.ACCEPT)
    path = f"/v1/cases/{made['id']}/deadlines"

    promised = await town.get(f"{path}/promised", yang)
    stage = await town.get(f"{path}/stage", yang, key="reviewing")
    missing = await town.http.get(f"{path}/superior", headers=yang)
    unknown = await town.http.get(f"{path}/never", headers=yang)

    assert (promised["start_on"], promised["due_on"]) == ("2026-03-02", "2026-03-09")
    assert [(line["kind"], line["on"][-2:], line["number"]) for line in promised["lines"]] == [
        ("start", "02", None),
        ("counted", "03", 1),
        ("counted", "04", 2),
        ("counted", "05", 3),
        ("counted", "06", 4),
        ("skipped", "07", None),
        ("skipped", "08", None),
        ("counted", "09", 5),
        ("due", "09", 5),
    ]
    assert promised["lines"][5]["text"] == "3月7日(周六)周末，不算。"
    assert promised["said"][-1] == "最后一天是3月9日(周一)。"
    assert (stage["key_name"], stage["workdays"]) == ("审核中", 2)
    assert refused(missing) == refused(unknown) == (404, "no-such-deadline")
