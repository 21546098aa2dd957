"""Cases the office said nothing about in time: by law they count as accepted."""

from app.domain.cases.case_flow import Act, State
from app.models import sql
from app.models.case import Case
from app.ports import Deps
from app.services.cases import case_acts, case_ledger
from app.services.cases.case_orders import Order


async def deem_all_accepted(deps: Deps) -> int:
    """Accept what nobody answered within the notice limit; returns how many.

    (Administrative Licensing Law, art. 32: once that day is over.) A list of candidates is made
    from the columns of the cases; whether it is so, each ledger says.
    """
    today = deps.clock.today()
    silent = await Case.filter(state=State.RECEIVED, next_due_on__lt=today).only("id")
    return sum([await _deem_accepted(deps, case) for case in silent])


async def _deem_accepted(deps: Deps, seen: Case) -> bool:
    async with sql.transaction():
        case = await case_ledger.held(seen.id)
        last = (await case_ledger.clock(deps, case)).deemed_on
        if case.state != State.RECEIVED or last is None or deps.clock.today() <= last:
            return False
        await case_acts.done_by_itself(deps, case, Order(act=Act.DEEM_ACCEPTED))
    return True
