"""What was prescribed, version by version, and what was done of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db

MOST_SETS, MOST_REPS = 20, 500


class Prescription(Owned, db.Model):
    """One version of an exercise as dosed for one person.

    A change of dose is a new row that `supersedes` the one before; `line_id`, the first
    version's id, holds the versions together. In force from `starts_on` until the day before
    `ends_on`.
    """

    __tablename__ = "prescriptions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "episode_id"], ["episodes.owner_id", "episodes.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["owner_id", "supersedes"],
            ["prescriptions.owner_id", "prescriptions.id"],
            ondelete="CASCADE",
        ),
        Index(None, "owner_id", "line_id"),
        CheckConstraint(f"sets BETWEEN 1 AND {MOST_SETS}", name="sets"),
        CheckConstraint(f"reps BETWEEN 1 AND {MOST_REPS}", name="reps"),
    )

    episode_id: Mapped[UUID]
    line_id: Mapped[UUID]
    supersedes: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(100))
    sets: Mapped[int]
    reps: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    def content(self) -> dict:
        return {"name": self.name, "sets": self.sets, "reps": self.reps}


class Completion(Owned, db.Model):
    """What became of one set on the day `acted_on`; the last word received stands."""

    __tablename__ = "completions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "prescription_id"],
            ["prescriptions.owner_id", "prescriptions.id"],
            ondelete="CASCADE",
        ),
        # The day first: every screen asks for days, across prescriptions.
        UniqueConstraint("owner_id", "acted_on", "prescription_id", "bout", "side", "set_number"),
        CheckConstraint("outcome IN ('done', 'skipped', 'undone')", name="outcome"),
        CheckConstraint("side IN ('none', 'left', 'right')", name="side"),
        CheckConstraint(f"set_number BETWEEN 1 AND {MOST_SETS}", name="set_number"),
        CheckConstraint("bout BETWEEN 1 AND 12", name="bout"),
    )

    prescription_id: Mapped[UUID]
    bout: Mapped[int]
    side: Mapped[str] = mapped_column(String(5))
    set_number: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(10))

    def content(self) -> dict:
        return {"outcome": self.outcome}
