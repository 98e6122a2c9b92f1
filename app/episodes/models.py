"""An episode: one problem, from evaluation to discharge."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db

NAME_LENGTH = 100
ONSETS = ("", "surgery", "injury", "gradual")


class Episode(Owned, db.Model):
    """What a person is in therapy for, begun on `acted_on` and over from `ended_on`.

    All that it says may be left out. `name` is the person's own, `sites` are keys of places on the
    body (`knee.left`), head to foot, `onset` is one of `ONSETS`.
    """

    __tablename__ = "episodes"

    name: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    sites: Mapped[list] = mapped_column(default=list, server_default="[]")
    onset: Mapped[str] = mapped_column(String(8), default="", server_default="")
    ended_on: Mapped[date | None]

    def content(self) -> dict:
        return {"name": self.name, "sites": self.sites, "onset": self.onset}
