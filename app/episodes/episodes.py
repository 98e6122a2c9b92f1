"""The episodes of one person. Everybody has one from the start, and most never see the word."""

from sqlalchemy import select

from app.accounts.models import Person
from app.accounts.people import on_joining
from app.clock import now
from app.episodes.models import Episode
from app.extensions import db
from app.operations.operation import Rejected


class Episodes:
    def __init__(self, owner: Person):
        self.owner = owner

    def open(self):
        open_ones = select(Episode).where(
            Episode.owner_id == self.owner.id,
            Episode.ended_on.is_(None),
            Episode.deleted_at.is_(None),
        )
        return list(db.session.scalars(open_ones.order_by(Episode.acted_at)))

    def current_id(self):
        """The id of the episode that new visits and prescriptions belong to."""
        newest_open = (
            select(Episode.id)
            .where(
                Episode.owner_id == self.owner.id,
                Episode.ended_on.is_(None),
                Episode.deleted_at.is_(None),
            )
            .order_by(Episode.acted_at.desc())
            .limit(1)
        )
        id = db.session.scalar(newest_open)
        if id is None:
            raise Rejected("no_episode")
        return id


@on_joining
def begin_first(person: Person) -> None:
    """The first episode takes the person's own id, which their phone knows without asking."""
    moment = now()
    db.session.add(
        Episode(
            owner_id=person.id,
            id=person.id,
            acted_at=moment,
            acted_on=person.today(),
            zone=person.zone,
            received_at=moment,
            recorded_by=person.id,
        )
    )
