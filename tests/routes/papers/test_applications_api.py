"""Applying over HTTP: what to fill in and bring, and what is filed or refused."""

from typing import Any
from uuid import uuid4

import pytest

from app.models.case import Case
from app.models.centre import Offer
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from tests.casework import an_office
from tests.make import CENTRE, ITEM, OTHER_CENTRE
from tests.routes.client import Town, a_key, language, refused
from tests.routes.home_cases import an_application, at_home, filed

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
