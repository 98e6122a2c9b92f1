"""One person's pain journal: its queries and its verbs."""

from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import Exists, Row, bindparam, exists, func, select, tuple_

from app.accounts.models import Person
from app.extensions import db
from app.journal.models import PainEntry, Rating
from app.journal.series import ALL, Series
from app.operations.kinds import Effect
from app.operations.once import insert_once
from app.operations.operation import Operation
from app.operations.records import Records

PAGE = 30


_LATEST = (
    select(
        PainEntry.id,
        PainEntry.acted_at,
        PainEntry.zone,
        select(func.max(Rating.intensity))
        .where(Rating.owner_id == PainEntry.owner_id, Rating.entry_id == PainEntry.id)
        .scalar_subquery()
        .label("intensity"),  # as PainEntry.intensity
    )
    .where(
        PainEntry.owner_id == bindparam("owner_id"),
        PainEntry.deleted_at.is_(None),
        PainEntry.acted_on >= bindparam("day"),
    )
    .order_by(PainEntry.acted_on.desc(), PainEntry.acted_at.desc(), PainEntry.id.desc())
    .limit(1)
)


class Journal:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, PainEntry)

    def get(self, id: UUID) -> PainEntry | None:
        return db.session.scalars(self._entries().where(PainEntry.id == id)).unique().first()

    def latest_since(self, day: date) -> Row | None:
        """`id`, `acted_at`, `zone` and `intensity` of the newest entry of `day` or later."""
        return db.session.execute(_LATEST, {"owner_id": self.owner.id, "day": day}).first()

    def page(
        self, before: PainEntry | None = None, of: Series = ALL, since: date | None = None
    ) -> tuple[list[PainEntry], PainEntry | None]:
        """Up to thirty entries, newest first, and the one after which the next page begins.

        Those that rate `of`, and only of the day `since` and later, where these are given.
        """
        entries = self._entries()
        if of is not ALL:
            entries = entries.where(_rates(of))
        if since:
            entries = entries.where(PainEntry.acted_on >= since)
        if before:
            here = tuple_(PainEntry.acted_on, PainEntry.acted_at, PainEntry.id)
            entries = entries.where(here < (before.acted_on, before.acted_at, before.id))
        newest = self._newest_first(entries).limit(PAGE + 1)
        found = db.session.scalars(newest).unique().all()
        shown = list(found[:PAGE])
        return shown, shown[-1] if len(found) > PAGE else None

    def since(self, day: date) -> list[PainEntry]:
        """The entries of `day` and later, newest first."""
        recent = self._newest_first(self._entries().where(PainEntry.acted_on >= day))
        return list(db.session.scalars(recent).unique())

    def record(self, operation: Operation, intensity: int) -> Effect:
        if self.records.add(operation):
            insert_once(
                Rating,
                owner_id=self.owner.id,
                entry_id=operation.record_id,
                intensity=intensity,
            )
        return Effect()

    def edit(self, operation: Operation, revision: int, **changes) -> Effect:
        """Change the `intensity`, `note`, `felt_at` with `felt_on`: those that are given."""

        def change(entry: PainEntry) -> None:
            if "intensity" in changes:
                entry.ratings[0].intensity = changes["intensity"]
            if "note" in changes:
                entry.note = changes["note"]
            if "felt_at" in changes:
                entry.acted_at, entry.acted_on = changes["felt_at"], changes["felt_on"]

        return self.records.edit(operation, revision, change)

    def delete(self, operation: Operation) -> Effect:
        return self.records.delete(operation)

    def restore(self, operation: Operation) -> Effect:
        return self.records.restore(operation)

    def _entries(self):
        return select(PainEntry).where(*self._theirs())

    def _theirs(self) -> tuple:
        return PainEntry.owner_id == self.owner.id, PainEntry.deleted_at.is_(None)

    def _newest_first(self, entries):
        return entries.order_by(
            PainEntry.acted_on.desc(), PainEntry.acted_at.desc(), PainEntry.id.desc()
        )


def _rates(series: Series) -> Exists:
    return exists().where(
        Rating.owner_id == PainEntry.owner_id,
        Rating.entry_id == PainEntry.id,
        Rating.kind == series.kind,
        Rating.code == series.code,
        Rating.side == series.side,
    )


def by_day(entries: list[PainEntry]) -> list[tuple[date, list[PainEntry]]]:
    """Entries in the order given, in groups of one day each."""
    return [(day, list(group)) for day, group in groupby(entries, key=lambda e: e.acted_on)]
