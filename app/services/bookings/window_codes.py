"""The rating code of each window: a picture that opens the rating of whoever scans it there."""

from msgspec import Struct

from app.channels.refusals import TROUBLES
from app.domain.people.roles import Actor
from app.domain.ratings.ratings import window_scene
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.centre import Centre, Window
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases.post_views import WindowName
from app.services.house.access import centre_of_staff
from app.services.ratings.rating_asks import NoSuchWindow

PAGE = "pages/rating/form/index"


class NoWindowCode(Conflict):
    """WeChat makes no code for this window: publish the mini-program, and keep its code short."""


CODE_REFUSALS = (NoWindowCode, *TROUBLES)
"""How making a code may be refused."""


class WindowsView(Struct, frozen=True):
    """The windows of an office, by their codes."""

    centre_name: str
    items: list[WindowName]


async def windows(deps: Deps, actor: Actor, centre_code: str, language: str) -> WindowsView:
    """The windows of an office the actor works in; NoSuchCentre."""
    centre = await centre_of_staff(actor, centre_code)
    found = await Window.filter(centre_id=centre.id).order_by("code")
    names = [WindowName(one.code, said_of(one.name, language)) for one in found]
    return WindowsView(said_of(centre.name, language), names)


async def code_picture(deps: Deps, actor: Actor, centre_code: str, window_code: str) -> bytes:
    """The picture (PNG or JPEG) of a window's rating code, the same for ever.

    NoSuchCentre, NoSuchWindow, NoWindowCode, and Unavailable while WeChat gives nothing.
    """
    centre = await centre_of_staff(actor, centre_code)
    window = await _window(centre, window_code)
    try:
        return await deps.wechat.code_image(window_scene(centre.code, window.code), PAGE)
    except Invalid as refusal:
        raise NoWindowCode(window=window.code, why=refusal.code) from None


async def _window(centre: Centre, code: str) -> Window:
    found = await sql.find(Window, "WHERE centre_id = $1 AND code = $2", centre.id, code)
    if not found:
        raise NoSuchWindow(window=code)
    return found[0]
