"""Rating once and for all, adding to it, by link or signed in, and the figures."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.people.roles import Actor
from app.domain.ratings.ratings import (
    AlreadyRated,
    NoSuchAsk,
    NotRated,
    OwnWork,
    RatingOver,
    TooManyAdditions,
)
from app.kit.errors import AppError
from app.models.case import Case
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.rating import Rating, RatingAddition, RatingAsk, RatingTodo
from app.ports import Deps
from app.services.house import key_rotation
from app.services.house.access import NoSuchCentre
from app.services.ratings import rating_asks, ratings
from app.services.ratings.ratings import FiguresView, Said
from app.vault.field_cipher import FieldCipher
from app.vault.keys import new_key
from tests.fakes import INDEX_KEY, KEYS, StillClock
from tests.make import CENTRE, OTHER_CENTRE, Staffed, a_person, a_staffed_town, at
from tests.people import YANG, ZHAXI
from tests.services.ratings.rated_visits import delivered, served


async def a_visit(deps: Deps) -> tuple[Staffed, Actor, RatingAsk]:
    """Yang was served by Li."""
    town = await a_staffed_town(deps, mode="immediate", promised_workdays=0)
    yang = await a_person(deps, YANG)
    return town, yang, await served(deps, yang, town.li)


async def a_villager(deps: Deps) -> Actor:
    """Somebody new."""
    person = await Person.create(id=deps.ids.new(), made_at=deps.clock.now())
    return Actor(person.id, deps.ids.new())


async def scanned_and_rated(deps: Deps, level: int) -> None:
    """Somebody new rates the window they stand at."""
    person = await a_villager(deps)
    ask = await ratings.visit(deps, person, CENTRE, "w1", "zh")
    await ratings.give(deps, person, ask.id, Said(level), "zh")


async def test_a_rating_is_given_once_and_stays(deps: Deps) -> None:
    _, yang, ask = await a_visit(deps)
    said = Said(4, ("attitude", "skill"), " 讲得很清楚 ")

    given = await ratings.give(deps, yang, ask.id, said, "zh")
    with pytest.raises(AlreadyRated):
        await ratings.give(deps, yang, ask.id, Said(1), "zh")

    assert given.rating is not None
    assert (given.item_name, given.centre_name, given.window_name, given.on) == (
        "高龄津贴",
        "刘家镇便民服务中心",
        "民政窗口",
        at("09:30").date(),
    )
    assert (given.rating.level_name, given.rating.words) == ("满意", "讲得很清楚")
    assert [one.name for one in given.rating.indicators] == ["服务态度", "服务水平"]
    assert (given.rating.additions, given.rating.repair) == ([], None)
    row = await Rating.get()
    assert (row.level, row.indicator_version, row.indicators) == (4, 1, ["attitude", "skill"])
    assert "讲得" not in row.words_sealed
    assert await ratings.mine(deps, yang, "zh") == [given]
    assert await RatingTodo.all().count() == 0


async def test_the_log_does_not_say_who_rated(deps: Deps) -> None:
    _, yang, ask = await a_visit(deps)

    await ratings.give(deps, yang, ask.id, Said(5), "zh")

    [entry] = await AuditEntry.filter(act="rating-given")
    assert (entry.actor_id, entry.facts) == (None, {"kind": "visit"})


async def test_only_the_person_rates_neither_handler_nor_stranger(deps: Deps) -> None:
    town, _, ask = await a_visit(deps)
    stranger = await a_person(deps, ZHAXI)

    for somebody in (town.li, town.zhao, stranger):
        with pytest.raises(NoSuchAsk):
            await ratings.give(deps, somebody, ask.id, Said(5), "zh")

    assert await Rating.all().count() == 0
    assert await ratings.mine(deps, town.li, "zh") == []


async def test_who_helped_to_handle_it_cannot_rate_it_as_its_person(deps: Deps) -> None:
    _, yang, ask = await a_visit(deps)
    await RatingAsk.filter(id=ask.id).update(handler_id=yang.person_id)

    with pytest.raises(OwnWork):
        await ratings.give(deps, yang, ask.id, Said(5), "zh")


async def test_silence_stays_not_rated_and_after_a_month_nobody_is_asked(
    deps: Deps, clock: StillClock
) -> None:
    _, yang, ask = await a_visit(deps)
    clock.at = ask.until_at
    [last] = await ratings.mine(deps, yang, "zh")
    clock.pass_(seconds=1)

    with pytest.raises(RatingOver):
        await ratings.give(deps, yang, ask.id, Said(5), "zh")
    with pytest.raises(RatingOver):
        await ratings.by_token(deps, ask.token, "zh")

    assert last.rating is None
    assert await ratings.mine(deps, yang, "zh") == []
    found = await ratings.figures(deps, CENTRE, 90)
    assert (found.asked, found.rated) == (1, 0)


async def test_something_is_added_later_and_the_rating_stays(deps: Deps, clock: StillClock) -> None:
    town, yang, ask = await a_visit(deps)
    with pytest.raises(NotRated):
        await ratings.add(deps, yang, ask.id, "还有一句", "zh")
    await ratings.give(deps, yang, ask.id, Said(2, words="等太久"), "zh")
    clock.pass_(days=29)

    for words in ("打过电话了", "解决了", "谢谢"):
        after = await ratings.add(deps, yang, ask.id, words, "zh")
    with pytest.raises(TooManyAdditions):
        await ratings.add(deps, yang, ask.id, "再来一句", "zh")
    with pytest.raises(NoSuchAsk):
        await ratings.add(deps, town.li, ask.id, "不是我的错", "zh")

    assert after.rating is not None
    assert (after.rating.level, after.rating.words) == (2, "等太久")
    assert [one.words for one in after.rating.additions] == ["打过电话了", "解决了", "谢谢"]


async def test_additions_end_a_month_after_the_rating(deps: Deps, clock: StillClock) -> None:
    _, yang, ask = await a_visit(deps)
    await ratings.give(deps, yang, ask.id, Said(5), "zh")
    clock.pass_(days=30, seconds=1)

    with pytest.raises(RatingOver):
        await ratings.add(deps, yang, ask.id, "晚了", "zh")


async def test_a_link_opens_the_ask_without_signing_in_and_once(deps: Deps) -> None:
    _, yang, ask = await a_visit(deps)

    seen = await ratings.by_token(deps, ask.token, "en")
    found, rater = await ratings.rater(ask.token)
    await ratings.give(deps, rater, found.id, Said(5), "zh")
    with pytest.raises(AlreadyRated):
        await ratings.by_token(deps, ask.token, "zh")
    with pytest.raises(NoSuchAsk):
        await ratings.by_token(deps, ask.token[:-1], "zh")

    assert (seen.id, seen.item_name) == (ask.id, "Old-age allowance")
    assert rater.person_id == yang.person_id
    assert len(ask.token) == 43


@pytest.mark.parametrize("how", ["one-ask", "one-window"])
async def test_of_two_ratings_at_one_moment_one_stays(deps: Deps, how: str) -> None:
    _, yang, ask = await a_visit(deps)

    async def rate(level: int) -> str:
        mine = ask.id
        if how == "one-window":
            mine = (await ratings.visit(deps, yang, CENTRE, "w2", "zh")).id
        try:
            await ratings.give(deps, yang, mine, Said(level), "zh")
        except AppError as error:
            return error.code
        return "done"

    tally = await asyncio.gather(*(rate(level) for level in (1, 5, 1, 5)))

    assert sorted(tally) == ["already-rated"] * 3 + ["done"]
    row = await Rating.get()
    assert await RatingTodo.all().count() == (row.level == 1)


async def test_of_many_additions_at_one_moment_three_stay(deps: Deps) -> None:
    _, yang, ask = await a_visit(deps)
    await ratings.give(deps, yang, ask.id, Said(5), "zh")

    async def add(number: int) -> str:
        try:
            await ratings.add(deps, yang, ask.id, f"第{number}句", "zh")
        except AppError as error:
            return error.code
        return "done"

    tally = await asyncio.gather(*map(add, range(6)))

    assert sorted(tally) == ["done"] * 3 + ["too-many-additions"] * 3
    assert await RatingAddition.all().count() == 3


async def test_a_case_is_rated_by_its_person_alone(deps: Deps) -> None:
    town = await a_staffed_town(deps, mode="immediate", promised_workdays=0)
    yang = await a_person(deps, YANG)
    ask = await delivered(deps, yang, town.li)

    with pytest.raises(NoSuchAsk):
        await ratings.give(deps, town.li, ask.id, Said(5), "zh")
    given = await ratings.give(deps, yang, ask.id, Said(3, ("platform",)), "zh")

    assert (given.kind, given.item_name, given.window_name) == ("case", "高龄津贴", None)
    assert given.rating is not None
    assert given.rating.level_name == "基本满意"


async def test_an_agent_who_filed_it_does_not_rate_it(deps: Deps) -> None:
    town = await a_staffed_town(deps, mode="immediate", promised_workdays=0)
    agent = await a_person(deps, ZHAXI, agent=CENTRE)
    yang = await a_person(deps, YANG)
    ask = await delivered(deps, yang, town.li)
    await Case.filter(id=ask.case_id).update(intake="agent", made_by_id=agent.person_id)

    with pytest.raises(NoSuchAsk):
        await ratings.give(deps, agent, ask.id, Said(5), "zh")

    assert await ratings.mine(deps, agent, "zh") == []


async def test_figures_are_told_of_five_ratings_and_more(deps: Deps, clock: StillClock) -> None:
    await a_visit(deps)
    for level in (5, 4, 2, 1):
        await scanned_and_rated(deps, level)

    few = await ratings.figures(deps, CENTRE, 90)
    await scanned_and_rated(deps, 5)
    found = await ratings.figures(deps, CENTRE, 90)
    clock.pass_(days=30)
    later = await ratings.figures(deps, CENTRE, 29)

    assert few == FiguresView(90, 5, 4, None, {}, 0.8, None)
    assert found == FiguresView(90, 6, 5, 3, {5: 2, 4: 1, 3: 0, 2: 1, 1: 1}, 0.833, 0.6)
    assert later == FiguresView(29, 0, 0, None, {}, None, None)
    assert (await ratings.figures(deps, OTHER_CENTRE, 90)).asked == 0
    with pytest.raises(NoSuchCentre):
        await ratings.figures(deps, "nowhere", 90)


async def test_what_people_wrote_turns_with_the_key_ring(deps: Deps) -> None:
    _, yang, ask = await a_visit(deps)
    await ratings.give(deps, yang, ask.id, Said(2, words="等太久"), "zh")
    before = await ratings.add(deps, yang, ask.id, "没人管", "zh")
    new = new_key(alg="sm4gcm", kid="next1")
    turned = replace(deps, cipher=FieldCipher.of(f"{KEYS},{new}", INDEX_KEY))

    await key_rotation.reseal_all(turned, lambda rows: None)

    only_new = replace(deps, cipher=FieldCipher.of(new, INDEX_KEY))
    assert await ratings.mine(only_new, yang, "zh") == [before]


async def test_an_ask_lasts_thirty_days(deps: Deps) -> None:
    _, _, ask = await a_visit(deps)

    facts = await rating_asks.facts_of(ask)

    assert facts.until_at - ask.asked_at == timedelta(days=30)
