"""Moving an open case to another version: done or asked, told, counted anew, nothing lost."""

from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.domain.cases.case_flow import Act
from app.domain.cases.case_moves import ASIDE, AlreadyThere, CaseOver, NotAsked
from app.domain.catalogue.item_versions import NoSuchVersion
from app.domain.people.roles import Actor
from app.models.case import Case, CaseEvent, CaseMaterial, CaseToken
from app.models.case_paper import Attachment
from app.models.item import Item as ItemRow
from app.models.item_draft import CaseMove
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.cases import case_moves, case_views
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_move_views import AskedFieldView
from app.services.cases.case_parties import OwnCase
from app.services.cases.case_views import CaseView
from app.services.catalogue import catalog_import, items
from app.services.papers import case_tokens
from tests.casework import PAPERS, accepted, act, an_office, filed, letters_of, messages_to, told_by
from tests.make import ITEM, Staffed, a_person
from tests.people import YANG, ZHAXI

WIFE = FormField(key="wife", label="配偶", kind="text")
PERSONS = FormField(key="persons", label="家中人数", kind="number", required=False)


async def published(deps: Deps, **values: Any) -> int:
    """Another version of the item, in force from now on; its number."""
    _, body = await items.published(ITEM)
    return await in_force(deps, replace(body, **values))


async def in_force(deps: Deps, item: Item) -> int:
    """The number of this wording, which is the newest."""
    await catalog_import.take_in(deps, Catalog(items=(item,)))
    return (await ItemRow.get(code=ITEM)).current


async def with_form(deps: Deps, *form: FormField, **values: Any) -> int:
    """Another version with this form."""
    _, body = await items.published(ITEM)
    return await published(deps, procedure=replace(body.procedure, form=form), **values)


async def seen(deps: Deps, actor: Actor, case_id: UUID, language: str = "zh") -> CaseView:
    """The page of a case."""
    return await case_views.view(deps, await Case.get(id=case_id), actor, language)


async def moved(deps: Deps, town: Staffed, case_id: UUID, number: int) -> str:
    """What came of a move by the holder."""
    return (await case_moves.move(deps, town.li, case_id, number, "zh")).state


