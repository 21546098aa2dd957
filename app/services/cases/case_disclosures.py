"""What a case shows masked, told whole to who works on it: each look is written down."""

from uuid import UUID

from app.domain.people.roles import Actor
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_ledger, case_parties
from app.services.house import audit
from app.services.papers import attachments, case_answers, case_kept
from app.services.papers.case_answers import AnswerView, Sight
from app.services.people import people
from app.services.people.people import ContactView


async def contact(deps: Deps, actor: Actor, case_id: UUID) -> ContactView:
    """Name and phone of a case's person; NoSuchCase."""
    case = await case_parties.seen(actor, case_id)
    person = await Person.get(id=case.person_id)
    return await people.contact(deps, actor.person_id, person, f"case:{case.id}")


async def answers(deps: Deps, actor: Actor, case_id: UUID, language: str) -> list[AnswerView]:
    """The answers of a case's form with ID numbers and cards; NoSuchCase."""
    case = await case_parties.seen(actor, case_id)
    body, files = await case_ledger.body_of(case), await attachments.of_case(deps, actor, case)
    await audit.record(deps, actor.person_id, "answers-seen", f"case:{case.id}")
    places = await case_answers.regions_named(deps, case, body, language)
    sight = Sight(language, True, files, regions=places)
    earlier = await case_kept.earlier(case, await case_ledger.events(case_id))
    return [
        *case_answers.form(deps, case, body, sight),
        *case_kept.answers(deps, case, earlier, sight),
    ]
