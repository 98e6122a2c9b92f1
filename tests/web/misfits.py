"""What does not fit into the fields of the app's forms."""

# Every number: what Python would take, or round, and people did not mean.
NO_NUMBERS = ["10.5", "７", "٤", "4_0", "NaN", "inf", "1e1", "0x4", "4 5", "four", "4\0", "9" * 400]
NO_WRITTEN_DAYS = [
    "2026-02-30",
    "2025-02-29",
    "0000-00-00",
    "99999-01-01",
    "2026-11-2",
    "20.11.2026",
    "２０２６-11-20",
    "2026-11-20T00:00",
    "yesterday",
]
NO_DAYS = [
    *NO_WRITTEN_DAYS,
    "1900-01-01",
    "2025-11-18",  # more than a year ago
    "2026-11-21",  # tomorrow
    "2026-11-27",
]
NO_TIMES = ["25:00", "12:60", "noon", "8", "-1:00", "08:15\0"]
UNWRITABLE = ["a\0b", "\x1b[31m", "a\x85b", "a\x7fb", "a\uffffb"]
NO_LINES = [*UNWRITABLE, "one\ntwo", "one\rtwo"]
MISSING, BLANK = None, ""
NO_REVISION = [*NO_NUMBERS, BLANK, MISSING]
NO_LOGINS = [*NO_LINES, "x" * 255, BLANK, MISSING]
NO_ZONES = ["Mars/Olympus", "../etc/passwd", "UTC\0", BLANK]
NO_PASSWORDS = ["short", "password123", "x" * 1025, BLANK, MISSING]


def numbers(least: int, most: int) -> list[str]:
    return [*NO_NUMBERS, str(least - 1), str(most + 1), "-3", "999999999"]
