"""The server keeps its own document: made-up requests get only answers that are described there."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.main import VERSION, create_app
from app.routes.http.openapi import document
from tests.make import CENTRE, ITEM, LONG_ITEM, a_person, a_staffed_town, an_opening, at
from tests.people import LI, YANG
from tests.routes.client import Headers, Town, a_key

KEPT = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SENSIBLE, NONSENSE = 10, 4
"""How many requests of each kind are made up for each operation."""
AWKWARD = (
    *("a\0b", "x" * 70, "9999-12-31", "0001-01-01", "9999-12-31T23:59:59Z", "%", "..", "\ufffe"),
    *("0001-01-01T00:00:00+14:00", "\u0130" * 40, "999999999999", "nothing", "-1", "1e400", "[]"),
)
MODES = {GenerationMode.POSITIVE: SENSIBLE, GenerationMode.NEGATIVE: NONSENSE}
quiet = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


@cache
def made_up() -> tuple[Any, ...]:
    """The same requests in each run: sensible and nonsensical ones for every operation."""
    app = create_app(None, name="contract", access_log=False)
    app.finalize()
    schema = schemathesis.openapi.from_dict(document(app, VERSION))
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    return tuple(
        case
        for operation in operations
        for mode, count in MODES.items()
        for case in some(operation.as_strategy(generation_mode=mode), count)
    )


def some(strategy: Any, count: int) -> list[Any]:
    """`count` examples; none when nothing about an operation can be nonsense."""
    found: list[Any] = []

    @settings(quiet, max_examples=count)
    @given(strategy)
    def gather(case: Any) -> None:
        found.append(case)

    try:
        gather()
    except Unsatisfiable:
        assert not found
    return found


def at_home(case: Any, ids: dict[str, str]) -> None:
    """Let a request speak of what is there, where it would name something at random."""
    real = {
        **ids,
        "item": LONG_ITEM,
        "starts_at": at("15:00").isoformat(),
        "person": {"name": "王建国", "phone": "13900000003"},
        "phone": "13900000003",
    }
    for part in (case.path_parameters, case.query, case.body):
        if isinstance(part, dict):
            part |= {name: real[name] for name in real if name in part}


def awkward(case: Any, turn: int) -> None:
    """Put something that breaks careless programs into one place of a request."""
    places = [
        (part, name)
        for part in (case.path_parameters, case.query, case.body)
        if isinstance(part, dict)
        for name, value in part.items()
        if isinstance(value, str)
    ]
    if places:
        part, name = places[turn % len(places)]
        part[name] = AWKWARD[turn // len(places) % len(AWKWARD)]
        if part is case.path_parameters and part[name] == "..":
            part[name] = "..."  # a client takes ".." for another address before it asks


async def ask(town: Town, case: Any, whose: Headers) -> httpx.Response:
    """What the house answers to a made-up request of somebody."""
    prepared = requests.Request(**case.as_transport_kwargs(base_url="http://town")).prepare()
    headers = {**prepared.headers, **whose}
    if not whose:
        headers.pop("Authorization", None)
    sent = {name.encode(): str(value).encode() for name, value in headers.items()}
    body: Any = prepared.body
    return await town.http.request(case.method, str(prepared.url), headers=sent, content=body)


def code_of(answer: httpx.Response) -> str:
    """The code of a problem, empty for any other answer."""
    is_problem = answer.headers.get("content-type") == "application/problem+json"
    return str(answer.json()["code"]) if is_problem else ""


def changeable(case: Any) -> Any:
    """A copy of a request: the made-up ones serve both engines."""
    return case.operation.Case(
        method=case.method,
        path_parameters=dict(case.path_parameters or {}),
        headers=dict(case.headers or {}),
        query=dict(case.query or {}),
        body=dict(case.body) if isinstance(case.body, dict) else case.body,
        media_type=case.media_type,
    )


async def papers_of_a_case(town: Town, yang: Headers, li: Headers) -> dict[str, str]:
    """An accepted case of Yang's with a file and a letter: what paths call them."""
    filed = await town.post("/v1/cases", yang, {"centre": CENTRE, "item": ITEM, "answers": {}})
    case = f"/v1/cases/{filed.json()['id']}"
    files = {"file": ("a.pdf", b"%PDF-1.4 paper", "application/pdf")}
    sent = await town.http.post(f"{case}/attachments", headers={**a_key(), **yang}, files=files)
    act = f"/v1/staff/cases/{filed.json()['id']}/acts"
    accepted = (await town.post(act, li, {"act": "accept"})).json()
    return {
        "case": accepted["id"],
        "attachment": sent.json()["id"],
        "letter": accepted["letters"][0]["id"],
        "token": accepted["status_path"].rpartition("/")[2],
    }


@pytest.fixture
def people_here(town: Town) -> Callable[[], Any]:
    """Opens the town: a resident with a booking and a case, a clerk, and a stranger."""

    async def open_town() -> tuple[list[Headers], dict[str, str]]:
        await a_staffed_town(town.deps, openings=(an_opening(windows=50),))
        await a_person(town.deps, YANG)
        yang, li = await town.sign_in(YANG), await town.sign_in(LI)
        wish = {"centre": CENTRE, "item": ITEM, "starts_at": at("09:30").isoformat()}
        made = await town.post("/v1/bookings", yang, wish)
        ids = {"centre": CENTRE, "item": ITEM, "booking": made.json()["id"]}
        return [li, yang, {}], {**ids, **await papers_of_a_case(town, yang, li)}

    return open_town


async def test_no_request_gets_an_answer_that_is_not_described(
    town: Town, people_here: Callable[[], Any]
) -> None:
    callers, ids = await people_here()
    broken: list[str] = []
    heard: Counter[object] = Counter()

    for number, made in enumerate(made_up()):
        case, sensible = changeable(made), made.meta.generation.mode is GenerationMode.POSITIVE
        if sensible and number % 4:
            at_home(case, ids)
        if sensible and number % 4 > 1:
            awkward(case, number // 4)
        whose = callers[number % 3] if case.path != "/v1/sessions/current" else {}
        answer = await ask(town, case, whose)
        heard[answer.status_code] += 1
        heard[code_of(answer)] += 1
        try:
            case.validate_response(answer, checks=KEPT)
        except Exception as failure:
            broken.append(f"{case.method} {answer.url} {case.body!r}: {failure}")

    assert broken == [], "\n".join(broken[:5])
    assert heard[200] > 60, "too few requests went through to mean anything"
    assert {201, 204, 401, 403, 404, 409, 422, "beyond-calendar", "not-offered"} <= set(heard)
