"""The chain of an original: both sides of each hand-over, in whatever order they come."""

import pytest

from app.domain.custody.custody import Chain, Place
from app.domain.custody.custody_moves import How, Ties, parties_of
from tests.domain.custody.custody_walks import (
    CHEN,
    CODE,
    LI,
    ORIGINAL,
    WANG,
    YANG,
    Phones,
    chain_of,
    shown,
    standing,
)

DIGEST = "0" * 64


def test_nothing_written_is_with_the_owner() -> None:
    assert chain_of([]) == Chain()


def test_a_paper_taken_in_with_the_code_of_the_visit_is_with_the_agent() -> None:
    phones = Phones()
    phones.write(LI, "open", owner=str(YANG), name="id card", code=CODE)

    found = phones.chain()

    assert (found.place, *standing(found)) == (Place.PERSON, str(LI), False, 0)
    assert shown(found) == [("owner", "li", "code")]


def test_an_opening_and_a_taking_of_the_same_paper_are_one_hand_over() -> None:
    phones = Phones()
    phones.write(LI, "open", owner=str(YANG), name="id card")
    phones.take(LI, "owner", "m1", signature=DIGEST)

    assert shown(phones.chain()) == [("owner", "li", "signature")]
    assert standing(phones.chain()) == (str(LI), False, 0)


def test_a_wrong_code_proves_nothing() -> None:
    phones = Phones()
    phones.write(LI, "open", owner=str(YANG), name="id card", code="0000")

    assert standing(phones.chain()) == (str(LI), True, 0)


def test_who_tries_many_codes_proves_nothing_by_the_right_one() -> None:
    phones = Phones()
    for number in range(6):
        phones.take(LI, "owner", "m1", code=f"000{number}")
    phones.take(LI, "owner", "m1", code=CODE)

    assert standing(phones.chain()) == (str(LI), True, 0)


def test_both_sides_offline_make_one_hand_over() -> None:
    phones = Phones()
    phones.write(LI, "open", owner=str(YANG), code=CODE)
    phones.hand_over(LI, WANG, "m1")

    assert shown(phones.chain()) == [("owner", "li", "code"), ("li", "wang", "scan")]
    assert standing(phones.chain()) == (str(WANG), False, 0)


def test_a_giver_who_did_not_scan_back_still_agrees_with_the_taker() -> None:
    phones = Phones()
    phones.give(YANG, LI, "m1")
    phones.take(LI, YANG, "m1")

    assert shown(phones.chain()) == [("owner", "li", "scan")]


def test_a_taker_alone_is_believed_to_have_it() -> None:
    phones = Phones()
    phones.take(LI, YANG)

    assert standing(phones.chain()) == (str(LI), True, 0)


def test_a_giver_alone_still_has_it() -> None:
    phones = Phones()
    phones.write(LI, "open", code=CODE)
    phones.give(LI, WANG)

    assert standing(phones.chain()) == (str(LI), True, 0)


@pytest.mark.parametrize("body", [{"nonce": "other"}, {"answer": "other"}], ids=["nonce", "answer"])
def test_a_wrong_number_is_no_hand_over_of_both(body: dict[str, str]) -> None:
    phones = Phones()
    phones.take(LI, YANG)
    phones.give(YANG, LI, **body)

    assert standing(phones.chain()) == (str(LI), True, 0)


def test_the_same_move_twice_counts_once() -> None:
    phones = Phones()
    for _ in range(3):
        phones.take(LI, YANG)
        phones.give(YANG, LI, answer="am1")

    assert shown(phones.chain()) == [("owner", "li", "scan")]


def test_a_handshake_that_was_tried_again_is_one_hand_over() -> None:
    phones = Phones()
    phones.take(LI, YANG, "m1")
    phones.take(LI, YANG, "m2")
    phones.give(YANG, LI, "m2", answer="am2")

    assert shown(phones.chain()) == [("owner", "li", "scan")]
    assert standing(phones.chain()) == (str(LI), False, 0)


