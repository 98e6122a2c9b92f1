"""A found event as one line of text, so that a page of them needs no memory on the server.

`2026-11-27 14:30 pt 5f0c… 12 Main Street`: day, time or a dash, therapy, id, and the place if any.
"""

import re
from datetime import date, time
from uuid import UUID

from app.calendars.found import Found

_LINE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}|-) (pt|ot|slp) ([0-9a-f-]{36})"
    r"(?: (.{1,200}))?"
)


class NotPicked(ValueError):
    """The line was not written by `line_of`."""


def line_of(found: Found) -> str:
    at = found.at.strftime("%H:%M") if found.at else "-"
    return f"{found.on} {at} {found.discipline} {found.id} {found.place}".rstrip()


def picked(line: str) -> Found:
    """What `line_of` made the line of; raises `NotPicked`."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise NotPicked(line)
    on, at, discipline, id, place = match.groups()
    try:
        wall = None if at == "-" else time.fromisoformat(at)
        return Found(UUID(id), date.fromisoformat(on), wall, discipline, place or "")
    except ValueError as odd:
        raise NotPicked(line) from odd
