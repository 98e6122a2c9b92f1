"""The rules of the trend: means, what may be compared, the start, and what is left unsaid."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.baseline import baseline, week_of
from app.journal.change import Change, compared
from app.journal.rated_days import day_values, tenth, window
from app.journal.spans import SPANS, Bucket, first_day
from app.journal.trend import trend
from tests.journal.histories import TODAY, ago, begun, rated, reading

FORTNIGHT, QUARTER = SPANS["14d"], SPANS["3m"]
LONG_AGO = begun(range(200, 207))
intensities = st.integers(0, 10)
histories = st.dictionaries(st.integers(0, 4000), intensities, max_size=60).map(rated)
tenths = st.integers(0, 100).map(lambda value: value / 10)


def test_a_day_is_the_mean_of_its_ratings():
    days = day_values([reading(1, 2), reading(0, 8), reading(1, 5)])
    assert [(day.on, day.mean, day.n) for day in days] == [(ago(1), 3.5, 2), (TODAY, 8, 1)]


@given(st.lists(st.tuples(st.integers(0, 9), intensities)))
def test_a_days_value_lies_between_its_ratings(given_ratings):
    for day in day_values(reading(*each) for each in given_ratings):
        of_it = [value for days, value in given_ratings if ago(days) == day.on]
        assert min(of_it) <= day.mean <= max(of_it) and day.n == len(of_it)


def test_a_day_without_a_rating_is_never_nought():
    shown = trend(FORTNIGHT, rated({0: 8, 1: 8, 3: 8, 4: 8}), LONG_AGO, TODAY)
    assert shown.recent.mean == 8
    assert [bucket.value for bucket in shown.buckets[-5:]] == [8, 8, None, 8, 8]


@pytest.mark.parametrize("count", range(8))
def test_a_mean_needs_four_rated_days(count):
    week = window(rated(dict.fromkeys(range(count), 5)), ago(6), TODAY)
    assert week.mean == (5 if count >= 4 else None)
    assert week.needed == max(0, 4 - count)


@pytest.mark.parametrize(("recent", "before"), [(3, 7), (7, 3), (3, 3)])
def test_two_weeks_are_compared_only_with_four_days_in_each(recent, before):
    days = dict.fromkeys(range(recent), 3) | {7 + n: 6 for n in range(before)}
    assert trend(FORTNIGHT, rated(days), LONG_AGO, TODAY).change is None


def test_a_fortnight_holds_this_week_against_the_week_before():
    days = dict.fromkeys(range(4), 3) | dict.fromkeys(range(7, 11), 6)
    shown = trend(FORTNIGHT, rated(days), LONG_AGO, TODAY)
    assert (shown.change.before, shown.change.now, shown.change.by) == (6, 3, -3)
    assert (shown.before.first, shown.before.last) == (ago(13), ago(7))


def test_a_longer_span_holds_this_week_against_the_start():
    shown = trend(QUARTER, rated(dict.fromkeys(range(60), 3)), begun(range(53, 60), 8), TODAY)
    assert (shown.change.before, shown.change.now) == (8, 3)


def test_a_start_that_is_still_this_week_is_held_against_nothing():
    days = {n: 6 - n // 5 for n in range(10)}
    assert trend(QUARTER, rated(days), begun(range(3, 10)), TODAY).change is None


@pytest.mark.parametrize(
    ("before", "now", "size"),
    [
        (5.0, 3.0, "clear"),
        (5.0, 3.1, "clear"),  # 38 %
        (9.0, 7.1, "some"),
        (9.0, 7.0, "clear"),
        (4.0, 2.8, "clear"),  # 30 %
        (4.0, 2.9, "some"),
        (8.0, 7.0, "some"),
        (8.0, 7.1, "little"),
        (4.0, 3.4, "some"),  # 15 %
        (4.0, 3.5, "little"),
        (1.9, 1.0, "little"),  # 47 %, but of a small number
        (1.9, 0.9, "some"),
        (3.0, 5.0, "clear"),
        (5.0, 5.0, "little"),
    ],
)
def test_how_much_a_change_is(before, now, size):
    assert Change(before, now).size == size
    assert Change(before, now).is_rise is (now > before)


@given(tenths, tenths)
def test_no_percentage_is_taken_of_less_than_two(before, now):
    change = Change(before, now)
    assert (change.percent is None) is (before < 2)
    if before < 2:
        assert change.size == ("clear" if abs(change.by) >= 2 else change.size)
        assert change.size != "little" or abs(change.by) < 1


@given(tenths, tenths)
def test_what_is_said_fits_the_numbers_beside_it(before, now):
    assert Change(before, now).by == pytest.approx(now - before)


@pytest.mark.parametrize("value", [(0.05, 0.1), (2.25, 2.3), (3.449, 3.4), (6.999, 7.0)])
def test_halves_go_up(value):
    assert tenth(value[0]) == value[1]


def test_the_start_is_the_first_seven_rated_days():
    start = baseline(reading(n, n % 11) for n in (30, 28, 27, 25, 25, 20, 19, 18, 17))
    assert [day.on for day in start.days] == [ago(n) for n in (30, 28, 27, 25, 20, 19, 18)]
    assert start.needed == 0


@pytest.mark.parametrize("days", range(7))
def test_before_that_it_says_how_many_are_wanting(days):
    assert begun(range(days)).needed == 7 - days


@given(
    st.lists(st.tuples(st.integers(0, 60), intensities), min_size=1),
    st.lists(st.tuples(st.integers(0, 4000), intensities)),
)
def test_what_is_back_dated_later_does_not_change_the_start(later, back_dated):
    first = [reading(100 - n, 5, received=100 - n) for n in range(8)]
    after = [reading(days, value, received=0) for days, value in later + back_dated]
    assert baseline(first + after) == baseline(first)


def test_more_ratings_of_the_first_days_count_until_the_eighth_came():
    first = [reading(20 - n, 4) for n in range(7)]
    early, eighth, late = reading(20, 8, received=14), reading(12, 4), reading(20, 10, received=3)
    assert baseline([*first, early, eighth, late]).days[0].mean == 6


@pytest.mark.parametrize(("days", "week"), [(0, 1), (6, 1), (7, 2), (20, 3), (21, 4)])
def test_weeks_are_counted_from_the_first_rated_day(days, week):
    assert week_of(begun([days]), TODAY) == week


def test_who_has_not_begun_has_no_week():
    assert week_of(begun([]), TODAY) is None


@given(st.integers(13, 20), st.dictionaries(st.integers(0, 13), intensities), st.data())
def test_before_the_fourth_week_no_rise_is_spoken_of(begun_ago, values, data):
    span = data.draw(st.sampled_from(list(SPANS.values())))
    start = begun(range(begun_ago, begun_ago - 7, -1), data.draw(intensities))
    shown = trend(span, rated(values), start, TODAY)
    assert shown.week <= 3
    assert shown.change is None or not shown.change.is_rise


def test_a_rise_before_the_fourth_week_is_known_to_be_kept_back():
    worse = rated({n: 7 if n < 7 else 4 for n in range(14)})
    assert trend(FORTNIGHT, worse, begun(range(8, 15)), TODAY).hushed
    told = trend(FORTNIGHT, worse, begun(range(15, 22)), TODAY)
    assert not told.hushed and told.change.is_rise


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
@given(days=histories)
def test_the_buckets_cover_the_span_without_a_gap(span, days):
    buckets = trend(span, days, begun([]), TODAY).buckets
    assert buckets[0].first <= first_day(span, days, TODAY) <= buckets[0].last
    assert buckets[-1].last == TODAY
    for one, next_one in pairwise(buckets):
        assert next_one.first == one.last + timedelta(days=1)


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
@given(days=histories)
def test_every_day_of_the_span_is_in_one_bucket(span, days):
    shown = trend(span, days, begun([]), TODAY)
    first = first_day(span, days, TODAY)
    held = [day for bucket in shown.buckets for day in bucket.days]
    assert held == [day for day in days if day.on >= first] == list(shown.whole.days)


@pytest.mark.parametrize(
    ("span", "days", "length", "count"),
    [
        ("14d", 4000, 1, 14),
        ("3m", 4000, 1, 91),
        ("1y", 4000, 7, 52),
        ("all", 10, 1, 14),
        ("all", 90, 1, 91),
        ("all", 700, 7, 101),
        ("all", 3649, None, 121),
    ],
)
def test_a_bucket_is_as_long_as_the_picture_needs(span, days, length, count):
    buckets = trend(SPANS[span], rated({days: 5, 0: 5}), begun([]), TODAY).buckets
    assert len(buckets) == count
    lengths = {(bucket.last - bucket.first).days + 1 for bucket in buckets}
    assert lengths == {length} if length else max(lengths) == 31


def test_a_week_is_a_point_only_with_four_rated_days():
    week = Bucket(ago(6), TODAY, tuple(rated({0: 2, 1: 4, 2: 6})))
    assert week.value is None and week.needed == 1 and week.ratings == 3
    assert Bucket(ago(6), TODAY, (*week.days, *rated({3: 8}))).value == 5


def test_days_before_somebody_began_are_not_missing():
    whole = trend(FORTNIGHT, rated({0: 5, 2: 5}), begun([0, 2]), TODAY).whole
    assert (whole.rated, whole.first) == (2, ago(2))


def test_windows_with_days_in_common_are_not_compared():
    days = rated(dict.fromkeys(range(10), 5))
    assert compared(window(days, ago(9), ago(3)), window(days, ago(6), TODAY)) is None
