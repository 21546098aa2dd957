"""The phones of agents: made known once by their own id, and declared lost."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor, RoleName
from app.kit.errors import Conflict, Forbidden, NotFound
from app.models import sql
from app.models.centre import Centre
from app.models.journal import Device
from app.models.person import Membership
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.house import audit
from app.services.journal import journal
from app.services.villages import village_offices

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which look like digits."""
MOST_LISTED = 50
ADD = (
    "INSERT INTO device (id, person_id, office, name_sealed, short, sequence, chain, skew_seconds,"
    " made_at, seen_at) VALUES ($1, $2, $3, $4, $5, 0, '', 0, $6, $7)"
    " ON CONFLICT DO NOTHING RETURNING id"
)


class NoSuchDevice(NotFound):
    """There is no such phone, or it is not yours."""


class AgentsOnly(Forbidden):
    """This is for agents."""


class DeviceTaken(Conflict):
    """This phone's id belongs to somebody else: the phone has to make a new one."""


class DeviceLost(Conflict):
    """This phone was declared lost: it begins anew with a new id."""


class KeyView(Struct, frozen=True):
    """A public key (Ed25519) by its name, base64url."""

    key_id: str
    public: str


class KeysView(Struct, frozen=True):
    """The public keys of receipts, the one that signs now last."""

    keys: list[KeyView]


class AreaView(Struct, frozen=True):
    """A room or centre for which somebody is agent."""

    code: str
    name: str


class DeviceView(Struct, frozen=True):
    """A phone made known: `short` begins the numbers it gives out itself, like `K7`."""

    id: UUID
    short: str
    server_time: datetime
    keys: list[KeyView]
    area: list[AreaView]


class DeviceRow(Struct, frozen=True):
    """A phone of mine; `acknowledged` is the number of its last operation without a gap."""

    id: UUID
    short: str
    name: str
    acknowledged: int
    made_at: datetime
    seen_at: datetime
    lost_at: datetime | None


class DevicesView(Struct, frozen=True):
    """My phones, the newest first."""

    items: list[DeviceRow]


async def register(
    deps: Deps, actor: Actor, device_id: UUID, name: str, language: str
) -> DeviceView:
    """Make a phone known by the id it made for itself; the same phone again is the same.

    For agents and other contacts. AgentsOnly, DeviceTaken, DeviceLost.
    """
    await check_goes(actor)
    async with sql.transaction():
        row = await Device.get_or_none(id=device_id) or await _added(deps, actor, device_id, name)
        if row.office or row.person_id != actor.person_id:
            raise DeviceTaken(device=str(device_id))
        if row.lost_at is not None:
            raise DeviceLost(device=str(device_id))
        await Device.filter(id=row.id).update(seen_at=deps.clock.now())
    return DeviceView(
        id=row.id,
        short=row.short or "",
        server_time=deps.clock.now(),
        keys=keys(deps).keys,
        area=await _area(actor, language),
    )


async def lost(deps: Deps, actor: Actor, device_id: UUID) -> DeviceRow:
    """Declare a phone lost: it gets nothing any more; what it still sends counts at once.

    By its owner, or by the office of a place for which they work; twice is once. NoSuchDevice.
    """
    async with sql.transaction():
        row = await Device.get_or_none(id=device_id, office=False)
        if row is None or not await _may_lose(actor, row):
            raise NoSuchDevice(device=str(device_id))
        now = deps.clock.now()
        if await Device.filter(id=row.id, lost_at__isnull=True).update(lost_at=now):
            await audit.record(deps, actor.person_id, "device-lost", f"device:{row.id}")
        return _row(deps, await Device.get(id=row.id))


async def listed(deps: Deps, actor: Actor) -> DevicesView:
    """The phones of `actor`."""
    mine = Device.filter(person_id=actor.person_id, office=False).order_by("-made_at", "-id")
    return DevicesView([_row(deps, row) for row in await mine.limit(MOST_LISTED)])


async def mine(actor: Actor, device_id: UUID) -> Device:
    """The phone when it is the actor's and not lost; NoSuchDevice, DeviceLost."""
    row = await Device.get_or_none(id=device_id, office=False, person_id=actor.person_id)
    if row is None:
        raise NoSuchDevice(device=str(device_id))
    if row.lost_at is not None:
        raise DeviceLost(device=str(device_id))
    return row


def keys(deps: Deps) -> KeysView:
    """The public keys of receipts; none where no receipts are given."""
    known = deps.signer.public_keys if deps.signer else {}
    return KeysView([KeyView(key_id, public) for key_id, public in known.items()])


async def check_goes(actor: Actor) -> None:
    """Nothing, or AgentsOnly unless somebody goes to doors.

    Agents do, and whoever of an office is the contact of a plan or was given a visit.
    """
    if any(role.name is RoleName.AGENT for role in actor.roles):
        return
    contact = VisitPlan.filter(contact_id=actor.person_id)
    given = Visit.filter(agent_id=actor.person_id)
    if not (actor.is_staff and (await contact.exists() or await given.exists())):
        raise AgentsOnly


def name_of(deps: Deps, row: Device) -> str:
    """What its owner calls a phone."""
    return deps.cipher.open(row.name_sealed, f"device:name:{row.id}")


async def rooms(actor: Actor) -> list[Centre]:
    """The rooms and centres whose agent `actor` is, by code."""
    places = [role.centre_id for role in actor.roles if role.name is RoleName.AGENT]
    found = Centre.all() if None in places else Centre.filter(id__in=places)
    return await found.order_by("code")


async def _added(deps: Deps, actor: Actor, device_id: UUID, name: str) -> Device:
    """A new row under the next free letter and number; the database decides who gets which.

    DeviceTaken for the second of the two ids that our own side of one record may take.
    """
    if await Device.exists(id=UUID(int=device_id.int ^ journal.INSTEAD)):
        raise DeviceTaken(device=str(device_id))
    now = deps.clock.now()
    sealed = deps.cipher.seal(" ".join(name.split()), f"device:name:{device_id}")
    count = await Device.filter(office=False).count()
    while True:
        given = (device_id, actor.person_id, False, sealed, _short(count), now, now)
        if await sql.rows(ADD, *given):
            await audit.record(deps, actor.person_id, "device-registered", f"device:{device_id}")
        row = await Device.get_or_none(id=device_id)
        if row is not None:
            return row
        count += 1


def _short(count: int) -> str:
    return f"{LETTERS[count % len(LETTERS)]}{count // len(LETTERS) + 1}"


async def _may_lose(actor: Actor, row: Device) -> bool:
    if row.person_id == actor.person_id:
        return True
    for one in await Membership.filter(person_id=row.person_id):
        if one.centre_id and await village_offices.handles(actor, one.centre_id):
            return True
    return False


async def _area(actor: Actor, language: str) -> list[AreaView]:
    return [AreaView(one.code, said_of(one.name, language)) for one in await rooms(actor)]


def _row(deps: Deps, row: Device) -> DeviceRow:
    return DeviceRow(
        id=row.id,
        short=row.short or "",
        name=name_of(deps, row),
        acknowledged=row.sequence,
        made_at=row.made_at,
        seen_at=row.seen_at,
        lost_at=row.lost_at,
    )
