"""Text messages as vendors put them together: the gaps of a registered text, filled."""

import re
from collections.abc import Mapping

from app.domain.messages import message_forms, sms_parts
from app.domain.messages.message_forms import Said, VendorTemplate
from app.words.letters import with_moments

SIGNATURE = "□" * 12
"""Stands for the signature in front of every text message; vendors register at most 12 signs."""
IN_FULL = 2
"""The most parts in which a text message is said in full; above, it is said in short."""
GAPS: Mapping[str, re.Pattern[str]] = {
    "aliyun": re.compile(r"\$\{([A-Za-z0-9_]+)\}"),
    "tencent": re.compile(r"\{(\d+)\}"),
}
"""Source: both vendors' rules for templates: `${item}` by name, `{1}` by place."""


def as_text_message(said: Said) -> str:
    """A message as it goes by text message: in full when that is not too long, else in short."""
    return said.text if sms_parts.parts(said.text, SIGNATURE) <= IN_FULL else said.short


def as_carried(
    carrier: str,
    template: VendorTemplate | None,
    said: Said,
    params: Mapping[str, str],
    language: str,
) -> str:
    """What a phone shows by one carrier, for the count of parts: by a vendor the registered text.

    `template` is what is registered there; without one a vendor takes the short form.
    """
    if carrier not in GAPS:
        return as_text_message(said)
    try:
        shown = filled(carrier, template, with_moments(params, language)) if template else ""
    except KeyError:
        return said.short
    return shown or said.short


def gaps_of(carrier: str, text: str) -> list[str]:
    """The gaps of a registered text in their order; a gap that stands twice is named twice."""
    return GAPS[carrier].findall(text)


def filled(carrier: str, template: VendorTemplate, params: Mapping[str, str]) -> str:
    """The registered text as a phone shows it, without its signature.

    KeyError for a gap that no field fills, or a field with a gap left open.
    """
    return GAPS[carrier].sub(
        lambda gap: message_forms.fill(template.fields[gap[1]], params), template.text
    )
