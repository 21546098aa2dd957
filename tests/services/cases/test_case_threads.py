"""The thread of a case: who writes, who is told, and who has seen it."""

from uuid import uuid4

import pytest

from app.domain.cases.case_flow import Act, NotNow
from app.models.notice import Notice
from app.ports import Deps
from app.services.cases import case_acts, case_threads
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_orders import Order
from app.services.cases.case_threads import TEMPLATES, EmptyMessage, NoSuchTemplate, Said
from app.services.papers import attachment_uploads
from app.services.papers.attachment_uploads import Given
from app.services.papers.attachments import NoSuchAttachment
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import YANG, ZHAXI
from tests.services.filed_cases import filed, promise_town, seen


async def test_both_sides_write_and_each_is_told_of_the_other(
    deps: Deps, clock: StillClock
) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await case_threads.write(deps, yang, case.id, Said("要带户口本吗？"), "zh")
    clock.pass_(minutes=5)
    await case_threads.write(deps, town.wang, case.id, Said("不用带。"), "zh")

    found = (await case_threads.thread(deps, yang, case.id, "zh")).items

    assert [(one.side, one.who, one.words, one.mine) for one in found] == [
        ("person", "杨*英", "要带户口本吗？", True),
        ("office", "王顶岗", "不用带。", False),
    ]
    told = await Notice.filter(template__in=["case_replied", "case_written"]).order_by("id")
    assert [(one.template, one.person_id) for one in told] == [
        ("case_replied", town.li.person_id),
        ("case_written", yang.person_id),
    ]


async def test_reading_marks_what_the_other_side_wrote(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await case_threads.write(deps, yang, case.id, Said("在吗"), "zh")
    before = (await seen(deps, case.id, town.li)).unread
    own = (await case_threads.thread(deps, yang, case.id, "zh")).items[0].seen

    await case_threads.thread(deps, town.wang, case.id, "zh")

    after = (await seen(deps, case.id, town.li)).unread
    read = (await case_threads.thread(deps, yang, case.id, "zh")).items[0].seen
    assert (before, own, after, read) == (1, False, 0, True)


async def test_a_ready_sentence_is_read_in_ones_own_language(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await case_threads.write(deps, town.li, case.id, Said(template="thanks"), "zh")

    [zh] = (await case_threads.thread(deps, yang, case.id, "zh")).items
    [en] = (await case_threads.thread(deps, yang, case.id, "en")).items

    assert (zh.words, zh.template) == ("收到，谢谢您。我们会尽快办理。", "thanks")
    assert en.words == "We have got it, thank you. We will see to it soon."


async def test_a_file_goes_with_a_message_once(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    given = Given("证明.pdf", "application/pdf", b"%PDF-1.4 paper")
    kept = await attachment_uploads.keep(deps, yang, case.id, given)
    file = await attachment_uploads.attach(deps, yang, case.id, kept)

    said = await case_threads.write(deps, yang, case.id, Said(attachments=(file.id,)), "zh")

    assert [one.name for one in said.attachments] == ["证明.pdf"]
    assert (await seen(deps, case.id, town.li)).files == []
    with pytest.raises(NoSuchAttachment):
        await case_threads.write(deps, yang, case.id, Said("再发", "", (file.id,)), "zh")


async def test_what_says_nothing_or_is_not_ones_to_say_is_refused(deps: Deps) -> None:
    town = await promise_town(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    case = await filed(deps, yang)

    with pytest.raises(EmptyMessage):
        await case_threads.write(deps, yang, case.id, Said("  "), "zh")
    with pytest.raises(NoSuchTemplate):
        await case_threads.write(deps, yang, case.id, Said(template="thanks"), "zh")
    with pytest.raises(NoSuchTemplate):
        await case_threads.write(deps, town.li, case.id, Said(template="unknown"), "zh")
    with pytest.raises(NoSuchAttachment):
        await case_threads.write(deps, yang, case.id, Said("看", "", (uuid4(),)), "zh")
    with pytest.raises(NoSuchCase):
        await case_threads.write(deps, zhaxi, case.id, Said("我是谁"), "zh")

    assert (await case_threads.thread(deps, yang, case.id, "zh")).items == []


async def test_a_closed_case_is_read_and_no_longer_written_to(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    await case_threads.write(deps, yang, case.id, Said("不办了"), "zh")
    await case_acts.act(deps, yang, case.id, Order(act=Act.WITHDRAW), "zh")

    with pytest.raises(NotNow):
        await case_threads.write(deps, yang, case.id, Said("又想办了"), "zh")

    assert len((await case_threads.thread(deps, yang, case.id, "zh")).items) == 1


def test_every_ready_sentence_has_words() -> None:
    shown = case_threads.templates("zh").items

    assert [one.key for one in shown] == list(TEMPLATES)
    assert all(one.text for one in shown)
