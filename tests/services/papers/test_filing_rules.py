"""What an item's own rules do when somebody files: who may, where it goes, what it costs."""

import pytest

from app.catalog.items import Booking
from app.domain.bookings.bookings import NotBookable
from app.domain.cases.priorities import PriorityKind
from app.domain.catalogue.item_rules import NotEligible
from app.domain.ratings.ratings import BadIndicators
from app.models.case import Case, CaseEvent
from app.models.centre import Post
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.cases import cases, priorities
from app.services.cases.cases import Desk
from app.services.catalogue import items
from app.services.papers import case_applications
from app.services.papers.case_offers import ItemChanged
from app.services.ratings import rating_asks, ratings
from app.services.ratings.ratings import Said
from app.words.letters import letter
from tests.casework import a_filing
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, a_person, a_staffed_town, at
from tests.people import YANG, ZHAXI
from tests.services.filed_cases import seen
from tests.services.papers.ruled_items import a_ruled_town, filed


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
