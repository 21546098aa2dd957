"""Whether a message would reach somebody, said before it is promised."""

from datetime import timedelta

from app.domain.messages.budgets import WhenSpent
from app.models.carrier import CarrierState, ClosedWay
from app.models.notice import LastingGrant
from app.models.person import Membership, Person
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.messages import grants, reach, second_contacts, sms_budget_views
from app.services.messages.second_contacts import Passer
from app.services.people import people
from tests.knocking import Village, a_village, luo, no_carriers
from tests.make import CENTRE, a_person
from tests.people import LI, YANG

DAUGHTER = Passer(name="罗小梅", phone="13900000032", relation="child")


async def ways(deps: Deps, person: Person) -> dict[str, str]:
    """Why each way is closed; nothing for those that are open."""
    found = await reach.of(deps, await Person.get(id=person.id), "en")
    return {way.rung: way.why for way in found.ways}


async def the_luo(deps: Deps) -> tuple[Village, Person]:
    """The village, and Luo who lives there without WeChat."""
    village = await a_village(deps)
    return village, await Person.get(id=await luo(deps, village))


async def test_somebody_with_a_phone_and_an_agent_is_reached_both_ways(deps: Deps) -> None:
    _, person = await the_luo(deps)

    found = await reach.of(deps, person, "zh")

    assert (found.reachable, found.sentence) == (True, "能通知到本人：短信。")
    assert [(way.rung, way.said, way.ok, way.why) for way in found.ways] == [
        ("wechat", "微信", False, "没用微信登录过小程序"),
        ("sms", "短信", True, ""),
        ("second", "转告人带话", False, "没有登记转告人"),
        ("knock", "代办员上门告知", True, ""),
    ]


async def test_wechat_needs_a_grant_or_one_that_lasts(deps: Deps) -> None:
    await a_village(deps)
    yang = await Person.get(id=(await a_person(deps, YANG)).person_id)

    before = (await ways(deps, yang))["wechat"]
    await grants.note(deps, yang.id, "case_progress", 1, "phone")
    granted = (await ways(deps, yang))["wechat"]
    await grants.clear(deps, yang.id, "case_progress", "event")
    known = {"id": deps.ids.new(), "template": "case_done", "since_at": deps.clock.now()}
    await LastingGrant.create(**known, person_id=yang.id)
    lasting = (await ways(deps, yang))["wechat"]

    assert (before, granted, lasting) == ("no consent to WeChat messages left", "", "")


async def test_text_messages_need_a_mobile_number_that_takes_them(deps: Deps) -> None:
    _, person = await the_luo(deps)
    said = []

    known = {"id": deps.ids.new(), "error": "number-closed", "since_at": deps.clock.now()}
    await ClosedWay.create(**known, rung="sms", to_index=person.phone_index)
    said.append((await ways(deps, person))["sms"])
    wish = {"id": deps.ids.new(), "person_id": person.id, "changed_at": deps.clock.now()}
    await MessageWish.create(**wish, no_texts=True)
    said.append((await ways(deps, person))["sms"])
    people.set_phone(deps, person, "0831-6501234")
    await person.save()
    said.append((await ways(deps, person))["sms"])
    await Person.filter(id=person.id).update(phone_sealed="", phone_index="")
    said.append((await ways(deps, person))["sms"])

    assert said == [
        "the number is closed",
        "they want no text messages",
        "a landline takes no text messages",
        "no phone number",
    ]


async def test_a_paused_carrier_is_said_and_over_with_its_pause(deps: Deps) -> None:
    _, person = await the_luo(deps)
    now = deps.clock.now()
    paused = {"paused_at": now, "paused_until_at": now + timedelta(minutes=5)}
    await CarrierState.create(name="sms", changed_at=now, **paused)

    during = await ways(deps, person)
    await CarrierState.all().update(paused_until_at=now)
    after = await ways(deps, person)

    assert (during["sms"], after["sms"]) == ("the carrier is paused", "")


async def test_a_spent_budget_is_said_where_it_lets_no_text_message_through(deps: Deps) -> None:
    village, person = await the_luo(deps)
    said = []

    for fen, when in ((5, WhenSpent.URGENT), (0, WhenSpent.URGENT), (0, WhenSpent.ALL)):
        await sms_budget_views.keep(deps, village.zhao, CENTRE, fen, when)
        said.append((await ways(deps, person))["sms"])

    assert said == ["", "the budget for text messages of this month is spent", ""]


async def test_only_others_can_pass_word_on(deps: Deps) -> None:
    village, person = await the_luo(deps)
    await Person.filter(id=person.id).update(phone_sealed="", phone_index="")
    await second_contacts.keep_for(deps, village.li, person.id, DAUGHTER, "zh")

    found = await reach.of(deps, await Person.get(id=person.id), "zh")

    assert (found.reachable, found.sentence) == (
        True,
        "手机通知不到本人，只能靠转告人带话、代办员上门告知。",
    )


async def test_nobody_reaches_somebody_without_anything_and_every_reason_is_said(
    deps: Deps,
) -> None:
    _, person = await the_luo(deps)
    await Membership.filter(role="agent").delete()

    found = await reach.of(no_carriers(deps), person, "en")

    assert (found.reachable, found.sentence) == (
        False,
        "Nothing reaches them now: never signed in with WeChat, not set up here,"
        " no second contact, no agent who can go there now."
        " Tell them face to face, and agree when they will ask again.",
    )


async def test_who_was_just_written_down_is_reached_by_the_office_of_the_matter(
    deps: Deps,
) -> None:
    village = await a_village(deps)
    fresh = Person(id=deps.ids.new(), made_at=deps.clock.now())
    people.set_name(deps, fresh, "罗无机")
    await fresh.save(force_create=True)

    nowhere = await reach.of(deps, fresh, "zh")
    here = await reach.of(deps, fresh, "zh", village.room)

    assert (nowhere.reachable, here.reachable) == (False, True)
    assert here.sentence == "手机通知不到本人，只能靠代办员上门告知。"


async def test_who_died_is_left_alone(deps: Deps) -> None:
    _, person = await the_luo(deps)
    await Person.filter(id=person.id).update(standing="died")

    found = await reach.of(deps, await Person.get(id=person.id), "zh")

    assert (found.reachable, found.sentence) == (False, "登记为已故或已迁出，不再通知。")


async def test_what_somebody_wants_first_comes_first(deps: Deps) -> None:
    _, person = await the_luo(deps)
    wish = {"id": deps.ids.new(), "person_id": person.id, "changed_at": deps.clock.now()}
    await MessageWish.create(**wish, first_rung="knock")

    assert list(await ways(deps, person)) == ["knock", "wechat", "sms", "second"]


async def test_staff_have_the_ways_of_staff_that_this_place_has(deps: Deps) -> None:
    village = await a_village(deps)
    li = await Person.get(id=(await a_person(deps, LI)).person_id)
    paper = deps.channels["wechat"]

    with_all = {"wecom": paper, "work": paper, "email": paper, **deps.channels}
    found = await ways(Deps(**{**vars(deps), "channels": with_all}), li)

    assert village.li.person_id == li.id
    assert found == {
        "wecom": "no WeCom account",
        "work": "messages of work are not switched on",
        "wechat": "no consent to WeChat messages left",
        "sms": "",
        "email": "no e-mail address",
        "second": "no second contact",
        "knock": "no agent who can go there now",
    }
