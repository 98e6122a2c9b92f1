"""Scores as their authors count them, and what a change may mean."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.outcomes.scoring import (
    is_peg_due,
    is_psfs_due,
    mean,
    peg,
    peg_by_day,
    psfs,
    share_of_the_way,
)

MON = date(2026, 11, 2)
DAY = timedelta(days=1)


def series(*values: int, every: int = 14) -> list[tuple[date, int]]:
    return [(MON + number * every * DAY, value) for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "score"), [([3, 4, 4], "3.7"), ([0, 0, 1], "0.3"), ([5, 6], "5.5"), ([1] * 5, "1.0")]
)
def test_a_score_is_the_mean_to_one_decimal(values, score):
    assert mean(values) == Decimal(score)


def test_a_half_goes_up_as_on_paper():
    assert mean([2, 2, 2, 3]) == Decimal("2.3")  # 2.25


def test_the_psfs_compares_now_with_the_beginning():
    standing = psfs({"stairs": series(3, 5), "sleep": series(4, 8)})
    assert (standing.first, standing.now, standing.change) == (3.5, 6.5, 3)
    assert standing.items == 2 and standing.smallest == 2 and standing.is_beyond_chance


@pytest.mark.parametrize(("change", "beyond"), [(2, False), (3, True)])
def test_of_a_single_activity_three_points_are_needed(change, beyond):
    standing = psfs({"stairs": series(3, 3 + change)})
    assert standing.smallest == 3 and standing.is_beyond_chance is beyond


def test_with_one_rating_there_is_no_change_yet():
    standing = psfs({"stairs": series(3), "sleep": series(6)})
    assert standing.now == Decimal("4.5") and standing.change is None
    assert not standing.is_beyond_chance


def test_activities_rated_on_two_evenings_are_one_rating():
    late = [(day + DAY, value) for day, value in series(6, 8)]
    standing = psfs({"stairs": series(2, 4), "sleep": late})
    assert (standing.first, standing.now) == (4, 6) and standing.first_on == MON


def test_one_added_later_is_not_compared_with_what_it_never_was():
    standing = psfs({"stairs": series(2, 6), "new": series(2, 6)[1:]})
    assert (standing.items, standing.first, standing.now) == (1, 2, 6)


def test_one_that_was_not_rated_again_is_left_out():
    standing = psfs({"stairs": series(2, 6), "sleep": series(9)})
    assert (standing.items, standing.now) == (1, 6)


def test_without_a_number_there_is_no_score():
    assert psfs({}) is None and psfs({"stairs": []}) is None and peg([[], [], []]) is None


def test_a_week_counts_once_all_three_were_answered():
    answers = [series(4, 3, every=7), series(6, 2, every=7), series(5, every=7)]
    assert peg_by_day(answers) == [(MON, 5)]
    standing = peg([*answers[:2], series(5, 1, every=7)])
    assert (standing.first, standing.now, standing.change) == (5, 2, -3)
    assert standing.is_beyond_chance and standing.items == 3


@pytest.mark.parametrize(("days", "due"), [(6, False), (7, True)])
def test_the_week_is_asked_about_after_seven_days(days, due):
    assert is_peg_due([MON + DAY, MON, MON], MON + days * DAY) is due


@pytest.mark.parametrize(("days", "due"), [(29, False), (30, True)])
def test_activities_are_rated_again_after_thirty_days(days, due):
    assert is_psfs_due([MON, MON + DAY], MON + days * DAY) is due


def test_a_new_activity_is_due_at_once_and_none_never():
    assert is_psfs_due([MON, None], MON) and not is_psfs_due([], MON)


@pytest.mark.parametrize(
    ("way", "share"),
    [((5, 20, 12), "0.47"), ((20, 5, 20), "0"), ((5, 20, 30), "1"), ((5, 20, 1), "0")],
)
def test_the_way_to_a_goal_goes_up_or_down(way, share):
    assert round(share_of_the_way(*way), 2) == Decimal(share)


@pytest.mark.parametrize("way", [(5, 5, 5), (None, 5, 5), (5, None, 5), (5, 20, None)])
def test_a_way_without_a_length_has_no_share(way):
    assert share_of_the_way(*way) is None


days = st.dates(date(2026, 1, 1), date(2027, 1, 1))
numbers = st.dictionaries(days, st.integers(0, 10), max_size=6).map(lambda d: sorted(d.items()))


@given(st.dictionaries(st.integers(0, 4), numbers, max_size=5))
def test_a_score_lies_among_the_numbers_given(given_numbers):
    standing = psfs(given_numbers)
    values = [value for each in given_numbers.values() for _, value in each]
    assert (standing is None) == (not values)
    if standing:
        assert min(values) <= standing.now <= max(values)
        assert standing.first_on is None or standing.first_on < standing.now_on
