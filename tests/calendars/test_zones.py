"""Clock changes in a calendar: read by hand, they give the instants of the table of zones."""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from app.calendars.entries import Entry
from app.calendars.writing import calendar_of
from tests.support.calendars import components, said

ZONES = """
    America/New_York Europe/Dublin Europe/Berlin Australia/Lord_Howe Pacific/Chatham
    America/St_Johns Africa/Casablanca Asia/Kathmandu Pacific/Apia UTC
""".split()
TODAY = date(2026, 11, 20)


def offset_by_hand(file: bytes, wall: datetime) -> timedelta:
    """What the file's own rules say of `wall`: those of the latest change before it."""
    [zone] = components(file, "VTIMEZONE")
    starts = [datetime.fromisoformat(line.text) for line in zone if line.name == "DTSTART"]
    offsets = [line.text for line in zone if line.name == "TZOFFSETTO"]
    latest = max((at, offset) for at, offset in zip(starts, offsets, strict=True) if at <= wall)
    sign, hours, minutes = re.fullmatch(r"([+-])(\d\d)(\d\d)", latest[1]).groups()
    return int(f"{sign}1") * timedelta(hours=int(hours), minutes=int(minutes))


def hours_around_changes(zone: ZoneInfo) -> list[datetime]:
    """The wall's hours of each day of two years on which the clocks change, and of the next."""
    noons = [datetime.combine(TODAY, time(12), zone) + timedelta(days=n) for n in range(730)]
    days = [b for a, b in pairwise(noons) if a.utcoffset() != b.utcoffset()] or noons[:1]
    begins = [noon.replace(tzinfo=None, hour=0) for noon in days]
    return [begin + timedelta(minutes=30 * half) for begin in begins for half in range(96)]


@pytest.mark.parametrize("name", ZONES)
def test_each_half_hour_around_a_change_is_the_same_instant_by_the_files_own_rules(name):
    file, zone = calendar_of([], name, "Homestretch", TODAY), ZoneInfo(name)
    for wall in hours_around_changes(zone):
        known = wall.replace(tzinfo=zone)
        utc = known.astimezone(UTC)
        is_skipped = utc.astimezone(zone).replace(tzinfo=None) != wall
        is_twice = known.utcoffset() != known.replace(fold=1).utcoffset()
        if not is_skipped and not is_twice:
            assert wall - offset_by_hand(file, wall) == utc.replace(tzinfo=None), wall


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("2027-03-13T08:00", "2027-03-13T13:00"),
        ("2027-03-14T03:30", "2027-03-14T07:30"),
        ("2027-03-15T08:00", "2027-03-15T12:00"),
        ("2027-11-06T08:00", "2027-11-06T12:00"),
        ("2027-11-07T08:00", "2027-11-07T13:00"),
    ],
)
def test_a_visit_keeps_its_hour_when_the_clocks_change(wall, utc):
    at = datetime.fromisoformat(wall)
    file = calendar_of([entry(at)], "America/New_York", "Homestretch", TODAY)
    [event] = components(file, "VEVENT")
    [start] = [line for line in event if line.name == "DTSTART"]
    assert start.told == {"TZID": "America/New_York"}
    assert said(components(file, "VTIMEZONE")[0])["TZID"] == "America/New_York"
    read = datetime.fromisoformat(start.text)
    assert read - offset_by_hand(file, read) == datetime.fromisoformat(utc)


def test_a_change_is_written_in_the_local_time_of_the_clock_before_it():
    """RFC 5545, 3.6.5. Readers take the old offset off it, to know the instant."""
    [zone] = components(calendar_of([], "America/New_York", "Homestretch", TODAY), "VTIMEZONE")
    starts = [line.text for line in zone if line.name == "DTSTART"]
    olds = [line.text for line in zone if line.name == "TZOFFSETFROM"]
    changes = set(zip(starts, olds, strict=True))
    assert changes >= {("20270314T020000", "-0500"), ("20271107T020000", "-0400")}


def entry(at: datetime) -> Entry:
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    return Entry("1", at, timedelta(hours=1), "Appointment", 0, moment)
