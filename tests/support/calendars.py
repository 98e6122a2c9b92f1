"""Calendar files as clinics and other calendars send them."""

import re
from io import BytesIO
from typing import NamedTuple

VISIT = {
    "UID": "42@clinic.example",
    "DTSTART;TZID=America/New_York": "20261127T143000",
    "SUMMARY": "Physical therapy",
    "LOCATION": "12 Main Street",
}


def event(**said: str) -> dict[str, str]:
    """The visit above, with `said` in place of its own; `dtstart` has no zone then."""
    others = {name.upper().replace("_", "-"): text for name, text in said.items()}
    kept = {name: text for name, text in VISIT.items() if name.partition(";")[0] not in others}
    return kept | others


def ics(*events: dict[str, str]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Clinic//EN"]
    for each in events:
        said = [f"{name}:{text}" for name, text in each.items()]
        lines += ["BEGIN:VEVENT", "DTSTAMP:20261101T000000Z", *said, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def calendar_file(data: bytes | None = None, name: str = "visits.ics") -> tuple[BytesIO, str]:
    """A file for a field of a form."""
    return BytesIO(ics(VISIT) if data is None else data), name


def address_of(visitor) -> str:
    """The path of a new secret address."""
    page = visitor.post("/calendar/address").text
    return re.search(r"<code>http://127.0.0.1(/calendar/[\w-]{43}\.ics)</code>", page).group(1)


class Line(NamedTuple):
    name: str
    told: dict[str, str]
    text: str


def lines_of(file: bytes) -> list[Line]:
    """A file read in the plainest way, and held to RFC 5545's form: our second reader."""
    assert file.endswith(b"\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    for line in file.split(b"\r\n"):
        line.decode()  # no letter is cut in two
    whole = file.decode().replace("\r\n ", "")
    return [_line(line) for line in whole.split("\r\n")[:-1]]


def components(file: bytes, kind: str) -> list[list[Line]]:
    """The lines of each component of that kind, those of its parts among them."""
    found: list[list[Line]] = []
    inside = False
    for line in lines_of(file):
        if line == ("BEGIN", {}, kind):
            found.append([])
            inside = True
        elif line == ("END", {}, kind):
            inside = False
        elif inside:
            found[-1].append(line)
    return found


def said(component: list[Line]) -> dict[str, str]:
    """The last text of each name."""
    return {line.name: line.text for line in component}


def _line(line: str) -> Line:
    head, _, text = line.partition(":")
    name, *told = head.split(";")
    escapes = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    text = re.sub(r"\\[n,;\\]", lambda match: escapes[match.group()], text)
    return Line(name, dict(each.split("=") for each in told), text)
