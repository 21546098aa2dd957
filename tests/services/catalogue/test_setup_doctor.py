"""The configuration doctor: what it finds in a town, whom it tells, and what it forgets."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.catalog.items import Booking
from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor, Role, RoleName
from app.models.centre import Centre, Offer, Post
from app.models.duty import Absence
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.models.item_draft import ItemDraft
from app.models.notice import Notice
from app.models.opening import OpeningRule
from app.models.person import Membership
from app.models.setup_fault import SetupFault
from app.ports import Deps
from app.services.catalogue import setup_doctor
from app.services.catalogue.setup_doctor import SetupView
from app.services.house.access import DirectorsOnly, NoSuchCentre
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE, Staffed, a_person, a_staffed_town
from tests.people import OUTSIDER, YANG


def kinds(view: SetupView) -> list[str]:
    return [fault.key for fault in view.faults if fault.severity != "info"]


async def a_sound_town(deps: Deps, **item: Any) -> Staffed:
    """The staffed town in which everybody is there and the other centre offers nothing."""
    town = await a_staffed_town(deps, **item)
    other = await Centre.get(code=OTHER_CENTRE)
    await Offer.filter(centre_id=other.id).delete()
    return town


async def looked(deps: Deps, town: Staffed, language: str = "zh") -> SetupView:
    return await setup_doctor.examine_now(deps, town.zhao, CENTRE, language)


async def told(deps: Deps) -> list[tuple[UUID, str]]:
    rows = await Notice.filter(template="setup_faults").order_by("id")
    return [(row.person_id, row.params["count"]) for row in rows]


async def withdraw(code: str) -> None:
    await ItemRow.filter(code=code).update(current=0)


async def test_a_sound_town_has_only_remarks(deps: Deps) -> None:
    town = await a_sound_town(deps)

    view = await looked(deps, town, "en")

    assert kinds(view) == []
    assert (view.errors, view.warnings, view.infos) == (0, 0, len(view.faults))
    assert {fault.kind for fault in view.faults} == {"translation-missing"}
    assert "of 'Old-age allowance' are not in Tibetan." in " ".join(
        fault.said for fault in view.faults
    )
    assert await told(deps) == []


async def test_posts_without_people_are_errors_today_and_warnings_later(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_sound_town(deps)
    gone: dict[str, Any] = {
        "centre_id": town.centre,
        "reason": "leave",
        "made_by_id": town.zhao.person_id,
    }
    for person, days in ((town.sun, 0), (town.zhou, 2)):
        await Absence.create(
            id=deps.ids.new(),
            person_id=person.person_id,
            from_at=clock.now() + timedelta(days=days),
            until_at=clock.now() + timedelta(days=days, hours=12),
            made_at=clock.now(),
            **gone,
        )

    view = await looked(deps, town)

    assert [(fault.key, fault.severity, fault.said) for fault in view.faults[:2]] == [
        ("post-empty/p2", "error", "“2号岗”今天没有人在岗。"),
        (
            "post-empty-soon/p3",
            "warning",
            "“3号岗”一周内有 1 天没有人在岗，最早是3月4日(周三)。",
        ),
    ]
    assert {fault.path for fault in view.faults[:2]} == {"/posts"}


async def test_items_nobody_serves_or_that_are_withdrawn_are_errors(deps: Deps) -> None:
    town = await a_sound_town(deps)
    await Post.filter(id=town.posts["p1"]).update(window_code="")
    await withdraw(LONG_ITEM)

    view = await looked(deps, town)

    assert kinds(view) == [f"item-withdrawn/{LONG_ITEM}", f"item-without-post/{ITEM}"]
    assert view.faults[0].said == "“宅基地申请”已经下架，本中心还列为可办事项。"
    assert [fault.path for fault in view.faults[:2]] == [f"/services/{LONG_ITEM}", "/posts"]


async def test_a_bookable_item_without_seats_and_an_opening_out_of_season(deps: Deps) -> None:
    town = await a_sound_town(deps, booking=Booking(bookable=True, duration_minutes=200))
    await OpeningRule.filter(centre_id=town.centre).update(valid_from=date(2026, 5, 1))

    view = await looked(deps, town)

    assert kinds(view) == [f"item-without-seats/{LONG_ITEM}", f"item-without-seats/{ITEM}"]
    assert "opening-idle/general" in [fault.key for fault in view.faults]


async def test_bodies_published_before_the_law_was_checked_are_found(deps: Deps) -> None:
    town = await a_sound_town(deps)
    row = await ItemRow.get(code=ITEM)
    [version] = await ItemVersion.filter(item_id=row.id)
    body = {**version.body, "promised_workdays": 30}
    await ItemVersion.filter(id=version.id).update(body=body)

    view = await looked(deps, town)

    [fault] = [one for one in view.faults if one.severity == "error"]
    assert fault.key == f"limit-above-law/{ITEM}"
    assert fault.said.startswith("“高龄津贴”的时限不合规定：承诺时限（30个工作日）超过法定时限")


@pytest.mark.parametrize(
    ("on", "severity"),
    [(date(2026, 11, 30), None), (date(2026, 12, 1), "warning"), (date(2026, 12, 15), "error")],
)
async def test_next_years_holidays_are_missed_in_december(
    deps: Deps, clock: StillClock, on: date, severity: str | None
) -> None:
    town = await a_sound_town(deps)
    clock.at = moment(on, time(9))

    view = await looked(deps, town)

    found = [one.severity for one in view.faults if one.kind == "holidays-unknown"]
    assert found == ([severity] if severity else [])


async def test_old_drafts_and_coming_versions_are_named(deps: Deps, clock: StillClock) -> None:
    town = await a_sound_town(deps)
    by: dict[str, Any] = {"made_by_id": town.zhao.person_id, "changed_by_id": town.zhao.person_id}
    for code, days in (("old", 31), ("new", 30)):
        at = clock.now() - timedelta(days=days)
        await ItemDraft.create(
            id=deps.ids.new(),
            code=code,
            centre_id=town.centre,
            body={"name": "犬证"},
            origin="new",
            preview_token=code,
            made_at=at,
            changed_at=at,
            **by,
        )
    row = await ItemRow.get(code=ITEM)
    [version] = await ItemVersion.filter(item_id=row.id)
    await ItemVersion.create(
        id=deps.ids.new(),
        item_id=row.id,
        number=2,
        body=version.body,
        published_at=clock.now(),
        from_on=date(2026, 4, 1),
    )

    view = await looked(deps, town)

    said = {fault.kind: fault.said for fault in view.faults}
    assert kinds(view) == ["draft-old/old"]
    assert said["draft-old"] == "“犬证”的草稿 31 天没有动过。"
    assert said["version-scheduled"] == "“高龄津贴”第 2 版从4月1日(周三)起生效。"


async def test_new_errors_are_told_once_and_gone_ones_forgotten(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_sound_town(deps)
    admin = await a_person(deps, OUTSIDER, admin=CENTRE)
    await withdraw(LONG_ITEM)
    centre = await Centre.get(code=CENTRE)
    everybody = {town.zhao.person_id, admin.person_id}

    for _ in range(2):
        await setup_doctor.examine(deps, centre)
    first = await told(deps)
    clock.pass_(days=1)
    await setup_doctor.examine(deps, centre)
    await withdraw(ITEM)
    await setup_doctor.examine(deps, centre)
    both = await told(deps)
    found = {
        row.key: (row.found_on, row.seen_on) for row in await SetupFault.filter(kind=GONE_KIND)
    }
    await ItemRow.filter(code=LONG_ITEM).update(current=1)
    await setup_doctor.examine(deps, centre)

    assert {person for person, _ in first} == everybody
    assert [count for _, count in both] == ["1"] * 4
    assert found == {
        f"item-withdrawn/{LONG_ITEM}": (date(2026, 3, 2), date(2026, 3, 3)),
        f"item-withdrawn/{ITEM}": (date(2026, 3, 3), date(2026, 3, 3)),
    }
    assert await setup_doctor.standing_errors() == 1


GONE_KIND = "item-withdrawn"


async def test_whoever_looks_is_not_told_what_they_see(deps: Deps) -> None:
    town = await a_sound_town(deps)
    admin = await a_person(deps, OUTSIDER, admin=CENTRE)
    await withdraw(LONG_ITEM)

    await looked(deps, town)

    assert await told(deps) == [(admin.person_id, "1")]


async def test_only_those_who_answer_for_the_office_see_it(deps: Deps) -> None:
    town = await a_sound_town(deps)
    elsewhere = (await Centre.get(code=OTHER_CENTRE)).id
    stranger = Actor(town.zhao.person_id, deps.ids.new(), (Role(RoleName.DIRECTOR, elsewhere),))

    with pytest.raises(DirectorsOnly):
        await setup_doctor.shown(deps, town.li, CENTRE, "zh")
    for actor in (stranger, await a_person(deps, YANG)):
        with pytest.raises(NoSuchCentre):
            await setup_doctor.shown(deps, actor, CENTRE, "zh")


async def test_a_clerk_with_two_roles_is_told_once(deps: Deps) -> None:
    town = await a_sound_town(deps)
    await Membership.create(
        id=deps.ids.new(), person_id=town.zhao.person_id, role="admin", centre_id=town.centre
    )
    await withdraw(LONG_ITEM)

    await setup_doctor.examine(deps, await Centre.get(code=CENTRE))

    assert await told(deps) == [(town.zhao.person_id, "1")]
    assert [row.person_id for row in await Notice.all()] == [town.zhao.person_id]


async def test_before_anybody_has_looked_nothing_is_called_well(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    before = await setup_doctor.shown(deps, town.zhao, CENTRE, "zh")
    none_yet = await setup_doctor.standing_errors()
    after = await looked(deps, town)

    assert (before.examined_on, none_yet) == (None, None)
    assert after.examined_on == deps.clock.today()
    assert await setup_doctor.standing_errors() == after.errors
