"""Messages over HTTP: what was said, and what somebody allows us to say on WeChat."""

from app.services.messages import delivery
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG, ZHAXI
from tests.routes.client import Town, a_key, language, refused

WISH = {"centre": CENTRE, "item": ITEM, "starts_at": at("09:30").isoformat()}


async def booked(town: Town) -> dict[str, str]:
    """Yang's headers, after she booked."""
    await a_town(town.deps)
    await a_person(town.deps, YANG)
    yang = await town.sign_in(YANG)
    answer = await town.post("/v1/bookings", yang, WISH)
    assert answer.status_code == 201, answer.text
    return yang


async def test_the_tap_on_booking_asks_for_three_templates_at_most(town: Town) -> None:
    told = await town.get("/v1/messages/templates", language("en"), moment="booking")

    assert told["templates"] == [
        {"id": "T-booked", "kind": "booked", "title": "Booked"},
        {"id": "T-day-before", "kind": "day_before", "title": "Your visit tomorrow"},
        {"id": "T-two-hours", "kind": "two_hours", "title": "Your visit is soon"},
    ]


async def test_an_accept_is_one_message_more_and_everything_else_none(town: Town) -> None:
    yang = await town.sign_in(YANG)
    results = {
        "T-booked": "accept",
        "T-day-before": "reject",
        "T-two-hours": "ban",
        "T-of-somebody-else": "accept",
    }

    first = await town.post("/v1/messages/grants", yang, {"results": results})
    second = await town.post("/v1/messages/grants", yang, {"results": results})

    assert [first.json(), second.json()] == [{"balance": {"booked": n}} for n in (1, 2)]


async def test_a_grant_told_again_with_its_key_counts_once(town: Town) -> None:
    yang = {**await town.sign_in(YANG), **a_key()}
    told = {"results": {"T-booked": "accept"}}

    answers = [
        await town.http.post("/v1/messages/grants", headers=yang, json=told) for _ in range(2)
    ]

    assert [answer.json() for answer in answers] == [{"balance": {"booked": 1}}] * 2


async def test_the_tap_on_moving_asks_for_the_message_of_the_move(town: Town) -> None:
    told = await town.get("/v1/messages/templates", moment="move")

    assert [one["kind"] for one in told["templates"]] == ["moved", "day_before", "two_hours"]


async def test_my_messages_are_mine_the_latest_first_with_those_to_come(town: Town) -> None:
    yang = await booked(town)
    await delivery.deliver(town.deps)

    told = await town.get("/v1/messages", {**yang, **language("en")})

    assert [(one["kind"], one["state"], one["channel"]) for one in told["items"]] == [
        ("two_hours", "planned", ""),
        ("day_before", "planned", ""),
        ("booked", "sent", "sms"),
    ]
    assert told["items"][-1]["text"].startswith("Booked: Tue 3 Mar, 09:30")
    zhaxi = await town.sign_in(ZHAXI)
    assert (await town.get("/v1/messages", zhaxi))["items"] == []


async def test_messages_come_in_pages_without_gap_or_repetition(town: Town) -> None:
    yang = await booked(town)

    read: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        told = await town.get("/v1/messages", yang, cursor=cursor, limit=1)
        read += [one["kind"] for one in told["items"]]
        cursor = told["next"]

    assert read == ["two_hours", "day_before", "booked"]


async def test_what_cannot_be_is_refused(town: Town) -> None:
    yang = await town.sign_in(YANG)

    moment = await town.http.get("/v1/messages/templates", params={"moment": "lunch"})
    cursor = await town.http.get("/v1/messages", headers=yang, params={"cursor": "x"})
    too_many = {"results": {f"t{n}": "accept" for n in range(11)}}
    many = await town.post("/v1/messages/grants", yang, too_many)
    nobody = await town.http.get("/v1/messages")

    assert [refused(answer) for answer in (moment, cursor, many, nobody)] == [
        (422, "invalid"),
        (422, "bad-cursor"),
        (422, "invalid"),
        (401, "sign-in-needed"),
    ]
