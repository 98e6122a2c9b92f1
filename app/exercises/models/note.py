"""A person's own words about an exercise."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db


class Note(Owned, db.Model):
    """What the person says of one exercise. Its id is the line's: one for all its versions."""

    __tablename__ = "exercise_notes"

    verdict: Mapped[str] = mapped_column(String(10))  # helps, hurts or unsure
    text: Mapped[str] = mapped_column(Text)

    def content(self) -> dict:
        return {"verdict": self.verdict, "text": self.text}
