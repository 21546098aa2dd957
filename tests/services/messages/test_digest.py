"""The director's morning: what it counts, when it comes, by which ways, and only once."""

from dataclasses import replace
from datetime import date

from app.domain.cases.case_flow import Act
from app.jobs import send_digests
from app.models.case import Case
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absences import AbsenceWish
from app.services.cases import case_acts
from app.services.cases.case_orders import Order
from app.services.messages import digest
from app.services.people import people
from tests.fakes import StillClock
from tests.flows.test_case_alone import accepted, filed
from tests.make import CENTRE, at

WEDNESDAY, SATURDAY = date(2026, 3, 11), date(2026, 3, 14)


async def test_cases_are_sorted_by_what_presses(deps: Deps, clock: StillClock) -> None:
    town, first = await accepted(deps, clock)
    clock.at = at("10:00", date(2026, 3, 4))
    second = await filed(deps)
    await case_acts.act(deps, town.li, second.id, Order(act=Act.ACCEPT), "zh")

    clock.at = at("08:40", WEDNESDAY)
    now = await digest.morning(deps, town.centre)

    assert [case.id for case in now.late] == [first.id]
    assert [case.id for case in now.today] == [second.id]
    assert (now.week, now.unanswered) == ([], [])


async def test_an_empty_post_is_named(deps: Deps, clock: StillClock) -> None:
    town, _ = await accepted(deps, clock)
    leave = AbsenceWish(CENTRE, None, "sick", None, None, "")
    await absences.begin(deps, town.sun, leave, "zh")

    now = await digest.morning(deps, town.centre)

    assert [post.code for post in now.empty_posts] == ["p2"]


async def test_the_digest_comes_once_a_working_morning_by_mail_and_phone(
    deps: Deps, clock: StillClock
) -> None:
    town, case = await accepted(deps, clock)
    zhao = await Person.get(id=town.zhao.person_id)
    people.set_email(deps, zhao, "zhao@example.com")
    await zhao.save(update_fields=["email_sealed"])
    deps = replace(deps, channels={**deps.channels, "email": deps.channels["sms"]})

    said = []
    for on, time in (
        (WEDNESDAY, "08:29"),
        (WEDNESDAY, "08:30"),
        (WEDNESDAY, "08:35"),
        (WEDNESDAY, "12:00"),
        (SATURDAY, "08:30"),
    ):
        clock.at = at(time, on)
        said.append(await send_digests.run(deps))

    rows = await Notice.filter(template="digest").order_by("via")
    assert said == ["0 sent", "1 sent", "1 sent", "0 sent", "0 sent"]
    assert [(row.person_id, row.via) for row in rows] == [(zhao.id, ""), (zhao.id, "email")]
    number = (await Case.get(id=case.id)).number
    assert {key: rows[0].params[key] for key in ("late", "today", "empty", "lines")} == {
        "late": "1",
        "today": "0",
        "empty": "0",
        "lines": number,
    }
