"""A draft played through the last ninety days: the same as what the office itself did, or not."""

import contextlib
import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from app.catalog.form_fields import FormField
from app.catalog.items import Booking, Eligibility, Fee, FeeRule, Item, Material
from app.catalog.procedures import StageLimit
from app.domain.cases.case_flow import Act
from app.domain.catalogue.item_versions import NoSuchDraft
from app.domain.people.roles import Actor, Role, RoleName
from app.jobs import count_deadlines, deem_accepted, issue_cards, warn_of_deadlines
from app.kit.errors import AppError
from app.models.card import Card, CaseWarning
from app.models.case import Case, CaseEvent
from app.models.centre import Centre
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.catalogue import items
from app.services.catalogue.what_ifs import WhatIfView, what_if
from tests.casework import act, an_office, confirm, filed
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, OTHER_CENTRE, Staffed, a_person, an_item, at
from tests.people import YANG, ZHAXI, Someone

FIRST = date(2026, 3, 2)


async def an_admin(deps: Deps, code: str = CENTRE) -> Actor:
    centre = await Centre.get(code=code)
    actor = await a_person(deps, Someone("admin", "管理员", "13900000099"))
    return Actor(actor.person_id, actor.session_id, (Role(RoleName.ADMIN, centre.id),))


async def a_draft(deps: Deps, item: Item | dict[str, object], code: str = ITEM) -> UUID:
    now, who = deps.clock.now(), deps.ids.new()
    centre = await Centre.get(code=CENTRE)
    made: dict[str, Any] = {"made_by_id": who, "made_at": now}
    draft = await ItemDraft.create(
        id=deps.ids.new(),
        code=code,
        centre_id=centre.id,
        body=msgspec.to_builtins(item),
        origin="change",
        preview_token=deps.ids.token(),
        changed_by_id=who,
        changed_at=now,
        **made,
    )
    return draft.id


def changed(item: Item, **values: object) -> Item:
    return msgspec.structs.replace(item, **values)


def numbers(view: WhatIfView) -> dict[str, tuple[int, int]]:
    return {line.key: (line.before, line.after) for line in view.lines}


async def until(deps: Deps, clock: StillClock, clock_time: str, on: date) -> None:
    clock.at = at(clock_time, on)
    for job in (deem_accepted, count_deadlines, warn_of_deadlines):
        await job.run(deps)
    said = ""
    while said != "0 issued":  # it runs every ten minutes, so a card's own card comes the same hour
        said = await issue_cards.run(deps)


DO: tuple[tuple[Act, dict[str, Any]], ...] = (
    (Act.ACCEPT, {}),
    (Act.ASK_CORRECTION, {"words": "缺", "materials": (0,)}),
    (Act.CORRECT, {"materials": (0,)}),
    (Act.REVIEW, {"words": "看过"}),
    (Act.PAUSE, {"pause": "hearing", "words": "听证"}),
    (Act.RESUME, {"pause": "hearing"}),
    (Act.DECIDE, {"outcome": "granted"}),
    (Act.DELIVER, {}),
)


async def something(deps: Deps, town: Staffed, chance: random.Random) -> None:
    """One act on one case by chance, if it is possible."""
    cases = await Case.filter(closed_at=None).order_by("id")
    if not cases:
        return
    case, (what, values) = chance.choice(cases), chance.choice(DO)
    actor = Actor(case.person_id, deps.ids.new()) if what is Act.CORRECT else town.li
    with contextlib.suppress(AppError):
        await act(deps, actor, case.id, what, **values)


async def a_month(deps: Deps, clock: StillClock, town: Staffed, seed: int) -> None:
    """Thirty days in which people file, work and are late, and the jobs run as they do."""
    chance = random.Random(seed)
    for n in range(30):
        on = FIRST + timedelta(days=n)
        await until(deps, clock, "00:15", on)
        await until(deps, clock, "09:00", on)
        clock.at = at("10:30", on)
        await confirm(deps, town.li)
        if n < 12 and chance.random() < 0.5:
            await filed(deps, await a_person(deps, Someone(f"p{n}", "居民", f"138000000{n:02}")))
        for _ in range(chance.choice([0, 0, 2, 6])):
            await something(deps, town, chance)
        for clock_time in ("13:00", "16:30"):
            await until(deps, clock, clock_time, on)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_present_wording_counts_what_the_jobs_did(
    deps: Deps, clock: StillClock, seed: int
) -> None:
    town = await an_office(deps, stages=(StageLimit(stage="reviewing", workdays=2),))
    await a_month(deps, clock, town, seed)
    _, body = await items.published(ITEM)
    draft = await a_draft(deps, body)

    view = await what_if(deps, await an_admin(deps), draft, "zh")

    found = numbers(view)
    assert {key: before for key, (before, _) in found.items() if key in SUPERVISED} == {
        "warnings": await CaseWarning.filter(state="said").count(),
        "yellow_cards": await Card.filter(colour="yellow").count(),
        "red_cards": await Card.filter(colour="red").count(),
        "deemed_accepted": await CaseEvent.filter(kind="deemed_accepted").count(),
    }
    assert found["warnings"][0] > 0
    assert found["yellow_cards"][0] > 0
    assert {line.difference for line in view.lines} == {0}
    assert all(not line.cases for line in view.lines)


