"""Two agents write on one visit without having seen each other; the office chooses."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.domain.visits.visit_flow import VisitState
from app.models.item import Item as ItemRow
from app.models.visit import Visit
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.journal import journal
from app.services.visits import visit_conflicts, visit_lists, visit_record_views, visit_records
from app.services.visits.visit_acts import VisitChanged
from app.services.visits.visit_conflicts import Choice, Looked, NoSuchValue
from app.services.visits.visit_lists import AskedVisits
from app.services.visits.visit_parties import NoSuchVisit
from tests.casework import FORM
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_visit
from tests.visiting import Village, a_phone, a_village, assigned, replayed

CARD, OTHER_CARD = "6217000000000001", "6228000000000002"
MASKED, OTHER = "************0001", "************0002"


async def torn(deps: Deps, town: Village) -> Visit:
    """A visit on whose bank card and state two phones disagree."""
    visit_id = await a_visit(deps, town.yang)
    await assigned(deps, town, visit_id)
    item = await ItemRow.get(code=ITEM)
    await Visit.filter(id=visit_id).update(form_item=ITEM, form_version=item.current)
    one, other = await a_phone(deps, town.agent), await a_phone(deps, town.he)
    base = await journal.seen(deps, visit_id)
    await one.write(visit_id, "answer", base, key="bank", value="6217")
    await other.write(visit_id, "answer", base, key="bank", value="6228")
    await one.write(visit_id, "move", base, to="done")
    await other.write(visit_id, "move", base, to="not_home")
    await one.write(visit_id, "note", base, text="腿好些了")
    return await Visit.get(id=visit_id)


async def settle(deps: Deps, town: Village, visit: Visit, key: str, **values: Any) -> Any:
    record = visit_records.read(deps, visit)
    given = {"op": record.fields[key][0].op, "version": visit.version, **values}
    return await visit_conflicts.settle(deps, town.li, visit.id, Choice(key, **given), "zh")


async def test_both_sides_are_kept_and_shown_side_by_side(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)

    listed = await visit_conflicts.listed(deps, town.li, CENTRE, "zh")

    await replayed(deps, visit.id)
    assert visit.conflicts == 2
    hard = [one for one in listed.items if one.hard]
    assert [(one.subject, one.key, one.title) for one in hard] == [
        ("visit", "answer.bank", f"上门 {visit.number}"),
        ("visit", "state", f"上门 {visit.number}"),
    ]
    assert {(v.shown, v.by_name) for v in hard[0].values} == {
        ("6217", "王代办"),
        ("6228", "何代办"),
    }
    assert {v.shown for v in hard[1].values} == {"已完成", "家里没人"}
    assert hard[1].label == "办理状态"
    with pytest.raises(NoSuchCentre):
        await visit_conflicts.listed(deps, town.li, OTHER_CENTRE, "zh")


async def test_the_label_comes_from_the_form(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)

    read = visit_record_views.Reading("en", {one.key: one for one in FORM})

    assert read.label("answer.bank") == "Bank card"
    assert read.label("answer.gone") == "gone"
    assert read.label("time") == "time"
    assert read.shown("answer.persons", 3) == "3"
    assert read.shown("answer.persons", None) == "nothing"
    assert read.shown("time", {"starts_at": None, "minutes": 30}) == "no time"
    assert visit.state == VisitState.DONE


async def test_the_office_settles_one_after_the_other(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)

    await settle(deps, town, visit, "state")
    after = await Visit.get(id=visit.id)
    view = await settle(deps, town, after, "answer.bank")

    assert (after.conflicts, view.conflicts, view.state) == (1, 0, "done")
    assert (await visit_conflicts.listed(deps, town.li, CENTRE, "zh")).items == []
    assert view.record is not None
    assert [one.text for one in view.record.notes] == ["腿好些了"]
    assert [one.shown for one in view.record.answers] in (["6217"], ["6228"])
    assert view.timeline[-1].said == "核定了“登记内容”"


async def test_what_was_written_apart_without_contradiction_is_listed_until_it_was_seen(
    deps: Deps,
) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await assigned(deps, town, visit_id)
    one, other = await a_phone(deps, town.agent), await a_phone(deps, town.he)
    base = await journal.seen(deps, visit_id)
    await one.write(visit_id, "answer", base, key="well", value="井水")
    await other.write(visit_id, "answer", base, key="roof", value="漏")

    listed = (await visit_conflicts.listed(deps, town.li, CENTRE, "zh")).items
    looked = Looked("visit", visit_id, listed[0].version)
    with pytest.raises(NoSuchVisit):
        await visit_conflicts.look(deps, town.agent, looked, "zh")
    left = await visit_conflicts.look(deps, town.li, looked, "zh")

    assert [(row.key, row.hard) for row in listed] == [
        ("answer.roof", False),
        ("answer.well", False),
    ]
    assert left.items == []
    assert (await visit_conflicts.listed(deps, town.li, CENTRE, "zh")).items == []
    await replayed(deps, visit_id)
    with pytest.raises(VisitChanged):
        await visit_conflicts.look(deps, town.li, looked, "zh")


async def test_looking_settles_no_contradiction(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)

    left = await visit_conflicts.look(deps, town.li, Looked("visit", visit.id, visit.version), "zh")

    assert [(row.key, row.hard) for row in left.items] == [("answer.bank", True), ("state", True)]


async def test_only_the_office_settles_what_it_has_seen(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)
    choice = Choice("state", deps.ids.new(), visit.version)

    with pytest.raises(NoSuchVisit):
        await visit_conflicts.settle(deps, town.agent, visit.id, choice, "zh")
    with pytest.raises(NoSuchValue):
        await visit_conflicts.settle(deps, town.li, visit.id, choice, "zh")
    with pytest.raises(VisitChanged):
        await settle(deps, town, visit, "state", version=visit.version - 1)


async def test_proofs_places_and_known_answers_are_shown_as_they_are(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await assigned(deps, town, visit_id)
    visit, phone = await Visit.get(id=visit_id), await a_phone(deps, town.agent)
    base, code = await journal.seen(deps, visit_id), visit_records.opened(deps, visit, "code")
    wrong = f"{(int(code) + 1) % 10_000:04d}"
    await phone.write(visit_id, "proof", base, how="code", code=wrong)
    await phone.write(visit_id, "proof", base, how="code", code=code)
    await phone.write(visit_id, "proof", base, how="voice", digest="a" * 64)
    await phone.write(visit_id, "place", base, failed="denied")
    await phone.write(visit_id, "answer", base, key="persons", value=3, filled="known")
    await phone.write(visit_id, "attach", base, digest="b" * 64, kind="photo", name="门口", size=7)

    record = await visit_record_views.view(deps, await Visit.get(id=visit_id), 1, "zh")

    assert [(one.how, one.right) for one in record.proofs] == [
        ("code", False),
        ("code", True),
        ("voice", None),
    ]
    assert record.place is not None
    assert (record.place.failed, record.place.latitude) == ("denied", None)
    assert (record.saved_fields, record.answers[0].filled) == (1, "known")
    assert [(one.name, one.whole) for one in record.attachments] == [("门口", False)]
    assert record.attachments[0].href == f"/v1/visits/{visit_id}/blobs/{'b' * 64}"


async def test_lists_show_each_their_own(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)
    free = await a_visit(deps, town.yang, why="很长的理由" * 20)

    mine = await visit_lists.mine(deps, town.yang, "all", "", 1, "zh")
    more = await visit_lists.mine(deps, town.yang, "all", mine.next or "", None, "zh")
    office = {
        state: (await visit_lists.of_staff(deps, town.li, AskedVisits(CENTRE, state), "zh")).items
        for state in ("open", "closed", "conflicts", "asked", "all")
    }
    agent = await visit_lists.of_agent(deps, town.agent, None, None, "zh")

    assert [one.id for one in mine.items] == [free]
    assert (len(mine.items[0].why), mine.items[0].why[-1]) == (60, "…")
    assert [one.id for one in more.items] == [visit.id]
    assert {state: [one.id for one in rows] for state, rows in office.items()} == {
        "open": [free],
        "closed": [visit.id],
        "conflicts": [visit.id],
        "asked": [free],
        "all": [free, visit.id],
    }
    assert office["closed"][0].agent == "王代办"
    assert [one.id for one in agent] == [free]
    with pytest.raises(NoSuchCentre):
        await visit_lists.of_staff(deps, town.agent, AskedVisits(CENTRE), "zh")


async def test_a_bank_card_on_which_two_disagree_travels_masked(deps: Deps) -> None:
    town = await a_village(deps)
    visit = await torn(deps, town)
    record = visit_records.read(deps, visit)
    torn_apart = zip(record.fields["answer.bank"], (CARD, OTHER_CARD), strict=True)
    record.fields["answer.bank"] = [replace(held, value=card) for held, card in torn_apart]
    asked = FormField(key="bank", label="银行卡号", kind="bank_card")
    read = visit_record_views.Reading("zh", {"bank": asked})

    found = visit_record_views.conflicts(record, read)

    [bank] = [one for one in found if one.key == "answer.bank"]
    assert [(v.value, v.shown) for v in bank.values] == [(MASKED, MASKED), (OTHER, OTHER)]
