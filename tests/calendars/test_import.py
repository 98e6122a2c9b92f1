"""Visits out of a calendar file: shown first, then planned, and never twice."""

import re
from html import unescape
from io import BytesIO

import pytest

from tests.support.calendars import VISIT, address_of, calendar_file, event, ics
from tests.support.tables import dump

pytestmark = pytest.mark.both_databases


@pytest.fixture
def ana(sign_up, clock):
    return sign_up("ana", zone="America/New_York")


def look_into(visitor, *events: dict[str, str]) -> str:
    return send(visitor, ics(*events)).text


def send(visitor, data: bytes):
    return visitor.post("/calendar/import", data={"calendar": calendar_file(data)})


def lines(page: str, checked: bool | None = None) -> list[str]:
    """The values of the boxes on a page, of those that are checked or not."""
    boxes = re.findall(r'name="visits" value="([^"]*)"( checked)?', page)
    return [unescape(value) for value, mark in boxes if checked in (None, bool(mark))]


def plan(visitor, page: str) -> str:
    op_id = re.search(r'name="op_id"[^>]* value="([^"]+)"', page).group(1)
    return visitor.act("/calendar/import/visits", visits=lines(page), op_id=op_id).text


def coming(visitor) -> str:
    return visitor.get("/visits").text.partition('id="coming"')[2]


def test_a_file_is_shown_and_saves_nothing(app, ana):
    before = dump(app)
    page = look_into(ana, VISIT, event(uid="2", summary="Dinner", dtstart="20261128T190000"))
    assert "These look like visits" in page and "Other events" in page
    assert [line[:19] for line in lines(page, checked=True)] == ["2026-11-27 14:30 pt"]
    assert [line[:19] for line in lines(page, checked=False)] == ["2026-11-28 19:00 pt"]
    assert dump(app) == before


def test_what_is_chosen_is_planned_with_its_time_and_place(ana):
    page = plan(ana, look_into(ana, VISIT))
    assert "1 visit planned." in page
    path = re.search(r'href="(/visits/[0-9a-f-]{36})"', coming(ana)).group(1)
    form = ana.get(path).text
    assert all(f'value="{typed}"' in form for typed in ("2026-11-27", "14:30", "12 Main Street"))


def test_the_same_file_again_says_that_it_is_already_there(ana):
    plan(ana, look_into(ana, VISIT))
    page = look_into(ana, VISIT, event(uid="2", dtstart="20261201T090000"))
    assert "1 is already there." in page
    assert [line[:10] for line in lines(page)] == ["2026-12-01"]


def test_a_form_sent_twice_plans_once(app, ana):
    page = look_into(ana, VISIT)
    plan(ana, page)
    before = dump(app)["operations"], dump(app)["visits"]
    assert "1 visit planned." in plan(ana, page)
    assert (dump(app)["operations"], dump(app)["visits"]) == before


def test_a_visit_that_was_taken_off_is_offered_again_and_comes_back(ana):
    plan(ana, look_into(ana, VISIT))
    path = re.search(r'href="(/visits/[0-9a-f-]{36})"', coming(ana)).group(1)
    ana.post(f"{path}/deletion")
    plan(ana, look_into(ana, VISIT))
    assert path in coming(ana)


def test_what_came_out_of_our_own_feed_is_already_there(ana):
    plan(ana, look_into(ana, VISIT))
    page = send(ana, ana.get(address_of(ana)).data).text
    assert "1 is already there." in page and lines(page) == []


def test_bea_is_offered_what_ana_has(ana, bea):
    plan(ana, look_into(ana, VISIT))
    assert lines(look_into(bea, VISIT))


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"DTSTART": "20261127T193000Z"}, "2026-11-27 14:30"),
        ({"DTSTART;TZID=Europe/Berlin": "20261127T203000"}, "2026-11-27 14:30"),
        ({"DTSTART;TZID=Eastern Standard Time": "20261127T143000"}, "2026-11-27 14:30"),
        ({"DTSTART;TZID=Clinic Time": "20261127T143000"}, "2026-11-27 14:30"),
        ({"DTSTART": "20261128T033000Z"}, "2026-11-27 22:30"),
        ({"DTSTART": "20270701T183000Z"}, "2027-07-01 14:30"),
        ({"DTSTART;VALUE=DATE": "20261127"}, "2026-11-27 -"),
    ],
    ids="utc zone windows unknown day summer all-day".split(),
)
def test_a_time_is_that_of_the_readers_own_wall(ana, said, line):
    [found] = lines(look_into(ana, {"UID": "1", "SUMMARY": "PT"} | said))
    assert found.startswith(f"{line} pt ")


