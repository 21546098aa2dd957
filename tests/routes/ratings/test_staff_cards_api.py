"""Supervision over HTTP: who sees a card, what it tells, who speaks against it, and the rules."""

from datetime import date
from typing import Any

import pytest

from app.jobs import issue_cards, warn_of_deadlines
from app.models.notice import Notice
from tests.fakes import StillClock
from tests.flows.test_case_alone import accepted, pass_until
from tests.make import CENTRE, OTHER_CENTRE, Staffed, a_staffed_town, at
from tests.people import LI, WANG, YANG, ZHAO
from tests.routes.client import Headers, Town, language, refused

WEDNESDAY = date(2026, 3, 11)
REASON = {"words": "停电一天，材料打不开"}


async def a_card(town: Town, clock: StillClock) -> tuple[Staffed, dict[str, Any], Headers, Headers]:
    """A case of Li's that went over its promise: its card, Li's headers and the director's."""
    team, _ = await accepted(town.deps, clock)
    await pass_until(town.deps, clock, at("10:00", WEDNESDAY))
    li, zhao = await town.sign_in(LI), await town.sign_in(ZHAO)
    cards = (await town.get("/v1/staff/cards", li, centre=CENTRE))["items"]
    [card] = [one for one in cards if one["which"] == "promised"]
    return team, card, li, zhao


async def test_a_card_tells_its_cause_and_its_evidence(town: Town, clock: StillClock) -> None:
    _, card, _, _ = await a_card(town, clock)

    assert (card["colour_name"], card["state_name"]) == ("黄牌", "已发出")
    assert card["person"]["name"] == LI.name
    assert (card["due_on"], card["rule_number"]) == ("2026-03-10", 0)
    assert card["cause"] == "承诺时限到3月10日(周二)为止，已超过 1 个工作日。"
    assert card["evidence"] == [
        "3月2日(周一)收到申请。",
        "3月3日(周二)开始计时，共 5 个工作日，最后一天是3月10日(周二)。",
        "3月9日(周一)09:00提醒过李窗口（经办人）。",
        f"3月9日(周一)13:00提醒过{WANG.name}（B岗）。",
        "3月10日(周二)09:00提醒过陈组长（窗口负责人）。",
        f"3月10日(周二)13:00提醒过{ZHAO.name}（中心负责人）。",
        "到期时由李窗口经办。",
    ]
    assert (card["can"], card["appeal_until"]) == (["appeal"], "2026-03-18")


async def test_colleagues_see_no_card_of_mine_and_the_director_all(
    town: Town, clock: StillClock
) -> None:
    _, card, _, zhao = await a_card(town, clock)
    wang, yang = await town.sign_in(WANG), await town.sign_in(YANG)

    of_wang = await town.get("/v1/staff/cards", wang, centre=CENTRE)
    of_zhao = await town.get("/v1/staff/cards", zhao, centre=CENTRE)
    one = await town.http.get(f"/v1/staff/cards/{card['id']}", headers=wang)
    elsewhere = await town.http.get(
        "/v1/staff/cards", headers=zhao, params={"centre": OTHER_CENTRE}
    )
    outside = await town.http.get("/v1/staff/cards", headers=yang, params={"centre": CENTRE})

    assert of_wang["items"] == []
    assert card["id"] in [seen["id"] for seen in of_zhao["items"]]
    assert refused(one) == (404, "no-such-card")
    assert refused(elsewhere) == (404, "no-such-centre")
    assert refused(outside) == (403, "forbidden")


async def test_an_appeal_and_its_decision_are_told_and_shown(town: Town, clock: StillClock) -> None:
    team, card, li, zhao = await a_card(town, clock)
    path = f"/v1/staff/cards/{card['id']}"

    silent = await town.post(f"{path}/appeal", li, {"words": " "})
    appealed = await town.post(f"{path}/appeal", li, {**REASON, "until_on": "2026-03-13"})
    twice = await town.post(f"{path}/appeal", li, REASON)
    own = await town.post(f"{path}/decide", li, {"outcome": "withdrawn", **REASON})
    decided = await town.post(f"{path}/decide", zhao, {"outcome": "withdrawn", "words": "属实"})
    again = await town.post(f"{path}/decide", zhao, {"outcome": "upheld", "words": "不"})

    assert refused(silent) == (422, "words-needed")
    assert (appealed.json()["state"], appealed.json()["can"]) == ("appealed", [])
    assert refused(twice) == (409, "no-appeal-now")
    assert refused(own) == (403, "own-card")
    assert [one["kind_name"] for one in decided.json()["events"]] == ["申诉中", "已撤销"]
    assert refused(again) == (409, "not-appealed")
    told = {
        (row.person_id, row.template)
        async for row in Notice.filter(template__in=["card_appealed", "card_decided"])
    }
    assert told == {
        (team.zhao.person_id, "card_appealed"),
        (team.li.person_id, "card_decided"),
    }


