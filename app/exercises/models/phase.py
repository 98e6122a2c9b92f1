"""A stretch of days on which the plan is another one: a flare, or maintenance."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db


class Phase(Owned, db.Model):
    """A `flare` softens the plan; `maintenance` keeps it up on `days_per_week` days.

    It begins on `acted_on`. A flare ends by itself after `last_on`, and is asked about until
    somebody says that it is over: `ends_on`, the first day after it.
    """

    __tablename__ = "phases"
    __table_args__ = (
        Index(None, "owner_id", "acted_on"),
        CheckConstraint("kind IN ('flare', 'maintenance')", name="kind"),
    )

    kind: Mapped[str] = mapped_column(String(12))
    last_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    days_per_week: Mapped[int | None]

    def content(self) -> dict:
        last_on, ends_on = (day and day.isoformat() for day in (self.last_on, self.ends_on))
        return {"kind": self.kind, "last_on": last_on, "ends_on": ends_on}
