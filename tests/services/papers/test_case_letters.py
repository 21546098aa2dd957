"""Letters of a case: numbered, kept as they were written, printed the same each time."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases.case_flow import Act
from app.domain.papers.letters import Letter, LetterKind, LetterRow
from app.domain.people.roles import Actor
from app.models.case import Case
from app.models.case_paper import CaseLetter
from app.models.centre import Centre
from app.models.operation import AuditEntry
from app.models.person import Person
from app.ports import Deps
from app.printing.typst_printer import TypstPrinter
from app.services.cases import case_acts
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_orders import Order
from app.services.papers import case_letters
from app.services.papers.case_letters import NoSuchLetter, PrinterOff
from app.services.people import people
from app.settings import Settings
from tests.make import a_person
from tests.people import YANG, ZHAXI
from tests.services.filed_cases import confirmed, filed, promise_town


async def letters(deps: Deps, case_id: object) -> dict[str, Letter]:
    """The letters of a case by kind."""
    found = await CaseLetter.filter(case_id=case_id)
    return {row.kind: case_letters.letter_of(deps, row) for row in found}


async def accepted(deps: Deps, town_actor: Actor, yang: Actor) -> object:
    """A case that was accepted with a gap; its id."""
    case = await filed(deps, yang)
    await case_acts.act(deps, town_actor, case.id, Order(act=Act.ACCEPT), "zh")
    return case.id


async def test_the_acceptance_slip_names_the_papers_and_the_promised_day(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    deps = replace(deps, public_url="https://cunkou.example")
    case_id = await accepted(deps, town.li, yang)

    found = await letters(deps, case_id)

    slip, case = found["acceptance"], await Case.get(id=case_id)
    assert slip.number == "刘家镇受〔2026〕1号"
    assert (slip.unit, slip.addressee, slip.on) == (
        "刘家镇便民服务中心",
        "杨秀英",
        date(2026, 3, 2),
    )
    assert slip.rows == (
        LetterRow("办件编号", case.number),
        LetterRow("申请人", "杨秀英"),
        LetterRow("收到日期", "2026年3月2日"),
        LetterRow("经办岗位", "1号岗"),
    )
    assert "5个工作日内办结，最晚2026年3月9日答复您" in slip.paragraphs[1]
    assert slip.sections[0].items == ("身份证",)
    assert slip.qr_url == f"https://cunkou.example/s/{case.status_token}"
    assert found["gap_promise"].sections[0].items == ("照片",)


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
async def test_every_act_that_owes_a_letter_writes_a_whole_one(deps: Deps, language: str) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    await Person.filter(id=yang.person_id).update(language=language)
    zhao = await confirmed(deps, town.zhao)
    one, other = await filed(deps, yang), await filed(deps, yang)
    third = await filed(deps, yang, promised={}, materials=(0, 1))
    orders = [
        (one.id, Order(act=Act.ASK_CORRECTION, materials=(0,), words="看不清")),
        (other.id, Order(act=Act.REJECT, words="不归本镇管")),
        (third.id, Order(act=Act.ACCEPT)),
        (third.id, Order(act=Act.EXTEND, workdays=3, words="要现场核实")),
        (third.id, Order(act=Act.PAUSE, kind="hearing", expected_workdays=4, words="听证")),
        (third.id, Order(act=Act.RESUME)),
        (third.id, Order(act=Act.REVIEW)),
        (third.id, Order(act=Act.DECIDE, outcome="granted")),
    ]
    for case_id, order in orders:
        await case_acts.act(deps, zhao, case_id, order, "zh")

    found = [kind for case in (one, other, third) for kind in await letters(deps, case.id)]

    assert sorted(found) == [
        "acceptance",
        "correction",
        "decision",
        "extension",
        "not_accepted",
        "pause",
    ]


async def test_a_refusal_gives_reasons_basis_and_remedies(deps: Deps) -> None:
    town = await promise_town(deps)
    yang, zhao = await a_person(deps, YANG), await confirmed(deps, town.zhao)
    case = await filed(deps, yang)
    refuse = Order(act=Act.DECIDE, outcome="refused", words="未满八十岁")
    for order in (Order(act=Act.ACCEPT), Order(act=Act.REVIEW), refuse):
        await case_acts.act(deps, zhao, case.id, order, "zh")

    letter = (await letters(deps, case.id))["refusal"]

    assert letter.sections[0].paragraphs == ("未满八十岁", "依据：老年人权益保障法。")
    assert letter.sections[1].heading == "如果您不服"


async def test_a_letter_stays_as_it_was_whatever_changes_later(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case_id = await accepted(deps, town.li, yang)
    row = await CaseLetter.get(case_id=case_id, kind=LetterKind.ACCEPTANCE)
    before = await case_letters.printed(deps, yang, row.case_id, row.id)
    person = await Person.get(id=yang.person_id)
    people.set_name(deps, person, "杨改名")
    await Person.filter(id=person.id).update(name_sealed=person.name_sealed, language="en")
    await Centre.filter(id=town.centre).update(name={"zh": "新名字"})

    after = await case_letters.printed(deps, yang, row.case_id, row.id)

    assert after == before


async def test_a_letter_is_printed_for_those_who_may_see_the_case(deps: Deps) -> None:
    town = await promise_town(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    case_id = await accepted(deps, town.li, yang)
    row = await CaseLetter.get(case_id=case_id, kind=LetterKind.ACCEPTANCE)
    deps = replace(deps, printer=TypstPrinter(Settings().fonts))

    sheet = await case_letters.printed(deps, yang, row.case_id, row.id)
    again = await case_letters.printed(deps, town.li, row.case_id, row.id)

    assert sheet.content.startswith(b"%PDF-")
    assert sheet.content == again.content
    looks = await AuditEntry.filter(act="letter-seen").values_list("actor_id", flat=True)
    assert looks == [town.li.person_id]
    with pytest.raises(NoSuchCase):
        await case_letters.printed(deps, zhaxi, row.case_id, row.id)
    other = await filed(deps, yang)
    with pytest.raises(NoSuchLetter):
        await case_letters.printed(deps, yang, other.id, row.id)
    with pytest.raises(PrinterOff):
        await case_letters.printed(replace(deps, printer=None), yang, row.case_id, row.id)
