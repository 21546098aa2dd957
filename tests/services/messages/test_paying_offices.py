"""The office that a message is said for pays for it and finds it in its log."""

from app.domain.cases.case_messages import CaseKind
from app.domain.people.mandate_messages import MandateKind
from app.models.centre import Centre
from app.models.notice import Notice
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.cases.case_notices import tell_office
from app.services.people import mandate_notices
from tests.knocking import a_village, luo, waiting
from tests.make import a_mandate, a_person, a_staffed_town
from tests.people import YANG
from tests.services.doorsteps import a_door, taken_at_the_door


async def payers(**which: str) -> set[object]:
    return {row.centre_id for row in await Notice.filter(**which)}


async def test_what_is_said_to_an_office(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    centre = await Centre.get(id=town.centre)
    said = {"item": "1", "number": "1"}

    await tell_office(deps, [town.li.person_id], centre, CaseKind.WARNINGS, "x", **said)

    assert await payers(template=CaseKind.WARNINGS) == {town.centre}


async def test_what_is_said_of_a_mandate(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    yang = await a_person(deps, YANG)
    row = await a_mandate(deps, yang.person_id, town.li.person_id)

    await mandate_notices.tell_both(deps, row, None, MandateKind.ENDED)

    assert await payers(template=MandateKind.ENDED) == {row.centre_id}


async def test_what_is_said_of_an_original(deps: Deps) -> None:
    door = await a_door(deps)

    await taken_at_the_door(deps, door)

    [payer] = await payers(template="original_taken")
    assert payer is not None


async def test_what_is_said_of_a_knock(deps: Deps) -> None:
    village = await a_village(deps)

    await waiting(deps, await luo(deps, village))

    task = await KnockTask.get()
    assert await payers(template="knock_new") == {task.centre_id} == {village.room}
