"""How much of the plan was done: completed of planned, by exercise, by week and by day.

Rest days, days of a flare, and days on which somebody was told to rest are not planned, so they
are never missed. What was done on another day of its week counts; what goes beyond the plan is
said beside it and never makes up for another week. There is no streak.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.exercises.phase_days import NO_PHASES, PhaseDays
from app.exercises.plan import DONE, OPEN, PARTLY, RESTED, SKIPPED, Line


@dataclass(frozen=True, slots=True)
class Count:
    """Sessions: `done` and `partly` are of the `planned` ones, `more` went beyond them."""

    planned: int = 0
    done: int = 0
    partly: int = 0
    more: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.planned + other.planned,
            self.done + other.done,
            self.partly + other.partly,
            self.more + other.more,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise in the window: its name by now, its count, and why it was skipped."""

    line: Line
    count: Count
    reasons: Counter = field(default_factory=Counter)

    @property
    def name(self) -> str:
        return self.line.versions[-1].name


@dataclass(frozen=True, slots=True)
class Day:
    """How many exercises the plan named for a day, and how many of all were begun."""

    on: date
    planned: int
    done: int
    is_flare: bool

    @property
    def kind(self) -> str:
        """`flare`, `all`, `some`, `none` (planned, not done), or `rest`."""
        if self.is_flare:
            return "flare"
        if self.done:
            return "all" if self.done >= self.planned else "some"
        return "none" if self.planned else "rest"


@dataclass(frozen=True, slots=True)
class Week:
    begins_on: date
    count: Count
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Adherence:
    """`weeks` oldest first, `rows` in the order of the program."""

    rows: tuple[Row, ...]
    weeks: tuple[Week, ...]

    @property
    def total(self) -> Count:
        return sum((row.count for row in self.rows), Count())


def adherence(
    lines: Sequence[Line], first: date, today: date, phases: PhaseDays = NO_PHASES
) -> Adherence:
    """From `first`, a Monday, to `today`, of which only what was said by now counts."""
    mondays = [first + timedelta(weeks=n) for n in range((today - first).days // 7 + 1)]
    spans = [[day for day in _week(monday) if day <= today] for monday in mondays]
    counts = {
        number: [_count(line, days, today, phases) for days in spans]
        for number, line in enumerate(lines)
    }
    rows = [
        Row(line, sum(counts[number], Count()), _reasons(line, first, today))
        for number, line in enumerate(lines)
    ]
    weeks = [
        Week(
            monday,
            sum((of_line[nth] for of_line in counts.values()), Count()),
            tuple(_day(lines, day, today, phases) for day in spans[nth]),
        )
        for nth, monday in enumerate(mondays)
    ]
    seen = [row for row in rows if row.count != Count() or row.reasons]
    return Adherence(tuple(seen), tuple(weeks))


def _count(line: Line, days: Iterable[date], today: date, phases: PhaseDays) -> Count:
    """The sessions of one line on days of one week."""
    turned_out = {day: line.turned_out(day, phases) for day in days}
    planned = sum(_counts_as_planned(line, day, turned_out[day], today, phases) for day in days)
    outcomes = Counter(turned_out.values())
    done = min(outcomes[DONE], planned)
    partly = min(outcomes[PARTLY], planned - done)
    more = outcomes[DONE] + outcomes[PARTLY] - done - partly
    return Count(planned, done, partly, more)


def _counts_as_planned(line: Line, day: date, outcome: str, today: date, phases: PhaseDays) -> bool:
    if phases.flare_on(day) or outcome == RESTED:
        return False
    if day == today and outcome == OPEN:
        return False  # the day is not over
    return line.is_planned(day, phases)


def _reasons(line: Line, first: date, last: date) -> Counter:
    """On how many days each reason was given."""
    said = {
        (day, mark.reason)
        for day, marks in line.marks.items()
        for mark in marks
        if mark.outcome == SKIPPED and mark.reason and first <= day <= last
    }
    return Counter(reason for _day, reason in said)


def _day(lines: Sequence[Line], day: date, today: date, phases: PhaseDays) -> Day:
    turned_out = [(line, line.turned_out(day, phases)) for line in lines]
    done = sum(outcome in (DONE, PARTLY) for _line, outcome in turned_out)
    planned = sum(
        _counts_as_planned(line, day, outcome, today, phases) for line, outcome in turned_out
    )
    return Day(day, planned, done, phases.flare_on(day) is not None)


def _week(monday: date) -> list[date]:
    return [monday + timedelta(days=number) for number in range(7)]
