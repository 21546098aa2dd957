"""HTTP: one module for each noun; this list is the whole API."""

from sanic import Blueprint

from app.routes import (
    bookings,
    calendar,
    case_papers,
    case_status,
    cases,
    centres,
    items,
    me,
    messages,
    operation,
    ratings,
    sessions,
    staff,
    staff_cards,
    staff_cases,
    staff_live,
    staff_people,
    staff_posts,
    staff_ratings,
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
    ratings.bp,
    staff.bp,
    cases.bp,
    case_papers.bp,
    case_status.bp,
    staff_cases.bp,
    staff_live.bp,
    staff_posts.bp,
    staff_people.bp,
    staff_ratings.bp,
    staff_cards.bp,
    wechat_push.bp,
    url_prefix="/v1",
)
house = Blueprint.group(operation.bp, case_status.page_bp)
