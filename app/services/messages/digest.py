"""The director's morning: what is late, due and unanswered, and which posts are empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.domain.cases.case_messages import CaseKind
from app.domain.cases.routing import Why
from app.domain.deadlines.workdays import ONE_DAY
from app.domain.people.roles import Actor, RoleName
from app.kit.clock import SHANGHAI
from app.models import sql
from app.models.case import Case
from app.models.centre import Centre, Post
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import case_rows, routing
from app.services.cases.case_notices import tell_office
from app.services.cases.case_rows import CaseRow
from app.services.deadlines import calendars
from app.services.house import access
from app.services.ratings import policies, rating_todos

UNANSWERED = (
    "SELECT c.id FROM service_case c JOIN case_message m ON m.case_id = c.id"
    " WHERE c.centre_id = $1 AND c.closed_at IS NULL AND m.side = 'person' AND m.at_moment ="
    " (SELECT max(n.at_moment) FROM case_message n WHERE n.case_id = c.id) ORDER BY m.at_moment"
)
SAID_FOR = timedelta(hours=3)
"""A digest that could not be sent for so long comes the next morning."""
NAMED = 5
"""So many late cases are named; the rest are counted."""


@dataclass(frozen=True)
class Morning:
    """An office on one day: cases by their earliest deadline, and posts without anybody."""

    on: date
    late: Sequence[Case]
    today: Sequence[Case]
    week: Sequence[Case]
    unanswered: Sequence[Case]
    empty_posts: Sequence[Post]
    overdue_repairs: int
    """Unhappy ratings whose repair is late."""


class PostName(Struct, frozen=True):
    """A post."""

    code: str
    name: str


class DigestView(Struct, frozen=True):
    """An office this morning; `week` leaves out what is due today."""

    on: date
    late: list[CaseRow]
    today: list[CaseRow]
    week: list[CaseRow]
    unanswered: list[CaseRow]
    empty_posts: list[PostName]
    overdue_repairs: int


async def shown(deps: Deps, actor: Actor, centre_code: str, language: str) -> DigestView:
    """How an office stands now, for its directors; NoSuchCentre, DirectorsOnly."""
    centre = await access.centre_of_staff(actor, centre_code)
    access.check_directs(actor, centre.id)
    now = await morning(deps, centre.id)
    heaps = (now.late, now.today, now.week, now.unanswered)
    late, today, week, unanswered = [
        await case_rows.rows(deps, heap, language, actor) for heap in heaps
    ]
    empty = [PostName(post.code, said_of(post.name, language)) for post in now.empty_posts]
    return DigestView(now.on, late, today, week, unanswered, empty, now.overdue_repairs)


async def morning(deps: Deps, centre_id: UUID) -> Morning:
    """How an office stands now; `week` ends on Sunday and leaves out what is due today."""
    today = deps.clock.today()
    sunday = today + timedelta(days=7 - today.isoweekday())
    running = Case.filter(centre_id=centre_id, closed_at=None, next_due_on__lte=sunday)
    cases = await running.order_by("next_due_on", "number")
    due = [(case.next_due_on or today, case) for case in cases]
    waiting = [UUID(str(row["id"])) for row in await sql.rows(UNANSWERED, centre_id)]
    asked = {case.id: case for case in await Case.filter(id__in=waiting)} if waiting else {}
    return Morning(
        on=today,
        late=[case for on, case in due if on < today],
        today=[case for on, case in due if on == today],
        week=[case for on, case in due if on > today],
        unanswered=[asked[case_id] for case_id in dict.fromkeys(waiting)],
        empty_posts=await empty_posts(deps, centre_id),
        overdue_repairs=await rating_todos.overdue(deps, centre_id),
    )


async def empty_posts(deps: Deps, centre_id: UUID) -> list[Post]:
    """The posts of an office at which nobody is on duty now."""
    posts = await Post.filter(centre_id=centre_id).order_by("code")
    duties = await routing.duties(posts, deps.clock.now())
    return [post for post in posts if duties[post.id].why is Why.NOBODY]


async def send_mornings(deps: Deps) -> int:
    """Send the digest of this working morning where its hour has come; returns to how many.

    By mail to whom has an address, and on the phone; each person, office and day once.
    """
    today = deps.clock.today()
    if not (await calendars.work_days(today, today + ONE_DAY)).is_workday(today):
        return 0
    told = 0
    for centre in await Centre.filter(id__in=await _with_directors()).order_by("code"):
        rules = (await policies.in_force(centre.id)).rules
        begins = datetime.combine(today, rules.digest_at, SHANGHAI)
        if begins <= deps.clock.now() < begins + SAID_FOR:
            told += await _send(deps, centre)
    return told


async def _with_directors() -> list[UUID]:
    rows = await Membership.filter(role=RoleName.DIRECTOR)
    return [row.centre_id for row in rows if row.centre_id]


async def _send(deps: Deps, centre: Centre) -> int:
    now = await morning(deps, centre.id)
    params = {
        "item": str(len(now.late)),
        "number": now.on.isoformat(),
        "late": str(len(now.late)),
        "today": str(len(now.today)),
        "week": str(len(now.week)),
        "empty": str(len(now.empty_posts)),
        "unanswered": str(len(now.unanswered)),
        "repairs": str(now.overdue_repairs),
        "lines": " ".join(case.number for case in now.late[:NAMED]),
    }
    directors = await Person.filter(id__in=await routing.directors_of(centre.id)).order_by("id")
    async with sql.transaction():
        for person in directors:
            for via in ["email", ""] if person.email_sealed and "email" in deps.channels else [""]:
                await tell_office(deps, [person.id], centre, CaseKind.DIGEST, now.on, via, **params)
    return len(directors)
