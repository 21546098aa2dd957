"""Cases and tasks that somebody holds, for tests of who does the work."""

from uuid import UUID

from app.domain.people.roles import Actor
from app.models.case import Case, CaseEvent, CaseTask
from app.models.item import Item
from app.models.notice import Notice
from app.ports import Deps
from tests.make import ITEM, TUESDAY, Staffed, a_person
from tests.people import YANG


async def a_case(
    deps: Deps, town: Staffed, holder: Actor, post: str | None = "p1", person: UUID | None = None
) -> UUID:
    """An open case of Yang's (or of `person`) that somebody holds at a post; its id."""
    case_id = deps.ids.new()
    person = person or (await a_person(deps, YANG)).person_id
    item = await Item.get(code=ITEM)
    await Case.create(
        id=case_id,
        number=f"N{case_id.hex}",
        person_id=person,
        centre_id=town.centre,
        item_id=item.id,
        post_id=town.posts[post] if post else None,
        holder_id=holder.person_id,
        item_version=1,
        mode="promise",
        intake="person",
        made_by_id=person,
        state="reviewing",
        turn="office",
        status_token=case_id.hex,
        received_at=deps.clock.now(),
    )
    return case_id


async def a_task(deps: Deps, case_id: UUID, holder: Actor, post: UUID, code: str = "land") -> UUID:
    """An open task of a co-department that somebody holds at a post; its id."""
    task_id = deps.ids.new()
    await CaseTask.create(
        id=task_id,
        case_id=case_id,
        post_id=post,
        holder_id=holder.person_id,
        department=code,
        workdays=3,
        asked_at=deps.clock.now(),
        due_on=TUESDAY,
    )
    return task_id


async def holder_of(case_id: UUID) -> UUID:
    """Who holds a case now."""
    return (await Case.get(id=case_id)).holder_id


async def traces(case_id: UUID) -> list[tuple[str, dict[str, object]]]:
    """What the ledger of a case says, kind and facts, in order."""
    events = await CaseEvent.filter(case_id=case_id).order_by("sequence")
    return [(event.kind, event.facts) for event in events]


async def told(kind: str) -> list[tuple[UUID, str]]:
    """Who was told this kind of message, and which number it named."""
    rows = await Notice.filter(template=kind).order_by("made_at", "id")
    return [(row.person_id, row.params["number"]) for row in rows]
