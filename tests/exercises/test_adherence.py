"""Completed of planned: tables, properties, and a second count that goes day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exercises.adherence import Count, adherence
from app.exercises.plan import Line, Mark
from tests.exercises.lines import (
    FRI,
    MON,
    MONDAY,
    SUN,
    THU,
    TUE,
    WED,
    days,
    dose,
    flare,
    line,
    lines,
    maintenance,
    some_phases,
    three_a_week,
)


def counted(each, today=SUN, phases=None) -> Count:
    more = {"phases": phases} if phases else {}
    return adherence([each], MON, today, **more).total


@pytest.mark.parametrize(
    ("done", "count"),
    [
        ({}, Count(planned=3)),
        ({"mon": "done", "wed": "done", "fri": "done"}, Count(planned=3, done=3)),
        ({"tue": "done", "thu": "done", "sat": "done"}, Count(planned=3, done=3)),
        ({"mon": "done", "tue": "done", "wed": "done", "thu": "done"}, Count(3, 3, 0, 1)),
        ({"mon": "part", "wed": "done"}, Count(planned=3, done=1, partly=1)),
        ({"mon": "skipped"}, Count(planned=3)),
        ({"mon": "rest", "wed": "done"}, Count(planned=2, done=1)),
        ({"mon": "undone"}, Count(planned=3)),
    ],
    ids=str,
)
def test_of_three_planned_sessions_so_many_were_done(done, count):
    assert counted(line(three_a_week(), **done)) == count


def test_rest_days_are_not_misses():
    week = adherence([line(three_a_week())], MON, SUN).weeks[0]
    assert [day.kind for day in week.days] == [
        "none",
        "rest",
        "none",
        "rest",
        "none",
        "rest",
        "rest",
    ]


def test_flare_days_are_not_misses():
    count = counted(line(three_a_week(), fri="done"), phases=flare(MON, WED))
    assert count == Count(planned=1, done=1)


def test_what_was_done_in_a_flare_counts_beyond_the_plan():
    assert counted(line(dose(), mon="done"), MON, flare(MON, MON)) == Count(more=1)


def test_today_counts_only_once_something_is_said_of_it():
    assert counted(line(dose(), mon="done"), TUE) == Count(planned=1, done=1)
    assert counted(line(dose(), mon="done", tue="part"), TUE) == Count(2, 1, 1)


def test_nothing_is_planned_before_the_first_day_or_after_the_last():
    assert counted(line(dose(starts_on=WED, ends_on=FRI))) == Count(planned=2)
    assert counted(line(dose(until_on=TUE))) == Count(planned=2)


def test_a_change_of_days_counts_each_day_by_the_plan_of_then():
    before, after = three_a_week(ends_on=THU), dose(starts_on=THU)
    assert counted(line(before, after)) == Count(planned=5)


def test_maintenance_plans_its_own_days():
    assert counted(line(dose(), mon="done"), phases=maintenance(MON, 2)) == Count(2, 1)


def test_one_week_never_makes_up_for_another():
    next_week = {
        MONDAY + timedelta(days=day): [Mark(key, "done") for key in dose().set_keys()]
        for day in range(7, 12)
    }
    total = adherence([Line([three_a_week()], next_week)], MON, SUN + timedelta(days=7)).total
    assert total == Count(planned=6, done=3, more=2)


def test_reasons_are_counted_by_the_day():
    keys = list(dose().set_keys())
    marks = {day: [Mark(key, "skipped", "pain") for key in keys] for day in (MON, TUE)}
    (row,) = adherence([Line([dose()], marks)], MON, SUN).rows
    assert row.reasons == {"pain": 2}


@given(st.lists(lines, max_size=3), st.integers(0, 20), some_phases)
def test_the_weeks_and_the_exercises_add_up_to_the_same(lines, length, phases):
    counted = adherence(lines, MONDAY, MONDAY + timedelta(days=length), phases)
    by_week = sum((week.count for week in counted.weeks), Count())
    assert by_week == counted.total
    assert 0 <= by_week.done + by_week.partly <= by_week.planned


@given(lines, st.integers(0, 20), some_phases)
def test_a_count_that_goes_day_by_day_comes_to_the_same(each, length, phases):
    today = MONDAY + timedelta(days=length)
    assert adherence([each], MONDAY, today, phases).total == recounted(each, today, phases)


def recounted(each, today: date, phases) -> Count:
    """Deliberately naive: a list of sessions for each week, crossed off one by one."""
    total = Count()
    monday = MONDAY
    while monday <= today:
        asked, full, part = 0, 0, 0
        for number in range(7):
            day = monday + timedelta(days=number)
            if day > today:
                break
            became = each.turned_out(day, phases)
            full += became == "done"
            part += became == "partly"
            counts = each.is_planned(day, phases) and phases.flare_on(day) is None
            counts = counts and became != "rested" and not (day == today and became == "open")
            asked += counts
        done = partly = more = 0
        left = asked
        for _ in range(full):
            left, done, more = (left - 1, done + 1, more) if left else (0, done, more + 1)
        for _ in range(part):
            left, partly, more = (left - 1, partly + 1, more) if left else (0, partly, more + 1)
        total += Count(asked, done, partly, more)
        monday += timedelta(days=7)
    return total


@given(lines, days, some_phases)
def test_doing_more_never_lowers_what_was_done(each, day, phases):
    sunday = MONDAY + timedelta(days=20)
    before = adherence([each], MONDAY, sunday, phases).total
    dose_then = each.dose_on(day)
    if dose_then is None or day < MONDAY:
        return
    done = {**each.marks, day: [Mark(key, "done") for key in dose_then.set_keys()]}
    after = adherence([Line(each.versions, done)], MONDAY, sunday, phases).total
    assert after.done + after.more >= before.done + before.more
