"""Answers to text messages in the office's console: listed, read, called back."""

from typing import Any
from uuid import UUID

from app.models.carrier import MessageReply
from app.models.centre import Centre
from app.models.operation import AuditEntry
from app.models.person import Membership
from app.services.messages import message_replies
from app.services.messages.message_replies import Replied
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town, a_village_room
from tests.people import CHEN, LI, WANG, YANG
from tests.routes.client import Headers, Town, refused

PATH = "/v1/staff/replies"


async def a_reply(town: Town, text: str, centre: UUID | None, phone: str = YANG.phone) -> UUID:
    """Somebody answered a text about a matter of `centre`."""
    reply_id = town.deps.ids.new()
    told = Replied(phone, text, town.deps.clock.now())
    await message_replies.take_in(town.deps, reply_id, "aliyun", told)
    await MessageReply.filter(id=reply_id).update(centre_id=centre)
    return reply_id


async def the_office(town: Town) -> tuple[Headers, UUID]:
    """Li's headers, a clerk of Liujia, and its id; Yang lives there."""
    await a_town(town.deps)
    await a_person(town.deps, YANG)
    await a_person(town.deps, LI, clerk=CENTRE)
    return await town.sign_in(LI), (await Centre.get(code=CENTRE)).id


def texts(told: Any) -> list[str]:
    return [one["text"] for one in told["items"]]


async def test_the_office_reads_what_people_answered(town: Town) -> None:
    li, centre = await the_office(town)
    other = (await Centre.get(code=OTHER_CENTRE)).id
    await a_reply(town, "给别处的", other)
    await a_reply(town, "明天下雨", centre)
    await a_reply(town, "给村里的", await a_village_room(town.deps))

    told = await town.get(PATH, li, centre=CENTRE)

    assert texts(told) == ["给村里的", "明天下雨"]
    reply = told["items"][1]
    assert (reply["phone"], reply["person"]["name"], reply["stop"]) == (
        "139****0001",
        "杨*英",
        False,
    )


async def test_what_was_read_is_put_away(town: Town) -> None:
    li, centre = await the_office(town)
    reply = await a_reply(town, "明天下雨", centre)

    first = await town.post(f"{PATH}/{reply}/seen", li)
    town.deps.clock.pass_(hours=1)  # type: ignore[attr-defined]
    again = await town.post(f"{PATH}/{reply}/seen", li)

    assert first.json() == again.json()
    assert first.json()["seen_at"] == "2026-03-02T01:00:00Z"
    assert texts(await town.get(PATH, li, centre=CENTRE)) == []
    assert texts(await town.get(PATH, li, centre=CENTRE, seen=True)) == ["明天下雨"]
    assert await AuditEntry.filter(act="reply-seen").count() == 1


async def test_the_list_comes_in_pages(town: Town) -> None:
    li, centre = await the_office(town)
    for text in ("一", "二", "三"):
        await a_reply(town, text, centre)

    first = await town.get(PATH, li, centre=CENTRE, limit=2)
    rest = await town.get(PATH, li, centre=CENTRE, limit=2, cursor=first["next"])

    assert (texts(first), texts(rest), rest["next"]) == (["三", "二"], ["一"], None)


async def test_to_call_back_the_number_is_shown_and_the_look_is_logged(town: Town) -> None:
    li, centre = await the_office(town)
    reply = await a_reply(town, "请回电", centre)

    told = await town.get(f"{PATH}/{reply}/contact", li)

    assert told == {"name": YANG.name, "phone": YANG.phone}
    [noted] = await AuditEntry.filter(act="contact-seen")
    assert noted.subject == f"reply:{reply}"


async def test_what_belongs_to_no_office_is_for_administrators(town: Town) -> None:
    li, _ = await the_office(town)
    chen = await a_person(town.deps, CHEN)
    await Membership.create(id=town.deps.ids.new(), person_id=chen.person_id, role="admin")
    reply = await a_reply(town, "你们是谁", None, "13911112222")
    admin = await town.sign_in(CHEN)

    told = await town.get(PATH, admin)

    assert [(one["text"], one["person"]) for one in told["items"]] == [("你们是谁", None)]
    answers = [
        await town.http.get(PATH, headers=li),
        await town.post(f"{PATH}/{reply}/seen", li),
        await town.http.get(f"{PATH}/{reply}/contact", headers=li),
    ]
    assert [refused(one) for one in answers] == [
        (404, "no-such-centre"),
        (404, "no-such-reply"),
        (404, "no-such-reply"),
    ]


async def test_another_offices_answers_are_not_there(town: Town) -> None:
    _, centre = await the_office(town)
    await a_person(town.deps, WANG, clerk=OTHER_CENTRE)
    wang, yang = await town.sign_in(WANG), await town.sign_in(YANG)
    reply = await a_reply(town, "明天下雨", centre)

    answers = [
        await town.http.get(PATH, headers=wang, params={"centre": CENTRE}),
        await town.post(f"{PATH}/{reply}/seen", wang),
        await town.http.get(f"{PATH}/{reply}/contact", headers=wang),
        await town.http.get(PATH, headers=yang, params={"centre": CENTRE}),
        await town.http.get(PATH, headers=wang, params={"centre": OTHER_CENTRE, "cursor": "x"}),
    ]

    assert [refused(one) for one in answers] == [
        (404, "no-such-centre"),
        (404, "no-such-reply"),
        (404, "no-such-reply"),
        (403, "forbidden"),
        (422, "bad-cursor"),
    ]
