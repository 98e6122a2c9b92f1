"""Where the parts of a trend's picture stand, in hundredths of its width and height.

The axis goes from 0 to 10 always. What is measured in hundredths stretches with the screen; text,
points and lines keep their size, so that nothing gets too small to read.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from app.journal.chart_parts import LARGE, SMALL, Chart, Line, Mean, Point, Stretch, Tick
from app.journal.labels import Spot, clear_spot
from app.journal.rated_days import Window
from app.journal.spans import DEFAULT_SPAN, Bucket
from app.journal.trend import Trend

TOP = 10
MOST_LARGE = 14


def chart(trend: Trend, visits: Collection[date] = (), flares: Collection[date] = ()) -> Chart:
    """The picture of `trend`, with the days of visits and flares marked."""
    buckets = trend.buckets
    points = tuple(_points(buckets))
    lines = tuple(_lines(buckets))
    seen = tuple(_marked(buckets, visits))
    return Chart(
        points=points,
        lines=lines,
        gaps=tuple(_gaps(trend)),
        means=tuple(_means(trend, [*((p.x, p.y) for p in points), *_along(lines)], seen)),
        visits=seen,
        flares=tuple(_stretch(buckets, number) for number in _having(buckets, flares)),
        ticks=tuple(_ticks(buckets)),
        radius=LARGE if len(buckets) <= MOST_LARGE else SMALL,
    )


def height(value: float) -> float:
    """0 lies at the foot, 10 at the top."""
    return round(100 - 100 * value / TOP, 2)


def _points(buckets: tuple[Bucket, ...]) -> Iterator[Point]:
    for number, bucket in enumerate(buckets):
        if bucket.value is not None:
            yield Point(_middle(buckets, number), height(bucket.value), int(bucket.value + 0.5))


def _lines(buckets: tuple[Bucket, ...]) -> Iterator[Line]:
    """From each point to the next one, where no bucket between them is without a value."""
    for number, (here, there) in enumerate(pairwise(buckets)):
        if here.value is not None and there.value is not None:
            yield Line(
                _middle(buckets, number),
                height(here.value),
                _middle(buckets, number + 1),
                height(there.value),
            )


def _gaps(trend: Trend) -> Iterator[float]:
    """The days without a rating since the first one, where there is room to show them."""
    if len(trend.buckets) > MOST_LARGE:
        return
    for number, bucket in enumerate(trend.buckets):
        if bucket.value is None and bucket.first >= trend.whole.first:
            yield _middle(trend.buckets, number)


def _marked(buckets: tuple[Bucket, ...], days: Collection[date]) -> Iterator[float]:
    for number in _having(buckets, days):
        yield _middle(buckets, number)


def _having(buckets: tuple[Bucket, ...], days: Collection[date]) -> Iterator[int]:
    for number, bucket in enumerate(buckets):
        if any(bucket.first <= day <= bucket.last for day in days):
            yield number


def _stretch(buckets: tuple[Bucket, ...], number: int) -> Stretch:
    width = 100 / len(buckets)
    return Stretch(round(number * width, 2), round(width, 2))


def _ticks(buckets: tuple[Bucket, ...]) -> Iterator[Tick]:
    """The first, the one in the middle and the last; fewer where there are not three."""
    middle = len(buckets) // 2
    yield Tick(0, buckets[0], "start")
    if 0 < middle < len(buckets) - 1:
        yield Tick(_middle(buckets, middle), buckets[middle], "middle")
    yield Tick(100, buckets[-1], "end")


def _means(trend: Trend, drawn: list[Spot], visits: tuple[float, ...]) -> Iterator[Mean]:
    for x1, x2, value in _bands(trend):
        label_x, label_y = clear_spot((x1, x2), height(value), drawn, visits)
        yield Mean(x1, x2, height(value), value, label_x, label_y)


def _bands(trend: Trend) -> Iterator[tuple[float, float, float]]:
    """Each week of a fortnight over its days; on longer spans the start, over all of them."""
    if trend.span is not DEFAULT_SPAN:
        if not trend.baseline.needed:
            yield 0, 100, trend.baseline.window.mean
        return
    for week in (trend.before, trend.recent):
        if week.mean is not None:
            yield *_extent(trend, week), week.mean


def _extent(trend: Trend, week: Window) -> tuple[float, float]:
    """From the first to the last day of a week, but not from before somebody began."""
    first = max(week.first, trend.whole.first)
    within = [n for n, day in enumerate(trend.buckets) if first <= day.first <= week.last]
    return _middle(trend.buckets, within[0]), _middle(trend.buckets, within[-1])


def _along(lines: tuple[Line, ...]) -> Iterator[Spot]:
    """Some points on each line, for what must not stand on it."""
    for line in lines:
        for part in (0.25, 0.5, 0.75):
            yield (
                line.x1 + (line.x2 - line.x1) * part,
                line.y1 + (line.y2 - line.y1) * part,
            )


def _middle(buckets: tuple[Bucket, ...], number: int) -> float:
    return round(100 * (number + 0.5) / len(buckets), 2)
