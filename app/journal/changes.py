"""What an edit changes in an entry; what it does not name stays."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.journal.followups import Happened
from app.journal.models import PainEntry, Rating
from app.operations.operation import Rejected

RatingKey = tuple[str, str, str]  # kind, code, side


@dataclass(frozen=True)
class Changes:
    """`intensity` is for the number that stands for the entry. None takes a rating away;
    None, no text and no words take a detail away. `links`: whether `followed` is meant, and None
    then takes it away. A pain of just now follows nothing.
    """

    intensity: int | None = None
    ratings: dict[RatingKey, int | None] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    note: str | None = None
    is_private: bool | None = None
    context: str | None = None
    links: bool = False
    followed: Happened | None = None
    felt_at: datetime | None = None
    felt_on: date | None = None

    def make(self, entry: PainEntry) -> None:
        if self.intensity is not None:
            entry.worst.intensity = self.intensity
        self._rate(entry)
        entry.details = _said(entry.details | self.details)
        for name in ("note", "is_private", "context"):
            if (value := getattr(self, name)) is not None:
                setattr(entry, name, value)
        if self.links or entry.context == "now":
            entry.followed = self.followed if entry.context != "now" else None
        if self.felt_at is not None:
            entry.acted_at, entry.acted_on = self.felt_at, self.felt_on

    def _rate(self, entry: PainEntry) -> None:
        there = {(rating.kind, rating.code, rating.side): rating for rating in entry.ratings}
        for key, intensity in self.ratings.items():
            rating = there.get(key)
            if intensity is None:
                if rating:
                    entry.ratings.remove(rating)
            elif rating:
                rating.intensity = intensity
            else:
                kind, code, side = key
                entry.ratings.append(Rating(kind=kind, code=code, side=side, intensity=intensity))
        if not entry.sites:
            raise Rejected("invalid_body", ratings="an entry keeps one number at least")


def _said(details: dict[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in details.items() if value not in (None, "", [])}


def rating_key(key: str) -> RatingKey:
    """`site.knee.left` as kind, code and side."""
    kind, _, rest = key.partition(".")
    code, _, side = rest.partition(".")
    return kind, code, side or "none"
