"""Fingerprints of identifying answers (a plate, a card), by which the office finds a case."""

import unicodedata
from collections.abc import Mapping, Sequence
from uuid import UUID

from app.catalog.fields import KINDS
from app.catalog.form_fields import FormField
from app.domain.cases.case_moves import kept_of
from app.domain.papers.forms import Value
from app.models.case import CaseToken
from app.ports import Deps

BLIND = "case_token"
LEAST = 4
"""Shorter texts find too much to be worth a fingerprint."""


async def keep(
    deps: Deps, case_id: UUID, form: Sequence[FormField], answers: Mapping[str, Value]
) -> None:
    """Note what a case can be found by, in place of what was noted; inside a transaction.

    `answers` are all that are stored, those put aside under an earlier version too.
    """
    await CaseToken.filter(case_id=case_id).delete()
    kinds = {field.key: field.kind for field in form}
    found = {
        (kind, blind(deps, text))
        for key, value in answers.items()
        if (kind := _kind(key, kinds)) in KINDS
        for text in KINDS[kind].index(value)
        if len(text) >= LEAST
    }
    rows = [
        CaseToken(id=deps.ids.new(), case_id=case_id, kind=kind, blind=print_)
        for kind, print_ in sorted(found)
    ]
    await CaseToken.bulk_create(rows)


def _kind(stored: str, kinds: Mapping[str, str]) -> str:
    """The kind in which an answer was given, by the key under which it is stored."""
    aside = kept_of(stored)
    return aside[1] if aside else kinds.get(stored, "")


def blind(deps: Deps, text: str) -> str:
    """The fingerprint of a text as people type it: width, case, blanks and dashes do not count."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return deps.cipher.blind(BLIND, "".join(sign for sign in plain if sign.isalnum()))
