"""Being away from an office: the work goes to whoever covers, with a note, and comes back."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.bookings.absences import Because, home_of
from app.domain.cases.case_messages import CaseKind
from app.domain.cases.routing import Away, Why
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Invalid, NotFound
from app.models import sql
from app.models.centre import Centre, Post
from app.models.duty import Absence
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.absence_views import MOVED, AbsenceView, sealed_place, show
from app.services.cases import case_holders, routing
from app.services.cases.case_holders import Trace, Work
from app.services.cases.case_notices import tell_office
from app.services.cases.post_views import member_of
from app.services.house import access, audit
from app.words import say

MOST_LISTED = 100
FURTHEST = timedelta(days=366)
JUST_BEFORE = timedelta(microseconds=1)


class NoSuchAbsence(NotFound):
    """There is no such absence, or it is not yours."""


class AlreadyAway(Conflict):
    """Another absence of this person is noted for this time."""


class BadAbsence(Invalid):
    """An absence ends after it begins, and begins within a year."""


@dataclass(frozen=True)
class AbsenceWish:
    """What somebody notes: who is away (None: oneself) from where, why, from when until when.

    `note` is for whoever covers. Without `from_at` it begins now; without `until_at` it lasts.
    """

    centre: str
    person: UUID | None
    reason: str
    from_at: datetime | None
    until_at: datetime | None
    note: str


async def begin(deps: Deps, actor: Actor, wish: AbsenceWish, language: str) -> AbsenceView:
    """Note an absence; when it begins now, the work goes to whoever is on duty instead.

    For oneself, or by a director for others. It never begins before it is noted: who was
    responsible is not rewritten. NoSuchCentre, NoSuchPerson, DirectorsOnly, BadAbsence,
    AlreadyAway.
    """
    centre, now = await access.centre_of_staff(actor, wish.centre), deps.clock.now()
    person_id = wish.person or actor.person_id
    if person_id != actor.person_id:
        access.check_directs(actor, centre.id)
    await member_of(centre.id, person_id)
    span = Away(person_id, max(wish.from_at or now, now), wish.until_at)
    if span.from_at > now + FURTHEST or (span.until_at and span.until_at <= span.from_at):
        raise BadAbsence(pointer="/until_at")
    async with sql.transaction():
        await sql.find(Person, f"WHERE id = $1{sql.held_rows()}", person_id)
        others = await Absence.filter(person_id=person_id, centre_id=centre.id, ended_at=None)
        if any(span.meets(routing.facts(other)) for other in others):
            raise AlreadyAway(person=str(person_id))
        row = await _write(deps, actor, centre, span, wish)
        await carry_out(deps, row.id, actor.person_id)
        return (await show(deps, actor, centre, [row], language))[0]


async def _write(
    deps: Deps, actor: Actor, centre: Centre, span: Away, wish: AbsenceWish
) -> Absence:
    absence_id = deps.ids.new()
    row = await Absence.create(
        id=absence_id,
        person_id=span.person_id,
        centre_id=centre.id,
        reason=wish.reason,
        from_at=span.from_at,
        until_at=span.until_at,
        note_sealed=deps.cipher.seal(wish.note, sealed_place(absence_id)),
        made_by_id=actor.person_id,
        made_at=deps.clock.now(),
    )
    await audit.record(deps, actor.person_id, "absence-noted", f"absence:{absence_id}")
    return row


async def carry_out(deps: Deps, absence_id: UUID, actor_id: UUID | None) -> int:
    """Give what somebody away still holds to whoever has their work; returns how much.

    Inside anybody's transaction. An absence that has not begun, or is over, changes nothing; a
    second time finds nothing left. Whoever covers is told once. Cases that a person takes on while
    away leave them the next time.
    """
    [row] = await sql.find(Absence, f"WHERE id = $1{sql.held_rows()}", absence_id)
    now = deps.clock.now()
    if not routing.facts(row).at(now):
        return 0
    centre = await Centre.get(id=row.centre_id)
    given: Counter[UUID] = Counter()
    for work in await case_holders.held_by(row.person_id, row.centre_id):
        to = await _instead(deps, centre, work, now)
        if await case_holders.give(deps, work, to, Trace(Because.ABSENCE, actor_id, row.id)):
            given[to] += 1
    await _tell(deps, centre, row, given, now)
    if given:
        to_whom = [str(person_id) for person_id in given]
        facts = {"moved": given.total(), "to": to_whom}
        await audit.record(deps, actor_id, MOVED, f"absence:{row.id}", **facts)
    return given.total()


async def _instead(deps: Deps, centre: Centre, work: Work, now: datetime) -> UUID:
    """Who has this work now; never the person whose case it is."""
    post = await Post.get_or_none(id=work.post_id) if work.post_id else None
    return (await routing.owner_at(deps, centre.id, post, now, work.whose)).person_id


async def _tell(
    deps: Deps, centre: Centre, row: Absence, given: Counter[UUID], now: datetime
) -> None:
    """Tell each who covers, and which cases they got; alarm for a post that is empty now."""
    covering = Counter(given)
    for post in await Post.filter(centre_id=centre.id, holder_id=row.person_id):
        if (taker := await routing.instead(post, now)) not in (None, row.person_id):
            covering[taker] += 0
    for person_id, count in covering.items():
        key = routing.office_key(CaseKind.COVER, centre, row.id.hex, person_id)
        if not await Notice.exists(key=key):
            await _say(deps, centre, row, CaseKind.COVER, person_id, count)
            await _alarm_for_empty(deps, centre, row.person_id, now)


async def _say(
    deps: Deps, centre: Centre, row: Absence, kind: CaseKind, person_id: UUID, count: int
) -> None:
    """Tell somebody that they cover or need no more, and of the cases that go along, if any do."""
    language = (await Person.get(id=person_id)).language
    more = say(f"{kind}.cases", language, count=count) if count else ""
    params = {"item": "", "number": str(count), "count": str(count), "more": more}
    await tell_office(deps, [person_id], centre, kind, row.id.hex, **params)


async def _alarm_for_empty(deps: Deps, centre: Centre, person_id: UUID, now: datetime) -> None:
    """Alarm for each post of somebody away at which nobody is left."""
    for post in await Post.filter(centre_id=centre.id):
        named = person_id in (post.holder_id, post.cover_id)
        if named and (await routing.on_duty(post, now)).why is Why.NOBODY:
            await routing.owner_at(deps, centre.id, post, now)


async def end(deps: Deps, actor: Actor, absence_id: UUID, note: str, language: str) -> AbsenceView:
    """Somebody is back: what they left comes home. Ending twice changes nothing.

    By oneself or a director; `note` is added to the hand-over note. An absence that has not begun
    is called off. NoSuchAbsence, DirectorsOnly.
    """
    row = await Absence.get_or_none(id=absence_id)
    if row is None or not actor.works_at(row.centre_id):
        raise NoSuchAbsence(absence=str(absence_id))
    if row.person_id != actor.person_id:
        access.check_directs(actor, row.centre_id)
    async with sql.transaction():
        await finish(deps, absence_id, deps.clock.now(), actor.person_id)
        row = await Absence.get(id=absence_id)
        if note:
            place = sealed_place(row.id)
            whole = "\n".join(filter(None, (deps.cipher.open(row.note_sealed, place), note)))
            row.note_sealed = deps.cipher.seal(whole, place)
            await Absence.filter(id=row.id).update(note_sealed=row.note_sealed)
        centre = await Centre.get(id=row.centre_id)
        return (await show(deps, actor, centre, [row], language))[0]


async def finish(deps: Deps, absence_id: UUID, at: datetime, actor_id: UUID | None) -> bool:
    """End an absence at `at` and bring its work home; False when it was over already.

    Inside anybody's transaction. Work that others were handed since stays with them.
    """
    [row] = await sql.find(Absence, f"WHERE id = $1{sql.held_rows()}", absence_id)
    if row.ended_at is not None:
        return False
    centre, covering = await Centre.get(id=row.centre_id), await _covering(row, at)
    await Absence.filter(id=row.id).update(ended_at=at)
    open_cases = await case_holders.open_cases_of(row.centre_id)
    for work in await case_holders.moved_by(row.id, open_cases):
        before = work.holder_id
        home = home_of(await case_holders.moves_of(work), before, row.id)
        trace = Trace(Because.RETURN, actor_id, row.id)
        if home is not None and await case_holders.give(deps, work, home, trace):
            covering[before] += 1
    for person_id, count in covering.items():
        await _say(deps, centre, row, CaseKind.COVER_OVER, person_id, count)
    await audit.record(
        deps, actor_id, "absence-ended", f"absence:{row.id}", returned=covering.total()
    )
    return True


async def _covering(row: Absence, at: datetime) -> Counter[UUID]:
    """Who had the posts of somebody away just before `at`, each with nothing counted yet."""
    moment, found = at - JUST_BEFORE, Counter[UUID]()
    if routing.facts(row).at(moment):
        for post in await Post.filter(centre_id=row.centre_id, holder_id=row.person_id):
            if (taker := await routing.instead(post, moment)) not in (None, row.person_id):
                found[taker] += 0
    return found


async def keep_up(deps: Deps) -> tuple[int, int]:
    """Begin and end what is due: returns how much work moved, and how many came back.

    Where nobody can take the work it stays; the next time tries again.
    """
    now, moved, back = deps.clock.now(), 0, 0
    for row in await Absence.filter(ended_at=None, from_at__lte=now).order_by("id"):
        until_at = row.until_at
        with suppress(routing.NobodyOnDuty):
            async with sql.transaction():
                if until_at is not None and until_at <= now:
                    back += await finish(deps, row.id, until_at, None)
                else:
                    moved += await carry_out(deps, row.id, None)
    return moved, back


async def listed(
    deps: Deps, actor: Actor, centre_code: str, state: str, language: str
) -> list[AbsenceView]:
    """The absences of an office, the latest first: "open" (also planned) or "all"; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    found = Absence.filter(centre_id=centre.id)
    if state == "open":
        found = found.filter(ended_at=None)
    rows: Iterable[Absence] = await found.order_by("-from_at", "-id").limit(MOST_LISTED)
    return await show(deps, actor, centre, rows, language)