async def test_a_withdrawn_card_is_listed_as_such_and_in_each_language(
    town: Town, clock: StillClock
) -> None:
    _, card, li, zhao = await a_card(town, clock)
    await town.post(f"/v1/staff/cards/{card['id']}/appeal", li, REASON)
    await town.post(
        f"/v1/staff/cards/{card['id']}/decide", zhao, {"outcome": "withdrawn", "words": "属实"}
    )

    english = {**zhao, **language("en")}
    withdrawn = await town.get("/v1/staff/cards", english, centre=CENTRE, state="withdrawn")

    assert [one["state_name"] for one in withdrawn["items"]] == ["Withdrawn"]


async def test_the_rules_begin_as_defaults_and_keep_their_history(
    town: Town, clock: StillClock
) -> None:
    await a_staffed_town(town.deps)
    zhao = await town.sign_in(ZHAO)

    before = await town.get("/v1/staff/policies", zhao, centre=CENTRE)
    wish = {"centre": CENTRE, "body": {"warn_percent": 30}}
    after = await town.http.put(
        "/v1/staff/policies",
        headers={**zhao, "Idempotency-Key": "0198c0de-0000-7000-8000-000000000001"},
        json=wish,
    )

    assert (before["number"], before["body"]["warn_percent"], before["history"]) == (0, 20, [])
    assert after.status_code == 200, after.text
    assert (after.json()["number"], after.json()["body"]["warn_percent"]) == (1, 30)
    assert [one["made_by_name"] for one in after.json()["history"]] == [ZHAO.name]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"rank_persons": True}, (422, "forbidden-rule")),
        ({"forced_check_in": "09:00"}, (422, "forbidden-rule")),
        ({"warn_percent": 100}, (422, "bad-policy")),
    ],
)
async def test_rules_nobody_may_set_are_refused(
    town: Town, body: dict[str, object], said: tuple[int, str]
) -> None:
    await a_staffed_town(town.deps)
    zhao = await town.sign_in(ZHAO)
    headers = {**zhao, "Idempotency-Key": "0198c0de-0000-7000-8000-000000000002"}

    answer = await town.http.put(
        "/v1/staff/policies", headers=headers, json={"centre": CENTRE, "body": body}
    )

    assert refused(answer) == said


async def test_only_the_director_sets_rules(town: Town) -> None:
    await a_staffed_town(town.deps)
    li = await town.sign_in(LI)
    headers = {**li, "Idempotency-Key": "0198c0de-0000-7000-8000-000000000003"}

    answer = await town.http.put(
        "/v1/staff/policies", headers=headers, json={"centre": CENTRE, "body": {}}
    )

    assert refused(answer) == (403, "directors-only")


async def test_the_director_reads_the_digest_and_a_clerk_does_not(
    town: Town, clock: StillClock
) -> None:
    _, _, li, zhao = await a_card(town, clock)

    seen = await town.get("/v1/staff/digest", zhao, centre=CENTRE)
    other = await town.http.get("/v1/staff/digest", headers=li, params={"centre": CENTRE})

    assert [row["remaining"]["left_workdays"] for row in seen["late"]] == [-1]
    assert (seen["on"], seen["today"], seen["empty_posts"]) == ("2026-03-11", [], [])
    assert refused(other) == (403, "directors-only")


async def test_jobs_that_find_nothing_say_so(town: Town) -> None:
    await a_staffed_town(town.deps)

    assert await warn_of_deadlines.run(town.deps) == "0 warned"
    assert await issue_cards.run(town.deps) == "0 issued"
