"""Two rows that are one person: whoever goes there tells everything, and it can go back."""

from uuid import UUID

from app.models.notice import LastingGrant, Notice
from app.models.person import Person
from app.models.reach import KnockTask, MessageWish, SecondContact
from app.ports import Deps
from app.services.messages import message_wishes, second_contacts
from app.services.messages.message_wishes import Wishes
from app.services.messages.second_contacts import Passer
from app.services.people import person_merges
from tests.casework import an_office, filed
from tests.knocking import waiting
from tests.make import Staffed, a_person, one_number
from tests.people import YANG, Someone

AGAIN = Someone("yang-again", "杨秀英", "13900000091")
KEPT = (MessageWish, SecondContact, LastingGrant)
DAUGHTER = Passer(name="杨小梅", phone="13900000032", relation="child")


async def two_of_yang(deps: Deps) -> tuple[Staffed, UUID, UUID]:
    """The office, Yang, and Yang once more."""
    town = await an_office(deps)
    both = await a_person(deps, YANG), await a_person(deps, AGAIN)
    ids = [one.person_id for one in both]
    await one_number(deps, *ids)
    await filed(deps, both[0])
    return town, ids[0], ids[1]


async def waits(deps: Deps, town: Staffed, person: UUID) -> tuple[UUID, UUID]:
    """A message that waits for somebody, and its task."""
    notice = await waiting(deps, person, centre=town.centre)
    assert notice.knock_id is not None
    return notice.id, notice.knock_id


async def knocks_of(*notices: UUID) -> list[UUID | None]:
    return [(await Notice.get(id=one)).knock_id for one in notices]


async def test_two_open_tasks_become_one_and_two_again(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    mine, kept = await waits(deps, town, yang)
    other, gone = await waits(deps, town, again)

    merged = await person_merges.merge(deps, town.li, yang, again, "同一人")
    together = await knocks_of(mine, other)
    open_then = [row.id for row in await KnockTask.filter(state="open")]
    await person_merges.undo(deps, town.li, merged.id)

    assert (together, open_then) == ([kept, kept], [kept])
    assert await knocks_of(mine, other) == [kept, gone]
    assert {(row.id, row.person_id) for row in await KnockTask.filter(state="open")} == {
        (kept, yang),
        (gone, again),
    }


async def test_an_only_task_goes_with_its_person(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    _, knock = await waits(deps, town, again)

    merged = await person_merges.merge(deps, town.li, yang, again, "同一人")
    moved = (await KnockTask.get(id=knock)).person_id
    await person_merges.undo(deps, town.li, merged.id)

    assert (moved, (await KnockTask.get(id=knock)).person_id) == (yang, again)


async def test_what_was_told_meanwhile_is_not_to_be_told_again_by_an_undoing(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    _, kept = await waits(deps, town, yang)
    _, gone = await waits(deps, town, again)

    merged = await person_merges.merge(deps, town.li, yang, again, "同一人")
    await KnockTask.filter(id=kept).update(state="told")
    await person_merges.undo(deps, town.li, merged.id)

    assert (await KnockTask.get(id=gone)).state == "dropped"


async def test_wishes_contact_and_consents_come_along_where_the_kept_one_has_none(
    deps: Deps,
) -> None:
    town, yang, again = await two_of_yang(deps)
    actor = await a_person(deps, AGAIN)
    await message_wishes.keep(deps, actor, Wishes(first="sms"), "zh")
    await second_contacts.keep(deps, actor, again, DAUGHTER, "zh")
    known = {"id": deps.ids.new(), "template": "case_progress", "since_at": deps.clock.now()}
    await LastingGrant.create(**known, person_id=again)

    merged = await person_merges.merge(deps, town.li, yang, again, "同一人")
    with_the_kept = [(await model.get()).person_id for model in KEPT]
    await person_merges.undo(deps, town.li, merged.id)

    assert with_the_kept == [yang] * 3
    assert [(await model.get()).person_id for model in KEPT] == [again] * 3


async def test_what_both_have_stays_with_each(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    for someone, person, first in ((YANG, yang, "knock"), (AGAIN, again, "sms")):
        actor = await a_person(deps, someone)
        await message_wishes.keep(deps, actor, Wishes(first=first), "zh")
        await second_contacts.keep(deps, actor, person, DAUGHTER, "zh")
        known = {"id": deps.ids.new(), "template": "work", "since_at": deps.clock.now()}
        await LastingGrant.create(**known, person_id=person)

    await person_merges.merge(deps, town.li, yang, again, "同一人")

    assert (await Person.get(id=again)).merged_into_id == yang
    assert (await MessageWish.get(person_id=yang)).first_rung == "knock"
    for model in KEPT:
        assert await model.filter(person_id=yang).count() == 1
        assert await model.filter(person_id=again).count() == 1
