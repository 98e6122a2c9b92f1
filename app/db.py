"""What every table stands on: the base class, `Owned`, `Instant`, and how SQLite is opened.

Two rules live here because every feature leans on them:

* An owned row's key is `(owner_id, id)` and its foreign keys are composite, so that a row
  cannot point at another person's, and an id minted on a phone cannot meet a stranger's.
* On SQLite the *begin* decides. A transaction that will write starts `BEGIN IMMEDIATE`; one
  that starts as a reader and turns into a writer fails at once when another writer was faster,
  whatever the busy time-out says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from threading import Lock
from uuid import UUID, uuid4

from flask import has_request_context, request
from sqlalchemy import (
    JSON,
    Connection,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    MetaData,
    String,
    TypeDecorator,
    Uuid,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def as_uuid(raw: UUID | str) -> UUID:
    """An id that was read as the database has it, for rows of which few ids are looked at."""
    return raw if isinstance(raw, UUID) else UUID(raw)


class Instant(TypeDecorator[datetime]):
    """A moment, always aware and always UTC, on databases that keep zones and on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone: use clock.now()")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    # Flask-SQLAlchemy refuses a type_annotation_map on the class, so it sits on the registry.
    registry = registry(
        metadata=metadata,
        type_annotation_map={
            datetime: Instant,
            date: Date,
            UUID: Uuid,
            list: JSON,
            dict: JSON,
        },
    )


class Owned:
    """A row that belongs to one person and records something that happened in their life.

    `acted_at` (instant), `acted_on` (the person's own day, never recomputed) and `zone` (IANA
    name) say when the thing itself happened, so back-dating an entry moves them; when it was
    typed is in the operation log. `received_at` is the server's clock, `recorded_by` the
    person who wrote it (the owner, until a therapist may write through a share). `revision`
    counts from 1. `deleted_at` makes the row a tombstone.
    """

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    acted_at: Mapped[datetime]
    acted_on: Mapped[date]
    zone: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
    revision: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None]


_deferred: ContextVar[bool] = ContextVar("deferred", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Begin transactions in this block as readers, inside an unsafe request too.

    For the look-up before slow work (a password hash), which must not hold the write lock.
    """
    mark = _deferred.set(True)
    try:
        yield
    finally:
        _deferred.reset(mark)


def will_write() -> bool:
    """Whether the transaction that begins here is one that writes."""
    if _deferred.get():
        return False
    return not has_request_context() or request.method not in SAFE_METHODS


def configure_sqlite(engine: Engine) -> None:
    """Make `engine` durable, strict about foreign keys, and honest about who writes.

    SQLite lets whoever waits to write sleep and look again, up to a tenth of a second and in no
    order. Within this process a lock hands the turn on at once; between processes, and after
    ten seconds, SQLite decides.
    """
    turn = Lock()

    @event.listens_for(engine, "connect")
    def _open(connection, _record) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        forced = connection.get_execution_options().get("will_write")
        writes = will_write() if forced is None else forced
        if writes and not connection.info.get("has_turn"):
            connection.info["has_turn"] = turn.acquire(timeout=10)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "checkin")
    def _give_turn(_connection, record) -> None:
        if record.info.pop("has_turn", False):
            turn.release()
