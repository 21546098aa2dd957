"""Operations that come before their time: they wait, are released, or count after a limit."""

from datetime import timedelta

from app.jobs import force_waiting
from app.models.journal import Device, JournalEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import sync_waiting
from app.services.visits import visit_records
from tests.fakes import StillClock
from tests.phones import a_phone, a_visit, verdicts
from tests.services.journal.agent_journals import an_agent, states_of


async def test_what_comes_before_its_time_waits_and_is_released(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(4):
        phone.write("visit", visit.id, "note", text=f"note {number}")
    one, two, three, four = phone.written

    early = await phone.send([one, three, four])
    again = await phone.send([three])
    late = await phone.send([two])

    assert verdicts(early) == ["applied", "waiting", "waiting"]
    assert (early.acknowledged, early.missing) == (1, [2])
    assert verdicts(again) == ["duplicate (waiting)"]
    assert verdicts(late) == ["applied", "applied", "applied"]
    assert (late.acknowledged, late.missing) == (4, [])


async def test_after_five_days_what_waits_counts_and_what_was_missing_still_may(
    deps: Deps, clock: StillClock
) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(3):
        phone.write("visit", visit.id, "answer", key="well", value=number)
    await phone.send([phone.written[0], phone.written[2]])

    clock.pass_(days=4)
    too_early = await force_waiting.run(deps)
    clock.pass_(days=1)
    forced = await force_waiting.run(deps)
    late = await phone.send([phone.written[1]])

    assert (too_early, forced) == ("0 operations forced", "1 operations forced")
    assert verdicts(late) == ["applied"]
    row = await Visit.get(id=visit.id)
    kept = visit_records.read(deps, row)
    assert [one.value for one in kept.fields["answer.well"]] == [2]
    assert row.conflicts == 0
    assert await JournalEntry.filter(forced=True).values_list("sequence", flat=True) == [3]


async def test_what_a_lost_phone_left_waiting_counts_at_once(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(3):
        phone.write("visit", visit.id, "note", text=f"note {number}")
    await phone.send([phone.written[2]])

    await sync_waiting.lose(deps, agent, phone.id)
    states = await states_of(phone)
    found = await phone.send()

    assert states == ["applied"]
    assert verdicts(found) == ["applied", "applied", "duplicate (applied)"]


async def test_the_new_phone_of_somebody_hands_in_what_the_old_one_wrote(deps: Deps) -> None:
    agent, old = await an_agent(deps)
    new = await a_phone(deps, agent, "N1")
    visit = await a_visit(deps, agent)
    old.write("visit", visit.id, "note", text="on the old phone")

    view = await new.send(old.written)

    assert verdicts(view) == ["applied"]
    assert (await Device.get(id=old.id)).sequence == 1


async def test_a_clock_that_was_set_meanwhile_is_not_trusted(deps: Deps, clock: StillClock) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    phone.off = timedelta(days=3)
    phone.write("visit", visit.id, "note", text="ahead")
    phone.off = timedelta(days=-3)
    phone.write("visit", visit.id, "note", text="behind the one before")
    phone.off = timedelta()
    clock.pass_(hours=1)

    view = await phone.send()

    assert view.clock == "ok"
    assert [(one.at, one.doubtful) for one in view.answers] == [(clock.now(), True)] * 2


async def test_a_record_that_cannot_be_merged_stops_no_other_and_is_tried_again(
    deps: Deps,
) -> None:
    agent, phone = await an_agent(deps)
    broken, whole = await a_visit(deps, agent), await a_visit(deps, agent)
    sealed = await JournalEntry.filter(subject_id=broken.id).order_by("sequence").first()
    assert sealed is not None
    await JournalEntry.filter(id=sealed.id).update(text_sealed="damaged")
    phone.write("visit", broken.id, "note", text="one")
    phone.write("visit", whole.id, "note", text="two")

    view = await phone.send()
    await JournalEntry.filter(id=sealed.id).update(text_sealed=sealed.text_sealed)
    forced = await force_waiting.run(deps)

    assert verdicts(view) == ["waiting try-again", "applied"]
    assert forced == "1 operations forced"
    assert await states_of(phone) == ["applied", "applied"]
