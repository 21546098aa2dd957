"""The village around an agent's day: who asks for visits, what the office plans and finds."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from hashlib import sha512
from typing import Any
from uuid import UUID, uuid4

from tests.browser.office import Office
from tests.browser.town import Town

CENTRE, ROOM = "511503102000", "511503102201"
SHANGHAI = timezone(timedelta(hours=8))
GIVEN = "安柏川德恩芳光和惠嘉康兰美宁平青仁淑天文祥雪艳玉珍志忠子竹梓"


@dataclass(frozen=True)
class Asked:
    """A visit that somebody asked for: the code is known to them alone."""

    id: str
    name: str
    code: str


def by_phone(town: Town, persona: str) -> Office:
    """Somebody of the simulator, asked over the API beside their phone."""
    made = Office(town.url, "")
    session = made.ask("POST", "/sessions", {"code": town.code_of(f"sandbox-{persona}")})
    return Office(town.url, session["token"])


def neighbour(town: Town, name: str, number: str = "") -> Office:
    """Somebody new in the village who has a phone."""
    openid = f"neighbour-{uuid4().hex[:8]}"
    made = Office(town.url, "")
    session = made.ask("POST", "/sessions", {"code": town.code_of(openid)})
    person = Office(town.url, session["token"])
    code = town.code_of(openid, "phone", phone=number or a_number())
    person.ask("POST", "/me/phone", {"code": code})
    person.ask("PATCH", "/me", {"name": name})
    return person


def mandated(town: Town, person: Office) -> None:
    """Somebody lets the agent act for them until tomorrow, on their own phone."""
    agent = by_phone(town, "agent").ask("GET", "/me")["id"]
    wish = {"proxy": {"agent": agent}, "until_on": f"{tomorrow(0):%Y-%m-%d}"}
    person.ask("POST", "/mandates", wish)


def a_number() -> str:
    """A phone number that nobody else has."""
    return f"18{uuid4().int % 10**9:09d}"


def a_name() -> str:
    """What nobody else in the village is called."""
    picked = uuid4().int
    return "冯" + GIVEN[picked % len(GIVEN)] + GIVEN[picked // len(GIVEN) % len(GIVEN)]


def tomorrow(hour: int) -> datetime:
    """An hour of tomorrow in the village."""
    day = datetime.now(SHANGHAI).date() + timedelta(days=1)
    return datetime.combine(day, time(hour), SHANGHAI)


def until_tomorrow(town: Town, hour: int = 8) -> None:
    """Everybody sleeps until an hour of the next morning."""
    town.advance(int((tomorrow(hour) - datetime.now(UTC)) / timedelta(minutes=1)))


def visit_asked(town: Town, why: str, hour: int) -> Asked:
    """Somebody asks for a visit tomorrow; the office gives it to the agent at that hour."""
    name = a_name()
    person, office = neighbour(town, name), Office.at(town)
    agent = by_phone(town, "agent").ask("GET", "/me")["id"]
    offer = person.ask("GET", f"/visits/offer?centre={ROOM}")
    wish = {"on": f"{tomorrow(hour):%Y-%m-%d}", "from": "08:00", "to": "20:00"}
    asked = person.ask(
        "POST",
        "/visits",
        {
            "centre": ROOM,
            "why": why,
            "address": f"大庙村二组{hour}号",
            "hamlet": offer["hamlets"][1]["id"],
            "wishes": [wish],
        },
    )
    path = f"/staff/visits/{asked['id']}/act"
    order: dict[str, Any] = {"act": "assign", "agent": agent, "version": asked["version"]}
    given = office.ask("POST", path, order)
    when = {"starts_at": tomorrow(hour).isoformat(), "minutes": 40, "version": given["version"]}
    office.ask("POST", path, {"act": "propose", **when})
    return Asked(asked["id"], name, person.ask("GET", f"/visits/{asked['id']}")["code"])


def household(town: Town) -> dict[str, Any]:
    """A household in the area of both agents, known by its number."""
    office = Office.at(town)
    hamlet = by_phone(town, "agent").ask("GET", f"/visits/offer?centre={ROOM}")["hamlets"][2]
    wish = {
        "centre": ROOM,
        "number": f"3-{uuid4().int % 9000 + 1000}",
        "address": "大庙村三组山上",
        "hamlet": hamlet["id"],
        "members": [{"name": a_name(), "relation": "self", "head": True}],
    }
    return office.ask("POST", "/staff/households", wish)


def a_phone_writes(
    town: Town, record: tuple[str, str], kind: str, body: dict[str, Any], *, broken: bool = False
) -> None:
    """A new phone of the agent sends one operation about a record it never saw; or a broken one."""
    agent, device, now = by_phone(town, "agent"), str(uuid4()), datetime.now(UTC).isoformat()
    agent.ask("POST", "/agent/devices", {"id": device})
    head = {"op": an_op(), "device": device, "seq": 1, "prev": "", "at": now, "base": {}}
    said = head | {"subject": record[0], "id": record[1], "kind": kind, "body": body}
    text = json.dumps(said, ensure_ascii=False)
    chain = "0" * 64 if broken else sha512(f"\n{text}".encode()).hexdigest()[:64]
    sent = {"text": text, "chain": chain}
    agent.ask("POST", "/sync", {"device": device, "sent_at": now, "operations": [sent]})


def an_op() -> str:
    """The id of an operation, as phones make them: the time first (UUID version 7)."""
    ms, random = int(datetime.now(UTC).timestamp() * 1000), uuid4().int
    return str(UUID(int=ms << 80 | 7 << 76 | (random & (2**76 - 1)) & ~(3 << 62) | 2 << 62))
