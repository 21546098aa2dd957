"""Absences as the staff sees them: who, until when, who covers, and the note for whoever does."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor
from app.models.centre import Centre, Post
from app.models.duty import Absence
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.cases import routing
from app.services.cases.post_views import ColleagueView, colleagues, may_know_why, reason_name

MOVED = "absence-moved"
"""The act under which the log keeps how much work an absence moved, and to whom."""


class AbsenceView(Struct, frozen=True):
    """An absence; `note` is for the one who is away, for who covers, and for the director.

    The reason is told to the one who is away and to the director alone: it may be an illness.
    """

    id: UUID
    person: ColleagueView
    reason: str
    reason_name: str
    from_at: datetime
    until_at: datetime | None
    ended_at: datetime | None
    note: str
    cover_name: str
    moved_cases: int


def sealed_place(absence_id: UUID) -> str:
    """Where a hand-over note is kept."""
    return f"absence:note:{absence_id}"


async def show(
    deps: Deps, actor: Actor, centre: Centre, rows: Iterable[Absence], language: str
) -> list[AbsenceView]:
    """These absences of an office; the questions asked do not grow with their number."""
    known, now = list(rows), deps.clock.now()
    covered = await routing.covers_for(actor.person_id, centre.id, now)
    covers, moved = await _covers(centre.id, now), await _moved(known)
    ids = [row.person_id for row in known] + [one for named in covers.values() for one in named]
    who = await colleagues(deps, ids)
    shown = []
    for row in known:
        entries = moved.get(f"absence:{row.id}", [])
        received = any(str(actor.person_id) in str(entry["to"]) for entry in entries)
        knows = may_know_why(actor, row)
        reads = knows or (row.ended_at is None and (received or row.person_id in covered))
        names = [who[one].name for one in covers.get(row.person_id, ())]
        reason = row.reason if knows else ""
        shown.append(
            AbsenceView(
                id=row.id,
                person=who[row.person_id],
                reason=reason,
                reason_name=reason_name(reason, language),
                from_at=row.from_at,
                until_at=row.until_at,
                ended_at=row.ended_at,
                note=deps.cipher.open(row.note_sealed, sealed_place(row.id)) if reads else "",
                cover_name="、".join(names) if row.ended_at is None else "",
                moved_cases=sum(int(str(entry["moved"])) for entry in entries),
            )
        )
    return shown


async def _covers(centre_id: UUID, now: datetime) -> dict[UUID, list[UUID]]:
    """Who is at the posts of each holder who is not there, or would be: B."""
    posts = await Post.filter(centre_id=centre_id).order_by("code")
    duties, found = await routing.duties(posts, now), dict[UUID, list[UUID]]()
    for post in posts:
        present = duties[post.id].person_id
        taker = post.cover_id if present == post.holder_id else present
        if (
            post.holder_id
            and taker
            and taker not in (known := found.setdefault(post.holder_id, []))
        ):
            known.append(taker)
    return found


async def _moved(rows: list[Absence]) -> Mapping[str, list[dict[str, object]]]:
    """What the log says of the work that each of these absences moved."""
    found: dict[str, list[dict[str, object]]] = {}
    if rows:
        subjects = [f"absence:{row.id}" for row in rows]
        since = min(row.made_at for row in rows)
        written = AuditEntry.filter(act=MOVED, subject__in=subjects, at__gte=since)
        for entry in await written.order_by("at", "id"):
            found.setdefault(entry.subject, []).append(entry.facts)
    return found
