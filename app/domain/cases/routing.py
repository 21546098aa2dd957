"""Who does the work: the person on duty at a post, the post an item goes to, else who answers."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.people.roles import RoleName


class Why(StrEnum):
    """Why somebody is on duty at a post."""

    SHIFT = "shift"
    HOLDER = "holder"
    COVER = "cover"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on duty at a post, and why; nobody when `person_id` is None."""

    person_id: UUID | None
    why: Why


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who a post names: its A holder, its B cover, and who leads the window."""

    holder_id: UUID | None = None
    cover_id: UUID | None = None
    lead_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody's absence from an office; moments are aware, None is open."""

    person_id: UUID
    from_at: datetime
    until_at: datetime | None = None
    ended_at: datetime | None = None

    def at(self, moment: datetime) -> bool:
        """Whether they are away at `moment`: from the start on, no longer at the return."""
        returns = [back for back in (self.until_at, self.ended_at) if back is not None]
        return self.from_at <= moment and all(moment < back for back in returns)

    def meets(self, other: "Away") -> bool:
        """Whether there is a moment at which both last."""
        return self._begins_before_end_of(other) and other._begins_before_end_of(self)

    def _begins_before_end_of(self, other: "Away") -> bool:
        ends = [back for back in (other.until_at, other.ended_at) if back is not None]
        return all(self.from_at < end for end in ends)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A post that serves an item, with its duty and how many open cases it has."""

    post_id: UUID
    code: str
    duty: Duty
    open_cases: int


@dataclass(frozen=True, slots=True)
class Member:
    """What somebody is in an office, or everywhere when `centre_id` is None."""

    person_id: UUID
    role: RoleName
    centre_id: UUID | None


def away_at(absences: Iterable[Away], moment: datetime) -> frozenset[UUID]:
    """The people who are away at `moment`."""
    return frozenset(one.person_id for one in absences if one.at(moment))


def on_duty(staffing: Staffing, shift: UUID | None, away: Container[UUID]) -> Duty:
    """Who is on duty: whose shift it is, else the holder, else the cover; whoever is not away.

    `shift` is the person whom the roster names for the day. Total: nobody is an answer too.
    """
    in_order = (
        (shift, Why.SHIFT),
        (staffing.holder_id, Why.HOLDER),
        (staffing.cover_id, Why.COVER),
    )
    for person_id, why in in_order:
        if person_id is not None and person_id not in away:
            return Duty(person_id, why)
    return Duty(None, Why.NOBODY)


def stands_in(duty: Duty, staffing: Staffing) -> bool:
    """Whether somebody other than the holder does the holder's work."""
    return duty.person_id is not None and duty.person_id != staffing.holder_id


def chosen(candidates: Iterable[Candidate]) -> Candidate | None:
    """The post new work goes to: one with somebody on duty, the fewest open cases, the first code.

    A post without anybody is chosen only when all are empty; None when there is no post.
    """
    return min(
        candidates,
        key=lambda one: (one.duty.person_id is None, one.open_cases, one.code),
        default=None,
    )


def covered_by(person_id: UUID, posts: Iterable[tuple[Staffing, Duty]]) -> frozenset[UUID]:
    """The holders whose work `person_id` has now: of each post at which they stand in."""
    return frozenset(
        staffing.holder_id
        for staffing, duty in posts
        if duty.person_id == person_id
        and staffing.holder_id is not None
        and stands_in(duty, staffing)
    )


def directors(members: Iterable[Member], upwards: Sequence[UUID]) -> tuple[UUID, ...]:
    """Who answers for an office: its directors, else those of the next office up, else admins.

    `upwards` are the office and those above it, from near to far. Empty when there is no one.
    """
    known = sorted(members, key=lambda one: one.person_id)
    for centre_id in upwards:
        found = [m for m in known if m.role is RoleName.DIRECTOR and m.centre_id == centre_id]
        if found:
            return _each(found)
    return _each(m for m in known if m.role is RoleName.ADMIN)


def stand_in(
    members: Iterable[Member], upwards: Sequence[UUID], away: Container[UUID]
) -> UUID | None:
    """Who takes the work that no post takes: a director, else a clerk, near before far, else an
    administrator; somebody who is away only when everybody is. None when there is no one at all.
    """
    ranks = {centre_id: rank for rank, centre_id in enumerate(upwards)}

    def order(one: Member) -> tuple[bool, bool, int, bool, UUID]:
        is_admin = one.role is RoleName.ADMIN
        rank = len(ranks) if one.centre_id is None else ranks.get(one.centre_id, len(ranks))
        is_clerk = one.role is RoleName.CLERK
        return (one.person_id in away, is_admin, rank, is_clerk, one.person_id)

    able = [m for m in members if m.role is RoleName.ADMIN or m.centre_id in ranks]
    return min(able, key=order).person_id if able else None


def _each(members: Iterable[Member]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(one.person_id for one in members))
