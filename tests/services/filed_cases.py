"""Cases that were really filed, in a town whose item has a form, a limit and a paper to follow."""

from dataclasses import replace
from uuid import UUID, uuid4

from app.catalog.form_fields import FormField
from app.catalog.items import Material
from app.catalog.procedures import Procedure, StageLimit
from app.catalog.texts import Texts
from app.domain.people.roles import Actor
from app.models.case import Case
from app.models.session import Session
from app.ports import Deps
from app.services.cases import case_views, cases
from app.services.cases.case_views import CaseView
from app.services.cases.cases import Filing
from tests.make import CENTRE, ITEM, Staffed, a_staffed_town

FORM = (
    FormField(key="born", label="出生日期", kind="date"),
    FormField(
        key="lives", label="居住", kind="choice", choices=(Texts(zh="在家", en="At home"), "外出")
    ),
    FormField(key="alone", label="独居", kind="yes_no", required=False),
)
PAPERS = (
    Material(name=Texts(zh="身份证", en="ID card"), kind="original"),
    Material(name="照片", kind="photo", gap_allowed=True),
)
PROCEDURE = Procedure(form=FORM, stages=(StageLimit(stage="reviewing", workdays=2),))
ANSWERS = {"born": "1940-05-06", "lives": "At home"}


async def promise_town(deps: Deps) -> Staffed:
    """The staffed town whose item is a promise with form, stage limit and a paper to follow."""
    return await a_staffed_town(deps, mode="promise", procedure=PROCEDURE, materials=PAPERS)


async def filed(deps: Deps, actor: Actor, **values: object) -> CaseView:
    """A case of somebody with one paper given and one promised; `values` replace the filing's."""
    filing = Filing(centre=CENTRE, item=ITEM, answers=ANSWERS, materials=(0,), promised={1: None})
    return await cases.file(deps, actor, replace(filing, **values), "zh")


async def seen(deps: Deps, case_id: UUID, actor: Actor, language: str = "zh") -> CaseView:
    """The page of a case as somebody sees it."""
    return await case_views.view(deps, await Case.get(id=case_id), actor, language)


async def confirmed(deps: Deps, actor: Actor) -> Actor:
    """The same person, who proved a moment ago who they are."""
    session, now = uuid4(), deps.clock.now()
    await Session.create(
        id=session,
        person_id=actor.person_id,
        token_hash=session.hex,
        made_at=now,
        seen_at=now,
        expires_at=now.replace(year=now.year + 1),
        confirmed_at=now,
    )
    return replace(actor, session_id=session)
