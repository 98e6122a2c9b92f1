"""When a reminder is due, and what is still worth sending. Pure: standard library only.

A reminder keeps wall time and weekdays; the zone is the person's. For each date of their own and
each slot it is due exactly once. A time that the clocks skip moves forward by the gap, one that
they repeat takes the first; a date that a zone left out, at the date line, has none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = timedelta(days=1)
LATE = timedelta(minutes=60)
MOST_SPREAD = 120
REPEAT_AFTER = timedelta(minutes=60)
MOST_ASKED = 2
MOST_USEFUL = timedelta(hours=4)
EVENING = time(20)
# A gap as long as this is no change of the clocks: the zone left out a date.
_LEFT_OUT = timedelta(hours=12)
# A weekday comes within a week, or within two where a zone left it out.
_LOOKED_AT = 16


@dataclass(frozen=True)
class Slot:
    """A wall time on some days of the week; Monday is 0."""

    at: time
    weekdays: frozenset[int] = frozenset(range(7))

    @classmethod
    def read(cls, stored: dict) -> "Slot":
        """From `{"at": "08:00", "weekdays": ["mon", …]}`."""
        days = map(WEEKDAYS.index, stored["weekdays"])
        return cls(time.fromisoformat(stored["at"]), frozenset(days))

    @property
    def stored(self) -> dict:
        return {"at": self.text, "weekdays": [WEEKDAYS[day] for day in sorted(self.weekdays)]}

    @property
    def text(self) -> str:
        return f"{self.at:%H:%M}"


class Due(NamedTuple):
    """One moment (UTC) at which a reminder is due: that of `slot` on the person's day `on`.

    Dues compare by their moment.
    """

    at: datetime
    on: date
    slot: str


@dataclass(frozen=True)
class Wall:
    """A person's clock: their zone, and the hour at which their day ends."""

    zone: tzinfo
    day_ends_at: time = time(3)

    def instant(self, on: date, at: time) -> datetime:
        """When the clock shows `at` on the person's day `on`, which a late hour still is of."""
        return self._shown(on, at).replace(tzinfo=self.zone).astimezone(UTC)

    def has(self, on: date, at: time) -> bool:
        """Whether the zone had that date at all."""
        shown = self.instant(on, at).astimezone(self.zone).replace(tzinfo=None)
        return shown - self._shown(on, at) < _LEFT_OUT

    def day_of(self, instant: datetime) -> date:
        shown = instant.astimezone(self.zone)
        return shown.date() - DAY if shown.time() < self.day_ends_at else shown.date()

    def midnight_after(self, instant: datetime) -> datetime:
        tomorrow = instant.astimezone(self.zone).date() + DAY
        return datetime.combine(tomorrow, time(), self.zone).astimezone(UTC)

    def _shown(self, on: date, at: time) -> datetime:
        return datetime.combine(on + DAY if at < self.day_ends_at else on, at)


@dataclass(frozen=True)
class Quiet:
    """The hours of the wall in which nothing is sent; none where both are the same."""

    starts: time = time(22)
    ends: time = time(7)

    def covers(self, instant: datetime, wall: Wall) -> bool:
        at = instant.astimezone(wall.zone).time()
        if self.starts <= self.ends:
            return self.starts <= at < self.ends
        return at >= self.starts or at < self.ends


def first_due(slots: Sequence[Slot], wall: Wall, since: datetime) -> Due | None:
    """The first one at `since` or later."""
    floor = Due(since, date.min, "")
    return _next(slots, wall, wall.day_of(since), floor)


def due_after(slots: Sequence[Slot], wall: Wall, on: date, slot: str) -> Due | None:
    """The one that follows that of `slot` on `on`, which may be of another zone or of no slot now.

    It is told by date and slot and not by its moment: so a person who travels is asked once for
    each date, whichever zone it was computed in.
    """
    floor = Due(wall.instant(on, time.fromisoformat(slot)), on, slot)
    return _next(slots, wall, on, floor)


def moved(due: Due, slots: Sequence[Slot], wall: Wall) -> Due | None:
    """The same date and slot on another wall, after a change of the zone."""
    at = time.fromisoformat(due.slot)
    if wall.has(due.on, at):
        return Due(wall.instant(due.on, at), due.on, due.slot)
    return due_after(slots, wall, due.on, due.slot)


def _next(slots: Sequence[Slot], wall: Wall, near: date, floor: Due) -> Due | None:
    best: Due | None = None
    for number in range(-1, _LOOKED_AT):
        on = near + number * DAY
        # One day more: where clocks change at its end, the next day's first may come before.
        if best and on > best.on + DAY:
            break
        for due in _dues_of(slots, wall, on):
            if due > floor and (best is None or due < best):
                best = due
    return best


def _dues_of(slots: Iterable[Slot], wall: Wall, on: date) -> Iterable[Due]:
    weekday = on.weekday()
    for slot in slots:
        if weekday in slot.weekdays and wall.has(on, slot.at):
            yield Due(wall.instant(on, slot.at), on, slot.text)


def before(on: date, at: time, wall: Wall, ahead: timedelta) -> Due:
    """What is due `ahead` of a thing at `at` on `on`, such as two hours before a visit."""
    return Due(wall.instant(on, at) - ahead, on, f"{at:%H:%M}")


def spread(person: UUID) -> timedelta:
    """Up to two minutes, the same for a person each time, so that not all are sent at eight."""
    number = int.from_bytes(sha256(person.bytes).digest()[:4])
    return timedelta(seconds=number % (MOST_SPREAD + 1))


def is_worth_sending(
    due_at: datetime, following: datetime | None, now: datetime, wall: Wall, quiet: Quiet
) -> bool:
    """Not when it is an hour late, nor when the `following` one is due: there is never a burst."""
    is_late = now - due_at > LATE
    is_passed = following is not None and following <= now
    return not (is_late or is_passed or quiet.covers(now, wall))


def useful_until(now: datetime, following: datetime | None, wall: Wall) -> datetime:
    """Until when a message of `now` may still arrive."""
    ends = [now + MOST_USEFUL, wall.midnight_after(now)]
    return min([*ends, following] if following and following > now else ends)


def repeat_at(
    now: datetime, asked: int, until: datetime, wall: Wall, quiet: Quiet
) -> datetime | None:
    """When to ask once more, if that is still of use by then."""
    again = now + REPEAT_AFTER
    if asked >= MOST_ASKED or again >= until or quiet.covers(again, wall):
        return None
    return again


def laters(now: datetime, slot: str, wall: Wall, quiet: Quiet) -> dict[str, datetime]:
    """What "later" may mean: `quarter`, `hour`, `tonight`, `tomorrow`; never in quiet hours."""
    today = wall.day_of(now)
    choices = {
        "quarter": now + timedelta(minutes=15),
        "hour": now + timedelta(hours=1),
        "tonight": wall.instant(today, EVENING),
        "tomorrow": wall.instant(today + DAY, time.fromisoformat(slot)),
    }
    return {name: at for name, at in choices.items() if at > now and not quiet.covers(at, wall)}
