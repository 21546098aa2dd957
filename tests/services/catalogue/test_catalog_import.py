"""Taking a catalogue in: all or nothing, and again without changing what is already so."""

from datetime import date, time

import pytest
from msgspec.structs import replace
from tortoise.exceptions import DoesNotExist

from app.catalog.catalog import Catalog
from app.catalog.items import Fee
from app.catalog.places import Offer as OfferOf
from app.catalog.places import Opening, Post, Staff, Window
from app.models import sql
from app.models.centre import Centre, Offer
from app.models.centre import Post as PostRow
from app.models.item import Item, ItemVersion
from app.models.opening import OpeningRule
from app.models.operation import AuditEntry
from app.models.person import Membership
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.bookings import Wish
from app.services.catalogue import catalog_import, items
from app.services.catalogue.catalog_import import OpeningInUse
from app.services.catalogue.items import NoSuchItem
from tests.fakes import StillClock
from tests.make import (
    CENTRE,
    ITEM,
    LONG_ITEM,
    OTHER_CENTRE,
    a_catalog,
    a_centre,
    a_person,
    a_staffed_town,
    a_town,
    an_item,
    an_opening,
    at,
)
from tests.people import YANG
from tests.services.held_cases import a_case, holder_of

TABLES = (
    *("division", "item", "item_version", "centre", "service_window", "post", "offer"),
    *("opening_rule", "person", "membership"),
)
STAFF = (
    Staff(key="a", name="李窗口", role="clerk", phone="16900000102"),
    Staff(key="b", name="王主任", role="director", phone="16900000103"),
)
POSTS = (Post(code="p1", name="民政岗", window="w1", a="a", b="b"),)
STAFFED = Catalog(centres=(a_centre(staff=STAFF, posts=POSTS),))


async def everything() -> dict[str, list[str]]:
    """Every row of what an import writes."""
    return {table: sorted(map(str, await sql.rows(f"SELECT * FROM {table}"))) for table in TABLES}


async def test_taking_the_same_in_again_changes_nothing(deps: Deps, clock: StillClock) -> None:
    first = await catalog_import.take_in(deps, a_catalog())
    await catalog_import.take_in(deps, STAFFED)
    before = await everything()
    clock.pass_(days=1)

    again = await catalog_import.take_in(deps, a_catalog())
    await catalog_import.take_in(deps, STAFFED)

    assert (first.items_new, first.items_changed) == (2, 0)
    assert (again.items_new, again.items_changed) == (0, 0)
    assert await everything() == before


async def test_an_item_gets_a_new_version_only_when_its_wording_changed(deps: Deps) -> None:
    await a_town(deps)

    same = await catalog_import.take_in(deps, Catalog(items=(an_item(),)))
    dearer = await catalog_import.take_in(deps, Catalog(items=(an_item(fee=Fee(fen=500)),)))

    assert (same.items_changed, dearer.items_changed) == (0, 1)
    assert (await items.guide(ITEM, "zh")).fee.fen == 500
    assert (await Item.get(code=ITEM)).current == 2
    assert (await Item.get(code=LONG_ITEM)).current == 1


async def test_rules_that_came_later_make_no_new_version_of_what_did_not_change(deps: Deps) -> None:
    await catalog_import.take_in(deps, a_catalog())
    [version] = await ItemVersion.filter(item__code=ITEM)
    version.body.pop("procedure")
    await version.save(update_fields=["body"])

    taken = await catalog_import.take_in(deps, a_catalog())

    assert (taken.items_changed, await ItemVersion.filter(item__code=ITEM).count()) == (0, 1)
    assert (await items.published(ITEM))[1] == a_catalog().item(ITEM)


