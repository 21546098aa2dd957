"""HTTP for screens of the office that stay open: what happens there, as it happens."""

from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.http.streams import MEDIA_TYPE, EventStream, Happening, Live
from app.routes.http.wire import Call, operation
from app.services.cases import case_feed
from app.services.house.access import NoSuchCentre

bp = Blueprint("staff_live", url_prefix="/staff")


class LiveQuery(Struct, forbid_unknown_fields=True):
    """An office; `after` is for those who cannot send the header Last-Event-ID."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    after: Annotated[str, Meta(max_length=40)] = ""


@operation(
    bp,
    "GET",
    "/live",
    summary="What happens at an office",
    query=LiveQuery,
    answer=EventStream,
    media_type=MEDIA_TYPE,
    who="staff",
    problems=(NoSuchCentre,),
)
async def live(call: Call[None, LiveQuery]) -> Live:
    """Server-sent events `case`, `card`, `rating` and `alarm`, each with `{"id": ...}` to ask for.

    The id of an event is a UUIDv7; send the last one as `Last-Event-ID` to go on from there. An
    event may come twice. The stream ends after ten minutes, or when the listener leaves.
    """
    last = call.request.headers.get("last-event-id", "") or call.query.after
    feed = await case_feed.listen(call.deps, call.actor, call.query.centre, last)

    async def look() -> list[Happening]:
        news = await feed.fresh()
        return [Happening(str(one.id), one.kind, {"id": one.subject}) for one in news]

    return Live(look)
