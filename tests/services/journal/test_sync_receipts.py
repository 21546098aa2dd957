"""Receipts of what phones finished: with the file that proves it, and only while it stands."""

from typing import Any
from uuid import UUID

from msgspec import json

from app.domain.people.roles import Actor
from app.models import sql
from app.models.visit import Visit, VisitReceipt
from app.ports import Deps
from app.services.journal import agent_days, journal
from app.services.visits import visit_records
from tests.make import CENTRE, a_person
from tests.people import WANG
from tests.phones import Phone, a_phone, a_visit, verdicts
from tests.services.journal.agent_journals import an_agent
from tests.services.journal.sent_blobs import VOICE, a_photo, whole

PHOTO = {"kind": "signature", "media_type": "image/jpeg"}


async def finished(phone: Phone, visit: UUID, **proof: Any) -> Any:
    """The answer to a visit that was done and proved."""
    seen = await phone.seen(visit)
    phone.write("visit", visit, "proof", seen, **proof)
    phone.write("visit", visit, "move", seen, to="done")
    return await phone.send()


async def settled_away(deps: Deps, visit_id: UUID) -> None:
    """The office says that nobody was at home."""
    async with sql.transaction():
        await journal.write(
            deps, "visit", visit_id, "settle", {"key": "state", "value": "not_home"}, None
        )
        await visit_records.refresh(deps, await Visit.get(id=visit_id))


async def a_done_visit(deps: Deps) -> tuple[Actor, Phone, UUID]:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    await finished(phone, visit.id, how="none")
    return agent, phone, visit.id


async def test_a_signature_counts_once_its_picture_has_come(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit, picture = await a_visit(deps, agent), a_photo()

    told = await finished(phone, visit.id, how="signature", digest=journal.digest(picture))
    await whole(deps, agent, VOICE)
    before = await VisitReceipt.all().count()
    await whole(deps, agent, picture, **PHOTO)
    again = await phone.send()

    assert (verdicts(told), told.receipts, before) == (["applied", "applied"], [], 0)
    [receipt] = again.receipts
    assert (receipt.visit, receipt.counted) == (visit.id, True)
    assert json.decode(receipt.payload)["proof"] == "signature"


async def test_a_picture_that_came_first_counts_at_once(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit, picture = await a_visit(deps, agent), a_photo()
    await whole(deps, agent, picture, **PHOTO)

    told = await finished(phone, visit.id, how="signature", digest=journal.digest(picture))

    assert [json.decode(one.payload)["proof"] for one in told.receipts] == ["signature"]


async def test_the_picture_of_somebody_else_proves_nothing(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    other = await a_person(deps, WANG, agent=CENTRE)
    await a_phone(deps, other, "B2")
    visit, picture = await a_visit(deps, agent), a_photo()
    await whole(deps, other, picture, **PHOTO)

    told = await finished(phone, visit.id, how="signature", digest=journal.digest(picture))

    assert told.receipts == []


async def test_with_the_code_nobody_waits_for_a_voice(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    phone.write("visit", visit.id, "proof", how="voice", digest="ab" * 32)

    code = visit_records.opened(deps, visit, "code")
    told = await finished(phone, visit.id, how="code", code=code)

    assert [json.decode(one.payload)["proof"] for one in told.receipts] == ["code"]


async def test_a_receipt_is_void_once_the_visit_was_settled_away(deps: Deps) -> None:
    _, phone, visit_id = await a_done_visit(deps)
    before = await phone.send()

    await settled_away(deps, visit_id)
    after = await phone.send()

    assert [one.counted for one in before.receipts] == [True]
    assert [one.counted for one in after.receipts] == [False]
    assert after.receipts[0].payload == before.receipts[0].payload


async def test_a_void_receipt_is_taken_off_the_phone(deps: Deps) -> None:
    agent, phone, visit_id = await a_done_visit(deps)
    [row] = await VisitReceipt.all()
    name = f"receipt:{row.id}"
    await settled_away(deps, visit_id)

    knew = await agent_days.pull(deps, agent, phone.id, {name: 1, "receipt:x": 1}, 65536, "zh")
    new = await agent_days.pull(deps, agent, phone.id, {}, 65536, "zh")

    assert (knew.removed, knew.receipts) == ([name], [])
    assert (new.removed, new.receipts) == ([], [])
