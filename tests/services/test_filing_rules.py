"""What an item's own rules do when somebody files: who may, what is asked, what it costs."""

from typing import Any

import pytest

from app.catalog.form_fields import FormField
from app.catalog.items import (
    Booking,
    Eligibility,
    Fee,
    FeeRule,
    Indicator,
    ItemMessage,
    Material,
    Route,
)
from app.catalog.procedures import Procedure
from app.domain.bookings import NotBookable
from app.domain.case_flow import Act, Outcome
from app.domain.item_rules import NotEligible
from app.domain.priorities import PriorityKind
from app.domain.ratings import BadIndicators
from app.domain.roles import Actor
from app.models.case import Case, CaseEvent, CaseMaterial
from app.models.centre import Post
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Person
from app.ports import Deps
from app.services import (
    attachment_uploads,
    bookings,
    case_applications,
    case_disclosures,
    case_lists,
    cases,
    items,
    priorities,
    rating_asks,
    ratings,
)
from app.services.attachment_uploads import Given, NoSuchField
from app.services.bookings import Wish
from app.services.case_lists import Asked
from app.services.case_offers import ItemChanged
from app.services.cases import Desk
from app.services.ratings import Said
from app.services.verified_documents import NotReusable
from app.words.letters import letter
from tests.casework import a_filing, a_session, act
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, Staffed, a_person, a_staffed_town, at
from tests.people import YANG, ZHAXI
from tests.services.filed_cases import seen

ALONE = {"==": [{"var": "alone"}, True]}
FORM = (
    FormField(key="age", label="年龄", kind="number"),
    FormField(key="alone", label="独居", kind="yes_no", required=False),
    FormField(key="card", label="身份证号", kind="id_number", required=False),
    FormField(key="plate", label="车牌号", kind="plate", required=False),
    FormField(key="house", label="房屋照片", kind="photo", required=False, most=2),
    FormField(key="why", label="独居原因", kind="text", show_when=ALONE),
)
PAPERS = (
    Material(name="身份证", kind="original", document="id-card"),
    Material(name="独居证明", kind="original", required=False, require_when=ALONE, show_when=ALONE),
)
CARD = "11010519491231002X"
RULES: dict[str, Any] = {
    "eligibility": (
        Eligibility(key="old", holds={">=": [{"var": "age"}, 60]}, says="须年满60周岁。"),
    ),
    "fee": Fee(fen=500, rules=(FeeRule(when=ALONE, fen=0, basis="独居老人免收"),)),
    "priority_when": ALONE,
    "routes": (Route(when=ALONE, department="civil"),),
    "messages": (ItemMessage(at="received", text="请保持电话畅通。"),),
    "indicators": (Indicator(key="warm", name="贴心"),),
}


PLAIN = {"eligibility": (), "priority_when": None, "routes": (), "fee": Fee(fen=500)}


async def a_ruled_town(deps: Deps, **values: Any) -> Staffed:
    """The staffed town whose item has every kind of rule."""
    given = {**RULES, "materials": PAPERS, "procedure": Procedure(form=FORM), **values}
    town = await a_staffed_town(deps, mode="promise", **given)
    for actor in (town.li, town.wang, town.chen):
        await a_session(deps, actor)
    return town


async def filed(deps: Deps, actor: Actor, **values: Any) -> Case:
    """A case of somebody of seventy, who brings nothing."""
    given = {"answers": {"age": 70}, "materials": (), **values}
    view = await cases.file(deps, actor, a_filing(**given), "zh")
    return await Case.get(id=view.id)


async def test_who_does_not_meet_a_rule_is_told_which(deps: Deps) -> None:
    await a_ruled_town(deps)
    yang = await a_person(deps, YANG)

    with pytest.raises(NotEligible) as refused:
        await filed(deps, yang, answers={"age": 59})

    assert refused.value.facts == {"rule": "old", "says": "须年满60周岁。"}
    assert await Case.all().count() == 0


