"""One record out of a set of operations: no order, doubling or splitting changes it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.visits import visit_flow
from app.domain.visits.visit_merge import (
    MOVE_NOT_NOW,
    STATE,
    Operation,
    Record,
    Seen,
    in_order,
    merged,
    seen_of,
)

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
OFFICE, PHONE, OTHER, THIRD = (UUID(int=number) for number in (1, 2, 3, 4))
DEVICES = (OFFICE, PHONE, OTHER, THIRD)
NOTHING = Seen()


def an_op(device: UUID, sequence: int, kind: str, base: Seen = NOTHING, **body: Any) -> Operation:
    number = device.int * 1000 + sequence
    at = MONDAY + timedelta(minutes=number)
    return Operation(UUID(int=number), device, sequence, kind, body, at, device, base)


def saw(**upto: int) -> Seen:
    names = {"office": OFFICE, "phone": PHONE, "other": OTHER, "third": THIRD}
    return Seen({names[name]: number for name, number in upto.items()})


def answer(device: UUID, sequence: int, base: Seen, value: Any, key: str = "well") -> Operation:
    return an_op(device, sequence, "answer", base, key=key, value=value)


def move(device: UUID, sequence: int, base: Seen, to: str) -> Operation:
    return an_op(device, sequence, "move", base, to=to)


def visit(*operations: Operation) -> Record:
    opened = an_op(OFFICE, 1, "open", state="assigned")
    return merged([opened, *operations], visit_flow.may_move, visit_flow.rank)


def values(record: Record, key: str = "answer.well") -> list[Any]:
    return [one.value for one in record.fields.get(key, ())]


def test_a_write_replaces_what_its_device_had_seen():
    record = merged([answer(OFFICE, 1, NOTHING, "dry"), answer(PHONE, 1, saw(office=1), "full")])

    assert (values(record), record.conflicts, record.soft) == (["full"], (), ())


def test_two_values_written_apart_are_both_kept_and_a_hard_conflict():
    record = merged([answer(PHONE, 1, NOTHING, "full"), answer(OTHER, 1, NOTHING, "dry")])

    assert (values(record), record.conflicts) == (["full", "dry"], ("answer.well",))


def test_the_same_value_written_apart_is_no_conflict():
    record = merged([answer(PHONE, 1, NOTHING, "full"), answer(OTHER, 1, NOTHING, "full")])

    assert (values(record), record.conflicts) == (["full"], ())


def test_true_is_not_one():
    record = merged([answer(PHONE, 1, NOTHING, True), answer(OTHER, 1, NOTHING, 1)])

    assert record.conflicts == ("answer.well",)


def test_a_later_write_of_one_side_keeps_the_conflict():
    record = merged(
        [
            answer(PHONE, 1, NOTHING, "full"),
            answer(OTHER, 1, NOTHING, "dry"),
            answer(OTHER, 2, NOTHING, "empty"),
        ]
    )

    assert values(record) == ["full", "empty"]


def test_somebody_who_saw_both_settles_a_conflict():
    sides = [answer(PHONE, 1, NOTHING, "full"), answer(OTHER, 1, NOTHING, "dry")]
    settled = an_op(OFFICE, 1, "settle", saw(phone=1, other=1), key="answer.well", value="dry")

    record = merged([*sides, settled])

    assert (values(record), record.conflicts) == (["dry"], ())


def test_different_answers_written_apart_are_a_soft_conflict_until_somebody_saw_both():
    sides = [answer(PHONE, 1, NOTHING, 1), answer(OTHER, 1, NOTHING, 2, "roof")]

    apart = merged(sides)
    seen = merged([*sides, an_op(OFFICE, 1, "note", saw(phone=1, other=1), text="looked")])

    assert (apart.conflicts, apart.soft) == ((), ("answer.roof", "answer.well"))
    assert seen.soft == ()


def test_an_answer_beside_a_move_of_the_office_is_no_conflict_at_all():
    record = visit(move(OFFICE, 2, saw(office=1), "confirmed"), answer(PHONE, 1, saw(office=1), 1))

    assert (record.conflicts, record.soft) == ((), ())


def test_who_saw_an_operation_saw_what_its_device_had_seen():
    record = merged(
        [
            answer(OFFICE, 1, NOTHING, "dry"),
            an_op(PHONE, 1, "note", saw(office=1), text="seen"),
            answer(PHONE, 2, NOTHING, "full"),
            answer(OTHER, 1, saw(phone=1), "low"),
        ]
    )

    assert (values(record), record.conflicts) == (["full", "low"], ("answer.well",))


def test_a_state_moves_only_from_the_state_that_was_seen():
    refused = visit(
        move(OFFICE, 2, saw(office=1), "withdrawn"), move(PHONE, 1, saw(office=2), "done")
    )
    apart = visit(
        move(OFFICE, 2, saw(office=1), "withdrawn"), move(PHONE, 1, saw(office=1), "done")
    )

    assert refused.refused == {UUID(int=2001): MOVE_NOT_NOW}
    assert values(refused, STATE) == ["withdrawn"]
    assert (values(apart, STATE), apart.conflicts) == (["done", "withdrawn"], (STATE,))


def test_a_move_of_who_saw_no_state_is_refused():
    assert visit(move(PHONE, 1, NOTHING, "done")).refused == {UUID(int=2001): MOVE_NOT_NOW}


def test_staying_where_one_is_is_always_possible():
    record = visit(move(PHONE, 1, saw(office=1), "done"), move(PHONE, 2, saw(office=1), "done"))

    assert (record.refused, values(record, STATE)) == ({}, ["done"])


def test_notes_add_up_causes_first():
    notes = [
        an_op(PHONE, 1, "note", saw(other=1), text="second"),
        an_op(OTHER, 1, "note", text="first"),
    ]

    assert [one.body["text"] for one in merged(notes).of("note")] == ["first", "second"]


def test_what_came_beyond_a_gap_is_seen_by_name_alone():
    came = [answer(PHONE, number, NOTHING, number) for number in (1, 2, 4)]

    seen = seen_of(came, {PHONE: 2})
    late = merged([*came, answer(PHONE, 3, NOTHING, 3, "roof"), answer(OTHER, 1, seen, 9)])

    assert seen == Seen({PHONE: 2}, frozenset({UUID(int=2004)}))
    assert (values(late), late.conflicts) == ([9], ())


def test_an_operation_missing_before_others_still_counts_when_it_comes():
    forced = [answer(PHONE, 1, NOTHING, 1), answer(PHONE, 3, NOTHING, 3)]

    record = merged([*forced, answer(PHONE, 2, NOTHING, 2)])

    assert (values(record), record.conflicts) == ([3], ())


def test_bases_that_contradict_each_other_still_give_one_record():
    ring = [answer(PHONE, 1, saw(other=1), 1), answer(OTHER, 1, saw(phone=1), 2)]

    assert merged(ring) == merged(reversed(ring))


@st.composite
def histories(draw: st.DrawFn, most: int = 40) -> list[Operation]:
    """What four devices could have done that look at each other's work now and then."""
    done = [an_op(OFFICE, 1, "open", state="assigned")]
    seen: dict[UUID, Seen] = dict.fromkeys(DEVICES, NOTHING)
    last = dict.fromkeys(DEVICES, 0) | {OFFICE: 1}
    for _ in range(draw(st.integers(0, most))):
        device = draw(st.sampled_from(DEVICES))
        if draw(st.booleans()):
            gap = draw(st.sampled_from((0, 0, 0, 1)))
            seen[device] = seen_of(done, {one: last[one] - gap for one in DEVICES})
        last[device] += draw(st.sampled_from((1, 1, 1, 2)))
        kind = draw(st.sampled_from(("answer", "move", "note", "settle")))
        key = draw(st.sampled_from(("well", "roof", "road")))
        body: dict[str, Any] = {"key": key, "value": draw(st.integers(0, 2))}
        body = {**body, "key": f"answer.{key}"} if kind == "settle" else body
        if kind == "move":
            body = {"to": draw(st.sampled_from(sorted(visit_flow.STEPS)))}
        done.append(an_op(device, last[device], kind, seen[device], **body))
    return done


