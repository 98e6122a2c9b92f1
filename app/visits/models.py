"""Visits, and the limits they draw on."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db

STATUSES = ("scheduled", "attended", "late", "cancelled", "no_show", "rescheduled")
KINDS = ("evaluation", "treatment", "re_evaluation", "telehealth", "group")
DISCIPLINES = ("pt", "ot", "slp")
PERIODS = ("calendar_year", "course")
MOST_VISITS = 999


class Visit(Owned, db.Model):
    """One visit on the day `acted_on`."""

    __tablename__ = "visits"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "episode_id"], ["episodes.owner_id", "episodes.id"], ondelete="CASCADE"
        ),
        Index(None, "owner_id", "acted_on", "acted_at"),
        CheckConstraint(f"status IN {STATUSES}", name="status"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"discipline IN {DISCIPLINES}", name="discipline"),
    )

    episode_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(String(12), default="attended")
    kind: Mapped[str] = mapped_column(String(14), default="treatment")
    discipline: Mapped[str] = mapped_column(String(3), default="pt")

    def content(self) -> dict:
        return {
            "on": self.acted_on.isoformat(),
            "status": self.status,
            "kind": self.kind,
            "discipline": self.discipline,
        }


class Limit(Owned, db.Model):
    """A number of visits that a plan pays for in a period, for one discipline or several.

    `opening_used` were used before the app, in the period of the day `acted_on`.
    """

    __tablename__ = "limits"
    __table_args__ = (
        CheckConstraint(f"visits BETWEEN 1 AND {MOST_VISITS}", name="visits"),
        CheckConstraint(f"opening_used BETWEEN 0 AND {MOST_VISITS}", name="opening_used"),
        CheckConstraint(f"period IN {PERIODS}", name="period"),
    )

    name: Mapped[str] = mapped_column(String(100), default="")
    visits: Mapped[int]
    opening_used: Mapped[int]
    period: Mapped[str] = mapped_column(String(16))
    disciplines: Mapped[list]

    def content(self) -> dict:
        return {
            "name": self.name,
            "visits": self.visits,
            "opening_used": self.opening_used,
            "period": self.period,
            "disciplines": self.disciplines,
        }
