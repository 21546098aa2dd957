"""Registers: defined by the director, filled from visits, written as Excel."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.villages.registers import BadColumn, Column
from app.domain.visits.visit_months import BadMonth
from app.models.operation import AuditEntry
from app.models.visit import Register, Visit
from app.ports import Deps
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.journal import journal
from app.services.villages import household_records, register_facts, registers
from app.services.villages.registers import FedView, NoSuchRegister, RegisterWish
from app.services.visits import visit_records, visit_views
from app.services.visits.visit_parties import NoSuchVisit
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import OUTSIDER
from tests.services.homes import Village, a_village
from tests.services.visits.test_visit_plans import a_plan

COLUMNS = (
    Column("日期", "visit.on"),
    Column("姓名", "person.name"),
    Column("户号", "household.number"),
    Column("村组", "hamlet.name"),
    Column("饮水", "answer.water"),
    Column("户内饮水", "household.water"),
    Column("备注", "notes"),
    Column("证明", "proof"),
)


def a_register(**values: Any) -> RegisterWish:
    """The regular visits as the township wants them."""
    name = {"zh": "定期走访台账", "bo": "", "en": "Regular visits"}
    given: dict[str, Any] = {"centre": CENTRE, "code": "regular", "name": name, "columns": COLUMNS}
    return RegisterWish(**{**given, "plan_kinds": ("regular",), **values})


def sheet_of(content: bytes) -> Worksheet:
    """The only sheet of a workbook."""
    sheet = load_workbook(BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


async def a_visit_done(deps: Deps, village: Village) -> Visit:
    """A planned visit to Luo: one answer, a note that looks like a formula, and a signature."""
    plan = await a_plan(deps, village)
    [visit] = await Visit.filter(plan_id=plan.id)
    agent = village.agent.person_id
    for kind, body in (
        ("answer", {"key": "water", "value": "井水"}),
        ("note", {"text": "=1+1\x07"}),
        ("proof", {"how": "none"}),
        ("proof", {"how": "signature", "digest": "0" * 64}),
        ("move", {"to": "done"}),
    ):
        await journal.write(deps, "visit", visit.id, kind, body, agent)
    await visit_records.refresh(deps, visit)
    return visit


async def test_a_register_has_a_line_for_each_finished_visit_of_the_month(deps: Deps) -> None:
    village = await a_village(deps)
    await a_visit_done(deps, village)
    await registers.define(deps, village.zhao, a_register(), "zh")

    march = await registers.fill(deps, village.li, CENTRE, "regular", "2026-03", "zh")
    april = await registers.fill(deps, village.li, CENTRE, "regular", "2026-04", "zh")

    sheet = sheet_of(march.content)
    assert (march.name, sheet.title) == ("regular-2026-03.xlsx", "定期走访台账")
    assert [[cell.value for cell in line] for line in sheet.iter_rows()] == [
        ["日期", "姓名", "户号", "村组", "饮水", "户内饮水", "备注", "证明"],
        ["2026-03-02", "罗桂芳", "3-012", "三组", "井水", None, "=1+1", "本人签名"],
    ]
    assert [cell.data_type for cell in sheet[2]][6] == "s"
    assert sheet_of(april.content).max_row == 1
    read = await AuditEntry.filter(act="register-read").order_by("id")
    assert [entry.facts["rows"] for entry in read] == [1, 0]


async def test_a_visit_says_which_registers_it_feeds_and_what_nobody_had_to_type(
    deps: Deps,
) -> None:
    village = await a_village(deps)
    visit = await a_visit_done(deps, village)
    await registers.define(deps, village.zhao, a_register(), "zh")
    again = a_register(code="water", plan_kinds=(), columns=COLUMNS[:5])
    await registers.define(deps, village.zhao, again, "zh")
    other = a_register(code="projects", plan_kinds=("project",))
    await registers.define(deps, village.zhao, other, "zh")

    view = await registers.of_visit(deps, village.li, visit.id, "en")

    titles = ["日期", "姓名", "户号", "村组", "饮水"]
    assert view.items == [
        FedView("regular", "Regular visits", [*titles, "备注", "证明"], 7, 8),
        FedView("water", "Regular visits", titles, 5, 5),
    ]
    assert view.saved_fields == 12 - 2, "the answer and the note were typed once"
    assert await registers.saved_fields(deps, visit) == 10


async def test_what_is_known_of_the_household_stands_in_the_register_too(deps: Deps) -> None:
    village = await a_village(deps)
    visit = await a_visit_done(deps, village)
    home = await household_records.held(visit.household_id) if visit.household_id else None
    assert home is not None
    body = {"key": "water", "value": "自来水"}
    await journal.write(deps, "household", home.id, "answer", body, village.agent.person_id)
    await household_records.refresh(deps, home)
    wish = a_register(columns=(Column("饮水", "household.water"),))
    await registers.define(deps, village.zhao, wish, "zh")

    view = await registers.of_visit(deps, village.li, visit.id, "zh")

    assert ([one.fields for one in view.items], view.saved_fields) == ([["饮水"]], 1)


async def test_the_director_defines_registers_and_others_read_them(deps: Deps) -> None:
    village = await a_village(deps)
    await registers.define(deps, village.zhao, a_register(), "zh")

    changed = a_register(columns=COLUMNS[:2], ended=True)
    view = await registers.define(deps, village.zhao, changed, "zh")
    listed = await registers.listed(deps, village.li, CENTRE, "bo")

    assert listed.items == [view]
    assert (view.said, view.name) == (
        "定期走访台账",
        {"zh": "定期走访台账", "en": "Regular visits"},
    )
    assert (view.ended_at, len(view.columns)) == (deps.clock.now(), 2)
    assert "person.id_number" in listed.sources
    with pytest.raises(DirectorsOnly):
        await registers.define(deps, village.li, a_register(), "zh")
    wrong = a_register(columns=(Column("a", "person.openid"),))
    with pytest.raises(BadColumn):
        await registers.define(deps, village.zhao, wrong, "zh")
    assert await Register.all().count() == 1


async def test_strangers_find_no_register(deps: Deps) -> None:
    village = await a_village(deps)
    visit = await a_visit_done(deps, village)
    await registers.define(deps, village.zhao, a_register(), "zh")
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    for actor in (other, village.agent):
        with pytest.raises(NoSuchCentre):
            await registers.listed(deps, actor, CENTRE, "zh")
        with pytest.raises(NoSuchCentre):
            await registers.fill(deps, actor, CENTRE, "regular", "2026-03", "zh")
        with pytest.raises(NoSuchVisit):
            await registers.of_visit(deps, actor, visit.id, "zh")
    with pytest.raises(NoSuchRegister):
        await registers.fill(deps, village.li, CENTRE, "no-such", "2026-03", "zh")
    with pytest.raises(BadMonth):
        await registers.fill(deps, village.li, CENTRE, "regular", "2026-13", "zh")


async def test_the_page_of_a_visit_tells_what_nobody_had_to_type(deps: Deps) -> None:
    village = await a_village(deps)
    visit = await a_visit_done(deps, village)
    await registers.define(deps, village.zhao, a_register(), "zh")

    view = await visit_views.view(deps, village.li, visit, "zh")

    assert view.record is not None
    assert view.record.saved_fields == await registers.saved_fields(deps, visit) > 0


async def test_a_wrong_code_proves_nothing_in_a_register(deps: Deps) -> None:
    village = await a_village(deps)
    plan = await a_plan(deps, village)
    visit = await Visit.get(plan_id=plan.id)
    code = visit_records.opened(deps, visit, "code")
    wrong = "0000" if code != "0000" else "1111"

    said = []
    for told in (wrong, code):
        body = {"how": "code", "code": told}
        by = village.agent.person_id
        await journal.write(deps, "visit", visit.id, "proof", body, by)
        await visit_records.refresh(deps, visit)
        [facts] = await register_facts.facts(deps, [visit], "zh")
        said.append(facts.values["proof"])

    assert said == ["没有凭证", "当面报了四位码"]
