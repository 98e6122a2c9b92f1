"""A pain entry and its ratings."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Owned
from app.extensions import db
from app.journal.followups import Happened
from app.journal.vocabulary.movements import BY_KEY as MOVEMENTS
from app.journal.vocabulary.places import SITES

NAMES = {"site": SITES, "movement": MOVEMENTS}
RANKS = {kind: {key: rank for rank, key in enumerate(known)} for kind, known in NAMES.items()}


class PainEntry(Owned, db.Model):
    """One report of pain. `acted_at` is when it was felt.

    `details` holds what else was said, by the codes of vocabulary.fields; what was not said is not
    there. `follows` and `follows_on` name the session of a day, or its visit or exercise
    `follows_id` (the id that all versions of an exercise share). That is no foreign key: an entry
    is kept whatever became of the visit.
    """

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
    is_private: Mapped[bool] = mapped_column(default=False)
    details: Mapped[dict] = mapped_column(JSON, default=dict)
    follows: Mapped[str | None] = mapped_column(String(10))
    follows_on: Mapped[date | None]
    follows_id: Mapped[UUID | None]

    # Joined: with a composite key "selectin" asks by pairs, for which SQLite reads the whole table.
    ratings: Mapped[list["Rating"]] = relationship(
        lazy="joined", passive_deletes=True, cascade="all, delete-orphan"
    )

    @property
    def followed(self) -> Happened | None:
        return Happened(self.follows, self.follows_on, self.follows_id) if self.follows else None

    @followed.setter
    def followed(self, link: Happened | None) -> None:
        parts = (link.what, link.on, link.id) if link else (None, None, None)
        self.follows, self.follows_on, self.follows_id = parts

    @property
    def intensity(self) -> int:
        """The worst of the numbers given for places: the one that stands for the entry."""
        return self.worst.intensity

    @property
    def worst(self) -> "Rating":
        return self.sites[0]

    @property
    def sites(self) -> list["Rating"]:
        """The ratings of places, the worst first; of one number in the order of their keys."""
        return self._rated("site", key=lambda rating: (-rating.intensity, rating.key))

    @property
    def movements(self) -> list["Rating"]:
        """The ratings of movements, in the order of the vocabulary."""
        return self._rated("movement", key=lambda rating: rating.rank)

    def content(self) -> dict:
        return {
            "felt_at": self.acted_at.isoformat(),
            "felt_on": self.acted_on.isoformat(),
            "zone": self.zone,
            "context": self.context,
            "follows": self.followed.text if self.followed else None,
            "note": self.note,
            "is_private": self.is_private,
            "details": self.details,
            "ratings": [rating.content() for rating in self.ratings],
        }

    def _rated(self, kind: str, key) -> list["Rating"]:
        return sorted((rating for rating in self.ratings if rating.kind == kind), key=key)


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

    @property
    def key(self) -> str:
        """As places and movements name themselves: `knee.left`, `low_back`, `stairs_down`."""
        return self.code if self.side == "none" else f"{self.code}.{self.side}"

    @property
    def name(self) -> str:
        return str(NAMES[self.kind][self.key].name)

    @property
    def rank(self) -> int:
        """Where it stands in the vocabulary."""
        return RANKS[self.kind][self.key]

    def content(self) -> dict:
        return {
            "kind": self.kind,
            "code": self.code,
            "side": self.side,
            "intensity": self.intensity,
        }


class Choices(Owned, db.Model):
    """What one person wants their entries to ask, and how numbers are named. Its id is theirs.

    `groups`: the codes of vocabulary.fields that stand on the page at once; `bands`: the scheme.
    """

    __tablename__ = "journal_choices"

    groups: Mapped[list] = mapped_column(JSON)
    bands: Mapped[str] = mapped_column(String(40))

    def content(self) -> dict:
        return {"groups": self.groups, "bands": self.bands}