async def test_a_post_speaks_for_the_departments_of_its_file(deps: Deps) -> None:
    await catalog_import.take_in(deps, a_catalog())
    for departments in (("land",), ("land", "house"), ()):
        post = replace(POSTS[0], departments=departments)

        await catalog_import.take_in(deps, Catalog(centres=(a_centre(staff=STAFF, posts=(post,)),)))

        stored = await PostRow.get(centre__code=CENTRE, code="p1")
        assert stored.departments == list(departments)


async def test_a_file_names_who_leads_and_a_file_that_does_not_leaves_it(deps: Deps) -> None:
    await catalog_import.take_in(deps, a_catalog())
    leads = []
    for lead in ("", "b", ""):
        post = replace(POSTS[0], lead=lead)
        taken = await catalog_import.take_in(
            deps, Catalog(centres=(a_centre(staff=STAFF, posts=(post,)),))
        )
        leads.append((await PostRow.get(centre__code=CENTRE, code="p1")).lead_id)

    assert leads == [None, taken.people[CENTRE, "b"], taken.people[CENTRE, "b"]]


async def test_the_open_cases_of_a_post_follow_whom_a_file_puts_there(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)

    taken = await catalog_import.take_in(deps, STAFFED)

    assert await holder_of(case) == taken.people[CENTRE, "a"]


async def test_a_cancelled_item_cannot_be_started_and_booked_ones_keep_their_wording(
    deps: Deps,
) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")

    await catalog_import.take_in(
        deps, Catalog(items=(an_item(name="改了名的津贴", state="cancelled"),))
    )

    with pytest.raises(NoSuchItem):
        await items.guide(ITEM, "zh")
    with pytest.raises(NoSuchItem):
        await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("10:30")), "zh")
    kept = await bookings.one(deps, yang, made.id, "zh")
    assert (kept.item.name, kept.bring) == ("高龄津贴", ["身份证"])
    gone = await booking_changes.cancel(deps, yang, made.id, "", "zh")
    assert gone.state == "cancelled"


async def test_a_new_wording_is_for_new_bookings(deps: Deps) -> None:
    await a_town(deps, openings=(an_opening(windows=2),))
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")

    await catalog_import.take_in(deps, Catalog(items=(an_item(name="高龄补贴"),)))

    assert (await bookings.one(deps, yang, made.id, "zh")).item.name == "高龄津贴"
    assert (await items.guide(ITEM, "zh")).name == "高龄补贴"


@pytest.mark.parametrize(
    "changed",
    [
        an_opening(starts=time(8, 30)),
        an_opening(step_minutes=15),
        an_opening(breaks=((time(12), time(13)),)),
    ],
)
async def test_the_grid_of_hours_with_bookings_to_come_stays(
    deps: Deps, clock: StillClock, changed: Opening
) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    other = Catalog(centres=(a_centre(openings=(changed,)),))

    with pytest.raises(OpeningInUse) as refusal:
        await catalog_import.take_in(deps, other)
    clock.at = at("09:31")
    await catalog_import.take_in(deps, other)

    assert refusal.value.facts == {"opening": "general"}
    assert await OpeningRule.filter(step_minutes=30, starts="09:00").count() == (
        1 if changed.breaks != ((time(12), time(13)),) else 2
    )


