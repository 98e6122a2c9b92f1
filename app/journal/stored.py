"""What an entry holds, as a phone compares with it, by the names that operations use."""

from typing import Any

from app.journal.models import PainEntry


def stored(entry: PainEntry) -> dict[str, Any]:
    """What the entry holds: a phone compares with it to find what was changed."""
    return {
        "ratings": ratings_of(entry),
        "details": entry.details,
        "note": entry.note,
        "is_private": entry.is_private,
        "context": entry.context,
        "follows": entry.followed.text if entry.followed else None,
        "felt_at": entry.acted_at.isoformat(),
        "felt_on": entry.acted_on.isoformat(),
        "revision": entry.revision,
    }


def ratings_of(entry: PainEntry) -> dict[str, int]:
    """The numbers of an entry by `site.knee.left` and `movement.stairs_down`."""
    return {f"{rating.kind}.{rating.key}": rating.intensity for rating in entry.ratings}
