"""Days and readings for the rules of the trend, which know no database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from app.journal.baseline import baseline
from app.journal.rated_days import RatedDay, Reading

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def rated(values: dict[int, int]) -> list[RatedDay]:
    """A rating for each number of days ago, oldest day first."""
    return [RatedDay(ago(days), value, 1) for days, value in sorted(values.items(), reverse=True)]


def reading(days: int, intensity: int, received: int | None = None) -> Reading:
    """A rating of so many days ago; `received`, where it came in on another day."""
    received_at = NOON - timedelta(days=days if received is None else received)
    return Reading(ago(days), intensity, received_at)


def begun(days: Iterable[int], intensity: int = 6):
    """The start of somebody who rated `intensity` on these days ago."""
    return baseline(reading(each, intensity) for each in sorted(days, reverse=True))
