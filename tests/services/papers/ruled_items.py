"""A town whose item has every kind of rule, and the cases that people file there."""

from typing import Any

from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Fee, FeeRule, Indicator, ItemMessage, Material, Route
from app.catalog.procedures import Procedure
from app.domain.people.roles import Actor
from app.models.case import Case
from app.ports import Deps
from app.services.cases import cases
from tests.casework import a_filing, a_session
from tests.make import Staffed, a_staffed_town

ALONE = {"==": [{"var": "alone"}, True]}
FORM = (
    FormField(key="age", label="年龄", kind="number"),
    FormField(key="alone", label="独居", kind="yes_no", required=False),
    FormField(key="card", label="身份证号", kind="id_number", required=False),
    FormField(key="plate", label="车牌号", kind="plate", required=False),
    FormField(key="house", label="房屋照片", kind="photo", required=False, most=2),
    FormField(key="why", label="独居原因", kind="text", show_when=ALONE),
)
PAPERS = (
    Material(name="身份证", kind="original", document="id-card"),
    Material(name="独居证明", kind="original", required=False, require_when=ALONE, show_when=ALONE),
)
CARD = "11010519491231002X"
RULES: dict[str, Any] = {
    "eligibility": (
        Eligibility(key="old", holds={">=": [{"var": "age"}, 60]}, says="须年满60周岁。"),
    ),
    "fee": Fee(fen=500, rules=(FeeRule(when=ALONE, fen=0, basis="独居老人免收"),)),
    "priority_when": ALONE,
    "routes": (Route(when=ALONE, department="civil"),),
    "messages": (ItemMessage(at="received", text="请保持电话畅通。"),),
    "indicators": (Indicator(key="warm", name="贴心"),),
}


PLAIN = {"eligibility": (), "priority_when": None, "routes": (), "fee": Fee(fen=500)}


async def a_ruled_town(deps: Deps, **values: Any) -> Staffed:
    """The staffed town whose item has every kind of rule."""
    given = {**RULES, "materials": PAPERS, "procedure": Procedure(form=FORM), **values}
    town = await a_staffed_town(deps, mode="promise", **given)
    for actor in (town.li, town.wang, town.chen):
        await a_session(deps, actor)
    return town


async def filed(deps: Deps, actor: Actor, **values: Any) -> Case:
    """A case of somebody of seventy, who brings nothing."""
    given = {"answers": {"age": 70}, "materials": (), **values}
    view = await cases.file(deps, actor, a_filing(**given), "zh")
    return await Case.get(id=view.id)
