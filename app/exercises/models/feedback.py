"""How exercises went: pain and effort, once, when somebody cares to say."""

from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from app.db import Owned
from app.extensions import db

# A unique key takes nulls for different: the session as a whole has an id of its own.
SESSION = UUID(int=0)


class Feedback(Owned, db.Model):
    """Pain (0-10) and effort (0-10) of one exercise, or of the `SESSION`, on the day `acted_on`.

    `line_id` is the line of a prescription, which its versions share. It is no foreign key: what
    was felt stays when a prescription goes.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("owner_id", "acted_on", "line_id"),
        CheckConstraint("pain BETWEEN 0 AND 10", name="pain"),
        CheckConstraint("effort BETWEEN 0 AND 10", name="effort"),
    )

    line_id: Mapped[UUID]
    pain: Mapped[int | None]
    effort: Mapped[int | None]

    def content(self) -> dict:
        return {"pain": self.pain, "effort": self.effort}
