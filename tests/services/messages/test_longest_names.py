"""The longest real names: of what is offered here, of agents in full and of others masked."""

from dataclasses import replace

from app.domain.messages.message_kinds import PASSED_ON
from app.models.centre import Centre
from app.models.item import ItemVersion
from app.ports import Deps
from app.services.messages import longest_names
from app.services.messages.longest_names import NAME, Longest
from tests.make import a_person, a_town, an_agent
from tests.people import YANG, Someone

LONG = Someone("long", "欧阳阿依古丽买买提江", "13900000077")


async def test_an_empty_house_has_samples(deps: Deps) -> None:
    names = await longest_names.longest(deps)

    assert names == Longest(
        items={"zh": "", "bo": "", "en": ""},
        centres={"zh": "", "bo": "", "en": ""},
        person="□***□",
    )
    assert names.params("booked", "zh")["item"] == NAME


async def test_names_are_those_of_this_place_in_each_language(deps: Deps) -> None:
    await a_town(deps)
    await a_person(deps, YANG)
    await an_agent(deps, LONG)

    names = await longest_names.longest(deps)

    centres = [centre.name["zh"] for centre in await Centre.all().order_by("code")]
    assert names.centres["zh"] == max(centres, key=len)
    assert names.items == {"zh": "宅基地申请", "bo": "ལོ་མཐོའི་རོགས་དངུལ།", "en": "Old-age allowance"}
    assert (names.agent, names.person) == (LONG.name, "欧***江")
    assert len(names.number) == len("V-511503102201-2026-0000")


def test_who_passes_word_on_may_be_told_for_whom_it_is_and_nothing_else() -> None:
    assert longest_names.gaps_of(PASSED_ON) == {"person"}


async def test_a_new_version_of_an_item_may_be_longer(deps: Deps) -> None:
    await a_town(deps)
    await longest_names.longest(deps)
    row = await ItemVersion.all().first()
    assert row is not None
    longer = {**row.body, "name": "长" * 30}
    await ItemVersion.create(
        id=deps.ids.new(),
        item_id=row.item_id,
        number=99,
        body=longer,
        published_at=deps.clock.now(),
    )

    assert (await longest_names.longest(deps)).items["zh"] == "长" * 30


async def test_the_address_of_a_rating_is_as_long_as_it_gets(deps: Deps) -> None:
    names = await longest_names.longest(replace(deps, public_url="https://nanxi.gov.cn"))

    assert names.params("rate_me", "zh")["url"] == f"https://nanxi.gov.cn/r/{'x' * 43}"
    assert "url" not in names.params("booked", "zh")
