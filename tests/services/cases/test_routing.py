"""Routing on the database: who gets new work, and that somebody always does."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.cases.routing import Duty, Why
from app.models.centre import Centre, Post
from app.models.division import Division
from app.models.duty import Absence, Shift
from app.models.item import Item
from app.models.operation import AuditEntry
from app.models.person import Membership
from app.ports import Deps
from app.services.cases import routing
from app.services.cases.routing import NobodyOnDuty, Owner
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, OTHER_CENTRE, Staffed, a_person, a_staffed_town
from tests.people import OUTSIDER, ZHAXI
from tests.services.held_cases import a_case, told


async def away(deps: Deps, town: Staffed, person_id: UUID, **values: object) -> None:
    now = deps.clock.now()
    known = {"reason": "leave", "from_at": now, "made_by_id": person_id, "made_at": now}
    place = {"id": deps.ids.new(), "person_id": person_id, "centre_id": town.centre}
    await Absence.create(**{**place, **known, **values})  # type: ignore[arg-type]


async def rostered(deps: Deps, town: Staffed, person_id: UUID, post: str = "p1") -> None:
    on = deps.clock.today()
    place = {"id": deps.ids.new(), "post_id": town.posts[post], "on": on}
    await Shift.create(**place, person_id=person_id, made_by_id=person_id)  # type: ignore[arg-type]


async def owner(deps: Deps, town: Staffed, item: str = ITEM) -> Owner:
    known = await Item.get(code=item)
    return await routing.owner_for(deps, town.centre, known.id, deps.clock.now())


async def duty(deps: Deps, post: str = "p1") -> Duty:
    return await routing.on_duty(await Post.get(code=post), deps.clock.now())


async def test_new_work_goes_to_the_holder_of_the_post_at_the_items_window(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    assert await owner(deps, town) == Owner(town.posts["p1"], town.li.person_id)
    assert await told("post_empty") == []


async def test_while_the_holder_is_away_it_goes_to_the_cover(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    await away(deps, town, town.li.person_id, until_at=clock.at + timedelta(hours=1))

    meanwhile = await owner(deps, town)
    clock.pass_(hours=1)
    later = await owner(deps, town)

    assert (meanwhile.person_id, later.person_id) == (town.wang.person_id, town.li.person_id)


async def test_the_roster_of_the_day_comes_first_and_only_that_day(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_staffed_town(deps)
    await rostered(deps, town, town.chen.person_id)

    today = await duty(deps)
    clock.pass_(days=1)

    assert today == Duty(town.chen.person_id, Why.SHIFT)
    assert await duty(deps) == Duty(town.li.person_id, Why.HOLDER)


async def test_who_was_on_duty_can_be_asked_of_the_past(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    then = clock.at
    await away(deps, town, town.li.person_id, ended_at=then + timedelta(hours=1))
    clock.pass_(days=3)

    found = await routing.on_duty(await Post.get(code="p1"), then)

    assert found == Duty(town.wang.person_id, Why.COVER)


async def test_of_several_posts_the_one_with_fewer_open_cases_gets_it(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await Post.filter(code="p2").update(window_code="w1")
    first = await owner(deps, town)
    await a_case(deps, town, town.li)

    second = await owner(deps, town)

    assert (first.post_id, second.post_id) == (town.posts["p1"], town.posts["p2"])


async def test_an_empty_post_sends_work_to_the_director_and_alarms_once_a_day(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_staffed_town(deps)
    zhao = town.zhao.person_id
    for actor in (town.li, town.wang):
        await away(deps, town, actor.person_id)

    owners = [await owner(deps, town), await owner(deps, town)]
    today = await told("post_empty")
    clock.pass_(days=1)
    await owner(deps, town)

    assert owners == [Owner(town.posts["p1"], zhao)] * 2
    assert today == [(zhao, "")]
    assert await told("post_empty") == [(zhao, "")] * 2
    assert await AuditEntry.filter(act="post-empty").count() == 2


async def test_an_item_that_no_post_serves_goes_to_the_director(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await Post.filter(code="p1").delete()

    assert await owner(deps, town) == Owner(None, town.zhao.person_id)
    assert await told("post_empty") == [(town.zhao.person_id, "")]


async def test_nobody_gets_their_own_case(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    item, now = await Item.get(code=ITEM), deps.clock.now()
    li, wang = town.li.person_id, town.wang.person_id

    owners = [
        await routing.owner_for(deps, town.centre, item.id, now, but) for but in ({li}, {li, wang})
    ]

    assert [one.person_id for one in owners] == [wang, town.zhao.person_id]
    assert await told("post_empty") == []


async def test_a_department_is_spoken_for_by_its_post(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    owners = [
        await routing.department_owner(deps, town.centre, code, deps.clock.now())
        for code in ("land", "town-planning", "fire-brigade")
    ]

    assert owners == [
        Owner(town.posts["p2"], town.sun.person_id),
        Owner(town.posts["p3"], town.zhou.person_id),
        Owner(None, town.zhao.person_id),
    ]


async def a_county(deps: Deps) -> UUID:
    """The county's office above the small town."""
    county = Centre(id=deps.ids.new(), code="511503000000", division_id="511503000000")
    county.kind, county.name, county.address = "centre", {"zh": "南溪区政务服务中心"}, {}
    county.hours_text, county.phone, county.complaint_phone, county.areas = {}, "", "", []
    await county.save(force_create=True)
    await Division.filter(code=CENTRE).update(parent_code="511503000000")
    return county.id


