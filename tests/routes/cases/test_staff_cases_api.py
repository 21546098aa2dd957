"""The office's cases over HTTP: one window, queues, acts, heaps, and whose contact was seen."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.domain.cases.case_flow import Act
from app.models.case import Case
from app.models.operation import AuditEntry
from app.models.session import Session
from app.services.cases import cases
from app.services.cases.cases import Desk
from tests.casework import a_filing, accepted, act, an_office, filed
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, OTHER_CENTRE, Staffed, a_person
from tests.people import LI, OUTSIDER, SUN, WANG, YANG, ZHAO, ZHAXI
from tests.routes.client import Headers, Town, a_key, refused

AT_THE_COUNTER = {"name": YANG.name, "phone": YANG.phone, "id_number": "511503194912230024"}


async def at_work(town: Town, mode: str = "promise", **procedure: Any) -> tuple[Staffed, Headers]:
    """The office, and Li, signed in."""
    office = await an_office(town.deps, mode, **procedure)
    return office, await town.sign_in(LI)


def an_intake(**values: Any) -> dict[str, Any]:
    given = {
        "centre": CENTRE,
        "item": ITEM,
        "person": AT_THE_COUNTER,
        "intake": "counter",
        "answers": {"bank": "6217"},
        "materials": [0],
    }
    return {**given, **values}


async def do(town: Town, who: Headers, case_id: object, act: str, **values: Any) -> Any:
    return await town.post(f"/v1/staff/cases/{case_id}/acts", who, {"act": act, **values})


async def test_one_window_takes_a_case_in_with_its_promised_papers(town: Town) -> None:
    office, li = await at_work(town)
    headers = {**li, **a_key()}
    form = an_intake(promised=[{"number": 2, "due_on": "2026-03-05"}], note="代女儿来")

    first = await town.http.post("/v1/staff/cases", headers=headers, json=form)
    again = await town.http.post("/v1/staff/cases", headers=headers, json=form)

    assert first.status_code == 201, first.text
    assert first.content == again.content
    case = await Case.get(id=first.json()["id"])
    assert (case.intake, case.first_asked_id) == ("counter", office.li.person_id)


async def test_an_immediate_case_is_done_in_one_go(town: Town) -> None:
    _, li = await at_work(town, "immediate")

    answer = await town.post("/v1/staff/cases", li, an_intake(finish=True))

    assert (answer.status_code, answer.json()["state"]) == (201, "delivered")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"finish": True}, "not-immediate"),
        ({"centre": OTHER_CENTRE}, "no-such-centre"),
        ({"answers": {}}, "bad-answers"),
        ({"promised": [{"number": 2, "due_on": "2027-01-01"}]}, "bad-promise-day"),
        ({"person": {**AT_THE_COUNTER, "id_number": "123"}}, "bad-id-number"),
        ({"intake": "person"}, "invalid"),
    ],
)
async def test_what_cannot_be_taken_in_is_refused_by_name(
    town: Town, values: dict[str, Any], code: str
) -> None:
    _, li = await at_work(town)

    answer = await town.post("/v1/staff/cases", li, an_intake(**values))

    assert refused(answer)[1] == code
    assert await Case.all().count() == 0


async def test_residents_do_not_come_in(town: Town) -> None:
    await at_work(town)
    yang = await a_person(town.deps, YANG)
    case_id = await filed(town.deps, yang)
    resident = await town.sign_in(YANG)

    answers = [
        await town.http.get("/v1/staff/cases", headers=resident, params={"centre": CENTRE}),
        await town.http.get(f"/v1/staff/cases/{case_id}", headers=resident),
        await do(town, resident, case_id, "accept"),
        await town.post("/v1/staff/cases", resident, an_intake()),
    ]

    assert [refused(answer) for answer in answers] == [(403, "forbidden")] * 4


async def test_a_decision_is_confirmed_with_the_password_and_then_done(town: Town) -> None:
    office, li = await at_work(town)
    yang = await a_person(town.deps, YANG)
    case_id = await accepted(town.deps, office, yang)
    seen = await town.get(f"/v1/staff/cases/{case_id}", li)
    reviewed = await do(town, li, case_id, "review", version=seen["version"])
    stale = await do(town, li, case_id, "decide", version=seen["version"], outcome="granted")

    unconfirmed = await do(town, li, case_id, "decide", outcome="granted")
    await Session.filter(person_id=office.li.person_id).update(confirmed_at=town.deps.clock.now())
    confirmed = await do(town, li, case_id, "decide", outcome="granted")

    assert reviewed.json()["state"] == "deciding"
    assert refused(stale) == (409, "case-changed")
    assert refused(unconfirmed) == (403, "confirmation-needed")
    assert confirmed.json()["state"] == "decided"


async def test_acts_are_refused_by_name(town: Town) -> None:
    _, li = await at_work(town)
    case_id = await filed(town.deps, await a_person(town.deps, YANG))
    wang, sun = await town.sign_in(WANG), await town.sign_in(SUN)

    codes = [
        refused(await do(town, wang, case_id, "accept")),
        refused(await do(town, sun, case_id, "accept")),
        refused(await do(town, li, case_id, "deliver")),
        refused(await do(town, li, case_id, "ask_correction")),
        refused(await do(town, li, case_id, "hand_over", words="请接", post="p9")),
        refused(await do(town, li, case_id, "accept", materials=[9])),
        refused(await do(town, li, case_id, "deem_accepted")),
        refused(await do(town, li, case_id, "withdraw")),
    ]

    assert codes == [
        (403, "claim-first"),
        (403, "not-yours"),
        (409, "not-now"),
        (422, "reasons-needed"),
        (422, "nobody-there"),
        (422, "no-such-material"),
        (422, "invalid"),
        (422, "invalid"),
    ]


async def test_the_counter_takes_papers_for_any_case_of_the_office(town: Town) -> None:
    await at_work(town)
    case_id = await filed(town.deps, await a_person(town.deps, YANG), materials=(0,))
    sun = await town.sign_in(SUN)

    added = await do(town, sun, case_id, "supplement", words="窗口代收", materials=[1])

    assert (added.status_code, added.json()["state"]) == (200, "received")


async def test_queues_show_whose_work_it_is(town: Town) -> None:
    office, li = await at_work(town, "joint")
    yang, zhaxi = await a_person(town.deps, YANG), await a_person(town.deps, ZHAXI)
    asked = await accepted(town.deps, office, yang)
    new = await filed(town.deps, zhaxi)
    wang, sun, zhao = [await town.sign_in(who) for who in (WANG, SUN, ZHAO)]

    async def queue(who: Headers, name: str, **more: Any) -> list[UUID]:
        told = await town.get("/v1/staff/cases", who, centre=CENTRE, queue=name, **more)
        return [UUID(one["id"]) for one in told["items"]]

    assert await queue(li, "mine") == [asked, new]
    assert await queue(wang, "mine") == await queue(wang, "covering") == []
    assert await queue(wang, "post") == [asked, new]
    assert await queue(sun, "department") == [asked]
    assert await queue(sun, "post") == []
    assert await queue(zhao, "centre") == [asked, new]
    assert await queue(zhao, "centre", q="00002") == [new]
    assert await queue(zhao, "centre", q=YANG.phone) == [asked]
    assert await queue(zhao, "centre", q="%") == []
    assert await queue(zhao, "centre", post="p1", item=ITEM, mode="joint") == [asked, new]
    assert await queue(zhao, "centre", post="p2") == await queue(zhao, "centre", item="x") == []
    assert await queue(zhao, "centre", state="closed") == []
    assert await queue(zhao, "centre", state="all") == [new, asked]


async def test_the_most_pressing_come_first_and_are_counted(town: Town, clock: StillClock) -> None:
    office, li = await at_work(town)
    yang, zhaxi = await a_person(town.deps, YANG), await a_person(town.deps, ZHAXI)
    late = await accepted(town.deps, office, yang)
    paused = await accepted(town.deps, office, yang)
    await act(town.deps, office.li, paused, Act.PAUSE, kind="hearing", words="听证")
    clock.pass_(days=3)
    waiting = await filed(town.deps, yang)
    await act(town.deps, office.li, waiting, Act.ASK_CORRECTION, words="补")
    first = await filed(town.deps, zhaxi)
    await Case.filter(id=first).update(priority=True)
    clock.pass_(days=5)
    li = await town.sign_in(LI)

    told = await town.get("/v1/staff/cases", li, centre=CENTRE)
    read: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = await town.get("/v1/staff/cases", li, centre=CENTRE, limit=1, cursor=cursor)
        read += [one["id"] for one in page["items"]]
        cursor = page["next"]

    assert [UUID(one["id"]) for one in told["items"]] == [first, late, paused, waiting]
    assert read == [one["id"] for one in told["items"]]
    assert told["counts"] == {
        "mine": 4,
        "covering": 0,
        "late": 1,
        "today": 0,
        "week": 1,
        "waiting_person": 1,
        "paused": 1,
        "priority": 1,
    }
    assert clock.today() == date(2026, 3, 10)


async def test_another_office_sees_nothing_here(town: Town) -> None:
    await at_work(town)
    case_id = await filed(town.deps, await a_person(town.deps, YANG))
    await a_person(town.deps, OUTSIDER, director=OTHER_CENTRE)
    outsider = await town.sign_in(OUTSIDER)

    answers = [
        await town.http.get("/v1/staff/cases", headers=outsider, params={"centre": CENTRE}),
        await town.http.get(f"/v1/staff/cases/{case_id}", headers=outsider),
        await do(town, outsider, case_id, "accept"),
        await town.http.get(f"/v1/staff/cases/{case_id}/contact", headers=outsider),
    ]

    assert [refused(answer)[0] for answer in answers] == [404] * 4
    assert await AuditEntry.filter(act="contact-seen").count() == 0


async def test_a_heap_goes_to_one_person_and_says_what_stayed(town: Town) -> None:
    office, _ = await at_work(town)
    yang = await a_person(town.deps, YANG)
    moved, gone = await filed(town.deps, yang), await filed(town.deps, yang)
    await act(town.deps, yang, gone, Act.WITHDRAW)
    zhao = await town.sign_in(ZHAO)
    form = {
        "cases": [str(moved), str(gone)],
        "person": str(office.wang.person_id),
        "words": "李休假",
    }

    answers = [await town.post("/v1/staff/cases/assign", zhao, form) for _ in range(2)]

    assert [answer.json()["done"] for answer in answers] == [[str(moved)]] * 2
    assert [one["id"] for one in answers[0].json()["refused"]] == [str(gone)]
    assert (await Case.get(id=moved)).holder_id == office.wang.person_id


async def test_each_look_at_a_contact_is_written_down(town: Town) -> None:
    office, li = await at_work(town)
    made = await cases.take_in(
        town.deps,
        office.li,
        a_filing(name=YANG.name, phone=YANG.phone),
        Desk("counter"),
        "zh",
    )

    contact = await town.get(f"/v1/staff/cases/{made.id}/contact", li)

    assert contact == {"name": YANG.name, "phone": YANG.phone}
    assert await AuditEntry.filter(act="contact-seen", subject=f"case:{made.id}").count() == 1
