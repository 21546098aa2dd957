"""Messages of work reach colleagues who agreed to them, and accounts that belong to one of them."""

import pytest

from app.models.notice import LastingGrant
from app.models.person import Person
from app.ports import Deps
from app.services.house.access import EditorsOnly
from app.services.messages import grants, work_accounts
from app.services.messages.work_accounts import GrantCount, WecomTaken, WorkersOnly
from app.services.people.people import NoSuchPerson
from tests.knocking import a_village, luo
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import OUTSIDER, SUN, WANG, YANG


async def test_consent_to_messages_of_work_is_noted_once_and_taken_back(deps: Deps) -> None:
    village = await a_village(deps)
    li, noted = village.li, []

    for bound in (True, True, False, True):
        await work_accounts.bind(deps, li, bound, "zh")
        row = await LastingGrant.get(person_id=li.person_id, template="work")
        noted.append(row.ended_at is None)

    assert noted == [True, True, False, True]
    assert await LastingGrant.all().count() == 1


async def test_residents_get_no_messages_of_work(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    with pytest.raises(WorkersOnly):
        await work_accounts.bind(deps, yang, True, "zh")


async def test_an_administrator_notes_the_account_of_a_colleague(deps: Deps) -> None:
    village = await a_village(deps)
    admin, li = await a_person(deps, SUN, admin=CENTRE), village.li.person_id
    other = await a_person(deps, WANG, clerk=CENTRE)

    shown = await work_accounts.set_wecom(deps, admin, li, "LiChuangKou", "zh")
    with pytest.raises(WecomTaken):
        await work_accounts.set_wecom(deps, admin, other.person_id, "LiChuangKou", "zh")
    gone = await work_accounts.set_wecom(deps, admin, li, "", "zh")
    again = await work_accounts.set_wecom(deps, admin, other.person_id, "LiChuangKou", "zh")

    assert (shown.wecom, gone.wecom, again.wecom) == ("LiChuangKou", "", "LiChuangKou")
    assert (await Person.get(id=li)).wecom_user == ""


async def test_only_an_administrator_of_the_same_office_does(deps: Deps) -> None:
    village = await a_village(deps)
    li = village.li.person_id
    yang = await a_person(deps, YANG)
    outsider = await a_person(deps, OUTSIDER, admin=OTHER_CENTRE)

    for actor, person, refusal in (
        (village.zhao, li, EditorsOnly),
        (outsider, li, NoSuchPerson),
        (outsider, yang.person_id, NoSuchPerson),
    ):
        with pytest.raises(refusal):
            await work_accounts.set_wecom(deps, actor, person, "x", "zh")


async def test_the_office_sees_ways_grants_and_contact_of_who_it_knows(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    await grants.note(deps, person, "case_progress", 1, "phone")
    known = {"id": deps.ids.new(), "since_at": deps.clock.now(), "person_id": person}
    await LastingGrant.create(**known, template="case_done")

    found = await work_accounts.of_person(deps, village.li, person, "zh")

    assert found.reach.reachable
    assert found.grants == [
        GrantCount("case_done", "办理结果", 0, True),
        GrantCount("case_progress", "办件进度", 1, False),
    ]
    assert (found.contact, found.texts, found.wecom) == (None, True, "")
    stranger = await a_person(deps, YANG)
    with pytest.raises(NoSuchPerson):
        await work_accounts.of_person(deps, village.li, stranger.person_id, "zh")


async def test_who_answers_for_an_office_sees_how_a_colleague_is_reached(deps: Deps) -> None:
    village = await a_village(deps)
    li = village.li.person_id
    wang, sun = await a_person(deps, WANG, clerk=CENTRE), await a_person(deps, SUN, admin=CENTRE)
    yang = await a_person(deps, YANG)
    outsider = await a_person(deps, OUTSIDER, director=OTHER_CENTRE)
    await Person.filter(id=li).update(wecom_user="LiChuangKou")

    seen = [await work_accounts.of_person(deps, who, li, "zh") for who in (village.zhao, sun)]

    assert [one.wecom for one in seen] == ["LiChuangKou", "LiChuangKou"]
    for who, person in ((wang, li), (outsider, li), (sun, yang.person_id)):
        with pytest.raises(NoSuchPerson):
            await work_accounts.of_person(deps, who, person, "zh")
