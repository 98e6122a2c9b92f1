"""The days of an event that repeats, counted day by day.

A reader of every rule there is can be kept busy for minutes by a rule that never comes true. This
one looks at each day once, whatever the rule says, and knows the rules that people make.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

DAY = timedelta(days=1)
# A rule that counts is counted from its first day on; one that began earlier is not read.
LOOK_BACK = timedelta(days=3 * 366)
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY")


class UnknownRule(ValueError):
    """The rule is none of those that are read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`weekdays` are pairs of an ordinal (0: every one) and a weekday, Monday 0.

    `until` is on the wall of the event, without a zone. `week_starts` is a weekday.
    """

    frequency: str
    interval: int = 1
    weekdays: frozenset[tuple[int, int]] = frozenset()
    month_days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    count: int | None = None
    until: datetime | None = None
    week_starts: int = 0


def days_of(rule: Rule, starts: datetime, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last` on which the event takes place, from its own start on."""
    if rule.count is None:
        return _matching(rule, starts, max(starts.date(), first), last)
    if first - starts.date() > LOOK_BACK:
        raise UnknownRule("it counts from long ago")
    counted = islice(_matching(rule, starts, starts.date(), last), rule.count)
    return (day for day in counted if day >= first)


def _matching(rule: Rule, starts: datetime, first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        day = first + number * DAY
        if rule.until and datetime.combine(day, starts.time()) > rule.until:
            return
        if _matches(rule, starts.date(), day):
            yield day


def _matches(rule: Rule, start: date, day: date) -> bool:
    if day == start:
        return True  # the first is always one of them
    if rule.months and day.month not in rule.months:
        return False
    return _is_its_turn(rule, start, day) and _is_its_day(rule, start, day)


def _is_its_turn(rule: Rule, start: date, day: date) -> bool:
    if rule.frequency == "DAILY":
        passed = (day - start).days
    elif rule.frequency == "WEEKLY":
        passed = (_week(day, rule.week_starts) - _week(start, rule.week_starts)).days // 7
    else:
        passed = (day.year - start.year) * 12 + day.month - start.month
    return passed % rule.interval == 0


def _is_its_day(rule: Rule, start: date, day: date) -> bool:
    on_weekday = not rule.weekdays or any(_is_one(day, *each) for each in rule.weekdays)
    on_month_day = not rule.month_days or bool(rule.month_days & {day.day, _from_the_end(day)})
    if rule.weekdays or rule.month_days:
        return on_weekday and on_month_day
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    return rule.frequency == "DAILY" or day.day == start.day


def _is_one(day: date, ordinal: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    return ordinal in (0, (day.day + 6) // 7, -((-_from_the_end(day) + 6) // 7))


def _from_the_end(day: date) -> int:
    """-1 for the last day of its month."""
    after = (day.replace(day=28) + 4 * DAY).replace(day=1)
    return (day - after).days


def _week(day: date, week_starts: int) -> date:
    return day - timedelta(days=(day.weekday() - week_starts) % 7)
