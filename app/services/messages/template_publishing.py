"""Putting a wording in force, and going back to one that was."""

from app.domain.messages.message_forms import (
    Body,
    NoSuchWording,
    WordingChanged,
    WordingHasFaults,
    WordingInForce,
)
from app.domain.people.roles import Actor
from app.models import sql
from app.models.message_template import MessageTemplate
from app.ports import Deps
from app.services.house import audit
from app.services.messages import (
    longest_names,
    template_checks,
    template_drafts,
    template_views,
    wordings,
)
from app.services.messages.template_views import BUILT_IN, DRAFT, PUBLISHED, WordingView
from app.services.messages.wordings import body_of, encoded, own_words

LOCK_GRANTS = "SELECT id FROM message_template WHERE state = 'published' ORDER BY id{held}"
RETIRE = (
    "UPDATE message_template SET state = 'retired', changed_at = $2"
    " WHERE kind = $1 AND state = 'published'"
)
PUBLISH = (
    "UPDATE message_template SET state = 'published', why = $3, published_by_id = $4,"
    " published_at = $5, changed_at = $5"
    " WHERE kind = $1 AND version = $2 AND state = 'draft' RETURNING id"
)
LATER = "UPDATE message_template SET version = $2 WHERE kind = $1 AND state = 'draft'"
BACK = (
    "INSERT INTO message_template (id, kind, version, state, body, why, made_by_id, made_at,"
    " changed_at, published_by_id, published_at)"
    " VALUES ($1, $2, $3, 'published', $4, $5, $6, $7, $7, $6, $7) ON CONFLICT DO NOTHING"
    " RETURNING id"
)


async def publish(
    deps: Deps, actor: Actor, kind: str, version: int, words: str, language: str
) -> WordingView:  # fmt: skip
    """Say a message from now on as its draft of `version` has it; `words` say why.

    WordingNotYours, NoSuchKind, NoSuchWording without a draft, WordingChanged when it is another
    one by now, WordingHasFaults.
    """
    template_views.check_administrator(actor)
    template_views.check_kind(kind)
    names = await longest_names.longest(deps)
    async with sql.transaction():
        draft = template_drafts.of_state(await template_drafts.held(kind), DRAFT)
        if draft is None:
            raise NoSuchWording(kind=kind)
        await _check(deps, kind, body_of(draft.body), names)
        now = deps.clock.now()
        await sql.many(RETIRE, [(kind, now)])
        if not await sql.rows(PUBLISH, kind, version, words, actor.person_id, now):
            raise WordingChanged(kind=kind, version=version)
        await _record(deps, actor, "wording-published", kind, version)
        return await template_views.shown(deps, actor, kind, language)


async def go_back(
    deps: Deps, actor: Actor, kind: str, version: int, words: str, language: str
) -> WordingView:  # fmt: skip
    """Say a message as `version` had it (0: as built in), which becomes a new version.

    A draft stays, to be looked at again. WordingNotYours, NoSuchKind, NoSuchWording,
    WordingInForce, WordingHasFaults when it would not do any more, WordingChanged when somebody was
    faster.
    """
    template_views.check_administrator(actor)
    template_views.check_kind(kind)
    names = await longest_names.longest(deps)
    async with sql.transaction():
        rows = await template_drafts.held(kind)
        body = _body_of_old(rows, kind, version)
        await _check(deps, kind, body, names)
        latest, now = rows[0].version, deps.clock.now()
        await sql.many(RETIRE, [(kind, now)])
        await sql.many(LATER, [(kind, latest + 2)])
        text, me = encoded(body), actor.person_id
        if not await sql.rows(BACK, deps.ids.new(), kind, latest + 1, text, words, me, now):
            raise WordingChanged(kind=kind, version=version)
        await _record(deps, actor, "wording-back", kind, latest + 1, old=version)
        return await template_views.shown(deps, actor, kind, language)


def _body_of_old(rows: list[MessageTemplate], kind: str, version: int) -> Body:
    published = template_drafts.of_state(rows, PUBLISHED)
    if version == (published.version if published else BUILT_IN):
        raise WordingInForce(kind=kind, version=version)
    if version == BUILT_IN:
        return own_words(kind)
    old = next((row for row in rows if row.version == version and row.state != DRAFT), None)
    if old is None:
        raise NoSuchWording(kind=kind, version=version)
    return body_of(old.body)


async def _check(deps: Deps, kind: str, body: Body, names: longest_names.Longest) -> None:
    """Nothing, or WordingHasFaults; the wordings it is compared with are held meanwhile."""
    await sql.rows(LOCK_GRANTS.format(held=sql.held_rows()))
    known = await wordings.load(deps)
    faults = template_checks.faults_of(kind, body, names, known.published)
    if faults:
        raise WordingHasFaults(faults)


async def _record(
    deps: Deps, actor: Actor, act: str, kind: str, version: int, **facts: object
) -> None:
    await audit.record(deps, actor.person_id, act, f"message:{kind}", version=version, **facts)
