"""How far a trend looks back, and the days, weeks or months that are its points."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.journal.rated_days import WEEK, RatedDay, Window, tenth

MOST_DAILY, MOST_WEEKLY = 13 * WEEK, 2 * 366


@dataclass(frozen=True)
class Span:
    """How far a trend looks back from today; None: to the first rating."""

    key: str
    days: int | None


SPANS = {
    span.key: span
    for span in (
        Span("14d", 2 * WEEK),
        Span("3m", 13 * WEEK),
        Span("1y", 52 * WEEK),
        Span("all", None),
    )
}
DEFAULT_SPAN = SPANS["14d"]


@dataclass(frozen=True)
class Bucket(Window):
    """A part of a trend that is one point: a day, a week or a month."""

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @property
    def value(self) -> float | None:
        if self.is_day:
            return tenth(self.days[0].mean) if self.days else None
        return self.mean

    @property
    def ratings(self) -> int:
        return sum(day.n for day in self.days)


def first_day(span: Span, days: list[RatedDay], today: date) -> date:
    """Where the span begins: the open one at the first day rated, or a fortnight ago."""
    if span.days is None:
        fortnight_ago = first_day(DEFAULT_SPAN, days, today)
        return min([fortnight_ago, *(day.on for day in days[:1])])
    return today - timedelta(days=span.days - 1)


def buckets(days: tuple[RatedDay, ...], first: date, today: date) -> Iterator[Bucket]:
    """Days, weeks or months from `first` to `today`, without a gap, as fit on a phone."""
    length = (today - first).days + 1
    if length <= MOST_DAILY:
        ranges = _weeks(first, today, of=1)
    elif length <= MOST_WEEKLY:
        ranges = _weeks(first, today, of=WEEK)
    else:
        ranges = _months(first, today)
    by_day = {day.on: day for day in days}
    for begin, end in ranges:
        each = (begin + timedelta(days=n) for n in range((end - begin).days + 1))
        yield Bucket(begin, end, tuple(by_day[day] for day in each if day in by_day))


def _weeks(first: date, last: date, of: int) -> list[tuple[date, date]]:
    """Stretches of `of` days, of which the newest is whole."""
    count = -(-((last - first).days + 1) // of)
    ends = [last - timedelta(days=of * number) for number in range(count)]
    return [(end - timedelta(days=of - 1), end) for end in reversed(ends)]


def _months(first: date, last: date) -> list[tuple[date, date]]:
    begins = []
    begin = first.replace(day=1)
    while begin <= last:
        begins.append(begin)
        begin = (begin + timedelta(days=31)).replace(day=1)
    ends = [after - timedelta(days=1) for after in begins[1:]] + [last]
    return list(zip(begins, ends, strict=True))
