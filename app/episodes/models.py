"""An episode: one problem, from evaluation to discharge."""

from datetime import date

from sqlalchemy.orm import Mapped

from app.db import Owned
from app.extensions import db


class Episode(Owned, db.Model):
    __tablename__ = "episodes"

    ended_on: Mapped[date | None]
