"""What an item would say of one application that was filed: eligible, complete, and its fee."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.catalog.conditions.conditions import variables
from app.catalog.items import Item, Material
from app.catalog.texts import chinese
from app.domain.catalogue import item_rules
from app.domain.papers import forms
from app.domain.papers.form_facts import facts


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed: the kept answers, the papers there or promised, and the day.

    A paper goes by its `paper_key`, so that it is known in another wording of the item.
    """

    answers: Mapping[str, Any]
    papers: Collection[str]
    on: date


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a wording says of an application; `unsure` when a rule asks what nobody was asked."""

    not_eligible: bool
    unsure: bool
    unanswered: bool
    lacks_papers: bool
    fee_fen: int


def paper_key(paper: Material) -> str:
    """What a paper is called through all versions."""
    return paper.key or chinese(paper.name)


def judged(item: Item, filed: Filed) -> Judgement:
    """What `item` says of an application as it was filed, on the day it was filed.

    A rule for applying that rests on a question without an answer says nothing either way.
    """
    form, answers = item.procedure.form, filed.answers
    asked = forms.asked(form, answers, filed.on)
    told = {field.key: answers[field.key] for field in asked if field.key in answers}
    known = facts(form, told, filed.on)
    blank = [field for field in asked if field.key not in told]
    open_keys = {field.key for field in blank}
    open_rules = [rule for rule in item.eligibility if variables(rule.holds) & open_keys]
    return Judgement(
        not_eligible=any(rule not in open_rules for rule in item_rules.unmet(item, known)),
        unsure=bool(open_rules),
        unanswered=any(forms.needed(field, known) for field in blank),
        lacks_papers=any(
            paper_key(item.materials[number]) not in filed.papers
            for number in item_rules.needed(item, known)
        ),
        fee_fen=item_rules.fee_of(item, known).fen,
    )
