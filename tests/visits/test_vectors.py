"""Counts that a person has done by hand: each row says what comes out, and of what."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from app.clock import day_of
from app.visits.allowance import Allowance, allowance
from app.visits.notices import notices
from app.visits.pace import Pace, pace_of
from app.visits.tally import tally
from app.visits.terms import Fact, Terms
from tests.visits import recount

FRIDAY = date(2026, 11, 20)
USUAL = ("re_evaluation", "telehealth", "deductible", "two_a_day")


def limit(number: int = 1, **said) -> Terms:
    usual = {"kind": "limit", "visits": 30, "period": "calendar_year", "opened_on": FRIDAY}
    return Terms(**{"id": number, "counts": ("evaluation", *USUAL)} | usual | said)


def approval(number: int = 2, **said) -> Terms:
    usual = {"kind": "approval", "visits": 8, "period": "dates", "opened_on": date(2026, 11, 9)}
    return Terms(**{"id": number, "counts": USUAL} | usual | said)


def visits(*days: date, status: str = "attended", first: int = 1) -> list[Fact]:
    return [Fact(day, status, id=number) for number, day in enumerate(days, first)]


def days_from(first: date, number: int) -> list[date]:
    return [first + timedelta(days=count) for count in range(number)]


def looked_at(pools: list[Terms], seen: list[Fact], day: date = FRIDAY) -> tuple[Allowance, Pace]:
    allowed = allowance(pools, tally(pools, seen, day), day, Fact(day, "scheduled"))
    return allowed, pace_of(allowed, seen)


def both_left(pool: Terms, seen: list[Fact], day: date) -> int | None:
    """What is left by either count, which are one."""
    left = tally([pool], seen, day).left(pool, day)
    assert left == recount.left(pool, [pool], seen, day, day)
    return left


def test_of_thirty_nine_are_left_after_nine_before_the_app_and_twelve_since():
    attended = visits(*days_from(date(2026, 3, 2), 12))
    assert both_left(limit(opening_used=9), attended, FRIDAY) == 9


@pytest.mark.parametrize(
    ("visits_given", "opening", "attended", "left"),
    [(30, 9, 12, 9), (30, 0, 0, 30), (8, 0, 6, 2), (1, 0, 1, 0), (1, 0, 3, -2), (5, 9, 0, -4)],
)
def test_left_is_what_was_given_less_what_is_gone(visits_given, opening, attended, left):
    pool = limit(visits=visits_given, opening_used=opening)
    assert both_left(pool, visits(*days_from(date(2026, 3, 2), attended)), FRIDAY) == left


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 11, 21), 2),
        (date(2026, 12, 10), 2),
        (date(2026, 12, 11), 0),
        (date(2026, 10, 31), 0),
    ],
)
def test_an_approval_can_be_used_until_its_last_day(day, left):
    pool = approval(starts_on=date(2026, 11, 1), ends_on=date(2026, 12, 10))
    allowed, _ = looked_at([pool], visits(*days_from(date(2026, 11, 2), 6)), day)
    assert allowed.binding.left == left


PLAN_YEARS = [
    # a first day, a day, and the period that holds it
    (date(2025, 7, 1), date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30)),
    (date(2025, 7, 1), date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
    (date(2024, 2, 29), date(2025, 2, 27), date(2024, 2, 29), date(2025, 2, 27)),
    (date(2024, 2, 29), date(2025, 2, 28), date(2025, 2, 28), date(2026, 2, 27)),
    (date(2024, 2, 29), date(2028, 2, 28), date(2027, 2, 28), date(2028, 2, 28)),
    (date(2024, 2, 29), date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 27)),
    (date(2024, 2, 28), date(2028, 2, 29), date(2028, 2, 28), date(2029, 2, 27)),
    (date(2025, 8, 31), date(2026, 8, 30), date(2025, 8, 31), date(2026, 8, 30)),
    (date(2025, 8, 31), date(2026, 8, 31), date(2026, 8, 31), date(2027, 8, 30)),
    (date(2027, 3, 1), date(2028, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
    (date(2025, 12, 31), date(2026, 12, 31), date(2026, 12, 31), date(2027, 12, 30)),
    (date(2030, 7, 1), date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
]


@pytest.mark.parametrize(("starts_on", "day", "first", "last"), PLAN_YEARS)
def test_a_plan_year_begins_on_its_day(starts_on, day, first, last):
    pool = limit(period="plan_year", starts_on=starts_on)
    assert (pool.first_day(day), pool.last_day(day)) == (first, last)
    assert pool.resets_on(day) == last + timedelta(days=1)
    assert recount.period_of(pool, day) == (first, last)


@pytest.mark.parametrize(("starts_on", "day", "first", "last"), PLAN_YEARS)
def test_visits_on_both_edges_of_a_plan_year_count_in_it_and_those_beside_it_do_not(
    starts_on, day, first, last
):
    pool = limit(period="plan_year", starts_on=starts_on, opened_on=first, opening_used=3)
    beside = [first - timedelta(days=1), first, last, last + timedelta(days=1)]
    assert both_left(pool, visits(*beside), day) == 25
    assert both_left(pool, visits(*beside), beside[0]) == 29
    assert both_left(pool, visits(*beside), beside[3]) == 29


@pytest.mark.parametrize(
    ("then_from", "then_until", "drawn", "left_today"),
    [  # the first runs from 9 to 27 November and has three visits; visits on 9, 16, 23, 27, 30
        (date(2026, 11, 16), date(2026, 12, 18), "1 1 1 2 2", 4),  # they overlap
        (date(2026, 11, 28), date(2026, 12, 18), "1 1 1 1 2", 1),  # one follows the other
        (date(2026, 12, 1), date(2026, 12, 18), "1 1 1 1 -", 1),  # a gap
        (date(2026, 11, 9), date(2026, 11, 26), "2 2 2 1 -", 4),  # it ends before the first
        (date(2026, 11, 9), None, "1 1 1 2 2", 4),  # without an end
    ],
)
def test_of_approvals_the_one_that_ends_first_is_drawn_on(then_from, then_until, drawn, left_today):
    pools = [
        approval(1, visits=3, starts_on=date(2026, 11, 9), ends_on=date(2026, 11, 27)),
        approval(2, visits=3, starts_on=then_from, ends_on=then_until),
    ]
    seen = visits(date(2026, 11, 9), date(2026, 11, 16)) + visits(
        date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 30), status="scheduled", first=3
    )
    draws = tally(pools, seen, FRIDAY).draws
    said = [" ".join(str(pool.id) for pool in draws.get(visit.id, ())) or "-" for visit in seen]
    assert " ".join(said) == drawn
    allowed, _ = looked_at(pools, seen)
    assert allowed.binding.left == left_today


def test_visits_on_both_edges_of_an_approval_draw_on_it():
    first, last = date(2026, 11, 9), date(2026, 12, 18)
    pool = approval(starts_on=first, ends_on=last)
    beside = visits(first - timedelta(days=1), first, last, last + timedelta(days=1))
    assert both_left(pool, beside, last) == 6


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Apia", "Asia/Kathmandu"])
@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-12-31T23:59", date(2026, 12, 31)),
        ("2027-01-01T00:01", date(2026, 12, 31)),
        ("2027-01-01T02:59", date(2026, 12, 31)),
        ("2027-01-01T03:00", date(2027, 1, 1)),
        ("2026-12-31T00:01", date(2026, 12, 30)),
    ],
)
def test_round_midnight_a_visit_falls_into_the_year_of_the_persons_own_day(zone, at, day):
    told_on = day_of(datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone)), zone, time(3))
    assert told_on == day
    seen = visits(told_on)
    assert both_left(limit(), seen, date(2026, 12, 31)) == (29 if day.year == 2026 else 30)
    assert both_left(limit(), seen, date(2027, 1, 1)) == (29 if day.year == 2027 else 30)


def looks_example() -> tuple[list[Terms], list[Fact]]:
    pool = approval(
        name="1182", starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 18), decision_days=7
    )
    booked = visits(date(2026, 11, 23), date(2026, 11, 25), status="scheduled", first=3)
    return [pool], visits(date(2026, 11, 16), date(2026, 11, 18)) + booked


def test_six_are_left_four_after_the_booked_ones_and_the_last_is_on_the_ninth_of_december():
    pools, seen = looks_example()
    allowed, pace = looked_at(pools, seen)
    assert (allowed.binding.left, allowed.after_booked, allowed.uncovered) == (6, 4, ())
    assert (pace.per_week, pace.last_on) == (2, date(2026, 12, 9))
    assert (pace.ask_by, pace.unused) == (date(2026, 11, 29), 0)
    assert recount.pace(pools, seen, FRIDAY, allowed.asked) == (
        2,
        pace.last_on,
        pace.ask_by,
        pace.unused,
    )


@pytest.mark.parametrize(
    ("decision_days", "ask_by"),
    [(7, date(2026, 11, 29)), (15, date(2026, 11, 21)), (None, date(2026, 11, 21))],
)
def test_asking_takes_as_long_as_the_payer_may_and_three_days_more(decision_days, ask_by):
    [pool], seen = looks_example()
    pool = approval(starts_on=pool.starts_on, ends_on=pool.ends_on, decision_days=decision_days)
    assert looked_at([pool], seen)[1].ask_by == ask_by


@pytest.mark.parametrize(
    ("ago", "per_week"), [(0, Fraction(1, 4)), (27, Fraction(1, 4)), (28, None)]
)
def test_the_last_four_weeks_are_today_and_the_27_days_before(ago, per_week):
    seen = visits(FRIDAY - timedelta(days=ago))
    assert looked_at([limit()], seen)[1].per_week == per_week
    assert recount.per_week(seen, FRIDAY) == per_week


def test_nothing_is_told_while_there_is_enough():
    pools, seen = looks_example()
    assert notices(*looked_at(pools, seen), seen) == []


# Small cases that are easily missed, as docs/visits.md has them.


def test_with_nothing_left_there_is_no_last_day():
    """Of two visits both are used, and a third is booked: a notice says that none is left."""
    pool = approval(visits=2, ends_on=date(2027, 11, 30))
    seen = visits(date(2026, 11, 16), date(2026, 11, 18))
    seen += visits(date(2026, 11, 23), status="scheduled", first=3)
    allowed, pace = looked_at([pool], seen)
    assert allowed.uncovered == (seen[-1],)
    assert (pace.last_on, pace.ask_by) == (None, None)


def test_with_none_before_the_first_uncovered_there_is_no_last_one():
    """The only visit is booked after the approval's end: it is not the last one that is covered."""
    seen = visits(date(2026, 12, 5), status="scheduled")
    allowed, pace = looked_at([approval(ends_on=date(2026, 11, 30))], seen)
    assert allowed.uncovered == tuple(seen)
    assert (pace.last_on, pace.ask_by) == (None, None)


