"""The document says what the server does."""

from typing import Any

import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from app.routes.http.openapi import document
from app.words import languages
from tests.routes.toy import EXAMPLE, office, visiting


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return document(office(), "0.1.0")


def test_the_document_is_valid_openapi_3_1(described: dict[str, Any]) -> None:
    wrong = [error.message for error in OPENAPI_31_VALIDATOR.iter_errors(described)]

    assert wrong == []


def test_every_operation_is_in_the_document(described: dict[str, Any]) -> None:
    methods = {path: sorted(operations) for path, operations in described["paths"].items()}

    assert methods == {
        "/v1/bookings": ["post"],
        "/v1/bookings/mine": ["get"],
        "/v1/bookings/refuse/{why}": ["post"],
        "/v1/bookings/{booking}": ["delete"],
        "/v1/centres/{centre}": ["get"],
        "/v1/centres/{centre}/board": ["get"],
        "/v1/centres/{centre}/week": ["get"],
    }


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if "$ref" in value else []
            return own + [ref for inner in value.values() for ref in references(inner)]
        return [ref for inner in value for ref in references(inner)] if is_list(value) else []

    def is_list(value: Any) -> bool:
        return isinstance(value, list)

    def leads(reference: str) -> bool:
        at: Any = described
        for step in reference.removeprefix("#/").split("/"):
            at = at.get(step, {})
        return bool(at)

    assert [ref for ref in references(described) if not leads(ref)] == []


def test_a_write_tells_its_body_example_key_and_problems(described: dict[str, Any]) -> None:
    create = described["paths"]["/v1/bookings"]["post"]

    assert create["description"] == "Takes one seat; the same key gives the same seat."
    assert create["requestBody"] == {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/BookingForm"},
                "example": EXAMPLE,
            }
        },
    }
    assert create["parameters"] == [
        {"$ref": "#/components/parameters/AcceptLanguage"},
        {"$ref": "#/components/parameters/IdempotencyKey"},
    ]
    assert {status: said.get("$ref") for status, said in create["responses"].items()} == {
        "201": None,
        "400": "#/components/responses/400.malformed-json",
        "409": "#/components/responses/409.key-reused.slot-full.booking-limit",
        "413": "#/components/responses/413.too-large",
        "415": "#/components/responses/415.wrong-content-type",
        "422": "#/components/responses/422.invalid.key-missing",
        "500": "#/components/responses/500.unexpected",
    }


def test_a_query_is_told_parameter_by_parameter(described: dict[str, Any]) -> None:
    week = described["paths"]["/v1/centres/{centre}/week"]["get"]
    path, *query = week["parameters"][:-1]

    assert path == {
        "name": "centre",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    assert {parameter["name"]: parameter["schema"] for parameter in query} == {
        "start": {"type": "string", "format": "date"},
        "days": {"type": "integer", "minimum": 1, "maximum": 31, "default": 14},
        "off_hours": {"type": "boolean", "default": False},
        "weight": {"type": "number"},
        "tag": {"type": "array", "items": {"type": "string"}, "default": []},
    }
    assert [parameter["name"] for parameter in query if parameter["required"]] == ["start"]
    assert "Week" in described["components"]["schemas"], "the answer holds it too"


def test_who_may_ask_is_told(described: dict[str, Any]) -> None:
    paths = described["paths"]

    assert paths["/v1/centres/{centre}"]["get"]["security"] == []
    assert paths["/v1/bookings/mine"]["get"]["security"] == [{"bearer": []}]
    assert paths["/v1/bookings/{booking}"]["delete"]["x-who"] == "staff"


def test_every_problem_is_told_in_every_language(described: dict[str, Any]) -> None:
    problems = described["x-problems"]

    assert problems["slot-full"]["status"] == 409
    assert problems["river-high"]["title"]["en"] == "Not available right now"
    assert all(
        set(problem["title"]) == set(problem["detail"]) == set(languages())
        for problem in problems.values()
    )


async def test_the_document_is_served() -> None:
    async with visiting(office()) as client:
        answer = await client.get("/openapi.json")

    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["openapi"] == "3.1.0"
