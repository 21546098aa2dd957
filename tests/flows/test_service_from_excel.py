"""A clerk's workbook becomes a service; it is changed and undone while a case of it is open."""

from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from app.domain.catalogue.item_rules import NotEligible
from app.domain.catalogue.item_versions import SecondPersonNeeded
from app.domain.papers.forms import BadAnswers
from app.domain.people.roles import Actor
from app.models.case import Case, CaseMaterial
from app.ports import Deps
from app.services.cases import case_disclosures, case_moves, case_views, cases
from app.services.cases.case_views import CaseView
from app.services.cases.cases import Filing
from app.services.catalogue import (
    item_changes,
    item_drafts,
    item_imports,
    item_publishing,
    item_touched,
    leaflets,
    public_views,
)
from app.services.catalogue.item_draft_views import DraftView
from app.services.catalogue.item_imports import File
from app.services.catalogue.what_ifs import what_if
from app.services.papers import attachment_uploads, case_answers, case_applications
from app.services.papers.attachment_uploads import Given
from tests.fakes import StillClock
from tests.make import CENTRE, a_person
from tests.people import YANG, ZHAXI
from tests.services.drafted_items import (
    Editors,
    a_draft,
    current_of,
    edited_town,
    order,
    published,
    saved,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
CODE = "gas-alarm-subsidy"
OLD, YOUNG = "511503194005060025", "511503197005060029"
CARD = "6217001234567890122"
NEIGHBOUR = {"key": "neighbour", "label": "邻居电话", "kind": "phone"}
ANSWERS: dict[str, object] = {
    "name": "罗桂芳",
    "id-number": OLD,
    "phone": "13900000001",
    "address": {"region": CENTRE, "line": "五组12号"},
    "living": "独居",
    "hardship": "低保",
    "gas": "瓶装液化气",
    "bottle": "厨房",
    "hard-of-hearing": True,
    "flashing": True,
    "family": [{"name": "罗小军", "relation": "儿子", "id_number": YOUNG}],
    "kitchen": 1,
    "visit-on": "2026-03-10",
    "bought": True,
    "receipts": [{"what": "报警器", "price": "128.50", "bought-on": "2026-02-20"}],
    "bank-card": CARD,
    "agreed": True,
}
ID_CARD, REGISTER, HARDSHIP, INVOICE = range(4)


def workbook() -> File:
    """The workbook that is supplied with the program, as somebody uploads it."""
    name = f"{CODE}.xlsx"
    return File(name, (EXAMPLES / name).read_bytes())


async def imported(deps: Deps, town: Editors) -> DraftView:
    """The workbook as a draft of the one who sent it."""
    made = await item_imports.take_in(deps, town.qian, CENTRE, workbook(), False, "zh")
    return await item_drafts.shown(deps, town.qian, made.drafts[0], "zh")


async def in_force(deps: Deps, town: Editors) -> None:
    """The service as the workbook has it, published by the second of two."""
    await published(deps, town.ma, await imported(deps, town))


async def narrower(deps: Deps, town: Editors) -> DraftView:
    """A draft that asks one more question and promises it sooner."""
    draft = await a_draft(deps, town.qian, CODE)
    procedure = draft.body["procedure"]
    stages = [
        {**one, "workdays": 1} if one["stage"] == "surveying" else one
        for one in procedure["stages"]
    ]
    procedure = {**procedure, "form": [*procedure["form"], NEIGHBOUR], "stages": stages}
    return await saved(deps, town.qian, draft, procedure=procedure, promised_workdays=5)


async def filed(deps: Deps, actor: Actor, **answers: object) -> UUID:
    """A case by somebody who has all papers but the register, which follows."""
    filing = Filing(
        centre=CENTRE,
        item=CODE,
        answers={**ANSWERS, **answers},
        materials=(ID_CARD, HARDSHIP, INVOICE),
        promised={REGISTER: None},
    )
    return (await cases.file(deps, actor, filing, "zh")).id


async def seen(deps: Deps, actor: Actor, case_id: UUID) -> CaseView:
    """The page of the case."""
    return await case_views.view(deps, await Case.get(id=case_id), actor, "zh")


async def version_of(case_id: UUID) -> int:
    """The version of the service that the case stands on."""
    return (await Case.get(id=case_id)).item_version


async def photographed(deps: Deps, actor: Actor, case_id: UUID) -> None:
    """The photo that answers a question."""
    content = BytesIO()
    Image.new("RGB", (60, 40), "seagreen").save(content, "JPEG")
    given = Given("厨房.jpg", "image/jpeg", content.getvalue(), field="kitchen")
    kept = await attachment_uploads.keep(deps, actor, case_id, given)
    await attachment_uploads.attach(deps, actor, case_id, kept)


async def everything(deps: Deps, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """All that the case holds of what was filed."""
    case, view = await Case.get(id=case_id), await seen(deps, actor, case_id)
    papers = await CaseMaterial.filter(case_id=case_id).order_by("number")
    return {
        "answers": dict(case_answers.answers_of(deps, case)),
        "shown": {one.key: one.text for one in view.form if one.value is not None},
        "papers": [(one.number, one.state, one.due_on) for one in papers],
        "files": [one.name for asked in view.form for one in asked.files],
    }


async def moved(deps: Deps, town: Editors, actor: Actor, case_id: UUID, number: int) -> list[str]:
    """The case goes to a version once its person agrees; what got worse."""
    asked = await case_moves.move(deps, town.staffed.zhao, case_id, number, "zh")
    done = await case_moves.answer(deps, actor, case_id, True, "zh")
    assert (asked.state, done.state) == ("asked", "done")
    return asked.reasons


async def said_in_public(deps: Deps) -> tuple[int, str]:
    """The version on the public page, and what the printed notice says of the limit."""
    page = await public_views.item(deps, CODE, CENTRE, "zh")
    assert page is not None
    notice = await leaflets.notice(deps, CODE, CENTRE, "zh")
    assert notice.guide == page.guide
    return page.version, next(row.value for row in page.guide.short)


async def test_a_workbook_is_tried_becomes_a_draft_and_a_second_person_publishes(
    deps: Deps,
) -> None:
    town = await edited_town(deps, publish_by_two=True)

    tried = await item_imports.take_in(deps, town.qian, CENTRE, workbook(), True, "zh")
    draft = await imported(deps, town)
    checked = await item_drafts.check(deps, town.qian, draft.id, draft.revision, "zh")

    assert (tried.items, tried.drafts) == ([CODE], [])
    assert [one for one in tried.problems if one.severity == "error"] == []
    assert (checked.origin, checked.state, checked.may_publish) == ("import", "checked", False)
    with pytest.raises(SecondPersonNeeded):
        await published(deps, town.qian, checked)
    assert (await published(deps, town.ma, checked)).number == await current_of(CODE) == 1


async def test_the_published_form_is_asked_judged_and_masked(deps: Deps) -> None:
    town = await edited_town(deps, publish_by_two=True)
    await in_force(deps, town)
    yang = await a_person(deps, YANG)

    form = await case_applications.application(deps, yang, CODE, CENTRE, "zh")
    with pytest.raises(NotEligible) as young:
        await filed(deps, yang, **{"id-number": YOUNG})
    with pytest.raises(BadAnswers) as wrong:
        await filed(deps, yang, family=[{"name": "罗小军"}], **{"bank-card": "6217"})
    case_id = await filed(deps, yang)
    await photographed(deps, yang, case_id)

    assert (form.open, len(form.form), len(form.materials)) == (True, 18, 4)
    assert young.value.facts["says"] == "这项补贴给年满六十周岁的老人。"
    assert sorted(wrong.value.errors) == ["bank-card", "family.0.relation"]
    office = await seen(deps, town.staffed.zhao, case_id)
    masked = {one.key for one in office.form if one.masked}
    assert (await version_of(case_id), office.fee.fen) == (1, 0)
    whole = await case_disclosures.answers(deps, town.staffed.zhao, case_id, "zh")
    assert OLD in {one.text for one in whole}
    assert masked == {"name", "id-number", "phone", "address", "family", "receipts", "bank-card"}
    for hidden in (OLD, YOUNG, CARD):
        assert hidden not in str(office)


async def test_a_change_is_foreseen_published_and_undone_under_an_open_case(
    deps: Deps, clock: StillClock
) -> None:
    town = await edited_town(deps, publish_by_two=True)
    await in_force(deps, town)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    case_id = await filed(deps, yang)
    await photographed(deps, yang, case_id)
    number, before = (await Case.get(id=case_id)).number, await everything(deps, yang, case_id)
    assert await said_in_public(deps) == (1, "承诺时限：7 个工作日")

    draft = await narrower(deps, town)
    foreseen = await what_if(deps, town.ma, draft.id, "zh")
    touched = await item_touched.cases(deps, town.ma, draft.id, "zh")
    changed = await item_changes.of_draft(deps, town.ma, draft.id, "zh")

    lines = {line.key: line for line in foreseen.lines}
    assert foreseen.cases == 1
    assert [one.number for one in lines["unanswered"].cases] == [number]
    assert [(one.number, one.version) for one in touched.cases] == [(number, 1)]
    assert [one.said for one in changed.changes] == [
        "承诺时限由7个工作日改为5个工作日（更有利）",
        "“勘验”的时限由3个工作日改为1个工作日（更有利）",
        "新增问题“邻居电话”（更不利）",
    ]

    clock.pass_(minutes=5)
    assert (await published(deps, town.ma, draft)).number == 2
    assert await version_of(case_id) == 1
    assert await everything(deps, yang, case_id) == before
    assert await said_in_public(deps) == (2, "承诺时限：5 个工作日")
    with pytest.raises(BadAnswers) as wrong:
        await filed(deps, zhaxi)
    assert list(wrong.value.errors) == ["neighbour"]

    assert await moved(deps, town, yang, case_id, 2) == ["要补答“邻居电话”"]
    assert (await everything(deps, yang, case_id))["answers"] == before["answers"]

    undo = order(number=1, note="先不改")
    versions = await item_publishing.restore(deps, town.qian, CODE, undo, "zh")
    assert [(one.number, one.undo_of) for one in versions.versions] == [
        (3, 1),
        (2, None),
        (1, None),
    ]
    assert await said_in_public(deps) == (3, "承诺时限：7 个工作日")
    fresh = await filed(deps, zhaxi)
    assert await version_of(fresh) == 3
    assert "neighbour" not in {one.key for one in (await seen(deps, zhaxi, fresh)).form}

    assert len(await moved(deps, town, yang, case_id, 3)) == 1
    assert await everything(deps, yang, case_id) == before