async def test_the_counter_takes_in_whoever_insists_and_writes_down_the_rule(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    filing = a_filing(answers={"age": 59}, materials=(), name="扎西", phone="13900000002")

    view = await cases.take_in(deps, town.li, filing, Desk("counter"), "zh")

    first = await CaseEvent.get(case_id=view.id, sequence=1)
    assert first.facts == {"intake": "counter", "materials": [], "unmet": ["old"]}


async def test_the_item_says_what_goes_first_what_it_costs_and_which_papers_it_takes(
    deps: Deps,
) -> None:
    town = await a_ruled_town(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)

    plain = await filed(deps, yang)
    alone = await filed(deps, zhaxi, answers={"age": 70, "alone": True, "why": "子女在外"})

    views = [await seen(deps, case.id, town.li) for case in (plain, alone)]
    assert [view.priority for view in views] == [False, True]
    assert [(view.fee.fen, view.fee.basis) for view in views] == [(500, ""), (0, "独居老人免收")]
    assert [[(p.name, p.required) for p in view.materials] for view in views] == [
        [("身份证", True)],
        [("身份证", True), ("独居证明", True)],
    ]
    assert [[one.key for one in view.form] for view in views] == [
        ["age", "alone", "card", "plate", "house"],
        ["age", "alone", "card", "plate", "house", "why"],
    ]


async def test_a_status_that_ends_leaves_the_priority_of_the_item(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang, answers={"age": 70, "alone": True, "why": "子女在外"})
    kind = PriorityKind.DISABLED
    status = await priorities.verify(deps, town.li, yang.person_id, kind, None, "zh")

    await priorities.end(deps, town.li, status.id, "zh")

    assert (await Case.get(id=case.id)).priority


async def test_a_route_leads_to_the_post_that_speaks_for_the_department(deps: Deps) -> None:
    town = await a_ruled_town(deps)
    await Post.filter(id=town.posts["p2"]).update(departments=["civil"])
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)

    plain = await filed(deps, yang)
    alone = await filed(deps, zhaxi, answers={"age": 70, "alone": True, "why": "子女在外"})

    assert [plain.post_id, alone.post_id] == [town.posts["p1"], town.posts["p2"]]


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


async def test_what_was_filled_in_on_another_version_is_looked_through_again(deps: Deps) -> None:
    await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    offered = await case_applications.application(deps, yang, ITEM, CENTRE, "zh")

    with pytest.raises(ItemChanged):
        await filed(deps, yang, version=offered.version + 1)
    case = await filed(deps, yang, version=offered.version)

    assert case.item_version == offered.version == 1


async def test_the_guide_tells_the_rules_as_sentences(deps: Deps) -> None:
    await a_ruled_town(deps)

    guide = await items.guide(ITEM, "zh")

    assert guide.eligibility == ["“年龄”至少60"]
    assert [paper.when for paper in guide.materials] == ["", "当“独居”选“是”时"]
    assert [(rule.said, rule.fen) for rule in guide.fee.rules] == [("当“独居”选“是”时", 0)]


async def test_an_item_adds_a_sentence_to_its_message(deps: Deps) -> None:
    await a_ruled_town(deps)
    yang = await a_person(deps, YANG)

    await filed(deps, yang)

    told = await Notice.get(person_id=yang.person_id, template="case_received")
    assert letter("case_received", "zh", **told.params)[1].endswith("请保持电话畅通。")


async def test_a_rating_may_point_at_what_is_the_items_own(deps: Deps) -> None:
    await a_ruled_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await rating_asks.after_case(deps, case)
    [ask] = await ratings.mine(deps, yang, "zh")

    with pytest.raises(BadIndicators):
        await ratings.give(deps, yang, ask.id, Said(5, ("own.cold",)), "zh")
    rated = await ratings.give(deps, yang, ask.id, Said(5, ("own.warm", "guide")), "zh")

    assert ("own.warm", "贴心") in [(one.key, one.name) for one in ask.indicators]
    assert rated.rating is not None
    assert next(one.name for one in rated.rating.indicators) == "贴心"


async def test_what_only_the_office_books_cannot_be_booked_from_a_phone(
    deps: Deps, clock: StillClock
) -> None:
    await a_staffed_town(deps, booking=Booking(bookable=True, by=("office",)))
    yang = await a_person(deps, YANG)
    assert await Person.exists(id=yang.person_id)

    with pytest.raises(NotBookable):
        await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:00")), "zh")
