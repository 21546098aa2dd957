"""Builders of a small town: one division, one centre, two items, plain opening hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from app.catalog.catalog import Catalog
from app.catalog.items import Booking, Fee, Item, Material, Source, Step
from app.catalog.places import Area, Centre, Division, Offer, Opening, Window
from app.catalog.texts import Texts
from app.domain.bookings.openings import moment
from app.domain.deadlines.workdays import DaySource
from app.domain.people.roles import Actor, Role, RoleName
from app.formats.packaged_calendar import packaged_year
from app.models.centre import Centre as CentreRow
from app.models.centre import Post
from app.models.centre import Window as WindowRow
from app.models.division import Division as DivisionRow
from app.models.mandate import Mandate
from app.models.opening import OpeningRule
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.catalogue import catalog_import
from app.services.deadlines import calendars
from app.services.people import people
from app.services.visits import visits
from app.services.visits.visits import VisitWish
from tests.people import AGENT, CHEN, LI, SUN, WANG, ZHAO, ZHOU, Someone

CENTRE = "511503102000"
OTHER_CENTRE = "511503103000"
ITEM = "old-age-allowance"
LONG_ITEM = "homestead"
ROOM = "511503102201"
TUESDAY = date(2026, 3, 3)


def an_item(code: str = ITEM, **values: Any) -> Item:
    """A complete item; `values` replace fields."""
    given: dict[str, Any] = {
        "code": code,
        "family": "welfare",
        "type": "行政给付",
        "mode": "promise",
        "name": Texts(zh="高龄津贴", bo="ལོ་མཐོའི་རོགས་དངུལ།", en="Old-age allowance"),
        "summary": "八十岁以上老人按月领取津贴",
        "legal_basis": ("老年人权益保障法",),
        "accepting_unit": "民政窗口",
        "conditions": ("年满八十岁",),
        "process": (Step(step="受理", who="窗口", limit="当场"),),
        "discretion": "无",
        "materials": (
            Material(name=Texts(zh="身份证", bo="ཐོབ་ཐང་ལག་འཁྱེར།"), kind="original"),
            Material(name="照片", kind="photo", required=False),
        ),
        "fee": Fee(fen=0, basis="不收费"),
        "statutory_workdays": 20,
        "promised_workdays": 5,
        "phone": "0831-0000101",
        "complaint_phone": "12345",
        "place_and_hours": "工作日",
        "result": "津贴到账",
        "booking": Booking(bookable=True, duration_minutes=30, max_open=1),
        "source": Source(document="南溪区材料", confirm=("phone",)),
    }
    return Item(**{**given, **values})


def an_opening(**values: Any) -> Opening:
    """Working days 09:00-12:00 and 14:00-17:00, one window, every half hour."""
    given: dict[str, Any] = {
        "code": "general",
        "days": "workdays",
        "starts": time(9),
        "ends": time(17),
        "breaks": ((time(12), time(14)),),
        "windows": 1,
        "step_minutes": 30,
    }
    return Opening(**{**given, **values})


def a_centre(code: str = CENTRE, openings: tuple[Opening, ...] = (), **values: Any) -> Centre:
    """A township centre with one area and one window."""
    given: dict[str, Any] = {
        "code": code,
        "division": code,
        "kind": "centre",
        "name": Texts(zh="刘家镇便民服务中心", bo="ལྟེ་གནས།", en="Liujia Centre"),
        "address": "刘家镇正街1号",
        "phone": "0831-0000101",
        "complaint_phone": "0831-0000102",
        "latitude": 28.93,
        "longitude": 104.92,
        "areas": (Area(code="a", name="便民服务中心"),),
        "windows": (Window(code="w1", name="民政窗口", area="a", holder="民政办"),),
        "items": (
            Offer(item=ITEM, windows=("w1",)),
            Offer(item=LONG_ITEM, windows=("w1",)),
        ),
        "openings": openings or (an_opening(),),
        "source": Source(document="南溪区材料"),
    }
    return Centre(**{**given, **values})


def a_catalog(openings: tuple[Opening, ...] = (), **item_values: Any) -> Catalog:
    """The small town as a catalogue."""
    longer = Booking(bookable=True, duration_minutes=60, max_open=2)
    return Catalog(
        divisions=(
            Division(code="511500000000", level="prefecture", name="宜宾市"),
            Division(code="511503000000", level="county", name="南溪区"),
            Division(code=CENTRE, level="township", name="刘家镇"),
            Division(code=OTHER_CENTRE, level="township", name="江南镇"),
        ),
        items=(an_item(**item_values), an_item(LONG_ITEM, name="宅基地申请", booking=longer)),
        centres=(
            a_centre(openings=openings),
            a_centre(OTHER_CENTRE, name="江南镇便民服务中心"),
        ),
    )


async def a_town(deps: Deps, openings: tuple[Opening, ...] = (), **item_values: Any) -> None:
    """The small town in the database, with the calendar of 2026."""
    year = packaged_year(2026)
    assert year is not None
    await calendars.take_in_year(deps, 2026, year.days, "test", DaySource.LIBRARY)
    await catalog_import.take_in(deps, a_catalog(openings, **item_values))


async def a_person(deps: Deps, who: Someone, **roles: str) -> Actor:
    """Somebody who signed in; `clerk=CENTRE` gives a role at a centre."""
    person = await Person.get_or_none(openid=who.openid)
    if person is None:
        person = Person(id=deps.ids.new(), openid=who.openid, made_at=deps.clock.now())
        people.set_name(deps, person, who.name)
        people.set_phone(deps, person, who.phone)
        await person.save(force_create=True)
    held = []
    for role, code in roles.items():
        centre = await CentreRow.get(code=code)
        await Membership.create(
            id=deps.ids.new(), person_id=person.id, role=role, centre_id=centre.id
        )
        held.append(Role(RoleName(role), centre.id))
    return Actor(person.id, uuid4(), tuple(held))


@dataclass(frozen=True)
class Staffed:
    """The small town with its posts: who works there, and the ids of office and posts."""

    centre: UUID
    li: Actor
    wang: Actor
    chen: Actor
    sun: Actor
    zhou: Actor
    zhao: Actor
    posts: dict[str, UUID]
    """By code: p1 at w1 (both items), p2 for "land" at w2, p3 for "town-planning" at w3."""


async def a_staffed_town(
    deps: Deps, openings: tuple[Opening, ...] = (), **item_values: Any
) -> Staffed:
    """`a_town` where Li holds p1, Wang covers, Chen leads, Sun holds p2, Zhou p3, Zhao directs."""
    await a_town(deps, openings, **item_values)
    centre = await CentreRow.get(code=CENTRE)
    for number in (2, 3):
        known: dict[str, Any] = {"id": deps.ids.new(), "centre_id": centre.id, "code": f"w{number}"}
        await WindowRow.create(**known, name={"zh": f"{number}号窗口"})
    team = {
        someone.openid: await a_person(deps, someone, clerk=CENTRE)
        for someone in (LI, WANG, CHEN, SUN, ZHOU)
    }
    who = {key: actor.person_id for key, actor in team.items()}
    held: dict[str, dict[str, Any]] = {
        "p1": {"holder_id": who["li"], "cover_id": who["wang"], "lead_id": who["chen"]},
        "p2": {"holder_id": who["sun"], "departments": ["land"]},
        "p3": {"holder_id": who["zhou"], "departments": ["town-planning"]},
    }
    posts = {code: deps.ids.new() for code in held}
    for number, (code, values) in enumerate(held.items(), 1):
        place: dict[str, Any] = {"centre_id": centre.id, "window_code": f"w{number}", "code": code}
        await Post.create(id=posts[code], name={"zh": f"{number}号岗"}, **place, **values)
    zhao = await a_person(deps, ZHAO, director=CENTRE)
    return Staffed(centre.id, **team, zhao=zhao, posts=posts)


async def a_village_room(deps: Deps) -> UUID:
    """The room of the village below CENTRE."""
    known = await CentreRow.get_or_none(code=ROOM)
    if known is not None:
        return known.id
    await DivisionRow.create(code=ROOM, level="village", name={"zh": "刘家村"}, parent_code=CENTRE)
    above = await CentreRow.get(code=CENTRE)
    told = {"address": above.address, "hours_text": above.hours_text, "areas": []}
    phones = {"phone": above.phone, "complaint_phone": above.complaint_phone}
    place: dict[str, Any] = {"code": ROOM, "division_id": ROOM, "kind": "room", **told, **phones}
    room = await CentreRow.create(id=deps.ids.new(), name={"zh": "刘家村便民服务室"}, **place)
    return room.id


async def an_agent(deps: Deps, who: Someone = AGENT, place: str = ROOM) -> Actor:
    """An agent of the village's room (which is made when it is not there), or of `place`."""
    await a_village_room(deps)
    return await a_person(deps, who, agent=place)


