"""Days that a trend marks, told by features that the journal does not know."""

from collections.abc import Callable
from datetime import date

from app.accounts.models import Person

Source = Callable[[Person, date, date], set[date]]
_sources: dict[str, Source] = {}


def tell_marks(kind: str, source: Source) -> None:
    """`source` gives a person's days of `kind` from one day to another, both included."""
    _sources[kind] = source


def marked_days(kind: str, owner: Person, first: date, last: date) -> set[date]:
    source = _sources.get(kind)
    return source(owner, first, last) if source else set()
