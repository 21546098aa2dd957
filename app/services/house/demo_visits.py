"""Visits to look at: asked for by residents, in every state, told by the services themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from app.catalog.demo import DemoVillage, DemoVisit
from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import VisitAct, VisitParty, VisitState
from app.domain.visits.visit_wishes import Wish
from app.models import sql
from app.models.centre import Centre
from app.models.household import Hamlet, HouseholdMember
from app.models.notice import Notice
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import demo_village
from app.services.house.demo_clock import back_then
from app.services.house.demo_week import Week
from app.services.journal import journal
from app.services.people.people import walk_in
from app.services.visits import visit_acts, visit_parties, visit_records, visits
from app.services.visits.visit_acts import VisitOrder
from app.services.visits.visits import NewVisit

A, P = VisitAct, VisitParty
_TIMED: Final = ((A.ASSIGN, P.OFFICE), (A.PROPOSE, P.AGENT), (A.CONFIRM, P.RESIDENT))
_THERE: Final = (*_TIMED, (A.ON_WAY, P.AGENT), (A.ARRIVED, P.AGENT))
WAYS: Final[Mapping[str, Sequence[tuple[VisitAct, VisitParty]]]] = {
    VisitState.ASKED: (),
    VisitState.ASSIGNED: _TIMED[:1],
    VisitState.PROPOSED: _TIMED[:2],
    VisitState.CONFIRMED: _TIMED,
    VisitState.ON_WAY: _THERE[:4],
    VisitState.ARRIVED: _THERE,
    VisitState.DONE: (*_THERE, (A.DONE, P.AGENT)),
    VisitState.NOT_HOME: (*_THERE[:4], (A.NOT_HOME, P.AGENT)),
    VisitState.POSTPONED: (*_TIMED, (A.POSTPONE, P.AGENT)),
    VisitState.REFUSED: (*_TIMED[:1], (A.REFUSE, P.AGENT)),
    VisitState.WITHDRAWN: (*_TIMED[:1], (A.WITHDRAW, P.RESIDENT)),
}
"""How a visit gets to each state, and who leads it there."""
AT_THE_DOOR: Final = (A.ON_WAY, A.ARRIVED, A.DONE, A.NOT_HOME)
SPOKEN: Final = (A.REFUSE, A.POSTPONE, A.NOT_HOME, A.WITHDRAW)
MADE_FROM, MADE_TO = time(8), time(20)


@dataclass(frozen=True)
class _Story:
    """One visit of the demonstration, with everybody it needs."""

    told: DemoVisit
    person: Person
    room: Centre
    hamlet_id: UUID
    office: Actor
    agent: Actor | None
    asked_at: datetime
    starts_at: datetime

    def actor_id(self, party: VisitParty) -> UUID:
        """Who acts for a party."""
        if party is P.AGENT and self.agent is not None:
            return self.agent.person_id
        return self.office.person_id if party is P.OFFICE else self.person.id

    def at(self, number: int, act: VisitAct) -> datetime:
        """When a step is taken: planning an hour after the other, the rest around the visit."""
        if act in AT_THE_DOOR:
            return self.starts_at + timedelta(minutes=15 * (AT_THE_DOOR.index(act) - 1))
        return self.asked_at + timedelta(hours=1 + number)


async def make_visits(
    deps: Deps, week: Week, village: DemoVillage, report: Callable[[str], object]
) -> None:
    """Make the villages and tell their visits, once; nobody gets a message of them."""
    if await Hamlet.filter(code__in=[one.code for one in village.hamlets]).exists():
        return
    centre = await Centre.get(code=week.centre)
    people = [await walk_in(deps, one.name, one.phone) for one in week.demo.residents]
    async with sql.transaction():
        hamlets = await demo_village.make(deps, centre, village)
        office, agents = await demo_village.office_of(centre), await demo_village.agents(deps)
        for told in village.visits:
            row = await Hamlet.get(id=hamlets[told.hamlet])
            story = _Story(
                told=told,
                person=people[told.person],
                room=await Centre.get(id=row.centre_id),
                hamlet_id=row.id,
                office=office,
                agent=agents.get(told.agent),
                asked_at=deps.clock.now() - timedelta(days=told.asked),
                starts_at=_starts_at(deps, told),
            )
            await _tell(deps, story)
            report(told.state)
        await Notice.filter(visit_id__isnull=False).delete()


def _starts_at(deps: Deps, told: DemoVisit) -> datetime:
    """When the visit is: today's ones are on the way or there right now."""
    if told.day == 0:
        return deps.clock.now().replace(second=0, microsecond=0)
    day = deps.clock.today() + timedelta(days=told.day)
    return moment(day, time.fromisoformat(told.time))


async def _tell(deps: Deps, story: _Story) -> None:
    told = story.told
    then = back_then(deps, story.asked_at)
    lives = await HouseholdMember.filter(person_id=story.person.id, left_on=None).first()
    wished = deps.clock.today() + timedelta(days=told.day)
    new = NewVisit(
        centre=story.room,
        person_id=story.person.id,
        source="self",
        asked_by_id=story.person.id,
        why=told.why,
        hamlet_id=story.hamlet_id,
        household_id=lives.household_id if lives else None,
        wishes=() if told.state == VisitState.PROPOSED else (Wish(wished, MADE_FROM, MADE_TO),),
    )
    made = await visits.begin(then, new)
    for number, (act, party) in enumerate(WAYS[told.state]):
        now = back_then(deps, story.at(number, act))
        visit = await visit_parties.held(made.id)
        if act is A.CONFIRM and visit.state == VisitState.CONFIRMED:
            continue  # the proposed time was one of those that were wished
        if act is A.DONE:
            await _write(now, story, visit)
        await visit_acts.perform(now, visit, _order(story, act, party), story.actor_id(party))


def _order(story: _Story, act: VisitAct, party: VisitParty) -> VisitOrder:
    values: dict[str, Any] = {}
    if act is A.ASSIGN and story.agent is not None:
        values["agent"] = story.agent.person_id
    if act is A.PROPOSE:
        values |= {"starts_at": story.starts_at, "minutes": 40}
    if act in SPOKEN:
        values["words"] = story.told.words
    return VisitOrder(act=act, party=party, **values)


async def _write(deps: Deps, story: _Story, visit: Visit) -> None:
    """What the agent wrote at the door, and the code that the person told."""
    by, told = story.actor_id(P.AGENT), story.told
    for key, value in told.answers.items():
        body = {"key": key, "value": value}
        await journal.write(deps, "visit", visit.id, "answer", body, by)
    await journal.write(deps, "visit", visit.id, "note", {"text": told.note}, by)
    code = visit_records.opened(deps, visit, "code")
    await journal.write(deps, "visit", visit.id, "proof", {"how": "code", "code": code}, by)
