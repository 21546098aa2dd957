"""One's own cases over HTTP: applying, following, answering, taking back."""

from typing import Any
from uuid import uuid4

import pytest

from app.domain.case_flow import Act
from app.models.case import Case
from app.models.centre import Offer
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from tests.casework import STAGES, act, an_office
from tests.make import CENTRE, ITEM, OTHER_CENTRE, Staffed, a_person
from tests.people import LI, YANG, ZHAXI
from tests.routes.client import Headers, Town, a_key, language, refused


def an_application(**values: Any) -> dict[str, Any]:
    given = {"centre": CENTRE, "item": ITEM, "answers": {"bank": "6217"}, "materials": [0, 1]}
    return {**given, **values}


async def at_home(town: Town, mode: str = "promise", **procedure: Any) -> tuple[Staffed, Headers]:
    """The office, and Yang, whom we know, signed in."""
    office = await an_office(town.deps, mode, **procedure)
    await a_person(town.deps, YANG)
    return office, await town.sign_in(YANG)


async def filed(town: Town, yang: Headers, **values: Any) -> Any:
    answer = await town.post("/v1/cases", yang, an_application(**values))
    assert answer.status_code == 201, answer.text
    return answer.json()


PLAIN_FIELD = {
    "required": True,
    "choices": [],
    "values": [],
    "hint": "",
    "least": None,
    "most": None,
    "unit": "",
    "columns": [],
    "text": "",
    "version": "",
    "exact": False,
    "show_when": None,
    "require_when": None,
}
PLAIN_PAPER = {
    "key": "",
    "count": 1,
    "source": "",
    "note": "",
    "sample": "",
    "document": "",
    "show_when": None,
    "require_when": None,
    "reusable": None,
}


async def test_anybody_reads_what_to_fill_in_and_bring(town: Town) -> None:
    await an_office(town.deps)
    path = f"/v1/items/{ITEM}/application"

    told = await town.get(path, language("en"), centre=CENTRE)
    unknown = await town.http.get("/v1/items/none/application", params={"centre": CENTRE})
    nowhere = await town.http.get(path, params={"centre": "999"})

    assert told == {
        "item": {"code": ITEM, "name": "Old-age allowance"},
        "centre": {"code": CENTRE, "name": "Liujia Centre"},
        "version": 1,
        "open": True,
        "why_not": None,
        "mode": "promise",
        "mode_name": "Done by a promised day",
        "promised_workdays": 5,
        "statutory_workdays": 20,
        "form": [
            {**PLAIN_FIELD, "key": "bank", "label": "Bank card", "kind": "text"},
            {
                **PLAIN_FIELD,
                "key": "persons",
                "label": "家中人数",
                "kind": "number",
                "required": False,
            },
        ],
        "materials": [
            {
                **PLAIN_PAPER,
                "number": number,
                "name": name,
                "kind": kind,
                "required": required,
                "gap_allowed": gap,
            }
            for number, (name, kind, required, gap) in enumerate(
                [
                    ("身份证", "original", True, False),
                    ("照片", "photo", False, False),
                    ("收入证明", "original", True, True),
                ]
            )
        ],
        "eligibility": [],
        "fee": {"fen": 0, "basis": "不收费", "rules": []},
        "regions": [],
        "gap_workdays": 10,
        "usual": None,
    }
    assert refused(unknown) == (404, "no-such-item")
    assert refused(nowhere) == (404, "no-such-centre")


async def test_a_case_keeps_the_form_that_it_was_filed_with(town: Town) -> None:
    _, yang = await at_home(town)
    made = await filed(town, yang)
    item = await ItemRow.get(code=ITEM)
    old = await ItemVersion.get(item_id=item.id, number=1)
    body = {**old.body, "procedure": {}}
    await ItemVersion.create(
        id=uuid4(), item_id=item.id, number=2, body=body, published_at=old.published_at
    )
    await ItemRow.filter(id=item.id).update(current=2)

    now = await town.get(f"/v1/items/{ITEM}/application", centre=CENTRE)
    then = await town.get(f"/v1/cases/{made['id']}/application", yang)

    assert [[one["key"] for one in told["form"]] for told in (now, then)] == [
        [],
        ["bank", "persons"],
    ]


async def test_what_is_not_handled_here_says_so_before_anybody_fills_it_in(town: Town) -> None:
    await an_office(town.deps)
    await Offer.filter(centre__code=OTHER_CENTRE).delete()

    told = await town.get(f"/v1/items/{ITEM}/application", centre=OTHER_CENTRE)

    assert (told["open"], told["why_not"]) == (
        False,
        "这个服务中心不办这件事，请换一个服务中心。",
    )


async def test_an_application_is_filed_once_and_answered_the_same(town: Town) -> None:
    _, yang = await at_home(town)
    headers = {**yang, **a_key()}

    first = await town.http.post("/v1/cases", headers=headers, json=an_application())
    again = await town.http.post("/v1/cases", headers=headers, json=an_application())

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert first.json()["state"] == "received"
    assert await Case.all().count() == 1


async def test_each_wrong_answer_is_told_at_its_field(town: Town) -> None:
    _, yang = await at_home(town)

    answer = await town.post("/v1/cases", yang, an_application(answers={"persons": "many"}))

    assert refused(answer) == (422, "bad-answers")
    assert [wrong["pointer"] for wrong in answer.json()["errors"]] == [
        "/answers/bank",
        "/answers/persons",
    ]
    assert await Case.all().count() == 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"materials": [9]}, "no-such-material"),
        ({"promised": [1]}, "not-promisable"),
        ({"item": "none"}, "no-such-item"),
        ({"centre": "999"}, "not-offered"),
        ({"materials": [-1]}, "invalid"),
        ({"answers": {"bank": [1]}}, "bad-answers"),
    ],
)
async def test_what_cannot_be_filed_is_refused_by_name(
    town: Town, values: dict[str, Any], code: str
) -> None:
    _, yang = await at_home(town)

    answer = await town.post("/v1/cases", yang, an_application(**values))

    assert refused(answer)[1] == code


async def test_who_is_not_signed_in_files_nothing(town: Town) -> None:
    await at_home(town)

    answer = await town.post("/v1/cases", {}, an_application())

    assert refused(answer) == (401, "sign-in-needed")


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
