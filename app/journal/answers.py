"""Which checks many people answered of late: one question to the database for all of them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.extensions import db
from app.journal.models import PainEntry
from app.journal.recent import Recent

_ENTRIES = PainEntry.__table__.c
_ANSWERS = select(_ENTRIES.owner_id, _ENTRIES.context, _ENTRIES.follows_on).where(
    _ENTRIES.owner_id.in_(bindparam("owner_ids", expanding=True)),
    _ENTRIES.deleted_at.is_(None),
    # Nobody feels what follows a day before that day.
    _ENTRIES.acted_on >= bindparam("first"),
    _ENTRIES.follows_on >= bindparam("first"),
)


def answered_by(owner_ids: Collection[UUID], first: date) -> dict[UUID, set[tuple[str, date]]]:
    """By owner, as `Recent.answered` has it: the checks about `first` and the days after it."""
    asked = {"owner_ids": list(owner_ids), "first": first}
    rows: dict[UUID, list] = {id: [] for id in owner_ids}
    for row in db.session.execute(_ANSWERS, asked):
        rows[row.owner_id].append(row)
    return {owner_id: Recent(theirs).answered() for owner_id, theirs in rows.items()}
