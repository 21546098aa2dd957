"""Every hour: remind the holders of cases that stay too long at the level above."""

from app.ports import Deps
from app.services.cases import case_superior


async def run(deps: Deps) -> str:
    """Says how many cases stay too long."""
    return f"{await case_superior.remind_of_all(deps)} cases overdue above"
