"""Fingerprints of identifying answers (a plate, a card), by which the office finds a case."""

import unicodedata
from collections.abc import Mapping, Sequence
from uuid import UUID

from app.catalog.fields import KINDS
from app.catalog.form_fields import FormField
from app.domain.forms import Value
from app.models.case import CaseToken
from app.ports import Deps

BLIND = "case_token"
LEAST = 4
"""Shorter texts find too much to be worth a fingerprint."""


async def keep(
    deps: Deps, case_id: UUID, form: Sequence[FormField], answers: Mapping[str, Value]
) -> None:
    """Note what a case can be found by, in place of what was noted; inside a transaction."""
    await CaseToken.filter(case_id=case_id).delete()
    found = {
        (field.kind, blind(deps, text))
        for field in form
        if field.key in answers and field.kind in KINDS
        for text in KINDS[field.kind].index(answers[field.key])
        if len(text) >= LEAST
    }
    rows = [
        CaseToken(id=deps.ids.new(), case_id=case_id, kind=kind, blind=print_)
        for kind, print_ in sorted(found)
    ]
    await CaseToken.bulk_create(rows)


def blind(deps: Deps, text: str) -> str:
    """The fingerprint of a text as people type it: width, case, blanks and dashes do not count."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return deps.cipher.blind(BLIND, "".join(sign for sign in plain if sign.isalnum()))
