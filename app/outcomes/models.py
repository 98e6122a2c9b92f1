"""Goals, what is hard to do, questions for the next visit, and the numbers given to them."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db
from app.outcomes import bounds

GOAL_STATES = ("open", "reached")
QUESTION_STATES = ("open", "asked")


def _of_an_episode() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["owner_id", "episode_id"], ["episodes.owner_id", "episodes.id"], ondelete="CASCADE"
    )


class Goal(Owned, db.Model):
    """What a person works towards: from `baseline` to `target`, in `unit`, by `target_on`.

    All but the name may be left out. `state` is one of `GOAL_STATES`, since `state_on`.
    """

    __tablename__ = "goals"
    __table_args__ = (
        _of_an_episode(),
        CheckConstraint(f"state IN {GOAL_STATES}", name="state"),
        CheckConstraint(f"baseline BETWEEN 0 AND {bounds.MOST_VALUE}", name="baseline"),
        CheckConstraint(f"target BETWEEN 0 AND {bounds.MOST_VALUE}", name="target"),
    )

    episode_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(bounds.NAME_LENGTH))
    unit: Mapped[str] = mapped_column(String(bounds.UNIT_LENGTH), default="")
    baseline: Mapped[int | None]
    target: Mapped[int | None]
    target_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(7), default="open")
    state_on: Mapped[date | None]

    def content(self) -> dict:
        return {
            "name": self.name,
            "unit": self.unit,
            "baseline": self.baseline,
            "target": self.target,
            "target_on": self.target_on.isoformat() if self.target_on else None,
        }


class Activity(Owned, db.Model):
    """One of the person's own few activities of the PSFS."""

    __tablename__ = "activities"
    __table_args__ = (_of_an_episode(),)

    episode_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(bounds.NAME_LENGTH))

    def content(self) -> dict:
        return {"name": self.name}


class Question(Owned, db.Model):
    """Something to ask at the next visit."""

    __tablename__ = "questions"
    __table_args__ = (CheckConstraint(f"state IN {QUESTION_STATES}", name="state"),)

    text: Mapped[str] = mapped_column(String(bounds.QUESTION_LENGTH))
    state: Mapped[str] = mapped_column(String(7), default="open")
    state_on: Mapped[date | None]

    def content(self) -> dict:
        return {"text": self.text}


class Score(Owned, db.Model):
    """The number given to one item on the day `acted_on`: of the PSFS, of the PEG, or of a goal.

    `item` is the id of an activity or a goal, or of a line of the PEG (`instruments.PEG`). The last
    one of a day counts.
    """

    __tablename__ = "scores"
    __table_args__ = (
        Index(None, "owner_id", "item", "acted_on"),
        CheckConstraint(f"value BETWEEN 0 AND {bounds.MOST_VALUE}", name="value"),
    )

    item: Mapped[UUID]
    value: Mapped[int]

    def content(self) -> dict:
        return {"value": self.value}
