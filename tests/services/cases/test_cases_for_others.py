"""Filing for somebody else: only under a mandate or as a guardian, and never what is forbidden."""

from datetime import date

import pytest

from app.catalog.form_fields import FormField
from app.domain.cases.case_flow import Act
from app.domain.people.family_ties import NotMinor, OwnRelative, OwnTie, Relation, TieKnown
from app.domain.people.mandates import MandateForbids, NoMandate
from app.domain.people.roles import Actor
from app.kit.id_numbers import id_number
from app.models.case import Case
from app.models.mandate import FamilyTie
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_lists, case_views, cases
from app.services.cases.case_mandates import MandateOver
from app.services.cases.cases import Desk
from app.services.people import family_ties, paper_people
from app.services.people.family_ties import NoSuchTie, TieSettled
from app.services.people.paper_people import Named, Paper
from app.services.people.people import AnotherName
from tests.casework import FORM, a_filing, act, an_office, messages_to
from tests.fakes import StillClock
from tests.make import ITEM, LONG_ITEM, a_mandate, a_person
from tests.people import YANG, ZHAXI
from tests.services.village_rooms import a_room, filed_for_yang, for_yang, let_by_yang

GROWN_UP = "511503194912230024"
CHILD = "51150320150302001"
"""Born on 2 March 2015, without its check digit."""
ACCOUNT = FormField(key="account", label="打款账号", kind="bank_card")
CARD = "6222021234567890128"


def the_child() -> str:
    """The whole number of the child."""
    return next(CHILD + last for last in "0123456789X" if id_number(CHILD + last))


async def a_guardian(deps: Deps, verifier: Actor | None) -> tuple[Actor, FamilyTie]:
    """Zhaxi, who says that they are the guardian of a child; perhaps verified."""
    zhaxi = await a_person(deps, ZHAXI)
    child = Named(name="扎西小", id_number=the_child())
    tie = await family_ties.name(deps, zhaxi, child, Relation.CHILD, True, "zh")
    if verifier is not None:
        await family_ties.verify(deps, verifier, tie.id, "zh")
    return zhaxi, await FamilyTie.get(id=tie.id)


async def test_without_a_mandate_an_agent_files_nothing(deps: Deps) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)
    await a_mandate(deps, yang.person_id, room.agent.person_id, items=[LONG_ITEM])

    with pytest.raises(NoMandate):
        await cases.take_in_as_agent(deps, room.agent, for_yang(), "", "zh")

    assert await Case.all().count() == 0


