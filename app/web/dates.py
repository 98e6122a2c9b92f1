"""Days and times in the reader's words."""

import re
from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date, format_time
from flask import Flask
from flask_babel import gettext

from app.clock import local
from app.web.language import language

_INSIDE = re.compile(r"(?<=\d) | (?=\d{4})")


def day(value: date) -> str:
    """`Fri 20 Nov`"""
    return _date(value, "EEE d MMM", language())


def long_day(value: date) -> str:
    """`Friday 20 November`"""
    return _date(value, "EEEE d MMMM", language())


def full_date(value: date) -> str:
    """`20 November 2026`"""
    return _date(value, "d MMMM y", language())


def short_day(value: date, today: date) -> str:
    """`20 Nov`; with the year when it is another than today's."""
    return _date(value, "d MMM" if value.year == today.year else "d MMM y", language())


def month(value: date) -> str:
    """`Nov 2026`"""
    return _date(value, "MMM y", language())


def day_from(value: date, today: date) -> str:
    """A day as seen from `today`: `Today, Fri 20 Nov`; with the year when it is another."""
    if value == today:
        return gettext("Today, %(day)s", day=day(value))
    if value.year != today.year:
        return _date(value, "EEE d MMM y", language())
    return day(value)


def time_of(entry) -> str:
    """When an owned row happened, on the wall where it happened: `3:20 pm`."""
    at = local(entry.acted_at, entry.zone)
    return _time(at.hour, at.minute, language())


def day_and_time(moment: datetime, zone_name: str) -> str:
    """`Fri 20 Nov, 3:20 pm` on the wall of `zone_name`."""
    at = local(moment, zone_name)
    return f"{day(at.date())}, {_time(at.hour, at.minute, language())}"


def wall_time(at: time) -> str:
    """`3:20 pm`"""
    return _time(at.hour, at.minute, language())


def kept_together(words: str) -> str:
    """Days and times in `words` that no end of a line takes apart: `26 Nov`, `2:30 pm`. A weekday
    may stand on the line before, so that large text fits."""
    return _INSIDE.sub("\N{NO-BREAK SPACE}", words)


@lru_cache(maxsize=4096)
def _date(value: date, pattern: str, locale: str) -> str:
    return format_date(value, pattern, locale)


@lru_cache(maxsize=4096)
def _time(hour: int, minute: int, locale: str) -> str:
    words = format_time(time(hour, minute), "h:mm a", locale=locale)
    return words.replace("AM", "am").replace("PM", "pm")


def init_app(app: Flask) -> None:
    for words in (day, long_day, full_date, short_day, day_from, time_of, day_and_time, wall_time):
        app.jinja_env.filters[words.__name__] = words
