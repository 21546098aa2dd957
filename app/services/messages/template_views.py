"""The wordings of messages as administrators see them: all kinds, one kind, and a trial of one."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from app.domain.messages.message_forms import Body, Fault, Form, NoSuchKind
from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import RULES, rules_of
from app.domain.people.roles import Actor, Role, RoleName
from app.kit.errors import Forbidden
from app.models.message_template import MessageTemplate
from app.models.person import Person
from app.ports import Deps
from app.services.messages import longest_names, template_checks, template_previews, wordings
from app.services.messages.longest_names import Longest
from app.services.messages.template_previews import PreviewView
from app.services.messages.wordings import DEVELOPMENT, VENDORS, body_of, encoded, own_words
from app.services.people import people
from app.words import say

DRAFT, PUBLISHED, RETIRED = "draft", "published", "retired"
BUILT_IN = 0
"""The version of the wording that came with the program."""


class WordingNotYours(Forbidden):
    """Only an administrator of the whole house may change what messages say."""


class WordingRow(Struct, frozen=True):
    """One kind of message in the list; `problems` counts what is wrong with what is in force."""

    kind: str
    name: str
    to: str
    version: int
    draft: bool
    registered: list[str]
    problems: int


class WordingRows(Struct, frozen=True):
    """Every kind of message."""

    items: list[WordingRow]


class WordingBodyView(Struct, frozen=True):
    """One version of a wording with everything it says."""

    version: int
    body: Body
    changed_at: datetime | None


class WordingVersionView(Struct, frozen=True):
    """A version that was published, by whom and why."""

    version: int
    state: str
    why: str
    by: str
    published_at: datetime | None


class WordingGapView(Struct, frozen=True):
    """A gap that a wording may have, and the longest that fills it here."""

    name: str
    longest: str


class WordingView(Struct, frozen=True):
    """Everything about one kind of message.

    `limits` are the most characters of each form, with its gaps open; `parts` the most parts of a
    text message. `built_in` is what came with the program.
    """

    kind: str
    name: str
    to: str
    published: WordingBodyView
    draft: WordingBodyView | None
    built_in: WordingBodyView
    versions: list[WordingVersionView]
    gaps: list[WordingGapView]
    limits: dict[str, int]
    environment: str
    carriers: list[str]


class WordingFaultView(Struct, frozen=True):
    """What is wrong with a wording, and where in its body."""

    pointer: str
    code: str
    said: str


class WordingTrialView(Struct, frozen=True):
    """A wording tried with the longest real names."""

    faults: list[WordingFaultView]
    previews: list[PreviewView]


def check_administrator(actor: Actor) -> None:
    """Nothing, or WordingNotYours for anybody but an administrator of the whole house."""
    if Role(RoleName.ADMIN) not in actor.roles:
        raise WordingNotYours


def check_kind(kind: str) -> None:
    """Nothing, or NoSuchKind."""
    if kind not in RULES:
        raise NoSuchKind(kind=kind)


async def listed(deps: Deps, actor: Actor, language: str) -> WordingRows:
    """Every kind with how it is said now; WordingNotYours."""
    check_administrator(actor)
    names, known = await longest_names.longest(deps), await wordings.load(deps)
    drafts = {row.kind for row in await MessageTemplate.filter(state=DRAFT)}
    rows = []
    for kind, rules in RULES.items():
        found = known.published.get(kind)
        body = found.body if found else own_words(kind)
        faults = template_checks.faults_of(kind, body, names, known.published)
        registered = set(body.registered.get(deps.environment, {})) | _by_itself(deps, kind)
        rows.append(
            WordingRow(
                kind=kind,
                name=said_kind(kind, language),
                to=rules.to,
                version=found.version if found else BUILT_IN,
                draft=kind in drafts,
                registered=sorted(registered),
                problems=len(faults),
            )
        )
    return WordingRows(rows)


def _by_itself(deps: Deps, kind: str) -> set[str]:
    """The carriers that know a kind without a registration of its own."""
    vendors = set(VENDORS) if deps.environment == DEVELOPMENT else set()
    return vendors | ({"wechat"} if grant_of(kind) in deps.message_templates else set())


async def shown(deps: Deps, actor: Actor, kind: str, language: str) -> WordingView:
    """Everything about one kind; WordingNotYours, NoSuchKind."""
    check_administrator(actor)
    check_kind(kind)
    rows = await MessageTemplate.filter(kind=kind).order_by("-version")
    names = await longest_names.longest(deps)
    own = WordingBodyView(BUILT_IN, own_words(kind), None)
    return WordingView(
        kind=kind,
        name=said_kind(kind, language),
        to=rules_of(kind).to,
        published=_of_state(rows, PUBLISHED) or own,
        draft=_of_state(rows, DRAFT),
        built_in=own,
        versions=await _versions(deps, rows),
        gaps=_gaps(kind, names, language),
        limits=_limits(),
        environment=deps.environment,
        carriers=list(template_checks.CARRIERS),
    )


async def tried(deps: Deps, actor: Actor, kind: str, body: Body, language: str) -> WordingTrialView:
    """What is wrong with a wording and how it looks.

    WordingNotYours, NoSuchKind, WordingTooLarge.
    """
    check_administrator(actor)
    check_kind(kind)
    encoded(body)
    names, known = await longest_names.longest(deps), await wordings.load(deps)
    faults = template_checks.faults_of(kind, body, names, known.published)
    return WordingTrialView(
        faults=[fault_view(one, language) for one in faults],
        previews=template_previews.previews(kind, body, names, deps.environment),
    )


def said_kind(kind: str, language: str) -> str:
    """What a kind of message is called."""
    return say(f"message_kind.{kind}", language)


def fault_view(fault: Fault, language: str) -> WordingFaultView:
    """A fault in words."""
    said = say(f"wording_fault.{fault.code}", language, **dict(fault.facts))
    return WordingFaultView(fault.pointer, fault.code, said)


def _of_state(rows: Sequence[MessageTemplate], state: str) -> WordingBodyView | None:
    row = next((row for row in rows if row.state == state), None)
    return WordingBodyView(row.version, body_of(row.body), row.changed_at) if row else None


async def _versions(deps: Deps, rows: Sequence[MessageTemplate]) -> list[WordingVersionView]:
    published = [row for row in rows if row.state != DRAFT]
    ids = [row.published_by_id for row in published if row.published_by_id]
    names = {one.id: people.name_of(deps, one) for one in await Person.filter(id__in=ids)}
    return [
        WordingVersionView(
            version=row.version,
            state=row.state,
            why=row.why,
            by=names.get(row.published_by_id, "") if row.published_by_id else "",
            published_at=row.published_at,
        )
        for row in published
    ]


def _gaps(kind: str, names: Longest, language: str) -> list[WordingGapView]:
    values = names.values(kind, language)
    return [WordingGapView(gap, values[gap]) for gap in sorted(longest_names.gaps_of(kind))]


def _limits() -> dict[str, int]:
    forms = {form.value: template_checks.LONGEST[form] for form in Form}
    return {**forms, "parts": template_checks.MOST_PARTS}
