"""What is wrong or missing in the setup of a centre, each fault under a key of its own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from app.catalog.catalog import Catalog
from app.catalog.items import Item
from app.catalog.lint import lint
from app.catalog.lint.lint_lengths import WECHAT_THING
from app.catalog.texts import chinese, missing_translations, said
from app.domain.catalogue.setup_facts import OfferFacts, PostFacts, SetupFacts

OLD_DRAFT_DAYS: Final = 30
NOTICE_LATE, NOTICE_MISSED = (12, 1), (12, 15)
"""From when on next year's holidays are missed; the State publishes them in November."""
MOST_KEY: Final = 160
_LIMITS: Final = re.compile(r"workdays$")
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


class Severity(StrEnum):
    """How soon somebody must do something."""

    ERROR = "error"
    """People are turned away or wait for nobody."""
    WARNING = "warning"
    INFO = "info"


class Kind(StrEnum):
    """What can be wrong."""

    NO_POST = "item-without-post"
    NO_SPEAKER = "department-without-post"
    POST_EMPTY = "post-empty"
    """Today."""
    POST_EMPTY_SOON = "post-empty-soon"
    ABOVE_LAW = "limit-above-law"
    ITEM_WRONG = "item-wrong"
    NO_TRANSLATION = "translation-missing"
    CUT = "message-cut"
    NO_HOLIDAYS = "holidays-unknown"
    NO_SEATS = "item-without-seats"
    IDLE = "opening-idle"
    WITHDRAWN = "item-withdrawn"
    PAUSED = "item-paused"
    BAD_LINK = "link-malformed"
    DEAD_LINK = "link-dead"
    OLD_DRAFT = "draft-old"
    SCHEDULED = "version-scheduled"


ASKED_OUTSIDE: Final = frozenset({Kind.DEAD_LINK})
"""Found only where somebody asked the world outside."""
_CONSOLE: Final[Mapping[Kind, str]] = {
    Kind.NO_POST: "/posts",
    Kind.NO_SPEAKER: "/posts",
    Kind.POST_EMPTY: "/posts",
    Kind.POST_EMPTY_SOON: "/posts",
    Kind.NO_HOLIDAYS: "/calendar",
    Kind.IDLE: "/calendar",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right; `about` tells two faults of one kind apart, `facts` fill words."""

    kind: Kind
    severity: Severity
    about: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same whenever it is found again."""
        return f"{self.kind}/{self.about}"[:MOST_KEY]


def faults(facts: SetupFacts) -> tuple[Fault, ...]:
    """Everything wrong with a centre's setup, errors first; each key once."""
    found = {fault.key: fault for check in _CHECKS for fault in check(facts)}
    order = list(Severity)
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.severity), one.key)))


def console_path(kind: str, facts: Mapping[str, object]) -> str:
    """Where in the console a fault is put right."""
    known = _CONSOLE.get(Kind(kind))
    item = facts.get("code")
    return known or (f"/services/{item}" if item else "/services")


def addresses(item: Item) -> tuple[str, ...]:
    """The addresses an item names: samples of papers, and the document it follows."""
    named = [material.sample for material in item.materials]
    document = item.source.document
    named += [document] if _ADDRESS.match(document) else []
    return tuple(dict.fromkeys(one for one in named if one))


def is_address(text: str) -> bool:
    """Whether it can be an address: http(s) with a host, or a path of this house."""
    if any(sign.isspace() for sign in text):
        return False
    if text.startswith("/"):
        return not text.startswith("//")
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def _people(facts: SetupFacts) -> Iterator[Fault]:
    staffed = {post.window for post in facts.posts if post.window}
    for offer in facts.offers:
        if offer.item is not None and not offer.windows & staffed:
            yield _of_item(Kind.NO_POST, Severity.ERROR, offer)
    for post in facts.posts:
        yield from _of_post(facts, post)


def _of_post(facts: SetupFacts, post: PostFacts) -> Iterator[Fault]:
    told = {"post": post.name}
    if facts.today in post.empty_on:
        yield Fault(Kind.POST_EMPTY, Severity.ERROR, post.code, told)
    later = [day.isoformat() for day in post.empty_on if day != facts.today]
    if later:
        days = {"count": str(len(later)), "day": later[0]}
        yield Fault(Kind.POST_EMPTY_SOON, Severity.WARNING, post.code, told | days)


def _speakers(facts: SetupFacts) -> Iterator[Fault]:
    for offer in facts.offers:
        if offer.item is None or offer.item.mode != "joint":
            continue
        for one in offer.item.procedure.departments:
            if one.code not in facts.spoken:
                told = {"department": chinese(one.name)}
                yield _of_item(Kind.NO_SPEAKER, Severity.WARNING, offer, one.code, **told)


