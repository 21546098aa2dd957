"""Giving and ending mandates: by the person, through an agent with a witness, at the counter."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.people import mandates as rules
from app.domain.people.mandate_messages import MandateKind
from app.domain.people.mandates import MandateStands, MandateState, Way
from app.domain.people.roles import Actor, RoleName
from app.kit.errors import Invalid, NotFound
from app.models import sql
from app.models.centre import Centre
from app.models.mandate import Mandate
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.house import access, audit, serial_numbers
from app.services.people import (
    acting_for,
    mandate_checks,
    mandate_notices,
    mandate_views,
    paper_people,
    people,
)
from app.services.people.mandate_checks import Sides, Wanted
from app.services.people.mandate_views import MandateView
from app.services.people.paper_people import Named


class NoSuchMandate(NotFound):
    """There is no such mandate, or it is not yours."""


class NoSuchProxy(Invalid):
    """We know nobody here who could act for you by this; they sign in once first."""


class MandateCentreNeeded(Invalid):
    """Say which office this mandate is for."""


@dataclass(frozen=True)
class ProxyNamed:
    """Who is to act: an agent by id, or anybody we know by phone."""

    agent: UUID | None = None
    phone: str = ""


async def show(deps: Deps, actor: Actor, mandate_id: UUID, language: str) -> MandateView:
    """One mandate for both its sides and its office; NoSuchMandate."""
    row = await mandate_views.seen(actor, mandate_id)
    if row is None:
        raise NoSuchMandate(mandate=str(mandate_id))
    return await mandate_views.view(deps, actor, row, language)


async def give_in_app(
    deps: Deps, actor: Actor, proxy: ProxyNamed, wanted: Wanted, language: str
) -> MandateView:
    """Let somebody act for oneself, at once.

    NoSuchProxy, MandateCentreNeeded and the refusals of `mandate_checks.check`.
    """
    async with sql.transaction():
        principal = await people.held(actor.person_id)
        sides = await _sides(deps, principal, proxy, wanted.centre)
        row = await _write(deps, actor, sides, wanted, MandateState.GIVEN)
    return await mandate_views.view(deps, actor, row, language)


async def take_down(
    deps: Deps, actor: Actor, principal: Named, wanted: Wanted, language: str
) -> MandateView:
    """Let an agent write down who lets them act; with their own consent it waits for their yes.

    On paper or by voice it counts at once, with its proof and a witness, and its person is told on
    another way. NoSuchCentre, NoSuchPerson, AnotherName and those of `mandate_checks.check`.
    """
    place = await Centre.get(id=await paper_people.agent_place(actor, wanted.centre))
    async with sql.transaction():
        given_by = await paper_people.meant(deps, actor, principal, pointer="/principal/name")
        proxy = await Person.get(id=actor.person_id)
        sides = Sides(await people.held(given_by.id), proxy, place, as_agent=True)
        state = MandateState.ASKED if wanted.way is Way.CONSENT else MandateState.GIVEN
        row = await _write(deps, actor, sides, wanted, state)
    return await mandate_views.view(deps, actor, row, language)


async def take_down_at_office(
    deps: Deps, actor: Actor, principal: Named, proxy: ProxyNamed, wanted: Wanted, language: str
) -> MandateView:
    """Write down a mandate that somebody signed before the office; NoSuchCentre, NoSuchProxy ...

    The office saw the paper: its picture may be left out. Nobody writes down what they hold.
    """
    place = await access.centre_of_staff(actor, wanted.centre)
    async with sql.transaction():
        given_by = await paper_people.meant(deps, actor, principal, pointer="/principal/name")
        held = await people.held(given_by.id)
        sides = await _sides(deps, held, proxy, place.code)
        if actor.person_id in (sides.proxy.id, sides.principal.id):
            raise rules.OwnMandate(pointer="/proxy")
        row = await _write(deps, actor, sides, wanted, MandateState.GIVEN, proof_needed=False)
    return await mandate_views.view(deps, actor, row, language)


async def agree(deps: Deps, actor: Actor, mandate_id: UUID, language: str) -> MandateView:
    """Say yes to what somebody asked for; NoSuchMandate, MandateStands, MandateLimit."""
    seen = await Mandate.get_or_none(id=mandate_id, principal_id=actor.person_id)
    if seen is None:
        raise NoSuchMandate(mandate=str(mandate_id))
    async with sql.transaction():
        proxy = await people.held(seen.proxy_id)
        row = await _held(mandate_id)
        if _state(deps, row) is not MandateState.ASKED:
            raise MandateStands(mandate=str(mandate_id))
        await mandate_checks.check_limit(deps, row.as_agent, proxy, row.principal_id)
        await mandate_checks.check_decides_nothing(proxy.id, row.principal_id)
        row.state, row.given_at = MandateState.GIVEN, deps.clock.now()
        await row.save(update_fields=["state", "given_at"])
        await audit.record(deps, actor.person_id, "mandate-given", f"mandate:{row.id}")
        await mandate_notices.tell(deps, row, row.proxy_id, MandateKind.HELD)
    return await mandate_views.view(deps, actor, row, language)


async def end(deps: Deps, actor: Actor, mandate_id: UUID, language: str) -> MandateView:
    """End a mandate now: both sides may, and the office; NoSuchMandate, MandateStands."""
    async with sql.transaction():
        row = await _held(mandate_id)
        if await mandate_views.seen(actor, mandate_id) is None:
            raise NoSuchMandate(mandate=str(mandate_id))
        if _state(deps, row) not in (MandateState.ASKED, MandateState.GIVEN):
            raise MandateStands(mandate=str(mandate_id))
        row.state, row.ended_at = MandateState.ENDED, deps.clock.now()
        row.ended_by_id = actor.person_id
        await row.save(update_fields=["state", "ended_at", "ended_by_id"])
        await audit.record(deps, actor.person_id, "mandate-ended", f"mandate:{row.id}")
        await mandate_notices.tell_both(deps, row, actor.person_id, MandateKind.ENDED)
    return await mandate_views.view(deps, actor, row, language)


async def end_over(deps: Deps) -> int:
    """Note what passed its last day, and tell both sides once; how many there were."""
    open_still = (MandateState.ASKED, MandateState.GIVEN)
    today = deps.clock.today()
    over = await Mandate.filter(state__in=open_still, until_on__lt=today).order_by("id")
    return sum([await _note_over(deps, row) for row in over])


async def _note_over(deps: Deps, row: Mandate) -> int:
    async with sql.transaction():
        standing = Mandate.filter(id=row.id, state=row.state, until_on__lt=deps.clock.today())
        if not await standing.update(state=MandateState.OVER, ended_at=deps.clock.now()):
            return 0
        await audit.record(deps, None, "mandate-over", f"mandate:{row.id}")
        if row.state == MandateState.GIVEN:
            await mandate_notices.tell_both(deps, row, None, MandateKind.OVER)
    return 1


async def _sides(deps: Deps, principal: Person, named: ProxyNamed, centre_code: str) -> Sides:
    """Both sides, at the office named or else the agent's own; NoSuchProxy, NoSuchCentre."""
    centre = await access.centre_called(centre_code) if centre_code else None
    if centre_code and centre is None:
        raise access.NoSuchCentre(centre=centre_code)
    if named.agent is None:
        if centre is None:
            raise MandateCentreNeeded(pointer="/centre")
        found = await people.by_phone(deps, named.phone)
        if len(found) != 1:
            raise NoSuchProxy(pointer="/proxy/phone")
        proxy = await Person.get(id=found[0].id)
        as_agent = await _is_there_as_agent(proxy.id, principal.id)
    else:
        held = await Membership.filter(person_id=named.agent, role=RoleName.AGENT.value)
        places = [one.centre_id for one in held if one.centre_id]
        if not places:
            raise NoSuchProxy(pointer="/proxy/agent")
        proxy, as_agent = await Person.get(id=named.agent), True
        centre = centre or await Centre.get(id=min(places))
    return Sides(principal, proxy, centre, as_agent)


