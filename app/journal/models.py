"""A pain entry and its ratings."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Owned
from app.extensions import db


class PainEntry(Owned, db.Model):
    """One report of pain. `acted_at` is when it was felt."""

    __tablename__ = "pain_entries"
    __table_args__ = (
        Index(None, "owner_id", "acted_on", "acted_at"),
        Index("ix_pain_entries_received", "owner_id", "received_at"),
        CheckConstraint(
            "context IN ('now', 'during', 'after_session', 'evening', 'next_morning')",
            name="context",
        ),
    )

    context: Mapped[str] = mapped_column(String(20), default="now")
    note: Mapped[str] = mapped_column(default="")

    # Joined: with a composite key "selectin" asks by pairs, for which SQLite reads the whole table.
    ratings: Mapped[list["Rating"]] = relationship(lazy="joined", passive_deletes=True)

    @property
    def intensity(self) -> int:
        """The number that was tapped: the worst, where several places were rated."""
        return max(rating.intensity for rating in self.ratings)

    def content(self) -> dict:
        return {
            "felt_at": self.acted_at.isoformat(),
            "felt_on": self.acted_on.isoformat(),
            "context": self.context,
            "note": self.note,
            "ratings": [rating.content() for rating in self.ratings],
        }


class Rating(db.Model):
    """A number from 0 to 10 for one place or movement of an entry. What was not rated has none.

    The scale is the numeric rating scale (LOINC 72514-3): 0 is no pain, 10 the worst pain the
    person can imagine. The site `unspecified` stands for a number given before any place.
    """

    __tablename__ = "ratings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "entry_id"],
            ["pain_entries.owner_id", "pain_entries.id"],
            ondelete="CASCADE",
        ),
        Index("ix_ratings_series", "owner_id", "kind", "code", "side", "entry_id"),
        CheckConstraint("intensity BETWEEN 0 AND 10", name="intensity"),
        CheckConstraint("kind IN ('site', 'movement')", name="kind"),
        CheckConstraint("side IN ('none', 'left', 'right')", name="side"),
    )

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True, default="site")
    code: Mapped[str] = mapped_column(String(40), primary_key=True, default="unspecified")
    side: Mapped[str] = mapped_column(String(5), primary_key=True, default="none")
    intensity: Mapped[int]

    def content(self) -> dict:
        return {
            "kind": self.kind,
            "code": self.code,
            "side": self.side,
            "intensity": self.intensity,
        }
