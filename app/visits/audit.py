"""What each edit of a pool changed, from the texts that the edits replaced. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol


class Kept(Protocol):
    """A revision: what a record said (`body`) until `at`."""

    body: Mapping[str, Any]
    at: datetime
    recorded_by: object


class Change(NamedTuple):
    field: str
    before: Any
    after: Any


class Edit(NamedTuple):
    """One edit: when it was made, and what it changed. `is_late` when it came too late to count."""

    at: datetime
    changes: tuple[Change, ...]
    is_late: bool = False


def edits_of(now: Mapping[str, Any], history: Sequence[Kept]) -> list[Edit]:
    """The edits, newest first; `history` is newest first, `now` is what the record says today."""
    edits, after = [], now
    for kept in history:
        if "revision" in kept.body:  # an edit's own body: it met a newer text
            edits.append(Edit(kept.at, _changes(after, kept.body), is_late=True))
            continue
        edits.append(Edit(kept.at, _changes(kept.body, after)))
        after = kept.body
    return edits


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    # A text of the release before does not name what it did not know.
    fields = (field for field in before if field in after and before[field] != after[field])
    return tuple(Change(field, before[field], after[field]) for field in fields)
