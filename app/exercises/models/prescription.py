"""What was prescribed, version by version."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.exercises.bounds import MOST_REPS, MOST_SETS
from app.extensions import db

# What a dose is made of, by the names that operations, forms and rows share.
DOSE = (
    "exercise",
    "name",
    "sets",
    "reps",
    "hold_seconds",
    "rest_seconds",
    "minutes",
    "load",
    "side",
    "weekdays",
    "days_per_week",
    "bouts_per_day",
    "until_on",
    "set_by",
    "bad_day",
)


class Prescription(Owned, db.Model):
    """One version of an exercise as dosed for one person.

    A change of dose is a new row that `supersedes` the one before; `line_id`, the first
    version's id, holds the versions together. In force from `starts_on` until the day before
    `ends_on`, and no longer than `until_on`, the last day that was planned from the start.

    `exercise` is the slug of a library item, empty where the exercise was typed freely. `side`
    is `none`, `each`, `left` or `right`. `weekdays` are codes of days (`mon`); without them it
    is `days_per_week` times a week, and without both every day. `set_by` says whose dose it is:
    `therapist`, `me`, or `library` for a starting value that nobody looked at. `bad_day` is what
    a flare makes of it: `{"sets": 1, "words": "…", "rest": false}`, each of which may be absent.
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
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    exercise: Mapped[str] = mapped_column(String(60), default="", server_default="")
    name: Mapped[str] = mapped_column(String(100))
    sets: Mapped[int]
    reps: Mapped[int]
    hold_seconds: Mapped[int | None]
    rest_seconds: Mapped[int | None]
    minutes: Mapped[int | None]
    load: Mapped[str] = mapped_column(String(60), default="", server_default="")
    side: Mapped[str] = mapped_column(String(5), default="none", server_default="none")
    weekdays: Mapped[list] = mapped_column(default=list, server_default="[]")
    days_per_week: Mapped[int | None]
    bouts_per_day: Mapped[int] = mapped_column(default=1, server_default="1")
    set_by: Mapped[str] = mapped_column(String(10), default="me", server_default="me")
    bad_day: Mapped[dict] = mapped_column(default=dict, server_default="{}")
    starts_on: Mapped[date]
    until_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    def content(self) -> dict:
        return {name: getattr(self, name) for name in DOSE}
