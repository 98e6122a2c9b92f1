"""One person's pain journal: its queries and its verbs."""

from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import Exists, bindparam, exists, select, tuple_

from app.accounts.models import Person
from app.extensions import db
from app.journal.changes import Changes
from app.journal.models import PainEntry, Rating
from app.journal.recent import Recent
from app.journal.series import ALL, Series
from app.journal.vocabulary.places import NO_PLACE, Place
from app.operations.kinds import Effect
from app.operations.models import Revision
from app.operations.once import insert_once
from app.operations.operation import Operation
from app.operations.records import Records

PAGE, REMEMBERED = 30, 20

# Tables and not classes: SQLAlchemy then has no objects to think of, on the page opened most.
_ENTRIES, _RATINGS = PainEntry.__table__.c, Rating.__table__.c


# Enough for what Today asks: the last place, and which checks of two days were answered.
_NEWEST = (
    select(
        _ENTRIES.id,
        _ENTRIES.acted_on,
        _ENTRIES.acted_at,
        _ENTRIES.zone,
        _ENTRIES.context,
        _ENTRIES.follows_on,
    )
    .where(_ENTRIES.owner_id == bindparam("owner_id"), _ENTRIES.deleted_at.is_(None))
    .order_by(_ENTRIES.acted_on.desc(), _ENTRIES.acted_at.desc(), _ENTRIES.id.desc())
    .limit(20)
    .subquery()
)
_RECENT = (
    select(_NEWEST, _RATINGS.code, _RATINGS.side, _RATINGS.intensity)
    .join(
        Rating.__table__,
        (_RATINGS.owner_id == bindparam("owner_id")) & (_RATINGS.entry_id == _NEWEST.c.id),
    )
    .where(_RATINGS.kind == "site")
    .order_by(
        _NEWEST.c.acted_on.desc(),
        _NEWEST.c.acted_at.desc(),
        _NEWEST.c.id.desc(),
        _RATINGS.intensity.desc(),
    )
)


class Journal:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, PainEntry)

    def get(self, id: UUID) -> PainEntry | None:
        return db.session.scalars(self._entries().where(PainEntry.id == id)).unique().first()

    def recent(self) -> Recent:
        """What the newest entries say to Today."""
        return Recent(db.session.execute(_RECENT, {"owner_id": self.owner.id}).all())

    def remembered(self, before: PainEntry | None = None) -> PainEntry | None:
        """The newest entry with words, of the last twenty; those older than `before`."""
        entries = self._entries() if before is None else self._older_than(before)
        newest = self._newest_first(entries).limit(REMEMBERED)
        found = db.session.scalars(newest).unique()
        return next((entry for entry in found if entry.details), None)

    def history(self, entry: PainEntry) -> list[Revision]:
        return self.histories([entry])[entry.id]

    def histories(self, entries: list[PainEntry]) -> dict[UUID, list[Revision]]:
        """The history of each of `entries`, newest first, in one question at most."""
        found: dict[UUID, list[Revision]] = {entry.id: [] for entry in entries}
        for revision in self.records.histories([e.id for e in entries if e.revision > 1]):
            found[revision.record_id].append(revision)
        return found

    def page(
        self, before: PainEntry | None = None, of: Series = ALL, since: date | None = None
    ) -> tuple[list[PainEntry], PainEntry | None]:
        """Up to thirty entries, newest first, and the one after which the next page begins.

        Those that rate `of`, and only of the day `since` and later, where these are given.
        """
        entries = self._older_than(before) if before else self._entries()
        if of is not ALL:
            entries = entries.where(_rates(of))
        if since:
            entries = entries.where(PainEntry.acted_on >= since)
        newest = self._newest_first(entries).limit(PAGE + 1)
        found = db.session.scalars(newest).unique().all()
        shown = list(found[:PAGE])
        return shown, shown[-1] if len(found) > PAGE else None

    def since(self, day: date) -> list[PainEntry]:
        """The entries of `day` and later, newest first."""
        recent = self._newest_first(self._entries().where(PainEntry.acted_on >= day))
        return list(db.session.scalars(recent).unique())

    def record(
        self,
        operation: Operation,
        intensity: int,
        *,
        site: Place = NO_PLACE,
        felt_at: datetime | None = None,
        felt_on: date | None = None,
        **columns,
    ) -> Effect:
        """A new entry with a number for one place, felt at the act or before it."""
        if felt_at:
            columns |= {"acted_at": felt_at, "acted_on": felt_on}
        if self.records.add(operation, **columns):
            insert_once(
                Rating,
                owner_id=self.owner.id,
                entry_id=operation.record_id,
                code=site.code,
                side=site.side,
                intensity=intensity,
            )
        return Effect()

    def edit(
        self, operation: Operation, revision: int, changes: Changes, after: UUID | None = None
    ) -> Effect:
        return self.records.edit(operation, revision, changes.make, after)

    def delete(self, operation: Operation) -> Effect:
        return self.records.delete(operation)

    def restore(self, operation: Operation) -> Effect:
        return self.records.restore(operation)

    def _entries(self):
        return select(PainEntry).where(*self._theirs())

    def _older_than(self, entry: PainEntry):
        here = tuple_(PainEntry.acted_on, PainEntry.acted_at, PainEntry.id)
        return self._entries().where(here < (entry.acted_on, entry.acted_at, entry.id))

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
