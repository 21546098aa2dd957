"""What is answered and brought with a case: asked again, reused, masked, found and named."""

import pytest

from app.catalog.form_fields import FormField
from app.catalog.procedures import Procedure
from app.domain.cases.case_flow import Act, Outcome
from app.models.case import CaseMaterial
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.cases import case_disclosures, case_lists
from app.services.cases.case_lists import Asked
from app.services.papers import attachment_uploads, case_applications
from app.services.papers.attachment_uploads import Given, NoSuchField
from app.services.people.verified_documents import NotReusable
from tests.casework import act
from tests.make import CENTRE, ITEM, a_person
from tests.people import YANG
from tests.services.filed_cases import seen
from tests.services.papers.ruled_items import CARD, PLAIN, a_ruled_town, filed


async def test_other_answers_ask_for_other_papers(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await act(deps, town.li, case.id, Act.ASK_CORRECTION, words="请说明是否独居")

    await act(deps, yang, case.id, Act.CORRECT, answers={"alone": True, "why": "子女在外"})

    papers = await CaseMaterial.filter(case_id=case.id).order_by("number")
    assert [paper.state for paper in papers] == ["missing", "missing"]
    view = await seen(deps, case.id, yang)
    assert [(one.key, one.value) for one in view.form if one.value is not None] == [
        ("age", 70),
        ("alone", True),
        ("why", "子女在外"),
    ]


async def test_a_verified_document_is_reused_with_consent(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    first = await filed(deps, yang, materials=(0,))
    await act(deps, town.li, first.id, Act.ACCEPT)
    await act(deps, town.li, first.id, Act.REVIEW)
    await act(deps, town.li, first.id, Act.DECIDE, outcome=Outcome.GRANTED)

    offered = await case_applications.application(deps, yang, ITEM, CENTRE, "zh")
    second = await filed(deps, yang, reused=(0,))

    assert [paper.reusable is not None for paper in offered.materials] == [True, False]
    [paper] = (await seen(deps, second.id, town.li)).materials
    assert (paper.state, paper.to_bring) == ("given", False)
    assert paper.verified_on == deps.clock.today()
    assert await AuditEntry.filter(act="document-reused", subject=f"case:{second.id}").count() == 1


async def test_nobody_reuses_what_was_never_verified(deps: Deps) -> None:
    await a_ruled_town(deps)
    yang = await a_person(deps, YANG)

    with pytest.raises(NotReusable):
        await filed(deps, yang, reused=(0,))


async def test_the_office_sees_an_id_number_masked_until_it_asks(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang, answers={"age": 70, "card": CARD})

    office, own = await seen(deps, case.id, town.li), await seen(deps, case.id, yang)
    whole = await case_disclosures.answers(deps, town.li, case.id, "zh")

    told = [next(one for one in form if one.key == "card") for form in (office.form, own.form)]
    assert [(one.masked, one.value) for one in told] == [(True, None), (False, CARD)]
    assert CARD not in told[0].text
    assert [one.value for one in whole if one.key == "card"] == [CARD]
    assert await AuditEntry.filter(act="answers-seen", subject=f"case:{case.id}").count() == 1


async def test_a_case_is_found_by_a_plate_or_an_id_number(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang, answers={"age": 70, "plate": "川V12345", "card": CARD})

    found = [
        await case_lists.of_staff(deps, town.li, Asked(centre=CENTRE, queue="centre", q=q), "zh")
        for q in ("川v 12345", CARD.lower(), "川V99999")
    ]

    assert [[row.id for row in one.items] for one in found] == [[case.id], [case.id], []]


async def test_a_photo_belongs_to_its_question(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang, answers={"age": 70, "house": 1})
    given = Given("说明.pdf", "application/pdf", b"%PDF-1.4\n%%EOF", None, "house")

    kept = await attachment_uploads.keep(deps, yang, case.id, given)
    await attachment_uploads.attach(deps, yang, case.id, kept)

    view = await seen(deps, case.id, town.li)
    assert [len(one.files) for one in view.form if one.key == "house"] == [1]
    assert view.files == []
    wrong = Given("说明.pdf", "application/pdf", b"%PDF-1.4\n%%EOF", None, "age")
    with pytest.raises(NoSuchField):
        await attachment_uploads.keep(deps, yang, case.id, wrong)


async def test_a_place_is_told_by_its_name_and_offered_by_the_county(deps: Deps) -> None:
    form = (FormField(key="home", label="住址", kind="address"),)
    town = await a_ruled_town(deps, **{**PLAIN, "procedure": Procedure(form=form)})
    yang = await a_person(deps, YANG)
    offered = await case_applications.application(deps, None, ITEM, CENTRE, "zh")
    case = await filed(deps, yang, answers={"home": {"region": "511503102000", "line": "3号"}})

    own, office = await seen(deps, case.id, yang), await seen(deps, case.id, town.li)

    assert "511503102000" in [region.code for region in offered.regions]
    assert [one.text for one in own.form] == ["刘家镇 3号"]
    assert [one.masked for one in office.form] == [True]