async def test_hours_in_use_may_end_widen_and_get_neighbours(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    ended = an_opening(ends=time(18), windows=3, valid_to=date(2026, 3, 31))
    after = an_opening(code="from-april", starts=time(8, 30), valid_from=date(2026, 4, 1))

    await catalog_import.take_in(deps, Catalog(centres=(a_centre(openings=(ended, after)),)))

    rules = await OpeningRule.filter(centre__code=CENTRE).order_by("code")
    assert [(rule.code, rule.starts, rule.ends, rule.windows) for rule in rules] == [
        ("from-april", "08:30", "17:00", 1),
        ("general", "09:00", "18:00", 3),
    ]


async def test_the_seats_of_hours_survive_an_import(deps: Deps) -> None:
    await a_town(deps)
    before = {rule.code: rule.id for rule in await OpeningRule.filter(centre__code=CENTRE)}

    await catalog_import.take_in(deps, Catalog(centres=(a_centre(),)))

    after = {rule.code: rule.id for rule in await OpeningRule.filter(centre__code=CENTRE)}
    assert after == before


async def test_an_import_that_fails_in_the_middle_leaves_nothing(deps: Deps) -> None:
    await a_town(deps)
    before = await everything()
    unknown = (OfferOf(item="unheard-of"),)
    broken = Catalog(
        items=(an_item("new-one"), an_item(fee=Fee(fen=500))),
        centres=(a_centre(name="改了名的中心"), a_centre(OTHER_CENTRE, items=unknown)),
    )

    with pytest.raises(DoesNotExist):
        await catalog_import.take_in(deps, broken)

    assert await everything() == before
    assert await AuditEntry.filter(act="catalogue-imported").count() == 1


async def test_a_centre_follows_its_file(deps: Deps) -> None:
    await a_town(deps)
    desk = Window(code="w2", name="综合窗口", area="a", holder="镇政府")
    moved = a_centre(
        phone="0831-0000999", windows=(desk,), items=(OfferOf(item=ITEM, windows=("w2",)),)
    )

    await catalog_import.take_in(deps, Catalog(centres=(moved,)))

    centre = await Centre.get(code=CENTRE)
    offers = {offer.item_id: offer.windows for offer in await Offer.filter(centre_id=centre.id)}
    assert centre.phone == "0831-0000999"
    assert offers == {(await Item.get(code=ITEM)).id: ["w2"]}


async def test_a_service_taken_off_the_list_of_a_centre_is_no_longer_offered_there(
    deps: Deps,
) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, LONG_ITEM, at("09:30")), "zh")

    await catalog_import.take_in(
        deps, Catalog(centres=(a_centre(items=(OfferOf(item=ITEM, windows=("w1",)),)),))
    )

    here = await items.search("zh", centre=CENTRE)
    assert [card.code for card in here.items] == [ITEM]
    assert (await bookings.one(deps, yang, made.id, "zh")).item.code == LONG_ITEM


async def test_staff_of_a_file_are_people_with_roles_and_posts(deps: Deps) -> None:
    await a_town(deps)

    taken = await catalog_import.take_in(deps, STAFFED)
    await catalog_import.take_in(deps, STAFFED)

    assert set(taken.people) == {(CENTRE, "a"), (CENTRE, "b")}
    held = await Membership.all().order_by("role")
    assert [(one.role, one.person_id) for one in held] == [
        ("clerk", taken.people[CENTRE, "a"]),
        ("director", taken.people[CENTRE, "b"]),
    ]


async def test_what_a_file_does_not_name_stays(deps: Deps) -> None:
    await a_town(deps)
    before = await everything()

    await catalog_import.take_in(deps, Catalog())

    assert await everything() == before


@pytest.mark.parametrize("demo", [True, False])
async def test_only_samples_are_marked_as_samples(deps: Deps, demo: bool) -> None:
    await catalog_import.take_in(deps, a_catalog(), demo=demo)

    assert {centre.demo for centre in await Centre.all()} == {demo}


async def test_known_codes_are_told_for_files_that_name_only_what_is_new(deps: Deps) -> None:
    await a_town(deps)

    known = await catalog_import.known()

    assert known.items == {ITEM, LONG_ITEM}
    assert {"511500000000", "511503000000", CENTRE, OTHER_CENTRE} == known.divisions


async def test_each_entry_is_reported_once(deps: Deps) -> None:
    heard: list[str] = []

    await catalog_import.take_in(deps, a_catalog(), heard.append)

    assert heard == [
        *("511500000000", "511503000000", CENTRE, OTHER_CENTRE),
        *(ITEM, LONG_ITEM),
        *(CENTRE, OTHER_CENTRE),
    ]
    assert await ItemVersion.all().count() == 2