def test_a_package_not_yet_open_loses_nothing_today_to_a_visit_booked_in_it():
    """None is open today, so nought is left, and nought after what is booked on open ones."""
    pool = approval(kind="package", starts_on=date(2026, 12, 31))
    allowed, _ = looked_at([pool], visits(date(2027, 1, 4), status="scheduled"))
    assert (allowed.binding.left, allowed.after_booked) == (0, 0)


def test_a_visit_beyond_a_referral_without_a_number_is_told():
    """Such a referral allows any number until its end, and no visit after it."""
    pool = approval(kind="referral", visits=None, ends_on=date(2026, 12, 7))
    seen = visits(date(2026, 12, 8), status="scheduled")
    allowed, pace = looked_at([pool], seen)
    assert allowed.uncovered == tuple(seen)
    assert "booked" in {notice.code for notice in notices(allowed, pace, seen)}


def test_a_referral_without_a_number_that_ends_soon_is_told():
    pool = approval(kind="referral", visits=None, ends_on=date(2026, 12, 4))
    allowed, pace = looked_at([pool], [])
    assert [(each.code, each.on) for each in notices(allowed, pace, [])] == [
        ("ends", date(2026, 12, 4))
    ]


def test_the_last_referral_ends_soon_though_it_has_not_begun():
    pools = [
        approval(1, kind="referral", visits=9, ends_on=date(2026, 11, 28)),
        approval(2, kind="referral", starts_on=date(2026, 11, 27), ends_on=date(2026, 12, 3)),
    ]
    told = notices(*looked_at(pools, []), [])
    assert [(each.code, each.on) for each in told] == [("ends", date(2026, 12, 3))]


