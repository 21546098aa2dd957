"""The notice on paper of a mandate: what stands on it, in its person's language, printed once."""

import pytest

from app.models.mandate import Mandate
from app.models.person import Person
from app.ports import Deps
from app.services.people import mandate_sheets, mandate_views
from app.services.people.mandates import NoSuchMandate
from tests.casework import an_office
from tests.make import CENTRE, ITEM, a_mandate
from tests.services.village_rooms import AGENT, Room, a_room, let_by_yang


async def without_phone(deps: Deps, room: Room) -> Mandate:
    """A mandate of somebody who has no phone."""
    luo = await Person.create(id=deps.ids.new(), made_at=deps.clock.now())
    return await a_mandate(deps, luo.id, room.agent.person_id, items=[ITEM])


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
async def test_it_says_who_acts_for_what_until_when_and_how_to_end_it(
    deps: Deps, language: str
) -> None:
    await an_office(deps)
    row = await let_by_yang(deps, (await a_room(deps)).agent, items=[ITEM])
    await Person.filter(id=row.principal_id).update(language=language)

    letter = await mandate_sheets.letter_of(deps, row)

    assert (letter.language, letter.addressee, letter.number) == (language, "杨秀英", row.number)
    assert letter.rows[0].value == AGENT.name
    assert len(letter.rows) == 5
    assert "0831-0000101" in letter.closing[0]


async def test_printing_it_settles_the_to_do_of_the_office(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)
    row = await without_phone(deps, room)

    before = await mandate_views.of_office(deps, town.li, CENTRE, "open", True, "zh")
    sheet = await mandate_sheets.notice(deps, town.li, row.id)
    after = await mandate_views.of_office(deps, town.li, CENTRE, "open", True, "zh")

    assert [one.id for one in before.items] == [row.id]
    assert after.items == []
    assert (sheet.number, len(sheet.content) > 0) == (row.number, True)


async def test_an_agent_prints_nothing(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    row = await without_phone(deps, room)

    with pytest.raises(NoSuchMandate):
        await mandate_sheets.notice(deps, room.agent, row.id)