async def a_visit(deps: Deps, asker: Actor, **values: Any) -> UUID:
    """A visit that somebody asked for at the village's room."""
    given = {"centre": ROOM, "why": "腿脚不便，请上门办高龄津贴", "address": "三组12号"}
    wish = VisitWish(**{**given, **values})
    return (await visits.ask(deps, asker, wish, "zh")).id


async def one_number(deps: Deps, *people: UUID) -> None:
    """The office has seen the same ID card of all these."""
    index = deps.cipher.blind("id-number", "one card")
    await Person.filter(id__in=list(people)).update(id_number_index=index)


async def a_mandate(deps: Deps, principal: UUID, proxy: UUID, **values: Any) -> Mandate:
    """A mandate for every item that somebody gave to an agent, until a month from now."""
    today, now, mandate_id = deps.clock.today(), deps.clock.now(), deps.ids.new()
    place = await CentreRow.all().order_by("code").first()
    assert place is not None
    given: dict[str, Any] = {
        "id": mandate_id,
        "number": f"M-{mandate_id.hex}",
        "centre_id": place.id,
        "principal_id": principal,
        "proxy_id": proxy,
        "as_agent": True,
        "items": [],
        "forbidden": ["bank_account", "payee"],
        "way": "paper",
        "from_on": today,
        "until_on": today + timedelta(days=30),
        "state": "given",
        "made_by_id": proxy,
        "made_at": now,
        "given_at": now,
    }
    return await Mandate.create(**{**given, **values})


def at(clock_time: str, on: date = TUESDAY) -> datetime:
    """A moment by local time: `at("09:30")` is on Tuesday, 3 March 2026."""
    hour, minute = clock_time.split(":")
    return moment(on, time(int(hour), int(minute)))


async def the_pool() -> UUID:
    """The pool in which the small town's seats are counted."""
    return (await OpeningRule.get(code="general", centre__code=CENTRE)).id
