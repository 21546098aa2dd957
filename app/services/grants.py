"""The ledger of subscription grants: what people allowed us to say to them on WeChat."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct
from tortoise.functions import Sum
from tortoise.transactions import in_transaction

from app.models.notice import GrantEntry
from app.models.person import Person
from app.ports import Deps
from app.words import say

ASKED_AT = {"booking": ("booked", "day_before", "two_hours")}
"""Which messages are asked for at which moment; WeChat shows three at once on every version."""

SAME_TAP = timedelta(seconds=10)
"""A grant told by the phone and by WeChat's event so close together is one grant."""


class TemplateView(Struct, frozen=True):
    """A WeChat template to ask for in the tap, and what it is for."""

    id: str
    kind: str
    title: str


class TemplatesView(Struct, frozen=True):
    """The templates to ask for at one moment."""

    templates: list[TemplateView]


class BalanceView(Struct, frozen=True):
    """How many messages of each kind somebody still allows."""

    balance: dict[str, int]


def templates(deps: Deps, moment: str, language: str) -> TemplatesView:
    """What to ask for at `moment`; nothing at a moment we do not know."""
    known = deps.message_templates
    found = []
    for kind in ASKED_AT.get(moment, ()):
        if kind in known:
            title = say(f"message.{kind}.subject", language)
            found.append(TemplateView(known[kind], kind, title))
    return TemplatesView(found)


async def take_in(deps: Deps, person_id: UUID, results: Mapping[str, str]) -> BalanceView:
    """Note what somebody answered on the sheet: an accept is one message more."""
    kinds = {template: kind for kind, template in deps.message_templates.items()}
    for template, answer in results.items():
        if answer.startswith("accept") and template in kinds:
            await note(deps, person_id, kinds[template], 1, "phone")
    return BalanceView(await balance(person_id))


async def take_in_event(
    deps: Deps, openid: str, template_id: str, accepted: bool, event_key: str
) -> None:
    """Note what WeChat tells of a grant; a refusal leaves nothing to send with."""
    person = await Person.get_or_none(openid=openid)
    kind = next((k for k, t in deps.message_templates.items() if t == template_id), None)
    if person is None or kind is None:
        return
    if accepted:
        await note(deps, person.id, kind, 1, "event", event_key)
    else:
        await clear(deps, person.id, kind, "event")


async def note(
    deps: Deps, person_id: UUID, kind: str, delta: int, source: str, event_key: str | None = None
) -> None:
    """Add a line; one told by both the phone and an event within seconds counts once."""
    now = deps.clock.now()
    async with in_transaction():
        if delta > 0 and await _told_already(person_id, kind, source, now):
            return
        line = GrantEntry(
            id=deps.ids.new(),
            person_id=person_id,
            template=kind,
            delta=delta,
            source=source,
            event_key=event_key,
            at=now,
        )
        await GrantEntry.bulk_create([line], ignore_conflicts=True)


async def _told_already(person_id: UUID, kind: str, source: str, now: datetime) -> bool:
    other = {"phone": "event", "event": "phone"}.get(source)
    if other is None:
        return False
    near = GrantEntry.filter(person_id=person_id, template=kind, delta=1, at__gte=now - SAME_TAP)
    return await near.filter(source=other).count() > await near.filter(source=source).count()


async def clear(deps: Deps, person_id: UUID, kind: str, source: str) -> None:
    """WeChat says there is no grant left: the balance is 0, whatever we counted."""
    left = (await balance(person_id)).get(kind, 0)
    if left:
        await note(deps, person_id, kind, -left, source)


async def balance(person_id: UUID) -> dict[str, int]:
    """How many messages of each kind somebody still allows; kinds without any are left out."""
    sums = (
        await GrantEntry.filter(person_id=person_id)
        .annotate(left=Sum("delta"))
        .group_by("template")
        .values("template", "left")
    )
    return {row["template"]: int(row["left"]) for row in sums if row["left"]}
