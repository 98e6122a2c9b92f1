"""Events that repeat, held against the package's own reader of rules, and against time."""

from datetime import date, datetime, timedelta
from time import process_time

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as some

from app.calendars.recurrence import Rule, UnknownRule, days_of

FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY}
FIRST, LAST = date(2026, 11, 20), date(2027, 5, 21)
NINE = datetime.fromisoformat("2026-11-20T09:00")
DAYS = some.integers(-300, 100).map(lambda n: NINE + timedelta(days=n))


@some.composite
def rules(draw) -> Rule:
    """None of them such that it may never come true: the other reader would look for ever."""
    frequency = draw(some.sampled_from(sorted(FREQUENCIES)))
    numbers = some.sampled_from([-4, -1, 1, 2, 4]) if draw(some.booleans()) else some.just(0)
    ordinals = numbers if frequency == "MONTHLY" else some.just(0)
    month_days = draw(some.frozensets(some.integers(1, 31) | some.integers(-28, -1), max_size=3))
    months = draw(some.frozensets(some.integers(1, 12), max_size=3))
    weekdays = draw(some.frozensets(some.tuples(ordinals, some.integers(0, 6)), max_size=3))
    by_date = frequency != "WEEKLY" and not weekdays
    return Rule(
        frequency,
        draw(some.integers(1, 4)),
        weekdays,
        month_days if by_date else frozenset(),
        months if frequency == "WEEKLY" else frozenset(),
        draw(some.none() | some.integers(1, 60)),
        draw(some.none() | DAYS),
        draw(some.sampled_from([0, 6])),
    )


@given(rules(), DAYS)
def test_the_days_are_those_that_another_reader_finds(rule, starts):
    until = min(filter(None, (rule.until, datetime.combine(LAST, starts.time()))))
    oracle = rrule(
        FREQUENCIES[rule.frequency],
        starts,
        rule.interval,
        wkst=rule.week_starts,
        until=until,
        bymonth=sorted(rule.months) or None,
        bymonthday=sorted(rule.month_days) or None,
        byweekday=[weekday(day, n or None) for n, day in sorted(rule.weekdays)] or None,
    )
    known = [each.date() for each in oracle]
    if starts <= until and starts.date() not in known:
        known = [starts.date(), *known]  # ours counts the event's own start, as calendars do
    known = [day for day in known[: rule.count] if day >= FIRST]
    assert list(days_of(rule, starts, FIRST, LAST)) == known


def test_a_rule_that_never_comes_true_takes_no_time():
    before = process_time()
    rule = Rule("DAILY", month_days=frozenset({30}), months=frozenset({2}), count=999_999_999)
    starts = NINE - timedelta(days=1_000)
    assert [list(days_of(rule, starts, FIRST, LAST)) for _ in range(200)] == [[]] * 200
    assert process_time() - before < 2


def test_one_that_counts_from_long_ago_is_not_read():
    with pytest.raises(UnknownRule):
        days_of(Rule("DAILY", count=5), NINE.replace(year=1), FIRST, LAST)
