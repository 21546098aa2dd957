"""Turning the key ring for files: everything kept under the newest key, one after the other."""

from collections.abc import Callable, Iterable

from tortoise.models import Model

from app.kit.errors import Unavailable
from app.models.case_paper import Attachment
from app.models.journal import Blob
from app.ports import Deps, FileStore
from app.services.journal import blobs

BATCH = 200


async def count() -> int:
    """How many attachments and files of journals there are to look at."""
    return await Attachment.all().count() + await Blob.filter(whole_at__isnull=False).count()


async def reseal_files(deps: Deps, report: Callable[[int], object]) -> tuple[int, int]:
    """Seal again whatever is not under the newest key; can be stopped and started at any time.

    Returns how many files changed, and how many are lost: their rows stay, their bytes are gone or
    damaged. `report` hears how many rows each step looked at. What a phone is still sending stays
    as it is: if its key is gone when the last piece comes, it is sent anew.
    """
    changed = lost = 0
    if deps.files is None:
        return changed, lost
    for model in (Attachment, Blob):
        rows = await _after(model, None)
        while rows:
            again, gone = await _reseal(deps.files, (key for row in rows for key in _keys(row)))
            changed, lost = changed + again, lost + gone
            report(len(rows))
            rows = await _after(model, rows[-1].pk)
    return changed, lost


async def _after(model: type[Model], last: object) -> list[Model]:
    found = model.all() if model is Attachment else model.filter(whole_at__isnull=False)
    if last is not None:
        found = found.filter(id__gt=last)
    return list(await found.order_by("id").limit(BATCH))


def _keys(row: Model) -> list[str]:
    if isinstance(row, Blob):
        return blobs.store_keys(row)
    assert isinstance(row, Attachment)
    return [key for key in (row.store_key, row.thumb_key) if key]


async def _reseal(files: FileStore, keys: Iterable[str]) -> tuple[int, int]:
    changed = lost = 0
    for key in keys:
        try:
            changed += await files.reseal(key)
        except Unavailable:
            lost += 1
    return changed, lost
