"""What Today's pad asks on one day, from what the newest entries and the day's events say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from app.journal.followups import Check, Happened, checks, pending
from app.journal.recent import Recent
from app.journal.vocabulary.places import SITES, Place

NOW = "now"
ASKED = ("site", "context", "follows", "follows_on", "follows_id")


def asked_of(place: Place, context: str, follows: Happened | None = None) -> str:
    """What a pad asks, as its form carries it: `knee.left evening visit 2026-11-20 <id>`."""
    return " ".join([place.key, context, *([follows.text] if follows else [])])


def read_asked(text: str) -> dict[str, str]:
    """The parts of such a text, as `pain.record` names them; whether they fit is seen there."""
    return dict(zip(ASKED, text.split(), strict=False))


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
    def text_asked(self) -> str:
        if self.asked is None:
            return asked_of(self.place, NOW)
        return asked_of(self.place, self.asked.context, self.asked.follows)

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
