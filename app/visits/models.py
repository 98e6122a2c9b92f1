"""Visits, the pools they draw on, and which notices were read."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db
from app.visits import bounds
from app.visits.terms import KINDS, NETWORKS, PERIODS

VISIT_CONTENT = (
    "held_on",
    "time_of_day",
    "status",
    "kind",
    "discipline",
    "billed",
    "place",
    "questions",
    "episode_id",
)
POOL_CONTENT = (
    "kind",
    "name",
    "visits",
    "opening_used",
    "period",
    "starts_on",
    "ends_on",
    "episode_id",
    "network",
    "disciplines",
    "counts",
    "decision_days",
    "source",
    "checked_on",
)


def _of_an_episode() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["owner_id", "episode_id"], ["episodes.owner_id", "episodes.id"], ondelete="CASCADE"
    )


class Visit(Owned, db.Model):
    """One visit on the person's day `held_on`; `time_of_day` is what the clinic's clock shows.

    `billed` lists what is unusual about its bill. Visits planned in one go share a `series_id`.
    """

    __tablename__ = "visits"
    __table_args__ = (
        _of_an_episode(),
        Index(None, "owner_id", "held_on", "acted_at"),
        CheckConstraint(f"status IN {bounds.STATUSES}", name="status"),
        CheckConstraint(f"kind IN {bounds.KINDS}", name="kind"),
        CheckConstraint(f"discipline IN {bounds.DISCIPLINES}", name="discipline"),
    )

    episode_id: Mapped[UUID]
    held_on: Mapped[date]
    time_of_day: Mapped[time | None]
    status: Mapped[str] = mapped_column(String(12), default="attended")
    kind: Mapped[str] = mapped_column(String(14), default="treatment")
    discipline: Mapped[str] = mapped_column(String(3), default="pt")
    billed: Mapped[list] = mapped_column(default=list)
    place: Mapped[str] = mapped_column(String(bounds.PLACE_LENGTH), default="")
    questions: Mapped[str] = mapped_column(Text, default="")
    series_id: Mapped[UUID | None]

    def content(self) -> dict:
        return {name: as_json(getattr(self, name)) for name in VISIT_CONTENT}


class Pool(Owned, db.Model):
    """What visits draw on: a limit, an approval, a package or a referral, as `Terms` has it.

    `opening_used` were used before the app, in the period of the day `acted_on`. `source` says
    where its numbers come from, `checked_on` when they were last compared.
    """

    __tablename__ = "pools"
    __table_args__ = (
        _of_an_episode(),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"visits BETWEEN 1 AND {bounds.MOST_VISITS}", name="visits"),
        CheckConstraint(f"opening_used BETWEEN 0 AND {bounds.MOST_VISITS}", name="opening_used"),
        CheckConstraint(f"period IN {PERIODS}", name="period"),
        CheckConstraint(f"network IN {NETWORKS}", name="network"),
        CheckConstraint(f"source IN {bounds.SOURCES}", name="source"),
    )

    kind: Mapped[str] = mapped_column(String(10), default="limit")
    name: Mapped[str] = mapped_column(String(bounds.NAME_LENGTH), default="")
    visits: Mapped[int | None]
    opening_used: Mapped[int]
    period: Mapped[str] = mapped_column(String(16))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    episode_id: Mapped[UUID | None]
    network: Mapped[str] = mapped_column(String(3), default="any")
    disciplines: Mapped[list]
    counts: Mapped[list]
    decision_days: Mapped[int | None]
    source: Mapped[str] = mapped_column(String(10), default="you")
    checked_on: Mapped[date | None]

    def content(self) -> dict:
        return {name: as_json(getattr(self, name)) for name in POOL_CONTENT}


class ReadNotice(Owned, db.Model):
    """The notices that a person has read, by the keys of visits.notices."""

    __tablename__ = "read_notices"

    keys: Mapped[list]


def as_json(value):
    """A value as forms, logs and revisions carry it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
