"""Whatever somebody sends as a calendar: a list of what was found, or a refusal."""

from contextlib import suppress
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as some

from app.calendars.expanding import coming
from app.calendars.picked import NotPicked, line_of, picked
from app.calendars.reading import Unreadable, events_in
from tests.support.calendars import VISIT, ics

TODAY = date(2026, 11, 20)
NAMES = "UID DTSTART DTSTART;TZID=Europe/Berlin DTSTART;VALUE=DATE SUMMARY RRULE EXDATE".split()
NAMES += "RECURRENCE-ID LOCATION STATUS RDATE DTSTART;TZID=../../etc/passwd BEGIN END".split()
TEXTS = some.text(max_size=30) | some.sampled_from(
    [
        "20261127T143000",
        "20261127",
        "00010101T000000Z",
        "99991231T235959Z",
        "20261127T143000/PT1H",
        "FREQ=WEEKLY;BYDAY=MO,-1FR",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270101",
        "FREQ=WEEKLY;INTERVAL=" + "9" * 5_000,
        "VEVENT",
        "VCALENDAR",
        "CANCELLED",
    ]
)
EVENTS = some.lists(some.dictionaries(some.sampled_from(NAMES), TEXTS), max_size=4)


def read(data: bytes) -> None:
    try:
        events = events_in(data)
    except Unreadable:
        return
    for zone in ("America/New_York", "Pacific/Apia"):
        for found in coming(events.read, zone, TODAY).found:
            assert isinstance(found.on, date) and not isinstance(found.on, datetime)
            assert "\n" not in found.title + found.place
            assert line_of(picked(line_of(found))) == line_of(found)


@given(EVENTS)
def test_no_event_breaks_the_reader(events):
    read(ics(*events, VISIT))


@given(some.binary(max_size=300), some.integers(0, 400))
def test_no_bytes_in_the_middle_break_it(odd, at):
    whole = ics(VISIT, VISIT)
    read(whole[:at] + odd + whole[at:])


@given(some.text())
def test_a_line_that_was_not_offered_is_not_taken(text):
    with suppress(NotPicked):
        assert line_of(picked(text)) == text.rstrip()
