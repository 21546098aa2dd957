"""The photos, voices and signatures of a visit or a household, for those who may see it."""

from collections.abc import Iterable
from uuid import UUID

from app.domain.journal.blobs import ENDINGS
from app.domain.papers.attachments import MediaType
from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import VisitParty
from app.models.household import Household
from app.models.journal import Blob
from app.ports import Deps
from app.services.house import audit
from app.services.journal import blobs
from app.services.journal.blobs import NoSuchBlob
from app.services.papers import attachments
from app.services.papers.attachments import Download
from app.services.villages import household_records, village_offices
from app.services.villages.household_records import NoSuchHousehold
from app.services.visits import visit_parties, visit_places, visit_records
from app.services.visits.visit_records import KeptAddition


async def of_visit(
    deps: Deps, actor: Actor, visit_id: UUID, digest: str, *, small: bool = False
) -> Download:
    """A file that was attached to a visit, or the small picture of it.

    For whoever may read its record; looks of the office are written down. NoSuchVisit, NoSuchBlob,
    FilesOff, and Unavailable when the store does not answer.
    """
    visit = await visit_parties.seen(actor, visit_id)
    if not await visit_parties.reads_record(deps, actor, visit):
        raise NoSuchBlob(digest=digest)
    row = await _attached(visit_records.read(deps, visit).of("attach", "proof"), digest)
    found = await _download(deps, row, small=small)
    if VisitParty.OFFICE in await visit_parties.parties(actor, visit):
        await _written_down(deps, actor, row, f"visit:{visit.id}", small=small)
    return found


async def of_household(
    deps: Deps, actor: Actor, household_id: UUID, digest: str, *, small: bool = False
) -> Download:
    """A file that was attached to a household, or the small picture of it.

    For the agents who go there and the office; every look is written down. NoSuchHousehold,
    NoSuchBlob, FilesOff, and Unavailable when the store does not answer.
    """
    household = await Household.get_or_none(id=household_id)
    if household is None or not await _comes_there(actor, household):
        raise NoSuchHousehold(household=str(household_id))
    row = await _attached(household_records.read(deps, household).of("attach"), digest)
    found = await _download(deps, row, small=small)
    await _written_down(deps, actor, row, f"household:{household.id}", small=small)
    return found


async def _comes_there(actor: Actor, household: Household) -> bool:
    if await village_offices.handles(actor, household.centre_id):
        return True
    places = await visit_places.agent_places(household.centre_id)
    return any(actor.helps_at(place) for place in places)


async def _attached(lines: Iterable[KeptAddition], digest: str) -> Blob:
    """The file when its own sender attached it: naming a fingerprint opens nothing."""
    senders = [one.by for one in lines if one.by and one.body.get("digest") == digest]
    found = await blobs.whole((sender, digest) for sender in senders)
    row = next((found[sender, digest] for sender in senders if (sender, digest) in found), None)
    if row is None:
        raise NoSuchBlob(digest=digest)
    return row


async def _download(deps: Deps, row: Blob, *, small: bool) -> Download:
    key = blobs.small_key(row) if small else blobs.shown_key(row)
    if not key:
        raise NoSuchBlob(digest=row.digest)
    content = await attachments.files_of(deps).get(key)
    kind = MediaType.JPEG.value if small else row.media_type
    return Download(f"{row.digest[:12]}{ENDINGS[kind]}", kind, content)


async def _written_down(deps: Deps, actor: Actor, row: Blob, subject: str, *, small: bool) -> None:
    facts = {"blob": str(row.id), "small": small}
    await audit.record(deps, actor.person_id, "blob-seen", subject, **facts)
