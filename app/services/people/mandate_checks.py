"""Whether a mandate may be given: its terms, its items, how many an agent has, who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.people import mandates as rules
from app.domain.people.mandates import MandateLimit, MandateState, ProxyDecides, Terms, Way
from app.models.case import Case
from app.models.centre import Centre
from app.models.mandate import Mandate
from app.models.person import Person
from app.ports import Deps
from app.services.catalogue import items
from app.services.people import people


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A mandate as somebody wants it; `items` empty is every item, `centre` a code or empty.

    `proof` is the fingerprint of a photo or a recording, `witness` a person or (in words) a name.
    """

    items: Sequence[str]
    until_on: date
    words: str = ""
    way: Way = Way.CONSENT
    centre: str = ""
    proof: str = ""
    witness_id: UUID | None = None
    witness_name: str = ""


@dataclass(frozen=True)
class Sides:
    """Who lets whom act, at which office, and whether the one is there as an agent."""

    principal: Person
    proxy: Person
    centre: Centre
    as_agent: bool


async def check(deps: Deps, sides: Sides, wanted: Wanted, *, proof_needed: bool) -> None:
    """Nothing, or why not: those of `check_terms`, NoSuchItem, MandateLimit, ProxyDecides."""
    witness = wanted.witness_id or wanted.witness_name.strip()
    if wanted.witness_id and not await Person.exists(id=wanted.witness_id):
        raise rules.WitnessNeeded(pointer="/witness")
    if witness and witness == people.name_of(deps, sides.proxy):
        raise rules.WitnessNeeded(pointer="/witness")
    terms = Terms(
        principal=sides.principal.id,
        proxy=sides.proxy.id,
        way=wanted.way,
        until_on=wanted.until_on,
        witness=witness,
        proof=wanted.proof,
        proof_needed=proof_needed,
    )
    rules.check_terms(terms, deps.clock.today())
    for code in wanted.items:
        await items.published(code)
    await check_limit(deps, sides.as_agent, sides.proxy, sides.principal.id)
    await check_decides_nothing(sides.proxy.id, sides.principal.id)


async def check_limit(deps: Deps, as_agent: bool, proxy: Person, principal_id: UUID) -> None:
    """MandateLimit for the 51st principal of an agent, whose row is held: two queue up here."""
    if not as_agent:
        return
    given = Mandate.filter(
        proxy_id=proxy.id,
        as_agent=True,
        state=MandateState.GIVEN,
        until_on__gte=deps.clock.today(),
    )
    known = set(await given.values_list("principal_id", flat=True))
    if principal_id not in known and len(known) >= rules.MOST_PRINCIPALS:
        raise MandateLimit(limit=rules.MOST_PRINCIPALS)


async def check_decides_nothing(proxy_id: UUID, principal_id: UUID) -> None:
    """ProxyDecides while an open case of theirs is in the hands of who would act for them."""
    held = Case.filter(person_id=principal_id, holder_id=proxy_id, closed_at__isnull=True)
    if await held.exists():
        raise ProxyDecides(person=str(principal_id))
