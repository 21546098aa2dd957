"""HTTP for the windows of an office and the code that hangs at each, to be rated by scanning."""

from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import raw

from app.routes.http.wire import Call, operation
from app.services.bookings import window_codes
from app.services.bookings.window_codes import CODE_REFUSALS, WindowsView
from app.services.house.access import NoSuchCentre
from app.services.ratings.rating_asks import NoSuchWindow

bp = Blueprint("staff_windows", url_prefix="/staff/windows")
HEADERS = {"cache-control": "private, no-store", "cross-origin-resource-policy": "same-origin"}


class WindowsQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]


@operation(
    bp, "GET", "", summary="The windows of the office", query=WindowsQuery, answer=WindowsView,
    who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def windows(call: Call[None, WindowsQuery]) -> WindowsView:
    """By their codes, also those that no post stands at."""
    return await window_codes.windows(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp, "GET", "/<window:str>/code", summary="The rating code of a window", query=WindowsQuery,
    answer=HTTPResponse, media_type="image/*", who="staff",
    problems=(NoSuchCentre, NoSuchWindow, *CODE_REFUSALS),
)  # fmt: skip
async def code(call: Call[None, WindowsQuery], window: str) -> HTTPResponse:
    """A mini-program code made by WeChat, PNG or JPEG; 503 while WeChat gives none."""
    asked = call.query.centre
    picture = await window_codes.code_picture(call.deps, call.actor, asked, window)
    return raw(picture, content_type=_kind(picture), headers=dict(HEADERS))


def _kind(picture: bytes) -> str:
    return "image/jpeg" if picture.startswith(b"\xff\xd8") else "image/png"
