"""Visits below their pages, on both databases."""

from datetime import UTC, date, datetime, time
from uuid import uuid5

import pytest

from app.operations.apply import apply
from app.visits.visits import Visits
from app.visits.wallet import Wallet

pytestmark = pytest.mark.both_databases
TODAY = date(2026, 11, 20)
FIRST = date(2026, 11, 24)
VISIT = {"held_on": FIRST.isoformat(), "time_of_day": "14:30", "place": "12 Main Street"}
WEEKLY = VISIT | {"weeks": 3}
THREE = [(11, 24), (12, 1), (12, 8)]


@pytest.fixture
def add(act):
    return lambda body, **other: act("visit.add", body, version=2, **other)


def coming(owner) -> list[tuple[int, int]]:
    return [(each.held_on.month, each.held_on.day) for each in Visits(owner).coming(TODAY)]


def status(owner, id) -> str:
    return Visits(owner).get(id).status


def test_the_visits_of_a_series_take_their_ids_from_the_first(owner, add):
    first = add(WEEKLY).record_id
    visits = Visits(owner).coming(TODAY)
    assert [visit.id for visit in visits] == [first, uuid5(first, "1"), uuid5(first, "2")]
    assert {visit.series_id for visit in visits} == {first}
    assert {(visit.place, str(visit.time_of_day)) for visit in visits} == {
        ("12 Main Street", "14:30:00")
    }


def test_one_visit_is_no_series(owner, add):
    add(VISIT)
    (visit,) = Visits(owner).coming(TODAY)
    assert visit.series_id is None


def test_a_series_that_is_sent_again_is_there_once(owner, add):
    first = add(WEEKLY)
    add(WEEKLY, record_id=first.record_id)
    assert coming(owner) == THREE


def test_a_series_is_taken_off_from_a_day_on_and_comes_back(owner, act, add):
    series, since = add(WEEKLY).record_id, {"since": "2026-12-01"}
    act("series.end", since, record_id=series)
    assert coming(owner) == THREE[:1]
    act("series.resume", since, record_id=series)
    assert coming(owner) == THREE


def test_what_was_taken_off_alone_does_not_come_back_with_its_series(owner, act, add):
    series, since = add(WEEKLY).record_id, {"since": "2026-11-24"}
    earlier = datetime(2026, 11, 20, 8, tzinfo=UTC)
    act("visit.delete", record_id=uuid5(series, "2"), acted_at=earlier)
    act("series.end", since, record_id=series)
    act("series.resume", since, record_id=series)
    act("series.resume", since, record_id=series)
    assert coming(owner) == THREE[:2]


def test_the_end_of_a_series_leaves_what_took_place(owner, act, add):
    series = add(VISIT | {"held_on": "2026-11-13", "weeks": 3}).record_id
    act("visit.mark", {"outcome": "attended"}, record_id=series)
    act("series.end", {"since": "2026-11-13"}, record_id=series)
    assert coming(owner) == []
    assert [visit.held_on.day for visit in Visits(owner).past(TODAY)] == [13]


@pytest.mark.parametrize("before", ["scheduled", "attended", "cancelled"])
def test_take_back_says_exactly_what_was_said_before(owner, act, add, before):
    visit = add(VISIT | {"held_on": "2026-11-19", "status": before}).record_id
    act("visit.mark", {"outcome": "no_show"}, record_id=visit)
    assert status(owner, visit) == "no_show"
    act("visit.mark", {"outcome": "undone"}, record_id=visit)
    assert status(owner, visit) == before


def test_take_back_is_of_what_was_said_and_not_of_an_edit_since(owner, act, add):
    visit = add(VISIT | {"held_on": "2026-11-19"}).record_id
    act("visit.mark", {"outcome": "attended"}, record_id=visit)
    moved = VISIT | {"held_on": "2026-11-18", "status": "attended", "revision": 2}
    act("visit.edit", moved, version=2, record_id=visit)
    act("visit.mark", {"outcome": "undone"}, record_id=visit)
    assert status(owner, visit) == "scheduled"
    assert Visits(owner).get(visit).held_on == date(2026, 11, 18)


def test_take_back_never_says_what_an_edit_said_that_came_too_late(owner, act, add, mint):
    visit = add(VISIT | {"held_on": "2026-11-19"}).record_id
    act("visit.mark", {"outcome": "attended"}, record_id=visit)
    late = VISIT | {"status": "cancelled", "revision": 1}
    late = mint("visit.edit", late, version=2, record_id=visit)
    assert apply(owner, late).outcome == "conflict"
    act("visit.mark", {"outcome": "undone"}, record_id=visit)
    assert status(owner, visit) == "scheduled"


