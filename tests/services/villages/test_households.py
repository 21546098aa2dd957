"""Households: who lives there, what is known of them, and who may see it."""

from dataclasses import replace
from uuid import UUID

import msgspec
import pytest

from app.models.household import Household, HouseholdMember
from app.models.operation import AuditEntry
from app.models.person import Person
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.journal import journal
from app.services.people.people import PersonView
from app.services.villages import household_lists, household_records, households
from app.services.villages.hamlet_views import HamletBrief
from app.services.villages.household_lists import Search
from app.services.villages.household_members import BadMembers, Living
from app.services.villages.household_records import HouseholdChanged, NoSuchHousehold
from app.services.villages.household_views import HouseholdView, MemberOfView
from app.services.villages.households import BadHousehold, NumberTaken
from app.services.visits import visit_conflicts
from app.services.visits.visit_conflicts import Choice, Looked, NoSuchValue
from app.services.visits.visits import NoSuchHamlet
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import OUTSIDER
from tests.services.homes import a_household, a_village, wish
from tests.services.village_rooms import ROOM
from tests.services.villages.two_phones import phone_says

NOWHERE = UUID(int=7)
GRANDSON = Living("grandchild", name="罗小明")


async def test_a_household_of_a_hamlet_belongs_to_the_room_of_its_village(deps: Deps) -> None:
    village = await a_village(deps)

    view = await a_household(deps, village)

    [luo] = await Person.filter(id=view.members[0].person.id)
    assert msgspec.structs.replace(view, id=NOWHERE) == HouseholdView(
        id=NOWHERE,
        centre=ROOM,
        number="3-012",
        address="三组12号",
        hamlet=HamletBrief(village.hamlet, "h3", "三组"),
        members=[
            MemberOfView(
                PersonView(luo.id, "罗桂芳", "139****0031"),
                "self",
                "本人",
                head=True,
                standing="",
                standing_name="在家",
                since_on=None,
                left_on=None,
            )
        ],
        answers=[],
        notes=[],
        conflicts=[],
        soft_conflicts=0,
        plans=[],
        visits=[],
        version=1,
    )
    assert "三组12号" not in (await Household.get(id=view.id)).address_sealed


async def test_the_office_lists_the_households_of_its_villages_by_number(deps: Deps) -> None:
    village = await a_village(deps)
    late = await a_household(deps, village, number="3-020")
    early = await a_household(deps, village, GRANDSON, number="3-001", hamlet=None)

    first = await household_lists.listed(deps, village.li, Search(centre=CENTRE, limit=1), "en")
    rest = Search(centre=CENTRE, limit=1, cursor=first.next or "")
    second = await household_lists.listed(deps, village.li, rest, "en")
    found = await household_lists.listed(
        deps, village.li, Search(centre=CENTRE, number="020"), "en"
    )

    assert [row.id for row in [*first.items, *second.items]] == [early.id, late.id]
    assert (second.next, [row.id for row in found.items]) == (None, [late.id])
    assert found.items[0].hamlet == HamletBrief(village.hamlet, "h3", "Group 3")
    assert found.items[0].head == "罗*芳"


async def test_strangers_are_told_that_there_is_no_such_household(deps: Deps) -> None:
    village = await a_village(deps)
    view = await a_household(deps, village)
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    for actor in (other, village.agent):
        with pytest.raises(NoSuchHousehold):
            await households.seen(deps, actor, view.id, "zh")
        with pytest.raises(NoSuchHousehold):
            await households.change(deps, actor, view.id, wish(village), 1, "zh")
        with pytest.raises(NoSuchCentre):
            await household_lists.listed(deps, actor, Search(centre=CENTRE), "zh")


async def test_looking_at_a_household_is_written_down(deps: Deps) -> None:
    village = await a_village(deps)
    view = await a_household(deps, village)

    await households.seen(deps, village.zhao, view.id, "zh")

    entries = await AuditEntry.filter(subject=f"household:{view.id}").order_by("at", "id")
    assert [entry.act for entry in entries] == ["household-made", "household-seen"]


async def test_a_number_is_given_once_and_what_is_wrong_is_pointed_at(deps: Deps) -> None:
    village = await a_village(deps)
    await a_household(deps, village)

    with pytest.raises(NumberTaken):
        await a_household(deps, village)
    with pytest.raises(BadHousehold):
        await a_household(deps, village, number="  ")
    with pytest.raises(NoSuchHamlet):
        await a_household(deps, village, number="9", hamlet=NOWHERE)
    heads = [replace(GRANDSON, head=True), Living("self", name="罗桂芳", head=True)]
    with pytest.raises(BadMembers):
        await a_household(deps, village, *heads, number="9")

    assert await Household.all().count() == 1


