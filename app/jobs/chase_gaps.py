"""Every quarter of an hour: remind people of papers they promised, then the office."""

from app.ports import Deps
from app.services.papers import case_gaps


async def run(deps: Deps) -> str:
    """Says how many promised papers are due."""
    return f"{await case_gaps.chase(deps)} promised papers due"
