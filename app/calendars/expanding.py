"""The events of a file as the visits that they may be: each on its own day of the coming time."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.calendars.found import Found, discipline_of, id_of
from app.calendars.recurrence import FREQUENCIES, Rule, UnknownRule, days_of
from app.clock import zone as zone_named
from app.visits.bounds import FURTHEST, PLACE_LENGTH
from app.web.text import Unwritable, clean

DAY, REPEATS_FOR = timedelta(days=1), timedelta(weeks=26)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = frozenset("FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH COUNT UNTIL WKST".split())
TITLE_LENGTH = 100


@dataclass(frozen=True)
class Coming:
    """What `found` there is from today on, and how many events could not be read."""

    found: tuple[Found, ...]
    unread: int


def coming(events: Iterable[Any], zone: str, today: date) -> Coming:
    """The events that are still to come, on the wall of `zone`, in their order."""
    found: dict = {}
    unread = 0
    events = list(events)
    moved = set(_moved(events))
    for event in events:
        try:
            found |= {each.id: each for each in _times(event, moved, zone, today)}
        except (ValueError, TypeError, AttributeError, LookupError, OverflowError):
            unread += 1
    return Coming(tuple(sorted(found.values(), key=Found.in_order)), unread)


def _times(event: Any, moved: set, zone: str, today: date) -> Iterator[Found]:
    """One event on each of its days."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    for starts in _starts(event, moved, today):
        found = _found(event, starts, zone)
        if today <= found.on <= today + FURTHEST:
            yield found


def _starts(event: Any, moved: set, today: date) -> list[date | datetime]:
    """When it takes place, as its own zone has it. What was moved stands for itself elsewhere."""
    starts = event["DTSTART"].dt
    if isinstance(starts, time) or "RDATE" in event:
        raise UnknownRule("days of its own")
    if "RRULE" not in event:
        return [starts]
    wall = _wall(starts)
    left_out = {_same_kind(each.dt, starts) for each in _listed(event.get("EXDATE"))}
    left_out |= {_same_kind(at, starts) for uid, at in moved if uid == str(event.get("UID"))}
    # A day earlier and later: the reader's own day may be another than the event's.
    days = days_of(rule_of(event["RRULE"], starts), wall, today - DAY, today + REPEATS_FOR)
    times = [_at(day, starts) for day in days]
    return [each for each in times if each not in left_out]


def rule_of(said: Any, starts: date | datetime) -> Rule:
    """The rule that an event says; raises `UnknownRule` and `ValueError`."""
    if isinstance(said, list) or set(said) - _KNOWN:
        raise UnknownRule("another rule")
    frequency = str(_one(said, "FREQ")).upper()
    interval, count = int(_one(said, "INTERVAL", 1)), _one(said, "COUNT")
    weekdays = frozenset(_weekday(str(each)) for each in said.get("BYDAY", ()))
    if frequency not in FREQUENCIES or interval < 1 or (count is not None and int(count) < 1):
        raise UnknownRule(frequency)
    if frequency != "MONTHLY" and any(ordinal for ordinal, _ in weekdays):
        raise UnknownRule("the first of nothing")
    return Rule(
        frequency,
        interval,
        weekdays,
        frozenset(int(each) for each in said.get("BYMONTHDAY", ())),
        frozenset(int(each) for each in said.get("BYMONTH", ())),
        int(count) if count is not None else None,
        _until(_one(said, "UNTIL"), starts),
        WEEKDAYS.index(str(_one(said, "WKST", "MO")).upper()),
    )


def _found(event: Any, starts: date | datetime, zone: str) -> Found:
    title = _line(event.get("SUMMARY"), TITLE_LENGTH)
    uid = str(event.get("UID", title))
    is_aware = isinstance(starts, datetime) and starts.tzinfo is not None
    here = starts.astimezone(zone_named(zone)) if is_aware else starts
    return Found(
        id=id_of(uid, starts.astimezone(UTC) if is_aware else starts),
        on=here.date() if isinstance(here, datetime) else here,
        at=here.time().replace(second=0, microsecond=0) if isinstance(here, datetime) else None,
        discipline=discipline_of(title),
        place=_line(event.get("LOCATION"), PLACE_LENGTH),
        title=title,
        uid=uid,
    )


def _line(text: Any, most: int) -> str:
    """One line of somebody's words, as far as they go; nothing where they cannot be kept."""
    try:
        return " ".join(clean(str(text or "")).split())[:most].strip()
    except Unwritable:
        return ""


def _moved(events: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Which days of which events stand for themselves."""
    for event in events:
        with suppress(AttributeError):  # where there are two, it is none
            if "RECURRENCE-ID" in event:
                yield str(event.get("UID")), event["RECURRENCE-ID"].dt


def _listed(exdates: Any) -> list:
    lists = exdates if isinstance(exdates, list) else [exdates] if exdates else []
    return [each for one in lists for each in one.dts]


def _one(said: Any, name: str, otherwise: Any = None) -> Any:
    values = said.get(name)
    return values[0] if values else otherwise


def _weekday(said: str) -> tuple[int, int]:
    """`-1FR` as -1 and 4."""
    return int(said[:-2] or 0), WEEKDAYS.index(said[-2:].upper())


def _until(until: Any, starts: date | datetime) -> datetime | None:
    if until is None:
        return None
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    return _wall(_same_kind(until, starts))


def _wall(moment: date | datetime) -> datetime:
    """On the wall of its own zone."""
    is_timed = isinstance(moment, datetime)
    return moment.replace(tzinfo=None) if is_timed else datetime.combine(moment, time())


def _at(day: date, starts: date | datetime) -> date | datetime:
    is_timed = isinstance(starts, datetime)
    return datetime.combine(day, starts.time(), starts.tzinfo) if is_timed else day


def _same_kind(moment: Any, starts: date | datetime) -> Any:
    """A moment as the event has its own: in its zone, without a zone, or a day."""
    if not isinstance(starts, datetime):
        return moment.date() if isinstance(moment, datetime) else moment
    if not isinstance(moment, datetime):
        return datetime.combine(moment, starts.time(), starts.tzinfo)
    if starts.tzinfo is None:
        return moment.replace(tzinfo=None)
    is_aware = moment.tzinfo is not None
    return moment.astimezone(starts.tzinfo) if is_aware else moment.replace(tzinfo=starts.tzinfo)
