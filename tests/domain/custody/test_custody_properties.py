"""The chain of an original whatever anybody writes, and whatever is lost or comes twice."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.custody.custody import Place
from tests.domain.custody.custody_walks import (
    CHEN,
    CODE,
    LI,
    ORIGINAL,
    WANG,
    YANG,
    Phones,
    chain_of,
    standing,
)

DIGEST = "0" * 64

PEOPLE = st.sampled_from([YANG, LI, WANG, CHEN])
KINDS = st.sampled_from(["open", "give", "take", "back", "settle", "note"])
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "to": st.sampled_from([*map(str, (YANG, LI, WANG)), "office", "owner", "nobody"]),
        "from": st.sampled_from([*map(str, (YANG, LI, WANG)), "office", "owner", ""]),
        "move": st.sampled_from(["m1", "m2", "m3"]),
        "nonce": st.sampled_from(["n1", "n2"]),
        "answer": st.sampled_from(["a1", "a2"]),
        "code": st.sampled_from([CODE, "0000"]),
        "as": st.just("office"),
        "key": st.sampled_from([f"move.m1/owner/{LI}", f"move.m2/{LI}/{WANG}"]),
        "value": st.sampled_from(["stands", "falls"]),
    },
)
STEPS = st.lists(st.tuples(PEOPLE, KINDS, st.booleans(), st.booleans(), BODIES), max_size=14)


def walked(steps: list[tuple[object, str, bool, bool, dict[str, str]]]) -> Phones:
    """Anything that anybody may write, with or without having heard of the rest."""
    phones = Phones()
    for by, kind, ours, pulled, body in steps:
        device = ORIGINAL if ours else by
        if pulled:
            phones.pull(device)  # type: ignore[arg-type]
        phones.write(by, kind, device, **body)  # type: ignore[arg-type]
    return phones


@given(STEPS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(steps: list, chance: Random) -> None:  # type: ignore[type-arg]
    phones = walked(steps)
    mixed = [*phones.written, *phones.written[: len(phones.written) // 2]]
    chance.shuffle(mixed)

    assert chain_of(mixed) == phones.chain()


@given(STEPS)
def test_whatever_is_written_somebody_has_it(steps: list) -> None:  # type: ignore[type-arg]
    found = walked(steps).chain()

    parties = {party for one in found.moves for party in (one.giver, one.taker)}
    assert found.holder in parties | {"owner"}
    assert found.returned_at is None or found.place is Place.OWNER


@given(
    st.lists(st.sampled_from([LI, WANG, CHEN, YANG]), max_size=8),
    st.randoms(use_true_random=False),
)
def test_phones_that_have_all_sent_tell_the_whole_way(hands: list, chance: Random) -> None:  # type: ignore[type-arg]
    phones, holder = Phones(), YANG
    for number, taker in enumerate(hands):
        if taker != holder:
            phones.pull(holder)
            phones.pull(taker)
            phones.hand_over(holder, taker, f"m{number}")
            holder = taker
    chance.shuffle(phones.written)

    found = phones.chain()

    expected = "owner" if holder == YANG else str(holder)
    assert standing(found) == (expected, False, 0)


@given(st.lists(st.sampled_from([LI, WANG, CHEN]), min_size=1, max_size=6), st.data())
def test_one_lost_side_is_half_and_never_another_holder(hands: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    phones, holder = Phones(), YANG
    for number, taker in enumerate(hands):
        if taker != holder:
            phones.hand_over(holder, taker, f"m{number}")
            holder = taker
    lost = data.draw(st.sampled_from(phones.written))

    found = chain_of([one for one in phones.written if one is not lost])

    last = phones.written[-2:]
    expected = str(last[1].by) if lost is last[0] else str(holder)
    expected = "owner" if expected == str(YANG) else expected
    assert standing(found) == (expected, lost in last, 0)
