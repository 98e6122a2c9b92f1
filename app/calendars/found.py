"""An event that was found in somebody's calendar, and whether it looks like a visit."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import NAMESPACE_OID, UUID, uuid5

_IDS = uuid5(NAMESPACE_OID, "homestretch: visits out of calendars")
_THERAPIES = {
    "slp": re.compile(r"\b(slp|speech)\b", re.IGNORECASE),
    "ot": re.compile(r"\b(ot|occupational|hand therapy)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(pt|physical therap\w*|physio\w*|rehab\w*|therap\w*)\b", re.IGNORECASE),
}
_VISIT = re.compile(r"\b(appointment|appt|visit|evaluation|eval|clinic)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """`on` and `at` are the day and time on the reader's wall; `at` is None for a whole day."""

    id: UUID
    on: date
    at: time | None
    discipline: str
    place: str = ""
    title: str = ""
    uid: str = ""

    @property
    def looks_like_a_visit(self) -> bool:
        return bool(_VISIT.search(self.title) or _therapy(self.title))

    def in_order(self) -> tuple:
        return self.on, self.at or time(), self.title


def id_of(uid: str, starts: date | datetime) -> UUID:
    """The same for the same event, whenever its file is read."""
    return uuid5(_IDS, f"{uid}\n{starts.isoformat()}")


def discipline_of(title: str) -> str:
    return _therapy(title) or "pt"


def _therapy(title: str) -> str | None:
    return next((code for code, words in _THERAPIES.items() if words.search(title)), None)
