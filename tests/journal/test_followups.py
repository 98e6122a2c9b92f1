"""When the checks after a session or a visit are asked."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.followups import EVENING, MORNING, Happened, checks, happened, minute_of, pending

TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)
ENDS = time(3)
VISIT = UUID(int=7)


def asked(at: str, events=(), answered=(), ends=ENDS) -> str | None:
    minute = minute_of(time.fromisoformat(at), ends)
    check = pending(checks(TODAY, ends, events, set(answered)), minute)
    return check and check.context


@pytest.mark.parametrize(
    ("at", "on", "context"),
    [
        ("17:59", TODAY, None),
        ("18:00", TODAY, EVENING),
        ("23:59", TODAY, EVENING),
        ("00:30", TODAY, EVENING),  # the day is not over yet
        ("02:59", TODAY, EVENING),
        ("03:00", YESTERDAY, MORNING),
        ("13:59", YESTERDAY, MORNING),
        ("14:00", YESTERDAY, None),
        ("18:00", YESTERDAY, None),
        ("08:00", TODAY, None),
    ],
)
def test_the_evening_asks_of_its_own_day_and_the_morning_of_the_day_before(at, on, context):
    assert asked(at, [Happened("session", on)]) == context


def test_nothing_is_asked_after_a_day_without_a_session_or_a_visit():
    assert all(asked(f"{hour:02}:00") is None for hour in range(24))


def test_an_answered_check_is_not_asked_again():
    events = [Happened("session", TODAY)]
    assert asked("20:00", events, {(EVENING, TODAY)}) is None
    assert asked("20:00", events, {(EVENING, YESTERDAY), (MORNING, TODAY)}) == EVENING


def test_a_visit_counts_before_the_exercises_of_the_same_day():
    events = happened({TODAY}, [(TODAY, VISIT)])
    _, evening = checks(TODAY, ENDS, events, set())
    assert evening.follows == Happened("visit", TODAY, VISIT)


@given(wall=st.times(), ends=st.sampled_from([time(hour) for hour in range(6)]), what=st.booleans())
def test_at_any_minute_at_most_one_is_asked_and_only_of_what_happened(wall, ends, what):
    events = [Happened("session", TODAY), Happened("session", YESTERDAY)] if what else []
    both = checks(TODAY, ends, events, set())
    minute = minute_of(wall, ends)
    due = [each for each in both if each.is_due and each.starts <= minute < each.ends]
    assert 0 <= minute < 24 * 60
    assert len(due) <= 1
    assert what or not due
