"""The geometry of the chart: nothing is cropped, and nothing is drawn that is not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.chart import chart, height
from app.journal.spans import SPANS
from app.journal.trend import trend
from tests.journal.histories import TODAY, ago, begun, rated

FORTNIGHT = SPANS["14d"]
START = begun(range(40, 47))
spans = st.sampled_from(list(SPANS.values()))
# Many in the last two weeks, so that these have means; and of those many at either end.
numbers = st.integers(0, 10) | st.sampled_from([0, 10])
values = st.dictionaries(st.integers(0, 13) | st.integers(0, 1000), numbers, max_size=40)
full = numbers.map(lambda value: dict.fromkeys(range(14), value))
days = st.sets(st.integers(0, 1000).map(ago), max_size=20)


@given(spans, values | full, days, days)
def test_nothing_stands_outside_the_picture(span, given_values, visits, flares):
    drawn = chart(trend(span, rated(given_values), START, TODAY), visits, flares)
    across = [*(p.x for p in drawn.points), *drawn.gaps, *drawn.visits, *(t.x for t in drawn.ticks)]
    across += [x for line in drawn.lines for x in (line.x1, line.x2)]
    across += [x for mean in drawn.means for x in (mean.x1, mean.x2, mean.label_x)]
    across += [x for flare in drawn.flares for x in (flare.x, flare.x + flare.width - 0.01)]
    down = [*(p.y for p in drawn.points), *(y for m in drawn.means for y in (m.y, m.label_y))]
    assert all(0 <= x <= 100 for x in across)
    assert all(0 <= y <= 100 for y in down)


def test_the_axis_goes_from_nought_to_ten_whatever_was_rated():
    assert (height(0), height(5), height(10)) == (100, 50, 0)
    low = chart(trend(FORTNIGHT, rated({0: 1, 1: 2}), START, TODAY))
    assert [point.y for point in low.points] == [80, 90]


@given(spans, values)
def test_there_is_a_point_for_each_value_and_no_other(span, given_values):
    shown = trend(span, rated(given_values), START, TODAY)
    known = [bucket.value for bucket in shown.buckets if bucket.value is not None]
    assert [point.y for point in chart(shown).points] == [height(value) for value in known]


def test_a_day_without_a_rating_breaks_the_line_and_leaves_a_dash():
    drawn = chart(trend(FORTNIGHT, rated({0: 3, 1: 4, 3: 5, 4: 5}), begun([4]), TODAY))
    xs = [point.x for point in drawn.points]
    assert [(line.x1, line.x2) for line in drawn.lines] == [(xs[0], xs[1]), (xs[2], xs[3])]
    assert len(drawn.gaps) == 1 and xs[1] < drawn.gaps[0] < xs[2]


def test_longer_spans_have_no_room_for_dashes():
    drawn = chart(trend(SPANS["3m"], rated({0: 3, 50: 4}), START, TODAY))
    assert drawn.gaps == () and drawn.is_dense


def test_a_week_with_three_rated_days_has_no_band():
    week = {7 + n: 6 for n in range(4)}
    assert len(chart(trend(FORTNIGHT, rated(week | {0: 1, 1: 1, 2: 1}), START, TODAY)).means) == 1


def test_the_bands_say_the_means_of_the_two_weeks():
    two = rated({n: 3 if n < 7 else 6 for n in range(14)})
    older, newer = chart(trend(FORTNIGHT, two, START, TODAY)).means
    assert (older.value, newer.value) == (6, 3)
    assert older.x2 < newer.x1


def test_a_longer_span_shows_the_start_all_along():
    (start,) = chart(trend(SPANS["1y"], rated({0: 3}), START, TODAY)).means
    assert (start.x1, start.x2, start.value) == (0, 100, 6)


def test_visits_and_flares_are_marked_on_their_days():
    drawn = chart(trend(FORTNIGHT, rated({0: 3}), START, TODAY), {TODAY, ago(400)}, {ago(13)})
    assert drawn.visits == (drawn.points[0].x,)
    assert [flare.x for flare in drawn.flares] == [0]


@pytest.mark.parametrize(("value", "level"), [(0, 0), (3, 3), (10, 10)])
def test_a_point_has_the_colour_of_its_number(value, level):
    assert chart(trend(FORTNIGHT, rated({0: value}), START, TODAY)).points[0].level == level
