"""HTTP for following up unhappy ratings, for directors who did not handle what was rated."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.ratings.ratings import Finding
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import ContactView
from app.services.ratings import rating_todos
from app.services.ratings.rating_todos import NoSuchTodo, TodoDone, TodosView, TodoView

bp = Blueprint("staff_ratings", url_prefix="/staff/rating-todos")


class TodosQuery(Struct, forbid_unknown_fields=True):
    """An office, and which of its follow-ups."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    state: Literal["open", "done"] = "open"


class FindingForm(Struct, forbid_unknown_fields=True):
    """What came of it, and what was done; who rated reads the words."""

    finding: Literal["fixed", "explained", "unfounded"]
    words: Annotated[str, Meta(min_length=1, max_length=1000, pattern=r"\S")]


@operation(
    bp, "GET", "", summary="Unhappy ratings to follow up", query=TodosQuery, answer=TodosView,
    who="staff", problems=(NoSuchCentre, DirectorsOnly),
)  # fmt: skip
async def todos(call: Call[None, TodosQuery]) -> TodosView:
    """Never who rated, and the day at most; nobody sees those of their own work."""
    asked = call.query
    return await rating_todos.listed(
        call.deps, call.actor, asked.centre, asked.state, call.language
    )


@operation(
    bp,
    "POST",
    "/<todo:uuid>/close",
    summary="Close the follow-up of a rating",
    body=FindingForm,
    answer=TodoView,
    who="staff",
    idempotent=True,
    problems=(NoSuchTodo, DirectorsOnly, TodoDone),
    example={"finding": "fixed", "words": "Called back; the window opens at nine again."},
)
async def close(call: Call[FindingForm], todo: UUID) -> msgspec.Raw:
    """By somebody who did not handle what was rated."""
    finding, words = Finding(call.form.finding), call.form.words
    return await once(
        call,
        lambda: rating_todos.close(call.deps, call.actor, todo, finding, words, call.language),
    )


@operation(
    bp, "GET", "/<todo:uuid>/contact", summary="Whom to call back", answer=ContactView,
    who="staff", problems=(NoSuchTodo, DirectorsOnly),
)  # fmt: skip
async def contact(call: Call, todo: UUID) -> ContactView:
    """Each look is written down."""
    return await rating_todos.contact(call.deps, call.actor, todo)
