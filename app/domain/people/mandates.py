"""Who may act for whom: how long a mandate lasts, what it covers, what it never allows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.catalog.form_fields import FormField
from app.domain.cases.priorities import age
from app.domain.papers.forms import BadAnswers, Value, Wrong
from app.domain.people.identity import BadIdNumber, id_number
from app.kit.errors import Conflict, Forbidden, Invalid

MOST_PRINCIPALS: Final = 50
"""So many people may let one agent act for them at a time."""
GROWN_UP_FROM: Final = 18
"""Whoever is younger is a minor and has a guardian (Civil Code, arts. 17 and 27)."""


class Way(StrEnum):
    """How a mandate is given: signed on paper, said into a phone, or on one's own phone."""

    PAPER = "paper"
    VOICE = "voice"
    CONSENT = "consent"


class MandateState(StrEnum):
    """Where a mandate stands; over is what passed its last day."""

    ASKED = "asked"
    GIVEN = "given"
    ENDED = "ended"
    OVER = "over"


class ForbiddenAct(StrEnum):
    """What an agent never does for somebody, whatever their mandate says."""

    BANK_ACCOUNT = "bank_account"
    """Naming the bank account that money goes to."""
    PAYEE = "payee"
    """Naming who gets the money."""


NEVER_BY_AGENTS: Final = (ForbiddenAct.BANK_ACCOUNT, ForbiddenAct.PAYEE)


class BadMandateEnd(Invalid):
    """A mandate ends on a day from today on, at most one year from now."""


class OwnMandate(Invalid):
    """Nobody gives a mandate to themselves."""


class WitnessNeeded(Invalid):
    """A mandate on paper or by voice needs a witness who is neither of both."""


class ProofNeeded(Invalid):
    """A mandate on paper or by voice needs its photo or its recording."""


class MandateLimit(Conflict):
    """This agent acts for as many people as one may."""


class MandateStands(Conflict):
    """This was given or ended before."""


class NoMandate(Forbidden):
    """You have no mandate for this; let them give you one first."""


class ProxyDecides(Conflict):
    """Who handles a case of this person cannot act for them; give the case away first."""


class MandateForbids(BadAnswers):
    """An agent may not fill in this question; the person or the counter does."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a mandate is to say; ids of people are compared and nothing else.

    `witness` is an id or a name; `items` empty means every item.
    """

    principal: object
    proxy: object
    way: Way
    until_on: date
    witness: object = None
    proof: str = ""
    proof_needed: bool = True


def check_terms(terms: Terms, today: date) -> None:
    """Nothing for a mandate that may be given; OwnMandate, BadMandateEnd, WitnessNeeded,
    ProofNeeded.

    A mandate is in writing, names its end, and nobody but a third person bears witness to one that
    somebody else holds up (Civil Code, arts. 140 and 165).
    """
    if terms.principal == terms.proxy:
        raise OwnMandate(pointer="/proxy")
    if not today <= terms.until_on <= longest_until(today):
        raise BadMandateEnd(pointer="/until_on")
    if terms.way is Way.CONSENT:
        return
    if not terms.witness or terms.witness in (terms.principal, terms.proxy):
        raise WitnessNeeded(pointer="/witness")
    if terms.proof_needed and not terms.proof:
        raise ProofNeeded(pointer="/proof")


def longest_until(from_on: date) -> date:
    """The last day of the longest mandate; a year from 29 February is 28 February."""
    try:
        return from_on.replace(year=from_on.year + 1)
    except ValueError:
        return date(from_on.year + 1, 2, 28)


def state_on(state: str, until_on: date, today: date) -> MandateState:
    """Where a mandate stands today; its last day counts."""
    standing = MandateState(state)
    open_still = standing in (MandateState.ASKED, MandateState.GIVEN)
    return MandateState.OVER if open_still and today > until_on else standing


def covers(items: Collection[str], item: str | None) -> bool:
    """Whether a mandate for `items` is good for one; None asks for no item in particular."""
    return item is None or not items or item in items


def forbidden_for(as_agent: bool) -> tuple[str, ...]:
    """What a mandate never allows: a relative may do what an agent may not."""
    return NEVER_BY_AGENTS if as_agent else ()


def closed_keys(form: Sequence[FormField], forbidden: Collection[str]) -> frozenset[str]:
    """The questions that stay closed to who holds such a mandate."""
    return frozenset(field.key for field in form if _is_closed(field, forbidden))


def check_answers(
    form: Sequence[FormField],
    forbidden: Collection[str],
    given: Mapping[str, object],
    stood: Mapping[str, Value] | None = None,
) -> None:
    """Nothing, or MandateForbids with every answer that is not theirs to give.

    What `stood` there before may be sent back unchanged.
    """
    closed, before = closed_keys(form, forbidden), stood or {}
    wrong = {
        key: Wrong("problem.mandate-forbids")
        for key, value in given.items()
        if key in closed and value not in (None, "", [], {}) and value != before.get(key)
    }
    if wrong:
        raise MandateForbids(wrong)


def is_minor(number: str, today: date) -> bool:
    """Whether an ID number says that somebody is under 18; False for what is no number."""
    try:
        return age(id_number(number, today).born_on, today) < GROWN_UP_FROM
    except BadIdNumber:
        return False


def _is_closed(field: FormField, forbidden: Collection[str]) -> bool:
    """A table is closed as a whole when one of its columns is."""
    account = ForbiddenAct.BANK_ACCOUNT in forbidden and field.kind == "bank_card"
    payee = ForbiddenAct.PAYEE in forbidden and (
        field.key == "payee" or field.key.startswith(("payee-", "payee_"))
    )
    return account or payee or any(_is_closed(column, forbidden) for column in field.columns)
