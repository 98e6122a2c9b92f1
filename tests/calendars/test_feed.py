"""What stands in the calendar that others subscribe to, read by the package and by hand."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.support.calendars import address_of, components, said
from tests.support.wallets import VISIT

pytestmark = pytest.mark.both_databases

NEW_YORK = {"zone": "America/New_York"}
NEXT_FRIDAY = VISIT | {"held_on": "2026-11-27", "time_of_day": "14:30"}


@pytest.fixture
def ana(sign_up, clock):
    return sign_up("ana", **NEW_YORK)


@pytest.fixture
def address(ana):
    return address_of(ana)


@pytest.fixture
def file(client, address):
    return lambda: client.get(address).data


@pytest.fixture
def events(file):
    return lambda: Calendar.from_ical(file()).events


def plan(visitor, **more: str) -> str:
    """The path of a visit planned for next Friday."""
    page = visitor.act("/visits/bookings", **NEXT_FRIDAY | more).text
    return re.search(r'href="(/visits/[0-9a-f-]{36})"', page.partition('id="coming"')[2]).group(1)


def choose(visitor, **said: str) -> None:
    assert visitor.post("/calendar", data={"words": "neutral"} | said).status_code == 303


def test_a_planned_visit_stands_on_the_clinics_clock(ana, events):
    path = plan(ana)
    [event] = events()
    assert event.start == datetime(2026, 11, 27, 14, 30, tzinfo=ZoneInfo("America/New_York"))
    assert event["UID"] == path.rpartition("/")[2]
    assert (event["STATUS"], event["CLASS"], event["SEQUENCE"]) == ("CONFIRMED", "PRIVATE", 0)
    assert event.end - event.start == timedelta(hours=1)


def test_its_alarms_are_a_day_and_two_hours_before(ana, file):
    plan(ana)
    alarms = [said(alarm) for alarm in components(file(), "VALARM")]
    assert [alarm["TRIGGER"] for alarm in alarms] == ["-P1D", "-PT2H"]
    assert {alarm["DESCRIPTION"] for alarm in alarms} == {"Appointment"}
    assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}


def test_a_visit_without_a_time_takes_its_day_and_one_alarm(ana, file, events):
    plan(ana, time_of_day="")
    [event] = events()
    assert (event.start, event["TRANSP"]) == (date(2026, 11, 27), "TRANSPARENT")
    assert event.end == date(2026, 11, 28)
    assert [said(alarm)["TRIGGER"] for alarm in components(file(), "VALARM")] == ["-PT15H"]


def test_it_says_neither_what_for_nor_where_until_that_is_chosen(ana, file):
    plan(ana, place="12 Main Street", questions="Does the knee bend enough?")
    assert said(components(file(), "VEVENT")[0])["SUMMARY"] == "Appointment"
    assert not re.search(rb"therapy|Main|knee|Ana", file())
    choose(ana, words="therapy", says_place="y")
    event = said(components(file(), "VEVENT")[0])
    assert (event["SUMMARY"], event["LOCATION"]) == ("Physical therapy", "12 Main Street")


@pytest.mark.parametrize(
    "place",
    [
        "Praxis Müller; 2. Stock, links \\ hinten",
        "👩‍👩‍👧 " * 30 + "Kinderklinik",
        "עיסוי, " * 20,
        "مركز العلاج الطبيعي؛ الطابق الثاني " * 4,
        "x" * 200,
    ],
    ids="escapes emoji hebrew arabic long".split(),
)
def test_a_place_comes_through_whole_by_both_readers(ana, file, events, place):
    plan(ana, place=place)
    choose(ana, says_place="y")
    [event] = components(file(), "VEVENT")
    assert said(event)["LOCATION"] == str(events()[0]["LOCATION"]) == place.strip()


def test_a_visit_that_is_off_stays_and_says_so(ana, events):
    gone, moved = plan(ana), plan(ana, held_on="2026-11-26")
    ana.post(f"{gone}/deletion")
    ana.post(f"{moved}/outcome", data={"outcome": "rescheduled"})
    assert [event["STATUS"] for event in events()] == ["CANCELLED", "CANCELLED"]
    assert {event["SEQUENCE"] for event in events()} == {1}
    assert not [alarm for event in events() for alarm in event.walk("VALARM")]


def test_the_sequence_and_the_last_change_only_ever_rise(ana, clock, events):
    path = plan(ana, weeks="2")
    seen = []
    for act, fields in (
        ("deletion", {}),
        ("restoration", {}),
        ("outcome", {"outcome": "cancelled"}),
        ("outcome", {"outcome": "undone"}),
    ):
        seen.append((events()[0]["SEQUENCE"], events()[0]["LAST-MODIFIED"].dt))
        clock.forward(minutes=1)
        ana.post(f"{path}/{act}", data=fields)
    seen.append((events()[0]["SEQUENCE"], events()[0]["LAST-MODIFIED"].dt))
    assert [number for number, _ in seen] == [0, 1, 2, 3, 4]
    assert seen == sorted(set(seen))
    assert events()[0]["STATUS"] == "CONFIRMED"


def test_the_rest_of_a_series_that_ends_is_cancelled_and_comes_back(ana, events):
    path = plan(ana, weeks="3")
    series = re.search(r"/visits/series/[0-9a-f-]+", ana.get(path).text).group()
    ana.post(f"{series}/ending", data={"since": "2026-11-28"})
    assert [e["STATUS"] for e in events()] == ["CONFIRMED", "CANCELLED", "CANCELLED"]
    ana.post(f"{series}/resumption", data={"since": "2026-11-28"})
    assert [e["STATUS"] for e in events()] == ["CONFIRMED"] * 3
    assert {event["SEQUENCE"] for event in events()} == {2}


def test_a_visit_that_was_kept_stays_and_one_that_was_only_counted_never_comes(ana, events):
    path = plan(ana, held_on="2026-11-20")
    ana.post(f"{path}/outcome", data={"outcome": "attended"})
    ana.post("/visits")
    assert [event["UID"] for event in events()] == [path.rpartition("/")[2]]


def test_a_month_later_a_visit_is_gone_from_it(ana, clock, events):
    plan(ana)
    clock.set("2026-12-28T12:00")
    assert len(events()) == 1
    clock.set("2026-12-29T12:00")
    assert events() == []


def test_it_says_how_often_to_ask_and_what_it_is(ana, file):
    [calendar] = components(file(), "VCALENDAR")
    told = said(calendar)
    assert (told["VERSION"], told["METHOD"]) == ("2.0", "PUBLISH")
    assert (told["REFRESH-INTERVAL"], told["X-PUBLISHED-TTL"]) == ("PT1H", "PT1H")
    assert told["NAME"] == told["X-WR-CALNAME"] == "Homestretch"


def test_beas_visits_are_not_in_anas_calendar(ana, sign_up, events):
    plan(sign_up("bea"))
    assert events() == []


def test_exercises_stand_on_the_days_of_the_program_once_that_is_chosen(ana, events):
    ana.post("/exercises", data=DOSE | {"plan": "days", "weekdays": ["mon", "fri"]})
    assert events() == []
    choose(ana, exercises="y", exercise_at="08:15")
    [event] = events()
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,FR"
    assert event.start == datetime(2026, 11, 20, 8, 15, tzinfo=ZoneInfo("America/New_York"))
    assert str(event["SUMMARY"]) == "Time for your routine"
    assert b"Bridge" not in event.to_ical()


def test_exercises_after_midnight_are_on_the_next_date(ana, events):
    ana.post("/exercises", data=DOSE | {"plan": "days", "weekdays": ["sun"]})
    choose(ana, exercises="y", exercise_at="00:30")
    [event] = events()
    assert event["RRULE"]["BYDAY"] == ["MO"]
    assert event.start.date() == date(2026, 11, 23)


def test_exercises_end_with_the_last_day_that_was_planned(ana, events):
    ana.post("/exercises", data=DOSE | {"until_on": "2026-12-04"})
    choose(ana, exercises="y", exercise_at="08:15")
    assert events()[0]["RRULE"]["UNTIL"] == [datetime(2026, 12, 4, 13, 15, tzinfo=UTC)]


def test_without_a_program_or_with_the_switch_off_there_is_no_routine(ana, events):
    choose(ana, exercises="y", exercise_at="08:15")
    assert events() == []
    ana.post("/exercises", data=DOSE)
    assert len(events()) == 1
    choose(ana, exercise_at="08:15")
    assert events() == []


DOSE = {"name": "Bridge", "sets": "3", "reps": "10"}
