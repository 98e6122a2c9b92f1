"""The episodes of one person. Everybody has one from the start, and most never see the word."""

from uuid import UUID

from sqlalchemy import select

from app.accounts.models import Person
from app.accounts.people import on_joining
from app.clock import now
from app.episodes.models import Episode
from app.episodes.wording import choices_of, names_of
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation
from app.operations.records import Records

# After these somebody else than Homestretch says first what may be done.
WITH_CARE = frozenset({"surgery", "injury"})

# By the server's clock, as that of a phone may be wrong; the first of all is as old as its owner.
_NEWEST = (Episode.received_at.desc(), Episode.id == Episode.owner_id, Episode.id)


class Episodes:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Episode)

    def all(self) -> list[Episode]:
        """Those that go on, the newest first, then those that are over."""
        theirs = (Episode.owner_id == self.owner.id, Episode.deleted_at.is_(None))
        in_order = (Episode.ended_on.is_not(None), *_NEWEST)
        return list(db.session.scalars(select(Episode).where(*theirs).order_by(*in_order)))

    def open(self) -> list[Episode]:
        """Those that go on, the newest first."""
        return [episode for episode in self.all() if episode.ended_on is None]

    def get(self, id: UUID) -> Episode | None:
        return self.records.get(id)

    def current(self) -> Episode:
        """What new visits and prescriptions belong to."""
        return self.records.find(self.current_id())

    def current_id(self) -> UUID:
        """The newest that goes on.

        Where none does, the newest one: what somebody records is never refused for that.
        """
        lost_last = (Episode.deleted_at.is_not(None), Episode.ended_on.is_not(None))
        theirs = select(Episode.id).where(Episode.owner_id == self.owner.id)
        return db.session.scalars(theirs.order_by(*lost_last, *_NEWEST).limit(1)).one()

    def known_id(self, id: UUID | None) -> UUID | None:
        """`id` where it is one of theirs, over or not: a row can hang on no other."""
        return id if id and self.records.find(id) else None

    def chosen_id(self, id: UUID | None, before: UUID | None = None) -> UUID:
        """`id` where it is one of theirs, over or not; else `before`, or the current one's."""
        return self.known_id(id) or before or self.current_id()

    def names(self) -> dict[UUID, str]:
        return names_of(self.all())

    def choices(self, chosen: UUID | None = None) -> dict[UUID, str]:
        return choices_of(self.all(), chosen)

    def need_care(self) -> bool:
        """Whether one that goes on came after surgery or an injury."""
        return any(episode.onset in WITH_CARE for episode in self.open())

    def add(self, operation: Operation, **said) -> Effect:
        self.records.add(operation, **said)
        return Effect()

    def edit(self, operation: Operation, revision: int, after: UUID | None, **said) -> Effect:
        def change(episode: Episode) -> None:
            for name, value in said.items():
                setattr(episode, name, value)

        return self.records.edit(operation, revision, change, after)

    def end(self, operation: Operation) -> Effect:
        """It is over from the operation's day on."""
        episode = self.records.need(operation.record_id)
        episode.ended_on = episode.ended_on or operation.acted_on
        return Effect(episode.revision)

    def resume(self, operation: Operation) -> Effect:
        episode = self.records.need(operation.record_id)
        episode.ended_on = None
        return Effect(episode.revision)


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