async def _is_there_as_agent(proxy_id: UUID, principal_id: UUID) -> bool:
    """An agent is one by whatever name they are called, but to a family the office has verified."""
    agent = await Membership.exists(person_id=proxy_id, role=RoleName.AGENT.value)
    return agent and not await acting_for.is_family(proxy_id, principal_id)


async def _write(
    deps: Deps,
    actor: Actor,
    sides: Sides,
    wanted: Wanted,
    state: MandateState,
    *,
    proof_needed: bool = True,
) -> Mandate:
    """A new mandate under its number, and who has to hear of it hears of it."""
    proxy = await people.held(sides.proxy.id)
    await mandate_checks.check(deps, sides, wanted, proof_needed=proof_needed)
    today, now, mandate_id = deps.clock.today(), deps.clock.now(), deps.ids.new()
    row = await Mandate.create(
        id=mandate_id,
        number=await serial_numbers.next_number(deps, "mandate", sides.centre),
        centre_id=sides.centre.id,
        principal_id=sides.principal.id,
        proxy_id=proxy.id,
        witness_id=wanted.witness_id,
        as_agent=sides.as_agent,
        items=sorted(set(wanted.items)),
        forbidden=list(rules.forbidden_for(sides.as_agent)),
        way=wanted.way,
        proof=wanted.proof,
        witness_sealed=deps.cipher.seal(
            wanted.witness_name.strip(), f"mandate:witness:{mandate_id}"
        ),
        words_sealed=deps.cipher.seal(wanted.words.strip(), f"mandate:words:{mandate_id}"),
        from_on=today,
        until_on=wanted.until_on,
        state=state,
        made_by_id=actor.person_id,
        made_at=now,
        given_at=now if state is MandateState.GIVEN else None,
    )
    act = "mandate-given" if state is MandateState.GIVEN else "mandate-asked"
    await audit.record(deps, actor.person_id, act, f"mandate:{row.id}", way=wanted.way)
    await mandate_notices.tell_of_new(deps, row, actor.person_id)
    return row


async def _held(mandate_id: UUID) -> Mandate:
    found = await sql.find(Mandate, f"WHERE id = $1{sql.held_rows()}", mandate_id)
    if not found:
        raise NoSuchMandate(mandate=str(mandate_id))
    return found[0]


def _state(deps: Deps, row: Mandate) -> MandateState:
    return rules.state_on(row.state, row.until_on, deps.clock.today())
