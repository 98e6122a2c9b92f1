"""One person's feed: its secret address, and what it says."""

from datetime import time

from sqlalchemy import select

from app.accounts.models import Person
from app.accounts.tokens import hashed, new_token
from app.calendars.models import CalendarFeed
from app.clock import now
from app.extensions import db
from app.operations.once import insert_once


class Feeds:
    def __init__(self, owner: Person):
        self.owner = owner

    def get(self) -> CalendarFeed | None:
        return db.session.get(CalendarFeed, self.owner.id)

    def has_address(self) -> bool:
        feed = self.get()
        return feed is not None and feed.token_hash is not None

    def new_address(self) -> str:
        """A token that opens the feed from now on; the one before it ends."""
        feed, token = self._row(), new_token()
        feed.token_hash, feed.made_at = hashed(token), now()
        return token

    def end_address(self) -> None:
        feed = self._row()
        feed.token_hash = feed.made_at = None

    def choose(self, words: str, says_place: bool, exercise_at: time | None) -> None:
        feed = self._row()
        feed.words, feed.says_place, feed.exercise_at = words, says_place, exercise_at
        feed.changed_at, feed.revision = now(), feed.revision + 1

    def _row(self) -> CalendarFeed:
        """The person's row, made where there was none, and locked."""
        insert_once(CalendarFeed, owner_id=self.owner.id, changed_at=now())
        return db.session.get(CalendarFeed, self.owner.id, with_for_update=True)


def feed_at(token: str) -> tuple[CalendarFeed, Person] | None:
    """The feed that `token` opens, and whose it is; an ended address is an unknown one."""
    feed = select(CalendarFeed, Person).join(Person, Person.id == CalendarFeed.owner_id)
    row = db.session.execute(feed.where(CalendarFeed.token_hash == hashed(token))).first()
    return (row[0], row[1]) if row else None
