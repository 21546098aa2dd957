"""A wording as people will get it, with the longest real names, in each language and form."""

from collections.abc import Iterator

from msgspec import Struct

from app.channels.wechat import fields
from app.channels.wechat.refusals import BadField
from app.domain.messages import sms_parts
from app.domain.messages.message_forms import Body, Form, VendorTemplate
from app.services.messages import vendor_texts
from app.services.messages.longest_names import Longest
from app.services.messages.wordings import VENDORS, worded
from app.words import languages


class PreviewView(Struct, frozen=True):
    """One form of a message in one language; `parts` text messages, 0 for what is none.

    `form` is subject, text, short, spoken or registered; `carrier` is who brings it, empty for
    what is said in person.
    """

    language: str
    form: str
    carrier: str
    text: str
    parts: int
    longest: bool = True


def previews(kind: str, body: Body, names: Longest, environment: str) -> list[PreviewView]:
    """Every form that can be put into words; what has faults is left out."""
    found: list[PreviewView] = []
    for language in languages():
        found += _forms(kind, body, language, names)
    for carrier, templates in body.registered.get(environment, {}).items():
        for language, template in templates.items():
            found += _registered(kind, carrier, language, template, names)
    return found


def _forms(kind: str, body: Body, language: str, names: Longest) -> Iterator[PreviewView]:
    if language not in body.texts:
        return
    try:
        said = worded(body.texts[language], language, names.params(kind, language))
    except KeyError:
        return
    yield PreviewView(language, Form.SUBJECT, "email", said.subject, 0)
    yield PreviewView(language, Form.TEXT, "email", said.text, 0)
    text = vendor_texts.as_text_message(said)
    parts = sms_parts.parts(text, vendor_texts.SIGNATURE)
    yield PreviewView(language, Form.SHORT, "sms", text, parts)
    yield PreviewView(language, Form.SPOKEN, "", said.spoken, 0)


def _registered(
    kind: str, carrier: str, language: str, template: VendorTemplate, names: Longest
) -> Iterator[PreviewView]:
    params = names.params(kind, language)
    try:
        if carrier in VENDORS:
            text = vendor_texts.filled(carrier, template, names.values(kind, language))
            parts = sms_parts.parts(text, vendor_texts.SIGNATURE)
        else:
            data = fields.filled(template.fields, {**names.values(kind, language), **params})
            text, parts = "\n".join(one["value"] for one in data.values()), 0
    except (KeyError, BadField):
        return
    yield PreviewView(language, "registered", carrier, text, parts)
