"""Lists of cases: one's own, and the queues of an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, TypeAlias
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q, Subquery

from app.domain.cases.case_flow import Turn
from app.domain.people import identity
from app.domain.people.identity import BadPhone
from app.domain.people.roles import Actor
from app.kit.paging import Page, page, page_size, read_cursor
from app.models.case import Case, CaseTask, CaseToken
from app.models.centre import Centre, Post
from app.ports import Deps
from app.services.cases import case_mandates, case_views, routing
from app.services.cases.case_views import CaseRow
from app.services.house import access
from app.services.papers import case_tokens

Queue: TypeAlias = Literal["mine", "covering", "post", "department", "centre"]
Which: TypeAlias = Literal["open", "closed", "all"]
WEEK = timedelta(days=7)
LIGHT = ("id", "priority", "next_due_on", "received_at", "turn", "paused")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which cases of an office somebody wants to see; empty values ask for nothing."""

    centre: str
    queue: Queue = "mine"
    state: Which = "open"
    post: str = ""
    item: str = ""
    mode: str = ""
    q: str = ""
    cursor: str = ""
    limit: int | None = None


class CountsView(Struct, frozen=True):
    """How many open cases I hold and cover, and of the queue: how near, and for whom they wait."""

    mine: int
    covering: int
    late: int
    today: int
    week: int
    waiting_person: int
    paused: int
    priority: int


class StaffCasesView(Struct, frozen=True):
    """Some cases of a queue, how to ask for more, and the figures of the open ones."""

    items: list[CaseRow]
    next: str | None
    counts: CountsView


async def mine(
    deps: Deps, actor: Actor, which: Which, after: str, limit: int | None, language: str
) -> Page[CaseRow]:
    """One's own cases and those filed for one's family, the latest first; BadCursor.

    Those of the family while one may act for them.
    """
    own = Q(person_id=actor.person_id) | case_mandates.filed_for_family(actor)
    return await _latest(deps, actor, own & _in_state(which), after, limit, language)


async def filed_as_agent(
    deps: Deps, actor: Actor, which: Which, after: str, limit: int | None, language: str
) -> Page[CaseRow]:
    """The cases that somebody filed for others as their agent, the latest first; BadCursor.

    While they are an agent, and their mandate stands.
    """
    others = case_mandates.filed_as_agent(actor)
    return await _latest(deps, actor, others & _in_state(which), after, limit, language)


async def _latest(
    deps: Deps, actor: Actor, wanted: Q, after: str, limit: int | None, language: str
) -> Page[CaseRow]:
    size, found = page_size(limit), Case.filter(wanted)
    if after:
        at, last = read_cursor(after, datetime, UUID)
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=last))
    rows = await found.order_by("-received_at", "-id").limit(size + 1)
    listed = page(rows, size, lambda row: (row.received_at, row.id))
    return Page(await case_views.rows(deps, listed.items, language, actor), listed.next)


async def of_staff(deps: Deps, actor: Actor, asked: Asked, language: str) -> StaffCasesView:
    """A queue of an office: open cases the most pressing first, others the latest first.

    Priority comes before the next last day, that before the day of filing. NoSuchCentre for an
    office one does not work in, BadCursor.
    """
    centre = await access.centre_of_staff(actor, asked.centre)
    covered = await routing.covers_for(actor.person_id, centre.id, deps.clock.now())
    queue = await _queue(deps, actor, centre, asked, covered) & _sought(deps, asked)
    waiting = await Case.filter(queue & _in_state("open")).values(*LIGHT)
    listed = await _page(asked, queue, waiting)
    by_id = {case.id: case for case in await Case.filter(id__in=listed.items)}
    shown = [by_id[case_id] for case_id in listed.items]
    held = Case.filter(centre_id=centre.id, closed_at__isnull=True)
    return StaffCasesView(
        items=await case_views.rows(deps, shown, language, actor),
        next=listed.next,
        counts=CountsView(
            mine=await held.filter(holder_id=actor.person_id).count(),
            covering=await held.filter(holder_id__in=list(covered)).count() if covered else 0,
            **_figures(waiting, deps.clock.today()),
        ),
    )


