"""Turning the key ring: every sealed field under the newest key, in small steps."""

from collections.abc import Callable

from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.models.person import Person
from app.models.session import PhoneCode
from app.ports import Deps

BATCH = 200
PERSON_FIELDS = ("name", "phone", "id_number")


async def reseal_all(deps: Deps, report: Callable[[int], object]) -> int:
    """Seal again whatever is not under the newest key; can be stopped and started at any time.

    Returns how many fields changed. `report` hears how many rows each step looked at.
    """
    changed, last = 0, None
    while True:
        after = Q(id__gt=last) if last else Q()
        async with in_transaction():
            found = Person.filter(after).order_by("id").limit(BATCH).select_for_update()
            rows = await found
            for row in rows:
                changed += await _reseal_person(deps, row)
        report(len(rows))
        if len(rows) < BATCH:
            break
        last = rows[-1].id
    return changed + await _reseal_codes(deps)


async def count(deps: Deps) -> int:
    """How many people there are to look at."""
    return await Person.all().count()


async def _reseal_person(deps: Deps, row: Person) -> int:
    changed = []
    for field in PERSON_FIELDS:
        column = f"{field}_sealed"
        again = deps.cipher.reseal(getattr(row, column), f"person:{field}:{row.id}")
        if again is not None:
            setattr(row, column, again)
            changed.append(column)
    if changed:
        await row.save(update_fields=changed)
    return len(changed)


async def _reseal_codes(deps: Deps) -> int:
    changed = 0
    for row in await PhoneCode.all():
        again = deps.cipher.reseal(row.phone_sealed, f"phone_code:phone:{row.person_id}")
        if again is not None:
            await PhoneCode.filter(person_id=row.person_id).update(phone_sealed=again)
            changed += 1
    return changed
