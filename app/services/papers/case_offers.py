"""An item as somebody applies for it: its present wording, their answers, what its rules say."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.catalogue import item_rules
from app.domain.papers import form_facts, forms
from app.domain.people import mandates
from app.kit.errors import Conflict
from app.models.centre import Centre
from app.models.item import Item as ItemRow
from app.ports import Deps
from app.services.cases import case_places
from app.services.catalogue import items


class ItemChanged(Conflict):
    """The service was changed while you filled in its form; look through it once more."""


@dataclass(frozen=True)
class Offered:
    """The item that is filed, where, in its present wording, and the answers as they are kept.

    `facts` are what its conditions are judged by.
    """

    centre: Centre
    item: ItemRow
    body: Item
    answers: Mapping[str, forms.Value]
    facts: Mapping[str, Any]

    @property
    def department(self) -> str:
        """The department that has it by the item's routes."""
        return item_rules.department_of(self.body, self.facts)

    @property
    def unmet(self) -> list[str]:
        """The keys of the item's rules for applying that do not hold."""
        return [rule.key for rule in item_rules.unmet(self.body, self.facts)]

    def check_eligible(self, language: str) -> None:
        """Nothing, or NotEligible with what the first rule that does not hold says."""
        for rule in item_rules.unmet(self.body, self.facts):
            raise item_rules.NotEligible(rule=rule.key, says=said(rule.says, language).text)


async def offered_for(
    deps: Deps,
    centre_code: str,
    item_code: str,
    given: Mapping[str, object],
    version: int | None,
    forbidden: Collection[str] = (),
) -> Offered:
    """The item as it stands today, where it is handled; `version` is the one that was filled in.

    What is `forbidden` to who files stays open for the person. NoSuchItem, ItemChanged, NotOffered,
    BadAnswers, MandateForbids.
    """
    row, body = await items.published(item_code)
    if version not in (None, row.current):
        raise ItemChanged(item=item_code)
    centre = await case_places.handling_centre(centre_code, row.id)
    today, form = deps.clock.today(), body.procedure.form
    mandates.check_answers(form, forbidden, given)
    answers = forms.answers(form, given, today, mandates.closed_keys(form, forbidden))
    return Offered(centre, row, body, answers, form_facts.facts(form, answers, today))