async def test_a_case_moves_at_once_when_nothing_gets_worse(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await accepted(deps, town, yang)
    before = await seen(deps, yang, case_id)
    number = await published(deps, promised_workdays=3)

    preview = await case_moves.preview(deps, town.li, case_id, None, "zh")
    done = await case_moves.move(deps, town.li, case_id, number, "zh")

    assert (preview.state, preview.after, preview.reasons) == ("planned", number, [])
    assert [one.said for one in preview.changes] == ["承诺时限由5个工作日改为3个工作日（更有利）"]
    assert (done.state, done.before, done.after) == ("done", 1, 2)
    case, after = await Case.get(id=case_id), await seen(deps, yang, case_id)
    assert case.item_version == number
    assert [one.due_after for one in done.deadlines] == [case.promised_due_on]
    assert before.remaining
    assert after.remaining
    assert before.remaining.due_on > after.remaining.due_on == case.promised_due_on
    assert after.timeline[-1].title == "改按新的办事规定"
    assert after.timeline[-1].text == "第1版→第2版"
    assert (await messages_to(yang))[-1] == "case_moved"
    assert await AuditEntry.filter(act="case-moved", subject=f"case:{case_id}").count() == 1


async def test_the_person_is_asked_first_when_something_gets_worse(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await accepted(deps, town, yang)
    number = await published(deps, promised_workdays=8)

    asked = await case_moves.move(deps, town.li, case_id, number, "zh")
    again = await case_moves.move(deps, town.li, case_id, number, "zh")

    assert (asked.state, again.state) == ("asked", "asked")
    assert asked.reasons == ["承诺时限由5个工作日改为8个工作日"]
    assert (await Case.get(id=case_id)).item_version == 1
    assert (await messages_to(yang))[-1] == "move_asked"
    assert (await told_by(case_id)).count("move_asked") == 1
    mine = await case_moves.asked(deps, yang, case_id, "en")
    assert mine.reasons == ["The promised time changes from 5 working days to 8 working days"]


@pytest.mark.parametrize(("agree", "version"), [(True, 2), (False, 1)])
async def test_the_person_decides(deps: Deps, agree: bool, version: int):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await accepted(deps, town, yang)
    await moved(deps, town, case_id, await published(deps, promised_workdays=8))

    answered = await case_moves.answer(deps, yang, case_id, agree, "zh")

    assert answered.state == ("done" if agree else "refused")
    assert (await Case.get(id=case_id)).item_version == version
    assert (await messages_to(town.li))[-1] == "case_replied"
    [row] = await CaseMove.filter(case_id=case_id)
    assert (row.state, row.done_at is not None) == (answered.state, True)
    with pytest.raises(NotAsked):
        await case_moves.answer(deps, yang, case_id, True, "zh")


async def test_nobody_else_answers_and_nobody_moves_their_own_case(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    zhaxi = await a_person(deps, ZHAXI)
    case_id, own = await filed(deps, yang), await filed(deps, town.wang)
    number = await published(deps, promised_workdays=8)
    await moved(deps, town, case_id, number)

    with pytest.raises(NotAsked):
        await case_moves.answer(deps, town.li, case_id, True, "zh")
    with pytest.raises(NoSuchCase):
        await case_moves.asked(deps, zhaxi, case_id, "zh")
    with pytest.raises(OwnCase):
        await case_moves.move(deps, town.wang, own, number, "zh")


async def test_asking_about_another_version_drops_the_first_question(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await filed(deps, yang)
    await moved(deps, town, case_id, await published(deps, promised_workdays=8))

    state = await moved(deps, town, case_id, await published(deps, promised_workdays=4))

    assert state == "done"
    rows = await CaseMove.filter(case_id=case_id).order_by("id")
    assert [(row.after, row.state) for row in rows] == [(2, "dropped"), (3, "done")]


async def test_answers_and_papers_that_are_asked_no_more_stay_with_the_case(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await filed(deps, yang, answers={"bank": "6217", "persons": 3})
    await Attachment.create(
        id=deps.ids.new(),
        case_id=case_id,
        material=0,
        name_sealed="",
        media_type="image/jpeg",
        size=1,
        sha256="",
        store_key="a",
        by_id=yang.person_id,
        at=deps.clock.now(),
    )
    number = await with_form(deps, PERSONS, materials=PAPERS[1:])

    done = await case_moves.move(deps, town.li, case_id, number, "zh")

    view = await seen(deps, yang, case_id)
    assert done.kept == [AskedFieldView("bank@text", "银行卡号")]
    assert [(one.key, one.label, one.text, one.kept) for one in view.form] == [
        ("persons", "家中人数", "3", False),
        ("bank@text", "银行卡号", "6217", True),
    ]
    assert [(one.number, one.name, one.state, one.kept) for one in view.materials] == [
        (0, "照片", "given", False),
        (1, "收入证明", "given", False),
        (ASIDE, "身份证", "given", True),
    ]
    assert [len(one.files) for one in view.materials] == [0, 0, 1]
    assert await moved(deps, town, case_id, 1) == "done"
    back = await seen(deps, yang, case_id)
    assert [(one.key, one.text, one.kept) for one in back.form] == [
        ("bank", "6217", False),
        ("persons", "3", False),
    ]
    assert [(one.name, len(one.files)) for one in back.materials] == [
        ("身份证", 1),
        ("照片", 0),
        ("收入证明", 0),
    ]


async def test_a_correction_after_a_move_keeps_what_stands_aside(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await filed(deps, yang)
    number = await with_form(deps, WIFE)
    view = await case_moves.move(deps, town.li, case_id, number, "zh")
    assert (view.state, view.reasons) == ("asked", ["要补答“配偶”"])
    await case_moves.answer(deps, yang, case_id, True, "zh")
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, words="请补填配偶", materials=(1,))

    await act(deps, yang, case_id, Act.CORRECT, answers={"wife": "卓玛"}, materials=(1,))

    shown = await seen(deps, town.li, case_id)
    assert [(one.key, one.text) for one in shown.form] == [("wife", "卓玛"), ("bank@text", "6217")]


async def test_a_case_is_found_by_what_was_answered_under_an_earlier_version(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    await with_form(deps, FormField(key="plate", label="车牌号", kind="plate"))
    case_id = await filed(deps, yang, answers={"plate": "川A12345"})
    number = await with_form(deps, replace(WIFE, required=False))

    assert await moved(deps, town, case_id, number) == "done"
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, words="请补填配偶", materials=(1,))
    await act(deps, yang, case_id, Act.CORRECT, answers={"wife": "卓玛"}, materials=(1,))

    [token] = await CaseToken.filter(case_id=case_id)
    assert (token.kind, token.blind) == ("plate", case_tokens.blind(deps, "川A12345"))


async def test_the_ledger_names_papers_as_they_were_called_whatever_their_place_is_now(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await filed(deps, yang)
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, materials=(0, 2))
    paper = Material(name="户口簿", kind="copy", required=False)
    number = await published(deps, materials=(paper, *PAPERS[2:], PAPERS[1]))
    letters = await letters_of(case_id)

    assert await moved(deps, town, case_id, number) == "done"

    view = await seen(deps, yang, case_id)
    [told] = [one.text for one in view.timeline if one.kind == "correction_asked"]
    assert told == "要补的材料：身份证、收入证明"
    assert [one.materials for one in view.corrections] == [[ASIDE, 1]]
    assert await letters_of(case_id) == letters
    rows = await CaseMaterial.filter(case_id=case_id).order_by("number")
    assert [(row.number, row.state) for row in rows] == [
        (0, "missing"),
        (1, "missing"),
        (2, "given"),
    ]


async def test_a_decided_case_and_a_version_that_is_not_there_are_refused(deps: Deps):
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await accepted(deps, town, yang)
    number = await published(deps, promised_workdays=4)

    with pytest.raises(NoSuchVersion):
        await moved(deps, town, case_id, 7)
    with pytest.raises(AlreadyThere):
        await moved(deps, town, case_id, 1)
    await act(deps, yang, case_id, Act.WITHDRAW)
    with pytest.raises(CaseOver):
        await moved(deps, town, case_id, number)
    with pytest.raises(CaseOver):
        await case_moves.preview(deps, town.li, case_id, number, "zh")


async def test_a_joint_case_whose_department_is_no_longer_asked_still_tells_its_name(deps: Deps):
    town, yang = await an_office(deps, "joint"), await a_person(deps, YANG)
    case_id = await accepted(deps, town, yang)
    _, body = await items.published(ITEM)
    fewer = replace(body.procedure, departments=body.procedure.departments[1:])

    assert await moved(deps, town, case_id, await published(deps, procedure=fewer)) == "done"

    view = await seen(deps, town.li, case_id)
    assert sorted(task.name for task in view.tasks) == ["国土", "规划"]
    asked = [one.text for one in view.timeline if one.kind == "department_asked"]
    assert sorted(asked) == ["国土", "规划"]
    assert await CaseEvent.filter(case_id=case_id, kind="version_moved").count() == 1


async def test_nobody_is_asked_about_a_version_that_is_withdrawn(deps: Deps) -> None:
    town, yang = await an_office(deps), await a_person(deps, YANG)
    case_id = await accepted(deps, town, yang)
    number = await published(deps, promised_workdays=9)
    await moved(deps, town, case_id, number)
    item = await ItemRow.get(code=ITEM)

    await case_moves.drop(deps, item.id, number)

    assert [row.state for row in await CaseMove.filter(case_id=case_id)] == ["dropped"]
    with pytest.raises(NotAsked):
        await case_moves.asked(deps, yang, case_id, "zh")
