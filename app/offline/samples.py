"""Records that nobody made: a phone makes the lines of its own writes from what they look like.

They are rendered by the same templates as real ones, and the phone puts its values in.
"""

from datetime import UTC, datetime
from uuid import UUID

from app.db import Owned
from app.exercises.checklist import TO_DO, Item, Tick
from app.exercises.dose import Dose
from app.journal.models import PainEntry, Rating

NOBODYS = UUID(int=0)
_ONCE = datetime(2000, 1, 1, 12, tzinfo=UTC)


def sample_entry() -> PainEntry:
    number = Rating(kind="site", code="unspecified", side="none", intensity=0)
    entry = PainEntry(note="", is_private=False, details={}, context="now", ratings=[number])
    return _filled(entry)


def sample_item() -> Item:
    """An exercise of a list, with one set: a phone names its own in the forms."""
    dose = Dose(NOBODYS, NOBODYS, name="", sets=1, reps=1)
    return Item(dose, tuple(Tick(key, TO_DO) for key in dose.set_keys()))


def _filled(row: Owned):
    row.id, row.revision, row.zone = NOBODYS, 1, "UTC"
    row.acted_at, row.acted_on = _ONCE, _ONCE.date()
    return row
