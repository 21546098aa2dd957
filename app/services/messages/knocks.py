"""Somebody has to be told in person: one open task a person, which gathers all that waits for them.

What is attached to a task is a row of the outbox like any other; it is delivered when somebody says
that they told the person.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.messages.house_messages import HouseKind
from app.domain.messages.knock_times import knock_due
from app.domain.messages.message_kinds import rules_of
from app.domain.people.roles import RoleName
from app.domain.ratings.policies import Policy
from app.kit.clock import office_day
from app.kit.masking import masked_name
from app.models import sql
from app.models.centre import Centre
from app.models.notice import Notice
from app.models.person import Membership, Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.deadlines import calendars
from app.services.house import audit
from app.services.messages import knock_agents, notices
from app.services.messages.notices import Addressee
from app.services.people import people
from app.services.ratings import policies
from app.words import say

ALLOWED: Final = timedelta(days=2)
"""How long, in working time, for a kind that says nothing of it."""
WAITING: Final = ("planned", "claimed", "sent", "unknown")
"""The states of a row of the outbox that a task still has to bring to somebody."""
AGENT_PAGE = "/packages/agent/today/index"
OFFICE_PAGE = "/packages/staff/todo/index"
MAKE = (
    "INSERT INTO knock_task (id, person_id, centre_id, agent_id, because, due_at, made_at, state,"
    " words_sealed, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '', 1)"
    " ON CONFLICT (person_id) WHERE state = 'open' DO NOTHING RETURNING id"
)
EMPTY = (
    "SELECT id FROM knock_task WHERE state = 'open' AND NOT EXISTS (SELECT 1 FROM notice"
    " WHERE notice.knock_id = knock_task.id"
    " AND notice.state IN ('planned', 'claimed', 'sent', 'unknown')) ORDER BY id"
)


async def attach(deps: Deps, notice: Notice, because: str) -> UUID:
    """Let somebody tell the person of a message; the id of their one open task, made when needed.

    Inside the caller's transaction, which writes the message's state; several are attached in the
    order of their persons' ids. The task is due earlier when this message needs it. Its agent is
    told when the task is made; where nobody can go, those who answer for the office are. `because`
    is why no other way led to them.
    """
    due_at = await _due(deps, notice)
    task = await open_task(notice.person_id)
    while task is None:
        await _make(deps, notice, because, due_at)
        task = await open_task(notice.person_id)
    if due_at < task.due_at:
        values = {"due_at": due_at, "version": task.version + 1}
        await KnockTask.filter(id=task.id).update(**values)
    await Notice.filter(id=notice.id).update(knock_id=task.id)
    notice.knock_id = task.id
    return task.id


async def open_task(person_id: UUID) -> KnockTask | None:
    """The open task of somebody, its row held; None when there is none."""
    found = f"WHERE person_id = $1 AND state = 'open'{sql.held_rows()}"
    return next(iter(await sql.find(KnockTask, found, person_id)), None)


async def close_empty(deps: Deps, knock_ids: Collection[UUID] | None = None) -> int:
    """Close the open tasks with nothing left to tell, of these or of all; returns how many.

    What was taken back in the meantime disappears from a task, and the last takes it along.
    """
    async with sql.transaction():
        empty = {UUID(str(row["id"])) for row in await sql.rows(EMPTY)}
        wanted = sorted(empty if knock_ids is None else empty & set(knock_ids))
        return sum([await _close_empty(deps, one) for one in wanted])


async def tell_agent(deps: Deps, task: KnockTask, agent_id: UUID) -> None:
    """Tell an agent of a task that is theirs now; once for each time that it becomes theirs."""
    await _tell(deps, task, [agent_id], HouseKind.KNOCK_NEW, AGENT_PAGE)


async def tell_directors(deps: Deps, task: KnockTask, kind: HouseKind, why: str = "") -> None:
    """Tell those who answer for the office of a task that nobody brings to its end, and `why`."""
    await _tell(deps, task, await directors_of(task), kind, OFFICE_PAGE, why)


async def directors_of(task: KnockTask) -> list[UUID]:
    """Who answers for a task: of its office, else the administrators of everything."""
    if task.centre_id is not None:
        return await routing.directors_of(task.centre_id)
    held = await Membership.filter(role=RoleName.ADMIN, centre_id=None).order_by("person_id")
    return [row.person_id for row in held]


async def due_for(deps: Deps, centre_id: UUID | None, allowed: timedelta = ALLOWED) -> datetime:
    """By when a task is due that begins now, counted in the working time of its office."""
    now, today = deps.clock.now(), deps.clock.today()
    rules = (await policies.in_force(centre_id)).rules if centre_id else Policy()
    calendar = await calendars.work_days(today, today + timedelta(days=30 + 3 * allowed.days))
    return knock_due(now, allowed, rules, calendar)


async def _due(deps: Deps, notice: Notice) -> datetime:
    return await due_for(deps, notice.centre_id, rules_of(notice.template).knock or ALLOWED)


async def _make(deps: Deps, notice: Notice, because: str, due_at: datetime) -> None:
    """Make the open task of somebody, unless another one was just made."""
    home = await knock_agents.home_of(notice.person_id, notice.centre_id)
    agent_id = await knock_agents.agent_for(deps, notice.person_id, home)
    place = (deps.ids.new(), notice.person_id, home.centre_id, agent_id)
    if not await sql.rows(MAKE, *place, because[:20], due_at, deps.clock.now()):
        return
    task = await KnockTask.get(id=place[0])
    await audit.record(
        deps, None, "knock-made", f"knock:{task.id}", agent=str(agent_id) if agent_id else None
    )
    if agent_id is not None:
        await tell_agent(deps, task, agent_id)
    else:
        await tell_directors(deps, task, HouseKind.KNOCK_FAILED, "nobody")


async def _close_empty(deps: Deps, knock_id: UUID) -> bool:
    """Close one, unless something was attached to it in the meantime."""
    [task] = await sql.find(KnockTask, f"WHERE id = $1{sql.held_rows()}", knock_id)
    left = Notice.filter(knock_id=knock_id, state__in=list(WAITING))
    if task.state != "open" or await left.exists():
        return False
    values = {"state": "dropped", "closed_at": deps.clock.now(), "version": task.version + 1}
    await KnockTask.filter(id=knock_id).update(**values)
    await audit.record(deps, None, "knock-empty", f"knock:{knock_id}")
    return True


async def _tell(
    deps: Deps, task: KnockTask, who: Collection[UUID], kind: HouseKind, page: str, why: str = ""
) -> None:
    """Names are masked: the outbox keeps what it says unsealed."""
    centre = await Centre.get_or_none(id=task.centre_id) if task.centre_id else None
    name = masked_name(people.name_of(deps, await Person.get(id=task.person_id)))
    for person in await Person.filter(id__in=list(who)).order_by("id"):
        language = person.language
        told = {
            "item": name or say("knock.nameless", language),
            "number": "",
            "centre": said_of(centre.name, language) if centre else "",
            "due": office_day(task.due_at).isoformat(),
            "why": say(f"knock.failed.{why}", language) if why else "",
        }
        key = f"knock/{task.id.hex}/{kind}/{task.version}/{person.id.hex}"
        to = Addressee(person.id, language, page=page, centre_id=task.centre_id)
        await notices.queue(deps, to, [Planned(key, kind, deps.clock.now())], told)
