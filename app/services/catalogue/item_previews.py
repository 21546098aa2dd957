"""A draft on a phone: the guide and the application as they would be, and nothing is ever filed."""

import asyncio
from datetime import timedelta
from uuid import UUID

from app.catalog.items import Item
from app.catalog.lint.lint_fields import MOST_FIELDS
from app.catalog.texts import said
from app.domain.catalogue import item_bodies, item_rules
from app.domain.catalogue.item_versions import NoSuchDraft
from app.domain.papers import form_facts, forms
from app.domain.people.roles import RoleName
from app.kit.errors import Conflict
from app.kit.masking import masked_phone
from app.models.centre import Centre
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases.cases import Filing
from app.services.catalogue import items
from app.services.catalogue.items import CentreName, Guide
from app.services.house import access
from app.services.papers import case_applications, case_materials
from app.services.papers.case_applications import ApplicationView
from app.services.people.people import MeView, RoleView
from app.services.people.sessions import SessionView
from app.words import say

NOBODY = UUID(int=0)
"""Who holds the phone of a preview."""
PHONE = masked_phone("13800000000")
"""Known already, so that nobody is asked for one."""
LONGEST_TOKEN = 64
LASTS = timedelta(hours=12)


class PreviewOnly(Conflict):
    """This is a preview: nothing was filed."""


class DraftUnfinished(Conflict):
    """The draft cannot be read yet."""


async def guide(deps: Deps, token: str, code: str, language: str) -> Guide:
    """The guide as the draft says it, or that of another service; NoSuchDraft, NoSuchItem.

    Gaps of an unfinished draft show as dots; DraftUnfinished when it cannot be read at all.
    """
    draft = await _draft(token)
    if code != draft.code:
        return await items.guide(code, language)
    offering = await Centre.filter(offers__item__code=draft.code).order_by("code")
    own = await Centre.get(id=draft.centre_id)
    places = [own, *(one for one in offering if one.id != own.id)]
    names = [CentreName(one.code, said_of(one.name, language)) for one in places]
    # Its own number for each save: a phone forgets the ticks of another version.
    return items.guide_to(await _shown(draft), draft.base + draft.revision, names, language)


async def application(
    deps: Deps, token: str, code: str, centre: str, language: str
) -> ApplicationView:
    """What would be filled in and brought; NoSuchDraft, NoSuchItem, NoSuchCentre."""
    draft = await _draft(token)
    if code != draft.code:
        return await case_applications.application(deps, None, code, centre, language)
    place = await access.centre_called(centre) or await Centre.get(id=draft.centre_id)
    return await case_applications.shown_at(await _shown(draft), place, {}, language)


async def file(deps: Deps, token: str, filing: Filing, language: str) -> None:
    """Check an application as if it were filed, and always refuse it: PreviewOnly when it is right.

    NoSuchDraft, DraftUnfinished, BadAnswers, NotEligible, NoSuchMaterial, NotPromisable.
    """
    draft = await _draft(token)
    if filing.item != draft.code:
        raise PreviewOnly
    item, today = await _shown(draft), deps.clock.today()
    answers = forms.answers(item.procedure.form, filing.answers, today)
    facts = form_facts.facts(item.procedure.form, answers, today)
    for rule in item_rules.unmet(item, facts):
        raise item_rules.NotEligible(rule=rule.key, says=said(rule.says, language).text)
    case_materials.check_known(item, filing.materials)
    await case_materials.promised_days(deps, item, filing.promised)
    raise PreviewOnly


async def me(token: str, language: str) -> MeView:
    """Somebody made up; NoSuchDraft."""
    await _draft(token)
    resident = RoleView(RoleName.RESIDENT, say("role.resident", language))
    return MeView(NOBODY, say("preview.person", language), PHONE, [resident], language, False)


async def sign_in(deps: Deps, token: str, language: str) -> SessionView:
    """A sign-in that opens nothing; NoSuchDraft."""
    return SessionView("preview", deps.clock.now() + LASTS, await me(token, language))


async def check(token: str) -> None:
    """Nothing, or NoSuchDraft: a token ends with its draft."""
    await _draft(token)


async def _draft(token: str) -> ItemDraft:
    found = (
        await ItemDraft.get_or_none(preview_token=token) if len(token) <= LONGEST_TOKEN else None
    )
    if found is None:
        raise NoSuchDraft
    return found


async def _shown(draft: ItemDraft) -> Item:
    """What the draft says; read beside the loop, since nobody signs in for it."""
    item = await asyncio.to_thread(item_bodies.shown, draft.body)
    if item is None or len(item.procedure.form) > MOST_FIELDS:
        raise DraftUnfinished
    return item
