"""HTTP: one module for each noun; this list is the whole API."""

from sanic import Blueprint

from app.routes import (
    bookings,
    calendar,
    centres,
    items,
    me,
    messages,
    operation,
    sessions,
    staff,
    wechat_push,
)

api = Blueprint.group(
    sessions.bp,
    me.bp,
    centres.bp,
    items.bp,
    calendar.bp,
    bookings.bp,
    messages.bp,
    staff.bp,
    wechat_push.bp,
    url_prefix="/v1",
)
house = operation.bp
