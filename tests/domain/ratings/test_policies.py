"""A place's rules for warnings and cards: defaults, bounds, and what nobody may set."""

from datetime import time

import pytest

from app.domain.ratings.policies import BadPolicy, ForbiddenRule, Policy, policy


def test_nothing_said_means_the_defaults() -> None:
    assert policy({}) == Policy()


def test_a_place_sets_its_own_numbers() -> None:
    rules = policy({"warn_percent": 30, "office_from": "08:30:00", "steps": ["holder", "director"]})

    assert rules == Policy(warn_percent=30, office_from=time(8, 30), steps=("holder", "director"))


@pytest.mark.parametrize(
    "name", ["rank_persons", "forced_check_in", "track_location", "points_per_case", "onlineTime"]
)
def test_ranking_check_ins_and_tracking_are_refused(name: str) -> None:
    field = {"onlineTime": "online_time"}.get(name, name)

    with pytest.raises(ForbiddenRule) as refused:
        policy({field: True})

    assert refused.value.facts["field"] == field


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"warn_percent": 0}, "warn_percent"),
        ({"warn_percent": 91}, "warn_percent"),
        ({"warn_percent": "much"}, "warn_percent"),
        ({"colour_of_the_door": 1}, "colour_of_the_door"),
        ({"steps": []}, "steps"),
        ({"steps": ["holder", "holder"]}, "steps"),
        ({"steps": ["mayor"]}, "steps"),
        ({"office_from": "18:00:00"}, "office_to"),
        ({"yellow_late_workdays": 3}, "red_late_workdays"),
    ],
)
def test_rules_that_make_no_sense_are_refused_by_name(body: dict[str, object], field: str) -> None:
    with pytest.raises(BadPolicy) as refused:
        policy(body)

    assert refused.value.facts["field"] == field
