"""The visits of many people: one question to the database for all of them."""

from collections.abc import Collection
from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from app.extensions import db
from app.visits.models import Visit
from app.visits.terms import TOOK_PLACE

_VISITS = Visit.__table__.c
_OF_THEM = (
    _VISITS.owner_id.in_(bindparam("owner_ids", expanding=True)),
    _VISITS.deleted_at.is_(None),
    _VISITS.held_on >= bindparam("first"),
)
_PLANNED = (
    select(_VISITS.owner_id, _VISITS.held_on, _VISITS.time_of_day)
    .where(*_OF_THEM, _VISITS.status == "scheduled")
    .order_by(_VISITS.held_on, _VISITS.time_of_day)
)
_TOOK_PLACE = (
    select(_VISITS.owner_id, _VISITS.held_on, _VISITS.id)
    .where(*_OF_THEM, _VISITS.status.in_(TOOK_PLACE), _VISITS.held_on <= bindparam("last"))
    .order_by(_VISITS.held_on, _VISITS.acted_at)
)


class Planned(NamedTuple):
    on: date
    at: time | None


def planned_by(owner_ids: Collection[UUID], first: date) -> dict[UUID, list[Planned]]:
    """By owner, what is planned from `first` on."""
    return _by_owner(_PLANNED, Planned, owner_ids, first=first)


def took_place_by(
    owner_ids: Collection[UUID], first: date, last: date
) -> dict[UUID, list[tuple[date, UUID]]]:
    """By owner, day and id of the visits that took place from `first` to `last`."""
    return _by_owner(_TOOK_PLACE, lambda on, id: (on, id), owner_ids, first=first, last=last)


def _by_owner(statement, make, owner_ids: Collection[UUID], **days: date) -> dict[UUID, list]:
    found: dict[UUID, list] = {id: [] for id in owner_ids}
    for owner_id, *columns in db.session.execute(statement, {"owner_ids": list(owner_ids), **days}):
        found[owner_id].append(make(*columns))
    return found
