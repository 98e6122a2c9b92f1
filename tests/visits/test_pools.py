"""Pools below their pages, on both databases."""

from datetime import date

import pytest

from app.operations.apply import apply
from app.visits.pages import draws_of
from app.visits.pools import Pools
from app.visits.presets import USUAL_SWITCHES
from app.visits.wallet import Wallet

pytestmark = pytest.mark.both_databases
TODAY = date(2026, 11, 20)
EIGHT = {"visits": 8, "opening_used": 1, "period": "calendar_year", "disciplines": ["pt"]}
APPROVAL = {"kind": "approval", "visits": 8, "disciplines": ["pt"], "ends_on": "2026-12-18"}


@pytest.fixture
def add(act):
    return lambda body, **other: act("pool.add", body, version=2, **other).record_id


@pytest.fixture
def edit(act):
    def edited(id, body, **other):
        act("pool.edit", body, version=2, record_id=id, **other)

    return edited


def left(owner, today: date = TODAY) -> list[int]:
    return [each.left for each in Wallet(owner, today).of_today().allowance.pools]


def told(owner, today: date = TODAY) -> list[tuple[str, int]]:
    return [(each.code, each.number) for each in Wallet(owner, today).of_today().told]


def read(owner, act, today: date = TODAY) -> None:
    keys = [notice.key for notice in Wallet(owner, today).of_today().told]
    act("notices.read", {"keys": keys}, acted_on=today)


def test_a_visit_draws_on_every_limit(owner, act, add):
    add(EIGHT)
    add(EIGHT | {"visits": 30, "opening_used": 9, "period": "course"})
    act("visit.count")
    assert left(owner) == [6, 20]


def test_last_years_visits_are_not_counted_this_year(owner, act, add):
    add(EIGHT)
    act("visit.count", acted_on=date(2025, 12, 31))
    act("visit.count", acted_on=date(2026, 1, 1))
    assert left(owner) == [6]


def test_a_plan_year_begins_on_its_own_day(owner, act, add):
    add(EIGHT | {"period": "plan_year", "starts_on": "2020-07-01"})
    act("visit.count", acted_on=date(2026, 6, 30))
    act("visit.count", acted_on=date(2026, 7, 1))
    assert (left(owner), left(owner, date(2027, 7, 1))) == ([6], [8])


def test_a_course_counts_all_years(owner, act, add):
    add(EIGHT | {"period": "course"})
    act("visit.count", acted_on=date(2019, 5, 6))
    assert left(owner) == [6]


def test_a_pool_keeps_no_dates_that_its_period_has_not(owner, add):
    dates = {"starts_on": "2026-07-01", "ends_on": "2026-12-01"}
    for period, kept in (("course", None), ("plan_year", date(2026, 7, 1))):
        pool = Pools(owner).get(add(EIGHT | dates | {"period": period}))
        assert (pool.starts_on, pool.ends_on) == (kept, None)


def test_a_pool_that_was_put_away_is_gone_until_it_is_back(owner, act, add):
    pool = add(EIGHT)
    act("pool.delete", record_id=pool)
    assert left(owner) == [] and Pools(owner).get(pool) is None
    act("pool.restore", record_id=pool)
    assert left(owner) == [7]


def test_an_edit_changes_the_whole_pool_and_keeps_what_it_said(owner, add, edit):
    pool = add(EIGHT | {"name": "Plan year"})
    edit(pool, EIGHT | {"visits": 12, "revision": 1})
    (kept,) = Pools(owner).records.history(pool)
    assert (kept.body["visits"], kept.body["name"]) == (8, "Plan year")
    assert left(owner) == [11] and Pools(owner).get(pool).name == ""


def test_of_two_edits_on_one_revision_both_are_kept(owner, add, edit, mint):
    pool = add(EIGHT)
    edit(pool, EIGHT | {"visits": 12, "revision": 1})
    late = EIGHT | {"visits": 20, "revision": 1}
    late = mint("pool.edit", late, version=2, record_id=pool)
    assert apply(owner, late).outcome == "conflict"
    kept = {text.body["visits"] for text in Pools(owner).records.history(pool)}
    assert kept == {8, 20} and left(owner) == [11]