def test_going_over_is_told_again_to_somebody_who_read_that_none_is_left():
    pool = limit(visits=2, period="course")
    seen = visits(*days_from(date(2026, 3, 2), 3))
    at_nought = notices(*looked_at([pool], seen[:2]), seen[:2])
    over = notices(*looked_at([pool], seen), seen, read={each.key for each in at_nought})
    assert [(each.code, each.number) for each in over] == [("left", -1)]


@pytest.mark.parametrize("first", ["scheduled", "attended"])
def test_two_visits_today_use_one_where_a_day_counts_once(first):
    """Whichever was made first: one is attended, the other is still to come."""
    second = "attended" if first == "scheduled" else "scheduled"
    pool = limit(counts=(), visits=5)
    seen = [Fact(FRIDAY, first, id=1), Fact(FRIDAY, second, id=2)]
    allowed, _ = looked_at([pool], seen)
    assert (allowed.binding.left, allowed.after_booked) == (4, 4)


def test_the_visits_last_no_longer_than_any_pool_does():
    """Five are left in the network, six in all: three booked outside of it leave three."""
    pools = [limit(1, visits=5, period="course", network="in")]
    pools.append(limit(2, visits=6, period="course"))
    booked = visits(*days_from(date(2026, 11, 23), 3), status="scheduled")
    booked = [visit._replace(billed=("out_of_network",)) for visit in booked]
    allowed, pace = looked_at(pools, booked)
    assert (allowed.binding.left, allowed.after_booked) == (5, 3)
    assert pace.last_on == date(2026, 12, 2)


def test_what_cannot_be_used_in_time_goes_unused():
    """One visit every second week fits twice into the 37 days from 23 November: 27 less 2."""
    pool = approval(visits=30, ends_on=date(2026, 12, 30))
    seen = visits(date(2026, 11, 16), date(2026, 11, 18))
    seen += visits(date(2026, 11, 23), status="scheduled", first=3)
    allowed, pace = looked_at([pool], seen)
    assert (allowed.after_booked, pace.per_week, pace.unused) == (27, Fraction(1, 2), 25)


@pytest.mark.parametrize("ends_on", [None, date.max])
def test_more_visits_than_there_are_days_have_no_last_day(ends_on):
    pools = [approval(number, visits=999, ends_on=ends_on) for number in range(1, 121)]
    allowed, pace = looked_at(pools, visits(FRIDAY))
    assert allowed.binding.left == 120 * 999 - 1
    assert pace == Pace(Fraction(1, 4), "recent")
