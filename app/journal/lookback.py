"""What one week was like, for a look back when it has ended.

The rules are those of the trend: four rated days for a mean, in both weeks for a change, and
before the fourth week nothing is said of a rise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.journal.change import Change, compared, must_hush
from app.journal.rated_days import WEEK, RatedDay, Window, window


@dataclass(frozen=True)
class Lookback:
    """The week from `week.first` to `week.last`.

    `easier`: the movement that got better most, with its change. `best`: the day with the lowest
    value, None where all were alike. `worse_with`: the words that were used most, at least twice.
    """

    week: Window
    change: Change | None
    easier: tuple[str, Change] | None
    best: RatedDay | None
    worse_with: tuple[str, ...]
    sets_done: int
    days_of_exercise: int


def look_back(
    last: date,
    days: list[RatedDay],
    number: int | None,
    movements: Mapping[str, list[RatedDay]],
    sets_done: Mapping[date, int],
    worse_with: Iterable[str],
) -> Lookback:
    """The week that ended on `last`.

    `number` counts the person's weeks. `days`, and those of each of the `movements`, reach over
    that week and the one before; `sets_done` counts by day; `worse_with` has a code for each time
    that it was given.
    """
    before, week = _week_to(last - timedelta(days=WEEK), days), _week_to(last, days)
    done = [sets for day, sets in sets_done.items() if week.first <= day <= last and sets]
    return Lookback(
        week=week,
        change=_said(compared(before, week), number),
        easier=_easier(last, movements),
        best=_best(week),
        worse_with=_most_used(worse_with),
        sets_done=sum(done),
        days_of_exercise=len(done),
    )


def _week_to(last: date, days: list[RatedDay]) -> Window:
    return window(days, last - timedelta(days=WEEK - 1), last)


def _said(change: Change | None, week: int | None) -> Change | None:
    return None if change is None or must_hush(change, week) else change


def _easier(last: date, movements: Mapping[str, list[RatedDay]]) -> tuple[str, Change] | None:
    """A movement counts once it is more than a little easier."""
    before = last - timedelta(days=WEEK)
    changes = (
        (code, compared(_week_to(before, days), _week_to(last, days)))
        for code, days in sorted(movements.items())
    )
    easier = [
        (code, change)
        for code, change in changes
        if change and not change.is_rise and change.size != "little"
    ]
    return min(easier, key=lambda named: named[1].by, default=None)


def _best(week: Window) -> RatedDay | None:
    """Of days that are alike the later one."""
    values = {day.mean for day in week.days}
    if week.needed or len(values) == 1:
        return None
    return min(reversed(week.days), key=lambda day: day.mean)


def _most_used(words: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(words)
    most = max(counts.values(), default=0)
    return tuple(sorted(code for code, n in counts.items() if n == most)) if most > 1 else ()
