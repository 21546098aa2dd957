"""HTTP for how somebody is reached: by themselves, and by the office that has to do with them."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.kit.idempotency import KeyReused
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import EditorsOnly
from app.services.messages import reach, work_accounts
from app.services.messages.reach import ReachView
from app.services.messages.work_accounts import PersonReachView, WecomTaken, WorkersOnly
from app.services.people.people import NoSuchPerson

bp = Blueprint("reach", url_prefix="/me")
staff_bp = Blueprint("staff-reach", url_prefix="/staff/people")


class WorkMessagesForm(Struct, forbid_unknown_fields=True):
    """Whether one takes messages of work in WeChat."""

    bound: bool


class WecomForm(Struct, forbid_unknown_fields=True):
    """The user id in WeCom; empty takes it away."""

    user: Annotated[str, Meta(pattern=r"^([A-Za-z0-9][A-Za-z0-9_.@-]{0,63})?$")]


@operation(
    bp, "GET", "/reach", summary="Whether messages reach me", answer=ReachView, who="person",
)  # fmt: skip
async def mine(call: Call) -> ReachView:
    """The ways that work now, why the others do not, and one sentence for it all."""
    return await reach.of_id(call.deps, call.actor.person_id, call.language)


@operation(
    bp,
    "POST",
    "/work-messages",
    summary="Take messages of work in WeChat, or no more",
    body=WorkMessagesForm,
    answer=ReachView,
    who="person",
    idempotent=True,
    problems=(WorkersOnly, KeyReused),
    example={"bound": True},
)
async def bind(call: Call[WorkMessagesForm]) -> msgspec.Raw:
    """For staff and agents, once WeChat's sheet was answered; it holds until it is taken back."""
    return await once(
        call, lambda: work_accounts.bind(call.deps, call.actor, call.form.bound, call.language)
    )


@operation(
    staff_bp, "GET", "/<person:uuid>/reach", summary="Whether messages reach somebody",
    answer=PersonReachView, who="staff", problems=(NoSuchPerson,),
)  # fmt: skip
async def of_person(call: Call, person: UUID) -> PersonReachView:
    """Also how many messages they still allow on WeChat, and who passes word on, masked."""
    return await work_accounts.of_person(call.deps, call.actor, person, call.language)


@operation(
    staff_bp,
    "PUT",
    "/<person:uuid>/wecom",
    summary="Note the WeCom account of a colleague",
    body=WecomForm,
    answer=PersonReachView,
    who="staff",
    problems=(NoSuchPerson, EditorsOnly, WecomTaken),
    example={"user": "LiChuangKou"},
)
async def set_wecom(call: Call[WecomForm], person: UUID) -> PersonReachView:
    """Only an administrator of their office; one account belongs to one colleague."""
    user = call.form.user
    return await work_accounts.set_wecom(call.deps, call.actor, person, user, call.language)
