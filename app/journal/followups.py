"""The checks after a session or a visit, this evening and next morning: when they are asked.

Pure: handed what happened and what was answered. A phone keeps the same rule for days without a
network (static/js/outbox/checks.js).
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

EVENING, MORNING = "evening", "next_morning"
_DAY = 24 * 60
_TEXT = re.compile(r"(session|visit|exercise) (\d{4}-\d\d-\d\d)(?: ([0-9a-f-]{36}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Happened:
    """What a pain follows: the exercises of a day (`session`), a `visit`, or one `exercise`.

    `id` is the visit's, or that which all versions of an exercise share; `name` is the exercise's.
    """

    what: str
    on: date
    id: UUID | None = None
    name: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """`visit 2026-11-20 <id>`, as forms and operations carry it."""
        return " ".join(str(part) for part in (self.what, self.on, self.id) if part)

    @classmethod
    def read(cls, text: str) -> "Happened":
        """What such a text says; a ValueError when it is none."""
        match = _TEXT.fullmatch(text)
        if not match or (match[1] == "session") == bool(match[3]):
            raise ValueError("session and a day, or visit or exercise with a day and an id")
        return cls(match[1], date.fromisoformat(match[2]), UUID(match[3]) if match[3] else None)


@dataclass(frozen=True, slots=True)
class Check:
    """One question about the day `follows_on`; `follows` is None while nothing happened then.

    It is asked from the minute `starts` of the person's day up to the minute `ends`.
    """

    context: str
    follows_on: date
    follows: Happened | None
    is_answered: bool
    starts: int
    ends: int

    @property
    def is_due(self) -> bool:
        return self.follows is not None and not self.is_answered


def happened(sessions: Iterable[date], visits: Iterable[tuple[date, UUID]]) -> list[Happened]:
    """What checks may follow; where a day had both, the visit comes last and counts."""
    of_sessions = [Happened("session", day) for day in sessions]
    return of_sessions + [Happened("visit", day, id) for day, id in visits]


def checks(
    day: date,
    day_ends_at: time,
    happened: Iterable[Happened],
    answered: Collection[tuple[str, date]],
) -> list[Check]:
    """The two checks of `day`: in the morning of the day before, in the evening of its own."""
    last = {each.on: each for each in happened}
    evening, noon = (minute_of(at, day_ends_at) for at in (time(18), time(14)))
    windows = ((MORNING, day - timedelta(days=1), 0, noon), (EVENING, day, evening, _DAY))
    return [
        Check(context, on, last.get(on), (context, on) in answered, starts, ends)
        for context, on, starts, ends in windows
    ]


def pending(checks: Iterable[Check], minute: int) -> Check | None:
    """The check to ask at `minute` of the person's day."""
    due = (check for check in checks if check.is_due and check.starts <= minute < check.ends)
    return next(due, None)


def minute_of(wall: time, day_ends_at: time) -> int:
    """How many minutes of the person's day have passed when the wall shows `wall`."""
    minutes = (wall.hour - day_ends_at.hour) * 60 + wall.minute - day_ends_at.minute
    return minutes % _DAY
