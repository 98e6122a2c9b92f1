"""One person's pools, and the notices about them that were read."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import String, bindparam, select, type_coerce

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.models import Revision
from app.operations.operation import Operation
from app.operations.records import Records
from app.visits.models import Pool, ReadNotice
from app.visits.terms import Terms

# A notice is about a period; after more than two years it is of none that goes on.
NOTICES_OF = timedelta(days=800)

_POOLS = Pool.__table__.c
_ALL_TERMS = (
    select(
        type_coerce(_POOLS.id, String),
        _POOLS.kind,
        _POOLS.visits,
        _POOLS.period,
        _POOLS.acted_on,
        _POOLS.opening_used,
        _POOLS.name,
        _POOLS.starts_on,
        _POOLS.ends_on,
        type_coerce(_POOLS.episode_id, String),
        _POOLS.network,
        _POOLS.disciplines,
        _POOLS.counts,
        _POOLS.decision_days,
        _POOLS.revision,
        _POOLS.source,
        _POOLS.checked_on,
    )
    .where(_POOLS.deleted_at.is_(None))
    .order_by(_POOLS.received_at, _POOLS.id)
)
_TERMS = _ALL_TERMS.where(_POOLS.owner_id == bindparam("owner_id"))
TERMS_OF_MANY = _ALL_TERMS.add_columns(_POOLS.owner_id).where(
    _POOLS.owner_id.in_(bindparam("owner_ids", expanding=True))
)
_NOTICES = ReadNotice.__table__.c
_ALL_READ = select(_NOTICES["keys"]).where(_NOTICES.acted_on >= bindparam("first"))
_READ = _ALL_READ.where(_NOTICES.owner_id == bindparam("owner_id"))
READ_BY_MANY = _ALL_READ.add_columns(_NOTICES.owner_id).where(
    _NOTICES.owner_id.in_(bindparam("owner_ids", expanding=True))
)


class Pools:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Pool, formerly=("limits",))

    def get(self, id: UUID) -> Pool | None:
        return self.records.get(id)

    def all(self) -> list[Pool]:
        own = select(Pool).where(Pool.owner_id == self.owner.id, Pool.deleted_at.is_(None))
        return list(db.session.scalars(own.order_by(Pool.received_at, Pool.id)))

    def histories(self, pools: list[Pool]) -> dict[UUID, list[Revision]]:
        """What each of them said before, newest first: one question for all."""
        histories: dict[UUID, list[Revision]] = {pool.id: [] for pool in pools}
        for kept in self.records.histories(list(histories)):
            histories[kept.record_id].append(kept)
        return histories

    def terms(self) -> list[Terms]:
        """All of them, the oldest first; ids as the database has them."""
        rows = db.session.execute(_TERMS, {"owner_id": self.owner.id})
        return [Terms(*row) for row in rows]

    def add(self, operation: Operation, **columns) -> Effect:
        if columns["period"] == "course" and "episode_id" not in columns:
            columns["episode_id"] = Episodes(self.owner).current_id()
        self.records.add(operation, **self._known(columns))
        return Effect()

    def edit(
        self, operation: Operation, revision: int, after: UUID | None = None, **columns
    ) -> Effect:
        def change(pool: Pool) -> None:
            if pool.opening_used != columns.get("opening_used", pool.opening_used):
                # What was used before the app belongs to the period in which it was said.
                pool.acted_at, pool.acted_on = operation.acted_at, operation.acted_on
            for name, value in self._known(columns).items():
                setattr(pool, name, value)

        return self.records.edit(operation, revision, change, after)

    def _known(self, columns: dict) -> dict:
        """A pool for a problem that is not there is for all of them."""
        if columns.get("episode_id") is None:
            return columns
        return columns | {"episode_id": Episodes(self.owner).known_id(columns["episode_id"])}


class ReadNotices:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, ReadNotice)

    def keys(self, today: date) -> set[str]:
        """The keys of all notices that were read, as far as they can matter on `today`."""
        days = {"owner_id": self.owner.id, "first": today - NOTICES_OF}
        return {key for keys in db.session.scalars(_READ, days) for key in keys}

    def read(self, operation: Operation, keys: list[str]) -> Effect:
        self.records.add(operation, keys=keys)
        return Effect()
