"""Asking for a home visit: for oneself, for the family, by the counter and the hotline."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from app.domain.cases.priorities import PriorityKind
from app.domain.people.mandates import NoMandate
from app.domain.visits.visit_wishes import BadWish, Wish
from app.models.household import Hamlet
from app.models.mandate import FamilyTie
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.cases import priorities
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.visits import visit_records, visits
from app.services.visits.visits import Caller, NoSuchHamlet, VisitLimit, VisitWhyNeeded, VisitWish
from tests.make import (
    CENTRE,
    ITEM,
    OTHER_CENTRE,
    ROOM,
    a_person,
    a_town,
    a_village_room,
    a_visit,
    an_agent,
)
from tests.people import ZHAXI
from tests.visiting import MORNING, THURSDAY, a_village, told


def wish(**values: Any) -> VisitWish:
    given = {"centre": ROOM, "why": "办高龄津贴", "address": "三组12号", **values}
    return VisitWish(**given)


async def a_hamlet(deps: Deps) -> Hamlet:
    room = await a_village_room(deps)
    return await Hamlet.create(id=deps.ids.new(), centre_id=room, code="g3", name={"zh": "三组"})


async def test_a_resident_asks_and_the_office_hears_of_it(deps: Deps) -> None:
    town = await a_village(deps)
    hamlet = await a_hamlet(deps)

    view = await visits.ask(
        deps, town.yang, wish(hamlet=hamlet.id, wishes=(MORNING,), items=(ITEM,)), "zh"
    )

    assert view.number == f"V-{ROOM}-2026-0001"
    assert (view.state, view.state_name, view.turn) == ("asked", "等待安排", "office")
    assert (view.why, view.place, view.free) == ("办高龄津贴", "三组12号", True)
    assert [(one.code, one.name) for one in view.items] == [(ITEM, "高龄津贴")]
    assert view.hamlet is not None
    assert view.hamlet.name == "三组"
    assert [(one.on, one.starts, one.ends) for one in view.wishes] == [(THURSDAY, "08:00", "12:00")]
    assert (view.code, view.agent, view.source) == ("", None, "self")
    assert view.may == ["propose", "withdraw"]
    assert [(one.kind, one.said) for one in view.timeline] == [("open", "提出上门")]
    assert await told(town.yang) == ["visit_asked"]
    assert await told(town.zhao) == ["visit_new"]
    assert await AuditEntry.filter(act="visit-asked").count() == 1


async def test_what_is_personal_lies_sealed_and_the_code_has_four_digits(deps: Deps) -> None:
    town = await a_village(deps)

    visit = await Visit.get(id=await a_visit(deps, town.yang))

    code = visit_records.opened(deps, visit, "code")
    assert (len(code), code.isdigit()) == (4, True)
    assert "三组" not in visit.address_sealed + visit.why_sealed
    assert visit_records.opened(deps, visit, "address") == "三组12号"


async def test_elders_and_disabled_people_go_first_once_the_office_has_seen_it(
    deps: Deps,
) -> None:
    town = await a_village(deps)
    first_id = await a_visit(deps, town.yang)
    first = await Visit.get(id=first_id)
    await priorities.verify(deps, town.li, town.yang.person_id, PriorityKind.DISABLED, None, "zh")

    second = await Visit.get(id=await a_visit(deps, town.yang))

    lifted = await Visit.get(id=first_id)
    assert (first.priority, lifted.priority, second.priority) == (False, True, True)
    assert lifted.version == first.version + 1


async def test_the_family_asks_for_its_own_and_strangers_do_not(deps: Deps) -> None:
    town, zhaxi = await a_village(deps), await a_person(deps, ZHAXI)
    asked = wish(person=town.yang.person_id)
    with pytest.raises(NoMandate):
        await visits.ask(deps, zhaxi, asked, "zh")
    now = deps.clock.now()
    await FamilyTie.create(
        id=deps.ids.new(),
        person_id=zhaxi.person_id,
        relative_id=town.yang.person_id,
        relation="parent",
        made_by_id=zhaxi.person_id,
        made_at=now,
        verified_at=now,
    )

    view = await visits.ask(deps, zhaxi, asked, "zh")

    assert (view.source, view.person.name) == ("relative", "杨秀英")
    assert (await told(town.yang), await told(zhaxi)) == (["visit_asked"], ["visit_asked"])


async def test_counter_and_hotline_write_visits_down(deps: Deps) -> None:
    town = await a_village(deps)
    caller = Caller("hotline", "罗桂芳", "13900000007")

    view = await visits.ask_for(deps, town.li, wish(centre=CENTRE), caller, "zh")

    assert (view.source, view.person.name, view.person.phone) == ("hotline", "罗*芳", "139****0007")
    assert view.may == ["assign", "postpone", "refuse", "withdraw"]
    person = await Person.get(id=view.person.id)
    assert (await Visit.get(id=view.id)).asked_by_id == town.li.person_id
    assert person.phone_index
    with pytest.raises(NoSuchCentre):
        await visits.ask_for(deps, town.agent, wish(centre=CENTRE), caller, "zh")


@pytest.mark.parametrize(
    ("values", "refusal", "pointer"),
    [
        ({"centre": "nowhere"}, NoSuchCentre, None),
        ({"why": "  "}, VisitWhyNeeded, "/why"),
        ({"items": (ITEM, "nothing")}, NoSuchItem, "/items/1"),
        ({"hamlet": Deps}, NoSuchHamlet, "/hamlet"),
        ({"wishes": (Wish(date(2026, 3, 1), time(8), time(12)),)}, BadWish, "/wishes/0"),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    deps: Deps, values: dict[str, Any], refusal: type[Exception], pointer: str | None
) -> None:
    town = await a_village(deps)
    if "hamlet" in values:
        values = {"hamlet": deps.ids.new()}

    with pytest.raises(refusal) as refused:
        await visits.ask(deps, town.yang, wish(**values), "zh")

    assert refused.value.facts.get("pointer") == pointer  # type: ignore[attr-defined]
    assert await Visit.all().count() == 0


async def test_three_visits_are_open_at_once_and_no_more(deps: Deps) -> None:
    town = await a_village(deps)
    for _ in range(3):
        await a_visit(deps, town.yang)

    with pytest.raises(VisitLimit):
        await a_visit(deps, town.yang)

    numbers = await Visit.all().order_by("number").values_list("number", flat=True)
    assert numbers == [f"V-{ROOM}-2026-000{n}" for n in (1, 2, 3)]


async def test_the_page_to_ask_on_tells_what_there_is(deps: Deps) -> None:
    await a_village(deps)
    hamlet = await a_hamlet(deps)

    offer = await visits.offer(deps, ROOM, "zh")

    assert offer.open
    assert [one.id for one in offer.hamlets] == [hamlet.id]
    assert ITEM in [one.code for one in offer.items]
    assert offer.earliest_on == deps.clock.today() + timedelta(days=1)
    assert "免费" in offer.free_note
    with pytest.raises(NoSuchCentre):
        await visits.offer(deps, "nowhere", "zh")


async def test_where_there_are_no_agents_nobody_can_be_asked_to_come(deps: Deps) -> None:
    await a_town(deps)

    alone = await visits.offer(deps, OTHER_CENTRE, "en")
    await an_agent(deps)
    above = await visits.offer(deps, CENTRE, "en")

    assert (alone.open, above.open) == (False, True)
    assert above.free_note.startswith("A home visit is free")
