"""Browsers that messages in a row did not reach: their owner hears of it on Today."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import column_property

from app.accounts.models import Person
from app.push.bounds import UNREACHED_AFTER
from app.push.models import PushSubscription


def _of_the_first(column):
    mine = select(column).where(PushSubscription.owner_id == Person.id)
    unreached = mine.where(
        PushSubscription.misses >= UNREACHED_AFTER, PushSubscription.removed_at.is_(None)
    )
    return column_property(unreached.order_by(PushSubscription.id).limit(1).scalar_subquery())


# Known with the person, so that Today can tell of it without a question of its own.
Person.unreached_id = _of_the_first(PushSubscription.id)
Person.unreached_name = _of_the_first(PushSubscription.name)


class Unreached(NamedTuple):
    id: UUID
    name: str


def unreached_of(person: Person) -> Unreached | None:
    """The first of the person's, if there is one."""
    return Unreached(person.unreached_id, person.unreached_name) if person.unreached_id else None