def test_the_kind_of_therapy_is_told_from_its_name(ana):
    names = ("PT with Theo", "Occupational therapy", "Speech", "Eval")
    events = (
        event(uid=name, summary=name, dtstart=f"2026112{number}T090000")
        for number, name in enumerate(names, start=1)
    )
    page = look_into(ana, *events)
    assert [line.split()[2] for line in lines(page, checked=True)] == ["pt", "ot", "slp", "pt"]


def test_one_that_repeats_is_there_for_half_a_year_but_for_what_was_left_out(ana):
    page = look_into(
        ana,
        event(dtstart="20261103T090000", rrule="FREQ=WEEKLY;BYDAY=TU", exdate="20261201T090000"),
        event(dtstart="20261209T110000", recurrence_id="20261208T090000"),
    )
    days = [line[:16] for line in lines(page)]
    assert days[:3] == ["2026-11-24 09:00", "2026-12-09 11:00", "2026-12-15 09:00"]
    assert days[-1] == "2027-05-18 09:00" and len(days) == 25


def test_what_is_past_or_cancelled_or_years_away_is_left_out(ana):
    page = look_into(
        ana,
        event(dtstart="20261119T090000"),
        event(uid="2", dtstart="20261127T090000", status="CANCELLED"),
        event(uid="3", dtstart="20290101T090000"),
    )
    assert "There is nothing new in the time to come." in page


def test_what_cannot_be_read_is_counted_and_stops_nothing(ana):
    odd = (
        event(uid="2", dtstart="20261332T090000"),
        event(uid="3", dtstart="yesterday"),
        event(uid="4", dtstart="20261127T090000", rrule="FREQ=SECONDLY"),
        event(uid="5", dtstart="20261127T090000", rrule="FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO"),
        event(uid="6", dtstart="20261127T090000", rrule="FREQ=DAILY;INTERVAL=0"),
    )
    page = look_into(ana, VISIT, *odd)
    assert "5 events we cannot read." in page
    assert len(lines(page)) == 1


def test_more_than_a_hundred_are_offered_in_turns(ana):
    daily = event(dtstart="20261123T090000", rrule="FREQ=DAILY")
    page = look_into(ana, daily)
    assert len(lines(page)) == 100 and "more: choose the file again after this." in page
    plan(ana, page)
    page = look_into(ana, daily)
    assert "100 are already there." in page and len(lines(page)) == 80


BOMB = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
ZONE_BOMB = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:America/New_York\r\nBEGIN:STANDARD\r\n"
    b"DTSTART:19000101T000000\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\n"
    b"TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Choose a file first."),
        (b"PK\x03\x04" + bytes(500), "We cannot read this file."),
        (ics(VISIT).decode().encode("utf-16"), "We cannot read this file."),
        (ics(event(summary="\xe9")).replace(b"\xc3\xa9", b"\xe9"), "We cannot read this file."),
        (b"<html>BEGIN:VCALENDAR", "We cannot read this file."),
        (ics(), "There are no events in this file."),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 9_000, "There are no events"),
        (ics(*(event(uid=str(n)) for n in range(201))), "too many events"),
    ],
    ids="empty zip utf-16 latin-1 html none nested many".split(),
)
def test_what_is_no_calendar_is_refused_at_its_field(app, ana, data, words):
    before = dump(app)
    answer = send(ana, data)
    assert answer.status_code == 422
    assert words in answer.text and 'id="calendar-error"' in answer.text
    assert dump(app) == before


def test_a_field_without_a_file_is_refused_at_it(ana):
    for fields in ({}, {"calendar": "text"}):
        answer = ana.post("/calendar/import", data=fields)
        assert answer.status_code == 422 and "Choose a file first." in answer.text


@pytest.mark.parametrize(("size", "status"), [(256, 422), (330, 413)])
def test_a_file_too_large_is_told_so(ana, size, status):
    answer = send(ana, b"x" * (size * 1024 + 1))
    assert answer.status_code == status and "This file is too large." in answer.text


def test_rules_that_never_come_true_take_no_time_and_a_files_zone_changes_nobodys(ana):
    """By the package's own reading each of these would take minutes, or turn New York's clock."""
    page = look_into(ana, *(event(uid=str(n), rrule=BOMB, dtstart="20261127T09") for n in range(9)))
    assert lines(page) == []
    file = ZONE_BOMB + ics(VISIT).partition(b"\r\n")[2]
    assert [line[:16] for line in lines(send(ana, file).text)] == ["2026-11-27 14:30"]


def test_choosing_none_says_so(ana):
    answer = ana.post("/calendar/import/visits", data={})
    assert answer.status_code == 422 and "Choose one visit at least." in answer.text


def test_nothing_of_a_file_is_read_for_a_stranger(client):
    stream = BytesIO(b"never read")
    answer = client.post(
        "/calendar/import",
        input_stream=stream,
        content_length=10,
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 303 and stream.tell() == 0
