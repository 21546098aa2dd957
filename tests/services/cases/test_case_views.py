"""What the page of a case shows, to its person, its office, and the departments asked."""

from datetime import date

from msgspec import structs

from app.catalog.items import Material
from app.catalog.procedures import PAUSE_KINDS, CoDepartment, Procedure
from app.domain.cases.case_flow import Act
from app.models.case import Case
from app.ports import Deps
from app.services.cases import case_acts, case_views
from app.services.cases.case_options import AllowedView, PauseKindView
from app.services.cases.case_orders import Order
from tests.fakes import StillClock
from tests.make import CENTRE, a_person, a_staffed_town
from tests.people import YANG, ZHAXI
from tests.services.filed_cases import PAPERS, filed, promise_town, seen

BOTH = (
    CoDepartment(code="land", name="自然资源所", workdays=2),
    CoDepartment(code="town-planning", name="规划", workdays=3),
)


async def test_a_row_tells_what_it_is_and_how_long_it_has(deps: Deps, clock: StillClock) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await Case.get(id=(await filed(deps, yang)).id)
    clock.pass_(days=1)

    [row] = await case_views.rows(deps, [case], "zh", town.li)

    plain = structs.asdict(row)
    assert (row.item.name, row.centre.code, row.mode_name) == ("高龄津贴", CENTRE, "承诺件")
    assert (row.state_name, row.turn_name) == ("已收件，待受理", "等服务中心办理")
    assert (row.person.name, row.person.phone) == ("杨*英", "139****0001")
    assert (row.holder.name, row.post.code) == ("李窗口", "p1")
    assert structs.asdict(row.remaining) == {
        "which": "notice",
        "which_name": "一次性告知时限",
        "due_on": date(2026, 3, 9),
        "left_workdays": 4,
        "provisional": False,
        "paused": False,
        "text": "剩4个工作日",
    }
    assert (plain["unread"], plain["cards"], plain["closed_at"]) == (0, [], None)


async def test_many_rows_cost_as_many_questions_as_one(deps: Deps, questions: list[str]) -> None:
    town = await promise_town(deps)
    for someone in (YANG, ZHAXI):
        actor = await a_person(deps, someone)
        for _ in range(3):
            await filed(deps, actor)
    every = await Case.all()
    questions.clear()

    await case_views.rows(deps, every[:1], "zh", town.li)
    for_one = len(questions)
    questions.clear()
    shown = await case_views.rows(deps, every, "zh", town.li)

    assert len(shown) == 6
    assert len(questions) <= for_one <= 12


async def test_the_page_tells_the_person_what_happened_and_what_comes_next(
    deps: Deps, clock: StillClock
) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang, note="家里没有车")
    clock.pass_(days=1)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")

    page = await seen(deps, case.id, yang)

    assert [(one.kind, one.title, one.text, one.who, one.side) for one in page.timeline] == [
        ("received", "收到申请", "本人网上申请\n家里没有车", "杨*英", "person"),
        ("accepted", "受理", "承诺后补：照片", "李窗口", "office"),
        ("stage_entered", "进入下一环节", "审核中", "李窗口", "office"),
    ]
    assert structs.asdict(page.next) == {
        "text": "下一步：服务中心审核，整件事3月10日(周二)前办结。",
        "turn": "office",
        "until_on": date(2026, 3, 10),
    }
    assert page.remaining is not None
    assert (page.remaining.which, page.note) == ("promised", "家里没有车")
    assert [(one.label, one.value, one.text) for one in page.form] == [
        ("出生日期", "1940-05-06", "1940年5月6日"),
        ("居住", "在家", "在家"),
        ("独居", None, ""),
    ]
    assert [(one.name, one.state, one.due_on) for one in page.materials] == [
        ("身份证", "given", None),
        ("照片", "promised", date(2026, 3, 16)),
    ]
    assert [one.kind for one in page.letters] == ["acceptance", "gap_promise"]
    assert [one.act for one in page.acts] == ["withdraw", "supplement", "write"]
    assert page.status_path.startswith("/s/")


async def test_a_paper_to_bring_is_not_taken_for_one_that_was_seen(deps: Deps) -> None:
    town = await promise_town(deps)
    case = await filed(deps, await a_person(deps, YANG))

    before = await seen(deps, case.id, town.li)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")
    after = await seen(deps, case.id, town.li)

    assert [(one.state, one.to_bring) for one in before.materials] == [
        ("given", True),
        ("promised", False),
    ]
    assert [one.to_bring for one in after.materials] == [False, False]


async def test_the_office_sees_its_limits_and_its_acts(deps: Deps) -> None:
    town = await promise_town(deps)
    case = await filed(deps, await a_person(deps, YANG))
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")

    page = await seen(deps, case.id, town.li, "en")

    assert [(one.which, one.key_name, one.state, one.text) for one in page.deadlines] == [
        ("notice", "", "met", "Kept in time"),
        ("promised", "", "running", "Working days left: 5"),
        ("statutory", "", "running", "Working days left: 20"),
        ("stage", "Under review", "running", "Working days left: 2"),
    ]
    assert page.remaining is not None
    assert page.remaining.which == "stage"
    assert [structs.astuple(act) for act in page.acts if act.act in ("review", "pause")] == [
        ("review", "Finish the review", False, False, False),
        ("pause", "Pause the clock", True, False, True),
    ]