async def test_a_department_that_nobody_speaks_for_here_may_sit_in_the_county(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    county = await a_county(deps)
    post_id = deps.ids.new()
    place = {"id": post_id, "centre_id": county, "code": "k1", "name": {"zh": "消防岗"}}
    fire = (await a_person(deps, ZHAXI, clerk="511503000000")).person_id
    await Post.create(**place, holder_id=fire, departments=["fire-brigade"])  # type: ignore[arg-type]

    found = await routing.department_owner(deps, town.centre, "fire-brigade", deps.clock.now())

    assert found == Owner(post_id, fire)


async def test_those_above_answer_for_an_office_without_a_director(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await a_county(deps)
    boss = (await a_person(deps, ZHAXI, director="511503000000")).person_id
    own = await routing.directors_of(town.centre)
    await Membership.filter(person_id=town.zhao.person_id).delete()
    above = await routing.directors_of(town.centre)
    await Membership.filter(person_id=boss).delete()
    admin = (await a_person(deps, OUTSIDER, admin=OTHER_CENTRE)).person_id

    everywhere = await routing.directors_of(town.centre)

    assert (own, above, everywhere) == ([town.zhao.person_id], [boss], [admin])


async def test_work_is_refused_only_when_there_is_no_one_at_all(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await Post.all().delete()
    await Membership.exclude(person_id=town.chen.person_id).delete()
    last = await owner(deps, town)
    await Membership.all().delete()

    with pytest.raises(NobodyOnDuty):
        await owner(deps, town)
    assert last == Owner(None, town.chen.person_id)


async def test_who_covers_whom_follows_absences(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    now, wang, zhao = deps.clock.now(), town.wang.person_id, town.zhao.person_id
    before = await routing.covers_for(wang, town.centre, now)
    for actor in (town.li, town.sun):
        await away(deps, town, actor.person_id)

    found = [await routing.covers_for(one, town.centre, now) for one in (wang, zhao)]

    assert (before, found) == (set(), [{town.li.person_id}, {town.sun.person_id}])


async def test_many_posts_ask_no_more_than_one(deps: Deps, questions: list[str]) -> None:
    await a_staffed_town(deps)
    posts = await Post.all().order_by("code")
    questions.clear()
    await routing.duties(posts[:1], deps.clock.now())
    one = len(questions)

    questions.clear()
    found = await routing.duties(posts, deps.clock.now())

    assert (len(found), len(questions)) == (3, one)
    assert await routing.duties([], deps.clock.now()) == {}
