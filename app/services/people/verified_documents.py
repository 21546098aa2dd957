"""Documents that the office has verified once: noted with a decision, offered for reuse."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from app.catalog.items import Item
from app.domain.cases.case_moves import GIVEN
from app.domain.people.roles import Actor
from app.kit.clock import office_day
from app.kit.errors import Invalid
from app.models.case import Case, CaseMaterial
from app.models.verified_document import VerifiedDocument
from app.ports import Deps
from app.services.cases.case_orders import Doing
from app.services.house import audit
from app.services.papers.application_fields import ReusableView

GOOD_FOR = timedelta(days=365)
"""So long a document that was seen stands for itself; then it is looked at once more."""


class NotReusable(Invalid):
    """No verified document of yours stands for this paper; please bring it."""


async def verify(doing: Doing) -> None:
    """Note what the office relied on when it granted a case; inside the act's transaction."""
    deps, case = doing.deps, doing.case
    for paper in doing.materials:
        document = doing.body.materials[paper.number].document
        if not document or paper.state != GIVEN or paper.document_id:
            continue
        await VerifiedDocument.create(
            id=deps.ids.new(),
            person_id=case.person_id,
            case_id=case.id,
            document=document,
            material=paper.number,
            verified_by_id=doing.actor_id,
            verified_at=deps.clock.now(),
            until_on=deps.clock.today() + GOOD_FOR,
        )


async def reusable(deps: Deps, person_id: UUID, body: Item) -> dict[int, ReusableView]:
    """The documents of a person that stand for papers of an item, by place; the latest of each."""
    wanted = {paper.document for paper in body.materials if paper.document}
    if not wanted:
        return {}
    found = VerifiedDocument.filter(
        person_id=person_id,
        document__in=list(wanted),
        ended_at__isnull=True,
        until_on__gte=deps.clock.today(),
    )
    latest = {row.document: row for row in await found.order_by("verified_at", "id")}
    return {
        number: ReusableView(row.id, office_day(row.verified_at))
        for number, paper in enumerate(body.materials)
        if (row := latest.get(paper.document))
    }


async def reused(
    deps: Deps, person_id: UUID, body: Item, numbers: Iterable[int]
) -> dict[int, UUID]:
    """The documents that stand for the papers `numbers`, with the person's consent; NotReusable."""
    wanted = set(numbers)
    if not wanted:
        return {}
    found = await reusable(deps, person_id, body)
    if wrong := wanted - set(found):
        raise NotReusable(material=min(wrong), pointer="/reused")
    return {number: found[number].document_id for number in wanted}


async def note_reuse(deps: Deps, actor: Actor, case: Case, documents: Iterable[UUID]) -> None:
    """Write down that a person let the office use again what it had verified."""
    for document in documents:
        facts = {"document": str(document)}
        await audit.record(deps, actor.person_id, "document-reused", f"case:{case.id}", **facts)


async def behind(papers: Iterable[CaseMaterial]) -> dict[int, VerifiedDocument]:
    """The verified documents that stand for papers of a case, by place."""
    stands = {paper.document_id: paper.number for paper in papers if paper.document_id}
    rows = await VerifiedDocument.filter(id__in=list(stands)) if stands else []
    return {stands[row.id]: row for row in rows}
