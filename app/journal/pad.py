"""What Today's pad asks on one day, from what the newest entries and the day's events say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from app.journal.followups import Check, Happened, checks, pending
from app.journal.recent import Recent
from app.journal.vocabulary.places import SITES, Place


@dataclass(frozen=True)
class Pad:
    """`asked` is the check whose question the pad asks at the moment; None: how is it now?

    `latest` is the newest entry of the day; `is_gap` says that the day before has no rating, of
    somebody who rated before it.
    """

    day: date
    place: Place
    checks: list[Check]
    asked: Check | None
    latest: Any
    is_gap: bool

    @property
    def day_before(self) -> date:
        return self.day - timedelta(days=1)


def pad_of(
    day: date, day_ends_at: time, minute: int, recent: Recent, happened: Iterable[Happened]
) -> Pad:
    """The pad of `day` at the `minute` of the person's day."""
    both = checks(day, day_ends_at, happened, recent.answered())
    return Pad(
        day=day,
        place=SITES[recent.place],
        checks=both,
        asked=pending(both, minute),
        latest=recent.latest_of(day),
        is_gap=recent.is_gap(day - timedelta(days=1)),
    )
