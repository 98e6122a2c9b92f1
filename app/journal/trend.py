"""What the pain of some days says, taken together."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.journal.baseline import Baseline, week_of
from app.journal.change import Change, compared, must_hush
from app.journal.rated_days import WEEK, RatedDay, Window, window
from app.journal.spans import DEFAULT_SPAN, Bucket, Span, buckets, first_day


@dataclass(frozen=True)
class Trend:
    """`recent` is the last seven days, `before` what they are held against.

    `change` is None where there is nothing to compare, or to say. `hushed`: there was a rise, too
    early to speak of it.
    """

    span: Span
    buckets: tuple[Bucket, ...]
    whole: Window
    recent: Window
    before: Window | None
    baseline: Baseline
    week: int | None
    change: Change | None
    hushed: bool

    @property
    def has_points(self) -> bool:
        return any(bucket.value is not None for bucket in self.buckets)


def trend(span: Span, days: list[RatedDay], start: Baseline, today: date) -> Trend:
    """`days` are those of the span, oldest first."""
    first = first_day(span, days, today)
    shown = tuple(day for day in days if day.on >= first)
    begun = min([*(day.on for day in shown[:1]), *(day.on for day in start.days[:1]), today])
    recent = window(days, today - timedelta(days=WEEK - 1), today)
    week = week_of(start, today)
    before = _held_against(span, days, start, recent)
    change = compared(before, recent)
    hushed = change is not None and must_hush(change, week)
    return Trend(
        span=span,
        buckets=tuple(buckets(shown, first, today)),
        whole=window(shown, max(first, begun), today),
        recent=recent,
        before=before,
        baseline=start,
        week=week,
        change=None if hushed else change,
        hushed=hushed,
    )


def _held_against(
    span: Span, days: list[RatedDay], start: Baseline, recent: Window
) -> Window | None:
    if span is DEFAULT_SPAN:
        return window(days, recent.first - timedelta(days=WEEK), recent.first - timedelta(days=1))
    return None if start.needed else start.window
