"""Reach, wishes and second contacts over HTTP: one's own, and the office's."""

from app.models.reach import MessageWish
from tests.knocking import a_village, luo
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, OUTSIDER, SUN, YANG
from tests.routes.client import Town, a_key, language, refused

WISHES, CONTACT = "/v1/me/message-wishes", "/v1/me/second-contact"
DAUGHTER = {"name": "杨小梅", "phone": "13900000032", "relation": "child"}


async def test_people_read_in_their_language_whether_messages_reach_them(town: Town) -> None:
    await a_person(town.deps, YANG)
    yang = await town.sign_in(YANG)

    said = [
        (await town.get("/v1/me/reach", {**yang, **language(tag)}))["sentence"]
        for tag in ("zh", "bo", "en")
    ]

    assert said == [
        "能通知到本人：短信。",
        "དངོས་སུ་བརྡ་གཏོང་ཐུབ། འཕྲིན་ཐུང།",
        "Messages arrive: by text message.",
    ]


async def test_wishes_are_kept_whole_and_refused_with_a_pointer(town: Town) -> None:
    await a_person(town.deps, YANG)
    yang = await town.sign_in(YANG)

    kept = await town.http.put(WISHES, headers=yang, json={"first": "sms", "texts": True})
    wrong = [
        await town.http.put(WISHES, headers=yang, json=body)
        for body in (
            {"quiet_from": "17:00", "quiet_until": "09:00"},
            {"quiet_from": "25:00", "quiet_until": "07:00"},
            {"muted": ["cancelled"]},
            {"gather": True},
            {"first": "pigeon"},
        )
    ]

    assert kept.json()["first"] == "sms"
    assert [refused(one) for one in wrong] == [
        (422, "bad-quiet-hours"),
        (422, "invalid"),
        (422, "not-optional"),
        (403, "staff-gather"),
        (422, "invalid"),
    ]
    assert wrong[2].json()["errors"][0]["pointer"] == "/muted/0"
    assert (await town.get(WISHES, yang))["first"] == "sms"
    assert (await MessageWish.get()).first_rung == "sms"


async def test_a_second_contact_is_named_shown_masked_and_taken_away(town: Town) -> None:
    await a_person(town.deps, YANG)
    yang = await town.sign_in(YANG)

    before = await town.get(CONTACT, yang)
    kept = await town.http.put(CONTACT, headers=yang, json=DAUGHTER)
    own = await town.http.put(CONTACT, headers=yang, json={**DAUGHTER, "phone": YANG.phone})
    gone = await town.http.delete(CONTACT, headers=yang)

    assert (before, gone.json()) == ({"contact": None}, {"contact": None})
    assert kept.json()["contact"]["phone"] == "139****0032"
    assert refused(own) == (422, "own-number")


async def test_the_office_reaches_only_people_it_knows(town: Town) -> None:
    village = await a_village(town.deps)
    person = await luo(town.deps, village)
    await a_person(town.deps, OUTSIDER, clerk=OTHER_CENTRE)
    li, outsider = await town.sign_in(LI), await town.sign_in(OUTSIDER)
    path = f"/v1/staff/people/{person}"

    kept = await town.http.put(f"{path}/second-contact", headers=li, json=DAUGHTER)
    shown = await town.get(f"{path}/reach", li)
    strange = [
        await town.http.get(f"{path}/reach", headers=outsider),
        await town.http.put(f"{path}/second-contact", headers=outsider, json=DAUGHTER),
        await town.http.delete(f"{path}/second-contact", headers=outsider),
    ]
    gone = await town.http.delete(f"{path}/second-contact", headers=li)

    assert kept.status_code == 200
    assert (shown["reach"]["reachable"], shown["contact"]["phone"]) == (True, "139****0032")
    assert [refused(one) for one in strange] == [(404, "no-such-person")] * 3
    assert gone.json() == {"contact": None}


async def test_work_messages_and_accounts_are_for_those_who_work_here(town: Town) -> None:
    village = await a_village(town.deps)
    await a_person(town.deps, SUN, admin=CENTRE)
    await a_person(town.deps, YANG)
    li, yang, sun = [await town.sign_in(one) for one in (LI, YANG, SUN)]
    path, bound = f"/v1/staff/people/{village.li.person_id}/wecom", {"bound": True}

    key = a_key()
    answers = [
        await town.http.post("/v1/me/work-messages", headers={**li, **key}, json=bound)
        for _ in range(2)
    ]
    stranger = await town.post("/v1/me/work-messages", yang, bound)
    mine = await town.http.put(path, headers=li, json={"user": "LiChuangKou"})
    theirs = await town.http.put(path, headers=sun, json={"user": "LiChuangKou"})
    odd = await town.http.put(path, headers=sun, json={"user": "李 窗口"})

    assert [one.status_code for one in answers] == [200, 200]
    assert refused(stranger) == (403, "workers-only")
    assert refused(mine) == (403, "editors-only")
    assert theirs.json()["wecom"] == "LiChuangKou"
    assert refused(odd) == (422, "invalid")
