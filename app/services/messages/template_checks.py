"""What is wrong with the wording of a message, tried with the longest real names of this place."""

from collections.abc import Iterable, Iterator, Mapping

from app.channels.wechat.fields import THING_LENGTH, filled
from app.channels.wechat.refusals import BadField
from app.domain.messages import message_forms, sms_parts
from app.domain.messages.message_forms import DEFAULT, Body, Fault, Form, Texts, VendorTemplate
from app.domain.messages.message_grants import grant_of
from app.services.messages import vendor_texts
from app.services.messages.longest_names import Longest, gaps_of
from app.services.messages.wordings import VENDORS, Published, worded
from app.words import languages

ENVIRONMENTS = ("production", "development")
CARRIERS = ("wechat", "work", *VENDORS)
"""The carriers that send registered wordings only."""
LONGEST: Mapping[Form, int] = {
    Form.SUBJECT: 40,
    Form.TEXT: 400,
    Form.SHORT: 140,
    Form.SPOKEN: 400,
}
"""Characters with the gaps still open; a subject is a title, a short form one text message."""
MOST_PARTS = 3
"""A text message of more parts is dear, and some phones put it together wrongly."""
MOST_FIELDS = 5
"""WeChat's subscription templates have at most five; source: its console."""
LONGEST_ID = 64


def faults_of(
    kind: str, body: Body, names: Longest, published: Mapping[str, Published]
) -> tuple[Fault, ...]:
    """Everything that keeps the wording of a kind from being published, by its place.

    `published` are the other wordings in force: the kinds of one grant share WeChat's template.
    """
    found = [*_of_texts(kind, body, names)]
    for environment, carriers in body.registered.items():
        at = f"/registered/{_token(environment)}"
        if environment not in ENVIRONMENTS:
            found.append(Fault(at, "environment"))
            continue
        for carrier, templates in carriers.items():
            found += _of_carrier(kind, f"{at}/{_token(carrier)}", carrier, templates, names)
        found += _of_grant(kind, at, carriers.get("wechat", {}), environment, published)
    return tuple(found)


def _token(name: str) -> str:
    """A name as part of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def _of_texts(kind: str, body: Body, names: Longest) -> Iterator[Fault]:
    if DEFAULT not in body.texts:
        yield Fault(f"/texts/{DEFAULT}", "missing")
    for language, texts in body.texts.items():
        at = f"/texts/{_token(language)}"
        if language not in languages():
            yield Fault(at, "language")
            continue
        own = [*_of_language(kind, at, texts)]
        yield from own or _of_parts(kind, at, language, texts, names)


def _of_language(kind: str, at: str, texts: Texts) -> Iterator[Fault]:
    for form in Form:
        text, place = getattr(texts, form), f"{at}/{form}"
        if not text.strip() and form in (Form.SUBJECT, Form.TEXT):
            yield Fault(place, "missing")
        if len(text) > LONGEST[form]:
            yield Fault(place, "long", (("most", str(LONGEST[form])),))
        if not text.replace("\n", "").isprintable():
            yield Fault(place, "signs")
        yield from _of_gaps(kind, place, text)


def _of_gaps(kind: str, place: str, text: str) -> Iterator[Fault]:
    """Gaps that nothing fills, and braces that are none."""
    for gap in sorted(message_forms.gaps(text) - gaps_of(kind)):
        yield Fault(place, "gap", (("gap", gap),))
    if message_forms.stray_braces(text):
        yield Fault(place, "brace")


def _of_parts(kind: str, at: str, language: str, texts: Texts, names: Longest) -> Iterator[Fault]:
    """Whether it fits into text messages, in full or in short."""
    said = worded(texts, language, names.params(kind, language))
    form = Form.SHORT if texts.short else Form.TEXT
    yield from _too_many(f"{at}/{form}", vendor_texts.as_text_message(said))


def _too_many(place: str, text: str) -> Iterator[Fault]:
    count = sms_parts.parts(text, vendor_texts.SIGNATURE)
    if count > MOST_PARTS:
        yield Fault(place, "parts", (("parts", str(count)), ("most", str(MOST_PARTS))))


def _of_carrier(
    kind: str, at: str, carrier: str, templates: Mapping[str, VendorTemplate], names: Longest
) -> Iterator[Fault]:
    if carrier not in CARRIERS:
        yield Fault(at, "carrier")
        return
    for language, template in templates.items():
        place = f"{at}/{_token(language)}"
        if language not in languages():
            yield Fault(place, "language")
            continue
        if not template.id or len(template.id) > LONGEST_ID or not template.id.isascii():
            yield Fault(f"{place}/id", "id")
        own = [
            fault
            for name, wording in template.fields.items()
            for fault in _of_gaps(kind, f"{place}/fields/{_token(name)}", wording)
        ]
        values = names.values(kind, language) | {"starts": names.params(kind, language)["starts"]}
        of_vendor = _of_text_vendor if carrier in VENDORS else _of_wechat
        yield from own or of_vendor(place, carrier, template, values)


def _of_wechat(
    place: str, carrier: str, template: VendorTemplate, values: Mapping[str, str]
) -> Iterator[Fault]:
    """WeChat's limits of fields: a thing is cut at 20, and must hold more than its own words."""
    if not 1 <= len(template.fields) <= MOST_FIELDS:
        yield Fault(f"{place}/fields", "fields", (("most", str(MOST_FIELDS)),))
    for name, wording in template.fields.items():
        fixed = message_forms.GAP.sub("", wording)
        if name.startswith("thing") and len(fixed) > THING_LENGTH:
            yield Fault(f"{place}/fields/{_token(name)}", "long", (("most", str(THING_LENGTH)),))
            continue
        try:
            filled({name: wording}, values)
        except BadField as bad:
            reason = str(bad.facts.get("reason", ""))
            yield Fault(f"{place}/fields/{_token(name)}", "field", (("reason", reason),))


def _of_text_vendor(
    place: str, carrier: str, template: VendorTemplate, values: Mapping[str, str]
) -> Iterator[Fault]:
    """A vendor fills the gaps of the text it knows, all of them and no others."""
    if not template.text.strip():
        yield Fault(f"{place}/text", "missing")
        return
    named = vendor_texts.gaps_of(carrier, template.text)
    if list(dict.fromkeys(named)) != list(template.fields) and (
        carrier == "tencent" or set(named) != set(template.fields)
    ):
        yield Fault(f"{place}/fields", "gaps", (("gaps", ", ".join(dict.fromkeys(named))),))
        return
    yield from _too_many(f"{place}/text", vendor_texts.filled(carrier, template, values))


def _of_grant(
    kind: str,
    at: str,
    templates: Mapping[str, VendorTemplate],
    environment: str,
    published: Mapping[str, Published],
) -> Iterator[Fault]:
    """All messages under one grant, in every language, go by one template and one consent."""
    others: Iterable[VendorTemplate] = (
        template
        for other, one in published.items()
        if other != kind and grant_of(other) == grant_of(kind)
        for template in one.body.registered.get(environment, {}).get("wechat", {}).values()
    )
    asked = {(one.id, one.lasting) for one in others}
    for language, template in templates.items():
        asked.add((template.id, template.lasting))
        if len(asked) > 1:
            yield Fault(f"{at}/wechat/{language}/id", "grant", (("grant", grant_of(kind)),))
            return