def test_everybody_who_gave_took_or_wrote_of_a_hand_over_is_a_party_of_it() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.give(LI, WANG, "m2")
    merged = {CHEN: LI}
    phones.take(CHEN, YANG, "m3")

    found = parties_of(phones.written, Ties(YANG, ORIGINAL, lambda _: False, merged))

    assert found == {
        f"m1/owner/{LI}": frozenset({"owner", str(LI)}),
        f"m2/{LI}/{WANG}": frozenset({str(LI), str(WANG)}),
        f"m3/owner/{LI}": frozenset({"owner", str(LI)}),
    }


def test_a_paper_may_come_back_and_go_out_again() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.hand_over(LI, WANG, "m2")
    phones.hand_over(WANG, LI, "m3")
    phones.hand_over(LI, WANG, "m4")

    assert standing(phones.chain()) == (str(WANG), False, 0)
    assert len(phones.chain().moves) == 4


def test_a_return_signed_by_the_owner_is_a_return() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.write(LI, "back", signature=DIGEST)

    found = phones.chain()

    assert standing(found) == ("owner", False, 0)
    assert found.returned_at == phones.written[-1].at


def test_a_return_that_nobody_signed_is_none() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.write(LI, "back")

    found = phones.chain()

    assert (*standing(found), found.returned_at) == (str(LI), True, 0, None)
    assert found.half_since == phones.written[-1].at


def test_two_who_took_the_same_paper_at_once_are_a_conflict() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.take(WANG, LI, "m2")
    phones.take(CHEN, LI, "m3")

    found = phones.chain()

    assert standing(found) == (str(WANG), True, 1)
    assert [one.taker for one in found.contested] == [str(CHEN)]


def test_of_two_takers_the_one_to_whom_both_agree_is_shown() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.take(WANG, LI, "m2")
    phones.hand_over(LI, CHEN, "m3")

    assert standing(phones.chain()) == (str(CHEN), False, 1)


def test_a_gift_nobody_took_is_dropped_when_the_giver_gives_it_to_another() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.give(LI, WANG, "m2")
    phones.hand_over(LI, CHEN, "m3")

    assert standing(phones.chain()) == (str(CHEN), False, 0)


def test_a_link_that_was_never_sent_leaves_the_chain_half() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.hand_over(WANG, CHEN, "m3")

    assert standing(phones.chain()) == (str(CHEN), True, 0)


@pytest.mark.parametrize(("stands", "holder"), [(WANG, WANG), (CHEN, CHEN)])
def test_the_office_decides_which_of_two_took_place(stands: object, holder: object) -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.take(WANG, LI, "m2")
    phones.take(CHEN, LI, "m3")
    contested = [*phones.chain().moves, *phones.chain().contested]
    key = next(one.key for one in contested if one.taker == str(stands))
    phones.pull(ORIGINAL)

    phones.write(LI, "settle", ORIGINAL, key=f"move.{key}", value="stands")

    assert standing(phones.chain()) == (str(holder), False, 0)


def test_what_nobody_knew_when_it_was_decided_stays_a_conflict() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.take(WANG, LI, "m2")
    key = phones.chain().moves[-1].key
    phones.pull(ORIGINAL)
    phones.write(LI, "settle", ORIGINAL, key=f"move.{key}", value="stands")

    phones.take(CHEN, LI, "m3")

    assert phones.chain().conflicts == 1


def test_a_phone_decides_nothing() -> None:
    phones = Phones()
    phones.take(LI, YANG)
    phones.pull(LI)
    phones.write(LI, "settle", key=f"move.{phones.chain().moves[0].key}", value="stands")

    assert standing(phones.chain()) == (str(LI), True, 0)


def test_nobody_speaks_for_the_office_on_a_phone() -> None:
    phones = Phones()
    phones.take(LI, YANG, as_="office", paper=True)

    assert standing(phones.chain()) == (str(LI), True, 0)


def test_the_office_takes_a_paper_whose_owner_signs_by_hand() -> None:
    phones = Phones()
    phones.write(LI, "open", ORIGINAL, as_="office", paper=True)

    found = phones.chain()

    assert (found.place, found.half, found.moves[0].how) == (Place.OFFICE, False, How.PAPER)


def test_people_who_turned_out_to_be_one_are_one() -> None:
    phones = Phones()
    phones.hand_over(YANG, LI, "m1")
    phones.write(CHEN, "back", signature=DIGEST)

    found = chain_of(phones.written, {CHEN: LI})

    assert standing(found) == ("owner", False, 0)
