"""Two rows look alike by number, phone, household or office, whoever is named first."""

from hypothesis import given
from hypothesis import strategies as some

from app.domain.people.person_matches import Because, Known, because, pairs

few = some.frozensets(some.integers(0, 2), max_size=2)
people = some.builds(
    Known,
    id=some.integers(0, 6),
    name=some.sampled_from(["", "a", "b"]),
    phone=some.sampled_from(["", "1", "2"]),
    id_number=some.sampled_from(["", "x", "y"]),
    households=few,
    centres=few,
)


@given(people, people)
def test_it_does_not_matter_who_is_named_first(one: Known, other: Known) -> None:
    assert because(one, other) == because(other, one)


@given(people, people)
def test_two_id_numbers_are_two_people(one: Known, other: Known) -> None:
    reasons = because(one, other)

    if one.id_number and other.id_number and one.id_number != other.id_number:
        assert reasons == ()
    if Because.ID_NUMBER in reasons:
        assert one.id_number == other.id_number != ""


@given(some.lists(people, unique_by=lambda one: one.id))
def test_pairs_are_those_that_looking_at_every_two_finds(known: list[Known]) -> None:
    found = {frozenset((one.id, other.id)) for one, other, _ in pairs(known)}

    every = {
        frozenset((one.id, other.id))
        for one in known
        for other in known
        if one.id != other.id and because(one, other)
    }
    assert found == every


def test_a_name_alone_is_no_reason() -> None:
    one = Known(1, name="a", phone="1", centres=frozenset({1}))

    assert because(one, Known(2, name="a", phone="2", centres=frozenset({2}))) == ()
    assert because(one, Known(2, name="a", phone="1")) == (Because.PHONE_AND_NAME,)
    assert because(one, Known(2, name="a", centres=frozenset({1}))) == (Because.CENTRE_AND_NAME,)
    assert because(one, Known(2, name="b", phone="1", centres=frozenset({1}))) == ()