def test_used_before_belongs_to_the_year_in_which_it_was_said(owner, add, edit):
    pool, next_year = add(EIGHT), date(2027, 2, 1)
    edit(pool, EIGHT | {"name": "Plan year", "revision": 1}, acted_on=next_year)
    assert left(owner, next_year) == [8]
    edit(pool, EIGHT | {"opening_used": 3, "revision": 2}, acted_on=next_year)
    assert left(owner, next_year) == [5]


def test_the_limits_of_phones_before_are_still_taken(owner, act):
    old = EIGHT | {"name": "Plan"}
    limit = act("limit.add", old).record_id
    pool = Pools(owner).get(limit)
    assert (pool.kind, pool.counts) == ("limit", USUAL_SWITCHES["limit"])
    act("limit.edit", old | {"visits": 12, "revision": 1}, record_id=limit)
    assert left(owner) == [11]
    act("limit.delete", record_id=limit)
    assert left(owner) == []
    act("limit.restore", record_id=limit)
    assert left(owner) == [11]


def test_an_old_edit_leaves_what_it_does_not_know(owner, act, add):
    more = {"network": "in", "counts": ["group"], "source": "card", "checked_on": "2026-11-02"}
    pool = add(EIGHT | more)
    act("limit.edit", EIGHT | {"name": "", "visits": 12, "revision": 1}, record_id=pool)
    said = Pools(owner).get(pool).content()
    assert {name: said[name] for name in more} == more and said["visits"] == 12


@pytest.mark.parametrize(
    "body",
    [
        EIGHT | {"visits": 0},
        EIGHT | {"visits": 1000},
        EIGHT | {"visits": "8"},
        EIGHT | {"visits": None},
        EIGHT | {"opening_used": -1},
        EIGHT | {"period": "week"},
        EIGHT | {"period": "dates"},
        EIGHT | {"period": "plan_year"},
        EIGHT | {"disciplines": []},
        EIGHT | {"disciplines": ["massage"]},
        EIGHT | {"counts": ["treatment"]},
        EIGHT | {"network": "near"},
        EIGHT | {"decision_days": 91},
        EIGHT | {"source": "insurer"},
        EIGHT | {"name": "x" * 101},
        EIGHT | {"kind": "approval"},
        APPROVAL | {"visits": None},
        APPROVAL | {"kind": "package", "visits": None},
        APPROVAL | {"starts_on": "2026-12-19"},
        APPROVAL | {"period": "course"},
    ],
    ids=str,
)
def test_a_pool_that_cannot_be_is_refused(owner, mint, body):
    assert apply(owner, mint("pool.add", body, version=2)).code == "invalid_body"
    assert left(owner) == []


def test_a_referral_may_come_without_a_number(owner, add):
    add(APPROVAL | {"kind": "referral", "visits": None})
    assert left(owner) == [None]


def test_a_notice_that_was_read_is_not_told_again_at_its_level(owner, act, add):
    add(EIGHT | {"opening_used": 3, "period": "course"})
    assert told(owner) == [("left", 5)]
    read(owner, act)
    act("visit.count")
    assert told(owner) == []
    for day in (18, 19):
        act("visit.count", acted_on=date(2026, 11, day))
    assert told(owner) == [("left", 2)]


def test_an_edit_of_the_pool_tells_it_again(owner, act, add, edit):
    pool = add(EIGHT | {"opening_used": 3, "period": "course"})
    read(owner, act)
    edit(pool, EIGHT | {"opening_used": 4, "period": "course", "revision": 1})
    assert told(owner) == [("left", 4)]


def test_the_next_period_tells_it_again(owner, act, add):
    add(EIGHT | {"visits": 3})
    read(owner, act)
    assert told(owner) == []
    act("visit.count", acted_on=date(2027, 3, 1))
    assert told(owner, date(2027, 3, 1)) == [("left", 2)]


@pytest.mark.parametrize("pool", [{"disciplines": ["slp"]}, {"network": "out"}], ids=str)
def test_one_tap_draws_on_the_only_pool_there_is(owner, act, add, pool):
    add(EIGHT | pool)
    for day, number_left in ((19, 6), (20, 5)):
        act("visit.count", acted_on=date(2026, 11, day))
        assert left(owner) == [number_left]


