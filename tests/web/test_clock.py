"""The person's own day: what is done at one in the morning belongs to the evening before."""

import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock as wall_clock
from app.clock import day_of, instant_of, local, zone

# The same table is held against the rule in JavaScript.
DAYS = json.loads((Path(__file__).parents[1] / "days.json").read_text())

NEW_YORK = "America/New_York"
ZONES = [
    NEW_YORK,
    "Australia/Lord_Howe",  # half an hour of summer time
    "America/Santiago",  # springs forward at midnight
    "Africa/Cairo",  # had years with two summers
    "Africa/Casablanca",  # winter time in Ramadan only
    "Pacific/Apia",  # a day was left out
    "Asia/Kathmandu",  # a quarter past the hour
]
zones = st.sampled_from(ZONES)
days = st.dates(date(1990, 1, 1), date(2045, 12, 31))
times = st.times()
ends = st.sampled_from([time(0), time(3)])
moments = st.builds(datetime.combine, days, times, st.just(UTC))


def shown_at(day, at, zone_name, ends_at):
    """Whether the wall clock really showed `at` on that day: an instant leads back to it."""
    wall = local(instant_of(day, at, zone_name, ends_at), zone_name)
    return wall.time() == at


@given(days, times, zones, ends)
def test_an_instant_of_a_day_is_on_that_day(day, at, zone_name, ends_at):
    instant = instant_of(day, at, zone_name, ends_at)
    assert instant.tzinfo is UTC
    if shown_at(day, at, zone_name, ends_at):
        assert day_of(instant, zone_name, ends_at) == day


@given(moments, st.timedeltas(timedelta(0), timedelta(days=3)), zones, ends)
def test_days_never_go_back(moment, delta, zone_name, ends_at):
    assert day_of(moment, zone_name, ends_at) <= day_of(moment + delta, zone_name, ends_at)


@given(moments, zones, ends)
def test_a_day_is_begun_by_its_first_instant_and_no_earlier_one(moment, zone_name, ends_at):
    day = day_of(moment, zone_name, ends_at)
    begun = instant_of(day, ends_at, zone_name, ends_at)
    assert begun <= moment
    assert day_of(begun - timedelta(seconds=1), zone_name, ends_at) < day


@given(days, zones, ends)
def test_the_hours_of_a_day_come_one_after_another(day, zone_name, ends_at):
    """The day's last hours stand on the next date of the calendar."""
    first = ends_at.hour
    hours = [time((first + number) % 24) for number in range(24)]
    instants = [instant_of(day, at, zone_name, ends_at) for at in hours]
    assert all(before <= after for before, after in pairwise(instants))


@given(days, times, zones, ends)
def test_a_time_that_the_clocks_skip_moves_forward(day, at, zone_name, ends_at):
    wall = local(instant_of(day, at, zone_name, ends_at), zone_name)
    on = day + timedelta(days=1) if at < ends_at else day
    assert wall.replace(tzinfo=None) >= datetime.combine(on, at)


@pytest.mark.parametrize("case", DAYS, ids=lambda case: f"{case['instant']} {case['zone']}")
def test_the_table_of_days_holds(case):
    instant = datetime.fromisoformat(case["instant"])
    day = day_of(instant, case["zone"], time.fromisoformat(case["day_ends_at"]))
    assert day.isoformat() == case["day"]


def test_the_table_of_days_has_both_ends_and_many_zones():
    assert len(DAYS) >= 15
    assert {"00:00", "03:00"} <= {case["day_ends_at"] for case in DAYS}
    assert set(ZONES) <= {case["zone"] for case in DAYS}


@pytest.mark.parametrize(
    ("zone_name", "day", "at", "instant"),
    [
        # Skipped: moved forward by the gap.
        (NEW_YORK, "2026-03-07", "02:30", "2026-03-08T07:30Z"),
        ("Australia/Lord_Howe", "2026-10-03", "02:15", "2026-10-03T15:45Z"),
        ("America/Santiago", "2026-09-05", "00:30", "2026-09-06T04:30Z"),
        ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00Z"),
        # Repeated: the first.
        (NEW_YORK, "2026-10-31", "01:30", "2026-11-01T05:30Z"),
        ("Australia/Lord_Howe", "2026-04-04", "01:45", "2026-04-04T14:45Z"),
        ("America/Santiago", "2026-04-04", "23:30", "2026-04-05T02:30Z"),
        ("Africa/Casablanca", "2026-02-14", "02:30", "2026-02-15T01:30Z"),
    ],
)
def test_where_the_clocks_are_changed(zone_name, day, at, instant):
    found = instant_of(date.fromisoformat(day), time.fromisoformat(at), zone_name)
    assert found == datetime.fromisoformat(instant)


def test_the_end_of_a_day_is_the_next_days_own():
    midnight = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
    assert day_of(midnight, "UTC", time(0)) == date(2026, 11, 20)
    assert day_of(midnight, "UTC", time(3)) == date(2026, 11, 19)
    assert day_of(midnight.replace(hour=3), "UTC", time(3)) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../etc/passwd",
        "/etc/passwd",
        "America",
        "America/",
        "America/../UTC",
        "Mars/Olympus",
        "UTC\0",
        "UTC ",
        "ＵＴＣ",
        "\ud800",
        "x" * 5000,
    ],
    ids=ascii,
)
def test_an_unknown_zone_is_a_wrong_value(name):
    with pytest.raises(ValueError, match="unknown time zone"):
        zone(name)


def test_the_time_has_a_zone():
    assert wall_clock.now().tzinfo is UTC
