"""Two counts of the same visits agree, whatever happened: the app's, and the plain one."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.visits.allowance import Allowance, allowance
from app.visits.notices import notices
from app.visits.pace import Pace, pace_of
from app.visits.tally import Tally, tally
from app.visits.terms import Fact, Terms
from tests.visits import recount
from tests.visits.histories import (
    ONE,
    TODAY,
    History,
    anniversary,
    any_pool,
    crowds,
    days,
    edited,
    edits,
    histories,
    plan_starts,
    seen,
    worlds,
)

unhurried = settings(deadline=None, max_examples=45)  # a busy machine is no fault
fewer = settings(deadline=None, max_examples=20)
fewest = settings(deadline=None, max_examples=10)


class Answer(NamedTuple):
    """All that the app says of a history."""

    tallied: Tally
    allowed: Allowance
    pace: Pace
    told: set[tuple[str, int | None]]


def answer(history: History) -> Answer:
    tallied = tally(history.pools, history.visits, history.today)
    allowed = allowance(history.pools, tallied, history.today, history.asked)
    pace = pace_of(allowed, history.visits)
    told = {(each.code, level_of(each)) for each in notices(allowed, pace, history.visits)}
    return Answer(tallied, allowed, pace, told)


def level_of(notice) -> int | None:
    """The number at the end of a key: `left5`, `ends14`."""
    digits = notice.key.rsplit(":", 1)[1].removeprefix(notice.code)
    return int(digits) if digits else None


def plain(history: History) -> tuple[list[Terms], list[Fact], date]:
    """What the second count is handed: of one day, those that took place come first."""
    visits = sorted(history.visits, key=lambda visit: (visit.on, visit.status == "scheduled"))
    return history.pools, visits, history.today


def lefts(history: History) -> dict:
    """What is left of each pool on the day somebody looks."""
    tallied = answer(history).tallied
    return {pool.id: tallied.left(pool, history.today) for pool in history.pools}


def whole(history: History) -> tuple:
    """The whole answer, free of the order in which pools are listed."""
    of = answer(history)
    pools = sorted((one.terms.id, one.left, one.used, one.booked) for one in of.allowed.pools)
    binding = of.allowed.binding and of.allowed.binding.left
    ids = [visit.id for visit in of.allowed.uncovered]
    return pools, binding, of.allowed.after_booked, ids, of.pace, of.told


@unhurried
@given(histories(), days)
def test_both_find_as_much_left_of_every_pool_on_any_day(history, day):
    tallied = answer(history).tallied
    for pool in history.pools:
        expected = recount.left(pool, *plain(history), day)
        assert tallied.left(pool, day) == expected, pool


@unhurried
@given(histories())
def test_both_let_each_visit_draw_on_the_same_pools(history):
    drawn = answer(history).tallied.draws
    for visit, pools in recount.draws(*plain(history)).items():
        assert {pool.id for pool in drawn.get(visit, ())} == pools, visit


@unhurried
@given(histories())
def test_both_find_the_same_least_and_how_long_it_can_be_used(history):
    binding = answer(history).allowed.binding
    found = recount.bounds(*plain(history), history.asked)
    assert (binding is None) == (found == [])
    if binding is None:
        return
    assert binding.left == found[0].left
    if binding.left > 0:
        assert (binding.last_day or date.max) == found[0].until
        least = found[0].left, found[0].until
        alike = {bound.next.id for bound in found if (bound.left, bound.until) == least}
        assert binding.by.terms.id in alike


@unhurried
@given(histories())
def test_both_allow_as_much_by_each_limit_and_each_kind_of_chain(history):
    bounds = sorted(bound.left for bound in answer(history).allowed.bounds)
    expected = recount.bounds(*plain(history), history.asked)
    assert bounds == [bound.left for bound in expected]


@unhurried
@given(histories())
def test_both_find_as_much_left_after_the_booked_visits(history):
    expected = recount.after_booked(recount.bounds(*plain(history), history.asked))
    assert answer(history).allowed.after_booked == expected


@unhurried
@given(histories())
def test_both_name_the_same_booked_visits_that_are_not_covered(history):
    of = answer(history)
    expected = recount.uncovered(*plain(history))
    assert list(of.tallied.uncovered) == expected
    assert list(of.allowed.uncovered) == recount.alike(expected, history.asked)


@fewer
@given(histories())
def test_both_find_the_same_visits_a_week(history):
    like = recount.alike(history.visits, history.asked)
    assert answer(history).pace.per_week == recount.per_week(like, history.today)


@unhurried
@given(histories())
def test_both_find_the_same_last_day_the_same_day_to_ask_and_as_many_unused(history):
    pace = answer(history).pace
    expected = recount.pace(*plain(history), history.asked)
    assert (pace.last_on, pace.ask_by, pace.unused) == expected[1:]


@unhurried
@given(histories())
def test_both_would_tell_the_same(history):
    assert answer(history).told == recount.notices(*plain(history), history.asked)


@fewer
@given(worlds(most_visits=8), st.lists(edits, max_size=6), days)
def test_both_agree_after_every_edit(world, changes, today):
    for change in changes:
        world = edited(world, change)
        history = seen(world, today)
        assert lefts(history) == {
            pool.id: recount.left(pool, *plain(history), today) for pool in history.pools
        }


@fewer
@given(worlds(), st.lists(edits, max_size=4), st.sampled_from(["visits", "pools"]), st.integers(0))
def test_an_undo_restores_the_answer_exactly(world, changes, table, which):
    for change in changes:
        world = edited(world, change)
    rows = world[table]
    assume(rows and not rows[1 + which % len(rows)]["gone"])
    deleted = edited(world, (f"delete {table}", which, None))
    assert len(getattr(seen(deleted, TODAY), table)) == len(getattr(seen(world, TODAY), table)) - 1
    restored = edited(deleted, (f"restore {table}", which, None))
    assert answer(seen(restored, TODAY)) == answer(seen(world, TODAY))


@fewer
@given(histories(), st.integers(0))
def test_a_status_changed_and_changed_back_leaves_no_trace(history, which):
    assume(history.visits)
    at = which % len(history.visits)
    for status in ("attended", "cancelled", "scheduled", "no_show"):
        visits = list(history.visits)
        visits[at] = visits[at]._replace(status=status)
        answer(history.but(visits=visits))
    assert whole(history) == whole(history.but(visits=list(history.visits)))


@fewer
@given(histories())
def test_left_is_visits_less_those_gone_and_never_cut_off(history):
    for one in answer(history).allowed.pools:
        gone = one.opening + one.used
        expected = None if one.terms.visits is None else one.terms.visits - gone
        assert one.left == expected


@fewer
@given(any_pool, st.integers(1, 5))
def test_below_nought_it_says_by_how_many(said, over):
    said |= {"visits": 1, "opening_used": 0, "disciplines": ("pt",), "network": "any"}
    pool = Terms(**said, id=1, opened_on=TODAY)
    day = pool.starts_on if pool.period == "dates" and pool.starts_on else pool.ends_on or TODAY
    visit = Fact(day, episode_id=pool.episode_id)
    visits = [visit._replace(id=number) for number in range(1 + over)]
    left = tally([pool], visits, TODAY).left(pool, day)
    assert left == (-over if "two_a_day" in pool.counts else 0)


@fewer
@given(days, st.integers(0, 60), st.sampled_from(["approval", "package", "referral"]))
def test_a_visit_on_either_edge_draws_and_one_beside_it_does_not(first, length, kind):
    last = first + timedelta(days=length)
    pool = Terms(1, kind, 9, "dates", first, starts_on=first, ends_on=last, counts=("two_a_day",))
    on = [first - ONE, first, last, last + ONE]
    visits = [Fact(day, id=number) for number, day in enumerate(on)]
    tallied = tally([pool], visits, last + timedelta(days=2))
    assert [len(tallied.draws.get(number, ())) for number in range(4)] == [0, 1, 1, 0]
    assert tallied.left(pool, first) == 7


@unhurried
@given(crowds())
def test_both_share_out_a_crowd_of_visits_alike(history):
    of = answer(history)
    drawn = {visit: {pool.id for pool in pools} for visit, pools in of.tallied.draws.items()}
    assert drawn == recount.draws(*plain(history))
    assert of.tallied.uncovered == recount.uncovered(*plain(history))
    least = recount.bounds(*plain(history), history.asked)[0]
    assert (of.allowed.binding.left, of.allowed.after_booked) == (least.left, least.after_booked)


@fewer
@given(plan_starts, st.integers(2025, 2028), st.integers(0, 9))
def test_both_turn_a_plan_year_over_on_the_same_day(starts_on, year, opening):
    around = [anniversary(starts_on, year) + timedelta(days=more) for more in range(-2, 3)]
    said = {"period": "plan_year", "starts_on": starts_on, "opening_used": opening}
    pool = Terms(id=1, kind="limit", visits=9, opened_on=around[1], counts=("two_a_day",), **said)
    visits = [Fact(day, id=number) for number, day in enumerate(around)]
    for day in around:
        expected = recount.left(pool, [pool], visits, TODAY, day)
        assert tally([pool], visits, TODAY).left(pool, day) == expected


@fewer
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_pools_are_listed_changes_nothing(history, shuffler):
    shuffled = list(history.pools)
    shuffler.shuffle(shuffled)
    assert whole(history.but(pools=shuffled)) == whole(history)


@fewest
@given(histories(), st.sampled_from([date(2024, 1, 1), date(2029, 1, 1)]))
def test_which_of_two_pools_with_one_end_is_older_does_not_change_what_is_left(history, opened):
    """Together they allow the same; of which of the two it is taken is another matter."""
    chained = [pool for pool in history.pools if pool.kind != "limit" and pool.visits]
    assume(chained)
    twins = [pool_but(chained[0], id=100, opened_on=opened), pool_but(chained[0], id=101)]
    there = history.but(pools=[*history.pools, *twins])
    twins = [pool_but(twins[0], opened_on=twins[1].opened_on), pool_but(twins[1], opened_on=opened)]
    back = history.but(pools=[*history.pools, *reversed(twins)])
    assert together(there) == together(back)


def pool_but(pool: Terms, **changed) -> Terms:
    fields = {name: getattr(pool, name) for name in Terms.__slots__}
    return Terms(**fields | changed)


def together(history: History) -> list:
    allowed = answer(history).allowed
    return sorted(bound.left for bound in allowed.bounds)


@fewest
@given(histories(most_visits=6), st.integers(0, 5))
def test_what_was_read_is_not_told_again_and_the_rest_is(history, which):
    of = answer(history)
    told = notices(of.allowed, of.pace, history.visits)
    assume(told)
    read = told[which % len(told)]
    assert notices(of.allowed, of.pace, history.visits, read={read.key}) == [
        each for each in told if each.key != read.key
    ]


@pytest.mark.parametrize("status", ["cancelled", "rescheduled", "scheduled"])
@fewest
@given(histories(), days)
def test_a_visit_that_did_not_take_place_uses_nothing(status, history, day):
    """On a day before today, so that a scheduled one is asked about and not booked."""
    past = min(day, history.today - ONE)
    more = [*history.visits, Fact(past, status, episode_id=1, id=99)]
    more = history.but(visits=sorted(more, key=lambda visit: visit.on))
    assert lefts(more) == lefts(history)