async def test_who_may_not_act_is_shown_no_buttons(deps: Deps) -> None:
    town = await promise_town(deps)
    case = await filed(deps, await a_person(deps, YANG))

    acts = {
        name: [act.act for act in (await seen(deps, case.id, actor)).acts]
        for name, actor in {"cover": town.wang, "other": town.sun, "director": town.zhao}.items()
    }

    assert acts["cover"] == ["supplement", "write", "claim"]
    assert acts["other"] == ["supplement", "write"]
    assert "reject" in acts["director"]


async def test_what_needs_a_confirmed_sign_in_says_so(deps: Deps) -> None:
    town = await promise_town(deps)
    case = await filed(deps, await a_person(deps, YANG))

    page = await seen(deps, case.id, town.zhao)

    assert {one.act for one in page.acts if one.confirm} == {"reject"}


async def test_a_hand_over_is_told_to_the_person_without_its_inner_words(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    order = Order(act=Act.HAND_OVER, person=town.wang.person_id, words="他更熟悉")
    await case_acts.act(deps, town.li, case.id, order, "zh")

    told = [(await seen(deps, case.id, actor)).timeline[-1].text for actor in (yang, town.wang)]

    assert told == ["李窗口→王顶岗", "李窗口→王顶岗\n他更熟悉"]


async def test_a_joint_case_shows_what_each_department_said(deps: Deps) -> None:
    procedure = Procedure(departments=BOTH)
    town = await a_staffed_town(deps, mode="joint", procedure=procedure, materials=PAPERS)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang, answers={})
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")
    opinion = Order(act=Act.OPINE, opinion="disagree", department="land", words="占了耕地")
    await case_acts.act(deps, town.sun, case.id, opinion, "zh")

    office, person, asked = [
        await seen(deps, case.id, actor) for actor in (town.li, yang, town.zhou)
    ]

    told = [(t.name, t.holder_name, t.due_on, t.opinion_name, t.words) for t in office.tasks]
    assert told == [
        ("自然资源所", "孙国土", date(2026, 3, 4), "不同意", "占了耕地"),
        ("规划", "周规划", date(2026, 3, 5), "未答复", ""),
    ]
    assert [task.words for task in person.tasks] == ["", ""]
    assert office.next.until_on == date(2026, 3, 5)
    assert "opine" in [act.act for act in asked.acts]
    assert "opine" not in [act.act for act in office.acts]


async def test_a_pause_stands_on_the_page_until_it_ends(deps: Deps, clock: StillClock) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")
    pause = Order(act=Act.PAUSE, kind="hearing", expected_workdays=5, words="依法听证")
    await case_acts.act(deps, town.li, case.id, pause, "zh")
    clock.pass_(days=3)

    page = await seen(deps, case.id, yang)

    [lasting] = page.open_pauses
    assert structs.astuple(lasting) == ("p1", "hearing", "听证", date(2026, 3, 2), 5)
    assert page.remaining is not None
    assert (page.remaining.paused, page.remaining.text) == (True, "计时暂停")
    assert page.next.until_on is None
    assert page.timeline[-1].text == "听证，预计5个工作日\n依法听证"


async def test_the_office_sees_how_far_its_acts_may_go_and_the_person_does_not(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)

    page = await seen(deps, case.id, town.li, "en")

    assert page.allowed is not None
    assert [one.kind for one in page.allowed.pauses] == list(PAUSE_KINDS)
    assert page.allowed.pauses[0].name == "Hearing"
    assert page.allowed.extension_workdays == 10
    assert page.allowed.gap_until_on == date(2026, 3, 16)
    assert page.allowed.departments_mine == []
    assert (await seen(deps, case.id, yang)).allowed is None


async def test_what_an_item_allows_bounds_the_acts(deps: Deps) -> None:
    procedure = Procedure(pauses=("testing", "hearing"), extension_workdays=0)
    paper = (Material(name="身份证", kind="original"),)
    town = await a_staffed_town(deps, mode="promise", procedure=procedure, materials=paper)
    case = await filed(deps, await a_person(deps, YANG), answers={}, promised={})

    allowed = (await seen(deps, case.id, town.li)).allowed

    assert allowed == AllowedView(
        pauses=[PauseKindView("testing", "检测"), PauseKindView("hearing", "听证")],
        extension_workdays=0,
        gap_until_on=None,
        departments_mine=[],
    )


async def test_the_departments_that_wait_for_me_are_named(deps: Deps) -> None:
    town = await a_staffed_town(deps, mode="joint", procedure=Procedure(departments=BOTH))
    case = await filed(deps, await a_person(deps, YANG), answers={}, promised={})
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")

    async def mine() -> list[list[str]]:
        pages = [await seen(deps, case.id, actor) for actor in (town.sun, town.zhou, town.li)]
        return [page.allowed.departments_mine if page.allowed else [] for page in pages]

    before = await mine()
    opinion = Order(act=Act.OPINE, opinion="agree", department="land")
    await case_acts.act(deps, town.sun, case.id, opinion, "zh")

    assert before == [["land"], ["town-planning"], []]
    assert await mine() == [[], ["town-planning"], []]