def shuffled(operations: Iterable[Operation], seed: int) -> list[Operation]:
    found = list(operations)
    Random(seed).shuffle(found)
    return found


def of(operations: Iterable[Operation]) -> Record:
    return merged(operations, visit_flow.may_move, visit_flow.rank)


@settings(max_examples=300)
@given(histories(), st.integers(), st.integers(0, 5))
def test_any_order_and_doubling_gives_the_same_record(history, seed, doubled):
    again = shuffled(history + history[:doubled], seed)

    assert of(again) == of(history)


@settings(max_examples=200)
@given(histories())
def test_every_operation_counts_once_or_is_refused(history):
    record = of(history)

    assert {one.id for one in record.order} | set(record.refused) == {one.id for one in history}
    assert len(record.order) + len(record.refused) == len(history)
    assert set(record.refused.values()) <= {MOVE_NOT_NOW}


@settings(max_examples=200)
@given(histories())
def test_causes_come_before_what_they_led_to(history):
    place = {one.id: number for number, one in enumerate(in_order(history))}

    assert all(place[two.id] < place[one.id] for one in history for two in history if one.knew(two))


@settings(max_examples=200)
@given(histories())
def test_whoever_saw_everything_settles_everything(history):
    open_keys = of(history).conflicts
    whole = dict.fromkeys(DEVICES, 10000)
    last = max(one.sequence for one in history if one.device == OFFICE)
    settling = [
        an_op(OFFICE, last + n, "settle", seen_of(history, whole), key=key, value=0)
        for n, key in enumerate(open_keys, 1)
        if key != STATE
    ]

    record = of([*history, *settling])

    assert set(record.conflicts) <= {STATE}
    assert settling == [] or record.soft == ()


@settings(max_examples=200)
@given(histories())
def test_a_value_that_nobody_has_replaced_is_never_lost(history):
    record = of(history)
    writers = [one for one in history if one.kind == "answer"]

    for one in writers:
        key = f"answer.{one.body['key']}"
        later = [
            two
            for two in record.order
            if two.kind in ("answer", "settle")
            and f"answer.{two.body['key'].removeprefix('answer.')}" == key
            and place_after(record, one, two)
        ]
        assert later or one.body["value"] in values(record, key)


def place_after(record: Record, one: Operation, two: Operation) -> bool:
    order = list(record.order)
    return order.index(two) > order.index(one)


@pytest.mark.parametrize("most", [0, 1])
def test_nothing_is_a_record_too(most: int):
    record = merged([an_op(PHONE, 1, "note", text="x")][:most])

    assert (dict(record.fields), len(record.lines)) == ({}, most)
