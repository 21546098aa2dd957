"""Turning the key ring for files: every attachment under the newest key, one after the other."""

from collections.abc import Callable

from app.kit.errors import Unavailable
from app.models.case_paper import Attachment
from app.ports import Deps

BATCH = 200


async def count() -> int:
    """How many attachments there are to look at."""
    return await Attachment.all().count()


async def reseal_files(deps: Deps, report: Callable[[int], object]) -> tuple[int, int]:
    """Seal again whatever is not under the newest key; can be stopped and started at any time.

    Returns how many files changed, and how many are lost: their rows stay, their bytes are gone or
    damaged. `report` hears how many attachments each step looked at.
    """
    changed = lost = 0
    rows = await Attachment.all().order_by("id").limit(BATCH)
    while rows and deps.files is not None:
        for key in (key for row in rows for key in (row.store_key, row.thumb_key) if key):
            try:
                changed += await deps.files.reseal(key)
            except Unavailable:
                lost += 1
        report(len(rows))
        rows = await Attachment.filter(id__gt=rows[-1].id).order_by("id").limit(BATCH)
    return changed, lost
