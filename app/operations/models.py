"""The log of everything people did, its chain of hashes, and what edits replaced."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import db


class LoggedOperation(db.Model):
    """One operation that was taken: what it asked, what came of it, and its link in the chain."""

    __tablename__ = "operations"
    __table_args__ = (
        UniqueConstraint("owner_id", "seq"),
        CheckConstraint("outcome IN ('applied', 'conflict')", name="outcome"),
    )

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    op_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int]
    name: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    record_id: Mapped[UUID]
    acted_at: Mapped[datetime]
    acted_on: Mapped[date]
    zone: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    received_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
    outcome: Mapped[str] = mapped_column(String(10))
    revision: Mapped[int]
    # By how many seconds the phone's clock was ahead (or behind, below nought) when it sent this;
    # kept only where that is enough to put the act on a wrong day.
    clock_off: Mapped[int | None]
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Chain(db.Model):
    """The end of one person's chain. Locking this row puts their writes in a line."""

    __tablename__ = "chains"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(default=0)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), default=bytes(32))


class History(db.Model):
    """Which history this database tells: one row, whose `epoch` changes when a backup is restored.

    Phones that see another epoch send again what they saved since the backup was made.
    """

    __tablename__ = "history"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[UUID]


class Revision(db.Model):
    """What a record said before an edit replaced it, or what an edit said that came too late."""

    __tablename__ = "revisions"
    __table_args__ = (Index(None, "owner_id", "record_id"),)

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    op_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID]
    revision: Mapped[int]
    body: Mapped[dict]
    recorded_by: Mapped[UUID]
    at: Mapped[datetime]
