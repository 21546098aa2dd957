"""Cases to look at: told as stories of the last working days, by the services themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from app.catalog.demo import DemoCases, Passed, Story, StoryAct
from app.domain.cases.case_flow import Act
from app.domain.deadlines.warnings import back
from app.domain.deadlines.workdays import WorkCalendar
from app.domain.people.roles import Actor, Role, RoleName
from app.kit.clock import SHANGHAI
from app.models import sql
from app.models.case import Case, CaseTask
from app.models.centre import Centre
from app.models.notice import Notice
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.cases import case_acts, cases
from app.services.cases.case_orders import Order
from app.services.cases.cases import Desk, Filing
from app.services.catalogue import items
from app.services.deadlines import calendars
from app.services.house.demo_clock import Then
from app.services.house.demo_week import Week
from app.services.people.people import name_of, phone_of, walk_in

FILED_AT, ACTED_AT = time(9, 30), time(15)
PASSED_AGO = 30
"""The finished cases were filed so many working days ago, or a little earlier."""


@dataclass(frozen=True)
class _Stage:
    """Where the stories play, with whom, and on which days."""

    deps: Deps
    centre: Centre
    people: Sequence[Person]
    calendar: WorkCalendar

    def then(self, workdays_ago: int, at: time) -> Deps:
        """Everything as now, but so many working days ago."""
        day = back(self.deps.clock.today(), workdays_ago, self.calendar)
        moment = datetime.combine(day, at, SHANGHAI).astimezone(UTC)
        return replace(self.deps, clock=Then(min(moment, self.deps.clock.now())))


async def make_cases(
    deps: Deps, week: Week, told: DemoCases, report: Callable[[str], object]
) -> None:
    """Tell the stories where the week plays and no case is yet; nobody gets a message of them."""
    centre = await Centre.get(code=week.centre)
    if await Case.filter(centre_id=centre.id).exists():
        return
    today = deps.clock.today()
    calendar = await calendars.work_days(today - timedelta(days=200), today)
    people = [await walk_in(deps, one.name, one.phone) for one in week.demo.residents]
    stage = _Stage(deps, centre, people, calendar)
    for number, took in enumerate(told.passed.workdays):
        await _tell(stage, _finished(told.passed, number, took, len(people)))
        report("passed")
    for story in told.stories:
        await _tell(stage, story)
        report(story.item)
    await Notice.filter(case_id__isnull=False).delete()


def _finished(passed: Passed, number: int, took: int, people: int) -> Story:
    """A story that ended after `took` working days of a clock that ran."""
    filed = PASSED_AGO + number % 5
    acts = (
        StoryAct("accept", filed),
        StoryAct("review", filed - took // 2),
        StoryAct("decide", filed - took, outcome="granted"),
        StoryAct("deliver", filed - took - 1),
    )
    return Story(passed.item, number % people, filed, passed.answers, acts=acts)


async def _tell(stage: _Stage, story: Story) -> None:
    person = stage.people[story.person]
    _, body = await items.published(story.item)
    needed = (n for n, one in enumerate(body.materials) if one.required)
    filing = Filing(
        centre=stage.centre.code,
        item=story.item,
        answers=story.answers,
        materials=tuple(n for n in needed if n not in story.promised),
        promised=dict.fromkeys(story.promised),
    )
    deps = stage.then(story.filed, FILED_AT)
    if story.intake == "person":
        made = await cases.file(deps, Actor(person.id, person.id), filing, "zh")
    else:
        filing = replace(filing, name=name_of(deps, person), phone=phone_of(deps, person))
        clerk = await Membership.filter(centre_id=stage.centre.id, role="clerk").order_by("id")
        made = await cases.take_in(
            deps, _staff(stage, clerk[0].person_id), filing, Desk("counter"), "zh"
        )
    for act in story.acts:
        await _act(stage, made.id, act)


async def _act(stage: _Stage, case_id: UUID, act: StoryAct) -> None:
    """One act, by who holds the case or answers for the department."""
    case = await Case.get(id=case_id)
    who = case.holder_id
    if act.department:
        task = await CaseTask.get(case_id=case_id, department=act.department)
        who = task.holder_id
    order = Order(
        act=Act(act.act),
        words=act.words,
        materials=act.materials,
        outcome=act.outcome,
        department=act.department,
        opinion=act.opinion,
        kind=act.kind,
        expected_workdays=act.expected_workdays,
    )
    deps = stage.then(act.filed, ACTED_AT)
    async with sql.transaction():
        await case_acts.done(deps, _staff(stage, who), case_id, order, at_counter=True)


def _staff(stage: _Stage, person_id: UUID) -> Actor:
    """A member of the centre's staff at work; their sign-in is the person's own id."""
    return Actor(person_id, person_id, (Role(RoleName.CLERK, stage.centre.id),))
