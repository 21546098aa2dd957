"""A resident at home who files cases over HTTP."""

from typing import Any

from tests.casework import an_office
from tests.make import CENTRE, ITEM, Staffed, a_person
from tests.people import YANG
from tests.routes.client import Headers, Town


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
