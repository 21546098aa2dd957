"""Builders of cases: items of each mode, people who file, staff who act."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.catalog.form_fields import FormField
from app.catalog.items import Material
from app.catalog.procedures import CoDepartment, Procedure, StageLimit
from app.catalog.texts import Texts
from app.domain.cases.case_flow import Act
from app.domain.people.roles import Actor
from app.models.case import Case, CaseEvent
from app.models.case_paper import CaseLetter
from app.models.notice import Notice
from app.models.session import Session
from app.ports import Deps
from app.services.cases import case_acts, cases
from app.services.cases.case_orders import Order
from app.services.cases.cases import Filing
from tests.make import CENTRE, ITEM, Staffed, a_staffed_town

FORM = (
    FormField(key="bank", label=Texts(zh="银行卡号", en="Bank card"), kind="text"),
    FormField(key="persons", label="家中人数", kind="number", required=False),
)
PAPERS = (
    Material(name=Texts(zh="身份证", bo="ཐོབ་ཐང་ལག་འཁྱེར།"), kind="original"),
    Material(name="照片", kind="photo", required=False),
    Material(name="收入证明", kind="original", gap_allowed=True),
)
STAGES = (StageLimit(stage="reviewing", workdays=2), StageLimit(stage="surveying", workdays=2))
DEPARTMENTS = (
    CoDepartment(code="land", name="国土", workdays=3),
    CoDepartment(code="town-planning", name="规划", workdays=4),
)
MODES: dict[str, dict[str, Any]] = {
    "immediate": {"statutory_workdays": 20, "promised_workdays": 0},
    "promise": {},
    "joint": {"statutory_workdays": 45, "promised_workdays": 10},
    "report": {},
    "reply": {},
}


async def an_office(deps: Deps, mode: str = "promise", **procedure: Any) -> Staffed:
    """The staffed town, whose item ITEM is handled in this mode by this procedure."""
    given: dict[str, Any] = {"form": FORM, **procedure}
    if mode == "joint":
        given = {"departments": DEPARTMENTS, **given}
    values = {"materials": PAPERS, "procedure": Procedure(**given), **MODES[mode]}
    town = await a_staffed_town(deps, mode=mode, **values)
    for actor in (town.li, town.wang, town.chen, town.sun, town.zhou, town.zhao):
        await a_session(deps, actor)
    return town


async def a_session(deps: Deps, actor: Actor) -> None:
    """A sign-in of somebody that was confirmed just now."""
    now = deps.clock.now()
    await Session.create(
        id=actor.session_id,
        person_id=actor.person_id,
        token_hash=actor.session_id.hex,
        made_at=now,
        seen_at=now,
        expires_at=now.replace(year=now.year + 1),
        confirmed_at=now,
    )


async def confirm(deps: Deps, *actors: Actor) -> None:
    """They prove again who they are."""
    ids = [actor.session_id for actor in actors]
    await Session.filter(id__in=ids).update(confirmed_at=deps.clock.now())


def a_filing(**values: Any) -> Filing:
    """An application with everything that is needed."""
    given = {"centre": CENTRE, "item": ITEM, "answers": {"bank": "6217"}, "materials": (0, 1, 2)}
    return Filing(**{**given, **values})


async def filed(deps: Deps, actor: Actor, **values: Any) -> UUID:
    """A case that somebody filed."""
    return (await cases.file(deps, actor, a_filing(**values), "zh")).id


async def act(deps: Deps, actor: Actor, case_id: UUID, act: Act, **values: Any) -> Case:
    """One act; the case as it is then."""
    await case_acts.act(deps, actor, case_id, Order(act=act, **values), "zh")
    return await Case.get(id=case_id)


async def accepted(deps: Deps, town: Staffed, yang: Actor, **values: Any) -> UUID:
    """A case that was filed and taken on."""
    case_id = await filed(deps, yang, **values)
    await act(deps, town.li, case_id, Act.ACCEPT)
    return case_id


async def told_by(case_id: UUID) -> list[str]:
    """The kinds of the ledger's lines, in order; of a stage or a department with its name."""
    lines = await CaseEvent.filter(case_id=case_id).order_by("sequence")
    return [f"{line.kind} {line.facts.get('key', '')}".strip() for line in lines]


async def letters_of(case_id: UUID) -> list[tuple[str, str]]:
    """The kinds and numbers of the letters, in order."""
    rows = await CaseLetter.filter(case_id=case_id).order_by("id")
    return [(row.kind, row.number) for row in rows]


async def messages_to(actor: Actor) -> Sequence[str]:
    """What somebody was told, in order."""
    rows = await Notice.filter(person_id=actor.person_id).order_by("id")
    return [row.template for row in rows]
