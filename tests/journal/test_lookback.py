"""A week looked back on: the same rules as the trend's, and what stood out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.baseline import week_of
from app.journal.lookback import look_back
from app.journal.lookback_wording import lookback_notes, lookback_sentence
from tests.journal.histories import TODAY, ago, begun, rated

LONG_AGO = begun(range(60, 67))


def back(values, start=LONG_AGO, movements=(), sets=None, worse_with=()):
    moved = {code: rated(days) for code, days in dict(movements).items()}
    return look_back(TODAY, rated(values), week_of(start, TODAY), moved, sets or {}, worse_with)


@pytest.fixture
def words(app):
    """The sentence and the notes about a week."""

    def said(week) -> str:
        with app.test_request_context():
            return " ".join([lookback_sentence(week), *lookback_notes(week, TODAY)])

    return said


def test_two_weeks_with_four_days_each_are_compared():
    week = back({n: 3 if n < 7 else 6 for n in range(14)})
    assert (week.week.mean, week.change.by) == (3, -3)


@pytest.mark.parametrize("gone", [range(4), range(7, 11)])
def test_with_fewer_days_in_either_nothing_is(gone):
    assert back({n: 3 for n in range(14) if n not in gone}).change is None


@given(
    st.integers(0, 20),
    st.dictionaries(st.integers(0, 13), st.integers(0, 10)),
)
def test_before_the_fourth_week_no_rise_is_told(begun_ago, values):
    week = back(values, start=begun([begun_ago]))
    assert week.change is None or not week.change.is_rise


def test_the_best_day_stands_out_and_of_equal_ones_the_later():
    assert back({0: 4, 1: 2, 2: 7, 3: 2}).best.on == ago(1)


@pytest.mark.parametrize("values", [{0: 1, 1: 9, 2: 5}, dict.fromkeys(range(7), 4)])
def test_of_few_days_or_equal_ones_none_stands_out(values):
    assert back(values).best is None


def test_the_movement_that_got_better_most_is_named():
    walking = {n: 4 if n < 7 else 6 for n in range(14)}
    stairs = {n: 3 if n < 7 else 8 for n in range(14)}
    rest = {n: 5 if n < 7 else 2 for n in range(14)}
    easier = back({}, movements={"walking": walking, "stairs_up": stairs, "rest": rest}).easier
    assert easier[0] == "stairs_up" and easier[1].by == -5


def test_a_movement_that_is_hardly_better_is_not():
    hardly = {n: 59 if n < 7 else 60 for n in range(14)}
    assert back({}, movements={"walking": {n: value // 10 for n, value in hardly.items()}})
    assert back({}, movements={"walking": dict.fromkeys(range(14), 5)}).easier is None


def test_sets_count_within_the_week():
    week = back({}, sets={ago(0): 3, ago(6): 2, ago(5): 0, ago(7): 50})
    assert (week.sets_done, week.days_of_exercise) == (5, 2)


@pytest.mark.parametrize(
    ("given_words", "most"),
    [
        ([], ()),
        (["stairs"], ()),
        (["stairs", "sitting", "stairs"], ("stairs",)),
        (["b", "a", "a", "b", "c"], ("a", "b")),
    ],
)
def test_the_word_used_most_counts_from_the_second_time(given_words, most):
    assert back({}, worse_with=given_words).worse_with == most


def test_a_good_week_in_words(words):
    week = back(
        {n: 3 if n < 7 else 6 for n in range(14)} | {2: 2},
        movements={"walking": {n: 4 if n < 7 else 6 for n in range(14)}},
        sets={ago(1): 6},
    )
    said = words(week).replace("\N{NO-BREAK SPACE}", " ")
    assert "Average 2.9 last week, down 3.1 from the week before: clearly better." in said
    assert "7 of 7 days rated, 14 Nov to 20 Nov." in said
    assert "6 sets done on 1 day." in said
    assert "Best day: Wed 18 Nov, at 2.0." in said
    assert "Walking: from 6.0 down to 4.0." in said


def test_a_week_with_little_in_it_in_words(words):
    assert words(back({0: 9})).startswith("You rated 1 day last week.")


def test_a_rise_is_told_in_words_only_later(words):
    worse = {n: 7 if n < 7 else 4 for n in range(14)}
    assert "up 3.0" in words(back(worse))
    early = words(back(worse, start=begun(range(8, 15))))
    assert early.startswith("Average 7.0 last week.") and "up" not in early
