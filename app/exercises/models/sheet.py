"""A photo of the sheet that the therapist gave out."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db


class Sheet(Owned, db.Model):
    """One photo: a JPEG made anew here, without anything but its pixels.

    It lies in the database, so that a backup has it, and who may read the one may read the other.
    """

    __tablename__ = "exercise_sheets"

    title: Mapped[str] = mapped_column(String(100))
    width: Mapped[int]
    height: Mapped[int]
    # Lists of sheets are read far oftener than sheets.
    jpeg: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    thumbnail: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    def content(self) -> dict:
        return {"title": self.title}
