"""What people are asked to allow on WeChat: which templates, at which tap, and what they allow."""

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from app.channels.wechat.work import WeChatWork
from app.domain.cases.case_messages import ALARM, DONE, PROGRESS, STAFF, TODO
from app.domain.messages.message_grants import grant_of
from app.domain.visits.visit_messages import VISIT
from app.ports import Deps
from app.services.messages import grants, lasting_grants, wordings
from app.services.messages.consents import consents
from app.words import knows, say

ASKED_AT: Mapping[str, tuple[str, ...]] = {
    "booking": ("booked", "day_before", "two_hours", "cancelled"),
    "move": ("moved", "day_before", "two_hours", "cancelled"),
    "case": (PROGRESS, TODO, DONE),
    "visit": (VISIT,),
    "staff": (STAFF, ALARM),
}
"""Which grants may be asked for at which moment, what is surely said first."""
AT_ONCE = 3
"""WeChat shows so many templates in one sheet on every version."""
OF_WORK = 6
"""So many templates of work are asked for on one sheet of WeChat ("laboruse")."""


class TemplateView(Struct, frozen=True):
    """A WeChat template to ask for in the tap, and what it is for."""

    id: str
    kind: str
    title: str


class TemplatesView(Struct, frozen=True):
    """The templates to ask for at one moment."""

    templates: list[TemplateView]


async def templates(
    deps: Deps, moment: str, language: str, person_id: UUID | None = None
) -> TemplatesView:
    """What to ask for at `moment`: at most three; nothing at a moment we do not know.

    Lasting consents are asked for alone (WeChat refuses to mix them with others), until they are
    given. Of more than three that are left, those of which somebody has the fewest, in their
    order. At the moment `work` the templates of work, which staff bind once.
    """
    if moment == "work":
        return TemplatesView(await _of_work(deps, language))
    known = await consents(deps)
    asked = [known[grant] for grant in ASKED_AT.get(moment, ()) if grant in known]
    left, given = await _held(person_id)
    lasting = [one for one in asked if one.lasting and one.grant not in given]
    chosen = lasting or [one for one in asked if not one.lasting]
    first = sorted(chosen, key=lambda one: left.get(one.grant, 0))[:AT_ONCE]
    return TemplatesView(
        [
            TemplateView(one.template, one.grant, _title(one.grant, language))
            for one in chosen
            if one in first
        ]
    )


async def _held(person_id: UUID | None) -> tuple[dict[str, int], frozenset[str]]:
    if person_id is None:
        return {}, frozenset()
    given = await lasting_grants.held([person_id])
    return await grants.balance(person_id), given[person_id]


async def _of_work(deps: Deps, language: str) -> list[TemplateView]:
    """The templates of work, one for each grant; none where messages of work are not set up."""
    channel = deps.channels.get("work")
    if not isinstance(channel, WeChatWork):
        return []
    published = (await wordings.load(deps)).with_carrier("work")
    ids = {grant_of(kind): one.template_id for kind, one in channel.templates.items()}
    ids |= {grant_of(kind): one.id for kind, one in published.items()}
    found = [TemplateView(ids[grant], grant, _title(grant, language)) for grant in sorted(ids)]
    return found[:OF_WORK]


def _title(grant: str, language: str) -> str:
    """The subject of its messages; what is said under no wording of ours keeps its own name."""
    subject = f"message.{grant}.subject"
    return say(subject, language) if knows(subject) else grant
