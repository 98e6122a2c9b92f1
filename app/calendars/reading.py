"""A calendar file that somebody sends, which may be anything, read into plain events.

Before the package sees it, all that is not wanted is left out: other components, other
properties, and above all the zones of the file's own. The package would work out their rules,
however long that takes, and remember them for everybody by the names that the file gives them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icalendar import Event

MOST_BYTES = 256 * 1024
MOST_EVENTS = 200

_FOLD = re.compile(rb"\r?\n[ \t]")
_NAME = re.compile(r"([A-Za-z-]{1,40})[;:]")
_WANTED = frozenset("UID DTSTART SUMMARY LOCATION STATUS RRULE RDATE EXDATE RECURRENCE-ID".split())
_EVENT = ["VCALENDAR", "VEVENT"]


class Unreadable(ValueError):
    """These bytes are no calendar that can be read.

    `reason` is `empty`, `large` (bytes), `type`, `many` (events) or `none`.
    """

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Events:
    """The events that could be read, and how many could not."""

    read: tuple[Any, ...]
    unread: int


def events_in(data: bytes) -> Events:
    """The events of a file; raises `Unreadable`."""
    blocks = list(_blocks(_text(data)))
    if not blocks:
        raise Unreadable("none")
    if len(blocks) > MOST_EVENTS:
        raise Unreadable("many")
    events = [_event(block) for block in blocks]
    read = tuple(event for event in events if event is not None)
    return Events(read, len(events) - len(read))


def _text(data: bytes) -> str:
    if not data:
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("large")
    try:
        # Some programs fold a line in the middle of a letter.
        text = _FOLD.sub(b"", data).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("type") from None
    if not text.lstrip()[:15].upper() == "BEGIN:VCALENDAR":
        raise Unreadable("type")
    return text


def _blocks(text: str) -> Iterator[str]:
    """The wanted lines of each event, as a component of its own."""
    inside: list[str] = []
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        word, _, name = line.partition(":")
        if word.upper() == "BEGIN":
            inside.append(name.strip().upper())
        elif word.upper() == "END":
            if inside == _EVENT:
                yield "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])
                lines = []
            inside = inside[:-1]
        elif inside == _EVENT and _is_wanted(line):
            lines.append(line)


def _is_wanted(line: str) -> bool:
    name = _NAME.match(line)
    return name is not None and name.group(1).upper() in _WANTED


def _event(block: str) -> Event | None:
    """The event of one block; None for one that the package makes nothing of."""
    try:
        event = Event.from_ical(block)
    except Exception:  # noqa: BLE001 - whatever a file breaks in there, it is one event
        return None
    return event if "DTSTART" in event and not event.errors else None