async def _page(asked: Asked, queue: Q, waiting: Sequence[dict[str, Any]]) -> Page[UUID]:
    """The ids of one page; open cases are so few that they are sorted here."""
    size = page_size(asked.limit)
    if asked.state == "open":
        rows = sorted(waiting, key=lambda row: (_rank(row), row["id"]))
        if asked.cursor:
            after = read_cursor(asked.cursor, str, UUID)
            rows = [row for row in rows if (_rank(row), row["id"]) > after]
        return page(rows[: size + 1], size, lambda row: (_rank(row), row["id"])).showing(_id)
    found = Case.filter(queue & _in_state(asked.state)).order_by("-received_at", "-id")
    if asked.cursor:
        at, last = read_cursor(asked.cursor, datetime, UUID)
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=last))
    rows = await found.limit(size + 1).values(*LIGHT)
    return page(rows, size, lambda row: (row["received_at"], row["id"])).showing(_id)


def _rank(row: dict[str, Any]) -> str:
    """The place of an open case in its queue, as a text that sorts like it."""
    due: date = row["next_due_on"] or date.max
    return f"{int(not row['priority'])} {due.isoformat()} {row['received_at'].isoformat()}"


def _id(row: dict[str, Any]) -> UUID:
    found: UUID = row["id"]
    return found


def _figures(waiting: Sequence[dict[str, Any]], today: date) -> dict[str, int]:
    """How near the cases of a queue are, and for whom they wait."""
    dues = [row["next_due_on"] for row in waiting if row["next_due_on"]]
    return {
        "late": sum(due < today for due in dues),
        "today": sum(due == today for due in dues),
        "week": sum(today < due <= today + WEEK for due in dues),
        "waiting_person": sum(row["turn"] == Turn.PERSON for row in waiting),
        "paused": sum(row["paused"] for row in waiting),
        "priority": sum(row["priority"] for row in waiting),
    }


def _in_state(which: Which) -> Q:
    return Q() if which == "all" else Q(closed_at__isnull=which == "open")


async def _queue(deps: Deps, actor: Actor, centre: Centre, asked: Asked, covered: set[UUID]) -> Q:
    """The cases of a queue, open or not."""
    here = Q(centre_id=centre.id)
    match asked.queue:
        case "mine":
            return here & Q(holder_id=actor.person_id)
        case "covering":
            return here & Q(holder_id__in=list(covered))
        case "centre":
            return here
    mine = await _posts_of(deps, actor, centre.id)
    if asked.queue == "post":
        return here & Q(post_id__in=mine)
    held = Q(holder_id__in=[actor.person_id, *covered]) | Q(post_id__in=mine)
    tasks = await CaseTask.filter(held, answered_at__isnull=True).only("id", "case_id")
    return Q(id__in=[task.case_id for task in tasks])


async def _posts_of(deps: Deps, actor: Actor, centre_id: UUID) -> list[UUID]:
    """The posts of an office to which somebody belongs or where they are on duty now."""
    posts = await Post.filter(centre_id=centre_id)
    duty = await routing.duties(posts, deps.clock.now())
    return [
        post.id
        for post in posts
        if actor.person_id in (post.holder_id, post.cover_id, duty[post.id].person_id)
    ]


def _sought(deps: Deps, asked: Asked) -> Q:
    """What narrows a queue; `q` is a part of a case's number, a whole phone number, or an
    identifying answer: a plate, a card, an ID number.
    """
    found, words = Q(), asked.q.strip()
    if asked.post:
        found &= Q(post__code=asked.post)
    if asked.item:
        found &= Q(item__code=asked.item)
    if asked.mode:
        found &= Q(mode=asked.mode)
    if words:
        found_by = CaseToken.filter(blind=case_tokens.blind(deps, words))
        by_answer = Q(id__in=Subquery(found_by.values("case_id")))
        found &= Q(number__contains=words) | _of_phone(deps, words) | by_answer
    return found


def _of_phone(deps: Deps, words: str) -> Q:
    try:
        index = deps.cipher.blind("phone", identity.phone(words).text)
    except BadPhone:
        return Q(id__in=[])
    return Q(person__phone_index=index)