SUPERVISED = ("warnings", "yellow_cards", "red_cards", "deemed_accepted")


async def test_shorter_limits_bring_cards_and_name_the_cases(deps: Deps, clock: StillClock) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    await act(deps, town.li, case_id, Act.ACCEPT)
    clock.pass_(days=4, hours=3)
    await confirm(deps, town.li)
    await act(deps, town.li, case_id, Act.REVIEW)
    await act(deps, town.li, case_id, Act.DECIDE, outcome="granted")
    await act(deps, town.li, case_id, Act.DELIVER)
    _, body = await items.published(ITEM)
    draft = await a_draft(deps, changed(body, promised_workdays=2))

    view = await what_if(deps, await an_admin(deps), draft, "zh")

    lines = {line.key: line for line in view.lines}
    number = (await Case.get(id=case_id)).number
    assert (view.cases, view.from_on, view.to_on) == (1, date(2025, 12, 6), date(2026, 3, 6))
    assert numbers(view)["yellow_cards"] == (0, 1)
    assert lines["yellow_cards"].said == "黄牌：多 1 张（原来 0 张，改后 1 张）。"
    assert [(one.id, one.number) for one in lines["yellow_cards"].cases] == [(case_id, number)]
    assert lines["seats"].said.startswith("可预约的号：不变，都是 ")
    assert view.notes[0] == "只算您任职的服务中心。"
    assert len(view.notes) == 6


async def test_rules_papers_and_fees_are_judged_by_what_was_filed(
    deps: Deps, clock: StillClock
) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)
    await filed(deps, yang, answers={"bank": "6217", "persons": 2})
    await filed(deps, await a_person(deps, ZHAXI), answers={"bank": "6217"}, materials=(0, 2))
    _, body = await items.published(ITEM)
    many = {">=": [{"var": "persons"}, 3]}
    form = (*body.procedure.form, FormField(key="job", label="职业", kind="text"))
    after = changed(
        body,
        eligibility=(Eligibility(key="many", holds=many, says="三人以上"),),
        fee=Fee(
            fen=1000,
            basis="价目表",
            rules=(FeeRule(when={"==": [{"var": "persons"}, 2]}, fen=250),),
        ),
        materials=(*body.materials[:1], Material(name="照片", kind="photo"), body.materials[2]),
        procedure=msgspec.structs.replace(body.procedure, form=form),
        booking=Booking(bookable=True, duration_minutes=60),
    )
    draft = await a_draft(deps, after)

    view = await what_if(deps, await an_admin(deps), draft, "en")

    found = numbers(view)
    seats_before, seats_after = found.pop("seats")
    assert {key: pair for key, pair in found.items() if pair != (0, 0)} == {
        "not_eligible": (0, 1),
        "eligibility_unknown": (0, 1),
        "unanswered": (0, 2),
        "missing_papers": (0, 1),
        "fees_fen": (0, 1250),
    }
    assert seats_before == seats_after * 2 > 0
    [fees] = [line.said for line in view.lines if line.key == "fees_fen"]
    assert fees == "Fees: 12.50 yuan more (0.00 yuan before, 12.50 yuan after)."


async def test_a_new_item_and_an_unfinished_draft_are_sentences(deps: Deps) -> None:
    await an_office(deps)
    admin = await an_admin(deps)
    new = await a_draft(deps, an_item("dog-licence"), "dog-licence")
    torn = await a_draft(deps, {"code": ITEM})

    said = [await what_if(deps, admin, draft, "zh") for draft in (new, torn)]

    assert [(view.cases, view.lines, view.notes) for view in said] == [
        (0, [], ["这是新事项，没有过去的办件和预约可以推演。"]),
        (0, [], ["草稿还没有写完整，改好标出的问题后再推演。"]),
    ]


async def test_only_administrators_of_the_office_look(deps: Deps) -> None:
    town = await an_office(deps)
    draft = await a_draft(deps, an_item())

    for actor in (town.zhao, town.li, await an_admin(deps, OTHER_CENTRE)):
        with pytest.raises(NoSuchDraft):
            await what_if(deps, actor, draft, "zh")
    with pytest.raises(NoSuchDraft):
        await what_if(deps, await an_admin(deps), deps.ids.new(), "zh")


async def test_old_cases_and_those_of_other_offices_are_left_out(
    deps: Deps, clock: StillClock
) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)
    await filed(deps, yang)
    clock.pass_(days=100)
    fresh = await filed(deps, await a_person(deps, ZHAXI))
    _, body = await items.published(ITEM)
    draft = await a_draft(deps, changed(body, fee=Fee(fen=5, basis="价目表")))

    here = await what_if(deps, await an_admin(deps), draft, "zh")
    await Case.filter(id=fresh).update(centre_id=(await Centre.get(code=OTHER_CENTRE)).id)
    elsewhere = await what_if(deps, await an_admin(deps), draft, "zh")

    assert (here.cases, numbers(here)["fees_fen"]) == (1, (0, 5))
    assert elsewhere.cases == 0
    assert elsewhere.notes[0] == "这段时间没有收到这个事项的办件。"
