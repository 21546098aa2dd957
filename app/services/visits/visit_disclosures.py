"""A home visit with the whole address as the office sees it: each look is written down."""

from uuid import UUID

from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import VisitParty
from app.ports import Deps
from app.services.house import audit
from app.services.visits import visit_parties, visit_views
from app.services.visits.visit_views import VisitView


async def show(deps: Deps, actor: Actor, visit_id: UUID, language: str) -> VisitView:
    """A visit of the office; NoSuchVisit."""
    visit = await visit_parties.seen(actor, visit_id, VisitParty.OFFICE)
    await audit.record(deps, actor.person_id, "visit-seen", f"visit:{visit.id}")
    return await visit_views.view(deps, actor, visit, language)