def _wordings(facts: SetupFacts) -> Iterator[Fault]:
    for offer in facts.offers:
        if offer.item is None:
            yield _of_item(Kind.WITHDRAWN, Severity.ERROR, offer)
            continue
        if offer.item.state != "active":
            yield _of_item(Kind.PAUSED, Severity.WARNING, offer)
        yield from _linted(offer, offer.item)


def _linted(offer: OfferFacts, item: Item) -> Iterator[Fault]:
    wrong = [one for one in lint.findings(Catalog(items=(item,))) if one.severity == "error"]
    above = [one for one in wrong if _LIMITS.search(str(one.path[-1]))]
    other = [one for one in wrong if one not in above]
    for kind, found in ((Kind.ABOVE_LAW, above), (Kind.ITEM_WRONG, other)):
        if found:
            told = {"what": found[0].message, "count": str(len(found))}
            yield _of_item(kind, Severity.ERROR, offer, **told)


def _words(facts: SetupFacts) -> Iterator[Fault]:
    for offer in facts.offers:
        for language in facts.languages:
            if offer.item is None or language == "zh":
                continue
            if count := len(missing_translations(offer.item, language)):
                told = {"language": language, "count": str(count)}
                yield _of_item(Kind.NO_TRANSLATION, Severity.INFO, offer, language, **told)


def _cuts(facts: SetupFacts) -> Iterator[Fault]:
    """Names too long for a field of a message, as it is sent to who reads that language."""
    for language in facts.languages:
        severity = Severity.WARNING if language == "zh" else Severity.INFO
        own = facts.names.get(language, "")
        if _units(own) > WECHAT_THING:
            told = {"name": own, "most": str(WECHAT_THING)}
            yield Fault(Kind.CUT, severity, f"centre/{language}", told)
        for offer in facts.offers:
            words = said(offer.item.name, language) if offer.item is not None else None
            if words and words.language == language and _units(words.text) > WECHAT_THING:
                told = {"name": words.text, "most": str(WECHAT_THING)}
                yield _of_item(Kind.CUT, severity, offer, language, **told)


def _calendar(facts: SetupFacts) -> Iterator[Fault]:
    day = (facts.today.month, facts.today.day)
    if not facts.next_year_known and day >= NOTICE_LATE:
        severity = Severity.ERROR if day >= NOTICE_MISSED else Severity.WARNING
        year = str(facts.today.year + 1)
        yield Fault(Kind.NO_HOLIDAYS, severity, year, {"year": year})


def _openings(facts: SetupFacts) -> Iterator[Fault]:
    for offer in facts.offers:
        if offer.seats == 0:
            yield _of_item(Kind.NO_SEATS, Severity.ERROR, offer)
    for code in facts.idle:
        yield Fault(Kind.IDLE, Severity.INFO, code, {"opening": code})


def _links(facts: SetupFacts) -> Iterator[Fault]:
    for offer in facts.offers:
        for one in addresses(offer.item) if offer.item is not None else ():
            told = {"address": one}
            if not is_address(one):
                yield _of_item(Kind.BAD_LINK, Severity.ERROR, offer, one, **told)
            elif one in (facts.dead or ()):
                yield _of_item(Kind.DEAD_LINK, Severity.WARNING, offer, one, **told)


def _versions(facts: SetupFacts) -> Iterator[Fault]:
    for draft in facts.drafts:
        days = (facts.today - draft.changed_on).days
        if days > OLD_DRAFT_DAYS:
            told = {"code": draft.code, "item": draft.name, "days": str(days)}
            yield Fault(Kind.OLD_DRAFT, Severity.WARNING, draft.code, told)
    for one in facts.scheduled:
        told = {"code": one.code, "item": one.name, "number": str(one.number)}
        about = f"{one.code}/{one.number}"
        yield Fault(Kind.SCHEDULED, Severity.INFO, about, told | {"day": one.from_on.isoformat()})


def _of_item(
    kind: Kind, severity: Severity, offer: OfferFacts, about: str = "", **told: str
) -> Fault:
    facts = {"code": offer.code, "item": offer.name, **told}
    return Fault(kind, severity, "/".join(filter(None, (offer.code, about))), facts)


def _units(text: str) -> int:
    """As WeChat counts: rare characters beyond the first plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_CHECKS: Final[tuple[Callable[[SetupFacts], Iterable[Fault]], ...]] = (
    _people,
    _speakers,
    _wordings,
    _words,
    _cuts,
    _calendar,
    _openings,
    _links,
    _versions,
)