async def test_who_is_left_out_moved_out_and_who_moves_in_leaves_the_other_household(
    deps: Deps,
) -> None:
    village = await a_village(deps)
    first = await a_household(deps, village)
    second = await a_household(deps, village, GRANDSON, number="3-013")
    luo = first.members[0].person.id

    both = wish(village, Living("self", person=luo, head=True), GRANDSON, number="3-013")
    joined = await households.change(deps, village.li, second.id, both, 1, "zh")
    alone = wish(village, GRANDSON, number="3-013")
    parted = await households.change(deps, village.li, second.id, alone, 2, "zh")

    emptied = await households.seen(deps, village.li, first.id, "zh")
    assert [(one.person.name, one.left_on) for one in emptied.members] == [
        ("罗桂芳", deps.clock.today())
    ]
    assert [one.person.name for one in joined.members] == ["罗桂芳", "罗小明"]
    assert [(one.person.name, one.left_on is None) for one in parted.members] == [
        ("罗小明", True),
        ("罗桂芳", False),
    ]
    assert await HouseholdMember.all().count() == 3, "a namesake of the household is no new person"


async def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused(deps: Deps) -> None:
    village = await a_village(deps)
    view = await a_household(deps, village)
    await households.change(deps, village.li, view.id, wish(village, number="4"), 1, "zh")

    with pytest.raises(HouseholdChanged):
        await households.change(deps, village.zhao, view.id, wish(village, number="5"), 1, "zh")


async def test_the_row_repeats_what_the_journal_says(deps: Deps) -> None:
    village = await a_village(deps)
    view = await a_household(deps, village)
    by = village.agent.person_id

    for key, value in (("water", "井水"), ("living", "独居")):
        body = {"key": key, "value": value}
        await journal.write(deps, "household", view.id, "answer", body, by)
    await journal.write(deps, "household", view.id, "note", {"text": "柴堆已搬开"}, by)
    await household_records.refresh(deps, await Household.get(id=view.id))

    seen = await households.seen(deps, village.li, view.id, "en")
    assert [(a.key, a.label, a.shown, a.filled) for a in seen.answers] == [
        ("living", "Living", "独居", "typed"),
        ("water", "饮水", "井水", "typed"),
    ]
    assert [(note.text, note.by_name) for note in seen.notes] == [("柴堆已搬开", "王代办")]
    assert (seen.version, seen.conflicts, seen.soft_conflicts) == (2, [], 0)


async def test_the_office_chooses_between_two_answers(deps: Deps) -> None:
    village = await a_village(deps)
    view = await a_household(deps, village)
    mine, theirs = await two_answers(deps, view.id, village.agent.person_id)

    torn = await households.seen(deps, village.li, view.id, "zh")
    unheard = Choice("answer.water", NOWHERE, torn.version)
    with pytest.raises(NoSuchValue):
        await households.settle(deps, village.li, view.id, unheard, "zh")
    choice = Choice("answer.water", theirs, torn.version)
    settled = await households.settle(deps, village.li, view.id, choice, "zh")

    [conflict] = torn.conflicts
    assert (conflict.key, conflict.label, conflict.hard) == ("answer.water", "饮水", True)
    assert {value.op: value.shown for value in conflict.values} == {mine: "井水", theirs: "自来水"}
    assert (settled.conflicts, [one.shown for one in settled.answers]) == ([], ["自来水"])
    with pytest.raises(HouseholdChanged):
        await households.settle(deps, village.li, view.id, choice, "zh")


async def two_answers(deps: Deps, household_id: UUID, by: UUID) -> tuple[UUID, UUID]:
    """Two phones that had not seen each other answer the same question differently."""
    ops = (
        await phone_says(deps, household_id, by, {"key": "water", "value": "井水"}),
        await phone_says(deps, household_id, by, {"key": "water", "value": "自来水"}),
    )
    await household_records.refresh(deps, await Household.get(id=household_id))
    return ops


async def test_what_was_answered_apart_is_seen_by_the_office_and_over(deps: Deps) -> None:
    village = await a_village(deps)
    view, agent = await a_household(deps, village), village.agent.person_id
    for key in ("water", "living"):
        await phone_says(deps, view.id, agent, {"key": key, "value": "井水"})
    row = await Household.get(id=view.id)
    await household_records.refresh(deps, row)

    listed = (await visit_conflicts.listed(deps, village.li, CENTRE, "zh")).items
    looked = Looked("household", view.id, row.version)
    left = await visit_conflicts.look(deps, village.li, looked, "zh")

    assert [(one.key, one.hard) for one in listed] == [
        ("answer.living", False),
        ("answer.water", False),
    ]
    assert (left.items, (await Household.get(id=view.id)).soft_conflicts) == ([], 0)
    with pytest.raises(HouseholdChanged):
        await visit_conflicts.look(deps, village.li, looked, "zh")
    with pytest.raises(NoSuchHousehold):
        await visit_conflicts.look(deps, village.agent, looked, "zh")
