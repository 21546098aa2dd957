"""Who gets the work of an office: duties of its posts, owners of cases, an alarm when none is."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tortoise.expressions import Q

from app.domain.cases import routing as rules
from app.domain.cases.case_messages import CaseKind
from app.domain.cases.routing import Away, Candidate, Duty, Member, Staffing, Why
from app.domain.people.roles import RoleName
from app.kit.clock import office_day
from app.kit.errors import Unavailable
from app.models.case import Case
from app.models.centre import Centre, Offer, Post
from app.models.division import Division
from app.models.duty import Absence, Shift
from app.models.notice import Notice
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases.case_notices import tell_office
from app.services.house import audit


class NobodyOnDuty(Unavailable):
    """Nobody at this office can take this on; please call the office."""


@dataclass(frozen=True)
class Owner:
    """Who answers for a case or a task, at which post; no post when none serves it."""

    post_id: UUID | None
    person_id: UUID


def staffing(post: Post) -> Staffing:
    """Who a post names."""
    return Staffing(post.holder_id, post.cover_id, post.lead_id)


def facts(row: Absence) -> Away:
    """An absence as the rules see it."""
    return Away(row.person_id, row.from_at, row.until_at, row.ended_at)


async def away(centres: Collection[UUID], at: datetime) -> frozenset[UUID]:
    """The people who are away from any of these offices at a moment, which may lie in the past."""
    still = Q(ended_at__isnull=True) | Q(ended_at__gt=at)
    rows = await Absence.filter(still, centre_id__in=list(centres), from_at__lte=at)
    return rules.away_at([facts(row) for row in rows], at)


async def duties(
    posts: Iterable[Post], at: datetime, but: Collection[UUID] = ()
) -> dict[UUID, Duty]:
    """Who is on duty at each of these posts of one office at a moment, in two questions.

    People in `but` count as away.
    """
    known = list(posts)
    if not known:
        return {}
    gone = await away({post.centre_id for post in known}, at) | set(but)
    shifts = await _shifts([post.id for post in known], office_day(at))
    return {p.id: rules.on_duty(staffing(p), shifts.get(p.id), gone) for p in known}


async def on_duty(post: Post, at: datetime) -> Duty:
    """Who is on duty at a post at a moment, and why."""
    return (await duties([post], at))[post.id]


async def owner_for(
    deps: Deps, centre_id: UUID, item_id: UUID, at: datetime, but: Collection[UUID] = ()
) -> Owner:
    """Who gets a new case of an item: at the post with the fewest open cases that serves it.

    Where no post can, a director or whoever else works here, above, or everywhere, and the
    directors are alarmed. `but` are people who may not have it: it is their own. NobodyOnDuty
    only when there is no one at all.
    """
    offer = await Offer.get_or_none(centre_id=centre_id, item_id=item_id)
    windows = offer.windows if offer else []
    return await _owner(deps, centre_id, await _posts_at(centre_id, windows), at, but)


async def department_owner(
    deps: Deps, centre_id: UUID, code: str, at: datetime, but: Collection[UUID] = ()
) -> Owner:
    """Who gives the opinion of a co-department: a post that speaks for it here, else above.

    As `owner_for` where nobody does.
    """
    for place in await upwards(centre_id):
        posts = await Post.filter(centre_id=place).order_by("code")
        speaking = [post for post in posts if code in post.departments]
        if speaking:
            return await _owner(deps, place, speaking, at, but)
    return await _owner(deps, centre_id, [], at, but)


async def owner_at(
    deps: Deps, centre_id: UUID, post: Post | None, at: datetime, but: Collection[UUID] = ()
) -> Owner:
    """Who has the work of a post: who is on duty there, else as `owner_for`."""
    return await _owner(deps, centre_id, [post] if post else [], at, but)


async def instead(post: Post, at: datetime) -> UUID | None:
    """Who has the work of a post, nobody alarmed; None when there is no one at all."""
    person_id = (await on_duty(post, at)).person_id
    return person_id or await _stand_in(post.centre_id, at)


async def directors_of(centre_id: UUID) -> list[UUID]:
    """Who answers for an office: its directors, else those above, else the administrators."""
    chain = await upwards(centre_id)
    return list(rules.directors(await _members(chain), chain))


async def covers_for(person_id: UUID, centre_id: UUID, at: datetime) -> set[UUID]:
    """The people who are away from an office and whose work this person has now."""
    posts = await Post.filter(centre_id=centre_id)
    gone, found = await away([centre_id], at), await duties(posts, at)
    covered = rules.covered_by(person_id, [(staffing(post), found[post.id]) for post in posts])
    empty = {post.holder_id for post in posts if found[post.id].why is Why.NOBODY}
    if empty and await _stand_in(centre_id, at) == person_id:
        covered |= {holder for holder in empty if holder is not None}
    return set((covered & gone) - {person_id})


async def upwards(centre_id: UUID) -> list[UUID]:
    """The office, then those of the divisions above it, from near to far."""
    above, code = [], (await Centre.get(id=centre_id)).division_id
    while (row := await Division.get_or_none(code=code)) and row.parent_code:
        code = row.parent_code
        if code in above:
            break
        above.append(code)
    rows = await Centre.filter(division_id__in=above).order_by("code") if above else []
    nearest = sorted(rows, key=lambda row: above.index(row.division_id))
    return [centre_id, *[row.id for row in nearest]]


async def _owner(
    deps: Deps, centre_id: UUID, posts: Sequence[Post], at: datetime, but: Collection[UUID]
) -> Owner:
    found, busy = await duties(posts, at, but), await _open_cases(posts)
    best = rules.chosen(Candidate(p.id, p.code, found[p.id], busy[p.id]) for p in posts)
    if best is not None and best.duty.person_id is not None:
        return Owner(best.post_id, best.duty.person_id)
    taker = await _stand_in(centre_id, at, but)
    if taker is None:
        raise NobodyOnDuty(centre=str(centre_id))
    post = next((post for post in posts if best and post.id == best.post_id), None)
    if post is None or (await on_duty(post, at)).why is Why.NOBODY:
        await _alarm(deps, centre_id, post, taker)
    return Owner(post.id if post else None, taker)


async def _alarm(deps: Deps, centre_id: UUID, post: Post | None, taker: UUID) -> None:
    """Tell the directors and who got the work that a post is empty, once a day for each post."""
    centre, day = await Centre.get(id=centre_id), deps.clock.today()
    about = f"{post.id.hex if post else 'none'}/{day}"
    name = post.name if post else centre.name
    fresh = False
    for person in await Person.filter(id__in=[*await directors_of(centre_id), taker]):
        key = office_key(CaseKind.EMPTY_POST, centre, about, person.id)
        if not await Notice.exists(key=key):
            item, fresh = said_of(name, person.language), True
            params = {"item": item, "number": ""}
            await tell_office(deps, [person.id], centre, CaseKind.EMPTY_POST, about, **params)
    if fresh:
        subject = f"post:{post.id}" if post else f"centre:{centre_id}"
        await audit.record(deps, None, "post-empty", subject, taker=str(taker))


def office_key(kind: CaseKind, centre: Centre, about: str, person_id: UUID) -> str:
    """The key under which `tell_office` tells somebody something."""
    return f"{kind}/{centre.code}/{about}/{person_id.hex}"


async def _stand_in(centre_id: UUID, at: datetime, but: Collection[UUID] = ()) -> UUID | None:
    chain = await upwards(centre_id)
    able = [member for member in await _members(chain) if member.person_id not in but]
    return rules.stand_in(able, chain, await away(chain, at))


async def _members(chain: Collection[UUID]) -> list[Member]:
    of_office = Q(centre_id__in=list(chain), role__in=[RoleName.CLERK, RoleName.DIRECTOR])
    rows = await Membership.filter(of_office | Q(role=RoleName.ADMIN))
    return [Member(row.person_id, RoleName(row.role), row.centre_id) for row in rows]


async def _posts_at(centre_id: UUID, windows: Collection[str]) -> list[Post]:
    posts = await Post.filter(centre_id=centre_id).order_by("code")
    return [post for post in posts if post.window_code and post.window_code in windows]


async def _open_cases(posts: Sequence[Post]) -> Counter[UUID]:
    ids = [post.id for post in posts]
    rows = await Case.filter(post_id__in=ids, closed_at=None).values("post_id") if ids else []
    return Counter(row["post_id"] for row in rows)


async def _shifts(posts: Collection[UUID], on: date) -> dict[UUID, UUID]:
    return {row.post_id: row.person_id for row in await Shift.filter(post_id__in=posts, on=on)}
