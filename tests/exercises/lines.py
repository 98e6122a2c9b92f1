"""Lines of a program for tests of its rules, made in one line each."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from app.exercises.dose import BadDay, Dose, SetKey
from app.exercises.phase_days import Stretch, phase_days
from app.exercises.plan import Line, Mark

MONDAY = date(2026, 11, 16)
DAYS = [MONDAY + timedelta(days=number) for number in range(7)]
MON, TUE, WED, THU, FRI, SAT, SUN = DAYS


def dose(**said) -> Dose:
    usual = {"id": UUID(int=1), "line_id": UUID(int=1), "name": "Heel slide", "sets": 2, "reps": 10}
    return Dose(**usual | said)


def line(*versions: Dose, **done: str) -> Line:
    """`done`: for a day of the week (`mon`) what became of its sets; of the first alone: `part`."""
    marks = {}
    for name, outcome in done.items():
        day = DAYS["mon tue wed thu fri sat sun".split().index(name)]
        version = Line(versions, {}).dose_on(day) or versions[-1]
        marks[day] = marked(version, outcome)
    return Line(versions, marks)


def marked(version: Dose, outcome: str) -> list[Mark]:
    keys = list(version.set_keys())
    if outcome == "part":
        return [Mark(keys[0], "done")]
    if outcome == "rest":
        return [Mark(key, "skipped", "told_to_rest") for key in keys]
    return [Mark(key, outcome) for key in keys]


def three_a_week(**said) -> Dose:
    return dose(weekdays=frozenset({0, 2, 4}), **said)


def flare(first: date, last: date, ends_on: date | None = None):
    return phase_days([Stretch(UUID(int=7), "flare", first, last, ends_on)])


def maintenance(first: date, days: int):
    return phase_days([Stretch(UUID(int=8), "maintenance", first, None, None, days)])


keys = st.builds(
    SetKey, st.integers(1, 3), st.sampled_from(["none", "left", "right"]), st.integers(1, 4)
)
days = st.sampled_from([MONDAY + timedelta(days=number) for number in range(-7, 21)])
marks = st.builds(
    Mark,
    keys,
    st.sampled_from(["done", "skipped", "undone"]),
    st.sampled_from([None, "pain", "told_to_rest"]),
)
doses = st.builds(
    Dose,
    id=st.uuids(),
    line_id=st.just(UUID(int=1)),
    name=st.just("Bridge"),
    sets=st.integers(1, 4),
    reps=st.integers(1, 20),
    side=st.sampled_from(["none", "each", "left", "right"]),
    weekdays=st.frozensets(st.integers(0, 6)),
    days_per_week=st.none() | st.integers(1, 7),
    bouts_per_day=st.integers(1, 3),
    bad_day=st.builds(BadDay, st.none() | st.integers(1, 4), st.just(""), st.booleans()),
    starts_on=days,
    until_on=st.none() | days,
    ends_on=st.none() | days,
)
lines = st.builds(
    Line,
    st.lists(doses, min_size=1, max_size=3),
    st.dictionaries(
        days, st.lists(marks, max_size=6, unique_by=lambda mark: mark.key), max_size=12
    ),
)
stretches = st.builds(
    Stretch,
    st.uuids(),
    st.sampled_from(["flare", "maintenance"]),
    days,
    st.none() | days,
    st.none() | days,
    st.none() | st.integers(1, 7),
)
some_phases = st.lists(stretches, max_size=3).map(phase_days)
