"""What is left of each pool: no database, no clock."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.visits.allowance import Pool, Used, allowance

TODAY = date(2026, 11, 20)
days = st.dates(date(2023, 1, 1), date(2028, 12, 31))
disciplines = st.sampled_from(["pt", "ot", "slp"])
pools = st.builds(
    Pool,
    id=st.uuids(),
    name=st.just(""),
    visits=st.integers(1, 60),
    opening_used=st.integers(0, 30),
    opened_on=days,
    period=st.sampled_from(["calendar_year", "course"]),
    disciplines=st.frozensets(disciplines, min_size=1),
)
visits = st.lists(st.builds(Used, on=days, discipline=disciplines), max_size=40)


def pool(visits: int = 30, used: int = 0, opened: date = TODAY, period: str = "calendar_year"):
    return Pool(UUID(int=1), "", visits, used, opened, period, frozenset({"pt"}))


def left(pool: Pool, *on: date, today: date = TODAY) -> int:
    return allowance([pool], [Used(day, "pt") for day in on], today).pools[0].left


def test_without_a_limit_nothing_binds():
    assert allowance([], [Used(TODAY, "pt")], TODAY).binding is None


def test_what_was_used_before_and_what_was_counted_are_taken_off():
    assert left(pool(30, used=9), TODAY, TODAY - timedelta(days=7)) == 19


def test_below_nought_it_says_by_how_many():
    assert left(pool(1), TODAY, TODAY, TODAY) == -2


@pytest.mark.parametrize(
    ("day", "today", "counted"),
    [
        (date(2026, 1, 1), TODAY, True),
        (date(2026, 12, 31), TODAY, True),
        (date(2025, 12, 31), TODAY, False),
        (date(2027, 1, 1), TODAY, False),
        (date(2024, 2, 29), date(2024, 2, 29), True),
        (date(2026, 12, 31), date(2027, 1, 1), False),
    ],
)
def test_a_year_counts_its_own_days_both_edges_in(day, today, counted):
    assert left(pool(10, opened=date(2020, 1, 1)), day, today=today) == 10 - counted


def test_a_new_year_starts_afresh_and_forgets_what_was_used_before_the_app():
    limit = pool(20, used=9, opened=date(2026, 11, 20))
    assert left(limit, today=date(2026, 12, 31)) == 11
    assert left(limit, today=date(2027, 1, 1)) == 20


def test_a_course_never_starts_afresh():
    limit = pool(20, used=9, period="course")
    assert left(limit, date(2025, 1, 5), today=date(2031, 1, 1)) == 10


def test_a_visit_of_another_discipline_is_not_counted():
    assert allowance([pool(8)], [Used(TODAY, "ot")], TODAY).pools[0].left == 8


@pytest.mark.parametrize(
    ("period", "resets"), [("calendar_year", date(2027, 1, 1)), ("course", None)]
)
def test_it_is_said_when_a_pool_starts_again(period, resets):
    assert allowance([pool(period=period)], [], TODAY).pools[0].resets_on == resets


def test_the_pool_with_the_least_left_binds_and_the_first_of_equals():
    few, many, also_few = pool(5), pool(30), pool(6, used=1)
    assert allowance([many, few, also_few], [], TODAY).binding.pool is few


def naive_left(pool: Pool, visits: list[Used], today: date) -> int:
    """The same count, taken visit by visit and as plainly as can be."""
    left = pool.visits
    same_period = (
        (lambda day: day.year == today.year)
        if pool.period == "calendar_year"
        else (lambda day: True)
    )
    for visit in visits:
        if visit.discipline in pool.disciplines and same_period(visit.on):
            left -= 1
    if pool.opened_on.year >= today.year or pool.period == "course":
        left -= pool.opening_used
    return left


@given(st.lists(pools, max_size=6), visits, days)
def test_it_agrees_with_a_naive_recount(pools, visits, today):
    counted = allowance(pools, visits, today)
    assert [each.left for each in counted.pools] == [naive_left(p, visits, today) for p in pools]
    if pools:
        assert counted.binding.left == min(each.left for each in counted.pools)


@given(pools, visits, days, disciplines)
def test_a_visit_taken_back_restores_what_was_left(pool, visits, today, discipline):
    before = allowance([pool], visits, today).pools[0].left
    after = allowance([pool], [*visits, Used(today, discipline)], today).pools[0].left
    assert before - after == (discipline in pool.disciplines)
