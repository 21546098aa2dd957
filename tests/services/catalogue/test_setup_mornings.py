"""The doctor's morning round: when it begins, and which addresses on the web it asks."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from app.catalog.items import Material
from app.domain.bookings.openings import moment
from app.jobs import examine_setup
from app.ports import Deps
from app.services.catalogue import setup_doctor
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM
from tests.services.catalogue.test_setup_doctor import a_sound_town, kinds, looked

GONE, THERE = "https://example.org/gone.png", "https://example.org/there.png"


class Answering:
    """A web on which some addresses are gone; `asked` are those somebody asked for."""

    def __init__(self, *gone: str) -> None:
        self.gone, self.asked = gone, list[str]()

    async def alive(self, address: str) -> bool:
        """Whether it is not gone."""
        self.asked.append(address)
        return address not in self.gone


def with_samples(*samples: str) -> dict[str, Any]:
    return {
        "materials": tuple(
            Material(name=f"材料{n}", kind="photo", sample=sample)
            for n, sample in enumerate(samples)
        )
    }


async def test_the_morning_asks_for_addresses_and_the_desk_keeps_what_it_said(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_sound_town(deps, **with_samples(GONE, THERE, "/samples/a.png"))
    web = Answering(GONE)
    clock.at = moment(date(2026, 3, 3), time(7, 30))

    said = await examine_setup.run(replace(deps, links=web))
    morning = kinds(await setup_doctor.shown(deps, town.zhao, CENTRE, "zh"))
    desk = kinds(await looked(deps, town))
    clock.pass_(days=1)
    await examine_setup.run(replace(deps, links=Answering()))

    assert said.startswith("1 centres, ")
    assert web.asked == [GONE, THERE]
    assert morning == desk == [f"link-dead/{ITEM}/{GONE}"]
    assert kinds(await setup_doctor.shown(deps, town.zhao, CENTRE, "zh")) == []


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (moment(date(2026, 3, 3), time(7, 29)), "idle"),
        (moment(date(2026, 3, 3), time(7, 30)), "1 centres"),
        (moment(date(2026, 3, 7), time(9)), "idle"),
    ],
)
async def test_the_round_begins_at_half_past_seven_of_a_working_day_and_is_made_once(
    deps: Deps, clock: StillClock, at: datetime, said: str
) -> None:
    await a_sound_town(deps)
    clock.at = at

    first, second = await examine_setup.run(deps), await examine_setup.run(deps)

    assert first.partition(",")[0] == said
    assert second == "idle"
