"""Acts on a case: who may do what, what each leaves behind, and who wins a race."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from typing import Any
from uuid import uuid4

import pytest

from app.domain.cases.case_flow import (
    Act,
    AlreadyExtended,
    NotNow,
    NotWhilePaused,
    NotYours,
    PromiseOver,
    ReasonsNeeded,
)
from app.domain.people.roles import Actor
from app.kit.errors import AppError
from app.models.card import CasePolicy
from app.models.case import Case, CaseEvent, CaseMaterial
from app.models.duty import Absence
from app.models.operation import AuditEntry
from app.models.session import Session
from app.ports import Deps
from app.services.cases import case_acts, case_heaps, cases
from app.services.cases.case_acts import CaseChanged
from app.services.cases.case_assignments import NobodyThere
from app.services.cases.case_decisions import OutcomeNeeded
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_orders import Order
from app.services.cases.case_parties import ClaimFirst, OwnCase
from app.services.cases.case_tasks import OpinionNeeded
from app.services.cases.cases import Desk
from app.services.deadlines.case_pauses import ExtensionTooLong, NoSuchPause, PauseNotAllowed
from app.services.house import answers
from app.services.house.access import ConfirmationNeeded
from tests.casework import (
    a_filing,
    accepted,
    act,
    an_office,
    confirm,
    filed,
    letters_of,
    messages_to,
    told_by,
)
from tests.fakes import StillClock
from tests.make import OTHER_CENTRE, Staffed, a_person
from tests.people import OUTSIDER, YANG, ZHAXI

GRANT: dict[str, Any] = {"outcome": "granted"}


async def at_decision(deps: Deps, town: Staffed, yang: Actor) -> Any:
    case_id = await accepted(deps, town, yang)
    await act(deps, town.li, case_id, Act.REVIEW)
    return case_id


async def tally(acts: list[Awaitable[object]]) -> Counter[str]:
    """How each of these ended, when all begin at once."""
    ended = await asyncio.gather(*acts, return_exceptions=True)
    codes = Counter[str]()
    for one in ended:
        if isinstance(one, BaseException) and not isinstance(one, AppError):
            raise one
        codes[one.code if isinstance(one, AppError) else "done"] += 1
    return codes


async def test_a_case_is_not_there_for_strangers(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    zhaxi = await a_person(deps, ZHAXI)
    outsider = await a_person(deps, OUTSIDER, director=OTHER_CENTRE)

    for stranger in (zhaxi, outsider):
        with pytest.raises(NoSuchCase):
            await act(deps, stranger, case_id, Act.ACCEPT)
    with pytest.raises(NoSuchCase):
        await act(deps, town.li, uuid4(), Act.ACCEPT)


async def test_a_colleague_claims_first_and_another_post_never(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))

    with pytest.raises(ClaimFirst):
        await act(deps, town.wang, case_id, Act.ACCEPT)
    with pytest.raises(NotYours):
        await act(deps, town.sun, case_id, Act.ACCEPT)
    with pytest.raises(NotYours):
        await act(deps, town.sun, case_id, Act.CLAIM)
    claimed = await act(deps, town.wang, case_id, Act.CLAIM)
    taken = await act(deps, town.wang, case_id, Act.ACCEPT)

    assert claimed.holder_id == town.wang.person_id
    assert taken.state == "reviewing"
    line = (await CaseEvent.filter(case_id=case_id, kind="claim"))[0]
    assert (line.facts["from"], line.facts["to"]) == (
        str(town.li.person_id),
        str(town.wang.person_id),
    )


async def test_claiming_what_one_holds_leaves_no_trace(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))

    await act(deps, town.li, case_id, Act.CLAIM)

    assert await told_by(case_id) == ["received"]


async def test_the_director_may_act_without_claiming(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))

    assert (await act(deps, town.zhao, case_id, Act.ACCEPT)).state == "reviewing"


async def test_nobody_decides_on_their_own_case_nor_on_one_they_filed_as_an_agent(
    deps: Deps,
) -> None:
    town = await an_office(deps)
    own = await filed(deps, town.zhao)
    filing = a_filing(name=YANG.name, phone=YANG.phone)
    as_agent = (await cases.take_in(deps, town.li, filing, Desk("agent"), "zh")).id

    with pytest.raises(NotYours):
        await act(deps, town.zhao, own, Act.ACCEPT)
    with pytest.raises(NotYours):
        await act(deps, town.li, as_agent, Act.ACCEPT)
    with pytest.raises(OwnCase):
        await act(deps, town.wang, as_agent, Act.HAND_OVER, person=town.li.person_id, words="请接")
    with pytest.raises(NotYours):
        await act(deps, town.li, as_agent, Act.CLAIM)


async def test_a_stale_version_is_told(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    await act(deps, town.li, case_id, Act.ACCEPT, version=1)

    with pytest.raises(CaseChanged):
        await act(deps, town.li, case_id, Act.REVIEW, version=1)

    assert (await act(deps, town.li, case_id, Act.REVIEW, version=2)).version == 3


async def test_what_is_sensitive_is_confirmed_first(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await at_decision(deps, town, await a_person(deps, YANG))
    await Session.filter(id=town.li.session_id).update(confirmed_at=None)

    with pytest.raises(OutcomeNeeded):
        await act(deps, town.zhao, case_id, Act.DECIDE)
    with pytest.raises(ConfirmationNeeded):
        await act(deps, town.li, case_id, Act.DECIDE, **GRANT)
    await confirm(deps, town.li)
    decided = await act(deps, town.li, case_id, Act.DECIDE, **GRANT)

    assert decided.outcome == "granted"


async def test_a_refusal_needs_reasons_and_waives_the_gaps(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    case_id = await filed(deps, yang, materials=(0,), promised={2: None})
    await act(deps, town.li, case_id, Act.ACCEPT)
    await act(deps, town.li, case_id, Act.REVIEW)

    with pytest.raises(ReasonsNeeded):
        await act(deps, town.li, case_id, Act.DECIDE, outcome="refused", words="  ")
    refused = await act(deps, town.li, case_id, Act.DECIDE, outcome="refused", words="收入超标")
    done = await act(deps, town.li, case_id, Act.DELIVER)

    assert ((refused.outcome, refused.turn), done.state) == (("refused", "office"), "delivered")
    assert (await letters_of(case_id))[-1][0] == "refusal"


async def test_the_director_may_deliver_over_a_gap_with_a_word(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    case_id = await filed(deps, yang, materials=(0,), promised={2: None})
    await act(deps, town.li, case_id, Act.ACCEPT)
    await act(deps, town.li, case_id, Act.REVIEW)
    decided = await act(deps, town.li, case_id, Act.DECIDE, **GRANT)

    done = await act(deps, town.zhao, case_id, Act.DELIVER, words="老人行动不便")

    assert (decided.turn, done.state) == ("person", "delivered")
    last = await CaseEvent.get(case_id=case_id, kind="delivered")
    assert last.facts == {"materials": [2]}


async def test_accepting_with_a_day_promises_the_papers_named(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG), materials=(0,))

    await act(deps, town.li, case_id, Act.ACCEPT, materials=(2,), due_on=deps.clock.today())

    paper = await CaseMaterial.get(case_id=case_id, number=2)
    assert (paper.state, paper.due_on) == ("promised", deps.clock.today())
    assert [kind for kind, _ in await letters_of(case_id)] == ["acceptance", "gap_promise"]


async def test_a_second_correction_is_the_directors_and_is_written_down(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    case_id = await filed(deps, yang)
    with pytest.raises(ReasonsNeeded):
        await act(deps, town.li, case_id, Act.ASK_CORRECTION)
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, materials=(0,))
    waiting = await Case.get(id=case_id)
    await act(deps, yang, case_id, Act.CORRECT, materials=(0,), answers={"bank": "6222"})

    again = await act(deps, town.zhao, case_id, Act.ASK_CORRECTION, words="照片过期")

    assert (waiting.turn, waiting.next_due_on) == ("person", None)
    assert again.state == "correcting"
    asked = await CaseEvent.filter(case_id=case_id, kind="correction_asked").order_by("sequence")
    assert [line.facts["second"] for line in asked] == [False, True]
    assert await AuditEntry.filter(act="case-second-correction").count() == 1
    opened = deps.cipher.open(again.form_sealed, f"service_case:form:{case_id}")
    assert opened == '{"bank":"6222"}'


async def test_a_rejection_closes_with_a_letter(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    case_id = await filed(deps, yang)

    with pytest.raises(ReasonsNeeded):
        await act(deps, town.li, case_id, Act.REJECT)
    gone = await act(deps, town.li, case_id, Act.REJECT, words="不属本镇")

    assert (gone.state, gone.turn, gone.next_due_on) == ("rejected", "nobody", None)
    assert gone.closed_at == deps.clock.now()
    assert [kind for kind, _ in await letters_of(case_id)] == ["not_accepted"]
    assert await messages_to(yang) == ["case_received", "case_rejected"]


async def test_the_person_takes_it_back_until_it_is_decided(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    first, second = await filed(deps, yang), await at_decision(deps, town, yang)
    await act(deps, town.li, second, Act.DECIDE, **GRANT)

    gone = await act(deps, yang, first, Act.WITHDRAW, words="不办了")
    with pytest.raises(NotNow):
        await act(deps, yang, second, Act.WITHDRAW)

    assert gone.state == "withdrawn"
    assert (await messages_to(town.li))[-1] == "case_replied"


async def test_a_supplement_brings_papers_but_settles_no_promise(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    case_id = await filed(deps, yang, materials=(0,), promised={2: None})

    await act(deps, yang, case_id, Act.SUPPLEMENT, words="补一张照片", materials=(1, 2))
    states = [p.state for p in await CaseMaterial.filter(case_id=case_id).order_by("number")]
    await act(deps, town.li, case_id, Act.SETTLE_GAP)
    with pytest.raises(NotNow):
        await act(deps, town.li, case_id, Act.SETTLE_GAP)

    assert states == ["given", "given", "promised"]
    paper = await CaseMaterial.get(case_id=case_id, number=2)
    assert (paper.state, paper.settled_at) == ("given", deps.clock.now())


async def test_a_pause_is_of_a_kind_the_item_knows_and_has_its_notice(deps: Deps) -> None:
    town = await an_office(deps, pauses=("hearing",))
    case_id = await accepted(deps, town, await a_person(deps, YANG))

    with pytest.raises(PauseNotAllowed):
        await act(deps, town.li, case_id, Act.PAUSE, kind="auction", words="拍卖")
    with pytest.raises(ReasonsNeeded):
        await act(deps, town.li, case_id, Act.PAUSE, kind="hearing")
    paused = await act(deps, town.li, case_id, Act.PAUSE, kind="hearing", words="听证会")
    with pytest.raises(NotWhilePaused):
        await act(deps, town.li, case_id, Act.PAUSE, kind="hearing", words="又一次")
    with pytest.raises(NoSuchPause):
        await act(deps, town.li, case_id, Act.RESUME, pause="p7")
    resumed = await act(deps, town.li, case_id, Act.RESUME, pause="p1")

    assert (paused.paused, resumed.paused) == (True, False)


async def test_an_extension_is_the_directors_once_in_time_and_not_too_long(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps, extension_workdays=3)
    yang = await a_person(deps, YANG)
    case_id, late = await accepted(deps, town, yang), await accepted(deps, town, yang)

    with pytest.raises(NotYours):
        await act(deps, town.li, case_id, Act.EXTEND, workdays=2, words="下雨")
    for workdays in (None, 4):
        with pytest.raises(ExtensionTooLong):
            await act(deps, town.zhao, case_id, Act.EXTEND, workdays=workdays, words="下雨")
    with pytest.raises(ReasonsNeeded):
        await act(deps, town.zhao, case_id, Act.EXTEND, workdays=2)
    await act(deps, town.zhao, case_id, Act.EXTEND, workdays=2, words="下雨")
    with pytest.raises(AlreadyExtended):
        await act(deps, town.zhao, case_id, Act.EXTEND, workdays=1, words="还下")
    clock.pass_(days=8)
    await confirm(deps, town.zhao)
    with pytest.raises(PromiseOver):
        await act(deps, town.zhao, late, Act.EXTEND, workdays=1, words="迟了")


async def test_a_department_answers_once_and_only_for_itself(deps: Deps) -> None:
    town = await an_office(deps, "joint")
    case_id = await accepted(deps, town, await a_person(deps, YANG))

    with pytest.raises(NotYours):
        await act(deps, town.li, case_id, Act.OPINE, opinion="agree")
    with pytest.raises(NotYours):
        await act(deps, town.sun, case_id, Act.OPINE, department="town-planning", opinion="agree")
    with pytest.raises(OpinionNeeded):
        await act(deps, town.sun, case_id, Act.OPINE)
    with pytest.raises(ReasonsNeeded):
        await act(deps, town.sun, case_id, Act.OPINE, opinion="disagree")
    await act(deps, town.sun, case_id, Act.OPINE, department="land", opinion="agree")
    with pytest.raises(NotNow):
        await act(deps, town.sun, case_id, Act.OPINE, opinion="agree")


async def test_a_department_that_disagrees_is_answered_in_the_decision(deps: Deps) -> None:
    town = await an_office(deps, "joint")
    case_id = await accepted(deps, town, await a_person(deps, YANG))
    await act(deps, town.sun, case_id, Act.OPINE, opinion="agree")
    await act(deps, town.zhou, case_id, Act.OPINE, opinion="disagree", words="离河太近")

    with pytest.raises(ReasonsNeeded):
        await act(deps, town.li, case_id, Act.DECIDE, **GRANT)

    assert (
        await act(deps, town.li, case_id, Act.DECIDE, words="已退让", **GRANT)
    ).state == "decided"


async def test_departments_answer_in_a_pause_and_the_case_goes_on_after_it(deps: Deps) -> None:
    town = await an_office(deps, "joint")
    case_id = await accepted(deps, town, await a_person(deps, YANG))
    await act(deps, town.li, case_id, Act.PAUSE, kind="hearing", words="听证会")
    for actor in (town.sun, town.zhou):
        await act(deps, actor, case_id, Act.OPINE, opinion="agree")

    waiting = await Case.get(id=case_id)
    resumed = await act(deps, town.li, case_id, Act.RESUME)

    assert (waiting.state, resumed.state) == ("consulting", "deciding")


async def test_a_case_is_handed_to_a_person_or_a_post_with_a_word(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    stranger = await a_person(deps, ZHAXI)

    with pytest.raises(ReasonsNeeded):
        await act(deps, town.li, case_id, Act.HAND_OVER, person=town.sun.person_id)
    for nobody in ({"person": stranger.person_id}, {"post": "p9"}, {}):
        with pytest.raises(NobodyThere):
            await act(deps, town.li, case_id, Act.HAND_OVER, words="请接", **nobody)
    to_post = await act(deps, town.li, case_id, Act.HAND_OVER, post="p2", words="归国土")
    back = await act(
        deps, town.sun, case_id, Act.HAND_OVER, person=town.chen.person_id, words="不归我"
    )

    assert (to_post.holder_id, to_post.post_id) == (town.sun.person_id, town.posts["p2"])
    assert back.holder_id == town.chen.person_id
    assert await messages_to(town.sun) == ["case_handed"]
    assert await told_by(case_id) == ["received", "hand_over", "hand_over"]


async def test_a_departments_task_is_handed_over_alone(deps: Deps) -> None:
    town = await an_office(deps, "joint")
    case_id = await accepted(deps, town, await a_person(deps, YANG))

    await act(
        deps,
        town.zhao,
        case_id,
        Act.HAND_OVER,
        department="land",
        person=town.wang.person_id,
        words="孙出差",
    )
    await act(deps, town.wang, case_id, Act.OPINE, opinion="agree")

    assert (await Case.get(id=case_id)).holder_id == town.li.person_id
    assert await messages_to(town.wang) == ["task_asked"]


async def test_a_heap_is_assigned_case_by_case(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    open_case, own = await filed(deps, yang), await filed(deps, town.wang)
    gone = await filed(deps, yang)
    await act(deps, yang, gone, Act.WITHDRAW)
    order = Order(act=Act.HAND_OVER, person=town.wang.person_id, words="李休假")

    for _ in range(2):
        made = await case_heaps.assign(deps, town.zhao, [open_case, own, gone], order, "zh")

    assert made.done == [open_case]
    assert {one.id: one.detail for one in made.refused} == {
        own: "自己申请的、自己代办的事，不能由自己经办，请交给同事。",
        gone: "办件已经走到别的环节，请刷新后再看。",
    }
    assert await told_by(open_case) == ["received", "hand_over"]


async def test_of_two_who_decide_at_once_one_is_told_that_it_is_done(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await at_decision(deps, town, await a_person(deps, YANG))
    grant = Order(act=Act.DECIDE, **GRANT)
    refuse = Order(act=Act.DECIDE, outcome="refused", words="不符合")

    ended = await tally(
        [
            case_acts.act(deps, town.li, case_id, grant, "zh"),
            case_acts.act(deps, town.zhao, case_id, refuse, "zh"),
        ]
    )

    assert ended == {"done": 1, "not-now": 1}
    assert (await told_by(case_id)).count("decided") == 1
    assert len(await letters_of(case_id)) == 2


async def test_twenty_claims_of_one_version_have_one_winner(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    order = Order(act=Act.CLAIM, version=1)

    ended = await tally(
        [
            case_acts.act(deps, actor, case_id, order, "zh")
            for _ in range(10)
            for actor in (town.wang, town.chen)
        ]
    )

    assert ended == {"done": 1, "case-changed": 19}
    assert await told_by(case_id) == ["received", "claim"]


async def test_twenty_opinions_at_once_are_one_for_each_department(deps: Deps) -> None:
    town = await an_office(deps, "joint")
    case_id = await accepted(deps, town, await a_person(deps, YANG))
    order = Order(act=Act.OPINE, opinion="agree")

    ended = await tally(
        [
            case_acts.act(deps, actor, case_id, order, "zh")
            for _ in range(10)
            for actor in (town.sun, town.zhou)
        ]
    )

    assert ended == {"done": 2, "not-now": 18}
    told = await told_by(case_id)
    assert told.count("conclude") == 1
    assert len([line for line in told if line.startswith("department_answered")]) == 2


async def test_twenty_filings_at_once_have_twenty_numbers_and_one_limit(deps: Deps) -> None:
    await an_office(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)

    ended = await tally(
        [cases.file(deps, actor, a_filing(), "zh") for _ in range(10) for actor in (yang, zhaxi)]
    )

    assert ended == {"done": 10, "case-limit": 10}
    numbers = sorted(str(case.number)[-2:] for case in await Case.all())
    assert numbers == [f"{number:02}" for number in range(1, 11)]


async def test_a_resent_act_is_done_once_and_answered_the_same(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    key, order = uuid4(), Order(act=Act.ACCEPT, version=1)

    async def ask() -> object:
        return await answers.once(
            deps,
            town.li,
            key,
            "same",
            lambda: case_acts.act(deps, town.li, case_id, order, "zh"),
        )

    first, again = await ask(), await ask()

    assert bytes(first) == bytes(again)  # type: ignore[call-overload]
    assert await told_by(case_id) == ["received", "accepted", "stage_entered reviewing"]


async def test_whoever_covers_acts_while_the_holder_is_away(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    await Absence.create(
        id=deps.ids.new(),
        person_id=town.li.person_id,
        centre_id=town.centre,
        reason="leave",
        from_at=deps.clock.now(),
        made_by_id=town.li.person_id,
        made_at=deps.clock.now(),
    )

    taken = await act(deps, town.wang, case_id, Act.ACCEPT)

    assert (taken.state, taken.holder_id) == ("reviewing", town.li.person_id)


async def test_a_place_may_let_the_lead_of_the_window_extend(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await accepted(deps, town, await a_person(deps, YANG))
    longer: dict[str, Any] = {"workdays": 1, "words": "下雨"}

    with pytest.raises(ClaimFirst):
        await act(deps, town.chen, case_id, Act.EXTEND, **longer)
    await CasePolicy.create(
        id=deps.ids.new(),
        centre_id=town.centre,
        number=1,
        body={"extension_by": "lead"},
        made_at=deps.clock.now(),
        made_by_id=town.zhao.person_id,
    )
    with pytest.raises(NotYours):
        await act(deps, town.li, case_id, Act.EXTEND, **longer)
    await act(deps, town.chen, case_id, Act.EXTEND, **longer)

    line = await CaseEvent.get(case_id=case_id, kind="extended")
    assert line.facts == {"workdays": 1, "approver": str(town.chen.person_id)}


async def test_the_holder_hears_what_a_colleague_took_at_the_window(deps: Deps) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG), materials=(0,))

    await act(deps, town.sun, case_id, Act.SUPPLEMENT, words="窗口代收", materials=(1,))

    assert await messages_to(town.li) == ["case_new", "case_replied"]


def test_every_act_of_the_flow_has_its_effect() -> None:
    assert set(Act) - set(case_acts.EFFECTS) == {Act.WRITE}
