"""Grants and consents while messages go: the last grant is kept, and what was ended stays so."""

from uuid import UUID

from app.channels.wechat.refusals import NotBound
from app.domain.bookings.reminders import Planned
from app.models.notice import LastingGrant, Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery_facts, grants, lasting_grants, notices
from tests.make import a_person
from tests.people import LI, YANG
from tests.services.carriers import Carrier, drained, over, refusing

TOLD = {"item": "高龄津贴", "number": "512-1", "centre": "刘家镇", "starts": "", "due": ""}


async def queued(deps: Deps, person: UUID, kind: str, key: str = "one") -> None:
    """A message of the one matter, due now."""
    planned = [Planned(key, kind, deps.clock.now())]
    await notices.queue(deps, notices.Addressee(person, "zh"), planned, TOLD)
    await Notice.filter(key=key).update(matter="visit/1")


async def test_the_last_grant_is_kept_for_what_may_still_come(deps: Deps) -> None:
    person = (await a_person(deps, YANG)).person_id
    await grants.note(deps, person, "visit_news", 1, "phone")
    wechat, sms = Carrier(), Carrier()
    await queued(deps, person, "visit_asked", "asked")
    await drained(over(deps, wechat=wechat, sms=sms))
    await queued(deps, person, "visit_on_way", "on-way")

    await drained(over(deps, wechat=wechat, sms=sms))

    assert (sms.said, wechat.said) == ({"asked": 1}, {"on-way": 1})


async def test_one_grant_more_than_is_kept_is_used(deps: Deps) -> None:
    person = (await a_person(deps, YANG)).person_id
    await grants.note(deps, person, "visit_news", 1, "phone")
    await grants.note(deps, person, "visit_news", 1, "test")
    wechat = Carrier()
    await queued(deps, person, "visit_asked")

    await drained(over(deps, wechat=wechat, sms=Carrier()))

    assert wechat.said == {"one": 1}


async def test_a_kept_grant_is_used_before_somebody_walks(deps: Deps) -> None:
    person = (await a_person(deps, YANG)).person_id
    await Person.filter(id=person).update(phone_sealed="")
    await grants.note(deps, person, "visit_news", 1, "phone")
    wechat = Carrier()
    await queued(deps, person, "visit_asked")

    await drained(over(deps, wechat=wechat, sms=Carrier()))

    assert wechat.said == {"one": 1}


async def test_who_ended_messages_of_work_is_not_asked_there_again(deps: Deps) -> None:
    person = (await a_person(deps, LI)).person_id
    await lasting_grants.give(deps, person, delivery_facts.WORK)
    work, sms = Carrier(refusing(NotBound())), Carrier()
    await queued(deps, person, "case_new", "one")
    await drained(over(deps, work=work, sms=sms))
    await queued(deps, person, "case_new", "two")

    await drained(over(deps, work=work, sms=sms))

    ended = await LastingGrant.get(person_id=person)
    assert (work.asked, sms.said) == ({"one": 1}, {"one#1": 1, "two": 1})
    assert ended.ended_at == deps.clock.now()
