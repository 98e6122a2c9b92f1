"""Entries as an iCalendar file (RFC 5545), such as other calendars subscribe to."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from app.calendars.entries import Entry, Repeats
from app.calendars.zones import timezone_of
from app.clock import zone as zone_named

ASK_AGAIN = timedelta(hours=1)
# The clock changes that are written out; whoever reads on has asked again by then.
YEARS_AHEAD = timedelta(days=2 * 366)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_of(entries: Sequence[Entry], zone: str, name: str, today: date) -> bytes:
    """The file, in the wall time of `zone`."""
    calendar = Calendar()
    calendar.add("prodid", "-//Homestretch//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    days = [_day(entry) for entry in entries]
    calendar.add_component(
        timezone_of(zone, min([*days, today]), max([*days, today + YEARS_AHEAD]))
    )
    for entry in entries:
        calendar.add_component(_event(entry, zone))
    return calendar.to_ical()


def _event(entry: Entry, zone: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("dtstart", _start(entry, zone))
    event.add("duration", entry.lasts)
    event.add("summary", entry.words)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.blocks and not entry.is_cancelled else "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    if entry.repeats:
        event.add("rrule", _rule(entry.repeats))
    for before in entry.alarms:
        event.add_component(_alarm(before, entry.words))
    return event


def _start(entry: Entry, zone: str) -> date | datetime:
    is_timed = isinstance(entry.starts, datetime)
    return entry.starts.replace(tzinfo=zone_named(zone)) if is_timed else entry.starts


def _rule(repeats: Repeats) -> dict:
    rule = {"freq": "weekly", "byday": [WEEKDAYS[day] for day in sorted(repeats.weekdays)]}
    return rule | ({"until": repeats.until} if repeats.until else {})


def _alarm(before: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", words)
    return alarm


def _day(entry: Entry) -> date:
    return entry.starts.date() if isinstance(entry.starts, datetime) else entry.starts
