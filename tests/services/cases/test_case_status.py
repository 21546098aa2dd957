"""The public state of a case: enough to know where it stands, and nobody's name."""

from datetime import date

import pytest
from msgspec import json, structs

from app.domain.cases.case_flow import Act
from app.models.case import Case
from app.ports import Deps
from app.services.cases import case_acts, case_status
from app.services.cases.case_orders import Order
from app.services.cases.case_status import NoSuchStatus
from tests.make import a_person
from tests.people import LI, YANG
from tests.services.filed_cases import filed, promise_town


async def test_the_state_tells_where_it_stands_and_by_when(deps: Deps) -> None:
    town = await promise_town(deps)
    made = await filed(deps, await a_person(deps, YANG))
    await case_acts.act(deps, town.li, made.id, Order(act=Act.ACCEPT), "zh")
    token = (await Case.get(id=made.id)).status_token

    found = await case_status.status(deps, token, "zh")

    assert structs.asdict(found) == {
        "number": made.number,
        "item_name": "高龄津贴",
        "centre_name": "刘家镇便民服务中心",
        "centre_phone": "0831-0000101",
        "state_name": "审核中",
        "turn_name": "等服务中心办理",
        "received_on": date(2026, 3, 2),
        "due_on": date(2026, 3, 9),
        "provisional": False,
        "closed": False,
    }


async def test_the_state_names_nobody(deps: Deps) -> None:
    await promise_town(deps)
    made = await filed(deps, await a_person(deps, YANG), note="家里没有车")
    token = (await Case.get(id=made.id)).status_token

    told = json.encode(await case_status.status(deps, token, "zh")).decode()

    for secret in (YANG.name, YANG.phone, LI.name, "杨", "家里没有车", "1940"):
        assert secret not in told


@pytest.mark.parametrize("token", ["", "guess", "\ufffe", "x" * 300])
async def test_a_guess_finds_nothing(deps: Deps, token: str) -> None:
    with pytest.raises(NoSuchStatus):
        await case_status.status(deps, token, "zh")
