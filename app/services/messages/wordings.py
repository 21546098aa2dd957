"""How each kind of message is said today: the published wording, else the one built in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import msgspec

from app.domain.messages import message_forms
from app.domain.messages.message_forms import (
    DEFAULT,
    Body,
    Said,
    Texts,
    VendorTemplate,
    WordingTooLarge,
)
from app.domain.messages.messages import Registered
from app.models import sql
from app.models.message_template import MessageTemplate
from app.ports import Deps
from app.words import knows, languages, wording
from app.words.letters import with_address, with_moments, with_more

VENDORS = ("aliyun", "tencent")
"""The carriers of text messages that send registered templates only."""
DEVELOPMENT = "development"
LARGEST_BODY = 60_000
"""Bytes of JSON; the longest built-in wording stays below a tenth of it."""

SIGNS = (
    "SELECT count(*) AS published, coalesce(sum(version), 0) AS versions,"
    " max(CAST(id AS TEXT)) AS latest FROM message_template WHERE state = 'published'"
)
"""Tells one set of published wordings from another: each publishing lets a version grow."""


@dataclass(frozen=True)
class Published:
    """The wording of one kind that is in force."""

    version: int
    body: Body


@dataclass(frozen=True)
class Wordings:
    """How every kind is said, in each form and language, as it stood when they were loaded."""

    environment: str = "production"
    published: Mapping[str, Published] = field(default_factory=dict)

    def said(self, kind: str, language: str, params: Mapping[str, str]) -> Said:
        """The message in words.

        What to `bring` and what `more` the service says stand in the full and the spoken form, the
        address `url` ends the full and the short one. A published wording with a gap that an older
        message cannot fill is said as built in. KeyError for an unknown kind or a gap left open.
        """
        found = self.published.get(kind)
        if found is not None and language in found.body.texts:
            try:
                return worded(found.body.texts[language], language, params, found.version)
            except KeyError:
                pass
        return worded(built_in(kind, language), language, params)

    def registered(self, kind: str, carrier: str, language: str) -> Registered | None:
        """What a vendor knows this kind by, None when nothing is registered.

        Without a registration of one's own, WeChat's channel goes by its table; vendors of text
        messages know every kind as `SMS_<kind>` in development, and none in production.
        """
        template = self.template(kind, carrier, language)
        if template is not None:
            return Registered(template.id, dict(template.fields))
        if carrier in VENDORS and self.environment == DEVELOPMENT:
            return Registered(f"SMS_{kind}", vendor_fields(kind, carrier))
        return None

    def template(self, kind: str, carrier: str, language: str) -> VendorTemplate | None:
        """What was registered with a vendor for this kind; None where it goes as built in."""
        found = self.published.get(kind)
        body = found.body if found is not None else Body()
        return message_forms.template_of(body, self.environment, carrier, language)

    def with_carrier(self, carrier: str) -> dict[str, VendorTemplate]:
        """What is registered with a carrier here, by kind; in Chinese where it is in several."""
        found = {}
        for kind, one in self.published.items():
            known = one.body.registered.get(self.environment, {}).get(carrier, {})
            for language in (DEFAULT, *sorted(known)):
                if language in known:
                    found[kind] = known[language]
                    break
        return found

    def texts(self, kind: str, language: str) -> Texts:
        """The forms of a kind with their gaps open; KeyError for an unknown kind."""
        found = self.published.get(kind)
        if found is not None and language in found.body.texts:
            return found.body.texts[language]
        return built_in(kind, language)


_loaded: dict[tuple[Any, ...], Wordings] = {}
"""The latest that was loaded, by what tells it from others."""


async def load(deps: Deps) -> Wordings:
    """How every kind is said now: one small query, and the wordings only when one is new."""
    [signs] = await sql.rows(SIGNS)
    sign = (deps.environment, int(signs["published"]), int(signs["versions"]), signs["latest"])
    if sign not in _loaded:
        rows = await MessageTemplate.filter(state="published")
        found = {row.kind: Published(row.version, body_of(row.body)) for row in rows}
        _loaded.clear()
        _loaded[sign] = Wordings(deps.environment, found)
    return _loaded[sign]


async def of_versions(
    deps: Deps, used: Collection[tuple[str, int]]
) -> dict[tuple[str, int], Wordings]:
    """How a kind was said by a version, by kind and version; version 0 is what is built in."""
    kinds, versions = {kind for kind, _ in used}, {version for _, version in used if version}
    found = MessageTemplate.filter(kind__in=list(kinds), version__in=list(versions))
    known = {
        (row.kind, row.version): {row.kind: Published(row.version, body_of(row.body))}
        for row in (await found if versions else ())
    }
    return {one: Wordings(deps.environment, known.get(one, {})) for one in used}


def body_of(told: object) -> Body:
    """A body out of the database; ValidationError for one that never came from here."""
    return msgspec.convert(told, Body)


def encoded(body: Body) -> str:
    """A body as it is stored; WordingTooLarge."""
    text = msgspec.json.encode(body)
    if len(text) > LARGEST_BODY:
        raise WordingTooLarge
    return text.decode()


def worded(texts: Texts, language: str, params: Mapping[str, str], version: int = 0) -> Said:
    """The forms with their gaps filled; an empty short or spoken one is the full text."""
    filled = with_moments(params, language)
    subject, text, short, spoken = (
        message_forms.fill(form, filled)
        for form in (texts.subject, texts.text, texts.short, texts.spoken)
    )
    return Said(
        subject=subject,
        text=with_address(with_more(text, language, filled), filled),
        short=with_address(short or text, filled),
        spoken=with_more(spoken or text, language, filled),
        version=version,
    )


@lru_cache(maxsize=512)
def built_in(kind: str, language: str = DEFAULT) -> Texts:
    """The forms that are built in; KeyError for an unknown kind."""
    short, spoken = f"message.{kind}.short", f"message.{kind}.spoken"
    return Texts(
        subject=wording(f"message.{kind}.subject", language),
        text=wording(f"message.{kind}.text", language),
        short=wording(short, language) if knows(short) else "",
        spoken=wording(spoken, language) if knows(spoken) else "",
    )


def own_words(kind: str) -> Body:
    """The wording that came with the program, in every language; KeyError for an unknown kind."""
    return Body(texts={language: built_in(kind, language) for language in languages()})


def vendor_fields(kind: str, carrier: str) -> dict[str, str]:
    """The gaps of the built-in short form as a vendor names them: by name, or by place ("1")."""
    texts = built_in(kind)
    names = list(dict.fromkeys(message_forms.GAP.findall(texts.short or texts.text)))
    if carrier == "tencent":
        return {str(place): f"{{{name}}}" for place, name in enumerate(names, 1)}
    return {name: f"{{{name}}}" for name in names}