async def test_a_case_tells_under_which_mandate_it_was_filed(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    mandate = await let_by_yang(deps, room.agent)

    case = await Case.get(id=await filed_for_yang(deps, room.agent))
    shown = await case_views.view(deps, case, room.agent, "zh")

    assert case.mandate_id == mandate.id
    assert shown.mandate is not None
    assert (shown.mandate.number, shown.mandate.state) == (mandate.number, "given")


async def test_a_mandate_that_is_named_says_for_whom(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    made = await paper_people.add(deps, room.agent, Paper(name="罗桂芳", file="A-1"))
    mandate = await a_mandate(deps, made.id, room.agent.person_id)
    filing = for_yang(name="", phone="")

    shown = await cases.take_in_as_agent(deps, room.agent, filing, "", "zh", mandate.id)

    assert (await Case.get(id=shown.id)).person_id == made.id
    strange = await a_mandate(deps, made.id, (await a_person(deps, ZHAXI)).person_id)
    with pytest.raises(NoMandate):
        await cases.take_in_as_agent(deps, room.agent, filing, "", "zh", strange.id)


async def test_an_agent_names_no_bank_account_and_the_person_adds_it(deps: Deps) -> None:
    town = await an_office(deps, form=(*FORM, ACCOUNT))
    room, yang = await a_room(deps), await a_person(deps, YANG)
    await let_by_yang(deps, room.agent)

    with pytest.raises(MandateForbids) as refused:
        await filed_for_yang(deps, room.agent, answers={"bank": "1", "account": CARD})
    case_id = await filed_for_yang(deps, room.agent, answers={"bank": "1"})
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, words="请本人补账号")
    with pytest.raises(MandateForbids):
        await act(deps, room.agent, case_id, Act.CORRECT, answers={"account": CARD})
    await act(deps, yang, case_id, Act.CORRECT, answers={"account": CARD})

    assert set(refused.value.errors) == {"account"}
    shown = await case_views.view(deps, await Case.get(id=case_id), yang, "zh")
    assert [one.key for one in shown.form if one.value] == ["bank", "account"]
    looked = await case_views.view(deps, await Case.get(id=case_id), room.agent, "zh")
    assert [(one.key, one.value, one.text) for one in looked.form if one.masked] == [
        ("account", None, "***************0128")
    ]


async def test_who_holds_a_mandate_of_a_person_never_handles_their_case(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    await a_mandate(deps, yang.person_id, town.li.person_id, as_agent=False, items=[ITEM])

    made = await cases.file(deps, yang, a_filing(), "zh")

    case = await Case.get(id=made.id)
    assert case.holder_id == town.wang.person_id
    with pytest.raises(Exception, match="Nobody handles"):
        await act(deps, town.wang, case.id, Act.HAND_OVER, person=town.li.person_id, words="请接")


async def test_staff_who_are_an_agent_of_somebody_have_an_agents_limits_at_the_counter(
    deps: Deps,
) -> None:
    town = await an_office(deps, form=(*FORM, ACCOUNT))
    yang = await a_person(deps, YANG)
    given = {"name": YANG.name, "phone": YANG.phone}
    await a_mandate(deps, yang.person_id, town.li.person_id, items=[ITEM])
    whole = a_filing(**given, answers={"bank": "1", "account": CARD})

    with pytest.raises(MandateForbids) as refused:
        await cases.take_in(deps, town.li, whole, Desk("counter"), "zh")
    made = await cases.take_in(deps, town.wang, whole, Desk("counter"), "zh")
    await act(deps, town.wang, made.id, Act.ASK_CORRECTION, words="请补正")
    other = {"account": "6222021234567890110"}
    with pytest.raises(MandateForbids):
        await act(deps, town.li, made.id, Act.CORRECT, answers=other)

    assert set(refused.value.errors) == {"account"}


async def test_staff_who_hold_a_mandate_take_in_and_a_colleague_has_the_case(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    await a_mandate(deps, yang.person_id, town.li.person_id, as_agent=False, items=[ITEM])
    filing = a_filing(name=YANG.name, phone=YANG.phone)

    made = await cases.take_in(deps, town.li, filing, Desk("counter"), "zh")

    assert (await Case.get(id=made.id)).holder_id == town.wang.person_id


async def test_naming_a_relative_changes_nothing_of_who_is_known(deps: Deps) -> None:
    await an_office(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    before = await Person.filter(id=yang.person_id).values()
    known = Named(name=YANG.name, phone=YANG.phone, id_number=GROWN_UP)
    stranger = Named(name="罗桂芳", phone="13900000077", id_number=the_child())

    tie = await family_ties.name(deps, zhaxi, known, Relation.PARENT, False, "zh")
    other = await family_ties.name(deps, zhaxi, stranger, Relation.OTHER, False, "zh")

    assert tie.relative.id == yang.person_id
    assert await Person.filter(id=yang.person_id).values() == before
    assert (await Person.get(id=other.relative.id)).phone_index == ""


async def test_a_relative_with_a_mandate_files_and_the_person_is_told(deps: Deps) -> None:
    await an_office(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    filing = a_filing(for_person=yang.person_id)
    with pytest.raises(NoMandate):
        await cases.file(deps, zhaxi, filing, "zh")
    mandate = await a_mandate(deps, yang.person_id, zhaxi.person_id, as_agent=False)

    made = await cases.file(deps, zhaxi, filing, "zh")

    case = await Case.get(id=made.id)
    assert (case.person_id, case.made_by_id, case.intake) == (
        yang.person_id,
        zhaxi.person_id,
        "family",
    )
    assert case.mandate_id == mandate.id
    assert await messages_to(yang) == ["case_received"]
    listed = await case_lists.mine(deps, zhaxi, "all", "", None, "zh")
    assert [one.id for one in listed.items] == [case.id]


async def test_a_mandate_held_as_an_agent_is_no_relatives(deps: Deps) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)
    await let_by_yang(deps, room.agent)

    with pytest.raises(NoMandate):
        await cases.file(deps, room.agent, a_filing(for_person=yang.person_id), "zh")


async def test_a_guardian_files_for_a_minor_once_the_office_saw_the_proof(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps)
    zhaxi, tie = await a_guardian(deps, None)
    filing = a_filing(for_person=tie.relative_id)

    with pytest.raises(NoMandate):
        await cases.file(deps, zhaxi, filing, "zh")
    with pytest.raises(OwnTie):
        await family_ties.verify(deps, zhaxi, tie.id, "zh")
    seen = await family_ties.verify(deps, town.li, tie.id, "zh")
    made = await cases.file(deps, zhaxi, filing, "zh")

    case = await Case.get(id=made.id)
    assert (seen.acts, case.mandate_id, case.intake) == (True, None, "family")
    clock.at = clock.at.replace(year=2033, month=3, day=3)
    with pytest.raises(MandateOver):
        await act(deps, zhaxi, case.id, Act.WITHDRAW)


async def test_nobody_is_guardian_of_a_grown_up_or_of_themselves(deps: Deps) -> None:
    await an_office(deps)
    zhaxi = await a_person(deps, ZHAXI)

    old = Named(name="罗桂芳", id_number=GROWN_UP)
    wrong = Named(name="罗桂英", id_number=GROWN_UP)
    me = Named(name=ZHAXI.name, phone=ZHAXI.phone, id_number=the_child())
    with pytest.raises(NotMinor):
        await family_ties.name(deps, zhaxi, old, Relation.PARENT, True, "zh")
    await family_ties.name(deps, zhaxi, old, Relation.PARENT, False, "zh")
    with pytest.raises(TieKnown):
        await family_ties.name(deps, zhaxi, old, Relation.PARENT, False, "zh")
    with pytest.raises(AnotherName):
        await family_ties.name(deps, zhaxi, wrong, Relation.PARENT, False, "zh")
    with pytest.raises(OwnRelative):
        await family_ties.name(deps, zhaxi, me, Relation.OTHER, False, "zh")


async def test_a_tie_that_was_ended_opens_nothing_and_can_be_named_anew(deps: Deps) -> None:
    town = await an_office(deps)
    zhaxi, tie = await a_guardian(deps, town.li)
    yang = await a_person(deps, YANG)

    with pytest.raises(NoSuchTie):
        await family_ties.end(deps, yang, tie.id, "zh")
    ended = await family_ties.end(deps, zhaxi, tie.id, "zh")
    with pytest.raises(NoMandate):
        await cases.file(deps, zhaxi, a_filing(for_person=tie.relative_id), "zh")
    with pytest.raises(TieSettled):
        await family_ties.verify(deps, town.li, tie.id, "zh")
    _, again = await a_guardian(deps, None)

    assert ended.acts is False
    assert (again.id, again.verified_at, again.ended_at) == (tie.id, None, None)


async def test_somebody_without_a_phone_is_written_down_once(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    paper = Paper(name="罗桂芳", id_number=GROWN_UP, birthday=date(1949, 12, 23), file="A-1")

    first = await paper_people.add(deps, room.agent, paper)
    again = await paper_people.add(deps, room.agent, paper)
    alike = await paper_people.alike(deps, room.agent, "罗桂芳", "")

    assert (first.id, first.new, again.new, again.name) == (again.id, True, False, "罗*芳")
    assert [one.id for one in alike.items] == [first.id]
