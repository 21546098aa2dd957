"""Who holds, covers and leads a post; the open cases of a post follow its people."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from msgspec import UNSET, UnsetType

from app.domain.bookings.absences import Because, away_from_home, origin_of
from app.domain.cases.case_messages import CaseKind
from app.domain.people.roles import Actor
from app.kit.errors import Invalid, NotFound
from app.models import sql
from app.models.centre import Centre, Post
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import case_holders, routing
from app.services.cases.case_holders import Trace, Work
from app.services.cases.case_notices import tell_office
from app.services.cases.post_views import PostView, member_of, show
from app.services.house import access, audit


class NoSuchPost(NotFound):
    """There is no such post, or it is not at your office."""


class HolderIsCover(Invalid):
    """A post is held and covered by two different people."""


@dataclass(frozen=True)
class PostChange:
    """What is to change of a post; UNSET leaves it, None empties it."""

    holder: UUID | UnsetType | None = UNSET
    cover: UUID | UnsetType | None = UNSET
    lead: UUID | UnsetType | None = UNSET


async def change(
    deps: Deps, actor: Actor, post_id: UUID, wish: PostChange, language: str
) -> PostView:
    """Give a post other people, by the director; its open cases follow, with a trace.

    The same people again change nothing. NoSuchPost, DirectorsOnly, NoSuchPerson, HolderIsCover.
    """
    seen = await found(actor, post_id)
    access.check_directs(actor, seen.centre_id)
    for person_id in (wish.holder, wish.cover, wish.lead):
        if isinstance(person_id, UUID):
            await member_of(seen.centre_id, person_id)
    async with sql.transaction():
        [old] = await sql.find(Post, f"WHERE id = $1{sql.held_rows()}", post_id)
        new = Post(**{name: getattr(old, name) for name in Post._meta.db_fields})
        new.holder_id = _after(old.holder_id, wish.holder)
        new.cover_id = _after(old.cover_id, wish.cover)
        new.lead_id = _after(old.lead_id, wish.lead)
        if new.holder_id is not None and new.holder_id == new.cover_id:
            raise HolderIsCover(pointer="/cover", post=str(post_id))
        centre = await Centre.get(id=old.centre_id)
        if routing.staffing(old) != routing.staffing(new):
            await _write(deps, actor, old, new)
            await follow(deps, actor.person_id, old, new)
        return (await show(deps, centre, [new], language))[0]


async def found(actor: Actor, post_id: UUID) -> Post:
    """The post when `actor` works at its office; not there and not yours look alike."""
    post = await Post.get_or_none(id=post_id)
    if post is None or not actor.works_at(post.centre_id):
        raise NoSuchPost(post=str(post_id))
    return post


def _after(before: UUID | None, wish: UUID | UnsetType | None) -> UUID | None:
    return before if isinstance(wish, UnsetType) else wish


async def _write(deps: Deps, actor: Actor, old: Post, new: Post) -> None:
    people = {"holder_id": new.holder_id, "cover_id": new.cover_id, "lead_id": new.lead_id}
    await Post.filter(id=old.id).update(**people)
    changed = {
        name: str(person_id)
        for name, person_id in people.items()
        if getattr(old, name) != person_id
    }
    await audit.record(deps, actor.person_id, "post-changed", f"post:{old.id}", **changed)


async def follow(deps: Deps, actor_id: UUID | None, old: Post, new: Post) -> None:
    """Bring the open work of a post to its people of now, with a trace, and tell them.

    Inside the transaction that changed the post.
    """
    if routing.staffing(old) == routing.staffing(new):
        return
    centre, given = await Centre.get(id=new.centre_id), Counter[UUID]()
    for work in await case_holders.at_post(new.id):
        trace = await _trace(actor_id, work, old, new)
        if trace is None:
            continue
        now = deps.clock.now()
        owner = await routing.owner_at(deps, centre.id, new, now, work.whose)
        if await case_holders.give(deps, work, owner.person_id, trace):
            given[owner.person_id] += 1
    about = deps.ids.new().hex
    for person_id, count in given.items():
        params = {"item": said_of(new.name, "zh"), "number": str(count)}
        await tell_office(deps, [person_id], centre, CaseKind.HANDED, about, **params)


async def _trace(actor_id: UUID | None, work: Work, old: Post, new: Post) -> Trace | None:
    """Why this work goes to the post's people of now; None when it stays.

    What the old holder has, or would have if they were not away, follows the new holder for good.
    What the old cover has because the holder is away follows the new cover until the return.
    """
    moves = await case_holders.moves_of(work)
    if old.holder_id != new.holder_id and origin_of(moves, work.holder_id) == old.holder_id:
        return Trace(Because.POST, actor_id)
    lent = away_from_home(moves, work.holder_id)
    if lent and old.cover_id != new.cover_id and work.holder_id == old.cover_id:
        return Trace(Because.ABSENCE, actor_id, lent[-1].absence)
    return None