def test_what_is_left_is_for_the_therapy_of_late_and_not_for_one_planned_some_day(owner, act, add):
    add(EIGHT)
    add(EIGHT | {"visits": 30, "disciplines": ["ot"]})
    act("visit.count", acted_on=date(2026, 11, 19))
    act("visit.add", {"held_on": "2026-12-18", "discipline": "ot"}, version=2)
    assert Wallet(owner, TODAY).of_today().allowance.binding.left == 6
    act("visit.count")
    assert left(owner) == [5, 29]


def test_who_goes_outside_the_network_is_told_what_is_left_there(owner, act, add):
    add(EIGHT | {"network": "in"})
    add(EIGHT | {"network": "out", "visits": 30})
    out = {"held_on": "2026-11-19", "status": "attended", "billed": ["out_of_network"]}
    act("visit.add", out, version=2)
    act("visit.count")
    assert left(owner) == [7, 27]
    assert Wallet(owner, TODAY).of_today().allowance.binding.left == 27


@pytest.mark.parametrize(
    "pool", [APPROVAL | {"ends_on": "2026-11-19"}, APPROVAL | {"starts_on": "2026-11-21"}], ids=str
)
def test_a_phone_draws_on_no_approval_that_is_closed_today(owner, add, pool):
    limit = add(EIGHT)
    add(pool)
    assert draws_of(Wallet(owner, TODAY).of_today())[""] == [0, str(limit)]


def test_a_phone_draws_once_a_day_on_a_pool_that_counts_days(owner, act, add):
    days, visits = add(EIGHT), add(EIGHT | {"counts": ["two_a_day"]})
    assert draws_of(Wallet(owner, TODAY).of_today())[""] == [0, str(days), str(visits)]
    act("visit.count")
    assert draws_of(Wallet(owner, TODAY).of_today())[""] == [0, str(visits)]


def test_an_edit_that_does_not_name_a_problem_leaves_the_pool_with_its_own(owner, act, add, edit):
    knee = act("episode.add", {"name": "Knee"}, version=2).record_id
    pool = add(EIGHT | {"episode_id": str(knee)})
    edit(pool, EIGHT | {"checked_on": "2026-11-20", "revision": 1})
    assert Pools(owner).get(pool).episode_id == knee
    edit(pool, EIGHT | {"episode_id": None, "revision": 2})
    assert Pools(owner).get(pool).episode_id is None


def test_a_course_that_names_no_problem_is_of_the_one_there_is(owner, act, add):
    course = EIGHT | {"period": "course"}
    pool, of_any = add(course), add(course | {"episode_id": None})
    assert Pools(owner).get(pool).episode_id == owner.id
    assert Pools(owner).get(of_any).episode_id is None
    act("episode.add", {"name": "Back"}, version=2)
    act("visit.count")
    assert left(owner) == [7, 6]


def test_a_phone_of_the_release_before_makes_no_limit_of_an_approval(owner, add, mint):
    approval = add(APPROVAL)
    old = mint("limit.edit", EIGHT | {"name": "", "revision": 1}, record_id=approval)
    assert apply(owner, old).code == "not_found"
    assert Pools(owner).get(approval).period == "dates"


def test_a_visit_with_the_id_of_a_pool_says_nothing_in_the_pools_history(owner, act, add):
    pool = add(EIGHT)
    act("visit.count", record_id=pool)
    act("visit.mark", {"outcome": "cancelled"}, record_id=pool)
    assert Pools(owner).histories(Pools(owner).all()) == {pool: []}
    assert Pools(owner).records.history(pool) == []


def test_what_a_limit_said_in_the_release_before_is_still_told(owner, act, add, edit):
    pool = add(EIGHT)
    edit(pool, EIGHT | {"visits": 12, "revision": 1})
    (kept,) = Pools(owner).records.history(pool)
    kept.kind = "limits"  # as its table was called
    assert Pools(owner).records.history(pool) == [kept]
