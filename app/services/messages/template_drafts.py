"""Working on what a message says before it is said so: saving a draft, and dropping it."""

from collections.abc import Sequence

from app.domain.messages.message_forms import Body, NoSuchWording, WordingChanged
from app.domain.people.roles import Actor
from app.models import sql
from app.models.message_template import MessageTemplate
from app.ports import Deps
from app.services.house import audit
from app.services.messages import template_views
from app.services.messages.template_views import BUILT_IN, DRAFT, PUBLISHED, WordingView
from app.services.messages.wordings import body_of, encoded

BEGIN = (
    "INSERT INTO message_template (id, kind, version, state, body, why, made_by_id, made_at,"
    " changed_at) VALUES ($1, $2, $3, 'draft', $4, '', $5, $6, $6)"
    " ON CONFLICT DO NOTHING RETURNING id"
)
SAVE = (
    "UPDATE message_template SET version = version + 1, body = $3, made_by_id = $4, changed_at = $5"
    " WHERE kind = $1 AND version = $2 AND state = 'draft' RETURNING id"
)


async def save(
    deps: Deps, actor: Actor, kind: str, version: int, body: Body, language: str
) -> WordingView:  # fmt: skip
    """Keep a wording as it is now, unfinished or wrong as it may be; every save is a new version.

    `version` is what was looked at: that of the draft, or the published one where there is no
    draft yet. The same save sent again is answered alike. WordingNotYours, NoSuchKind,
    WordingTooLarge, WordingChanged when somebody saved or published since.
    """
    template_views.check_administrator(actor)
    template_views.check_kind(kind)
    text = encoded(body)
    async with sql.transaction():
        rows = await held(kind)
        if not _saved_before(rows, actor, version, body):
            if not await _write(deps, actor, kind, rows, version, text):
                raise WordingChanged(kind=kind, version=version)
            subject = f"message:{kind}"
            await audit.record(deps, actor.person_id, "wording-saved", subject, version=version)
        return await template_views.shown(deps, actor, kind, language)


async def drop(deps: Deps, actor: Actor, kind: str) -> None:
    """Throw the draft away; what is published stays. WordingNotYours, NoSuchKind,
    NoSuchWording.
    """
    template_views.check_administrator(actor)
    template_views.check_kind(kind)
    async with sql.transaction():
        if not await MessageTemplate.filter(kind=kind, state=DRAFT).delete():
            raise NoSuchWording(kind=kind)
        await audit.record(deps, actor.person_id, "wording-dropped", f"message:{kind}")


async def held(kind: str) -> list[MessageTemplate]:
    """The versions of a kind, held until the transaction ends; the latest first."""
    rest = f"WHERE kind = $1 ORDER BY version DESC{sql.held_rows()}"
    return await sql.find(MessageTemplate, rest, kind)


def of_state(rows: Sequence[MessageTemplate], state: str) -> MessageTemplate | None:
    """The one version in a state, or None."""
    return next((row for row in rows if row.state == state), None)


async def _write(
    deps: Deps,
    actor: Actor,
    kind: str,
    rows: Sequence[MessageTemplate],
    version: int,
    text: str,
) -> bool:
    """Save over the draft, or begin one; whether nobody was faster."""
    now, me = deps.clock.now(), actor.person_id
    if of_state(rows, DRAFT):
        return bool(await sql.rows(SAVE, kind, version, text, me, now))
    if version != _published(rows):
        return False
    latest = rows[0].version if rows else BUILT_IN
    return bool(await sql.rows(BEGIN, deps.ids.new(), kind, latest + 1, text, me, now))


def _saved_before(rows: Sequence[MessageTemplate], actor: Actor, version: int, body: Body) -> bool:
    """Whether this is the last save once more, whose answer got lost."""
    draft = of_state(rows, DRAFT)
    if draft is None or draft.made_by_id != actor.person_id:
        return False
    return version in (draft.version - 1, _published(rows)) and body_of(draft.body) == body


def _published(rows: Sequence[MessageTemplate]) -> int:
    published = of_state(rows, PUBLISHED)
    return published.version if published else BUILT_IN