def test_an_edit_keeps_what_it_replaced(owner, act, add):
    visit = add(VISIT).record_id
    changed = VISIT | {"held_on": "2026-11-25", "place": "", "revision": 1}
    act("visit.edit", changed, version=2, record_id=visit)
    (kept,) = Visits(owner).records.history(visit)
    assert (kept.body["held_on"], kept.body["place"]) == ("2026-11-24", "12 Main Street")
    assert kept.body["time_of_day"] == "14:30"
    assert coming(owner) == [(11, 25)]


def test_of_two_edits_on_one_revision_both_are_kept(owner, act, add, mint):
    visit = add(VISIT).record_id
    edits = [VISIT | {"held_on": day, "revision": 1} for day in ("2026-11-25", "2026-11-26")]
    act("visit.edit", edits[0], version=2, record_id=visit)
    late = mint("visit.edit", edits[1], version=2, record_id=visit)
    assert apply(owner, late).outcome == "conflict"
    kept = {text.body["held_on"] for text in Visits(owner).records.history(visit)}
    assert kept == {"2026-11-24", "2026-11-26"} and coming(owner) == [(11, 25)]


@pytest.mark.parametrize("status", ["attended", "late"])
@pytest.mark.parametrize("when", [{"held_on": "2026-11-22"}, {"held_on": "2026-11-19", "weeks": 2}])
def test_what_has_not_come_did_not_take_place(owner, mint, status, when):
    said = mint("visit.add", VISIT | {"status": status} | when, version=2)
    assert apply(owner, said).code == "future_day"
    assert Visits(owner).past(TODAY) + Visits(owner).coming(TODAY) == []


def test_a_planned_visit_cannot_have_been_before_its_day(owner, add, mint):
    visit = add(VISIT).record_id
    marked = mint("visit.mark", {"outcome": "attended"}, record_id=visit)
    edited = VISIT | {"status": "late", "revision": 1}
    edited = mint("visit.edit", edited, version=2, record_id=visit)
    assert {apply(owner, said).code for said in (marked, edited)} == {"future_day"}
    assert status(owner, visit) == "scheduled"


@pytest.mark.parametrize(
    "change",
    [
        {"held_on": "2028-12-01"},
        {"held_on": "2028-11-20", "weeks": 3},
        {"held_on": "9999-12-31", "weeks": 26},
        {"held_on": "2026-02-30"},
        {"held_on": "0026-11-20", "status": "attended"},
        {"weeks": 0},
        {"weeks": 27},
        {"status": "went"},
        {"kind": "party"},
        {"discipline": "massage"},
        {"billed": ["free"]},
        {"place": "x" * 201},
        {"time_of_day": "25:00"},
    ],
    ids=str,
)
def test_a_visit_that_cannot_be_is_refused(owner, mint, change):
    assert apply(owner, mint("visit.add", VISIT | change, version=2)).code == "invalid_body"
    assert coming(owner) == []


def test_a_deleted_visit_draws_on_nothing_until_it_is_back(owner, act):
    pool = {"visits": 8, "opening_used": 1, "period": "course", "disciplines": ["pt"]}
    act("pool.add", pool, version=2)
    visit = act("visit.count").record_id
    act("visit.delete", record_id=visit)
    assert Wallet(owner, TODAY).of_today().allowance.binding.left == 7
    assert Visits(owner).past(TODAY) == []
    act("visit.restore", record_id=visit)
    assert Wallet(owner, TODAY).of_today().allowance.binding.left == 6


def test_visits_come_newest_first(owner, act):
    for day in (3, 17, 10):
        act("visit.count", acted_on=date(2026, 11, day))
    assert [visit.held_on.day for visit in Visits(owner).past(TODAY)] == [17, 10, 3]


@pytest.mark.parametrize("name", ["series.end", "series.resume"])
def test_a_series_that_is_not_there_yet_is_refused_and_not_lost(owner, mint, add, name):
    said = mint(name, {"since": "2026-11-20"})
    assert apply(owner, said).code == "not_found"
    add(WEEKLY, record_id=said.record_id)
    assert apply(owner, said).outcome == "applied"


def test_of_one_day_the_visit_without_a_time_comes_first(owner, add):
    for at in ("09:00", None, "08:00"):
        add(VISIT | {"time_of_day": at})
    times = [visit.time_of_day for visit in Visits(owner).coming(TODAY)]
    assert times == [None, time(8), time(9)]


def test_a_visit_of_years_ago_can_still_be_changed(owner, act, add):
    visit = act("visit.count", acted_on=date(2021, 5, 6)).record_id
    changed = {"held_on": "2021-05-07", "status": "attended", "revision": 1}
    act("visit.edit", changed, version=2, record_id=visit)
    assert Visits(owner).get(visit).held_on == date(2021, 5, 7)
