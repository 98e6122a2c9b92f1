"""Visits and limits below their pages, on both databases."""

from datetime import date

import pytest

from app.operations.apply import apply
from app.visits.pools import Pools
from app.visits.visits import Visits
from app.visits.wallet import Wallet

pytestmark = pytest.mark.both_databases
TODAY = date(2026, 11, 20)
EIGHT = {"visits": 8, "opening_used": 1, "period": "calendar_year", "disciplines": ["pt"]}


def left(owner, today: date = TODAY) -> list[int]:
    return [each.left for each in Wallet(owner, today).of_today().allowance.pools]


def test_a_visit_draws_on_every_limit(owner, act):
    act("limit.add", EIGHT)
    act("limit.add", EIGHT | {"visits": 30, "opening_used": 9, "period": "course"})
    act("visit.count")
    assert left(owner) == [6, 20]


def test_undo_gives_the_visit_back_exactly(owner, act):
    act("limit.add", EIGHT)
    visit = act("visit.count").record_id
    act("visit.delete", record_id=visit)
    assert (left(owner), Visits(owner).past(TODAY)) == ([7], [])
    act("visit.restore", record_id=visit)
    assert left(owner) == [6]


def test_last_years_visits_are_not_counted_this_year(owner, act):
    act("limit.add", EIGHT)
    act("visit.count", acted_on=date(2025, 12, 31))
    act("visit.count", acted_on=date(2026, 1, 1))
    assert left(owner) == [6]


def test_a_course_counts_all_years(owner, act):
    act("limit.add", EIGHT | {"period": "course"})
    act("visit.count", acted_on=date(2019, 5, 6))
    assert left(owner) == [6]


def test_a_deleted_limit_is_gone_until_it_is_restored(owner, act):
    limit = act("limit.add", EIGHT).record_id
    act("limit.delete", record_id=limit)
    assert left(owner) == [] and Pools(owner).get(limit) is None
    act("limit.restore", record_id=limit)
    assert left(owner) == [7]


def test_an_edit_changes_the_whole_limit(owner, act):
    limit = act("limit.add", EIGHT).record_id
    act("limit.edit", EIGHT | {"visits": 12, "revision": 1}, record_id=limit)
    assert left(owner) == [11]


def test_used_before_belongs_to_the_year_in_which_it_was_said(owner, act):
    limit = act("limit.add", EIGHT).record_id
    next_year = date(2027, 2, 1)
    renamed = EIGHT | {"name": "Approval 1182", "revision": 1}
    act("limit.edit", renamed, record_id=limit, acted_on=next_year)
    assert left(owner, next_year) == [8]
    act(
        "limit.edit",
        EIGHT | {"opening_used": 3, "revision": 2},
        record_id=limit,
        acted_on=next_year,
    )
    assert left(owner, next_year) == [5]


def test_visits_come_newest_first(owner, act):
    for day in (3, 17, 10):
        act("visit.count", acted_on=date(2026, 11, day))
    assert [visit.held_on.day for visit in Visits(owner).past(TODAY)] == [17, 10, 3]


@pytest.mark.parametrize(
    "change",
    [
        {"visits": 0},
        {"visits": 1000},
        {"visits": "8"},
        {"opening_used": -1},
        {"period": "week"},
        {"disciplines": []},
        {"disciplines": ["massage"]},
        {"name": "x" * 101},
    ],
    ids=str,
)
def test_a_limit_that_cannot_be_is_refused(owner, mint, change):
    assert apply(owner, mint("limit.add", EIGHT | change)).code == "invalid_body"
    assert left(owner) == []
